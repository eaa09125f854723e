/* What both forms of feedback are about. */
#ifndef HOSHI_REPORT_PAGE_FEEDBACK_H
#define HOSHI_REPORT_PAGE_FEEDBACK_H

#include <hoshi/report.h>

/**
 * The star that the feedback works towards: asked, opts->target, or the next above the one
 * reached; the highest of the catalogue when that is reached.
 *
 * @param r    the judgement
 * @param opts of the report
 * @return the star
 */
uint8_t hoshi_feedback_star(const struct hoshi_result *r, const struct hoshi_report_opts *opts);

/**
 * The n-th criterion to work on, in working order.
 *
 * @param r    the judgement
 * @param opts of the report
 * @param n    from 0
 * @return NULL past the end
 * @owner r
 */
const struct hoshi_gap *hoshi_feedback_at(const struct hoshi_result *r,
                                          const struct hoshi_report_opts *opts, size_t n);

/**
 * The n-th criterion of those that count for the star that the company has set aside as not
 * applicable, with effect: a claim that somebody has yet to accept. In the catalogue's order.
 *
 * @param r    the judgement
 * @param opts of the report
 * @param n    from 0
 * @return NULL past the end
 * @owner r
 */
const struct hoshi_criterion *hoshi_feedback_claim(const struct hoshi_result *r,
                                                   const struct hoshi_report_opts *opts, size_t n);

/** Why it is not known what a buyer asks of the company. */
enum hoshi_not_known {
    HOSHI_ASK_KNOWN = 0,
    HOSHI_ASK_NO_ID,
    HOSHI_ASK_OTHER_ID,
    HOSHI_ASK_UNDECIDED
};

/**
 * Whether it is known what a buyer asks.
 *
 * @param r the judgement
 * @return ASK_KNOWN too where there is no buyer
 */
enum hoshi_not_known hoshi_feedback_not_known(const struct hoshi_result *r);

/**
 * Counts over the criteria that count for the star.
 *
 * @param r    the judgement
 * @param opts of the report
 * @return what is asked, or the star's own counts
 */
struct hoshi_tally hoshi_feedback_tally(const struct hoshi_result *r,
                                        const struct hoshi_report_opts *opts);

#endif
