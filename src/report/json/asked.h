/* What a buyer asks, in the JSON of one sheet. */
#ifndef HOSHI_REPORT_JSON_ASKED_H
#define HOSHI_REPORT_JSON_ASKED_H

#include <hoshi/result.h>

typedef struct cJSON hoshi_json;

/**
 * Add "overlay" and "asked" of result/1; nothing without r->asked.
 *
 * @param to the object
 * @param r  the judgement
 */
void hoshi_asked_json(hoshi_json *to, const struct hoshi_result *r);

#endif
