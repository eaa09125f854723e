/* Gaps and open criteria in working order, and the policy rules that touched a verdict. */
#include "engine/engine.h"

static void count(struct hoshi_result *r)
{
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        r->n_todo += hoshi_outcome_is_todo(r->outcome[i]);
        r->n_gap += r->outcome[i].kind == HOSHI_OUTCOME_GAP;
    }
}

enum hoshi_rc hoshi_gaps_find(struct hoshi_result *r, bool sorted, struct hoshi_arena *arena)
{
    const struct hoshi_catalog *cat = r->catalog;
    count(r);
    r->gap = hoshi_arena_array(arena, r->n_todo, sizeof *r->gap);
    const struct hoshi_criterion **order = hoshi_arena_array(arena, r->n_todo, sizeof *order);
    if (r->gap == NULL || order == NULL)
        return HOSHI_E_NOMEM;
    size_t n = 0;
    for (size_t i = 0; !sorted && i < cat->n_criterion; i++) {
        if (hoshi_outcome_is_todo(r->outcome[i]))
            order[n++] = cat->criterion[i];
    }
    if (sorted && hoshi_work_order(r, arena, order) != HOSHI_OK)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < r->n_todo; i++)
        r->gap[i] =
            (struct hoshi_gap){order[i], r->outcome[order[i]->index], hoshi_answer_of(r, order[i])};
    return HOSHI_OK;
}

/* The rule behind an outcome, or COUNT_ when none was at work. */
static enum hoshi_rule rule_behind(const struct hoshi_result *r, size_t criterion)
{
    struct hoshi_outcome o = r->outcome[criterion];
    if (hoshi_is_overlooked(r, criterion))
        return HOSHI_RULE_FRESHNESS;
    if (o.kind == HOSHI_OUTCOME_NA_CLAIMED)
        return HOSHI_RULE_NOT_APPLICABLE;
    if (o.kind != HOSHI_OUTCOME_GAP)
        return HOSHI_RULE_COUNT_;
    if (o.reason == HOSHI_REASON_NA_FORBIDDEN || o.reason == HOSHI_REASON_NA_WITHOUT_REASON ||
        o.reason == HOSHI_REASON_NA_NOT_POSSIBLE)
        return HOSHI_RULE_NOT_APPLICABLE;
    if (o.reason == HOSHI_REASON_STALE)
        return HOSHI_RULE_FRESHNESS;
    return o.reason == HOSHI_REASON_NO_EVIDENCE ? HOSHI_RULE_EVIDENCE : HOSHI_RULE_COUNT_;
}

enum hoshi_rc hoshi_assumptions_find(struct hoshi_result *r, struct hoshi_arena *arena)
{
    r->assumption = hoshi_arena_array(arena, HOSHI_RULE_COUNT_, sizeof *r->assumption);
    if (r->assumption == NULL)
        return HOSHI_E_NOMEM;
    for (int rule = 0; rule < HOSHI_RULE_COUNT_; rule++) {
        size_t n = 0;
        for (size_t i = 0; i < r->catalog->n_criterion; i++)
            n += (int)rule_behind(r, i) == rule;
        if (n == 0)
            continue;
        struct hoshi_assumption *a = &r->assumption[r->n_assumption++];
        a->rule = (enum hoshi_rule)rule;
        a->criterion = hoshi_arena_array(arena, n, sizeof(void *));
        if (a->criterion == NULL)
            return HOSHI_E_NOMEM;
        for (size_t i = 0; i < r->catalog->n_criterion; i++) {
            if ((int)rule_behind(r, i) == rule)
                a->criterion[a->n_criterion++] = r->catalog->criterion[i];
        }
    }
    return HOSHI_OK;
}
