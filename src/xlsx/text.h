/* Texts as a cell of a workbook can hold them. */
#ifndef HOSHI_XLSX_TEXT_H
#define HOSHI_XLSX_TEXT_H

#include <hoshi/buf.h>

#define HOSHI_XLSX_CELL_MAX 32767 /**< characters of a cell, in UTF-16 units */

/**
 * Append a text for a cell. What XML 1.0 cannot hold (control characters, U+FFFE, U+FFFF, bytes
 * that are no UTF-8) becomes U+FFFD; "_x0041_", which spreadsheets would show as "A" (ECMA-376 part
 * 1, 22.9.2.19), is escaped; what is longer than a cell ends in "…".
 *
 * @param s   any bytes up to a NUL
 * @param out appended to
 */
void hoshi_xlsx_text(const char *s, struct hoshi_buf *out);

#endif
