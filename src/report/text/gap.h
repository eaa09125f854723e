/* What is left to do, of every report for people. */
#ifndef HOSHI_REPORT_TEXT_GAP_H
#define HOSHI_REPORT_TEXT_GAP_H

#include "report/text/print.h"

/**
 * One gap or open criterion: why it is one, what is asked, and the first step.
 *
 * @param p   from hoshi_print_start()
 * @param r   the judgement
 * @param g   one of its gaps
 * @param all with what the sheet says, nothing cut
 */
void hoshi_print_gap(const struct hoshi_print *p, const struct hoshi_result *r,
                     const struct hoshi_gap *g, bool all);

/**
 * That a list is a part: what is up to one owner; nothing when all is listed.
 *
 * @param p     from hoshi_print_start()
 * @param r     the judgement
 * @param n     how many are listed
 * @param n_all how many there are
 */
void hoshi_print_part(const struct hoshi_print *p, const struct hoshi_result *r, uint32_t n,
                      uint32_t n_all);

#endif
