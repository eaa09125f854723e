/* Lines over days as inline SVG; told apart by dashes, marks and names, not by colour. */
#ifndef HOSHI_REPORT_PAGE_TREND_CHART_H
#define HOSHI_REPORT_PAGE_TREND_CHART_H

#include <hoshi/buf.h>
#include <hoshi/history.h>

/**
 * A line for each level: what share of its criteria was satisfied on which day.
 *
 * @param h      results of one company
 * @param scheme of hoshi_trend_scheme()
 * @param n      of the chart on its page
 * @param lang   language
 * @param out    appended to
 */
void hoshi_trend_chart(const struct hoshi_history *h, const char *scheme, size_t n,
                       enum hoshi_lang lang, struct hoshi_buf *out);

#endif
