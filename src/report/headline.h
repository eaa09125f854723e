/* The star reached, in the one sentence that every report for people begins with. */
#ifndef HOSHI_REPORT_HEADLINE_H
#define HOSHI_REPORT_HEADLINE_H

#include <hoshi/buf.h>
#include <hoshi/result.h>

/**
 * The star reached, and that it rests on claims where it does; so a star that does never reads like
 * one that does not.
 *
 * @param r    the judgement
 * @param lang language
 * @param out  appended to; no line break
 */
void hoshi_headline_put(const struct hoshi_result *r, enum hoshi_lang lang, struct hoshi_buf *out);

#endif
