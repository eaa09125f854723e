/* What a sheet says about the company rather than about a criterion. */
#include "app/sheet/editor.h"
#include "base/digits.h"
#include "i18n/msg.h"

enum hoshi_edit_result hoshi_editor_target(struct hoshi_editor *e, uint8_t star)
{
    const char *id = hoshi_catalog_level_id(e->s->catalog, star);
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_WORD, id != NULL ? id : hoshi_digit(star),
                                  NULL};
    struct hoshi_patch p = {.key = "target", .field = &f, .n_field = 1};
    return hoshi_editor_patch(e, &p);
}

static enum hoshi_edit_result text(struct hoshi_editor *e, const char *section, const char *key,
                                   const char *text)
{
    enum hoshi_patch_kind kind = *text != '\0' ? HOSHI_PATCH_TEXT : HOSHI_PATCH_REMOVE;
    struct hoshi_patch_field f = {NULL, kind, text, NULL};
    struct hoshi_patch p = {.section = section, .key = key, .field = &f, .n_field = 1};
    return hoshi_editor_patch(e, &p);
}

enum hoshi_edit_result hoshi_editor_name(struct hoshi_editor *e, const char *name)
{
    return text(e, "organization", "name", name);
}

enum hoshi_edit_result hoshi_editor_scope(struct hoshi_editor *e, const char *unit)
{
    return text(e, "scope", "unit", unit);
}

/* The first item of a list that is not there: the list as a sheet would write it, read. */
static enum hoshi_edit_result first_exclusion(struct hoshi_editor *e, const char *what,
                                              const char *reason)
{
    enum hoshi_edit_result result = HOSHI_EDIT_FAILED;
    struct hoshi_arena arena;
    struct hoshi_diags unheard;
    struct hoshi_buf list;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&unheard, &arena);
    hoshi_buf_init(&list, 0);
    hoshi_buf_puts(&list, "exclusions: [{what: ");
    hoshi_patch_put_text(&list, HOSHI_INPUT_JSON, what);
    hoshi_buf_puts(&list, ", reason: ");
    hoshi_patch_put_text(&list, HOSHI_INPUT_JSON, reason);
    hoshi_buf_puts(&list, "}]\n");
    struct hoshi_input in = {
        .name = "scope", .bytes = {list.p, list.n}, .format = HOSHI_INPUT_YAML};
    if (hoshi_input_read(&in, NULL, &arena, &unheard) == HOSHI_OK) {
        struct hoshi_patch_field f = {NULL, HOSHI_PATCH_NODE, NULL, in.tree->root->first};
        struct hoshi_patch p = {.section = "scope", .key = "exclusions", .field = &f, .n_field = 1};
        result = hoshi_editor_patch(e, &p);
    } else {
        hoshi_editor_mark(e, "exclusions", false);
        hoshi_buf_clear(&e->problem);
        hoshi_msg_put(&e->problem, HOSHI_MSG_ASSESS_BAD_TEXT, e->lang, "exclusions", NULL, NULL);
    }
    hoshi_buf_release(&list);
    hoshi_arena_release(&arena);
    return result;
}

enum hoshi_edit_result hoshi_editor_exclude(struct hoshi_editor *e, const char *what,
                                            const char *reason)
{
    const struct hoshi_scope *scope = e->now->answers->scope;
    if (scope == NULL || scope->n_exclusion == 0)
        return first_exclusion(e, what, reason);
    struct hoshi_patch_field f[] = {{"what", HOSHI_PATCH_TEXT, what, NULL},
                                    {"reason", HOSHI_PATCH_TEXT, reason, NULL}};
    struct hoshi_patch_item item = {
        .index = scope->n_exclusion, .anew = true, .field = f, .n_field = 2};
    struct hoshi_patch p = {.key = "scope", .list = "exclusions", .item = &item, .n_item = 1};
    return hoshi_editor_patch(e, &p);
}

enum hoshi_edit_result hoshi_editor_include(struct hoshi_editor *e, size_t number)
{
    char at[HOSHI_DECIMAL_BYTES];
    const struct hoshi_scope *scope = e->now->answers->scope;
    bool last = scope != NULL && scope->n_exclusion == 1;
    struct hoshi_patch_field f = {"exclusions", last ? HOSHI_PATCH_REMOVE : HOSHI_PATCH_DROP,
                                  hoshi_decimal(at, (long long)number - 1), NULL};
    struct hoshi_patch p = {.key = "scope", .whole = "", .field = &f, .n_field = 1};
    return hoshi_editor_patch(e, &p);
}
