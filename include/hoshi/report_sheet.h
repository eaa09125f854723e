/* layer: report
 * Answer sheets as bytes: blank ones, and those that say something as a table. */
#ifndef HOSHI_REPORT_SHEET_H
#define HOSHI_REPORT_SHEET_H

#include <hoshi/answers.h>
#include <hoshi/buf.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A blank answer sheet with the criteria as comments.
 *
 * @param cat  catalogue
 * @param star criteria up to this star
 * @param lang language of the comments
 * @param out  appended to
 * @return HOSHI_OK or HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_template_yaml(const struct hoshi_catalog *cat, uint8_t star,
                                                 enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * A blank answer sheet as JSON.
 *
 * @param cat  catalogue
 * @param star criteria up to this star
 * @param lang not used: JSON carries no comments
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_template_json(const struct hoshi_catalog *cat, uint8_t star,
                                                 enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * A blank table of answers for a spreadsheet: UTF-8 with byte order mark, CRLF, one row per
 * criterion with its question beside the cells to fill in.
 *
 * @param cat  catalogue
 * @param star criteria up to this star
 * @param lang language of heads and questions
 * @param out  appended to
 * @return HOSHI_OK or HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_template_csv(const struct hoshi_catalog *cat, uint8_t star,
                                                enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * The same table with what a sheet says. Hashes, days and titles of evidence and experts' decisions
 * have no place in a table.
 *
 * @param cat  catalogue
 * @param ans  resolved answers to it
 * @param lang language of heads, questions and words of answers
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT or HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_csv(const struct hoshi_catalog *cat,
                                             const struct hoshi_answers *ans, enum hoshi_lang lang,
                                             struct hoshi_buf *out);

/**
 * A blank sheet as a workbook to fill in: how to fill it in, company and conditions, answers with
 * lists to choose from, what is left. It is read back like any other sheet. Same input, same bytes.
 *
 * @param cat  indexed catalogue
 * @param star criteria up to this star
 * @param lang of its texts and of the words to choose from
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM, HOSHI_E_IO (no temporary file),
 *         HOSHI_E_UNSUPPORTED (the library for workbooks cannot be loaded)
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_template_xlsx(const struct hoshi_catalog *cat, uint8_t star,
                                                 enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * The same with a sheet of answers for each who is usually in charge.
 *
 * @param cat  as there
 * @param star as there
 * @param lang as there
 * @param out  appended to
 * @return as hoshi_template_xlsx()
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_template_xlsx_by_owner(const struct hoshi_catalog *cat,
                                                          uint8_t star, enum hoshi_lang lang,
                                                          struct hoshi_buf *out);

/**
 * The same workbook with what a sheet says; what has no place in a table: hoshi_sheet_csv().
 *
 * @param cat  indexed catalogue
 * @param ans  resolved answers to it
 * @param lang as there
 * @param out  appended to
 * @return as hoshi_template_xlsx()
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_sheet_xlsx(const struct hoshi_catalog *cat,
                                              const struct hoshi_answers *ans, enum hoshi_lang lang,
                                              struct hoshi_buf *out);

#ifdef __cplusplus
}
#endif
#endif
