/* Our own form: its sheets belong together, and what was made must still be there. Heads that were
 * changed, or ids that are gone, would take answers away without a word. */
#ifndef HOSHI_CODEC_PARSE_BOOK_FORM_H
#define HOSHI_CODEC_PARSE_BOOK_FORM_H

#include "codec/parse/book_layout.h"

/**
 * Whether a sheet without a table looks as if it had been one of answers.
 *
 * @param t what was found of it
 * @return true with ids, but no heads, or with heads and answers, but no ids
 */
bool hoshi_form_was_answers(const struct hoshi_book_table *t);

/**
 * Look at a form as a whole; complains about every sheet that is not as it was made.
 *
 * @param l      with its tables, one of them the form's own
 * @param lost   a sheet of answers that is none any more, or NULL
 * @param diags  receives every problem
 * @param source of the workbook, there
 * @return HOSHI_OK or HOSHI_E_INVALID
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_form_check(const struct hoshi_book_layout *l, const char *lost,
                                              struct hoshi_diags *diags, uint16_t source);

#endif
