/* A judged sheet as a table: a row for each criterion up to the level aimed at. */
#ifndef HOSHI_REPORT_DOC_TABLE_H
#define HOSHI_REPORT_DOC_TABLE_H

#include "report/doc/view.h"

enum hoshi_result_column {
#define COLUMN(id, en, ja, about) HOSHI_RESULT_##id,
#include "report/doc/columns.def"
#undef COLUMN
    HOSHI_RESULT_COLUMN_COUNT_
};

/** The head of a column. @param column which @param lang language @return it @owner static */
const char *hoshi_result_head(enum hoshi_result_column column, enum hoshi_lang lang);

/**
 * Whether a criterion has a row.
 *
 * @param v a view
 * @param c of its catalogue
 * @return true up to the level aimed at, and where there are no levels
 */
bool hoshi_result_has_row(const struct hoshi_view *v, const struct hoshi_criterion *c);

/**
 * Append what stands in a cell; nothing for an empty one.
 *
 * @param v      a view
 * @param c      whose row
 * @param column which
 * @param out    appended to; foreign text as it stands in the sheet
 */
void hoshi_result_cell(const struct hoshi_view *v, const struct hoshi_criterion *c,
                       enum hoshi_result_column column, struct hoshi_buf *out);

#endif
