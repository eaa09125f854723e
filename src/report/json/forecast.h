/* What time alone does to a result, in JSON. */
#ifndef HOSHI_REPORT_JSON_FORECAST_H
#define HOSHI_REPORT_JSON_FORECAST_H

#include <hoshi/forecast.h>

#include "report/json/json.h"

/**
 * "forecast": the days to come.
 *
 * @param o object to add to
 * @param r the result that it was made of
 * @param f NULL adds nothing
 */
void hoshi_forecast_json(hoshi_json *o, const struct hoshi_result *r,
                         const struct hoshi_forecast *f);

#endif
