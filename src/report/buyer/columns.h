/* What stands in a column of a portfolio's row: one answer for all forms, so that the same word has
 * the same number everywhere. */
#ifndef HOSHI_REPORT_BUYER_COLUMNS_H
#define HOSHI_REPORT_BUYER_COLUMNS_H

#include <hoshi/portfolio.h>

#include "i18n/msg.h"

enum hoshi_portfolio_column {
#define COLUMN(id, name, head) HOSHI_COLUMN_##id,
#include "report/buyer/columns.def"
    HOSHI_COLUMN_COUNT_
};

/** Name and head, by enum hoshi_portfolio_column. */
struct hoshi_portfolio_head {
    const char *name, *own; /* own: where the levels are no stars */
    enum hoshi_msg head;
};
extern const struct hoshi_portfolio_head hoshi_portfolio_heads[HOSHI_COLUMN_COUNT_];

/**
 * The name of a column for programs.
 *
 * @param cat    catalogue: stars are called so, levels of another scheme level
 * @param column which
 * @return its name
 * @owner  static storage
 */
const char *hoshi_portfolio_column_name(const struct hoshi_catalog *cat,
                                        enum hoshi_portfolio_column column);

enum hoshi_cell_kind { HOSHI_CELL_EMPTY = 0, HOSHI_CELL_TEXT, HOSHI_CELL_NUMBER };

/** A cell. A word of a closed list has a code, and a label for people. */
struct hoshi_portfolio_cell {
    enum hoshi_cell_kind kind;
    const char *text;  /**< TEXT: foreign, or the code */
    const char *label; /**< TEXT: of a code; else the text again */
    long long number;  /**< NUMBER */
};

/**
 * Look into a row.
 *
 * @param p      the portfolio
 * @param row    of it
 * @param column which
 * @param lang   of labels
 * @param text   cleared; holds texts that are made
 * @return the cell; valid until text is used again
 */
struct hoshi_portfolio_cell hoshi_portfolio_cell(const struct hoshi_portfolio *p,
                                                 const struct hoshi_portfolio_row *row,
                                                 enum hoshi_portfolio_column column,
                                                 enum hoshi_lang lang, struct hoshi_buf *text);

/**
 * The share of a category that is satisfied.
 *
 * @param row   of a portfolio
 * @param group index of the category
 * @return percent, rounded down; -1 where nothing of it is measured, or the row is not judged
 */
int hoshi_portfolio_percent(const struct hoshi_portfolio_row *row, size_t group);

#endif
