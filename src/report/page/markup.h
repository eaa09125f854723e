/* Pieces of HTML pages: text made safe, and the head with its policy. */
#ifndef HOSHI_REPORT_PAGE_MARKUP_H
#define HOSHI_REPORT_PAGE_MARKUP_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

/* Foreign text as text or as a quoted attribute; NULL gives nothing. */
void hoshi_markup_text(struct hoshi_buf *out, const char *s);
/* Doctype to </head>: nothing may be loaded, only this style applies, and only this script runs
 * (an empty one: none). The title is foreign text. */
void hoshi_markup_head(struct hoshi_buf *out, enum hoshi_lang lang, const char *title,
                       struct hoshi_str style, struct hoshi_str script);
/* <tag>text</tag>; nothing when the text is NULL or empty. */
void hoshi_markup_element(struct hoshi_buf *out, const char *tag, const char *text);
/* Each line of a text as <li>. */
void hoshi_markup_lines(struct hoshi_buf *out, const char *tag, const char *lines);

#endif
