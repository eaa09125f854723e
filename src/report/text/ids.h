/* Lines of a report that name items by their ids, and the names of groups. */
#ifndef HOSHI_REPORT_TEXT_IDS_H
#define HOSHI_REPORT_TEXT_IDS_H

#include "report/text/gap.h"

/**
 * How many items of an outcome are listed, which may be those of one owner only.
 *
 * @param r    the judgement
 * @param kind of outcome: a gap or open
 * @return how many
 */
uint32_t hoshi_listed(const struct hoshi_result *r, enum hoshi_outcome_kind kind);

/**
 * The ids of the items that are listed with an outcome, in the order of the catalogue; nothing when
 * there are none.
 *
 * @param p    from hoshi_print_start()
 * @param r    the judgement
 * @param kind of outcome: a gap or open
 * @param msg  {0} = how many, {1} = the ids
 * @param all  every id, not only the first ones
 */
void hoshi_print_ids(const struct hoshi_print *p, const struct hoshi_result *r,
                     enum hoshi_outcome_kind kind, enum hoshi_msg msg, bool all);

/**
 * A name in a column of its own, cut where it is too long.
 *
 * @param p     from hoshi_print_start()
 * @param name  foreign text
 * @param cells of the column
 */
void hoshi_print_name(const struct hoshi_print *p, const char *name, unsigned cells);

#endif
