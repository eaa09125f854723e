/* The parts of judgement, in the order they run: outcomes, verdicts, gaps, findings. */
#ifndef HOSHI_ENGINE_ENGINE_H
#define HOSHI_ENGINE_ENGINE_H

#include <hoshi/arena.h>
#include <hoshi/forecast.h>
#include <hoshi/result.h>

/**
 * Outcome of one criterion: the only place that decides.
 *
 * @param crit      the criterion
 * @param ans       what was answered; NULL: nothing
 * @param condition state of the condition it hangs on
 * @param confirmed what an expert decided
 * @param pol       the policy
 * @param as_of     day of judgement
 * @return the outcome with its reason
 */
struct hoshi_outcome hoshi_outcome_of(const struct hoshi_criterion *crit,
                                      const struct hoshi_answer *ans,
                                      enum hoshi_condition_state condition,
                                      enum hoshi_confirmation_result confirmed,
                                      const struct hoshi_policy *pol, hoshi_day as_of);

/**
 * The first part of hoshi_judge(): outcomes, counts, levels and stars, without the lists.
 *
 * @param cat        as there
 * @param ans        as there
 * @param pol        as there
 * @param as_of      as there
 * @param arena      as there
 * @param ret_result set on success only
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_judge_levels(const struct hoshi_catalog *cat,
                                                const struct hoshi_answers *ans,
                                                const struct hoshi_policy *pol, hoshi_day as_of,
                                                struct hoshi_arena *arena,
                                                struct hoshi_result *ret_result);

/**
 * The last day on which the date of an answer still counts by R3.
 *
 * @param crit the criterion
 * @param ans  what was answered, or NULL
 * @param pol  the policy
 * @return 0 where R3 looks at no date: nothing recurs, no date is given, or the policy does not
 * look
 */
hoshi_day hoshi_last_fresh_day(const struct hoshi_criterion *crit, const struct hoshi_answer *ans,
                               const struct hoshi_policy *pol);

/**
 * Whether a recurring duty counts only because the policy does not look at when it was done.
 *
 * @param r         outcomes are set
 * @param criterion index
 * @return true when R3 as it is by default would have made a gap of it
 */
bool hoshi_is_overlooked(const struct hoshi_result *r, size_t criterion);

/**
 * Verdict of the counts over all criteria up to a star.
 *
 * @param tally the counts
 * @return the verdict
 */
enum hoshi_verdict hoshi_verdict_of(const struct hoshi_tally *tally);

/**
 * Count one outcome.
 *
 * @param tally   added to
 * @param outcome of a criterion
 */
void hoshi_tally_add(struct hoshi_tally *tally, struct hoshi_outcome outcome);

/**
 * Count all outcomes, by level and by category, and judge the levels.
 *
 * @param r         its outcomes are there; group and level are zero
 * @param counts_as as in struct hoshi_method, or NULL
 */
void hoshi_tally_all(struct hoshi_result *r,
                     struct hoshi_outcome (*counts_as)(const struct hoshi_result *r,
                                                       size_t criterion));

/**
 * Something is left to do, or to answer.
 *
 * @param o an outcome
 * @return whether it is a gap or open
 */
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

/**
 * List gaps and open criteria.
 *
 * @param r      with outcomes
 * @param sorted in working order; else in catalogue order
 * @param arena  holds the list
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_gaps_find(struct hoshi_result *r, bool sorted,
                                             struct hoshi_arena *arena);

/**
 * List the rules of the policy that touched a verdict.
 *
 * @param r     with outcomes
 * @param arena holds the list
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner arena
 */
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

/**
 * Room for one more finding.
 *
 * @param f    the finder
 * @param code which
 * @param crit about what; NULL: the sheet as a whole
 * @return zero but for its code and criterion; NULL without memory, and then f->nomem is set
 * @owner the arena of f; it may move when the next one is added
 */
struct hoshi_finding *hoshi_finding_add(struct hoshi_finder *f, enum hoshi_finding_code code,
                                        const struct hoshi_criterion *crit);

/**
 * Let every detector look.
 *
 * @param r     with outcomes
 * @param arena holds the list
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_findings_find(struct hoshi_result *r, struct hoshi_arena *arena);

/**
 * List the days to come that change no verdict.
 *
 * @param r            with outcomes
 * @param arena        holds the list
 * @param ret_forecast its until is set; its dates are set on success
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_forecast_dates(const struct hoshi_result *r,
                                                  struct hoshi_arena *arena,
                                                  struct hoshi_forecast *ret_forecast);

/* One detector per row of hoshi/finding.def. */
#define FINDING(id, code, detect, en, ja) void hoshi_find_##detect(struct hoshi_finder *f);
#include <hoshi/finding.def>
#undef FINDING

/**
 * What was answered about a criterion.
 *
 * @param r    the judgement
 * @param crit of its catalogue
 * @return NULL when nothing was
 * @owner r
 */
static inline const struct hoshi_answer *hoshi_answer_of(const struct hoshi_result *r,
                                                         const struct hoshi_criterion *crit)
{
    return r->answers->by_criterion[crit->index];
}

/** Whether the method of a result adds up points. @param r judged @return true when it does */
bool hoshi_has_points(const struct hoshi_result *r);

/**
 * What a criterion adds to the score.
 *
 * @param r         judged
 * @param criterion index
 * @return its points, less than 0 where it takes some away: of the method deduction also for what
 * is open, which only the lower end of the score counts; 0 without points
 */
int32_t hoshi_points_of(const struct hoshi_result *r, size_t criterion);

#endif
