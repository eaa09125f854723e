/* The parts of judgement, in the order they run: outcomes, verdicts, gaps, findings. */
#ifndef HOSHI_ENGINE_ENGINE_H
#define HOSHI_ENGINE_ENGINE_H

#include <hoshi/arena.h>
#include <hoshi/result.h>

/* Outcome of one criterion: the only place that decides. */
struct hoshi_outcome hoshi_outcome_of(const struct hoshi_criterion *crit,
                                      const struct hoshi_answer *ans,
                                      enum hoshi_condition_state condition,
                                      enum hoshi_confirmation_result confirmed,
                                      const struct hoshi_policy *pol, hoshi_day as_of);
/* Verdict of the counts over all criteria up to a star. */
enum hoshi_verdict hoshi_verdict_of(const struct hoshi_tally *tally);

void hoshi_tally_add(struct hoshi_tally *tally, struct hoshi_outcome outcome);
void hoshi_tally_all(struct hoshi_result *r);

/* Something is left to do, or to answer. */
static inline bool hoshi_outcome_is_todo(struct hoshi_outcome o)
{
    return o.kind == HOSHI_OUTCOME_GAP || o.kind == HOSHI_OUTCOME_OPEN;
}
/**
 * Put what is left to do into working order.
 *
 * @param r         outcomes are set
 * @param arena     scratch
 * @param ret_order as many criteria as are gap or open
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  the criteria are the catalogue's
 * @source docs/explanation/judgement.md, "Working order"
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_work_order(const struct hoshi_result *r,
                                              struct hoshi_arena *arena,
                                              const struct hoshi_criterion **ret_order);
/* In working order, or, not sorted, in catalogue order. */
HOSHI_MUST_USE enum hoshi_rc hoshi_gaps_find(struct hoshi_result *r, bool sorted,
                                             struct hoshi_arena *arena);
HOSHI_MUST_USE enum hoshi_rc hoshi_assumptions_find(struct hoshi_result *r,
                                                    struct hoshi_arena *arena);

/* What a detector of findings works with. */
struct hoshi_finder {
    const struct hoshi_result *r;
    const struct hoshi_criterion **met; /* in catalogue order: most detectors look at these only */
    size_t n_met;
    struct hoshi_arena *arena;
    struct hoshi_finding *v;
    size_t n, cap;
    bool nomem;
};
/* Room for one more finding of a code; NULL without memory. */
struct hoshi_finding *hoshi_finding_add(struct hoshi_finder *f, enum hoshi_finding_code code,
                                        const struct hoshi_criterion *crit);
HOSHI_MUST_USE enum hoshi_rc hoshi_findings_find(struct hoshi_result *r, struct hoshi_arena *arena);

/* One detector per row of hoshi/finding.def. */
#define FINDING(id, code, detect, en, ja) void hoshi_find_##detect(struct hoshi_finder *f);
#include <hoshi/finding.def>
#undef FINDING

static inline const struct hoshi_answer *hoshi_answer_of(const struct hoshi_result *r,
                                                         const struct hoshi_criterion *crit)
{
    return r->answers->by_criterion[crit->index];
}

#endif
