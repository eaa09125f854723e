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

void hoshi_csv_field(struct hoshi_buf *out, bool *first, const char *s)
{
    separate(out, first);
    if (s == NULL || *s == '\0')
        return;
    struct hoshi_str all = hoshi_str_from(s); /* a reader takes spaces off what is not quoted */
    bool quote = strpbrk(s, ",\"\r\n") != NULL || hoshi_str_trim(all).n != all.n;
    hoshi_buf_puts(out, quote ? "\"" : "");
    hoshi_buf_puts(out, hoshi_str_is_formula(s) ? "'" : "");
    for (; *s != '\0'; s++) {
        hoshi_buf_puts(out, *s == '"' ? "\"" : "");
        hoshi_buf_put(out, s, 1);
    }
    hoshi_buf_puts(out, quote ? "\"" : "");
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
