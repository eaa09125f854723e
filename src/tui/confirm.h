/* An expert's work list as line prompts: one criterion after the other, each decision saved at
 * once. */
#ifndef HOSHI_TUI_CONFIRM_H
#define HOSHI_TUI_CONFIRM_H

#include "app/evidence/confirm.h"

struct hoshi_confirming {
    struct hoshi_session *s;
    struct hoshi_evidence_check *check;
    const struct hoshi_worklist *list;
    const char *sheet;
    const char *by, *qualification; /* NULL: asked for first */
    const char *comment;            /* to decisions without one of their own; or NULL */
    hoshi_day on;
    enum hoshi_lang lang;
    int in, out;                /* descriptors */
    unsigned width;             /* in cells */
    size_t n_saved, n_rejected; /* set: how many decisions were saved */
};

/**
 * Ask until the end of the list, of the input, or 'q'.
 *
 * @param c what is asked, and where
 * @return HOSHI_OK; HOSHI_E_IO when a prompt cannot be written or an answer not be read, or a
 *         decision not be saved; others of hoshi_confirm_record(); after a complaint. Those saved
 * so far stay
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_confirming_run(struct hoshi_confirming *c);

#endif
