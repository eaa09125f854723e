/* Days and calendar periods. */
#include "unit.h"

#include <hoshi/date.h>

static hoshi_day day(const char *s)
{
    hoshi_day d = 0;
    assert_row(hoshi_date_parse(str_of(s), &d) == HOSHI_OK, s);
    return d;
}

static void known_days(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        hoshi_day day;
    } row[] = {{"0001-01-01", 1},      {"0001-12-31", 365},    {"0004-02-29", 1155},
               {"1582-10-15", 577736}, {"1970-01-01", 719163}, {"2000-02-29", 730179},
               {"2024-02-29", 738945}, {"2026-11-23", 739943}, {"9999-12-31", 3652059}};
    for (size_t i = 0; i < LENGTH(row); i++) {
        char text[HOSHI_DATE_BYTES];
        assert_row(day(row[i].text) == row[i].day, row[i].text);
        assert_string_equal(hoshi_date_format(row[i].day, text), row[i].text);
    }
    char text[HOSHI_DATE_BYTES];
    assert_string_equal(hoshi_date_format(0, text), "");
    assert_string_equal(hoshi_date_format(-5, text), "");
}

static void not_dates(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum hoshi_rc rc;
    } row[] = {
        {"", HOSHI_E_SYNTAX},
        {"2026-1-01", HOSHI_E_SYNTAX},
        {"2026/01/01", HOSHI_E_SYNTAX},
        {"2026-01-01 ", HOSHI_E_SYNTAX},
        {" 2026-01-01", HOSHI_E_SYNTAX},
        {"-026-01-01", HOSHI_E_SYNTAX},
        {"2026-0a-01", HOSHI_E_SYNTAX},
        {"20260101", HOSHI_E_SYNTAX},
        {"２０２６", HOSHI_E_SYNTAX},
        {"2026-01-+1", HOSHI_E_SYNTAX},
        {"0000-01-01", HOSHI_E_INVALID},
        {"2026-00-01", HOSHI_E_INVALID},
        {"2026-13-01", HOSHI_E_INVALID},
        {"2026-01-00", HOSHI_E_INVALID},
        {"2026-01-32", HOSHI_E_INVALID},
        {"2026-04-31", HOSHI_E_INVALID},
        {"2025-02-29", HOSHI_E_INVALID},
        {"1900-02-29", HOSHI_E_INVALID},
        {"2100-02-29", HOSHI_E_INVALID},
        {"2024-02-30", HOSHI_E_INVALID},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        hoshi_day d = 42;
        assert_row(hoshi_date_parse(str_of(row[i].text), &d) == row[i].rc, row[i].text);
        assert_row(d == 42, row[i].text); /* set on success only */
    }
}

static void as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *text, *day; /* day NULL: refused */
    } row[] = {
        {"2026-04-10", "2026-04-10"},
        {"2026-4-10", "2026-04-10"},
        {"2026/4/10", "2026-04-10"},
        {"2026.4.10", "2026-04-10"},
        {"2026年4月10日", "2026-04-10"},
        {"２０２６／４／１０", "2026-04-10"},
        {"令和8年4月10日", "2026-04-10"},
        {"令和元年5月1日", "2019-05-01"},
        {"R8.4.10", "2026-04-10"},
        {"r8/4/10", "2026-04-10"},
        {"R.8.4.10", "2026-04-10"},
        {"平成31年4月30日", "2019-04-30"},
        {"H1.1.8", "1989-01-08"},
        {"昭和64年1月7日", "1989-01-07"},
        {"Ｓ６３．１２．３１", "1988-12-31"},
        {" 2026-04-10　", "2026-04-10"},
        {"令和9年3月末", "2027-03-31"},
        {"2028年2月末日", "2028-02-29"},
        {"2026/４／末", "2026-04-30"},
        {"2026年13月末", NULL},
        {"2026年末", NULL}, /* of the year or of the fiscal year */
        {"令和9年3月末ごろ", NULL},
        {"26/4/10", NULL},
        {"令和元年4月30日", NULL}, /* was still Heisei */
        {"平成31年5月1日", NULL},
        {"R0.1.1", NULL},
        {"2026-02-30", NULL},
        {"令和8年", NULL},
        {"2026-4-10x", NULL},
        {"46122", NULL}, /* only a cell counts days */
        {"2026-04-10 10:00", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        hoshi_day day = 0;
        char text[HOSHI_DATE_BYTES];
        enum hoshi_rc rc = hoshi_date_read(str_of(row[i].text), &day);
        assert_row((rc == HOSHI_OK) == (row[i].day != NULL), row[i].text);
        if (row[i].day != NULL)
            assert_string_equal(hoshi_date_format(day, text), row[i].day);
    }
}

static void as_cells_have_them(void **state)
{
    (void)state;
    static const struct {
        const char *text, *day;
    } row[] = {
        {"46122", "2026-04-10"},
        {"2026/4/10 0:00", "2026-04-10"},
        {"2026-04-10T00:00:00", "2026-04-10"},
        {"令和8年4月10日 9:30", "2026-04-10"},
        {"2026/4/10", "2026-04-10"},
        {"4612", NULL},
        {"461220", NULL},
        {"2026/4/10 noon", NULL},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        hoshi_day day = 0;
        char text[HOSHI_DATE_BYTES];
        enum hoshi_rc rc = hoshi_date_read_cell(str_of(row[i].text), &day);
        assert_row((rc == HOSHI_OK) == (row[i].day != NULL), row[i].text);
        if (row[i].day != NULL)
            assert_string_equal(hoshi_date_format(day, text), row[i].day);
    }
}

static void every_day_goes_round(void **state)
{
    (void)state;
    int y = 1, m = 1, d = 1;
    for (hoshi_day n = 1; n <= 3652059; n++) { /* the calendar counted by hand */
        char text[HOSHI_DATE_BYTES], want[40];
        assert_int_equal(hoshi_date_from_ymd(y, m, d), n);
        if (n % 97 == 0 || d == 1 || d > 27) {
            snprintf(want, sizeof want, "%04d-%02d-%02d", y, m, d);
            assert_string_equal(hoshi_date_format(n, text), want);
        }
        bool leap = y % 400 == 0 || (y % 4 == 0 && y % 100 != 0);
        int last = m == 2 ? (leap ? 29 : 28) : m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31;
        if (++d > last) {
            d = 1;
            if (++m > 12) {
                m = 1;
                y++;
            }
        }
    }
    assert_int_equal(hoshi_date_from_ymd(10000, 1, 1), 0);
}

static void periods_end_on_the_last_day(void **state)
{
    (void)state;
    static const struct {
        const char *from, *period, *to;
    } row[] = {
        {"2026-02-28", "P1Y", "2027-02-28"},   {"2024-02-29", "P1Y", "2025-02-28"},
        {"2023-02-28", "P1Y", "2024-02-28"},   {"2024-02-29", "P4Y", "2028-02-29"},
        {"2096-02-29", "P4Y", "2100-02-28"},   {"2026-01-31", "P1M", "2026-02-28"},
        {"2024-01-31", "P1M", "2024-02-29"},   {"2026-01-30", "P1M", "2026-02-28"},
        {"2026-01-28", "P1M", "2026-02-28"},   {"2026-03-31", "P1M", "2026-04-30"},
        {"2026-12-31", "P1M", "2027-01-31"},   {"2026-12-01", "P1M", "2027-01-01"},
        {"2026-08-31", "P6M", "2027-02-28"},   {"2026-11-30", "P3M", "2027-02-28"},
        {"0001-01-01", "P1M", "0001-02-01"},   {"2026-05-15", "P12M", "2027-05-15"},
        {"2026-05-15", "P18M", "2027-11-15"},  {"9999-12-31", "P1M", "9999-12-31"},
        {"9999-11-30", "P1M", "9999-12-30"},   {"9999-12-01", "P1M", "9999-12-31"},
        {"9000-01-01", "P999Y", "9999-01-01"}, {"9500-01-01", "P999Y", "9999-12-31"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        hoshi_months months = 0;
        char text[HOSHI_DATE_BYTES];
        assert_row(hoshi_period_parse(str_of(row[i].period), &months) == HOSHI_OK, row[i].period);
        hoshi_date_format(hoshi_date_add(day(row[i].from), months), text);
        assert_row(strcmp(text, row[i].to) == 0, row[i].from);
    }
}

static void period_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int months; /* -1: not a period */
    } row[] = {{"P1M", 1},     {"P1Y", 12},  {"P6M", 6},     {"P10Y", 120}, {"P999Y", 11988},
               {"P999M", 999}, {"P01Y", 12}, {"", -1},       {"P", -1},     {"1Y", -1},
               {"PY", -1},     {"P0Y", -1},  {"P0M", -1},    {"P1D", -1},   {"P1W", -1},
               {"P1Y1M", -1},  {"P-1Y", -1}, {"P1000Y", -1}, {"p1y", -1},   {"P1Y ", -1},
               {"P１Y", -1},   {"PT1M", -1}};
    for (size_t i = 0; i < LENGTH(row); i++) {
        hoshi_months months = 77;
        enum hoshi_rc rc = hoshi_period_parse(str_of(row[i].text), &months);
        assert_row(rc == (row[i].months < 0 ? HOSHI_E_SYNTAX : HOSHI_OK), row[i].text);
        assert_row(months == (row[i].months < 0 ? 77 : row[i].months), row[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(known_days),           cmocka_unit_test(not_dates),
        cmocka_unit_test(as_people_write_them), cmocka_unit_test(as_cells_have_them),
        cmocka_unit_test(every_day_goes_round), cmocka_unit_test(periods_end_on_the_last_day),
        cmocka_unit_test(period_texts),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
