/* What is answered to a question, in words: a status, or a level of the scale with its target. */
#ifndef HOSHI_REPORT_ANSWER_WORDS_H
#define HOSHI_REPORT_ANSWER_WORDS_H

#include <hoshi/result.h>

#include "i18n/msg.h"

/**
 * Append an answer without what stands beside it: "met", "2 (Level 2), target 4".
 *
 * @param cat    its catalogue
 * @param answer what the sheet says, or NULL
 * @param lang   language
 * @param out    appended to
 */
void hoshi_answer_put(const struct hoshi_catalog *cat, const struct hoshi_answer *answer,
                      enum hoshi_lang lang, struct hoshi_buf *out);

/** What a criterion counts as: "met", "gap". @param kind which @return the message */
enum hoshi_msg hoshi_outcome_msg(enum hoshi_outcome_kind kind);

/**
 * Append what a criterion counts as, and why: "gap (the last date is too old)".
 *
 * @param outcome which
 * @param lang    language
 * @param out     appended to
 */
void hoshi_outcome_put(struct hoshi_outcome outcome, enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * Append the scale of a catalogue: "1 (lowest), 2 (second lowest)".
 *
 * @param cat  catalogue
 * @param lang language
 * @param out  appended to
 */
void hoshi_scale_put(const struct hoshi_catalog *cat, enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * Append that what a criterion says is not confirmed: " (not verified)"; nothing where it is, or
 * where the catalogue does not say how sure it is.
 *
 * @param criterion which
 * @param lang      language
 * @param out       appended to
 */
void hoshi_doubt_put(const struct hoshi_criterion *criterion, enum hoshi_lang lang,
                     struct hoshi_buf *out);

#endif
