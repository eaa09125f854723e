/* CSV as spreadsheets want it, with every field made safe. */
#ifndef HOSHI_REPORT_CSV_H
#define HOSHI_REPORT_CSV_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

/**
 * Append a byte order mark: without it spreadsheets in Japan read UTF-8 as something else.
 *
 * @param out appended to
 */
void hoshi_csv_start(struct hoshi_buf *out);

/**
 * Append one cell, quoted where needed; a text that a spreadsheet would run as a formula gets a
 * leading '.
 *
 * @param out appended to
 * @param s   foreign text
 */
void hoshi_csv_cell(struct hoshi_buf *out, struct hoshi_str s);

/**
 * Append one cell and, unless it is the first of its row, the comma before it.
 *
 * @param out   appended to
 * @param first of the row; false afterwards
 * @param s     foreign text; NULL is an empty cell
 */
void hoshi_csv_field(struct hoshi_buf *out, bool *first, const char *s);

/**
 * hoshi_csv_field() for a number in decimal.
 *
 * @param out   appended to
 * @param first as there
 * @param v     any
 */
void hoshi_csv_number(struct hoshi_buf *out, bool *first, long long v);

/**
 * End a row with CRLF, as RFC 4180 says.
 *
 * @param out   appended to
 * @param first true afterwards
 */
void hoshi_csv_end(struct hoshi_buf *out, bool *first);

#endif
