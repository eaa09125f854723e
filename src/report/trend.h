/* How one company went on: its results under one scheme, one of each day. And what is said of a
 * result that was kept, for every form for people. */
#ifndef HOSHI_REPORT_TREND_H
#define HOSHI_REPORT_TREND_H

#include <hoshi/buf.h>
#include <hoshi/history.h>

/** No further result. */
#define HOSHI_TREND_END SIZE_MAX

/**
 * The n-th scheme of a history, in the order of their first results.
 *
 * @param h the history
 * @param n from 0
 * @return id of its catalogue; NULL past the end
 * @owner  the history
 */
const char *hoshi_trend_scheme(const struct hoshi_history *h, size_t n);

/**
 * The next result under a scheme; of one day, and of one part of the company, that
 * which was added last.
 *
 * @param h      the history
 * @param scheme of hoshi_trend_scheme()
 * @param from   where to look: 0, or behind the one before
 * @return its place, or HOSHI_TREND_END
 */
size_t hoshi_trend_next(const struct hoshi_history *h, const char *scheme, size_t from);

/**
 * The last result under a scheme: its levels are those that are shown.
 *
 * @param h      the history
 * @param scheme of hoshi_trend_scheme()
 * @return the result
 * @owner  the history
 */
const struct hoshi_history_entry *hoshi_trend_last(const struct hoshi_history *h,
                                                   const char *scheme);

/**
 * How many lines a trend has: a level each; one over all criteria where there are no levels.
 *
 * @param last of hoshi_trend_last()
 * @return how many
 */
size_t hoshi_trend_lines(const struct hoshi_history_entry *last);

/**
 * What a result says to a line.
 *
 * @param e    a result
 * @param last of hoshi_trend_last()
 * @param line from 0
 * @return the counts; NULL where it has no such level
 * @owner  the results
 */
const struct hoshi_tally *hoshi_trend_at(const struct hoshi_history_entry *e,
                                         const struct hoshi_history_entry *last, size_t line);

/**
 * Append what a line is called: "★3", "ML2", or that it is over all.
 *
 * @param last of hoshi_trend_last()
 * @param line from 0
 * @param lang language
 * @param out  appended to
 */
void hoshi_trend_put_line(const struct hoshi_history_entry *last, size_t line, enum hoshi_lang lang,
                          struct hoshi_buf *out);

/**
 * Append "80/81"; "–" for NULL.
 *
 * @param t   counts, or NULL
 * @param out appended to
 */
void hoshi_trend_put_counts(const struct hoshi_tally *t, struct hoshi_buf *out);

/**
 * Append what a result has reached, or its points; nothing where its scheme knows neither.
 *
 * @param e    a result
 * @param lang language
 * @param out  appended to
 */
void hoshi_trend_put_reached(const struct hoshi_history_entry *e, enum hoshi_lang lang,
                             struct hoshi_buf *out);

/**
 * Append whose it is: name and number, as far as they are known.
 *
 * @param e    a result
 * @param lang language
 * @param out  appended to
 */
void hoshi_trend_put_whose(const struct hoshi_history_entry *e, enum hoshi_lang lang,
                           struct hoshi_buf *out);

/**
 * Append "scs@2026-03".
 *
 * @param e   a result
 * @param out appended to
 */
void hoshi_trend_put_catalogue(const struct hoshi_history_entry *e, struct hoshi_buf *out);

/**
 * That the results were not all measured alike: by one policy, of one part of the company, against
 * one file of a catalogue; so that a change may come of that.
 *
 * @param h    results of a company
 * @param lang language
 * @param out  appended to, where it is so: a sentence a line
 */
void hoshi_trend_put_notes(const struct hoshi_history *h, enum hoshi_lang lang,
                           struct hoshi_buf *out);

#endif
