/* What the company wrote into its sheet, for people: with every gap, and as a list of its own. */
#ifndef HOSHI_REPORT_TEXT_ANSWERS_H
#define HOSHI_REPORT_TEXT_ANSWERS_H

#include "report/text/print.h"

/**
 * What stands beside an answer: reason, note, alternative, date last done, evidence. Nothing for
 * what was not written.
 *
 * @param p      from hoshi_print_start()
 * @param indent in cells
 * @param answer NULL = unanswered
 */
void hoshi_report_said(const struct hoshi_print *p, unsigned indent,
                       const struct hoshi_answer *answer);

/**
 * Append what names an evidence: its file or address, and what was written about it.
 *
 * @param e    which
 * @param lang of the words
 * @param out  appended to
 */
void hoshi_report_evidence(const struct hoshi_evidence *e, enum hoshi_lang lang,
                           struct hoshi_buf *out);

/**
 * An answer in one line of words: "met, last done: 2026-05-01, note: ...".
 *
 * @param out    appended to
 * @param cat    its catalogue
 * @param answer which
 * @param lang   of the words
 * @owner borrowed
 */
void hoshi_report_answer_line(struct hoshi_buf *out, const struct hoshi_catalog *cat,
                              const struct hoshi_answer *answer, enum hoshi_lang lang);

/**
 * Everything that was answered, in the order of the catalogue: conditions, then criteria of any
 * star, each with what it counts as and what stands beside it.
 *
 * @param p from hoshi_print_start()
 * @param r the judgement
 */
void hoshi_report_answers(const struct hoshi_print *p, const struct hoshi_result *r);

#endif
