#include "codec/edit/splice.h"

#include <stdlib.h>
#include <string.h>

#include "codec/edit/place.h"

void hoshi_splices_init(struct hoshi_splices *s, const struct hoshi_tree *tree,
                        struct hoshi_arena *arena)
{
    struct hoshi_str t = tree->text;
    *s = (struct hoshi_splices){
        .text = t, .format = tree->format, .newline = "\n", .arena = arena, .rc = HOSHI_OK};
    hoshi_lines_init(&s->lines, t, arena);
    size_t end = hoshi_place_line_end(t, 0);
    if (end < t.n && t.p[end] == '\r')
        s->newline = end + 1 < t.n && t.p[end + 1] == '\n' ? "\r\n" : "\r";
}

static bool has_room(struct hoshi_splices *s)
{
    if (s->n < s->cap)
        return true;
    size_t cap = s->cap != 0 ? 2 * s->cap : 16;
    struct hoshi_splice *more = hoshi_arena_array(s->arena, cap, sizeof *more);
    if (more == NULL)
        return false;
    if (s->n != 0)
        memcpy(more, s->v, s->n * sizeof *more);
    s->v = more;
    s->cap = cap;
    return true;
}

void hoshi_splice(struct hoshi_splices *s, size_t from, size_t to, const struct hoshi_buf *text)
{
    const char *copy = hoshi_arena_strndup(s->arena, text->p != NULL ? text->p : "", text->n);
    if (copy == NULL || text->failed || !has_room(s)) {
        s->rc = HOSHI_E_NOMEM;
        return;
    }
    s->v[s->n] = (struct hoshi_splice){from, to, s->n, copy};
    s->n++;
}

void hoshi_splice_out(struct hoshi_splices *s, size_t from, size_t to)
{
    struct hoshi_buf none = {0};
    hoshi_splice(s, from, to, &none);
}

static int by_place(const void *pa, const void *pb)
{
    const struct hoshi_splice *a = pa, *b = pb;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

enum hoshi_rc hoshi_splices_write(struct hoshi_splices *s, struct hoshi_buf *out)
{
    size_t at = 0;
    if (s->rc != HOSHI_OK)
        return s->rc;
    if (s->n != 0)
        qsort(s->v, s->n, sizeof *s->v, by_place);
    for (size_t i = 0; i < s->n; i++) {
        const struct hoshi_splice *one = &s->v[i];
        if (one->from < at) /* overlapping: a layout that we do not understand */
            return HOSHI_E_UNSUPPORTED;
        hoshi_buf_put(out, s->text.p + at, one->from - at);
        hoshi_buf_puts(out, one->text);
        at = one->to;
    }
    hoshi_buf_put(out, s->text.p + at, s->text.n - at);
    return hoshi_buf_rc(out);
}
