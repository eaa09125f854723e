/* Which part of the company a sheet speaks of, for people: a star of a part must not read like one
 * of the whole. */
#ifndef HOSHI_REPORT_SCOPE_H
#define HOSHI_REPORT_SCOPE_H

#include <hoshi/answers.h>
#include <hoshi/buf.h>

/**
 * One line for what is covered and what is left out; long texts are cut.
 *
 * @param ans  answers
 * @param lang language
 * @param out  appended to; foreign text is made visible
 * @owner nothing changes hands
 */
void hoshi_scope_put(const struct hoshi_answers *ans, enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * A line for what is covered, and one for each part that is left out, with its reason; all of it.
 *
 * @param ans  answers
 * @param lang language
 * @param out  appended to; foreign text is made visible
 * @owner nothing changes hands
 */
void hoshi_scope_put_whole(const struct hoshi_answers *ans, enum hoshi_lang lang,
                           struct hoshi_buf *out);

#endif
