/* Text put on the page: cut to what fits, or wrapped. */
#include "tui/page.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "report/text/wrap.h"

struct hoshi_str hoshi_page_fit(struct hoshi_str s, unsigned cells)
{
    struct hoshi_str rest = s;
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k) {
        unsigned w = hoshi_utf8_cells(c);
        if (w > cells)
            break;
        cells -= w;
    }
    return (struct hoshi_str){s.p, s.n - rest.n};
}

void hoshi_page_put(const struct hoshi_page *p, unsigned row, unsigned col, enum hoshi_look look,
                    unsigned flags, const char *text)
{
    struct hoshi_buf shown;
    hoshi_buf_init(&shown, 0);
    hoshi_put_visible(&shown, hoshi_str_from(text), 0);
    if (row < p->to->rows && col < p->to->cols && shown.n != 0)
        p->to->put(p->to->self, row, col, look, flags,
                   hoshi_page_fit((struct hoshi_str){shown.p, shown.n}, p->to->cols - col));
    hoshi_buf_release(&shown);
}

void hoshi_page_wrap(struct hoshi_buf *lines, enum hoshi_look look, const char *text,
                     unsigned width)
{
    struct hoshi_buf wrapped;
    hoshi_buf_init(&wrapped, 0);
    hoshi_wrap(&wrapped, text != NULL ? text : "", width > 1 ? width - 1 : 1, 0, 0);
    for (const char *at = wrapped.p; at != NULL && *at != '\0';) {
        size_t n = strcspn(at, "\n");
        hoshi_buf_put(lines, (char[2]){(char)look, ' '}, 2);
        hoshi_buf_put(lines, at, n);
        hoshi_buf_puts(lines, "\n");
        at += n + (at[n] == '\n');
    }
    hoshi_buf_release(&wrapped);
}

unsigned hoshi_page_lines(const struct hoshi_page *p, const struct hoshi_buf *lines,
                          unsigned scroll, unsigned row, unsigned col, unsigned rows)
{
    unsigned n = 0;
    for (const char *at = lines->p; at != NULL && *at != '\0'; n++) {
        size_t k = strcspn(at, "\n");
        if (n >= scroll && n - scroll < rows && k > 1) {
            struct hoshi_buf one;
            hoshi_buf_init(&one, 0);
            hoshi_buf_put(&one, at + 1, k - 1);
            hoshi_page_put(p, row + n - scroll, col, (enum hoshi_look)at[0], 0, one.p);
            hoshi_buf_release(&one);
        }
        at += k + (at[k] == '\n');
    }
    return n;
}

unsigned hoshi_page_count(const struct hoshi_buf *lines)
{
    unsigned n = 0;
    for (size_t i = 0; i < lines->n; i++)
        n += lines->p[i] == '\n';
    return n;
}
