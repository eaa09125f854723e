/* Text of old spreadsheets: CP932 to UTF-8. */
#ifndef HOSHI_IO_CHARSET_H
#define HOSHI_IO_CHARSET_H

#include <hoshi/buf.h>

/* iconv loads its tables from files: once, before a worker drops its right to open any. False when
 * this system has no CP932. */
bool hoshi_charset_open(void);
/* Append the text as UTF-8. False when it is not CP932. */
bool hoshi_cp932_to_utf8(struct hoshi_str text, struct hoshi_buf *out);

#endif
