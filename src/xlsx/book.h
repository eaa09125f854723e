/* A workbook that is written row by row: texts that wrap, rows as high as they need, tables with
 * heads that stay. Every text is written as a text, in cells of the text format. */
#ifndef HOSHI_XLSX_BOOK_H
#define HOSHI_XLSX_BOOK_H

#include "i18n/msg.h"
#include "xlsx/workbook.h"

#define HOSHI_BOOK_COLUMNS_MAX 256

/** Where writing stands. */
struct hoshi_book {
    struct hoshi_workbook *w;
    lxw_worksheet *sheet;
    lxw_format *head, *text, *number, *number_head;
    enum hoshi_lang lang;
    lxw_row_t row;
    lxw_col_t col;
    unsigned width[HOSHI_BOOK_COLUMNS_MAX]; /* of the sheet */
    unsigned lines; /* that the row needs; not every program works that out by itself */
};

/** Make the formats of its cells. @param b w is set @return false when that failed */
bool hoshi_book_make_formats(struct hoshi_book *b);
/** Begin a sheet, in A4 landscape. @param b a book @param name of it @return false when that failed
 */
bool hoshi_book_add_sheet(struct hoshi_book *b, enum hoshi_msg name);
/** The same, of a name that is no message. @param b a book @param name of it @return as there */
bool hoshi_book_add_sheet_named(struct hoshi_book *b, const char *name);
/** Set the width of a column. @param b a book @param column from 0 @param width in characters */
void hoshi_book_set_width(struct hoshi_book *b, int column, unsigned width);
/** A cell, and on to the next. @param b a book @param s foreign text or NULL @param format head or
 * text */
void hoshi_book_put(struct hoshi_book *b, const char *s, lxw_format *format);
/** The same of a text that was put together. @param b a book @param text empty again @param format
 * as there */
void hoshi_book_put_made(struct hoshi_book *b, struct hoshi_buf *text, lxw_format *format);
/** A number. @param b a book @param n any */
void hoshi_book_put_number(struct hoshi_book *b, long long n);
/** A head. @param b a book @param msg its words */
void hoshi_book_put_msg(struct hoshi_book *b, enum hoshi_msg msg);
/** A head of numbers, over which it stands. @param b a book @param msg its words */
void hoshi_book_put_number_msg(struct hoshi_book *b, enum hoshi_msg msg);
/** Each line of a text in a row of its own. @param b a book @param lines empty again */
void hoshi_book_put_lines(struct hoshi_book *b, struct hoshi_buf *lines);
/** On to the next row. @param b a book */
void hoshi_book_next_row(struct hoshi_book *b);
/** Heads that stay, and a filter over all rows. @param b a book @param n_column how many */
void hoshi_book_end_table(struct hoshi_book *b, int n_column);

#endif
