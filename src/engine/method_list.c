/* A list comes to no verdict. Where it is a statement of applicability, each item is applied, or
 * excluded with a reason; else there is nothing to be answered. */
#include "base/utf8.h"
#include "engine/method.h"

/* What an expert rejects is not said. */
static enum hoshi_applied applied(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_answer *a = r->answers->by_criterion[criterion];
    return a != NULL && !hoshi_answers_rejected(r->answers, criterion) ? a->applied
                                                                       : HOSHI_APPLIED_NOT_SAID;
}

struct hoshi_outcome hoshi_list_outcome(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_answer *a = r->answers->by_criterion[criterion];
    enum hoshi_applied said = applied(r, criterion);
    if (r->catalog->applicability && said == HOSHI_APPLIED_NOT_SAID)
        return (struct hoshi_outcome){HOSHI_OUTCOME_OPEN,
                                      a != NULL && a->applied != HOSHI_APPLIED_NOT_SAID
                                          ? HOSHI_REASON_REJECTED
                                          : HOSHI_REASON_UNANSWERED};
    if (said == HOSHI_APPLIED_NO && !hoshi_utf8_says_something(a->reason))
        return (struct hoshi_outcome){HOSHI_OUTCOME_GAP, HOSHI_REASON_EXCLUDED_WITHOUT_REASON};
    return (struct hoshi_outcome){HOSHI_OUTCOME_STATED, HOSHI_REASON_NONE};
}

static void count(struct hoshi_list_counts *n, const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_answer *a = r->answers->by_criterion[criterion];
    if (r->outcome[criterion].kind == HOSHI_OUTCOME_OUT_OF_PLAY)
        return;
    n->total++;
    n->applied += applied(r, criterion) == HOSHI_APPLIED_YES;
    n->excluded += applied(r, criterion) == HOSHI_APPLIED_NO;
    n->without_reason += r->outcome[criterion].reason == HOSHI_REASON_EXCLUDED_WITHOUT_REASON;
    n->open += r->outcome[criterion].kind == HOSHI_OUTCOME_OPEN;
    n->noted += a != NULL && hoshi_utf8_says_something(a->note);
}

enum hoshi_rc hoshi_list_add_up(struct hoshi_result *r, struct hoshi_arena *arena)
{
    const struct hoshi_catalog *cat = r->catalog;
    r->list = hoshi_arena_array(arena, cat->n_group + 1, sizeof *r->list);
    if (r->list == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        count(&r->list[cat->criterion[i]->requirement->group->index], r, i);
        count(&r->list[cat->n_group], r, i);
    }
    return HOSHI_OK;
}
