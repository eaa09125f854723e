/* What the writers of a plan share: its words in one language. */
#ifndef HOSHI_REPORT_PLAN_WORDS_H
#define HOSHI_REPORT_PLAN_WORDS_H

#include <hoshi/report_plan.h>

#include "i18n/msg.h"

/** Whose plan it is. @param plan the plan @param lang language @return a name @owner the sheet */
const char *hoshi_plan_whose(const struct hoshi_plan *plan, enum hoshi_lang lang);

/** What it works towards, e.g. "★3". @param plan the plan @param lang language @return the name
 * @owner the catalogue */
const char *hoshi_plan_goal(const struct hoshi_plan *plan, enum hoshi_lang lang);

/** "Within 30 days". @param within when @return the message */
enum hoshi_msg hoshi_plan_within_msg(enum hoshi_plan_within within);

/**
 * Append the first line of a plan: whose, towards what, by which catalogue.
 *
 * @param plan the plan
 * @param lang language
 * @param out  appended to; no line break
 */
void hoshi_plan_put_title(const struct hoshi_plan *plan, enum hoshi_lang lang,
                          struct hoshi_buf *out);

/**
 * Append from when to when, how many packages and hours; or that nothing is left.
 *
 * @param plan the plan
 * @param lang language
 * @param out  appended to; no line break
 */
void hoshi_plan_put_span(const struct hoshi_plan *plan, enum hoshi_lang lang,
                         struct hoshi_buf *out);

/** Append the hours of each role that has any. Parameters as hoshi_plan_put_span(). */
void hoshi_plan_put_roles(const struct hoshi_plan *plan, enum hoshi_lang lang,
                          struct hoshi_buf *out);

/**
 * Append what a package comes to: days, hours, role, due date.
 *
 * @param item of the plan
 * @param lang language
 * @param out  appended to; no line break
 */
void hoshi_plan_put_facts(const struct hoshi_plan_item *item, enum hoshi_lang lang,
                          struct hoshi_buf *out);

/**
 * Append that a star is met after a package; nothing where none is.
 *
 * @param plan the plan
 * @param item of it
 * @param lang language
 * @param out  appended to; no line break
 */
void hoshi_plan_put_reached(const struct hoshi_plan *plan, const struct hoshi_plan_item *item,
                            enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * Append one criterion that is left: id, why, due date, who.
 *
 * @param gap  of an item
 * @param lang language
 * @param out  appended to; no line break; what the sheet says is made visible
 */
void hoshi_plan_put_gap(const struct hoshi_gap *gap, enum hoshi_lang lang, struct hoshi_buf *out);

/** Append the ids of criteria with commas. @param gap which @param n how many @param lang language
 * @param out appended to @owner nothing changes hands */
void hoshi_plan_put_ids(const struct hoshi_gap *const *gap, size_t n, enum hoshi_lang lang,
                        struct hoshi_buf *out);

/** Append the packages that come first: "1. W01". @param plan the plan @param item of it
 * @param lang language @param out appended to */
void hoshi_plan_put_before(const struct hoshi_plan *plan, const struct hoshi_plan_item *item,
                           enum hoshi_lang lang, struct hoshi_buf *out);

/** Append the ids of the templates of a package. @param item of a plan @param lang language
 * @param out appended to */
void hoshi_plan_put_papers(const struct hoshi_plan_item *item, enum hoshi_lang lang,
                           struct hoshi_buf *out);

/**
 * Append for which part of the company the plan is, and by what catalogue or policy other than the
 * usual.
 *
 * @param plan made
 * @param lang language
 * @param out  appended to: a sentence a line; nothing where there is nothing to say
 */
void hoshi_plan_put_standing(const struct hoshi_plan *plan, enum hoshi_lang lang,
                             struct hoshi_buf *out);

#endif
