/* A sheet as a workbook to fill in: what its sheets share. */
#ifndef HOSHI_XLSX_SHEET_BOOK_H
#define HOSHI_XLSX_SHEET_BOOK_H

#include <hoshi/vocabulary.h>

#include "report/sheet/table.h"
#include "xlsx/book.h"

/** Answers in a sheet of their own. */
struct hoshi_sheet_part {
    const char *name;
    enum hoshi_owner owner; /**< whose they are, where each has one */
    lxw_row_t first, last;  /**< rows */
};

/** The workbook in the making. */
struct hoshi_sheet_book {
    struct hoshi_book b;
    const struct hoshi_sheet_table *t;
    bool by_owner;
    lxw_format *title, *label, *shown, *answer, *day, *colour[HOSHI_STATUS_COUNT_], *wanted;
    lxw_col_t col[HOSHI_SHEET_COLUMN_COUNT_]; /**< of the answers; where t has the column */
    lxw_col_t n_col;
    struct hoshi_sheet_part part[HOSHI_OWNER_COUNT_];
    size_t n_part;
};

/** What a cell takes. */
enum hoshi_sheet_takes {
    HOSHI_SHEET_TAKES_ANY = 0,
    HOSHI_SHEET_TAKES_DAY,
    HOSHI_SHEET_TAKES_YES_NO,
    HOSHI_SHEET_TAKES_STATUS, /**< one that the catalogue knows */
    HOSHI_SHEET_TAKES_STEP,   /**< of its scale */
    HOSHI_SHEET_TAKES_LEVEL,  /**< the id of one of its levels */
    HOSHI_SHEET_TAKES_BRANCH, /**< of the criterion */
    HOSHI_SHEET_TAKES_STATE,  /**< likewise */
};

/** Make the formats of its cells. @param s in the making @return false when that failed */
bool hoshi_sheet_make_formats(struct hoshi_sheet_book *s);

/**
 * Put a cell that is read back, and on to the next.
 *
 * @param s      in the making
 * @param text   of it; NULL = empty
 * @param is_day it is a day: whoever opens the workbook sees a date
 */
void hoshi_sheet_put_answer(struct hoshi_sheet_book *s, const char *text, bool is_day);

/**
 * Let cells take nothing but what is understood: programs offer it as a list.
 *
 * @param s     in the making
 * @param first row
 * @param last  row
 * @param col   column
 * @param takes what
 * @param of    the criterion, where it depends on that
 */
void hoshi_sheet_validate(struct hoshi_sheet_book *s, lxw_row_t first, lxw_row_t last,
                          lxw_col_t col, enum hoshi_sheet_takes takes,
                          const struct hoshi_criterion *of);

/**
 * Protect a sheet without a password, but for what is to be filled in: rows may be filtered, sorted
 * and made higher.
 *
 * @param s in the making
 */
void hoshi_sheet_protect(struct hoshi_sheet_book *s);

/** The sheet that says how to fill it in. @param s in the making */
void hoshi_sheet_put_guide(struct hoshi_sheet_book *s);
/** The sheet of company and conditions. @param s in the making */
void hoshi_sheet_put_company(struct hoshi_sheet_book *s);
/** The sheets of answers. @param s in the making; its parts are set */
void hoshi_sheet_put_parts(struct hoshi_sheet_book *s);
/** The sheet of what is left. @param s in the making, with its parts */
void hoshi_sheet_put_progress(struct hoshi_sheet_book *s);

#endif
