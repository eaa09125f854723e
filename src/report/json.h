/* Small helpers that every JSON writer shares. */
#ifndef HOSHI_REPORT_JSON_H
#define HOSHI_REPORT_JSON_H

#include <cjson/cJSON.h>
#include <hoshi/buf.h>
#include <hoshi/date.h>
#include <hoshi/types.h>

void hoshi_json_text(cJSON *to, const char *key, const struct hoshi_text *text);
void hoshi_json_optional(cJSON *to, const char *key, const char *value);
void hoshi_json_day(cJSON *to, const char *key, hoshi_day day);
/* Prints, ends with a line break, and deletes json. */
HOSHI_MUST_USE enum hoshi_rc hoshi_json_print(cJSON *json, bool pretty, struct hoshi_buf *out);

#endif
