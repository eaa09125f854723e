/* Pieces of HTML pages: text made safe, and the head with its policy. */
#ifndef HOSHI_REPORT_PAGE_MARKUP_H
#define HOSHI_REPORT_PAGE_MARKUP_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

#include "i18n/msg.h"

/**
 * Append foreign text, as text or as a quoted attribute.
 *
 * @param out appended to
 * @param s   NULL gives nothing
 */
void hoshi_markup_text(struct hoshi_buf *out, const char *s);

/**
 * Append all from the doctype to </head>: nothing may be loaded, only this style applies, and
 * only this script runs.
 *
 * @param out    appended to
 * @param lang   of the page
 * @param title  foreign text
 * @param style  the style sheet
 * @param script empty: none may run
 */
void hoshi_markup_head(struct hoshi_buf *out, enum hoshi_lang lang, const char *title,
                       struct hoshi_str style, struct hoshi_str script);

/**
 * Append <tag>text</tag>; nothing when the text is NULL or empty.
 *
 * @param out  appended to
 * @param tag  taken as it is
 * @param text foreign text
 */
void hoshi_markup_element(struct hoshi_buf *out, const char *tag, const char *text);

/**
 * Append <tag>message</tag>, all of it escaped at once.
 *
 * @param out  appended to
 * @param lang language
 * @param tag  taken as it is
 * @param msg  which
 * @param a0   foreign, or NULL
 * @param a1   likewise
 * @param a2   likewise
 */
void hoshi_markup_msg(struct hoshi_buf *out, enum hoshi_lang lang, const char *tag,
                      enum hoshi_msg msg, const char *a0, const char *a1, const char *a2);

/**
 * Append each line of a text as <li>; nothing when it is NULL or empty.
 *
 * @param out   appended to
 * @param tag   of the list, taken as it is
 * @param lines separated by LF
 */
void hoshi_markup_lines(struct hoshi_buf *out, const char *tag, const char *lines);

#endif
