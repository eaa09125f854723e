/* layer: engine
 * Judgement: catalogue + answers + policy + as-of day -> result. */
#ifndef HOSHI_JUDGE_H
#define HOSHI_JUDGE_H

#include <hoshi/arena.h>
#include <hoshi/reference.h>
#include <hoshi/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Judge every criterion of one catalogue against one sheet.
 *
 * Pure: no I/O, clock, locale or global state.
 *
 * @param cat        indexed catalogue; borrowed, must outlive *ret_result
 * @param ans        answers resolved against cat; borrowed
 * @param pol        rules for N/A, freshness and evidence; borrowed
 * @param as_of      the day that old dates are measured against; not 0
 * @param arena      owns everything reachable from *ret_result
 * @param ret_result set on success only
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @units  counts are criteria
 * @owner  arena
 * @source docs/explanation/judgement.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_judge(const struct hoshi_catalog *cat,
                                         const struct hoshi_answers *ans,
                                         const struct hoshi_policy *pol, hoshi_day as_of,
                                         struct hoshi_arena *arena,
                                         struct hoshi_result *ret_result);

/**
 * Lay a buyer's rules over a finished judgement: sets r->asked and changes nothing else.
 *
 * @param r        a result of hoshi_judge()
 * @param ov       loaded against the same catalogue; NULL = only decided counts
 * @param supplier id that the overlay may know; NULL = none
 * @param decided  star decided for this supplier, before all that the overlay says; 0 = none
 * @param arena    owns what r->asked points to
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @units  counts are criteria
 * @owner  arena; ov is borrowed and must outlive the result
 * @source docs/reference/overlay.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_ask(struct hoshi_result *r, const struct hoshi_overlay *ov,
                                       const char *supplier, uint8_t decided,
                                       struct hoshi_arena *arena);

/**
 * The same judgement for who needs only numbers: the list of gaps is in catalogue order instead of
 * working order, and there is no list of assumptions.
 *
 * @param cat        indexed catalogue; borrowed, must outlive *ret_result
 * @param ans        answers resolved against cat; borrowed
 * @param pol        rules for N/A, freshness and evidence; borrowed
 * @param as_of      the day that old dates are measured against; not 0
 * @param arena      owns everything reachable from *ret_result
 * @param ret_result set on success only
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_judge_counts(const struct hoshi_catalog *cat,
                                                const struct hoshi_answers *ans,
                                                const struct hoshi_policy *pol, hoshi_day as_of,
                                                struct hoshi_arena *arena,
                                                struct hoshi_result *ret_result);

/**
 * For each id of another framework, count the criteria of all requirements that link to it or to an
 * id below it.
 *
 * @param r         result
 * @param fw        indexed framework
 * @param arena     holds the counts; borrowed
 * @param ret_tally set on success only: as many as entries, in their order; total 0 where nothing
 *                  links to
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @units  criteria of every star of the catalogue, each once per id
 * @owner  the arena's
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_tally_framework(const struct hoshi_result *r,
                                                   const struct hoshi_framework *fw,
                                                   struct hoshi_arena *arena,
                                                   const struct hoshi_tally **ret_tally);

#ifdef __cplusplus
}
#endif
#endif
