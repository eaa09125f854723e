/* Whether a text is JSON (RFC 8259), without memory: what cJSON is asked about is JSON already. */
#ifndef HOSHI_BASE_JSON_FORM_H
#define HOSHI_BASE_JSON_FORM_H

#include <hoshi/types.h>

/**
 * Whether a text begins with a JSON value, whose strings hold no control character, no half of a
 * surrogate pair and no NUL. That the text is UTF-8 is not looked at.
 *
 * @param text  any bytes
 * @param ret_n bytes of the value and of blanks before it; where it is not, the offset of the
 * mistake
 * @return false also for what is nested deeper than HOSHI_LIMIT_DEPTH
 */
bool hoshi_json_form(struct hoshi_str text, size_t *ret_n);

#endif
