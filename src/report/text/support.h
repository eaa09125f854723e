/* The part of the text report that names help to call on. */
#ifndef HOSHI_REPORT_TEXT_SUPPORT_H
#define HOSHI_REPORT_TEXT_SUPPORT_H

#include "report/text/print.h"

/**
 * Help with something that is listed as left; nothing when there is none.
 *
 * @param p    where
 * @param r    the judgement
 * @param list the help that is known, or NULL
 * @param star only with what is left up to this star
 */
void hoshi_report_support(const struct hoshi_print *p, const struct hoshi_result *r,
                          const struct hoshi_support_list *list, uint8_t star);

#endif
