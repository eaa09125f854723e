#include "report/text/wrap.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"

/* Characters that must not begin, and that must not end, a line (行頭禁則, 行末禁則). */
static const char no_start[] =
    "、。，．・：；？！）」』】〕〉》］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々％…‥,.!?:;)]}%";
static const char no_end[] = "（「『【〔〈《［｛([{";

static bool contains(const char *set, struct hoshi_str one)
{
    char text[5] = {0};
    memcpy(text, one.p, one.n < 4 ? one.n : 4);
    return strstr(set, text) != NULL;
}

/* Code point by code point view of a text. */
struct walk {
    struct hoshi_str rest, cur, prev;
    uint32_t c, c_prev;
};

static bool next(struct walk *w)
{
    w->prev = w->cur;
    w->c_prev = w->c;
    size_t k = hoshi_utf8_next(w->rest, &w->c);
    if (k == 0)
        return false;
    w->cur = (struct hoshi_str){w->rest.p, k};
    w->rest.p += k;
    w->rest.n -= k;
    return true;
}

static bool may_break_before(const struct walk *w)
{
    if (w->prev.p == NULL)
        return false;
    if (w->c_prev == ' ')
        return w->c != ' ';
    if (w->c == ' ')
        return false;
    bool wide = hoshi_utf8_cells(w->c) == 2 || hoshi_utf8_cells(w->c_prev) == 2;
    return wide && !contains(no_start, w->cur) && !contains(no_end, w->prev);
}

static void put_line(struct hoshi_buf *out, const char *from, const char *to)
{
    while (to > from && to[-1] == ' ')
        to--;
    hoshi_put_visible(out, (struct hoshi_str){from, (size_t)(to - from)}, 0);
    hoshi_buf_puts(out, "\n");
}

static const char *skip_blank(const char *p, const char *end)
{
    while (p < end && *p == ' ')
        p++;
    return p;
}

static void wrap_paragraph(struct hoshi_buf *out, struct hoshi_str text, unsigned width,
                           unsigned at, unsigned indent)
{
    const char *line = text.p, *end = text.p + text.n, *breakable = NULL;
    unsigned cells = at, cells_at_break = 0;
    struct walk w = {.rest = text};
    while (next(&w)) {
        if (may_break_before(&w)) {
            breakable = w.cur.p;
            cells_at_break = cells;
        }
        unsigned k = hoshi_utf8_cells(w.c);
        if (cells + k > width && w.c != ' ' && w.cur.p > line) {
            const char *cut = breakable != NULL ? breakable : w.cur.p;
            put_line(out, line, cut);
            hoshi_buf_fill(out, ' ', indent);
            line = skip_blank(cut, end);
            cells = indent + (breakable != NULL ? cells - cells_at_break : 0);
            breakable = NULL;
        }
        cells += k;
    }
    put_line(out, line, end);
}

void hoshi_wrap(struct hoshi_buf *out, const char *text, unsigned width, unsigned at,
                unsigned indent)
{
    if (text == NULL) /* a text that found no memory; its buffer has failed */
        text = "";
    for (bool first = true;; first = false) {
        size_t n = strcspn(text, "\n");
        if (!first)
            hoshi_buf_fill(out, ' ', indent);
        wrap_paragraph(out, (struct hoshi_str){text, n}, width, first ? at : indent, indent);
        if (text[n] == '\0' || text[n + 1] == '\0')
            return;
        text += n + 1;
    }
}
