/* What stands where. Draws on a surface that it does not know. */
#ifndef HOSHI_TUI_DRAW_H
#define HOSHI_TUI_DRAW_H

#include "tui/question.h"
#include "tui/state.h"

enum { HOSHI_DRAW_REVERSE = 1 };

struct hoshi_surface {
    void *self;
    unsigned rows, cols;
    /* Text without control characters; it fits. */
    void (*put)(void *self, unsigned row, unsigned col, enum hoshi_look look, unsigned flags,
                struct hoshi_str text);
};

struct hoshi_drawn {
    bool is_too_small; /* nothing is seen but that */
    bool has_cursor;
    unsigned row, col;      /* of the cursor */
    unsigned n_line, n_row; /* of the question and of its panel */
    unsigned revealed;      /* line of the head of the section in state.reveal */
};

/**
 * Draw everything. No character of ambiguous width stands left of anything else in a row: a
 * terminal that makes ★ two cells wide must not break the page.
 *
 * @param s       what to draw
 * @param to      where; it is empty
 * @param file    name of the sheet, for the title
 * @param problem what HOSHI_MSG_ASSESS_PROBLEM says
 * @return where the cursor is, and how much of the question is in sight
 */
struct hoshi_drawn hoshi_draw(const struct hoshi_state *s, const struct hoshi_surface *to,
                              const char *file, const char *problem);

#endif
