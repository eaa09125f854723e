/* Breaking text into lines for a terminal, Japanese rules included. */
#ifndef HOSHI_REPORT_TEXT_WRAP_H
#define HOSHI_REPORT_TEXT_WRAP_H

#include <hoshi/buf.h>

/* Append text in lines of at most width cells. The cursor is believed to stand at cell `at`; later
 * lines are indented by indent cells. Ends with a line break. No line begins with 、。」 and the
 * like or ends with 「 and the like. Foreign control characters are shown escaped. */
void hoshi_wrap(struct hoshi_buf *out, const char *text, unsigned width, unsigned at,
                unsigned indent);

#endif
