/* Charts as inline SVG: no script, no colour that carries a meaning of its own, and a title and a
 * description for who does not see them. The numbers stand as text beside each, too. */
#ifndef HOSHI_REPORT_PAGE_CHART_H
#define HOSHI_REPORT_PAGE_CHART_H

#include <hoshi/buf.h>

#include "report/doc/doc.h"

/**
 * A radar: now as a filled shape, the target as a dashed line, last time as a dotted one.
 *
 * @param out   appended to
 * @param id    of the chart on its page, without spaces
 * @param title foreign text
 * @param desc  foreign text: what it shows, in words
 * @param spoke in clockwise order from the top
 * @param n     at least 3, or nothing is drawn
 */
void hoshi_chart_radar(struct hoshi_buf *out, const char *id, const char *title, const char *desc,
                       const struct hoshi_spoke *spoke, size_t n);

/** A part of a bar. */
struct hoshi_bar_part {
    const char *style; /**< class of the page's style sheet */
    uint32_t n;
};

/**
 * A bar of parts, without words: they stand beside it.
 *
 * @param out   appended to
 * @param part  in their order
 * @param n     how many
 * @param total of all; 0 draws nothing
 */
void hoshi_chart_bar(struct hoshi_buf *out, const struct hoshi_bar_part *part, size_t n,
                     uint32_t total);

#endif
