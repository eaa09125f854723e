/* The order in which the parts of judgement run. Rules: docs/explanation/judgement.md. Pure: no
 * I/O, no clock, no locale.
 */
#include <hoshi/judge.h>

#include "base/assert.h"
#include "engine/engine.h"
#include "engine/method.h"

/* R9: the highest star for which it and every lower one is met. firm: without any claim.
 * provisional: stars that are none of the scheme count, and only they. */
static uint8_t star_reached(const struct hoshi_result *r, bool firm, bool provisional)
{
    uint8_t star = 0;
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_level *level = &r->catalog->level[i];
        if (level->provisional == provisional && hoshi_result_reaches(r, level->star, firm))
            star = level->star;
    }
    return star;
}

static void judge_criteria(struct hoshi_result *r)
{
    const struct hoshi_method *method = hoshi_method_of(r);
    const struct hoshi_answers *ans = r->answers;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        const struct hoshi_criterion *crit = r->catalog->criterion[i];
        enum hoshi_condition_state condition =
            crit->condition >= 0 ? ans->state[crit->condition] : HOSHI_CONDITION_YES;
        bool by_status = method->outcome == NULL || condition == HOSHI_CONDITION_NO;
        r->outcome[i] = by_status ? hoshi_outcome_of(crit, ans->by_criterion[i], condition,
                                                     ans->confirmed[i], r->policy, r->as_of)
                                  : method->outcome(r, i);
    }
}

enum hoshi_rc hoshi_judge_levels(const struct hoshi_catalog *cat, const struct hoshi_answers *ans,
                                 const struct hoshi_policy *pol, hoshi_day as_of,
                                 struct hoshi_arena *arena, struct hoshi_result *ret_result)
{
    HOSHI_ASSERT(as_of > 0 && ans->by_criterion != NULL);
    struct hoshi_result r = {.catalog = cat, .answers = ans, .policy = pol, .as_of = as_of};
    r.outcome = hoshi_arena_array(arena, cat->n_criterion, sizeof *r.outcome);
    r.level = hoshi_arena_array(arena, cat->n_level, sizeof *r.level);
    r.group = hoshi_arena_array(arena, cat->n_group, cat->n_level * sizeof *r.group);
    if (r.outcome == NULL || r.level == NULL || r.group == NULL)
        return HOSHI_E_NOMEM;
    judge_criteria(&r);
    hoshi_tally_all(&r, hoshi_method_of(&r)->counts_as);
    enum hoshi_rc rc = HOSHI_OK;
    if (hoshi_method_of(&r)->add_up != NULL)
        rc = hoshi_method_of(&r)->add_up(&r, arena);
    r.star = star_reached(&r, false, false);
    r.star_firm = star_reached(&r, true, false);
    r.star_provisional = star_reached(&r, false, true);
    if (rc == HOSHI_OK)
        *ret_result = r;
    return rc;
}

static enum hoshi_rc judge(const struct hoshi_catalog *cat, const struct hoshi_answers *ans,
                           const struct hoshi_policy *pol, hoshi_day as_of, bool lists,
                           struct hoshi_arena *arena, struct hoshi_result *ret_result)
{
    struct hoshi_result r;
    enum hoshi_rc rc = hoshi_judge_levels(cat, ans, pol, as_of, arena, &r);
    if (rc == HOSHI_OK)
        rc = hoshi_gaps_find(&r, lists, arena);
    if (rc == HOSHI_OK && lists)
        rc = hoshi_assumptions_find(&r, arena);
    if (rc == HOSHI_OK)
        rc = hoshi_findings_find(&r, arena);
    if (rc == HOSHI_OK)
        *ret_result = r;
    return rc;
}

enum hoshi_rc hoshi_judge(const struct hoshi_catalog *cat, const struct hoshi_answers *ans,
                          const struct hoshi_policy *pol, hoshi_day as_of,
                          struct hoshi_arena *arena, struct hoshi_result *ret_result)
{
    return judge(cat, ans, pol, as_of, true, arena, ret_result);
}

enum hoshi_rc hoshi_judge_counts(const struct hoshi_catalog *cat, const struct hoshi_answers *ans,
                                 const struct hoshi_policy *pol, hoshi_day as_of,
                                 struct hoshi_arena *arena, struct hoshi_result *ret_result)
{
    return judge(cat, ans, pol, as_of, false, arena, ret_result);
}
