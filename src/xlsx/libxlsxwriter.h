/* What we use of libxlsxwriter, by address: the library is loaded when a workbook is written. */
#ifndef HOSHI_XLSX_LIBXLSXWRITER_H
#define HOSHI_XLSX_LIBXLSXWRITER_H

#include <stdio.h>

#include <xlsxwriter.h>

#include "io/dynlib.h"

#define HOSHI_LIBXLSXWRITER(X)                                                                     \
    X(format_set_align)                                                                            \
    X(format_set_bg_color)                                                                         \
    X(format_set_bold)                                                                             \
    X(format_set_border)                                                                           \
    X(format_set_border_color)                                                                     \
    X(format_set_font_color)                                                                       \
    X(format_set_font_size)                                                                        \
    X(format_set_num_format)                                                                       \
    X(format_set_text_wrap)                                                                        \
    X(format_set_unlocked)                                                                         \
    X(workbook_add_format)                                                                         \
    X(workbook_add_worksheet)                                                                      \
    X(workbook_close)                                                                              \
    X(workbook_new)                                                                                \
    X(workbook_set_properties)                                                                     \
    X(worksheet_activate)                                                                          \
    X(worksheet_autofilter)                                                                        \
    X(worksheet_conditional_format_range)                                                          \
    X(worksheet_data_validation_range)                                                             \
    X(worksheet_fit_to_pages)                                                                      \
    X(worksheet_freeze_panes)                                                                      \
    X(worksheet_hide)                                                                              \
    X(worksheet_protect)                                                                           \
    X(worksheet_repeat_rows)                                                                       \
    X(worksheet_set_column)                                                                        \
    X(worksheet_set_column_opt)                                                                    \
    X(worksheet_set_first_sheet)                                                                   \
    X(worksheet_set_footer)                                                                        \
    X(worksheet_set_landscape)                                                                     \
    X(worksheet_set_paper)                                                                         \
    X(worksheet_set_margins)                                                                       \
    X(worksheet_set_row)                                                                           \
    X(worksheet_write_blank)                                                                       \
    X(worksheet_write_formula_num)                                                                 \
    X(worksheet_write_number)                                                                      \
    X(worksheet_write_string)

/** Its functions under their own names. */
struct hoshi_libxlsxwriter {
    HOSHI_LIBXLSXWRITER(HOSHI_DYNLIB_MEMBER)
};

/** For messages about a library that is not there. */
extern struct hoshi_dynlib hoshi_libxlsxwriter_file;

/**
 * The functions, loaded if they were not yet.
 *
 * @return the table, or NULL when the library cannot be loaded
 * @owner  static storage
 */
const struct hoshi_libxlsxwriter *hoshi_libxlsxwriter(void);

#endif
