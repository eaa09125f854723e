/* What the answers add up to, in JSON. */
#ifndef HOSHI_REPORT_JSON_SCORE_H
#define HOSHI_REPORT_JSON_SCORE_H

#include <hoshi/result.h>

#include "report/json/json.h"

/**
 * The sum of points; null until all that gives points is answered. Nothing where the method of the
 * catalogue gives none.
 *
 * @param o object to add to
 * @param r result
 */
void hoshi_score_json(hoshi_json *o, const struct hoshi_result *r);

#endif
