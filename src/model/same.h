/* Whether two versions of a sheet say the same. */
#ifndef HOSHI_MODEL_SAME_H
#define HOSHI_MODEL_SAME_H

#include <hoshi/answers.h>

/**
 * Whether two answers say the same. Who wrote them and when does not count.
 *
 * @param a an answer; NULL is no answer
 * @param b likewise
 * @return true when they do
 */
bool hoshi_answer_same(const struct hoshi_answer *a, const struct hoshi_answer *b);

/**
 * Whether an answer says all that another one says, and perhaps more: a note, a date, one more
 * evidence. Who wrote them and when does not count.
 *
 * @param more an answer
 * @param less another one
 * @return true when nothing that less says is missing or different in more
 */
bool hoshi_answer_covers(const struct hoshi_answer *more, const struct hoshi_answer *less);

/**
 * Whether two pieces of evidence are the same file or page with the same dates and the same hash.
 *
 * @param a evidence
 * @param b likewise
 * @return true when they are
 */
bool hoshi_evidence_same(const struct hoshi_evidence *a, const struct hoshi_evidence *b);

/**
 * Whether two sheets hold the same decisions of experts about a criterion.
 *
 * @param a         answers
 * @param b         likewise
 * @param criterion id
 * @return true when they do
 */
bool hoshi_decisions_same(const struct hoshi_answers *a, const struct hoshi_answers *b,
                          const char *criterion);

#endif
