/* A plan as a table: a row for each package. */
#ifndef HOSHI_REPORT_PLAN_TABLE_H
#define HOSHI_REPORT_PLAN_TABLE_H

#include <hoshi/report_plan.h>

#include "i18n/msg.h"

enum hoshi_plan_column {
#define COLUMN(id, head) HOSHI_PLAN_##id,
#include "report/plan/columns.def"
#undef COLUMN
    HOSHI_PLAN_COLUMN_COUNT_
};

/** The head of a column. @param column which @return the message @owner nothing changes hands */
enum hoshi_msg hoshi_plan_head(enum hoshi_plan_column column);

/** Whether a number stands in a column. @param column which @return true when it does */
bool hoshi_plan_is_number(enum hoshi_plan_column column);

/**
 * The number in a cell of such a column.
 *
 * @param plan   the plan
 * @param at     index of an item
 * @param column hoshi_plan_is_number()
 * @return the number
 */
long long hoshi_plan_number(const struct hoshi_plan *plan, size_t at,
                            enum hoshi_plan_column column);

/**
 * Append what stands in a cell; a number in decimal, nothing for an empty one.
 *
 * @param plan   the plan
 * @param at     index of an item
 * @param column which
 * @param lang   of the words
 * @param out    appended to
 */
void hoshi_plan_cell(const struct hoshi_plan *plan, size_t at, enum hoshi_plan_column column,
                     enum hoshi_lang lang, struct hoshi_buf *out);

#endif
