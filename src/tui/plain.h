/* The same questions as line prompts: for a screen reader, for a script, for a dumb terminal. */
#ifndef HOSHI_TUI_PLAIN_H
#define HOSHI_TUI_PLAIN_H

#include "app/sheet/editor.h"
#include "app/sheet/interview.h"

struct hoshi_plain {
    struct hoshi_editor *e;
    struct hoshi_interview *iv;
    int in, out;                /* descriptors */
    unsigned width;             /* in cells */
    struct hoshi_buf *complain; /* gets which lines of a file were not taken, and why */
};

/**
 * Ask until the end of the questions, of the input, or 'q'.
 *
 * @param p what is asked, and where
 * @return HOSHI_OK; HOSHI_E_INVALID when lines of a file were not taken; HOSHI_E_IO when a prompt
 * cannot be written or an answer not be read; those given so far are saved in any case
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_plain_run(struct hoshi_plain *p);

#endif
