/* Texts into cells of a workbook, and nothing else changed: other members are copied as they are,
 * packed; in the sheet only the elements of those cells differ. */
#ifndef HOSHI_OOXML_FILL_H
#define HOSHI_OOXML_FILL_H

#include "ooxml/workbook.h"

/** A text for a cell. */
struct hoshi_cell_value {
    uint32_t row, column; /**< from 1 */
    struct hoshi_str text;
};

/**
 * A copy of a workbook with texts in some of its cells. Programs that open it work out its formulas
 * anew (fullCalcOnLoad).
 *
 * @param b     open; its sheets need not have been read
 * @param sheet which of its sheets
 * @param value by row, then column, each place once
 * @param n     how many
 * @param out   gets the copy
 * @return HOSHI_OK; HOSHI_E_INVALID for what cannot be changed faithfully (signed, ZIP64, another
 *         encoding than UTF-8); else as hoshi_book_open()
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_book_fill(struct hoshi_book_in *b, size_t sheet,
                                             const struct hoshi_cell_value *value, size_t n,
                                             struct hoshi_buf *out);

/* Between the files of this folder. */

/** The XML of a sheet with texts in it. @param b open @param sheet which @param xml its part @param
 * value as hoshi_book_fill() @param n how many @param out appended to @return as there @owner
 * nothing changes hands */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_fill(struct hoshi_book_in *b, size_t sheet,
                                              struct hoshi_str xml,
                                              const struct hoshi_cell_value *value, size_t n,
                                              struct hoshi_buf *out);

#endif
