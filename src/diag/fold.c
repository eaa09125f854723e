#include "diag/fold.h"

#include <string.h>

struct hoshi_fold {
    uint32_t line, n; /* from this line on, that many lines are no rows */
};

static bool more_room(struct hoshi_diags *diags, struct hoshi_source *s)
{
    uint32_t cap = s->cap_fold != 0 ? s->cap_fold * 2 : 16;
    struct hoshi_fold *v = hoshi_arena_array(diags->arena, cap, sizeof *v);
    if (v == NULL)
        return false;
    if (s->n_fold != 0)
        memcpy(v, s->fold, s->n_fold * sizeof *v);
    s->fold = v;
    s->cap_fold = cap;
    return true;
}

void hoshi_diags_fold(struct hoshi_diags *diags, uint16_t source, uint32_t line, uint32_t n)
{
    struct hoshi_source *s = source < diags->n_source ? &diags->source[source] : NULL;
    if (s == NULL || n == 0 || (s->n_fold == s->cap_fold && !more_room(diags, s)))
        return;
    uint32_t before = s->n_fold != 0 ? s->fold[s->n_fold - 1].n : 0;
    s->fold[s->n_fold++] = (struct hoshi_fold){line, before + n};
}

uint32_t hoshi_diags_row(const struct hoshi_diags *diags, uint16_t source, uint32_t line)
{
    if (source >= diags->n_source || line == 0)
        return 0;
    const struct hoshi_source *s = &diags->source[source];
    uint32_t from = 0, to = s->n_fold; /* the last fold that is not behind the line is before to */
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (s->fold[middle].line <= line)
            from = middle + 1;
        else
            to = middle;
    }
    return from != 0 ? line - s->fold[from - 1].n : 0;
}
