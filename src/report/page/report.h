/* The parts of the report as a page, in the order in which they stand. */
#ifndef HOSHI_REPORT_PAGE_REPORT_H
#define HOSHI_REPORT_PAGE_REPORT_H

#include "i18n/msg.h"
#include "report/view.h"

/** What each part writes from, and where to. */
struct hoshi_page {
    const struct hoshi_view *view;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
};

/** <tag>message</tag>. @param tag taken as it is @param a0 foreign, like the others, or NULL */
void hoshi_page_msg(const struct hoshi_page *p, const char *tag, enum hoshi_msg msg, const char *a0,
                    const char *a1, const char *a2);

/** <tag>number</tag>. */
void hoshi_page_number(const struct hoshi_page *p, const char *tag, long long n);

/** <tag>text</tag>, the tag also where there is no text. */
void hoshi_page_cell(const struct hoshi_page *p, const char *tag, const char *text);

/** The first page: the star, how far it is to the next, what to do next, where the company stands.
 */
void hoshi_page_first(const struct hoshi_page *p);

/** The counts by category and by directive: the charts of the first page as tables. */
void hoshi_page_where(const struct hoshi_page *p);

/** Each gap and open question: what must be true, what was answered, what to do. */
void hoshi_page_todo(const struct hoshi_page *p);

/** Remarks, assumptions, and what experts decided. */
void hoshi_page_remarks(const struct hoshi_page *p);

/** How the verdict was reached, line by line: whoever has pencil and paper can do it again. */
void hoshi_page_verdict(const struct hoshi_page *p);

/** Every criterion with its answer, what it counts as, and what stands beside it. */
void hoshi_page_answers(const struct hoshi_page *p);

/** The words that are used, explained. */
void hoshi_page_words(const struct hoshi_page *p);

#endif
