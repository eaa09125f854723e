/* Use case: the expert's work list, and what the expert decided. */
#ifndef HOSHI_APP_EVIDENCE_CONFIRM_H
#define HOSHI_APP_EVIDENCE_CONFIRM_H

#include "app/evidence/worklist.h"
#include "codec/edit/sheet_edit.h"

/**
 * One criterion with its answer, what shows it, and what was decided.
 *
 * @param check the check of the sheet
 * @param crit  the criterion
 * @param lang  language
 * @param out   gets the text
 */
void hoshi_confirm_put(const struct hoshi_evidence_check *check, const struct hoshi_criterion *crit,
                       enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * A work list, one criterion after the other with what shows it, to be searched and printed.
 *
 * @param check the check of the sheet
 * @param list  the work list
 * @param lang  language
 * @param out   gets the text
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_confirm_text(const struct hoshi_evidence_check *check,
                                                const struct hoshi_worklist *list,
                                                enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * The same as confirmation-list/1.
 *
 * @param check the check of the sheet
 * @param cat   catalogue
 * @param list  the work list
 * @param out   gets the JSON
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_confirm_json(const struct hoshi_evidence_check *check,
                                                const struct hoshi_catalog *cat,
                                                const struct hoshi_worklist *list,
                                                struct hoshi_buf *out);

/**
 * Write decisions into the sheet, behind those that stand there, each with the digest of the answer
 * it is about, and the hashes of its files that the sheet has not got yet. What others have written
 * meanwhile stays; when they changed one of these answers, or what is decided about it, nothing is
 * written.
 *
 * @param s     session; the complaints go there
 * @param check the check of the sheet that the decisions are about; on success its answers are
 *              those with the decisions
 * @param sheet its path
 * @param c     decisions about criteria of the catalogue; what they are about is set
 * @param n     how many
 * @return HOSHI_OK; HOSHI_E_INVALID (a date in the future, a text that no sheet may hold, a sheet
 *         that cannot be changed); HOSHI_E_IO (locked, changed meanwhile, not writable, a file out
 * of reach); HOSHI_E_UNSUPPORTED (a table); HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_confirm_record(struct hoshi_session *s,
                                                  struct hoshi_evidence_check *check,
                                                  const char *sheet,
                                                  struct hoshi_sheet_confirmation *c, size_t n);

#endif
