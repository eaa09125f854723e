/* layer: report
 * Results that were kept, as bytes. */
#ifndef HOSHI_REPORT_HISTORY_H
#define HOSHI_REPORT_HISTORY_H

#include <hoshi/history.h>
#include <hoshi/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * What writes results that were kept in one format.
 *
 * @param history by day
 * @param opts    .lang; .color and .width for text
 * @param out     appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
typedef enum hoshi_rc hoshi_history_writer(const struct hoshi_history *history,
                                           const struct hoshi_report_opts *opts,
                                           struct hoshi_buf *out);

/** A line for each, for people: hoshi_history_writer. @return as there */
HOSHI_MUST_USE hoshi_history_writer hoshi_history_text;
/** As JSON (history/1): hoshi_history_writer. @return as there */
HOSHI_MUST_USE hoshi_history_writer hoshi_history_json;
/** A row for each level of each, for spreadsheets: hoshi_history_writer. @return as there */
HOSHI_MUST_USE hoshi_history_writer hoshi_history_csv;
/** How one company went on, for people: hoshi_history_writer. @return as there */
HOSHI_MUST_USE hoshi_history_writer hoshi_trend_text;
/** The same as a page without script, with line charts: hoshi_history_writer. @return as there */
HOSHI_MUST_USE hoshi_history_writer hoshi_trend_html;

/**
 * One result that was kept, for people: where it stands, and what was left to do.
 *
 * @param entry with its criteria
 * @param opts  .lang, .color, .width
 * @param out   appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_kept_text(const struct hoshi_history_entry *entry,
                                             const struct hoshi_report_opts *opts,
                                             struct hoshi_buf *out);

#ifdef __cplusplus
}
#endif
#endif
