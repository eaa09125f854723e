/* What a buyer asks, in the reports of one sheet. */
#ifndef HOSHI_REPORT_ASKED_H
#define HOSHI_REPORT_ASKED_H

#include <cjson/cJSON.h>

#include "report/print.h"

/* The paragraph of the text report; with all, every reason. Nothing without r->asked. */
void hoshi_asked_text(const struct hoshi_print *p, const struct hoshi_result *r, bool all);
/* "overlay" and "asked" of result/1; nothing without r->asked. */
void hoshi_asked_json(cJSON *to, const struct hoshi_result *r);

#endif
