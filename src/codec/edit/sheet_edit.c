#include "codec/edit/sheet_edit.h"

#include <stdlib.h>
#include <string.h>

#include "codec/edit/patch.h"

/* For callers there is one answer to a sheet that cannot be changed this way. */
static enum hoshi_rc apply(const struct hoshi_input *in, const struct hoshi_patch *patch, size_t n,
                           struct hoshi_arena *arena, struct hoshi_diags *diags,
                           struct hoshi_input *ret_in)
{
    enum hoshi_rc rc = hoshi_patch_apply(in, patch, n, arena, diags, ret_in);
    return rc == HOSHI_E_UNSUPPORTED ? HOSHI_E_INVALID : rc;
}

/* --- hashes */

#define HASH_FIELDS 2

static const char *decimal(uint64_t v, struct hoshi_arena *arena)
{
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    hoshi_buf_int(&b, (long long)v);
    const char *text = b.failed ? NULL : hoshi_arena_strndup(arena, b.p, b.n);
    hoshi_buf_release(&b);
    return text;
}

static bool put_hash(const struct hoshi_sheet_hash *hash, struct hoshi_patch_field *field,
                     struct hoshi_patch_item *item, struct hoshi_arena *arena)
{
    const char *size = decimal(hash->size, arena);
    if (size == NULL)
        return false;
    /* unquoted in YAML: a hash of digits only stays a text, the field types it */
    field[0] = (struct hoshi_patch_field){"sha256", HOSHI_PATCH_WORD, hash->sha256, NULL};
    field[1] = (struct hoshi_patch_field){"size", HOSHI_PATCH_NUMBER, size, NULL};
    *item = (struct hoshi_patch_item){.index = hash->index, .field = field, .n_field = HASH_FIELDS};
    return true;
}

enum hoshi_rc hoshi_sheet_set_hashes(const struct hoshi_input *in,
                                     const struct hoshi_sheet_hash *hash, size_t n,
                                     struct hoshi_arena *arena, struct hoshi_diags *diags,
                                     struct hoshi_input *ret_in)
{
    struct hoshi_patch_field *field = hoshi_arena_array(arena, HASH_FIELDS * n, sizeof *field);
    struct hoshi_patch_item *item = hoshi_arena_array(arena, n, sizeof *item);
    struct hoshi_patch *patch = hoshi_arena_array(arena, n, sizeof *patch);
    size_t n_patch = 0;
    if (field == NULL || item == NULL || patch == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < n; i++) {
        if (!put_hash(&hash[i], &field[HASH_FIELDS * i], &item[i], arena))
            return HOSHI_E_NOMEM;
        if (i == 0 || strcmp(hash[i - 1].criterion, hash[i].criterion) != 0)
            patch[n_patch++] = (struct hoshi_patch){.section = "answers",
                                                    .key = hash[i].criterion,
                                                    .list = "evidence",
                                                    .behind = "file",
                                                    .item = &item[i]};
        patch[n_patch - 1].n_item++;
    }
    return apply(in, patch, n_patch, arena, diags, ret_in);
}

/* --- decisions */

#define DECISION_FIELDS 8

static bool put_decision(const struct hoshi_sheet_confirmation *c, struct hoshi_patch_field *field,
                         struct hoshi_patch_item *item, struct hoshi_arena *arena)
{
    char day[HOSHI_DATE_BYTES];
    const char *on = NULL;
    if (c->on != 0) {
        hoshi_date_format(c->on, day);
        on = hoshi_arena_strndup(arena, day, strlen(day));
    }
    const struct {
        const char *name, *text;
    } row[DECISION_FIELDS] = {
        {"criterion", c->criterion},
        {"result", hoshi_confirmation_code(c->accepted ? HOSHI_CONFIRMATION_ACCEPTED
                                                       : HOSHI_CONFIRMATION_REJECTED)},
        {"by", c->by},
        {"qualification", c->qualification},
        {"on", on},
        {"comment", c->comment},
        {"sample", c->sample},
        {"of", c->of},
    };
    for (size_t i = 0; i < DECISION_FIELDS; i++) {
        if (row[i].text != NULL)
            field[item->n_field++] =
                (struct hoshi_patch_field){row[i].name, HOSHI_PATCH_QUOTED, row[i].text, NULL};
    }
    item->field = field;
    item->anew = true;
    return c->on == 0 || on != NULL;
}

enum hoshi_rc hoshi_sheet_confirm(const struct hoshi_input *in,
                                  const struct hoshi_sheet_confirmation *c, size_t n,
                                  struct hoshi_arena *arena, struct hoshi_diags *diags,
                                  struct hoshi_input *ret_in)
{
    struct hoshi_patch_field *field = hoshi_arena_array(arena, DECISION_FIELDS * n, sizeof *field);
    struct hoshi_patch_item *item = hoshi_arena_array(arena, n, sizeof *item);
    const struct hoshi_node *list = hoshi_node_get(in->tree->root, "confirmations");
    size_t end = list != NULL ? list->n_child : 0;
    struct hoshi_patch patch = {.key = "confirmations", .list = "", .item = item, .n_item = n};
    if (field == NULL || item == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < n; i++) {
        item[i] = (struct hoshi_patch_item){.index = end + i};
        if (!put_decision(&c[i], &field[DECISION_FIELDS * i], &item[i], arena))
            return HOSHI_E_NOMEM;
    }
    return apply(in, &patch, 1, arena, diags, ret_in);
}
