/* Text of old spreadsheets: CP932 to UTF-8. */
#ifndef HOSHI_IO_CHARSET_H
#define HOSHI_IO_CHARSET_H

#include <hoshi/buf.h>

/**
 * Load the tables of the C library, which stand in files: once, before a worker drops its right to
 * open any.
 *
 * @return false when this system has no CP932
 */
bool hoshi_charset_open(void);

/**
 * Append a text in CP932 as UTF-8.
 *
 * @param text in CP932
 * @param out  gets the text; may have a part of it when the answer is false
 * @return false when it is not CP932, or this system does not have it
 */
HOSHI_MUST_USE bool hoshi_cp932_to_utf8(struct hoshi_str text, struct hoshi_buf *out);

#endif
