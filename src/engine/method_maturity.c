/* Every item has a level on the catalogue's scale, and may have a target. The levels have a mean,
 * by group and of all; there is no verdict. */
#include "engine/method.h"

/* An item without a target is answered, and asks for nothing. */
struct hoshi_outcome hoshi_maturity_outcome(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_answer *a = r->answers->by_criterion[criterion];
    if (a == NULL || !a->level.is_said)
        return (struct hoshi_outcome){HOSHI_OUTCOME_OPEN, HOSHI_REASON_UNANSWERED};
    if (hoshi_answers_rejected(r->answers, criterion))
        return (struct hoshi_outcome){HOSHI_OUTCOME_OPEN, HOSHI_REASON_REJECTED};
    if (a->target.is_said && a->level.value < a->target.value)
        return (struct hoshi_outcome){HOSHI_OUTCOME_GAP, HOSHI_REASON_BELOW_TARGET};
    return (struct hoshi_outcome){HOSHI_OUTCOME_STATED, HOSHI_REASON_NONE};
}

static void add(struct hoshi_mean *mean, const struct hoshi_named_level *level)
{
    if (!level->is_said)
        return;
    mean->sum += level->value;
    mean->count++;
}

/* A level that an expert rejects is none: no mean may rest on it. */
static void count(struct hoshi_maturity *m, const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_answer *a = r->answers->by_criterion[criterion];
    if (r->outcome[criterion].kind == HOSHI_OUTCOME_OUT_OF_PLAY)
        return;
    m->total++;
    m->below += r->outcome[criterion].reason == HOSHI_REASON_BELOW_TARGET;
    if (a != NULL && !hoshi_answers_rejected(r->answers, criterion))
        add(&m->level, &a->level);
    if (a != NULL)
        add(&m->target, &a->target);
    m->open = m->total - m->level.count;
}

enum hoshi_rc hoshi_maturity_add_up(struct hoshi_result *r, struct hoshi_arena *arena)
{
    const struct hoshi_catalog *cat = r->catalog;
    r->maturity = hoshi_arena_array(arena, cat->n_group + 1, sizeof *r->maturity);
    if (r->maturity == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        count(&r->maturity[cat->criterion[i]->requirement->group->index], r, i);
        count(&r->maturity[cat->n_group], r, i);
    }
    return HOSHI_OK;
}
