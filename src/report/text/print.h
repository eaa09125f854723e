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

/**
 * Where and how the text writers write.
 *
 * @param opts language, colour, width: 0 is 80, and less than 40 is 40
 * @param out  borrowed
 * @return by value, to be passed on
 * @units cells
 */
struct hoshi_print hoshi_print_start(const struct hoshi_report_opts *opts, struct hoshi_buf *out);

/**
 * A message with up to three arguments, wrapped, and a line break.
 *
 * @param p      from hoshi_print_start()
 * @param indent in cells
 * @param msg    its row in messages.def
 * @param a0     argument, or NULL
 * @param a1     likewise
 * @param a2     likewise
 */
void hoshi_print_msg(const struct hoshi_print *p, unsigned indent, enum hoshi_msg msg,
                     const char *a0, const char *a1, const char *a2);

/**
 * A bold heading on a line of its own.
 *
 * @param p   from hoshi_print_start()
 * @param msg its row in messages.def
 * @param a0  argument, or NULL
 * @param a1  likewise
 */
void hoshi_print_head(const struct hoshi_print *p, enum hoshi_msg msg, const char *a0,
                      const char *a1);

/**
 * A text wrapped behind an indent; nothing when it is NULL or empty.
 *
 * @param p      from hoshi_print_start()
 * @param indent in cells
 * @param text   foreign text
 */
void hoshi_print_text(const struct hoshi_print *p, unsigned indent, const char *text);

/**
 * A bold label on a line of its own and the text below it, indented; nothing when it is NULL or
 * empty.
 *
 * @param p     from hoshi_print_start()
 * @param label its row in messages.def
 * @param text  foreign text
 */
void hoshi_print_field(const struct hoshi_print *p, enum hoshi_msg label, const char *text);

/**
 * A text behind a label on the same line, wrapped below its own beginning.
 *
 * @param p      from hoshi_print_start()
 * @param indent in cells
 * @param label  our own text, with what divides it from the other
 * @param text   foreign text
 */
void hoshi_print_labelled(const struct hoshi_print *p, unsigned indent, const char *label,
                          const char *text);

/**
 * The lines of a text as a numbered list.
 *
 * @param p     from hoshi_print_start()
 * @param lines separated by LF, or NULL
 */
void hoshi_print_steps(const struct hoshi_print *p, const char *lines);

/**
 * A text behind "- ", wrapped.
 *
 * @param p      from hoshi_print_start()
 * @param indent in cells
 * @param text   foreign text
 */
void hoshi_print_dash(const struct hoshi_print *p, unsigned indent, const char *text);

/**
 * One line, cut with … where it is too long.
 *
 * @param p      from hoshi_print_start()
 * @param indent in cells
 * @param text   foreign text; control characters are shown escaped
 */
void hoshi_print_cut(const struct hoshi_print *p, unsigned indent, const char *text);

/**
 * What a buyer asks; nothing without r->asked.
 *
 * @param p   from hoshi_print_start()
 * @param r   the judgement
 * @param all every reason, not only the first ones
 */
void hoshi_asked_text(const struct hoshi_print *p, const struct hoshi_result *r, bool all);

/**
 * Begin or end bold letters, where colour is wanted.
 *
 * @param p  from hoshi_print_start()
 * @param on begin
 */
void hoshi_print_bold(const struct hoshi_print *p, bool on);

/**
 * Give back a part that was put together beside the output. What it could not hold is missing
 * from the output, which then fails too.
 *
 * @param p    from hoshi_print_start()
 * @param part released
 */
void hoshi_print_drop(const struct hoshi_print *p, struct hoshi_buf *part);

#define HOSHI_TALLY_CELLS 11

/**
 * "12/81", satisfied of all, right-aligned in HOSHI_TALLY_CELLS.
 *
 * @param p     from hoshi_print_start()
 * @param tally the counts
 */
void hoshi_print_tally(const struct hoshi_print *p, const struct hoshi_tally *tally);

/**
 * Append a text right-aligned; never cuts.
 *
 * @param out   appended to
 * @param s     UTF-8 without control characters
 * @param cells to fill
 * @units cells
 */
void hoshi_put_right(struct hoshi_buf *out, const char *s, unsigned cells);

/**
 * What a category is called: "4 Protection against attacks".
 *
 * @param out   appended to
 * @param group a category
 * @param lang  language
 */
void hoshi_put_group(struct hoshi_buf *out, const struct hoshi_group *group, enum hoshi_lang lang);

#endif
