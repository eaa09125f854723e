/* Patching a text, for tests: read, patch, and the bytes that come of it. */
#ifndef HOSHI_TESTS_UNIT_PATCHED_H
#define HOSHI_TESTS_UNIT_PATCHED_H

#include "codec/edit/patch.h"
#include "diag/diag.h"

/* HOSHI_E_SYNTAX: the text is no sheet to begin with. *out is appended to on success only. */
static enum hoshi_rc patched(struct hoshi_str text, enum hoshi_input_format format,
                             const struct hoshi_patch *patch, size_t n, struct hoshi_arena *arena,
                             struct hoshi_buf *out)
{
    struct hoshi_diags *diags = hoshi_arena_alloc(arena, sizeof *diags);
    struct hoshi_input in = {.name = "sheet", .bytes = text, .format = format}, made;
    if (diags == NULL)
        return HOSHI_E_NOMEM;
    hoshi_diags_init(diags, arena);
    enum hoshi_rc rc = hoshi_input_read(&in, NULL, arena, diags);
    if (rc == HOSHI_OK && diags->n_error != 0)
        rc = HOSHI_E_SYNTAX;
    if (rc == HOSHI_OK)
        rc = hoshi_patch_apply(&in, patch, n, arena, diags, &made);
    if (rc == HOSHI_OK)
        hoshi_buf_put(out, made.bytes.p, made.bytes.n);
    return rc;
}

#endif
