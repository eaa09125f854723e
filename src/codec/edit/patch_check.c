/* The proof behind every patch: the new text is read back, and nothing may differ from the old one
 * but what was asked for. */
#include <string.h>

#include "base/str.h"
#include "codec/edit/patch.h"
#include "model/address.h"

static bool is_null(const struct hoshi_node *n)
{
    return n == NULL || hoshi_node_is_null(n);
}

bool hoshi_patch_same(const struct hoshi_node *a, const struct hoshi_node *b)
{
    if (is_null(a) || is_null(b))
        return is_null(a) && is_null(b);
    if (a->kind != b->kind || a->n_child != b->n_child)
        return false;
    if (a->kind == HOSHI_NODE_SCALAR)
        return strcmp(a->text, b->text) == 0;
    const struct hoshi_node *x = a->first, *y = b->first;
    for (; x != NULL && y != NULL; x = x->next, y = y->next) {
        if ((x->key != NULL && strcmp(x->key->text, y->key->text) != 0) || !hoshi_patch_same(x, y))
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
        if (!hoshi_patch_same(x, y))
            return false;
    }
    const struct hoshi_node *path = hoshi_node_get(y, hoshi_evidence_field(hoshi_str_from(file)));
    return y->n_child == 1 && path != NULL && path->kind == HOSHI_NODE_SCALAR &&
           strcmp(path->text, file) == 0 && !hoshi_node_is_null(path);
}

static bool is_without(const struct hoshi_node *before, const struct hoshi_node *after,
                       struct hoshi_str number)
{
    long long drop, at = 0;
    if (before == NULL || after == NULL || after->kind != HOSHI_NODE_SEQ ||
        after->n_child + 1 != before->n_child ||
        !hoshi_str_to_int(number, 0, (long long)after->n_child, &drop))
        return false;
    const struct hoshi_node *y = after->first;
    for (const struct hoshi_node *x = before->first; x != NULL; x = x->next, at++) {
        if (at == drop)
            continue;
        if (!hoshi_patch_same(x, y))
            return false;
        y = y->next;
    }
    return true;
}

static bool field_is(const struct hoshi_patch_field *f, const struct hoshi_node *before,
                     const struct hoshi_node *now)
{
    switch (f->kind) {
    case HOSHI_PATCH_REMOVE:
        return now == NULL;
    case HOSHI_PATCH_WORD:
        if (now == NULL)
            return f->text[0] == '\0';
        return now->kind == HOSHI_NODE_SCALAR && strcmp(now->text, f->text) == 0;
    case HOSHI_PATCH_NUMBER:
    case HOSHI_PATCH_TEXT:
    case HOSHI_PATCH_QUOTED:
        return now != NULL && now->kind == HOSHI_NODE_SCALAR && strcmp(now->text, f->text) == 0;
    case HOSHI_PATCH_NODE:
        return hoshi_patch_same(f->node, now);
    case HOSHI_PATCH_DROP:
        return is_without(before, now, hoshi_str_from(f->text));
    case HOSHI_PATCH_FILE:
        break;
    }
    return is_one_more_file(before, now, f->text);
}

static bool is_set(const struct hoshi_patch_field *field, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++) {
        if (field[i].name == NULL || strcmp(field[i].name, name) == 0)
            return true;
    }
    return false;
}

/* --- an entry */

/* Fields that were there and were not asked for are still there; none came from nowhere. */
static bool keeps(const struct hoshi_patch *p, const struct hoshi_node *from,
                  const struct hoshi_node *to)
{
    if (from == NULL || hoshi_node_is_null(from) ||
        is_set(p->field, p->n_field, "")) /* "": the entry itself is set */
        return true;
    if (from->kind != HOSHI_NODE_MAP)
        return is_set(p->field, p->n_field, p->whole) ||
               hoshi_patch_same(from, hoshi_patch_get(to, p->whole, p->whole));
    for (const struct hoshi_node *c = from->first; c != NULL; c = c->next) {
        if (!is_set(p->field, p->n_field, c->key->text) &&
            !hoshi_patch_same(c, hoshi_patch_get(to, p->whole, c->key->text)))
            return false;
    }
    return true;
}

static bool entry_is(const struct hoshi_patch *p, const struct hoshi_node *before,
                     const struct hoshi_node *after)
{
    for (size_t i = 0; i < p->n_field; i++) {
        const struct hoshi_patch_field *f = &p->field[i];
        if (!field_is(f, hoshi_patch_get(before, p->whole, f->name),
                      hoshi_patch_get(after, p->whole, f->name)))
            return false;
    }
    return keeps(p, before, after) && keeps(p, after, before);
}

/* --- members that no patch is about */

/* Which members of a map are changed by patches, and so are looked at one by one. */
struct touched {
    const struct hoshi_patch *patch;
    size_t n;
    const char *section;                 /* members of this section; NULL: of the sheet */
    const struct hoshi_patch_item *item; /* fields of this item */
    const char *list;                    /* this list alone */
};

static bool is_touched(const struct touched *t, const char *key)
{
    if (t->list != NULL)
        return strcmp(t->list, key) == 0;
    if (t->item != NULL)
        return is_set(t->item->field, t->item->n_field, key);
    for (size_t i = 0; i < t->n; i++) {
        const char *section = t->patch[i].section;
        const char *name = t->section != NULL || section == NULL ? t->patch[i].key : section;
        bool here = t->section == NULL || (section != NULL && strcmp(section, t->section) == 0);
        if (here && strcmp(name, key) == 0)
            return true;
    }
    return false;
}

/* All members but those are the same, in the same order. */
static bool others_same(const struct hoshi_node *a, const struct hoshi_node *b,
                        const struct touched *but)
{
    const struct hoshi_node *x = a != NULL && a->kind == HOSHI_NODE_MAP ? a->first : NULL;
    const struct hoshi_node *y = b != NULL && b->kind == HOSHI_NODE_MAP ? b->first : NULL;
    for (;;) {
        while (x != NULL && is_touched(but, x->key->text))
            x = x->next;
        while (y != NULL && is_touched(but, y->key->text))
            y = y->next;
        if (x == NULL || y == NULL)
            return x == NULL && y == NULL;
        if (strcmp(x->key->text, y->key->text) != 0 || !hoshi_patch_same(x, y))
            return false;
        x = x->next;
        y = y->next;
    }
}

/* --- items of a list */

static bool item_is(const struct hoshi_patch_item *item, const struct hoshi_node *before,
                    const struct hoshi_node *after)
{
    const struct touched fields = {.item = item};
    size_t n = 0;
    if (after->kind != HOSHI_NODE_MAP)
        return false;
    for (size_t i = 0; i < item->n_field; i++) {
        const struct hoshi_patch_field *f = &item->field[i];
        n += f->kind != HOSHI_PATCH_REMOVE;
        if (!field_is(f, hoshi_patch_get(before, NULL, f->name),
                      hoshi_patch_get(after, NULL, f->name)))
            return false;
    }
    return item->anew ? after->n_child == n : others_same(before, after, &fields);
}

static bool items_are(const struct hoshi_patch *p, const struct hoshi_node *before,
                      const struct hoshi_node *after)
{
    if (after == NULL || after->kind != HOSHI_NODE_SEQ)
        return false;
    const struct hoshi_node *x = is_null(before) ? NULL : before->first, *y = after->first;
    size_t k = 0;
    for (size_t at = 0; x != NULL || y != NULL; at++) {
        bool touched = k < p->n_item && (x == NULL || p->item[k].index == at);
        if (y == NULL || (touched && !item_is(&p->item[k], x, y)) ||
            (!touched && (x == NULL || !hoshi_patch_same(x, y))))
            return false;
        k += touched;
        x = x != NULL ? x->next : NULL;
        y = y->next;
    }
    return k == p->n_item;
}

static bool list_is(const struct hoshi_patch *p, const struct hoshi_node *before,
                    const struct hoshi_node *after)
{
    const struct touched list = {.list = p->list};
    if (p->list[0] == '\0')
        return items_are(p, before, after);
    return others_same(before, after, &list) &&
           items_are(p, hoshi_node_get(before, p->list), hoshi_node_get(after, p->list));
}

/* --- the sheet */

static bool is_first_of_section(const struct hoshi_patch *patch, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (patch[i].section != NULL && strcmp(patch[i].section, patch[at].section) == 0)
            return false;
    }
    return true;
}

bool hoshi_patch_is_exact(const struct hoshi_node *before, const struct hoshi_node *after,
                          const struct hoshi_patch *patch, size_t n)
{
    struct touched touched = {.patch = patch, .n = n};
    if (after == NULL || after->kind != HOSHI_NODE_MAP || !others_same(before, after, &touched))
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct hoshi_patch *p = &patch[i];
        const struct hoshi_node *from = before, *to = after;
        if (p->section != NULL) {
            from = hoshi_node_get(before, p->section);
            to = hoshi_node_get(after, p->section);
            touched.section = p->section;
            if (is_first_of_section(patch, i) && !others_same(from, to, &touched))
                return false;
        }
        from = hoshi_node_get(from, p->key);
        to = hoshi_node_get(to, p->key);
        if (p->list != NULL ? !list_is(p, from, to) : !entry_is(p, from, to))
            return false;
    }
    return true;
}
