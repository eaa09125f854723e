/* The words that answers have in somebody's workbook. */
#ifndef HOSHI_APP_SHEET_FILL_WORDS_H
#define HOSHI_APP_SHEET_FILL_WORDS_H

#include <hoshi/answers.h>

#include "ooxml/workbook.h"

/**
 * The word that people write where a column offers none.
 *
 * @param status an answer
 * @return "○" and the like
 * @owner  static storage
 */
const char *hoshi_fill_usual_word(enum hoshi_status status);

/**
 * Whether a word says an answer.
 *
 * @param word   of a cell
 * @param status an answer
 * @return true when it is read as that
 * @owner  nothing changes hands
 */
bool hoshi_fill_says(struct hoshi_str word, enum hoshi_status status);

/**
 * The word for an answer in a cell: of those that it offers, else the usual one.
 *
 * @param cells  of the sheet
 * @param row    from 1
 * @param column from 1
 * @param status an answer
 * @return empty where the cell offers words, and none of them says that
 * @owner  the cells, or static storage
 */
struct hoshi_str hoshi_fill_word(const struct hoshi_cells *cells, uint32_t row, uint32_t column,
                                 enum hoshi_status status);

#endif
