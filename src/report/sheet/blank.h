/* What blank answer sheets of several forms have in common. */
#ifndef HOSHI_REPORT_SHEET_BLANK_H
#define HOSHI_REPORT_SHEET_BLANK_H

#include <hoshi/catalog.h>

/**
 * Append which answers may stand behind a criterion, and which of them want a reason.
 *
 * @param cat  which answers it takes
 * @param lang language
 * @param out  appended to; one line without its end
 */
void hoshi_template_put_answers(const struct hoshi_catalog *cat, enum hoshi_lang lang,
                                struct hoshi_buf *out);

/**
 * Append a level as the target of a sheet: "3", "ML2".
 *
 * @param cat  catalogue
 * @param star hoshi_level.star
 * @param out  appended to
 */
void hoshi_template_put_target(const struct hoshi_catalog *cat, uint8_t star,
                               struct hoshi_buf *out);

#endif
