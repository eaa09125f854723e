/* What the text writers share: messages, headings, wrapped paragraphs. */
#ifndef HOSHI_REPORT_TEXT_PRINT_H
#define HOSHI_REPORT_TEXT_PRINT_H

#include <hoshi/report.h>

#include "i18n/msg.h"

struct hoshi_print {
    struct hoshi_buf *out;
    enum hoshi_lang lang;
    bool color;
    unsigned width;
};

struct hoshi_print hoshi_print_start(const struct hoshi_report_opts *opts, struct hoshi_buf *out);
/* A message with up to three arguments, wrapped, and a line break. */
void hoshi_print_msg(const struct hoshi_print *p, unsigned indent, enum hoshi_msg msg,
                     const char *a0, const char *a1, const char *a2);
/* A bold heading on a line of its own. */
void hoshi_print_head(const struct hoshi_print *p, enum hoshi_msg msg, const char *a0,
                      const char *a1);
/* A text wrapped behind an indent; nothing when it is empty. */
void hoshi_print_text(const struct hoshi_print *p, unsigned indent, const char *text);
/* "label: text" wrapped, later lines indented under the text. */
void hoshi_print_field(const struct hoshi_print *p, enum hoshi_msg label, const char *text);
/* Lines of text as a numbered or dashed list. */
void hoshi_print_steps(const struct hoshi_print *p, const char *lines);
void hoshi_print_dash(const struct hoshi_print *p, unsigned indent, const char *text);
/* One line, cut with … where it is too long; control characters escaped. */
void hoshi_print_cut(const struct hoshi_print *p, unsigned indent, const char *text);
/* What a buyer asks, with all every reason; nothing without r->asked. */
void hoshi_asked_text(const struct hoshi_print *p, const struct hoshi_result *r, bool all);
void hoshi_print_bold(const struct hoshi_print *p, bool on);

/* Give back a part that was put together beside the output. What it could not hold is missing from
 * the output, which then fails too. */
void hoshi_print_drop(const struct hoshi_print *p, struct hoshi_buf *part);

#define HOSHI_TALLY_CELLS 11
/* "12/81", satisfied of all, right-aligned in HOSHI_TALLY_CELLS. */
void hoshi_print_tally(const struct hoshi_print *p, const struct hoshi_tally *tally);
/* Right-aligned in so many cells. */
void hoshi_put_right(struct hoshi_buf *out, const char *s, unsigned cells);

#endif
