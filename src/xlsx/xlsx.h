/* Workbooks, by libxlsxwriter. An edge layer, because that library only writes to files. */
#ifndef HOSHI_XLSX_XLSX_H
#define HOSHI_XLSX_XLSX_H

#include <hoshi/portfolio.h>

/**
 * The portfolio as a workbook: suppliers, missing criteria, where it comes from. Same input, same
 * bytes.
 *
 * @param p    the portfolio
 * @param lang of its texts
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_IO (no temporary file), HOSHI_E_LIMIT, HOSHI_E_NOMEM,
 *         HOSHI_E_UNSUPPORTED (the library cannot be loaded: xlsx/libxlsxwriter.h tells)
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_portfolio_xlsx(const struct hoshi_portfolio *p,
                                                  enum hoshi_lang lang, struct hoshi_buf *out);

#endif
