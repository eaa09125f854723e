/* What a buyer asks, in the JSON of one sheet. */
#ifndef HOSHI_REPORT_JSON_ASKED_H
#define HOSHI_REPORT_JSON_ASKED_H

#include <cjson/cJSON.h>
#include <hoshi/result.h>

/* "overlay" and "asked" of result/1; nothing without r->asked. */
void hoshi_asked_json(cJSON *to, const struct hoshi_result *r);

#endif
