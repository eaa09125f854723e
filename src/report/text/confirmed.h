/* The part of the text report that sets what an expert decided beside what the company declared. */
#ifndef HOSHI_REPORT_TEXT_CONFIRMED_H
#define HOSHI_REPORT_TEXT_CONFIRMED_H

#include "report/text/print.h"

/**
 * What an expert decided beside what the company declared; nothing before the first confirmation.
 *
 * @param p where
 * @param r the judgement
 */
void hoshi_report_confirmed(const struct hoshi_print *p, const struct hoshi_result *r);

#endif
