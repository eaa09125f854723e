/* Dates as people and spreadsheets write them: any width, any of the usual separators, Japanese
 * eras. What cannot be meant in one way only is refused: a year of two digits without an era. */
#include <hoshi/date.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define DAY_BYTES 64 /* no date is longer, in full width either */

/* The eras that a document in use can carry. first and last are year * 10000 + month * 100 + day.
 */
static const struct {
    const char *name;
    char letter;
    int base; /* year 1 is base + 1 */
    int first, last;
} era_row[] = {
    {"令和", 'r', 2018, 20190501, 99991231},
    {"平成", 'h', 1988, 19890108, 20190430},
    {"昭和", 's', 1925, 19261225, 19890107},
};

struct reading {
    const char *at;
    int era; /* index, or -1 */
};

static bool take(struct reading *r, const char *word)
{
    size_t n = strlen(word);
    if (strncmp(r->at, word, n) != 0)
        return false;
    r->at += n;
    return true;
}

/* A number of at most `most` digits, or -1. */
static int take_number(struct reading *r, int most)
{
    int v = 0, n = 0;
    for (; *r->at >= '0' && *r->at <= '9' && n < most; r->at++, n++)
        v = v * 10 + (*r->at - '0');
    return n != 0 ? v : -1;
}

static bool take_separator(struct reading *r, const char *word)
{
    if (*r->at != '\0' && strchr("-/.", *r->at) != NULL) {
        r->at++;
        return true;
    }
    return take(r, word);
}

static void take_era(struct reading *r)
{
    r->era = -1;
    for (int i = 0; i < (int)(sizeof era_row / sizeof era_row[0]); i++) {
        char letter = *r->at;
        if (take(r, era_row[i].name)) {
            r->era = i;
        } else if (letter == era_row[i].letter || letter == era_row[i].letter - 'a' + 'A') {
            r->at++;
            take(r, "."); /* R.8.4.10 */
            r->era = i;
        }
        if (r->era >= 0)
            return;
    }
}

static int take_year(struct reading *r)
{
    if (r->era < 0) {
        int year = take_number(r, 4);
        return year >= 1000 ? year : -1;
    }
    int year = take(r, "元") ? 1 : take_number(r, 2);
    return year > 0 ? era_row[r->era].base + year : -1;
}

/* "10", "10日", and 末 and 末日 for the last day of the month; or -1. */
static int take_day(struct reading *r, int year, int month)
{
    if (take(r, "末")) {
        take(r, "日");
        for (int last = 31; last >= 28; last--) {
            if (hoshi_date_from_ymd(year, month, last) != 0)
                return last;
        }
    }
    int day_of_month = take_number(r, 2);
    take(r, "日");
    return day_of_month;
}

static bool is_in_era(const struct reading *r, int year, int month, int day_of_month)
{
    int at = year * 10000 + month * 100 + day_of_month;
    return r->era < 0 || (at >= era_row[r->era].first && at <= era_row[r->era].last);
}

enum hoshi_rc hoshi_date_read(struct hoshi_str s, hoshi_day *ret_day)
{
    char text[DAY_BYTES];
    s = hoshi_str_trim(s);
    if (hoshi_date_parse(s, ret_day) == HOSHI_OK) /* most dates of most sheets */
        return HOSHI_OK;
    if (s.n >= sizeof text || memchr(s.p, '\0', s.n) != NULL)
        return HOSHI_E_SYNTAX;
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    hoshi_utf8_narrow(text);
    struct reading r = {.at = text};
    take_era(&r);
    int year = take_year(&r);
    if (year < 0 || !take_separator(&r, "年"))
        return HOSHI_E_SYNTAX;
    int month = take_number(&r, 2);
    if (month < 0 || !take_separator(&r, "月"))
        return HOSHI_E_SYNTAX;
    int day_of_month = take_day(&r, year, month);
    if (day_of_month < 0)
        return HOSHI_E_SYNTAX;
    if (*r.at != '\0')
        return HOSHI_E_SYNTAX;
    hoshi_day day = hoshi_date_from_ymd(year, month, day_of_month);
    if (day == 0 || !is_in_era(&r, year, month, day_of_month))
        return HOSHI_E_INVALID;
    *ret_day = day;
    return HOSHI_OK;
}

/* A spreadsheet counts days from 1899-12-30; five digits are the years 1927 to 2173. */
static bool is_serial(struct hoshi_str s, hoshi_day *ret_day)
{
    long long n;
    if (s.n != 5 || !hoshi_str_to_int(s, 10000, 99999, &n))
        return false;
    *ret_day = hoshi_date_from_ymd(1899, 12, 30) + (hoshi_day)n;
    return true;
}

enum hoshi_rc hoshi_date_read_cell(struct hoshi_str s, hoshi_day *ret_day)
{
    s = hoshi_str_trim(s);
    if (is_serial(s, ret_day))
        return HOSHI_OK;
    /* "2026/4/10 0:00", "2026-04-10T00:00:00": the time of day says nothing here */
    for (size_t i = 1; i < s.n; i++) {
        if ((s.p[i] == ' ' || s.p[i] == 'T') && memchr(s.p + i, ':', s.n - i) != NULL) {
            s.n = i;
            break;
        }
    }
    return hoshi_date_read(s, ret_day);
}
