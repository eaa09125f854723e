/* Whether a text is JSON, without memory: for the moment when a parser has given up. */
#ifndef HOSHI_BASE_JSON_FORM_H
#define HOSHI_BASE_JSON_FORM_H

#include <hoshi/types.h>

/**
 * Whether a text begins with a JSON value. For a text that cJSON has given up: when its form is
 * right, memory was missing.
 *
 * @param text what stands in its strings (code points, control characters) is not looked at
 * @return false also for what is nested deeper than HOSHI_LIMIT_DEPTH
 */
bool hoshi_json_well_formed(struct hoshi_str text);

#endif
