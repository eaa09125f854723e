#include "model/same.h"

#include "base/str.h"

bool hoshi_evidence_same(const struct hoshi_evidence *a, const struct hoshi_evidence *b)
{
    return hoshi_text_same(a->file.s, b->file.s) && hoshi_text_same(a->url.s, b->url.s) &&
           hoshi_text_same(a->sha256, b->sha256) && hoshi_text_same(a->title, b->title) &&
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
                a->performed == b->performed && a->due == b->due &&
                hoshi_text_same(a->note, b->note) && hoshi_text_same(a->reason, b->reason) &&
                hoshi_text_same(a->owner, b->owner) && hoshi_text_same(a->via.s, b->via.s) &&
                hoshi_text_same(a->state.s, b->state.s) && a->carried_over == b->carried_over &&
                a->n_evidence == b->n_evidence;
    for (size_t i = 0; same && i < a->n_evidence; i++)
        same = hoshi_evidence_same(&a->evidence[i], &b->evidence[i]);
    return same;
}

static bool text_covers(const char *more, const char *less)
{
    return less == NULL || hoshi_text_same(more, less);
}

static bool level_covers(const struct hoshi_named_level *more, const struct hoshi_named_level *less)
{
    return !less->is_said || same_level(more, less);
}

/* A hash or a day may have come to the same file or page. */
static bool evidence_covers(const struct hoshi_evidence *more, const struct hoshi_evidence *less)
{
    return hoshi_text_same(more->file.s, less->file.s) &&
           hoshi_text_same(more->url.s, less->url.s) && text_covers(more->sha256, less->sha256) &&
           text_covers(more->title, less->title) &&
           (less->size_bytes == 0 || more->size_bytes == less->size_bytes) &&
           (less->date == 0 || more->date == less->date) &&
           (less->expires == 0 || more->expires == less->expires);
}

static bool has_evidence(const struct hoshi_answer *a, const struct hoshi_evidence *e)
{
    size_t i = 0;
    while (i < a->n_evidence && !evidence_covers(&a->evidence[i], e))
        i++;
    return i < a->n_evidence;
}

bool hoshi_answer_covers(const struct hoshi_answer *more, const struct hoshi_answer *less)
{
    bool covers =
        (less->status == HOSHI_STATUS_UNANSWERED || more->status == less->status) &&
        level_covers(&more->level, &less->level) && level_covers(&more->target, &less->target) &&
        (less->applied == HOSHI_APPLIED_NOT_SAID || more->applied == less->applied) &&
        (less->performed == 0 || more->performed == less->performed) &&
        (less->due == 0 || more->due == less->due) && text_covers(more->note, less->note) &&
        text_covers(more->reason, less->reason) && text_covers(more->owner, less->owner) &&
        text_covers(more->via.s, less->via.s) && text_covers(more->state.s, less->state.s) &&
        more->carried_over == less->carried_over && more->n_evidence >= less->n_evidence;
    for (size_t i = 0; covers && i < less->n_evidence; i++)
        covers = has_evidence(more, &less->evidence[i]);
    return covers;
}

/* The next decision about a criterion at or behind an index. */
static const struct hoshi_confirmation *decision(const struct hoshi_answers *ans,
                                                 const char *criterion, size_t *at)
{
    while (*at < ans->n_confirmation) {
        const struct hoshi_confirmation *c = &ans->confirmation[(*at)++];
        if (hoshi_text_same(c->criterion.s, criterion))
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
    } while (x->result == y->result && x->on == y->on && hoshi_text_same(x->by, y->by) &&
             hoshi_text_same(x->qualification, y->qualification) &&
             hoshi_text_same(x->comment, y->comment) && hoshi_text_same(x->of, y->of));
    return false;
}
