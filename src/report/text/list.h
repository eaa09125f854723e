/* The middle of a report of a list, which comes to no verdict. */
#ifndef HOSHI_REPORT_TEXT_LIST_H
#define HOSHI_REPORT_TEXT_LIST_H

#include "report/text/print.h"

/**
 * What is said of the items, in one line or two.
 *
 * @param p      from hoshi_print_start()
 * @param indent in cells
 * @param cat    catalogue
 * @param n      the counts
 */
void hoshi_text_list_counts(const struct hoshi_print *p, unsigned indent,
                            const struct hoshi_catalog *cat, const struct hoshi_list_counts *n);

/**
 * The counts by group, what is excluded without a reason, and what nothing is said of.
 *
 * @param p   from hoshi_print_start()
 * @param r   the judgement, of a catalogue of the method list
 * @param all every item, not only the first ones
 */
void hoshi_text_list(const struct hoshi_print *p, const struct hoshi_result *r, bool all);

#endif
