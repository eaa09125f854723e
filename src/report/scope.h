/* Which part of the company a sheet speaks of, for people. */
#ifndef HOSHI_REPORT_SCOPE_H
#define HOSHI_REPORT_SCOPE_H

#include <hoshi/answers.h>
#include <hoshi/buf.h>

/**
 * One line for the unit and the sites, one for each part that is left out, with its reason. The
 * name of the unit alone, which most sheets have, is no news.
 *
 * @param ans  answers
 * @param lang language
 * @param out  appended to; foreign text is made visible
 * @owner nothing changes hands
 */
void hoshi_scope_put(const struct hoshi_answers *ans, enum hoshi_lang lang, struct hoshi_buf *out);

#endif
