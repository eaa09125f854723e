#include "base/visible.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"

static unsigned escape_digits(uint32_t c)
{
    return c > 0xfffff ? 6 : c > 0xffff ? 5 : 4;
}

/* "\xNN" or "\u{NNNN}"; the cells it takes. */
static unsigned put_escape(struct hoshi_buf *buf, uint32_t c)
{
    char e[10] = "\\x";
    unsigned n = 4;
    if (c < 0x100) {
        hoshi_hex_lower(e + 2, c, 2);
    } else {
        n = escape_digits(c);
        memcpy(e, "\\u{", 3);
        hoshi_hex_lower(e + 3, c, n);
        e[3 + n] = '}';
        n += 4;
    }
    hoshi_buf_put(buf, e, n);
    return n;
}

unsigned hoshi_visible_cells(uint32_t c)
{
    return c == HOSHI_NOT_UTF8        ? 4
           : c == '\t'                ? 1
           : hoshi_utf8_is_control(c) ? escape_digits(c) + 4
                                      : hoshi_utf8_cells(c);
}

unsigned hoshi_put_visible(struct hoshi_buf *buf, struct hoshi_str s, unsigned max_cells)
{
    unsigned cells = 0;
    while (s.n > 0) {
        uint32_t c;
        size_t k = hoshi_utf8_next(s, &c);
        bool invalid = k == 0;
        unsigned w = hoshi_visible_cells(invalid ? HOSHI_NOT_UTF8 : c);
        if (max_cells != 0 && cells + w > max_cells) {
            hoshi_buf_puts(buf, "…");
            return cells + 1;
        }
        if (invalid)
            cells += put_escape(buf, (unsigned char)s.p[0]);
        else if (c != '\t' && hoshi_utf8_is_control(c))
            cells += put_escape(buf, c);
        else {
            cells += w;
            hoshi_buf_put(buf, c == '\t' ? " " : s.p, k);
        }
        s.p += invalid ? 1 : k;
        s.n -= invalid ? 1 : k;
    }
    return cells;
}

void hoshi_put_padded(struct hoshi_buf *buf, const char *s, unsigned cells)
{
    unsigned w = hoshi_utf8_str_cells(hoshi_str_from(s));
    hoshi_buf_puts(buf, s);
    if (w < cells)
        hoshi_buf_fill(buf, ' ', cells - w);
}
