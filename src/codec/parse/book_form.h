/* Our own form: its sheets belong together, and what was made must still be there. Heads that were
 * changed, or ids that are gone, would take answers away without a word. */
#ifndef HOSHI_CODEC_PARSE_BOOK_FORM_H
#define HOSHI_CODEC_PARSE_BOOK_FORM_H

#include "codec/parse/book_layout.h"

/**
 * A sheet of a form that may have had answers, and is no table any more: its heads are gone, or its
 * ids. Other sheets are the user's own.
 *
 * @param l        with all tables
 * @param other    the sheets without one
 * @param n_other  how many
 * @param ret_name of the sheet; NULL when there is none, and of what is no form
 * @return HOSHI_OK or HOSHI_E_NOMEM, without a complaint
 * @owner  the layout
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_form_lost(const struct hoshi_book_layout *l,
                                             const struct hoshi_book_table *other, size_t n_other,
                                             const char **ret_name);

/**
 * Look at a form as a whole; complains about every sheet that is not as it was made.
 *
 * @param l      with the tables that are read, one of them the form's own
 * @param lost   hoshi_form_lost()
 * @param diags  receives every problem
 * @param source of the workbook, there
 * @return HOSHI_OK or HOSHI_E_INVALID
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_form_check(const struct hoshi_book_layout *l, const char *lost,
                                              struct hoshi_diags *diags, uint16_t source);

#endif
