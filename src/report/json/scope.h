/* Which part of the company a sheet speaks of, as JSON. */
#ifndef HOSHI_REPORT_JSON_SCOPE_H
#define HOSHI_REPORT_JSON_SCOPE_H

#include <hoshi/answers.h>

#include "report/json/json.h"

/**
 * Add "scope": unit, sites and what is left out; nothing where the sheet says nothing of it.
 *
 * @param to  added to
 * @param ans answers
 */
void hoshi_scope_json(hoshi_json *to, const struct hoshi_answers *ans);

#endif
