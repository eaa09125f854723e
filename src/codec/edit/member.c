#include "codec/edit/member.h"

#include <string.h>

#include "base/str.h"
#include "codec/edit/place.h"
#include "model/address.h"

void hoshi_member_put(struct hoshi_buf *out, const struct hoshi_splices *s, const char *key,
                      const struct hoshi_buf *value)
{
    hoshi_patch_put_key(out, s->format, key);
    hoshi_buf_puts(out, value->n != 0 ? ": " : ":");
    hoshi_buf_put(out, value->p, value->n);
}

/* An item of a list has no key. */
static size_t member_start(const struct hoshi_splices *s, const struct hoshi_node *member)
{
    return hoshi_place_start(&s->lines, member->key != NULL ? member->key : member);
}

void hoshi_flow_put(struct hoshi_splices *s, const struct hoshi_node *within,
                    const struct hoshi_node *after, const struct hoshi_buf *member)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    const struct hoshi_node *beside = after != NULL ? after : within->first;
    size_t first = hoshi_place_start(&s->lines, within) + 1;
    size_t start = beside != NULL ? member_start(s, beside) : first;
    size_t at = after != NULL ? hoshi_place_end(&s->lines, after) : start;
    size_t line = hoshi_place_line(s->text, start);
    bool own_line = beside != NULL && line >= first && hoshi_place_blank(s->text, line, start);
    struct hoshi_buf gap;
    hoshi_buf_init(&gap, 0);
    hoshi_buf_puts(&gap, own_line ? "," : ", ");
    if (own_line) {
        hoshi_buf_puts(&gap, s->newline);
        hoshi_buf_put(&gap, s->text.p + line, start - line);
    }
    if (after != NULL)
        hoshi_buf_put(&text, gap.p, gap.n);
    hoshi_buf_put(&text, member->p, member->n);
    if (after == NULL && beside != NULL)
        hoshi_buf_put(&text, gap.p, gap.n);
    text.failed = text.failed || gap.failed;
    hoshi_splice(s, at, at, &text);
    hoshi_buf_release(&gap);
    hoshi_buf_release(&text);
}

/* Start of the line before one that starts at an offset. */
static size_t line_before(struct hoshi_str text, size_t line)
{
    size_t end = line - 1;
    if (end > 0 && text.p[end] == '\n' && text.p[end - 1] == '\r')
        end--;
    return hoshi_place_line(text, end);
}

/* A comment line right above an entry speaks of that entry: a new one goes above the comment. */
static size_t above_comments(struct hoshi_str text, size_t line)
{
    while (line > 0) {
        size_t before = line_before(text, line), i = before;
        while (i < line && text.p[i] == ' ')
            i++;
        if (text.p[i] != '#' || i == before)
            break;
        line = before;
    }
    return line;
}

void hoshi_line_put_behind(struct hoshi_splices *s, size_t behind, size_t indent,
                           const struct hoshi_buf *line)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(&text, s->newline);
    hoshi_buf_fill(&text, ' ', indent);
    hoshi_buf_put(&text, line->p, line->n);
    size_t at = hoshi_place_line_end(s->text, behind);
    hoshi_splice(s, at, at, &text);
    hoshi_buf_release(&text);
}

static void put_line_before(struct hoshi_splices *s, size_t at, size_t indent,
                            const struct hoshi_buf *line)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_fill(&text, ' ', indent);
    hoshi_buf_put(&text, line->p, line->n);
    hoshi_buf_puts(&text, s->newline);
    hoshi_splice(s, at, at, &text);
    hoshi_buf_release(&text);
}

void hoshi_member_insert(struct hoshi_splices *s, const struct hoshi_node *map,
                         const struct hoshi_node *after, const struct hoshi_buf *member)
{
    if (hoshi_place_is_flow(&s->lines, map)) {
        hoshi_flow_put(s, map, after, member);
        return;
    }
    size_t indent = map->first->key->span.col - 1;
    if (after != NULL) {
        hoshi_line_put_behind(s, hoshi_place_end(&s->lines, after), indent, member);
        return;
    }
    size_t line = hoshi_place_line(s->text, member_start(s, map->first));
    put_line_before(s, above_comments(s->text, line), indent, member);
}

void hoshi_value_replace(struct hoshi_splices *s, const struct hoshi_node *value,
                         const struct hoshi_buf *text)
{
    size_t from = hoshi_place_start(&s->lines, value), to = hoshi_place_end(&s->lines, value);
    if (from < to || text->n == 0 || from == 0 || s->text.p[from - 1] != ':') {
        hoshi_splice(s, from, to, text);
        return;
    }
    struct hoshi_buf spaced; /* an empty value's mark stands right behind its colon */
    hoshi_buf_init(&spaced, 0);
    hoshi_buf_puts(&spaced, " ");
    hoshi_buf_put(&spaced, text->p, text->n);
    hoshi_splice(s, from, to, &spaced);
    hoshi_buf_release(&spaced);
}

bool hoshi_fields_remove(const struct hoshi_fields *fields, const struct hoshi_node *member)
{
    for (size_t i = 0; i < fields->n; i++) {
        if (fields->v[i].kind == HOSHI_PATCH_REMOVE &&
            strcmp(fields->v[i].name, member->key->text) == 0)
            return true;
    }
    return false;
}

/* Whether a member behind this one stays. */
static bool is_followed(const struct hoshi_node *child, const struct hoshi_fields *fields)
{
    for (const struct hoshi_node *c = child->next; c != NULL; c = c->next) {
        if (!hoshi_fields_remove(fields, c))
            return true;
    }
    return false;
}

/* Each removed member takes one comma along: the one behind it, or, when no member stays behind it,
 * the one before it. */
static void remove_from_flow(struct hoshi_splices *s, const struct hoshi_node *within,
                             const struct hoshi_node *child, bool stays)
{
    const struct hoshi_node *prev = NULL;
    for (const struct hoshi_node *c = within->first; c != child; c = c->next)
        prev = c;
    size_t from = member_start(s, child), to = hoshi_place_end(&s->lines, child);
    size_t comma =
        hoshi_place_comma(s->text, stays || prev == NULL ? to : hoshi_place_end(&s->lines, prev));
    size_t rest = comma + 1;
    while (comma != 0 && rest < s->text.n && (s->text.p[rest] == ' ' || s->text.p[rest] == '\t'))
        rest++;
    if (comma != 0 && rest < s->text.n && s->text.p[rest] == '#')
        rest = comma + 1; /* a comment needs the blank before it */
    if (!stays) {
        if (comma != 0)
            hoshi_splice_out(s, comma, rest);
        hoshi_splice_out(s, from, to);
        return;
    }
    size_t line = hoshi_place_line(s->text, from);
    if (hoshi_place_blank(s->text, to, comma)) /* no comment in between */
        to = rest;
    else
        hoshi_splice_out(s, comma, rest);
    if (hoshi_place_blank(s->text, line, from) &&
        hoshi_place_blank(s->text, to, hoshi_place_line_end(s->text, to)))
        hoshi_splice_out(s, line, hoshi_place_next_line(s->text, to));
    else
        hoshi_splice_out(s, from, to);
}

/* A comment behind it keeps its key, or stays as a line of its own where the key must go. */
static void remove_from_block(struct hoshi_splices *s, const struct hoshi_node *child,
                              bool with_key)
{
    size_t start = member_start(s, child), from = hoshi_place_line(s->text, start);
    size_t to = hoshi_place_end(&s->lines, child);
    bool alone = hoshi_place_blank(s->text, from, start);
    if (alone && hoshi_place_blank(s->text, to, hoshi_place_line_end(s->text, to)))
        hoshi_splice_out(s, from, hoshi_place_next_line(s->text, to));
    else if (alone && with_key)
        hoshi_splice_out(s, start, to + strspn(s->text.p + to, " \t"));
    else
        hoshi_splice_out(s, hoshi_place_start(&s->lines, child), to);
}

static void append_file(struct hoshi_splices *s, const struct hoshi_node *list, const char *path)
{
    const struct hoshi_patch_field file = {hoshi_evidence_field(hoshi_str_from(path)),
                                           HOSHI_PATCH_TEXT, path, NULL};
    struct hoshi_buf item;
    hoshi_buf_init(&item, 0);
    bool flow = hoshi_place_is_flow(&s->lines, list);
    hoshi_buf_puts(&item, flow ? "" : "- ");
    hoshi_patch_put_fields(&item, s->format, &file, 1);
    if (flow)
        hoshi_flow_put(s, list, list->last, &item);
    else if (list->last != NULL)
        hoshi_line_put_behind(s, hoshi_place_end(&s->lines, list->last),
                              hoshi_place_start(&s->lines, list) -
                                  hoshi_place_line(s->text, hoshi_place_start(&s->lines, list)),
                              &item);
    hoshi_buf_release(&item);
}

/* With its dash; a comment behind it stays, as a line of its own. */
static void drop_from_block(struct hoshi_splices *s, const struct hoshi_node *item)
{
    size_t dash = hoshi_place_start(&s->lines, item), to = hoshi_place_end(&s->lines, item);
    while (dash > 0 && strchr(" \t\r\n", s->text.p[dash - 1]) != NULL)
        dash--;
    if (dash == 0 || s->text.p[dash - 1] != '-') {
        s->rc = HOSHI_E_UNSUPPORTED;
        return;
    }
    size_t from = hoshi_place_line(s->text, --dash);
    if (hoshi_place_blank(s->text, to, hoshi_place_line_end(s->text, to)) &&
        hoshi_place_blank(s->text, from, dash))
        hoshi_splice_out(s, from, hoshi_place_next_line(s->text, to));
    else
        hoshi_splice_out(s, dash, to);
}

static void drop_item(struct hoshi_splices *s, const struct hoshi_node *list, const char *number)
{
    long long n;
    if (list == NULL || list->kind != HOSHI_NODE_SEQ ||
        !hoshi_str_to_int(hoshi_str_from(number), 0, (long long)list->n_child - 1, &n)) {
        s->rc = HOSHI_E_UNSUPPORTED;
        return;
    }
    const struct hoshi_node *item = list->first;
    for (; n > 0; n--)
        item = item->next;
    if (hoshi_place_is_flow(&s->lines, list))
        remove_from_flow(s, list, item, item->next != NULL);
    else
        drop_from_block(s, item);
}

static void set_field(struct hoshi_splices *s, const struct hoshi_node *map,
                      const struct hoshi_patch_field *f, const struct hoshi_node *behind)
{
    const struct hoshi_node *child = hoshi_node_get(map, f->name);
    struct hoshi_buf value, member;
    hoshi_buf_init(&value, 0);
    hoshi_buf_init(&member, 0);
    hoshi_patch_put_field(&value, s->format, f, hoshi_place_is_flow(&s->lines, map));
    hoshi_member_put(&member, s, f->name, &value);
    if (child != NULL)
        hoshi_value_replace(s, child, &value);
    else
        hoshi_member_insert(s, map, behind, &member);
    hoshi_buf_release(&member);
    hoshi_buf_release(&value);
}

static void change_child(struct hoshi_splices *s, const struct hoshi_node *map,
                         const struct hoshi_fields *fields, const struct hoshi_patch_field *f,
                         const struct hoshi_node *child, bool flow)
{
    if (f->kind == HOSHI_PATCH_REMOVE && flow)
        remove_from_flow(s, map, child, is_followed(child, fields));
    else if (f->kind == HOSHI_PATCH_REMOVE)
        remove_from_block(s, child, fields->with_key);
    else if (f->kind == HOSHI_PATCH_FILE && child->kind == HOSHI_NODE_SEQ)
        append_file(s, child, f->text);
    else if (f->kind == HOSHI_PATCH_DROP)
        drop_item(s, child, f->text);
    else
        set_field(s, map, f, child);
}

/* What is there is changed before anything is put behind it: of two changes in one place the first
 * comes first, and the last value may be empty. */
void hoshi_fields_set(struct hoshi_splices *s, const struct hoshi_node *map,
                      const struct hoshi_fields *fields, const struct hoshi_node *behind)
{
    bool flow = hoshi_place_is_flow(&s->lines, map);
    for (size_t i = 0; i < fields->n && s->rc == HOSHI_OK; i++) {
        const struct hoshi_node *child = hoshi_node_get(map, fields->v[i].name);
        if (child != NULL)
            change_child(s, map, fields, &fields->v[i], child, flow);
    }
    for (size_t i = 0; i < fields->n && s->rc == HOSHI_OK; i++) {
        const struct hoshi_patch_field *f = &fields->v[i];
        bool is_new = f->kind != HOSHI_PATCH_REMOVE && f->kind != HOSHI_PATCH_DROP;
        if (is_new && hoshi_node_get(map, f->name) == NULL)
            set_field(s, map, f, behind);
    }
}
