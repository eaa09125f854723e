/* What a report for people shows of a result: measured at one star, sorted, counted. Made once;
 * writers put it into words and marks, and decide nothing. */
#ifndef HOSHI_REPORT_DOC_VIEW_H
#define HOSHI_REPORT_DOC_VIEW_H

#include <hoshi/report.h>

/** A category of the catalogue, or an id of another framework. */
struct hoshi_axis {
    const char *id, *title; /**< title in the language of the report */
    struct hoshi_tally tally;
    /** Where the method asks for levels: their means, by which the axis is drawn. */
    struct hoshi_mean level, target;
    struct hoshi_tally last; /**< of last time; zero without one */
    struct hoshi_mean last_level;
};

/** A result as it is reported. */
struct hoshi_view {
    const struct hoshi_result *r;
    const struct hoshi_report_opts *opts;
    const char *company; /**< or that no name is given */
    uint8_t star;        /**< that the company works towards; 0: there are no levels */
    const char *star_name;
    const struct hoshi_star_result *level; /**< of star, or NULL */
    struct hoshi_axis *category;           /**< up to star */
    size_t n_category;
    struct hoshi_axis *directive; /**< over the whole catalogue; those linked to */
    size_t n_directive;
    const struct hoshi_gap **todo; /**< up to star, in working order */
    size_t n_todo;
    const struct hoshi_result *last; /**< last time, as far as it is counted; or NULL */
    bool last_has_other_scope;
    struct hoshi_arena arena;
};

/**
 * Make one.
 *
 * @param ret_view set on success; to be released
 * @param r        judged; borrowed
 * @param opts     language, target, framework; borrowed
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  caller
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_view_make(struct hoshi_view *ret_view,
                                             const struct hoshi_result *r,
                                             const struct hoshi_report_opts *opts);

/**
 * Count what opts->earlier says into view->last, where there is one. For hoshi_view_make().
 *
 * @param v being made
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  the view
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_view_take_last(struct hoshi_view *v);

/** Give back what hoshi_view_make() took. */
void hoshi_view_release(struct hoshi_view *view);

/**
 * The answer that a criterion of the view was given.
 *
 * @param view  made
 * @param index of the criterion
 * @return NULL when none was
 * @owner  the result
 */
const struct hoshi_answer *hoshi_view_answer(const struct hoshi_view *view, size_t index);

/**
 * Whose gaps are listed.
 *
 * @param view made
 * @return a role by its label, else as it was asked for; NULL where all are listed
 * @owner  the result, or static storage
 */
const char *hoshi_view_owner(const struct hoshi_view *view);

#endif
