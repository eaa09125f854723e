/* Breaking text into lines for a terminal, Japanese rules included. */
#ifndef HOSHI_REPORT_TEXT_WRAP_H
#define HOSHI_REPORT_TEXT_WRAP_H

#include <hoshi/buf.h>

/**
 * Append text in lines of at most width cells. Ends with a line break. No line begins with 、。」
 * and the like or ends with 「 and the like. Foreign control characters are shown escaped.
 *
 * @param out    appended to
 * @param text   foreign text
 * @param width  of a line
 * @param at     where the cursor is believed to stand
 * @param indent of later lines
 * @units terminal cells
 */
void hoshi_wrap(struct hoshi_buf *out, const char *text, unsigned width, unsigned at,
                unsigned indent);

#endif
