/* The full screen: the terminal, and nothing but the terminal. What keys mean is in state.c, what
 * stands where is in draw.c. */
#ifndef HOSHI_TUI_SCREEN_H
#define HOSHI_TUI_SCREEN_H

#include "app/sheet/editor.h"
#include "app/sheet/interview.h"

struct hoshi_screen {
    struct hoshi_editor *e;
    struct hoshi_interview *iv;
    bool color;
};

/**
 * Ask on the full screen until the person ends.
 *
 * @param screen what is asked
 * @return HOSHI_OK; HOSHI_E_UNSUPPORTED, before anything was shown: this terminal cannot; use
 * prompts instead
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_screen_run(struct hoshi_screen *screen);

#endif
