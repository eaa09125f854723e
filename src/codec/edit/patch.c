/* Finds the bytes of an entry by the marks of its nodes and replaces as few of them as possible.
 * Length: splices, members and entries are one algorithm over one struct; places, texts and the
 * check of the result have files of their own. */
#include "codec/edit/patch.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "codec/edit/place.h"
#include "diag/diag.h"

#define SPLICES_MAX 24

/* Bytes [from, to) are replaced by text. */
struct splice {
    size_t from, to, order;
    const char *text;
};

struct patcher {
    struct hoshi_str text;
    enum hoshi_input_format format;
    const struct hoshi_patch *patch;
    struct hoshi_arena *arena;
    struct splice splice[SPLICES_MAX];
    size_t n_splice;
    enum hoshi_rc rc;
    const char *newline;
};

/* --- splices */

static void splice(struct patcher *p, size_t from, size_t to, const struct hoshi_buf *text)
{
    const char *copy = hoshi_arena_strndup(p->arena, text->p != NULL ? text->p : "", text->n);
    if (copy == NULL || text->failed)
        p->rc = HOSHI_E_NOMEM;
    else if (p->n_splice == SPLICES_MAX)
        p->rc = HOSHI_E_UNSUPPORTED;
    else
        p->splice[p->n_splice] = (struct splice){from, to, p->n_splice, copy}, p->n_splice++;
}

static int by_place(const void *pa, const void *pb)
{
    const struct splice *a = pa, *b = pb;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

static void write_out(struct patcher *p, struct hoshi_buf *out)
{
    size_t at = 0;
    qsort(p->splice, p->n_splice, sizeof p->splice[0], by_place);
    for (size_t i = 0; i < p->n_splice; i++) {
        const struct splice *s = &p->splice[i];
        if (s->from < at) { /* overlapping: a layout that we do not understand */
            p->rc = HOSHI_E_UNSUPPORTED;
            return;
        }
        hoshi_buf_put(out, p->text.p + at, s->from - at);
        hoshi_buf_puts(out, s->text);
        at = s->to;
    }
    hoshi_buf_put(out, p->text.p + at, p->text.n - at);
}

static void remove_range(struct patcher *p, size_t from, size_t to)
{
    struct hoshi_buf none = {0};
    splice(p, from, to, &none);
}

static void replace_value(struct patcher *p, const struct hoshi_node *n,
                          const struct hoshi_buf *text)
{
    size_t from = hoshi_place_start(p->text, n), to = hoshi_place_end(p->text, n);
    if (from < to || text->n == 0 || from == 0 || p->text.p[from - 1] != ':') {
        splice(p, from, to, text);
        return;
    }
    struct hoshi_buf spaced; /* an empty value's mark stands right behind its colon */
    hoshi_buf_init(&spaced, 0);
    hoshi_buf_puts(&spaced, " ");
    hoshi_buf_put(&spaced, text->p, text->n);
    splice(p, from, to, &spaced);
    hoshi_buf_release(&spaced);
}

/* --- members of maps */

/* A member goes behind `after`, or before the first one when that is NULL. */
static void insert_into_flow(struct patcher *p, const struct hoshi_node *map,
                             const struct hoshi_node *after, const struct hoshi_buf *member)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    const struct hoshi_node *beside = after != NULL ? after : map->first;
    size_t at = after != NULL    ? hoshi_place_end(p->text, after)
                : beside != NULL ? hoshi_place_start(p->text, beside->key)
                                 : hoshi_place_start(p->text, map) + 1;
    size_t line =
        beside != NULL ? hoshi_place_line(p->text, hoshi_place_start(p->text, beside->key)) : 0;
    bool own_line = beside != NULL && line > hoshi_place_start(p->text, map) &&
                    hoshi_place_blank(p->text, line, hoshi_place_start(p->text, beside->key));
    struct hoshi_str indent = {p->text.p + line,
                               own_line ? hoshi_place_start(p->text, beside->key) - line : 0};
    if (after != NULL)
        hoshi_buf_puts(&text, own_line ? "," : ", ");
    if (after != NULL && own_line) {
        hoshi_buf_puts(&text, p->newline);
        hoshi_buf_put(&text, indent.p, indent.n);
    }
    hoshi_buf_put(&text, member->p, member->n);
    if (after == NULL && beside != NULL) {
        hoshi_buf_puts(&text, own_line ? "," : ", ");
        if (own_line) {
            hoshi_buf_puts(&text, p->newline);
            hoshi_buf_put(&text, indent.p, indent.n);
        }
    }
    splice(p, at, at, &text);
    hoshi_buf_release(&text);
}

/* A comment line right above an entry speaks of that entry: a new one goes above the comment. */
static size_t above_comments(const struct patcher *p, size_t line)
{
    while (line > 0) {
        size_t before = hoshi_place_line(
            p->text,
            line - 1 - (line > 1 && p->text.p[line - 1] == '\n' && p->text.p[line - 2] == '\r'));
        size_t i = before;
        while (i < line && p->text.p[i] == ' ')
            i++;
        if (p->text.p[i] != '#' || i == before)
            break;
        line = before;
    }
    return line;
}

static void insert_line(struct patcher *p, size_t behind, size_t before, size_t indent,
                        const struct hoshi_buf *member)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    if (before == 0)
        hoshi_buf_puts(&text, p->newline);
    hoshi_buf_fill(&text, ' ', indent);
    hoshi_buf_put(&text, member->p, member->n);
    if (before != 0)
        hoshi_buf_puts(&text, p->newline);
    size_t at = before != 0 ? before : hoshi_place_line_end(p->text, behind);
    splice(p, at, at, &text);
    hoshi_buf_release(&text);
}

static void insert_member(struct patcher *p, const struct hoshi_node *map,
                          const struct hoshi_node *after, const struct hoshi_buf *member)
{
    if (hoshi_place_is_flow(p->text, map)) {
        insert_into_flow(p, map, after, member);
        return;
    }
    size_t indent = map->first->key->span.col - 1;
    if (after != NULL)
        insert_line(p, hoshi_place_end(p->text, after), 0, indent, member);
    else
        insert_line(p, 0,
                    above_comments(
                        p, hoshi_place_line(p->text, hoshi_place_start(p->text, map->first->key))),
                    indent, member);
}

static void put_member(struct hoshi_buf *out, const struct patcher *p, const char *key,
                       const struct hoshi_buf *value)
{
    hoshi_patch_put_key(out, p->format, key);
    hoshi_buf_puts(out, value->n != 0 ? ": " : ":");
    hoshi_buf_put(out, value->p, value->n);
}

static bool is_removed(const struct hoshi_patch *patch, const struct hoshi_node *child)
{
    for (size_t i = 0; i < patch->n_field; i++) {
        if (patch->field[i].kind == HOSHI_PATCH_REMOVE &&
            strcmp(patch->field[i].name, child->key->text) == 0)
            return true;
    }
    return false;
}

/* Each removed member takes one comma along: the one behind it, or, when no member stays behind it,
 * the one before it. */
static void remove_from_flow(struct patcher *p, const struct hoshi_node *map,
                             const struct hoshi_node *child)
{
    const struct hoshi_node *prev = NULL;
    bool stays = false;
    for (const struct hoshi_node *c = map->first; c != child; c = c->next)
        prev = c;
    for (const struct hoshi_node *c = child->next; c != NULL; c = c->next)
        stays = stays || !is_removed(p->patch, c);
    size_t from = hoshi_place_start(p->text, child->key), to = hoshi_place_end(p->text, child);
    size_t comma =
        hoshi_place_comma(p->text, stays || prev == NULL ? to : hoshi_place_end(p->text, prev));
    size_t rest = comma + 1;
    while (comma != 0 && rest < p->text.n && (p->text.p[rest] == ' ' || p->text.p[rest] == '\t'))
        rest++;
    if (comma != 0 && rest < p->text.n && p->text.p[rest] == '#')
        rest = comma + 1; /* a comment needs the blank before it */
    if (!stays) {
        if (comma != 0)
            remove_range(p, comma, rest);
        remove_range(p, from, to);
        return;
    }
    size_t line = hoshi_place_line(p->text, from);
    if (hoshi_place_blank(p->text, to, comma)) /* no comment in between */
        to = rest;
    else
        remove_range(p, comma, rest);
    if (hoshi_place_blank(p->text, line, from) &&
        hoshi_place_blank(p->text, to, hoshi_place_line_end(p->text, to)))
        remove_range(p, line, hoshi_place_next_line(p->text, to));
    else
        remove_range(p, from, to);
}

static void remove_from_block(struct patcher *p, const struct hoshi_node *child)
{
    size_t from = hoshi_place_line(p->text, hoshi_place_start(p->text, child->key)),
           to = hoshi_place_end(p->text, child);
    if (hoshi_place_blank(p->text, to, hoshi_place_line_end(p->text, to)) &&
        hoshi_place_blank(p->text, from, hoshi_place_start(p->text, child->key)))
        remove_range(p, from, hoshi_place_next_line(p->text, to));
    else
        remove_range(p, hoshi_place_start(p->text, child), to); /* keeps the comment behind it */
}

static void append_file(struct patcher *p, const struct hoshi_node *list, const char *path)
{
    struct hoshi_buf item;
    hoshi_buf_init(&item, 0);
    bool flow = hoshi_place_is_flow(p->text, list);
    if (flow && list->last != NULL)
        hoshi_buf_puts(&item, ", ");
    hoshi_buf_puts(&item, flow ? "{" : "- {");
    hoshi_patch_put_key(&item, p->format, "file");
    hoshi_buf_puts(&item, ": ");
    hoshi_patch_put_text(&item, p->format, path);
    hoshi_buf_puts(&item, "}");
    if (flow) {
        size_t at = list->last != NULL ? hoshi_place_end(p->text, list->last)
                                       : hoshi_place_start(p->text, list) + 1;
        splice(p, at, at, &item);
    } else if (list->last !=
               NULL) { /* an item that is a map starts at its first key, not at the dash */
        size_t line = hoshi_place_line(p->text, hoshi_place_start(p->text, list->last)),
               dash = line;
        while (dash < p->text.n && p->text.p[dash] == ' ')
            dash++;
        insert_line(p, hoshi_place_end(p->text, list->last), 0, dash - line, &item);
    }
    hoshi_buf_release(&item);
}

/* --- entries */

static void put_short_or_map(struct patcher *p, const struct hoshi_node *old, struct hoshi_buf *out)
{
    const struct hoshi_patch *patch = p->patch;
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
            hoshi_patch_put_field(out, p->format, whole, false);
        else if (has_old)
            hoshi_patch_put_text(out, p->format, old->text);
        return;
    }
    bool first = true;
    hoshi_buf_puts(out, "{");
    if (has_old || (whole != NULL && whole->kind != HOSHI_PATCH_REMOVE)) {
        hoshi_patch_put_key(out, p->format, patch->whole);
        hoshi_buf_puts(out, ": ");
        if (has_old)
            hoshi_patch_put_text(out, p->format, old->text);
        else
            hoshi_patch_put_field(out, p->format, whole, true);
        first = false;
    }
    for (size_t i = 0; i < patch->n_field; i++) {
        const struct hoshi_patch_field *f = &patch->field[i];
        if (f == whole || f->kind == HOSHI_PATCH_REMOVE)
            continue;
        hoshi_buf_puts(out, first ? "" : ", ");
        hoshi_patch_put_key(out, p->format, f->name);
        hoshi_buf_puts(out, ": ");
        hoshi_patch_put_field(out, p->format, f, true);
        first = false;
    }
    hoshi_buf_puts(out, "}");
}

static void replace_entry(struct patcher *p, const struct hoshi_node *parent,
                          const struct hoshi_node *entry)
{
    struct hoshi_buf value;
    hoshi_buf_init(&value, 0);
    put_short_or_map(p, entry, &value);
    if (value.n == 0 && hoshi_place_is_flow(p->text, parent) && !hoshi_node_is_null(entry))
        hoshi_buf_puts(&value, "null");
    if (value.n != 0 || !hoshi_node_is_null(entry))
        replace_value(p, entry, &value);
    hoshi_buf_release(&value);
}

static const struct hoshi_node *last_kept(const struct patcher *p, const struct hoshi_node *map)
{
    const struct hoshi_node *kept = NULL;
    for (const struct hoshi_node *c = map->first; c != NULL; c = c->next)
        kept = is_removed(p->patch, c) ? kept : c;
    return kept;
}

/* {status: met} on one line, after something was taken out of it, is better written as met. */
static bool shrinks(const struct patcher *p, const struct hoshi_node *entry,
                    const struct hoshi_node **ret_whole)
{
    const struct hoshi_node *kept = NULL;
    uint32_t n_kept = 0;
    for (const struct hoshi_node *c = entry->first; c != NULL; c = c->next) {
        n_kept += !is_removed(p->patch, c);
        kept = is_removed(p->patch, c) ? kept : c;
    }
    for (size_t i = 0; i < p->patch->n_field; i++) {
        const struct hoshi_patch_field *f = &p->patch->field[i];
        if (f->kind != HOSHI_PATCH_REMOVE && strcmp(f->name, p->patch->whole) != 0)
            return false;
    }
    *ret_whole = kept;
    return hoshi_place_is_flow(p->text, entry) && entry->span.line == entry->end_line &&
           n_kept < entry->n_child && n_kept == 1 &&
           strcmp(kept->key->text, p->patch->whole) == 0 && kept->kind == HOSHI_NODE_SCALAR;
}

static void change_fields(struct patcher *p, const struct hoshi_node *parent,
                          const struct hoshi_node *entry)
{
    const struct hoshi_node *kept = last_kept(p, entry), *only = NULL;
    if (kept == NULL || shrinks(p, entry, &only)) {
        struct hoshi_buf value;
        hoshi_buf_init(&value, 0);
        put_short_or_map(p, kept == NULL ? NULL : only, &value);
        if (value.n == 0 && hoshi_place_is_flow(p->text, parent))
            hoshi_buf_puts(&value, "null");
        splice(p, hoshi_place_start(p->text, entry), hoshi_place_end(p->text, entry), &value);
        hoshi_buf_release(&value);
        return;
    }
    bool flow = hoshi_place_is_flow(p->text, entry);
    for (size_t i = 0; i < p->patch->n_field && p->rc == HOSHI_OK; i++) {
        const struct hoshi_patch_field *f = &p->patch->field[i];
        const struct hoshi_node *child = hoshi_node_get(entry, f->name);
        struct hoshi_buf value, member;
        hoshi_buf_init(&value, 0);
        hoshi_buf_init(&member, 0);
        if (f->kind == HOSHI_PATCH_REMOVE) {
            if (child != NULL && flow)
                remove_from_flow(p, entry, child);
            else if (child != NULL)
                remove_from_block(p, child);
        } else if (child != NULL && f->kind == HOSHI_PATCH_FILE && child->kind == HOSHI_NODE_SEQ) {
            append_file(p, child, f->text);
        } else {
            hoshi_patch_put_field(&value, p->format, f, flow);
            put_member(&member, p, f->name, &value);
            if (child != NULL)
                replace_value(p, child, &value);
            else
                insert_member(p, entry, flow ? entry->last : kept, &member);
        }
        hoshi_buf_release(&member);
        hoshi_buf_release(&value);
    }
}

static const struct hoshi_node *predecessor(const struct hoshi_patch *patch,
                                            const struct hoshi_node *map)
{
    size_t mine = 0;
    while (mine < patch->n_order && strcmp(patch->order[mine], patch->key) != 0)
        mine++;
    const struct hoshi_node *after = NULL;
    bool any = false;
    for (const struct hoshi_node *c = map->first; c != NULL; c = c->next) {
        size_t i = 0;
        while (i < patch->n_order && strcmp(patch->order[i], c->key->text) != 0)
            i++;
        if (i < mine && i < patch->n_order) {
            after = c;
            any = true;
        }
    }
    return any || (mine < patch->n_order && patch->n_order != 0) ? after : map->last;
}

static void new_entry(struct patcher *p, const struct hoshi_node *parent)
{
    struct hoshi_buf value, member;
    hoshi_buf_init(&value, 0);
    hoshi_buf_init(&member, 0);
    put_short_or_map(p, NULL, &value);
    put_member(&member, p, p->patch->key, &value);
    if (value.n != 0) /* what is not there needs no removing */
        insert_member(p, parent, predecessor(p->patch, parent), &member);
    hoshi_buf_release(&member);
    hoshi_buf_release(&value);
}

/* The section is not there, or there is nothing in it yet. */
static void new_section(struct patcher *p, const struct hoshi_node *root,
                        const struct hoshi_node *section)
{
    bool flow = p->format == HOSHI_INPUT_JSON || hoshi_place_is_flow(p->text, root) ||
                (section != NULL && section->n_text != 0) ||
                (section != NULL && section->kind == HOSHI_NODE_MAP);
    struct hoshi_buf value, entry, member;
    hoshi_buf_init(&value, 0);
    hoshi_buf_init(&entry, 0);
    hoshi_buf_init(&member, 0);
    put_short_or_map(p, NULL, &value);
    put_member(&entry, p, p->patch->key, &value);
    if (value.n == 0) {
        ; /* what is not there needs no removing */
    } else if (flow) {
        hoshi_buf_puts(&member, "{");
        hoshi_buf_put(&member, entry.p, entry.n);
        hoshi_buf_puts(&member, "}");
        if (section != NULL) {
            replace_value(p, section, &member);
        } else {
            struct hoshi_buf whole;
            hoshi_buf_init(&whole, 0);
            put_member(&whole, p, p->patch->section, &member);
            insert_member(p, root, root->last, &whole);
            hoshi_buf_release(&whole);
        }
    } else if (section != NULL) { /* behind the comment that may stand on its line */
        insert_line(p, hoshi_place_end(p->text, section), 0, section->key->span.col + 1, &entry);
    } else {
        struct hoshi_buf none = {0};
        put_member(&member, p, p->patch->section, &none);
        hoshi_buf_puts(&member, p->newline);
        hoshi_buf_fill(&member, ' ', root->first->key->span.col + 1);
        hoshi_buf_put(&member, entry.p, entry.n);
        insert_member(p, root, root->last, &member);
    }
    hoshi_buf_release(&member);
    hoshi_buf_release(&entry);
    hoshi_buf_release(&value);
}

static void change(struct patcher *p, const struct hoshi_node *root)
{
    const struct hoshi_node *parent = root;
    if (p->patch->section != NULL) {
        parent = hoshi_node_get(root, p->patch->section);
        if (parent == NULL || hoshi_node_is_null(parent) ||
            (parent->kind == HOSHI_NODE_MAP && parent->n_child == 0)) {
            new_section(p, root, parent);
            return;
        }
    }
    if (parent->kind != HOSHI_NODE_MAP) {
        p->rc = HOSHI_E_UNSUPPORTED;
        return;
    }
    const struct hoshi_node *entry = hoshi_node_get(parent, p->patch->key);
    if (entry == NULL)
        new_entry(p, parent);
    else if (p->patch->whole != NULL && entry->kind == HOSHI_NODE_MAP)
        change_fields(p, parent, entry);
    else
        replace_entry(p, parent, entry);
}

static enum hoshi_rc parse(struct hoshi_str text, enum hoshi_input_format format,
                           struct hoshi_arena *arena, const struct hoshi_node **ret_root)
{
    struct hoshi_diags diags;
    struct hoshi_node *root = NULL;
    struct hoshi_str clean;
    hoshi_diags_init(&diags, arena);
    uint16_t source = hoshi_diags_source(&diags, "sheet", text);
    enum hoshi_rc rc = hoshi_text_check(text, &diags, source, &clean);
    if (rc == HOSHI_OK)
        rc = format == HOSHI_INPUT_JSON ? hoshi_json_load(clean, arena, &diags, source, &root)
                                        : hoshi_yaml_load(clean, arena, &diags, source, &root);
    if (rc == HOSHI_OK &&
        (diags.n_error != 0 || root->kind != HOSHI_NODE_MAP || root->n_child == 0))
        rc = HOSHI_E_SYNTAX;
    *ret_root = root;
    return rc;
}

static bool texts_ok(const struct hoshi_patch *patch)
{
    for (size_t i = 0; i < patch->n_field; i++) {
        const struct hoshi_patch_field *f = &patch->field[i];
        bool typed = f->kind == HOSHI_PATCH_TEXT || f->kind == HOSHI_PATCH_FILE;
        if (typed && !hoshi_patch_text_ok(f->text, f->kind == HOSHI_PATCH_TEXT))
            return false;
    }
    return true;
}

enum hoshi_rc hoshi_patch_apply(struct hoshi_str bytes, enum hoshi_input_format format,
                                const struct hoshi_patch *patch, struct hoshi_arena *arena,
                                struct hoshi_buf *out)
{
    struct patcher p = {.format = format, .patch = patch, .arena = arena, .newline = "\n"};
    const struct hoshi_node *before, *after;
    size_t n_bom = bytes.n >= 3 && memcmp(bytes.p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    p.text = (struct hoshi_str){bytes.p + n_bom, bytes.n - n_bom};
    if (!texts_ok(patch))
        return HOSHI_E_INVALID;
    enum hoshi_rc rc = parse(p.text, format, arena, &before);
    if (rc != HOSHI_OK)
        return rc;
    size_t first_end = hoshi_place_line_end(p.text, 0);
    if (first_end + 1 < p.text.n && p.text.p[first_end] == '\r')
        p.newline = p.text.p[first_end + 1] == '\n' ? "\r\n" : "\r";
    change(&p, before);
    struct hoshi_buf made;
    hoshi_buf_init(&made, 0);
    hoshi_buf_put(&made, bytes.p, n_bom);
    if (p.rc == HOSHI_OK)
        write_out(&p, &made);
    rc = p.rc != HOSHI_OK ? p.rc : hoshi_buf_rc(&made);
    if (rc == HOSHI_OK) {
        struct hoshi_str text = {made.p + n_bom, made.n - n_bom};
        enum hoshi_rc again = parse(text, format, arena, &after);
        if (again != HOSHI_OK || !hoshi_patch_is_exact(before, after, patch))
            rc = again == HOSHI_E_NOMEM ? HOSHI_E_NOMEM : HOSHI_E_UNSUPPORTED;
    }
    if (rc == HOSHI_OK)
        hoshi_buf_put(out, made.p, made.n);
    hoshi_buf_release(&made);
    return rc == HOSHI_OK ? hoshi_buf_rc(out) : rc;
}
