/* An entry: `key: value` in short form, or a map of fields. */
#include "codec/edit/entry.h"

#include <string.h>

#include "codec/edit/member.h"
#include "codec/edit/place.h"

/* One entry that is being patched. */
struct entry {
    struct hoshi_splices *s;
    const struct hoshi_patch *patch;
    struct hoshi_fields fields;
};

/* The short form where it says all, else "{…}"; old: what the short form said before. */
static void put_short_or_map(const struct entry *e, const struct hoshi_node *old,
                             struct hoshi_buf *out)
{
    const struct hoshi_patch *patch = e->patch;
    const struct hoshi_patch_field *whole = NULL;
    size_t n = 0;
    for (size_t i = 0; i < patch->n_field; i++) {
        const struct hoshi_patch_field *f = &patch->field[i];
        bool is_whole = patch->whole == NULL || strcmp(f->name, patch->whole) == 0;
        whole = is_whole ? f : whole;
        n += !is_whole && f->kind != HOSHI_PATCH_REMOVE;
    }
    bool has_old =
        whole == NULL && old != NULL && old->kind == HOSHI_NODE_SCALAR && !hoshi_node_is_null(old);
    if (n == 0) {
        if (whole != NULL)
            hoshi_patch_put_field(out, e->s->format, whole, false);
        else if (has_old)
            hoshi_patch_put_text(out, e->s->format, old->text);
        return;
    }
    bool first = true;
    hoshi_buf_puts(out, "{");
    if (has_old || (whole != NULL && whole->kind != HOSHI_PATCH_REMOVE)) {
        hoshi_patch_put_key(out, e->s->format, patch->whole);
        hoshi_buf_puts(out, ": ");
        if (has_old)
            hoshi_patch_put_text(out, e->s->format, old->text);
        else
            hoshi_patch_put_field(out, e->s->format, whole, true);
        first = false;
    }
    for (size_t i = 0; i < patch->n_field; i++) {
        const struct hoshi_patch_field *f = &patch->field[i];
        if (f == whole || f->kind == HOSHI_PATCH_REMOVE)
            continue;
        hoshi_buf_puts(out, first ? "" : ", ");
        hoshi_patch_put_key(out, e->s->format, f->name);
        hoshi_buf_puts(out, ": ");
        hoshi_patch_put_field(out, e->s->format, f, true);
        first = false;
    }
    hoshi_buf_puts(out, "}");
}

static void replace_entry(const struct entry *e, const struct hoshi_node *parent,
                          const struct hoshi_node *entry)
{
    struct hoshi_buf value;
    hoshi_buf_init(&value, 0);
    put_short_or_map(e, entry, &value);
    if (value.n == 0 && hoshi_place_is_flow(&e->s->lines, parent) && !hoshi_node_is_null(entry))
        hoshi_buf_puts(&value, "null");
    if (value.n != 0 || !hoshi_node_is_null(entry))
        hoshi_value_replace(e->s, entry, &value);
    hoshi_buf_release(&value);
}

static const struct hoshi_node *last_kept(const struct entry *e, const struct hoshi_node *map)
{
    const struct hoshi_node *kept = NULL;
    for (const struct hoshi_node *c = map->first; c != NULL; c = c->next)
        kept = hoshi_fields_remove(&e->fields, c) ? kept : c;
    return kept;
}

/* {status: met} on one line, after something was taken out of it, is better written as met. */
static bool shrinks(const struct entry *e, const struct hoshi_node *entry,
                    const struct hoshi_node **ret_whole)
{
    const char *whole = e->patch->whole;
    const struct hoshi_node *kept = last_kept(e, entry);
    uint32_t n_kept = 0;
    for (const struct hoshi_node *c = entry->first; c != NULL; c = c->next)
        n_kept += !hoshi_fields_remove(&e->fields, c);
    for (size_t i = 0; i < e->fields.n; i++) {
        const struct hoshi_patch_field *f = &e->fields.v[i];
        if (f->kind != HOSHI_PATCH_REMOVE && strcmp(f->name, whole) != 0)
            return false;
    }
    *ret_whole = kept;
    return hoshi_place_is_flow(&e->s->lines, entry) && entry->span.line == entry->end_line &&
           n_kept < entry->n_child && n_kept == 1 && strcmp(kept->key->text, whole) == 0 &&
           kept->kind == HOSHI_NODE_SCALAR;
}

static void change_fields(const struct entry *e, const struct hoshi_node *parent,
                          const struct hoshi_node *entry)
{
    const struct hoshi_node *kept = last_kept(e, entry), *only = NULL;
    if (kept != NULL && !shrinks(e, entry, &only)) {
        bool flow = hoshi_place_is_flow(&e->s->lines, entry);
        hoshi_fields_set(e->s, entry, &e->fields, flow ? entry->last : kept);
        return;
    }
    struct hoshi_buf value;
    hoshi_buf_init(&value, 0);
    put_short_or_map(e, kept == NULL ? NULL : only, &value);
    if (value.n == 0 && hoshi_place_is_flow(&e->s->lines, parent))
        hoshi_buf_puts(&value, "null");
    hoshi_splice(e->s, hoshi_place_start(&e->s->lines, entry), hoshi_place_end(&e->s->lines, entry),
                 &value);
    hoshi_buf_release(&value);
}

static size_t rank_of(const struct hoshi_patch *patch, const char *key)
{
    size_t i = 0;
    while (i < patch->n_order && strcmp(patch->order[i], key) != 0)
        i++;
    return i;
}

/* The member that a new entry follows; NULL = it becomes the first. */
static const struct hoshi_node *predecessor(const struct hoshi_patch *patch,
                                            const struct hoshi_node *map)
{
    size_t mine = rank_of(patch, patch->key);
    const struct hoshi_node *after = NULL;
    for (const struct hoshi_node *c = map->first; c != NULL; c = c->next) {
        if (rank_of(patch, c->key->text) < mine)
            after = c;
    }
    return after != NULL || mine < patch->n_order ? after : map->last;
}

static void new_entry(const struct entry *e, const struct hoshi_node *parent)
{
    struct hoshi_buf value, member;
    hoshi_buf_init(&value, 0);
    hoshi_buf_init(&member, 0);
    put_short_or_map(e, NULL, &value);
    hoshi_member_put(&member, e->s, e->patch->key, &value);
    if (value.n != 0) /* what is not there needs no removing */
        hoshi_member_insert(e->s, parent, predecessor(e->patch, parent), &member);
    hoshi_buf_release(&member);
    hoshi_buf_release(&value);
}

/* {key: value} where brackets are the layout, into the empty section or as a new one. */
static void new_flow_section(const struct entry *e, const struct hoshi_node *root,
                             const struct hoshi_node *section, const struct hoshi_buf *entry)
{
    struct hoshi_buf value, member;
    hoshi_buf_init(&value, 0);
    hoshi_buf_init(&member, 0);
    hoshi_buf_puts(&value, "{");
    hoshi_buf_put(&value, entry->p, entry->n);
    hoshi_buf_puts(&value, "}");
    if (section != NULL) {
        hoshi_value_replace(e->s, section, &value);
    } else {
        hoshi_member_put(&member, e->s, e->patch->section, &value);
        hoshi_member_insert(e->s, root, root->last, &member);
    }
    hoshi_buf_release(&member);
    hoshi_buf_release(&value);
}

static void new_block_section(const struct entry *e, const struct hoshi_node *root,
                              const struct hoshi_node *section, const struct hoshi_buf *entry)
{
    struct hoshi_buf none = {0}, member;
    if (section != NULL) { /* behind the comment that may stand on its line */
        hoshi_line_put_behind(e->s, hoshi_place_end(&e->s->lines, section),
                              section->key->span.col + 1, entry);
        return;
    }
    hoshi_buf_init(&member, 0);
    hoshi_member_put(&member, e->s, e->patch->section, &none);
    hoshi_buf_puts(&member, e->s->newline);
    hoshi_buf_fill(&member, ' ', root->first->key->span.col + 1);
    hoshi_buf_put(&member, entry->p, entry->n);
    hoshi_member_insert(e->s, root, root->last, &member);
    hoshi_buf_release(&member);
}

/* The section is not there, or there is nothing in it yet. */
static void new_section(const struct entry *e, const struct hoshi_node *root,
                        const struct hoshi_node *section)
{
    bool flow = e->s->format == HOSHI_INPUT_JSON || hoshi_place_is_flow(&e->s->lines, root) ||
                (section != NULL && (section->n_text != 0 || section->kind == HOSHI_NODE_MAP));
    struct hoshi_buf value, entry;
    hoshi_buf_init(&value, 0);
    hoshi_buf_init(&entry, 0);
    put_short_or_map(e, NULL, &value);
    hoshi_member_put(&entry, e->s, e->patch->key, &value);
    if (value.n != 0 && flow) /* what is not there needs no removing */
        new_flow_section(e, root, section, &entry);
    else if (value.n != 0)
        new_block_section(e, root, section, &entry);
    hoshi_buf_release(&entry);
    hoshi_buf_release(&value);
}

void hoshi_entry_change(struct hoshi_splices *s, const struct hoshi_node *root,
                        const struct hoshi_patch *patch)
{
    struct entry e = {s, patch, {patch->field, patch->n_field, patch->with_key}};
    const struct hoshi_node *parent = root;
    if (patch->section != NULL) {
        parent = hoshi_node_get(root, patch->section);
        if (parent == NULL || hoshi_node_is_null(parent) ||
            (parent->kind == HOSHI_NODE_MAP && parent->n_child == 0)) {
            new_section(&e, root, parent);
            return;
        }
    }
    if (parent->kind != HOSHI_NODE_MAP) {
        s->rc = HOSHI_E_UNSUPPORTED;
        return;
    }
    const struct hoshi_node *entry = hoshi_node_get(parent, patch->key);
    if (entry == NULL)
        new_entry(&e, parent);
    else if (patch->whole != NULL && entry->kind == HOSHI_NODE_MAP)
        change_fields(&e, parent, entry);
    else
        replace_entry(&e, parent, entry);
}
