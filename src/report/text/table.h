/* The table of a report: categories by stars. */
#ifndef HOSHI_REPORT_TEXT_TABLE_H
#define HOSHI_REPORT_TEXT_TABLE_H

#include <hoshi/result.h>

#include "report/text/print.h"

/**
 * Write the table: stars up to the one aimed at or reached, further ones only when they were
 * answered, and how many criteria of the last one count on a claim.
 *
 * @param p      where to and how
 * @param r      the result
 * @param target star aimed at; 0 = not said
 * @return nothing; see p->out->failed
 * @owner  nothing changes hands
 */
void hoshi_text_table(const struct hoshi_print *p, const struct hoshi_result *r, uint8_t target);

#endif
