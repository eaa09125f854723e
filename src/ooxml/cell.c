#include "ooxml/cell.h"

#include <hoshi/date.h>
#include <string.h>

#include "base/digits.h"

static bool letter(char c, uint32_t *ret_value)
{
    uint32_t v = c >= 'A' && c <= 'Z'   ? (uint32_t)(c - 'A') + 1
                 : c >= 'a' && c <= 'z' ? (uint32_t)(c - 'a') + 1
                                        : 0;
    *ret_value = v;
    return v != 0;
}

uint32_t hoshi_column_number(struct hoshi_str letters)
{
    uint32_t column = 0, v;
    for (size_t i = 0; i < letters.n; i++) {
        if (i == 3 || !letter(letters.p[i], &v))
            return 0;
        column = column * 26 + v;
    }
    return column <= HOSHI_BOOK_COLUMNS ? column : 0;
}

size_t hoshi_cell_parse(const char *name, uint32_t *ret_row, uint32_t *ret_column)
{
    const char *p = name + (*name == '$'), *letters = p;
    uint32_t v, row = 0;
    while (letter(*p, &v))
        p++;
    uint32_t column = hoshi_column_number((struct hoshi_str){letters, (size_t)(p - letters)});
    p += *p == '$';
    if (*p < '1' || *p > '9')
        return 0;
    for (; *p >= '0' && *p <= '9' && row <= HOSHI_BOOK_ROWS; p++)
        row = row * 10 + (uint32_t)(*p - '0');
    if (column == 0 || row > HOSHI_BOOK_ROWS)
        return 0;
    *ret_row = row;
    *ret_column = column;
    return (size_t)(p - name);
}

size_t hoshi_cell_range_parse(const char *name, struct hoshi_cell_range *ret_range)
{
    struct hoshi_cell_range r;
    size_t n = hoshi_cell_parse(name, &r.row, &r.column);
    if (n == 0)
        return 0;
    r.last_row = r.row;
    r.last_column = r.column;
    if (name[n] == ':') {
        size_t k = hoshi_cell_parse(name + n + 1, &r.last_row, &r.last_column);
        if (k == 0 || r.last_row < r.row || r.last_column < r.column)
            return 0;
        n += 1 + k;
    }
    *ret_range = r;
    return n;
}

/* "0.39583": minutes of a day, to the nearest. */
static unsigned minutes_of(const char *fraction)
{
    uint64_t parts = 0, of = 1;
    for (; *fraction >= '0' && *fraction <= '9' && of < 1000000000; fraction++) {
        parts = parts * 10 + (unsigned)(*fraction - '0');
        of *= 10;
    }
    return (unsigned)((parts * 1440 + of / 2) / of);
}

bool hoshi_cell_put_date(const char *number, bool is_1904, struct hoshi_buf *out)
{
    char text[HOSHI_DATE_BYTES], digit[2];
    uint32_t days = 0;
    const char *p = number;
    for (; *p >= '0' && *p <= '9' && days < 10000000; p++)
        days = days * 10 + (uint32_t)(*p - '0');
    unsigned minutes = *p == '.' ? minutes_of(p + 1) : 0;
    if (*p == '.')
        p += 1 + strspn(p + 1, "0123456789");
    if (p == number || *p != '\0' || (days == 0 && !is_1904)) /* a time of day alone */
        return false;
    /* The first calendar has a 29th of February 1900, which was none: number 60. */
    hoshi_day first = is_1904     ? hoshi_date_from_ymd(1904, 1, 1)
                      : days < 60 ? hoshi_date_from_ymd(1899, 12, 31)
                                  : hoshi_date_from_ymd(1899, 12, 30);
    hoshi_day day = first + (hoshi_day)days + (minutes == 1440);
    if ((days == 60 && !is_1904) || day > hoshi_date_from_ymd(9999, 12, 31))
        return false;
    hoshi_buf_puts(out, hoshi_date_format(day, text));
    minutes %= 1440;
    if (minutes == 0)
        return true;
    hoshi_buf_puts(out, " ");
    hoshi_decimal_padded(digit, minutes / 60, 2);
    hoshi_buf_put(out, digit, 2);
    hoshi_buf_puts(out, ":");
    hoshi_decimal_padded(digit, minutes % 60, 2);
    hoshi_buf_put(out, digit, 2);
    return true;
}

/* "_x000D_": its code point; 0 = it is none, or no character of a text. */
static uint32_t escaped(struct hoshi_str s)
{
    uint32_t c = 0;
    if (s.n < 7 || s.p[0] != '_' || s.p[1] != 'x' || s.p[6] != '_')
        return 0;
    for (size_t i = 2; i < 6; i++) {
        int v = hoshi_hex_value(s.p[i]);
        if (v < 0)
            return 0;
        c = c << 4 | (uint32_t)v;
    }
    return c >= 0xd800 && c <= 0xdfff ? 0 : c;
}

static void put_utf8(uint32_t c, struct hoshi_buf *out)
{
    char s[3];
    size_t n = 0;
    if (c < 0x80) {
        s[n++] = (char)c;
    } else if (c < 0x800) {
        s[n++] = (char)(0xc0 | c >> 6);
        s[n++] = (char)(0x80 | (c & 0x3f));
    } else {
        s[n++] = (char)(0xe0 | c >> 12);
        s[n++] = (char)(0x80 | (c >> 6 & 0x3f));
        s[n++] = (char)(0x80 | (c & 0x3f));
    }
    hoshi_buf_put(out, s, n);
}

void hoshi_cell_put_text(struct hoshi_str s, struct hoshi_buf *out)
{
    size_t from = 0;
    bool is_plain = s.n == 0 || (memchr(s.p, '_', s.n) == NULL && memchr(s.p, '\r', s.n) == NULL);
    for (size_t i = is_plain ? s.n : 0; i < s.n; i++) {
        uint32_t c = s.p[i] == '_' ? escaped((struct hoshi_str){s.p + i, s.n - i}) : 0;
        size_t n = c != 0 ? 7 : 1;
        if (c == 0 && s.p[i] != '\r')
            continue;
        hoshi_buf_put(out, s.p + from, i - from);
        if (c != 0 && c != '\r')
            put_utf8(c, out);
        else if (i + n == s.n || s.p[i + n] != '\n')
            hoshi_buf_puts(out, "\n");
        i += n - 1;
        from = i + 1;
    }
    hoshi_buf_put(out, s.p + from, s.n - from);
}
