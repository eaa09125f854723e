/* From a sheet to the changed sheet: splice, write, read back, compare. What is spliced where: see
 * entry.c and item.c. */
#include "codec/edit/patch.h"

#include <string.h>

#include "base/limits.h"
#include "codec/edit/entry.h"
#include "diag/diag.h"

static bool fields_ok(const struct hoshi_patch_field *field, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        enum hoshi_patch_kind kind = field[i].kind;
        bool typed =
            kind == HOSHI_PATCH_TEXT || kind == HOSHI_PATCH_QUOTED || kind == HOSHI_PATCH_FILE;
        if (typed && !hoshi_patch_text_ok(field[i].text, kind != HOSHI_PATCH_FILE))
            return false;
    }
    return true;
}

static bool texts_ok(const struct hoshi_patch *patch, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!fields_ok(patch[i].field, patch[i].n_field))
            return false;
        for (size_t k = 0; k < patch[i].n_item; k++) {
            if (!fields_ok(patch[i].item[k].field, patch[i].item[k].n_field))
                return false;
        }
    }
    return true;
}

static bool is_sheet(const struct hoshi_tree *tree)
{
    return tree->format != HOSHI_INPUT_CSV && tree->format != HOSHI_INPUT_XLSX &&
           tree->root->kind == HOSHI_NODE_MAP && tree->root->n_child != 0;
}

static enum hoshi_rc write_out(const struct hoshi_input *in, const struct hoshi_patch *patch,
                               size_t n, struct hoshi_arena *arena, struct hoshi_buf *out)
{
    struct hoshi_splices s;
    hoshi_splices_init(&s, in->tree, arena);
    for (size_t i = 0; i < n && s.rc == HOSHI_OK; i++) {
        if (patch[i].list != NULL)
            hoshi_items_change(&s, in->tree->root, &patch[i]);
        else
            hoshi_entry_change(&s, in->tree->root, &patch[i]);
    }
    hoshi_buf_put(out, in->bytes.p, (size_t)(in->tree->text.p - in->bytes.p)); /* the BOM */
    return hoshi_splices_write(&s, out);
}

static enum hoshi_rc read_back(const struct hoshi_input *in, const struct hoshi_patch *patch,
                               size_t n, struct hoshi_arena *arena, struct hoshi_diags *diags,
                               struct hoshi_input *changed)
{
    uint32_t n_error = diags->n_error;
    enum hoshi_rc rc = hoshi_input_read(changed, NULL, arena, diags);
    if (rc != HOSHI_OK)
        return rc == HOSHI_E_NOMEM ? rc : HOSHI_E_UNSUPPORTED;
    bool exact = diags->n_error == n_error && is_sheet(changed->tree) &&
                 hoshi_patch_is_exact(in->tree->root, changed->tree->root, patch, n);
    return exact ? HOSHI_OK : HOSHI_E_UNSUPPORTED;
}

static enum hoshi_rc apply_at_once(const struct hoshi_input *in, const struct hoshi_patch *patch,
                                   size_t n, struct hoshi_arena *arena, struct hoshi_diags *diags,
                                   struct hoshi_input *ret_in)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, HOSHI_LIMIT_FILE_BYTES);
    enum hoshi_rc rc = write_out(in, patch, n, arena, &out);
    const char *copy = rc == HOSHI_OK ? hoshi_arena_strndup(arena, out.p, out.n) : NULL;
    struct hoshi_input changed = {
        .name = in->name, .bytes = {copy, out.n}, .format = in->tree->format};
    hoshi_buf_release(&out);
    if (rc == HOSHI_OK)
        rc = copy != NULL ? read_back(in, patch, n, arena, diags, &changed) : HOSHI_E_NOMEM;
    if (rc == HOSHI_OK)
        *ret_in = changed;
    return rc;
}

enum hoshi_rc hoshi_patch_apply(const struct hoshi_input *in, const struct hoshi_patch *patch,
                                size_t n, struct hoshi_arena *arena, struct hoshi_diags *diags,
                                struct hoshi_input *ret_in)
{
    if (!texts_ok(patch, n))
        return HOSHI_E_INVALID;
    if (!is_sheet(in->tree))
        return HOSHI_E_UNSUPPORTED;
    enum hoshi_rc rc = apply_at_once(in, patch, n, arena, diags, ret_in);
    if (rc != HOSHI_E_UNSUPPORTED || n < 2)
        return rc;
    struct hoshi_input at = *in; /* they touch one another: then one after the other */
    rc = HOSHI_OK;
    for (size_t i = 0; i < n && rc == HOSHI_OK; i++)
        rc = apply_at_once(&at, &patch[i], 1, arena, diags, &at);
    if (rc == HOSHI_OK)
        *ret_in = at;
    return rc;
}
