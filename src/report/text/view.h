/* The part of the text report that counts the result by the ids of another framework. */
#ifndef HOSHI_REPORT_TEXT_VIEW_H
#define HOSHI_REPORT_TEXT_VIEW_H

#include "report/text/print.h"

/**
 * The top ids of a framework that anything links to, with their counts; nothing when nothing
 * does.
 *
 * @param p  where
 * @param r  the judgement
 * @param fw the framework
 */
void hoshi_report_view(const struct hoshi_print *p, const struct hoshi_result *r,
                       const struct hoshi_framework *fw);

#endif
