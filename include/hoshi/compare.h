/* layer: engine
 * Two judgements side by side. */
#ifndef HOSHI_COMPARE_H
#define HOSHI_COMPARE_H

#include <hoshi/arena.h>
#include <hoshi/diff.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A judged sheet as one side of a comparison.
 *
 * @param r        the judgement
 * @param form     what it was read from
 * @param name     of the file, for people
 * @param arena    owns everything new in *ret_side
 * @param ret_side set on success only
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena; the result is borrowed
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_diff_side_of(const struct hoshi_result *r,
                                                enum hoshi_diff_form form, const char *name,
                                                struct hoshi_arena *arena,
                                                struct hoshi_diff_side *ret_side);

/**
 * Evidence as one text: equal where all that is said of it is equal.
 *
 * @param list  evidence; of each file, url, title, sha256, date and expires count
 * @param n     how many
 * @param arena owns the text
 * @param ret_text set on success only; NULL where there is none
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_diff_evidence(const struct hoshi_evidence *list, size_t n,
                                                 struct hoshi_arena *arena, const char **ret_text);

/**
 * Compare two sides.
 *
 * @param from     the first; borrowed
 * @param to       the second; borrowed
 * @param pair     which criterion is which, each of both sides once
 * @param n_pair   how many
 * @param arena    owns everything reachable from *ret_diff
 * @param ret_diff set on success only
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena
 * @source docs/explanation/judgement.md, "Two judgements side by side"
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_diff_compare(const struct hoshi_diff_side *from,
                                                const struct hoshi_diff_side *to,
                                                const struct hoshi_diff_pair *pair, size_t n_pair,
                                                struct hoshi_arena *arena,
                                                struct hoshi_diff *ret_diff);

#ifdef __cplusplus
}
#endif
#endif
