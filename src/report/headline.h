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

/**
 * That the catalogue or the policy is not what its name says, or the policy another than the usual.
 *
 * @param cat    what was judged against
 * @param policy by what
 * @param lang   language
 * @param out    appended to: a sentence a line, each with its line break
 */
void hoshi_headline_sources(const struct hoshi_catalog *cat, const struct hoshi_policy *policy,
                            enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * What a level rests on besides answers of "met": criteria that conditions take out of play,
 * answers carried over, recurring duties without a date.
 *
 * @param r     the judgement
 * @param level one of its levels, reached or not
 * @param lang  language
 * @param out  appended to: a sentence a line, each with its line break; nothing where there is
 *             nothing to say
 */
void hoshi_headline_rests(const struct hoshi_result *r, const struct hoshi_star_result *level,
                          enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * How many findings of a kind there are about the criteria of a level.
 *
 * @param r    the judgement
 * @param star the level
 * @param code the kind
 * @return their number
 */
size_t hoshi_headline_findings(const struct hoshi_result *r, uint8_t star,
                               enum hoshi_finding_code code);

/**
 * What was judged against, what the star reached rests on, and what a star comes to that is none of
 * the scheme.
 *
 * @param r    the judgement
 * @param lang language
 * @param out  appended to: a sentence a line, each with its line break; nothing where there is
 *             nothing to say
 */
void hoshi_headline_notes(const struct hoshi_result *r, enum hoshi_lang lang,
                          struct hoshi_buf *out);

#endif
