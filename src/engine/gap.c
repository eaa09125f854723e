/* Gaps and open criteria in working order, and the policy rules that touched a verdict. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "engine/engine.h"

static bool is_todo(struct hoshi_outcome o)
{
    return o.kind == HOSHI_OUTCOME_GAP || o.kind == HOSHI_OUTCOME_OPEN;
}

/* For each criterion, how many other gaps refer to it. One pass over all references: a catalogue
 * may hold as many as a file has room for. */
struct referrers {
    uint32_t n;
    uint32_t last; /* index + 1 of the one counted last, so that naming it twice counts once */
};

static struct referrers *count_referrers(const struct hoshi_result *r, struct hoshi_arena *arena)
{
    const struct hoshi_catalog *cat = r->catalog;
    struct referrers *v = hoshi_arena_array(arena, cat->n_criterion, sizeof *v);
    for (uint32_t i = 0; v != NULL && i < cat->n_criterion; i++) {
        const struct hoshi_criterion *from = cat->criterion[i];
        for (size_t k = 0; is_todo(r->outcome[i]) && k < from->refers_to.n; k++) {
            const struct hoshi_criterion *to = hoshi_catalog_find(cat, from->refers_to.v[k].s);
            if (to == NULL || to == from || v[to->index].last == i + 1)
                continue;
            v[to->index].n++;
            v[to->index].last = i + 1;
        }
    }
    return v;
}

/* Gaps before open ones; lower star first; then what other gaps refer to; then effort S, M, L (not
 * said comes last); then id. The id makes the order total. */
static int in_working_order(const void *pa, const void *pb)
{
    const struct hoshi_gap *a = pa, *b = pb;
    bool open_a = a->outcome.kind == HOSHI_OUTCOME_OPEN,
         open_b = b->outcome.kind == HOSHI_OUTCOME_OPEN;
    if (open_a != open_b)
        return open_a ? 1 : -1;
    if (a->criterion->star != b->criterion->star)
        return a->criterion->star < b->criterion->star ? -1 : 1;
    bool ref_a = a->n_referrer != 0, ref_b = b->n_referrer != 0;
    if (ref_a != ref_b)
        return ref_a ? -1 : 1;
    unsigned effort_a = a->criterion->effort != HOSHI_EFFORT_NONE ? a->criterion->effort : 9u;
    unsigned effort_b = b->criterion->effort != HOSHI_EFFORT_NONE ? b->criterion->effort : 9u;
    if (effort_a != effort_b)
        return effort_a < effort_b ? -1 : 1;
    int c = hoshi_id_cmp(a->criterion->id.s, b->criterion->id.s);
    return c != 0 ? c : strcmp(a->criterion->id.s, b->criterion->id.s); /* 1-01 and 1-1 */
}

enum hoshi_rc hoshi_gaps_find(struct hoshi_result *r, bool sorted, struct hoshi_arena *arena)
{
    size_t n = 0;
    const struct referrers *referrers = NULL;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        r->n_todo += is_todo(r->outcome[i]);
        r->n_gap += r->outcome[i].kind == HOSHI_OUTCOME_GAP;
    }
    r->gap = hoshi_arena_array(arena, r->n_todo, sizeof *r->gap);
    if (sorted)
        referrers = count_referrers(r, arena);
    if (r->gap == NULL || (sorted && referrers == NULL))
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        if (is_todo(r->outcome[i]))
            r->gap[n++] = (struct hoshi_gap){r->catalog->criterion[i], r->outcome[i],
                                             hoshi_answer_of(r, r->catalog->criterion[i]),
                                             sorted ? referrers[i].n : 0};
    }
    if (sorted)
        qsort(r->gap, r->n_todo, sizeof *r->gap, in_working_order);
    return HOSHI_OK;
}

/* The rule behind an outcome, or COUNT_ when none was at work. */
static enum hoshi_rule rule_behind(struct hoshi_outcome o)
{
    if (o.kind == HOSHI_OUTCOME_NA_CLAIMED)
        return HOSHI_RULE_NOT_APPLICABLE;
    if (o.kind != HOSHI_OUTCOME_GAP)
        return HOSHI_RULE_COUNT_;
    if (o.reason == HOSHI_REASON_NA_FORBIDDEN || o.reason == HOSHI_REASON_NA_WITHOUT_REASON)
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
            n += (int)rule_behind(r->outcome[i]) == rule;
        if (n == 0)
            continue;
        struct hoshi_assumption *a = &r->assumption[r->n_assumption++];
        a->rule = (enum hoshi_rule)rule;
        a->criterion = hoshi_arena_array(arena, n, sizeof(void *));
        if (a->criterion == NULL)
            return HOSHI_E_NOMEM;
        for (size_t i = 0; i < r->catalog->n_criterion; i++) {
            if ((int)rule_behind(r->outcome[i]) == rule)
                a->criterion[a->n_criterion++] = r->catalog->criterion[i];
        }
    }
    return HOSHI_OK;
}
