/* Workbooks, by libxlsxwriter. An edge layer, because that library only writes to files. */
#ifndef HOSHI_XLSX_XLSX_H
#define HOSHI_XLSX_XLSX_H

#include <hoshi/package.h>
#include <hoshi/portfolio.h>

#include "ooxml/author.h"

/** What libxlsxwriter says of the program; those that people use are newer. */
#define HOSHI_WORKBOOK_VERSION "<AppVersion>12.0000<"

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

/**
 * A register, rule document or the like as a workbook: a sheet to fill in with one example, and a
 * sheet that says what it serves. Same input, same bytes.
 *
 * @param list  that has the paper
 * @param paper which
 * @param cat   indexed catalogue of its criteria
 * @param lang  of its texts
 * @param out   appended to
 * @return as hoshi_portfolio_xlsx()
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_paper_xlsx(const struct hoshi_papers *list,
                                              const struct hoshi_paper *paper,
                                              const struct hoshi_catalog *cat, enum hoshi_lang lang,
                                              struct hoshi_buf *out);

#endif
