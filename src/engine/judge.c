/* The truth table of judgement, and the order in which the parts run. Rules: docs/explanation/
 * judgement.md; each branch below names its rule there (R1 …). Pure: no I/O, no clock, no locale.
 */
#include <hoshi/judge.h>

#include "base/assert.h"
#include "base/utf8.h"
#include "engine/engine.h"
#include "engine/method.h"

static struct hoshi_outcome gap(enum hoshi_reason reason)
{
    return (struct hoshi_outcome){HOSHI_OUTCOME_GAP, reason};
}

static int rule_value(const struct hoshi_policy *pol, enum hoshi_rule rule)
{
    return pol->rule[rule] != NULL ? pol->rule[rule]->value : 0; /* zero is the strictest */
}

/* R3: a recurring duty counts through the last day of its period. */
static bool is_stale(const struct hoshi_criterion *crit, const struct hoshi_answer *ans,
                     const struct hoshi_policy *pol, hoshi_day as_of)
{
    int rule = rule_value(pol, HOSHI_RULE_FRESHNESS);
    if (crit->frequency == 0 || rule == HOSHI_FRESHNESS_IGNORE)
        return false;
    if (ans->performed == 0) /* last year's "done" says nothing about this year's */
        return rule == HOSHI_FRESHNESS_STRICT || ans->carried_over;
    return hoshi_date_add(ans->performed, crit->frequency) < as_of;
}

/* An entry that names neither a file nor a page shows nothing. */
static bool has_evidence(const struct hoshi_answer *ans)
{
    for (size_t i = 0; i < ans->n_evidence; i++) {
        const struct hoshi_evidence *e = &ans->evidence[i];
        if ((e->file.s != NULL && *e->file.s != '\0') || (e->url.s != NULL && *e->url.s != '\0'))
            return true;
    }
    return false;
}

static struct hoshi_outcome outcome_of_met(const struct hoshi_criterion *crit,
                                           const struct hoshi_answer *ans,
                                           enum hoshi_confirmation_result confirmed,
                                           const struct hoshi_policy *pol, hoshi_day as_of)
{
    if (confirmed == HOSHI_CONFIRMATION_REJECTED) /* R2 */
        return gap(HOSHI_REASON_REJECTED);
    if (is_stale(crit, ans, pol, as_of)) /* R3 */
        return gap(HOSHI_REASON_STALE);
    if (rule_value(pol, HOSHI_RULE_EVIDENCE) == HOSHI_EVIDENCE_REQUIRED &&
        !has_evidence(ans)) /* R4 */
        return gap(HOSHI_REASON_NO_EVIDENCE);
    return (struct hoshi_outcome){HOSHI_OUTCOME_MET, HOSHI_REASON_NONE};
}

static struct hoshi_outcome outcome_of_na(const struct hoshi_criterion *crit,
                                          const struct hoshi_answer *ans,
                                          enum hoshi_confirmation_result confirmed,
                                          const struct hoshi_policy *pol)
{
    if (rule_value(pol, HOSHI_RULE_NOT_APPLICABLE) == HOSHI_NA_FORBID) /* R5 */
        return gap(HOSHI_REASON_NA_FORBIDDEN);
    if (!hoshi_utf8_says_something(ans->reason)) /* a blank or a dash is no reason */
        return gap(HOSHI_REASON_NA_WITHOUT_REASON);
    if (confirmed == HOSHI_CONFIRMATION_REJECTED) /* R2: the expert's no counts for claims too */
        return gap(HOSHI_REASON_REJECTED);
    if (rule_value(pol, HOSHI_RULE_NOT_APPLICABLE) == HOSHI_NA_WHERE_ABSENT && !crit->may_be_absent)
        return gap(HOSHI_REASON_NA_NOT_POSSIBLE);
    return (struct hoshi_outcome){HOSHI_OUTCOME_NA_CLAIMED, HOSHI_REASON_NONE};
}

struct hoshi_outcome hoshi_outcome_of(const struct hoshi_criterion *crit,
                                      const struct hoshi_answer *ans,
                                      enum hoshi_condition_state condition,
                                      enum hoshi_confirmation_result confirmed,
                                      const struct hoshi_policy *pol, hoshi_day as_of)
{
    if (crit->condition >= 0 && condition == HOSHI_CONDITION_NO) /* R1 */
        return confirmed == HOSHI_CONFIRMATION_REJECTED
                   ? gap(HOSHI_REASON_REJECTED) /* R2: no answer of the company's undoes that */
                   : (struct hoshi_outcome){HOSHI_OUTCOME_OUT_OF_PLAY, HOSHI_REASON_NONE};
    struct hoshi_outcome plain =
        hoshi_status_outcome(ans != NULL ? ans->status : HOSHI_STATUS_UNANSWERED);
    if (plain.kind == HOSHI_OUTCOME_MET)
        return outcome_of_met(crit, ans, confirmed, pol, as_of);
    if (plain.kind == HOSHI_OUTCOME_NA_CLAIMED)
        return outcome_of_na(crit, ans, confirmed, pol);
    return plain; /* R6, R7 */
}

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

static enum hoshi_rc judge(const struct hoshi_catalog *cat, const struct hoshi_answers *ans,
                           const struct hoshi_policy *pol, hoshi_day as_of, bool lists,
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
