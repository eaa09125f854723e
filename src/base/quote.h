/* A text as a JSON string, quotes included; YAML reads the same form in double quotes. */
#ifndef HOSHI_BASE_QUOTE_H
#define HOSHI_BASE_QUOTE_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

/**
 * Append a JSON string.
 *
 * @param out appended to
 * @param s   UTF-8; control characters become \n and the like, or \u00NN
 */
void hoshi_put_json_string(struct hoshi_buf *out, struct hoshi_str s);

#endif
