#include "report/csv.h"

#include <string.h>

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

/* What starts a formula in spreadsheets, the full-width forms that some of them fold included. */
static bool is_formula(const char *s)
{
    static const char *const start[] = {"=", "+", "-", "@", "\t", "\r", "\n",
                                        "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < sizeof start / sizeof start[0]; i++) {
        if (strncmp(s, start[i], strlen(start[i])) == 0)
            return true;
    }
    return false;
}

void hoshi_csv_field(struct hoshi_buf *out, bool *first, const char *s)
{
    separate(out, first);
    if (s == NULL || *s == '\0')
        return;
    bool quote = strpbrk(s, ",\"\r\n") != NULL || s[0] == ' ' || s[strlen(s) - 1] == ' ';
    hoshi_buf_puts(out, quote ? "\"" : "");
    hoshi_buf_puts(out, is_formula(s) ? "'" : "");
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
