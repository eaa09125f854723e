/* One cell: where it stands and what is in it, as text. */
#ifndef HOSHI_OOXML_CELL_H
#define HOSHI_OOXML_CELL_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

#define HOSHI_BOOK_ROWS 1048576u
#define HOSHI_BOOK_COLUMNS 16384u
#define HOSHI_CELL_NAME_BYTES 16

enum hoshi_cell_kind {
    HOSHI_CELL_TEXT = 0,
    HOSHI_CELL_NUMBER,
    HOSHI_CELL_DATE, /**< a number that is shown as a date: the text is one, "2026-04-10" */
    HOSHI_CELL_YES_NO,
    HOSHI_CELL_ERROR, /**< "#REF!" */
};

/** A cell that holds something. */
struct hoshi_cell {
    uint32_t row, column; /**< from 1 */
    struct hoshi_str text;
    uint8_t kind;    /**< enum hoshi_cell_kind */
    bool is_formula; /**< the text is what a program worked out last */
};

/** A block of cells, corners included, from 1. */
struct hoshi_cell_range {
    uint32_t row, column, last_row, last_column;
};

/**
 * "O17", with or without $.
 *
 * @param name       of a cell; more may follow
 * @param ret_row    from 1
 * @param ret_column from 1
 * @return bytes of it; 0 = none
 */
size_t hoshi_cell_parse(const char *name, uint32_t *ret_row, uint32_t *ret_column);

/**
 * "A1:C3" or "A1".
 *
 * @param name      of a block, up to the end or a space
 * @param ret_range set on success
 * @return bytes of it; 0 = none
 */
size_t hoshi_cell_range_parse(const char *name, struct hoshi_cell_range *ret_range);

/**
 * The number of a column.
 *
 * @param letters "O"; may be small
 * @return from 1; 0 = none
 */
uint32_t hoshi_column_number(struct hoshi_str letters);

/**
 * A date out of a number.
 *
 * @param number   as it stands in the file
 * @param is_1904  which of the two calendars
 * @param out      gets "2026-04-10", with " 09:30" where there is a time of day
 * @return false, and nothing is put, when it is none from 1900-01-01 to 9999-12-31
 */
bool hoshi_cell_put_date(const char *number, bool is_1904, struct hoshi_buf *out);

/**
 * Text of a cell with what _xHHHH_ stands for in it, and line breaks as LF.
 *
 * @param s   as it stands in the file
 * @param out appended to
 */
void hoshi_cell_put_text(struct hoshi_str s, struct hoshi_buf *out);

#endif
