/* Use case: the expert's work list, and what the expert decided. */
#ifndef HOSHI_APP_EVIDENCE_CONFIRM_H
#define HOSHI_APP_EVIDENCE_CONFIRM_H

#include "app/evidence/evidence.h"
#include "codec/edit/sheet_edit.h"

/* Criteria to look at: answered met or not-applicable, up to a star (0 = all); open = only those
 * without a decision. */
HOSHI_MUST_USE enum hoshi_rc hoshi_confirm_text(const struct hoshi_evidence_check *check,
                                                const struct hoshi_catalog *cat, uint8_t star,
                                                bool open, enum hoshi_lang lang, unsigned width,
                                                struct hoshi_buf *out);
HOSHI_MUST_USE enum hoshi_rc hoshi_confirm_json(const struct hoshi_evidence_check *check,
                                                const struct hoshi_catalog *cat, uint8_t star,
                                                bool open, struct hoshi_buf *out);
/**
 * Write decisions into the sheet. What others have written meanwhile stays; when they changed one
 * of these answers, or what is decided about it, nothing is written.
 *
 * @param s     session; the complaints go there
 * @param check the check of the sheet that the decisions are about
 * @param sheet its path
 * @param c     decisions
 * @param n     how many
 */
HOSHI_MUST_USE enum hoshi_rc
hoshi_confirm_record(struct hoshi_session *s, const struct hoshi_evidence_check *check,
                     const char *sheet, const struct hoshi_sheet_confirmation *c, size_t n);

#endif
