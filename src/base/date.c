/* YYYY-MM-DD and day numbers; calendar arithmetic. No clock: the as-of day comes from outside. */
#include <hoshi/date.h>
#include <string.h>

#include "base/digits.h"

static bool is_leap(int y)
{
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

/* Days of a year before its month m; m = 13 gives all. */
static int days_before_month(int y, int m)
{
    static const int days[14] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    return days[m] + (m > 2 && is_leap(y));
}

static int days_in_month(int y, int m)
{
    return days_before_month(y, m + 1) - days_before_month(y, m);
}

static int days_before_year(int y)
{
    int p = y - 1;
    return p * 365 + p / 4 - p / 100 + p / 400;
}

hoshi_day hoshi_date_from_ymd(int year, int month, int day_of_month)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day_of_month < 1 ||
        day_of_month > days_in_month(year, month))
        return 0;
    return (hoshi_day)(days_before_year(year) + days_before_month(year, month) + day_of_month);
}

static void to_ymd(hoshi_day day, int *y, int *m, int *d)
{
    int year = (int)((int64_t)day * 400 / 146097) + 1; /* never too small by more than one */
    while (days_before_year(year) >= day)
        year--;
    while (days_before_year(year + 1) < day)
        year++;
    int rest = day - days_before_year(year);
    int month = (rest - 1) / 32 + 1; /* the month or the one before */
    month += rest > days_before_month(year, month + 1);
    *y = year;
    *m = month;
    *d = rest - days_before_month(year, month);
}

static int digits(const char *p, int n)
{
    int v = 0;
    for (int i = 0; i < n; i++) {
        if (p[i] < '0' || p[i] > '9')
            return -1;
        v = v * 10 + (p[i] - '0');
    }
    return v;
}

enum hoshi_rc hoshi_date_parse(struct hoshi_str s, hoshi_day *ret_day)
{
    if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
        return HOSHI_E_SYNTAX;
    int y = digits(s.p, 4), m = digits(s.p + 5, 2), d = digits(s.p + 8, 2);
    if (y < 0 || m < 0 || d < 0)
        return HOSHI_E_SYNTAX;
    hoshi_day day = hoshi_date_from_ymd(y, m, d);
    if (day == 0)
        return HOSHI_E_INVALID;
    *ret_day = day;
    return HOSHI_OK;
}

const char *hoshi_date_format(hoshi_day day, char ret_text[HOSHI_DATE_BYTES])
{
    if (day <= 0) {
        ret_text[0] = '\0';
        return ret_text;
    }
    int part[3];
    to_ymd(day, &part[0], &part[1], &part[2]);
    static const unsigned width[3] = {4, 2, 2};
    size_t n = 0;
    for (int i = 0; i < 3; i++) {
        if (i > 0)
            ret_text[n++] = '-';
        hoshi_decimal_padded(ret_text + n, (uint32_t)part[i], width[i]);
        n += width[i];
    }
    ret_text[n] = '\0';
    return ret_text;
}

hoshi_day hoshi_date_add(hoshi_day day, hoshi_months months)
{
    int y, m, d;
    to_ymd(day, &y, &m, &d);
    int total = (m - 1) + months;
    y += total / 12;
    m = total % 12 + 1;
    if (y > 9999)
        return hoshi_date_from_ymd(9999, 12, 31);
    if (d > days_in_month(y, m))
        d = days_in_month(y, m);
    return hoshi_date_from_ymd(y, m, d);
}

enum hoshi_rc hoshi_period_parse(struct hoshi_str s, hoshi_months *ret_months)
{
    if (s.n < 3 || s.n > 5 || s.p[0] != 'P')
        return HOSHI_E_SYNTAX;
    int v = digits(s.p + 1, (int)s.n - 2);
    char unit = s.p[s.n - 1];
    if (v < 1 || (unit != 'Y' && unit != 'M'))
        return HOSHI_E_SYNTAX;
    *ret_months = (hoshi_months)(unit == 'Y' ? v * 12 : v);
    return HOSHI_OK;
}

const char *hoshi_period_format(hoshi_months months, char ret_text[HOSHI_PERIOD_BYTES])
{
    if (months == 0)
        return NULL;
    bool years = months % 12 == 0;
    char digits[HOSHI_DECIMAL_BYTES];
    size_t n = strlen(hoshi_decimal(digits, years ? months / 12 : months));
    ret_text[0] = 'P';
    memcpy(ret_text + 1, digits, n);
    ret_text[n + 1] = years ? 'Y' : 'M';
    ret_text[n + 2] = '\0';
    return ret_text;
}
