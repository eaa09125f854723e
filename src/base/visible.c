#include "base/visible.h"

#include "base/str.h"
#include "base/utf8.h"

static const char hex[] = "0123456789abcdef";

static unsigned put_escape(struct hoshi_buf *buf, uint32_t c)
{
    if (c < 0x100) {
        char e[4] = {'\\', 'x', hex[c >> 4], hex[c & 15]};
        hoshi_buf_put(buf, e, sizeof e);
        return sizeof e;
    }
    char e[8] = {'\\',        'u', '{', hex[(c >> 12) & 15], hex[(c >> 8) & 15], hex[(c >> 4) & 15],
                 hex[c & 15], '}'};
    hoshi_buf_put(buf, e, sizeof e);
    return sizeof e;
}

unsigned hoshi_visible_cells(uint32_t c)
{
    return c == HOSHI_NOT_UTF8        ? 4
           : c == '\t'                ? 1
           : hoshi_utf8_is_control(c) ? 8
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
