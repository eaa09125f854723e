/* A sheet begins with the full score, and what is not met takes its weight away. A level asks for
 * all to be met; with a score that is high enough, what may stay open for a time gives a
 * conditional status, which is no level. */
#include "engine/method.h"

/* The state in which a criterion is partly met, unless an expert has rejected that. */
static const struct hoshi_state_of *state_of(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_answer *a = r->answers->by_criterion[criterion];
    if (a == NULL || a->status != HOSHI_STATUS_PARTIAL ||
        hoshi_answers_rejected(r->answers, criterion))
        return NULL;
    return hoshi_criterion_state(r->catalog->criterion[criterion], a->state.s);
}

int32_t hoshi_deduction_points(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_criterion *crit = r->catalog->criterion[criterion];
    enum hoshi_outcome_kind kind = r->outcome[criterion].kind;
    const struct hoshi_state_of *state = kind == HOSHI_OUTCOME_GAP ? state_of(r, criterion) : NULL;
    if (kind != HOSHI_OUTCOME_GAP && kind != HOSHI_OUTCOME_OPEN)
        return 0;
    return state != NULL ? -state->weight : -crit->weight;
}

static void count_gap(struct hoshi_result *r, const struct hoshi_criterion *crit)
{
    struct hoshi_score *s = &r->score;
    const struct hoshi_state_of *state = state_of(r, crit->index);
    s->high += hoshi_deduction_points(r, crit->index);
    s->none = s->none || crit->blocker;
    if (state != NULL ? !state->may_stay_open : !crit->may_stay_open)
        s->prevents[s->n_prevents++] = crit;
}

static void count(struct hoshi_result *r, const struct hoshi_criterion *crit)
{
    struct hoshi_score *s = &r->score;
    enum hoshi_outcome_kind kind = r->outcome[crit->index].kind;
    s->n += kind != HOSHI_OUTCOME_OUT_OF_PLAY;
    s->n_claim += kind == HOSHI_OUTCOME_NA_CLAIMED;
    s->n_open += kind == HOSHI_OUTCOME_OPEN;
    s->begun = s->begun || (crit->star == r->catalog->level[r->catalog->n_level - 1].star &&
                            r->answers->by_criterion[crit->index] != NULL);
    s->sum += hoshi_deduction_points(r, crit->index);
    if (kind == HOSHI_OUTCOME_GAP)
        count_gap(r, crit);
}

static int32_t at_least(int32_t v, int32_t min)
{
    return v < min ? min : v;
}

enum hoshi_rc hoshi_deduction_add_up(struct hoshi_result *r, struct hoshi_arena *arena)
{
    const struct hoshi_deduction *d = r->catalog->deduction;
    struct hoshi_score *s = &r->score;
    s->prevents = hoshi_arena_array(arena, r->catalog->n_criterion, sizeof *s->prevents);
    if (s->prevents == NULL)
        return HOSHI_E_NOMEM;
    s->min = d->min;
    s->max = s->sum = s->high = d->max;
    for (size_t i = 0; i < r->catalog->n_criterion; i++)
        count(r, r->catalog->criterion[i]);
    s->sum = at_least(s->sum, d->min);
    s->high = at_least(s->high, d->min);
    s->conditional = s->n_open == 0 && !s->none && s->n_prevents == 0 && s->sum >= d->conditional &&
                     r->level[r->catalog->n_level - 1].verdict == HOSHI_VERDICT_GAPS;
    return HOSHI_OK;
}
