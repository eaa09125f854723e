/* The first lines of a report. */
#ifndef HOSHI_REPORT_TEXT_TITLE_H
#define HOSHI_REPORT_TEXT_TITLE_H

#include "report/text/print.h"

/**
 * Whose self-check it is, against what, and the day of judgement.
 *
 * @param p   from hoshi_print_start()
 * @param r   the judgement
 * @param all with the scope and what is left out of it
 */
void hoshi_text_title(const struct hoshi_print *p, const struct hoshi_result *r, bool all);

#endif
