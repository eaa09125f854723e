/* What stands where in a workbook: the row of heads of a table of answers, and which of its columns
 * are read as what. */
#ifndef HOSHI_CODEC_PARSE_BOOK_LAYOUT_H
#define HOSHI_CODEC_PARSE_BOOK_LAYOUT_H

#include "codec/parse/answer_table.h"
#include "ooxml/workbook.h"

/** A column that is read. */
struct hoshi_book_column {
    const char *key;       /**< of columns.def */
    uint32_t column;       /**< from 1 */
    struct hoshi_str head; /**< as it stands there; may be empty where --map says the column */
};

/** A table on a sheet. */
struct hoshi_book_table {
    size_t sheet;
    uint32_t head_row;
    struct hoshi_book_column column[HOSHI_ANSWER_COLUMNS_MAX];
    size_t n_column;
    uint32_t id, value; /**< columns; 0 = not found */
    size_t n_id;        /**< rows whose id looks like one, or is about the sheet itself */
    size_t n_criterion; /**< those of criteria alone */
    struct hoshi_cells cells;
};

/** All tables of a workbook that are read. */
struct hoshi_book_layout {
    struct hoshi_book_in book; /**< closed; its texts live on in the arena */
    struct hoshi_book_table *table;
    size_t n_table;
    bool is_ours; /**< made by 'hoshi init': several sheets belong together */
};

/**
 * Open a workbook and find its tables of answers.
 *
 * @param ret    set in any case; its book is open and to be closed by the caller
 * @param bytes  of the file
 * @param hint   what the user says of it, or NULL
 * @param arena  owns everything
 * @param diags  receives every problem
 * @param source of the file, there
 * @return HOSHI_OK with at least one table; otherwise after a complaint
 * @owner  caller: hoshi_book_close(&ret->book)
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_book_layout(struct hoshi_book_layout *ret,
                                               struct hoshi_str bytes,
                                               const struct hoshi_book_hint *hint,
                                               struct hoshi_arena *arena, struct hoshi_diags *diags,
                                               uint16_t source);

/**
 * The columns that a row of heads names, and those that the user says.
 *
 * @param hint     what the user says, or NULL
 * @param t        its cells are set; head_row, column, id and value are found
 * @param row      from 1
 * @param n_column how many columns are looked at
 * @owner nothing changes hands
 */
void hoshi_book_read_heads(const struct hoshi_book_hint *hint, struct hoshi_book_table *t,
                           uint32_t row, uint32_t n_column);

/** Whether a table is answered by a column. @param key of it @return for status, level, applied
 * @owner nothing changes hands */
bool hoshi_book_is_value(const char *key);

/** Whether several columns of one key are one text. @param key of them @return for notes, reasons,
 * evidence @owner nothing changes hands */
bool hoshi_book_may_repeat(const char *key);

/**
 * A head in one line.
 *
 * @param head as it stands in its cell
 * @param out  appended to
 */
void hoshi_put_head(struct hoshi_str head, struct hoshi_buf *out);

/**
 * What a head stands for, as people write it: "評価基準No.", "自己評価（○△×）".
 *
 * @param head as it stands in its cell
 * @return a key of columns.def, or NULL
 * @owner  static storage
 */
const char *hoshi_book_key(struct hoshi_str head);

/**
 * Whether a text looks like the id of a criterion, in any width.
 *
 * @param text of a cell
 * @return for "1-2-1-1"; not for a title
 */
bool hoshi_book_is_id(struct hoshi_str text);

/**
 * Complain that several sheets have answers.
 *
 * @param l      with its tables
 * @param diags  receives the complaint
 * @param source of the workbook, there
 * @return HOSHI_E_INVALID
 * @owner  nothing changes hands
 */
enum hoshi_rc hoshi_book_many(const struct hoshi_book_layout *l, struct hoshi_diags *diags,
                              uint16_t source);

#endif
