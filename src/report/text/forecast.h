/* What time alone does to a result, for people. */
#ifndef HOSHI_REPORT_TEXT_FORECAST_H
#define HOSHI_REPORT_TEXT_FORECAST_H

#include "report/text/print.h"

/**
 * When the star reached lapses if nothing is done; nothing where it does not by time alone, or none
 * is reached.
 *
 * @param p from hoshi_print_start(); its output fails without memory
 * @param r the judgement
 * @return how many lines were wanted: 0 or 1
 */
size_t hoshi_text_lapse(const struct hoshi_print *p, const struct hoshi_result *r);

/**
 * The days to come: those on which a verdict changes, and those that change none.
 *
 * @param p from hoshi_print_start()
 * @param r the judgement
 * @param f made of it
 */
void hoshi_text_forecast(const struct hoshi_print *p, const struct hoshi_result *r,
                         const struct hoshi_forecast *f);

#endif
