/* The middle of a report where items have levels and no verdict. */
#ifndef HOSHI_REPORT_TEXT_MATURITY_H
#define HOSHI_REPORT_TEXT_MATURITY_H

#include "report/text/print.h"

/**
 * A mean with one decimal, rounded down; "-" where there is none.
 *
 * @param mean which
 * @param out  appended to
 */
void hoshi_put_mean(const struct hoshi_mean *mean, struct hoshi_buf *out);

/**
 * The means of levels and targets, and how many items are below their target or have no level.
 *
 * @param p      from hoshi_print_start()
 * @param indent in cells
 * @param m      the counts
 */
void hoshi_text_means(const struct hoshi_print *p, unsigned indent, const struct hoshi_maturity *m);

/**
 * Means, the table of the groups, what is below its target, and what is not answered.
 *
 * @param p   from hoshi_print_start()
 * @param r   the judgement, of a catalogue whose items have levels
 * @param all every item, not only the first ones
 */
void hoshi_text_maturity(const struct hoshi_print *p, const struct hoshi_result *r, bool all);

#endif
