/* CSV as spreadsheets want it, with every field made safe. */
#ifndef HOSHI_REPORT_CSV_H
#define HOSHI_REPORT_CSV_H

#include <hoshi/buf.h>

/* Byte order mark: without it spreadsheets in Japan read UTF-8 as something else. */
void hoshi_csv_start(struct hoshi_buf *out);
/* One field and the comma before it. Quoted where needed; a text that a spreadsheet would run as a
 * formula gets a leading '. NULL is an empty field. */
void hoshi_csv_field(struct hoshi_buf *out, bool *first, const char *s);
void hoshi_csv_number(struct hoshi_buf *out, bool *first, long long v);
/* CRLF, as RFC 4180 says; *first is true again. */
void hoshi_csv_end(struct hoshi_buf *out, bool *first);

#endif
