#include "report/csv.h"

#include <string.h>

#include "base/str.h"

void hoshi_csv_start(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "\xef\xbb\xbf");
}

static void separate(struct hoshi_buf *out, bool *first)
{
    if (!*first)
        hoshi_buf_puts(out, ",");
    *first = false;
}

static bool needs_quotes(struct hoshi_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (strchr(",;\"\r\n", s.p[i]) != NULL && s.p[i] != '\0')
            return true;
    }
    return hoshi_str_trim(s).n != s.n; /* a reader takes spaces off what is not quoted */
}

void hoshi_csv_cell(struct hoshi_buf *out, struct hoshi_str s)
{
    if (s.n == 0)
        return;
    const char *quote = needs_quotes(s) ? "\"" : "";
    hoshi_buf_puts(out, quote);
    hoshi_buf_puts(out, hoshi_str_is_formula(s) ? "'" : "");
    for (size_t i = 0; i < s.n; i++) {
        hoshi_buf_puts(out, s.p[i] == '"' ? "\"" : "");
        hoshi_buf_put(out, s.p + i, 1);
    }
    hoshi_buf_puts(out, quote);
}

void hoshi_csv_field(struct hoshi_buf *out, bool *first, const char *s)
{
    separate(out, first);
    hoshi_csv_cell(out, hoshi_str_from(s));
}

void hoshi_csv_number(struct hoshi_buf *out, bool *first, long long v)
{
    separate(out, first);
    hoshi_buf_int(out, v);
}

void hoshi_csv_end(struct hoshi_buf *out, bool *first)
{
    hoshi_buf_puts(out, "\r\n");
    *first = true;
}
