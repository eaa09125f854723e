#include "model/same.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool hoshi_evidence_same(const struct hoshi_evidence *a, const struct hoshi_evidence *b)
{
    return same_text(a->file.s, b->file.s) && same_text(a->url.s, b->url.s) &&
           same_text(a->sha256, b->sha256) && same_text(a->title, b->title) &&
           a->size_bytes == b->size_bytes && a->date == b->date && a->expires == b->expires;
}

static bool same_level(const struct hoshi_named_level *a, const struct hoshi_named_level *b)
{
    return a->is_said == b->is_said && a->value == b->value;
}

bool hoshi_answer_same(const struct hoshi_answer *a, const struct hoshi_answer *b)
{
    static const struct hoshi_answer none;
    a = a != NULL ? a : &none;
    b = b != NULL ? b : &none;
    bool same = a->status == b->status && same_level(&a->level, &b->level) &&
                same_level(&a->target, &b->target) && a->applied == b->applied &&
                a->performed == b->performed && a->due == b->due && same_text(a->note, b->note) &&
                same_text(a->reason, b->reason) && same_text(a->owner, b->owner) &&
                same_text(a->via.s, b->via.s) && same_text(a->state.s, b->state.s) &&
                a->carried_over == b->carried_over && a->n_evidence == b->n_evidence;
    for (size_t i = 0; same && i < a->n_evidence; i++)
        same = hoshi_evidence_same(&a->evidence[i], &b->evidence[i]);
    return same;
}

/* The next decision about a criterion at or behind an index. */
static const struct hoshi_confirmation *decision(const struct hoshi_answers *ans,
                                                 const char *criterion, size_t *at)
{
    while (*at < ans->n_confirmation) {
        const struct hoshi_confirmation *c = &ans->confirmation[(*at)++];
        if (same_text(c->criterion.s, criterion))
            return c;
    }
    return NULL;
}

bool hoshi_decisions_same(const struct hoshi_answers *a, const struct hoshi_answers *b,
                          const char *criterion)
{
    const struct hoshi_confirmation *x, *y;
    size_t i = 0, j = 0;
    do {
        x = decision(a, criterion, &i);
        y = decision(b, criterion, &j);
        if (x == NULL || y == NULL)
            return x == y;
    } while (x->result == y->result && x->on == y->on && same_text(x->by, y->by) &&
             same_text(x->qualification, y->qualification) && same_text(x->comment, y->comment) &&
             same_text(x->of, y->of));
    return false;
}
