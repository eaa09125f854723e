/* Text of old spreadsheets: CP932 (Windows-31J) to UTF-8. */
#ifndef HOSHI_BASE_CP932_H
#define HOSHI_BASE_CP932_H

#include <hoshi/buf.h>

/**
 * Append a text in CP932 as UTF-8.
 *
 * @param text in CP932
 * @param out  gets the text; may have a part of it when the answer is false
 * @return false when it is not CP932, or without memory
 * @owner  nothing is kept
 * @source the table of the C library that the program was built with
 */
HOSHI_MUST_USE bool hoshi_cp932_to_utf8(struct hoshi_str text, struct hoshi_buf *out);

#endif
