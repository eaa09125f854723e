/* The truth table of judgement. Rules: docs/explanation/judgement.md; each branch below names its
 * rule there (R1 …). Pure: no I/O, no clock, no locale.
 */
#include <string.h>

#include "base/utf8.h"
#include "engine/engine.h"
#include "model/nothing.h"

static struct hoshi_outcome gap(enum hoshi_reason reason)
{
    return (struct hoshi_outcome){HOSHI_OUTCOME_GAP, reason};
}

static int rule_value(const struct hoshi_policy *pol, enum hoshi_rule rule)
{
    return pol->rule[rule] != NULL ? pol->rule[rule]->value : 0; /* zero is the strictest */
}

/* The last day that counts by R3; 0: no day decides. */
static hoshi_day last_fresh_day(const struct hoshi_criterion *crit, const struct hoshi_answer *ans,
                                int rule)
{
    if (crit->frequency == 0 || rule == HOSHI_FRESHNESS_IGNORE || ans->performed == 0)
        return 0;
    return hoshi_date_add(ans->performed, crit->frequency);
}

/* R3: a recurring duty counts through the last day of its period. */
static bool is_stale(const struct hoshi_criterion *crit, const struct hoshi_answer *ans, int rule,
                     hoshi_day as_of)
{
    hoshi_day last = last_fresh_day(crit, ans, rule);
    if (crit->frequency == 0 || rule == HOSHI_FRESHNESS_IGNORE)
        return false;
    if (last == 0) /* last year's "done" says nothing about this year's */
        return rule == HOSHI_FRESHNESS_STRICT || ans->carried_over;
    return last < as_of;
}

hoshi_day hoshi_last_fresh_day(const struct hoshi_criterion *crit, const struct hoshi_answer *ans,
                               const struct hoshi_policy *pol)
{
    if (ans == NULL || hoshi_status_outcome(ans->status).kind != HOSHI_OUTCOME_MET)
        return 0;
    return last_fresh_day(crit, ans, rule_value(pol, HOSHI_RULE_FRESHNESS));
}

/* Whether a name is one: "なし" in a cell says that there is nothing, "https://" names no page. */
static bool is_named(const char *name)
{
    const char *scheme = name != NULL ? strstr(name, "://") : NULL;
    return name != NULL && hoshi_names_something(scheme != NULL ? scheme + 3 : name);
}

/* An entry that names neither a file nor a page shows nothing. */
static bool has_evidence(const struct hoshi_answer *ans)
{
    for (size_t i = 0; i < ans->n_evidence; i++) {
        const struct hoshi_evidence *e = &ans->evidence[i];
        if (is_named(e->file.s) || is_named(e->url.s))
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
    if (is_stale(crit, ans, rule_value(pol, HOSHI_RULE_FRESHNESS), as_of)) /* R3 */
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

bool hoshi_is_overlooked(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_criterion *crit = r->catalog->criterion[criterion];
    const struct hoshi_answer *ans = hoshi_answer_of(r, crit);
    return ans != NULL && ans->status == HOSHI_STATUS_MET &&
           r->outcome[criterion].kind == HOSHI_OUTCOME_MET &&
           rule_value(r->policy, HOSHI_RULE_FRESHNESS) == HOSHI_FRESHNESS_IGNORE &&
           is_stale(crit, ans, HOSHI_FRESHNESS_ENFORCE, r->as_of);
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
