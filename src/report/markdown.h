/* Foreign text in Markdown: it stays text, whatever it looks like. */
#ifndef HOSHI_REPORT_MARKDOWN_H
#define HOSHI_REPORT_MARKDOWN_H

#include <hoshi/buf.h>

/**
 * Append a text on one line: every sign that Markdown or HTML could obey has a backslash before it,
 * a line break becomes a space, control characters are shown escaped.
 *
 * @param out  appended to
 * @param text foreign text; NULL gives nothing
 */
void hoshi_markdown_text(struct hoshi_buf *out, const char *text);

/**
 * hoshi_markdown_text() as a cell of a table, with its closing bar.
 *
 * @param out  appended to
 * @param text foreign text; NULL is an empty cell
 */
void hoshi_markdown_cell(struct hoshi_buf *out, const char *text);

#endif
