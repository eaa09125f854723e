/* The page that is being drawn: shared by the parts of draw.h. */
#ifndef HOSHI_TUI_PAGE_H
#define HOSHI_TUI_PAGE_H

#include "tui/draw.h"

struct hoshi_page {
    const struct hoshi_state *s;
    const struct hoshi_surface *to;
    const char *file, *problem;
    unsigned list_cells; /* left panel; 0 = there is none */
    unsigned top, rows;  /* of both panels */
};

/**
 * The part of a text that fits.
 *
 * @param s     the text
 * @param cells how many there are
 * @return its beginning
 */
struct hoshi_str hoshi_page_fit(struct hoshi_str s, unsigned cells);

/** Put a text where it stands; what does not fit is cut. */
void hoshi_page_put(const struct hoshi_page *p, unsigned row, unsigned col, enum hoshi_look look,
                    unsigned flags, const char *text);

/**
 * Put lines, each behind one byte of enum hoshi_look.
 *
 * @param p      page
 * @param lines  the lines
 * @param scroll how many of them are above
 * @param row    of the first that is seen
 * @param col    where they begin
 * @param rows   how many can be seen
 * @return how many there are
 */
unsigned hoshi_page_lines(const struct hoshi_page *p, const struct hoshi_buf *lines,
                          unsigned scroll, unsigned row, unsigned col, unsigned rows);

/** Lines behind a byte of look, wrapped, with a blank in front. */
void hoshi_page_wrap(struct hoshi_buf *lines, enum hoshi_look look, const char *text,
                     unsigned width);

/** Left: categories and requirements, and how many of their questions are answered. */
void hoshi_page_list(const struct hoshi_page *p);

/** Right: the question; its head stays in sight, the rest scrolls. */
void hoshi_page_question(const struct hoshi_page *p, struct hoshi_drawn *d);

/** Instead of both: the keys. */
void hoshi_page_help(const struct hoshi_page *p, struct hoshi_drawn *d);

/** Instead of both: what this is about. */
void hoshi_page_welcome(const struct hoshi_page *p, struct hoshi_drawn *d);

/**
 * How many lines there are.
 *
 * @param lines each with its line break
 * @return their number
 */
unsigned hoshi_page_count(const struct hoshi_buf *lines);

#endif
