/* The proof behind every patch: the new text is read back, and nothing may differ from the old one
 * but what was asked for. */
#include <string.h>

#include "codec/edit/patch.h"

static bool is_null(const struct hoshi_node *n)
{
    return n == NULL || hoshi_node_is_null(n);
}

static bool same(const struct hoshi_node *a, const struct hoshi_node *b)
{
    if (is_null(a) || is_null(b))
        return is_null(a) && is_null(b);
    if (a->kind != b->kind || a->n_child != b->n_child)
        return false;
    if (a->kind == HOSHI_NODE_SCALAR)
        return strcmp(a->text, b->text) == 0;
    const struct hoshi_node *x = a->first, *y = b->first;
    for (; x != NULL && y != NULL; x = x->next, y = y->next) {
        if ((x->key != NULL && strcmp(x->key->text, y->key->text) != 0) || !same(x, y))
            return false;
    }
    return x == NULL && y == NULL;
}

const struct hoshi_node *hoshi_patch_get(const struct hoshi_node *entry, const char *whole,
                                         const char *name)
{
    const struct hoshi_node *n = NULL;
    if (entry == NULL)
        return NULL;
    if (name == NULL ||
        (entry->kind != HOSHI_NODE_MAP && whole != NULL && strcmp(name, whole) == 0))
        n = entry;
    else if (entry->kind == HOSHI_NODE_MAP)
        n = hoshi_node_get(entry, name);
    return n == NULL || hoshi_node_is_null(n) ? NULL : n;
}

static bool is_one_more_file(const struct hoshi_node *before, const struct hoshi_node *after,
                             const char *file)
{
    uint32_t n = before != NULL ? before->n_child : 0;
    if (after == NULL || after->kind != HOSHI_NODE_SEQ || after->n_child != n + 1)
        return false;
    const struct hoshi_node *y = after->first;
    for (const struct hoshi_node *x = n != 0 ? before->first : NULL; x != NULL;
         x = x->next, y = y->next) {
        if (!same(x, y))
            return false;
    }
    const struct hoshi_node *path = hoshi_node_get(y, "file");
    return y->n_child == 1 && path != NULL && path->kind == HOSHI_NODE_SCALAR &&
           strcmp(path->text, file) == 0 && !hoshi_node_is_null(path);
}

static bool field_is(const struct hoshi_patch *p, const struct hoshi_patch_field *f,
                     const struct hoshi_node *before, const struct hoshi_node *after)
{
    const struct hoshi_node *now = hoshi_patch_get(after, p->whole, f->name);
    switch (f->kind) {
    case HOSHI_PATCH_REMOVE:
        return now == NULL;
    case HOSHI_PATCH_WORD:
    case HOSHI_PATCH_TEXT:
        if (now == NULL)
            return f->kind == HOSHI_PATCH_WORD && f->text[0] == '\0';
        return now->kind == HOSHI_NODE_SCALAR && strcmp(now->text, f->text) == 0;
    case HOSHI_PATCH_NODE:
        return same(f->node, now);
    case HOSHI_PATCH_FILE:
        break;
    }
    return is_one_more_file(hoshi_patch_get(before, p->whole, f->name), now, f->text);
}

static bool is_set(const struct hoshi_patch *p, const char *name)
{
    for (size_t i = 0; i < p->n_field; i++) {
        if (p->field[i].name == NULL || strcmp(p->field[i].name, name) == 0)
            return true;
    }
    return false;
}

/* Fields that were there and were not asked for are still there; none came from nowhere. */
static bool keeps(const struct hoshi_patch *p, const struct hoshi_node *from,
                  const struct hoshi_node *to)
{
    if (from == NULL || hoshi_node_is_null(from) || is_set(p, "")) /* "": the entry itself is set */
        return true;
    if (from->kind != HOSHI_NODE_MAP)
        return is_set(p, p->whole) || same(from, hoshi_patch_get(to, p->whole, p->whole));
    for (const struct hoshi_node *c = from->first; c != NULL; c = c->next) {
        if (!is_set(p, c->key->text) && !same(c, hoshi_patch_get(to, p->whole, c->key->text)))
            return false;
    }
    return true;
}

static bool entry_is(const struct hoshi_patch *p, const struct hoshi_node *before,
                     const struct hoshi_node *after)
{
    for (size_t i = 0; i < p->n_field; i++) {
        if (!field_is(p, &p->field[i], before, after))
            return false;
    }
    return keeps(p, before, after) && keeps(p, after, before);
}

/* All members but one are the same, in the same order. */
static bool others_same(const struct hoshi_node *a, const struct hoshi_node *b, const char *but)
{
    const struct hoshi_node *x = a != NULL && a->kind == HOSHI_NODE_MAP ? a->first : NULL;
    const struct hoshi_node *y = b != NULL && b->kind == HOSHI_NODE_MAP ? b->first : NULL;
    for (;;) {
        while (x != NULL && strcmp(x->key->text, but) == 0)
            x = x->next;
        while (y != NULL && strcmp(y->key->text, but) == 0)
            y = y->next;
        if (x == NULL || y == NULL)
            return x == NULL && y == NULL;
        if (strcmp(x->key->text, y->key->text) != 0 || !same(x, y))
            return false;
        x = x->next;
        y = y->next;
    }
}

bool hoshi_patch_is_exact(const struct hoshi_node *before, const struct hoshi_node *after,
                          const struct hoshi_patch *patch)
{
    if (after == NULL || after->kind != HOSHI_NODE_MAP)
        return false;
    if (patch->section == NULL)
        return others_same(before, after, patch->key) &&
               entry_is(patch, hoshi_node_get(before, patch->key),
                        hoshi_node_get(after, patch->key));
    const struct hoshi_node *from = hoshi_node_get(before, patch->section);
    const struct hoshi_node *to = hoshi_node_get(after, patch->section);
    return others_same(before, after, patch->section) && others_same(from, to, patch->key) &&
           entry_is(patch, hoshi_node_get(from, patch->key), hoshi_node_get(to, patch->key));
}
