/* Rows of a table against lines of its file: a cell that holds a line break takes several lines and
 * is one row to whoever looks at it in a spreadsheet. */
#ifndef HOSHI_DIAG_FOLD_H
#define HOSHI_DIAG_FOLD_H

#include "diag/diag.h"

/**
 * Say that a table has fewer rows than lines from here on.
 *
 * @param diags  the list; nothing happens when memory runs out
 * @param source index of the table's text; nothing happens when there is none
 * @param line   the first line that this is true of; never before that of the last call
 * @param n      how many lines went into cells since the last call
 */
void hoshi_diags_fold(struct hoshi_diags *diags, uint16_t source, uint32_t line, uint32_t n);

/**
 * The row of a table that a line belongs to.
 *
 * @param diags  the list
 * @param source index of the text
 * @param line   counted from 1; 0 = the whole file
 * @return the row, counted from 1; 0 when it is the line, and for what is no table
 */
uint32_t hoshi_diags_row(const struct hoshi_diags *diags, uint16_t source, uint32_t line);

#endif
