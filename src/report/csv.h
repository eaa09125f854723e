/* CSV as spreadsheets want it, with every field made safe. */
#ifndef HOSHI_REPORT_CSV_H
#define HOSHI_REPORT_CSV_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

/* Byte order mark: without it spreadsheets in Japan read UTF-8 as something else. */
void hoshi_csv_start(struct hoshi_buf *out);
/* One cell, quoted where needed; a text that a spreadsheet would run as a formula gets a leading '.
 */
void hoshi_csv_cell(struct hoshi_buf *out, struct hoshi_str s);
/* One cell and the comma before it. NULL is an empty cell. */
void hoshi_csv_field(struct hoshi_buf *out, bool *first, const char *s);
void hoshi_csv_number(struct hoshi_buf *out, bool *first, long long v);
/* CRLF, as RFC 4180 says; *first is true again. */
void hoshi_csv_end(struct hoshi_buf *out, bool *first);

#endif
