/* A workbook as bytes: what all of them have in common. */
#ifndef HOSHI_XLSX_WORKBOOK_H
#define HOSHI_XLSX_WORKBOOK_H

#include <hoshi/buf.h>
#include <hoshi/date.h>

#include "xlsx/libxlsxwriter.h"

/** One workbook in the making. */
struct hoshi_workbook {
    const struct hoshi_libxlsxwriter *lib;
    lxw_workbook *book;
    bool failed;
};

/**
 * Put the sheets into a workbook.
 *
 * @param w    w->failed is set when anything could not be put
 * @param user of the caller
 * @owner  nothing changes hands
 */
typedef void hoshi_workbook_filler(struct hoshi_workbook *w, void *user);

/**
 * Make a workbook. Same input, same bytes.
 *
 * @param fill runs in a child process, twice
 * @param user for fill
 * @param max_bytes ceiling
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_IO (no temporary file), HOSHI_E_LIMIT, HOSHI_E_NOMEM,
 *         HOSHI_E_UNSUPPORTED (the library cannot be loaded)
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_workbook_make(hoshi_workbook_filler *fill, void *user,
                                                 size_t max_bytes, struct hoshi_buf *out);

/**
 * Add a sheet that prints in A4 landscape, all columns on one page, any rows.
 *
 * @param w    in the making
 * @param name of the sheet
 * @return it; NULL when that failed, which is noted
 * @owner the workbook
 */
lxw_worksheet *hoshi_workbook_sheet(struct hoshi_workbook *w, const char *name);

/**
 * Note what the library says.
 *
 * @param w in the making
 * @param e LXW_NO_ERROR, or w->failed is set
 */
void hoshi_workbook_note(struct hoshi_workbook *w, lxw_error e);

/**
 * Write a text as a text: it can become no formula. Nothing where there is none.
 *
 * @param w      in the making
 * @param sheet  of it
 * @param row    from 0
 * @param col    from 0
 * @param s      foreign text, or NULL
 * @param format of the cell
 */
void hoshi_workbook_text(struct hoshi_workbook *w, lxw_worksheet *sheet, lxw_row_t row,
                         lxw_col_t col, const char *s, lxw_format *format);

/**
 * Say what a workbook is and when it was made, so that no clock gets into it.
 *
 * @param w     in the making
 * @param title of the document; copied
 * @param day   not 0
 */
void hoshi_workbook_about(struct hoshi_workbook *w, char *title, hoshi_day day);

#endif
