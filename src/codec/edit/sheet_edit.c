#include "codec/edit/sheet_edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/quote.h"
#include "base/str.h"
#include "codec/parse/node.h"

enum hoshi_rc hoshi_sheet_parse(const struct hoshi_input *in, struct hoshi_arena *arena,
                                struct hoshi_str *ret_text, bool *ret_is_json,
                                struct hoshi_node **ret_root)
{
    struct hoshi_diags *unheard = hoshi_arena_alloc(arena, sizeof *unheard);
    if (unheard == NULL)
        return HOSHI_E_NOMEM;
    hoshi_diags_init(unheard, arena);
    uint16_t source = hoshi_diags_source(unheard, in->name, in->bytes);
    enum hoshi_rc rc = hoshi_text_check(in->bytes, unheard, source, ret_text);
    if (rc != HOSHI_OK)
        return rc;
    *ret_is_json = hoshi_input_sniff(in, *ret_text) == HOSHI_INPUT_JSON;
    return *ret_is_json ? hoshi_json_load(*ret_text, arena, unheard, source, ret_root)
                        : hoshi_yaml_load(*ret_text, arena, unheard, source, ret_root);
}

/* Replace the bytes from at to end by a text. */
struct edit {
    size_t at, end, order;
    const char *text;
};

struct editor {
    struct hoshi_str text;
    size_t *line; /* offset of each line */
    size_t n_line;
    bool is_json;
    struct hoshi_arena *arena;
    struct edit *edit;
    size_t n_edit, cap;
    bool nomem;
};

static enum hoshi_rc start(struct editor *e, const struct hoshi_input *in, size_t cap,
                           struct hoshi_node **ret_root)
{
    enum hoshi_rc rc = hoshi_sheet_parse(in, e->arena, &e->text, &e->is_json, ret_root);
    if (rc != HOSHI_OK)
        return rc;
    size_t n = 1;
    for (size_t i = 0; i < e->text.n; i++)
        n += e->text.p[i] == '\n' || e->text.p[i] == '\r';
    e->line = hoshi_arena_array(e->arena, n, sizeof *e->line);
    e->edit = hoshi_arena_array(e->arena, cap, sizeof *e->edit);
    e->cap = cap;
    if (e->line == NULL || e->edit == NULL)
        return HOSHI_E_NOMEM;
    e->n_line = 1;
    for (size_t i = 0; i < e->text.n; i++) {
        char c = e->text.p[i];
        if (c == '\n' || (c == '\r' && !(i + 1 < e->text.n && e->text.p[i + 1] == '\n')))
            e->line[e->n_line++] = i + 1;
    }
    return HOSHI_OK;
}

/* Byte of a 1-based line and column in code points. */
static size_t offset_of(const struct editor *e, uint32_t line, uint32_t col)
{
    if (line == 0 || line > e->n_line)
        return e->text.n;
    size_t i = e->line[line - 1];
    for (; col > 1 && i < e->text.n; col--) {
        i++;
        while (i < e->text.n && ((unsigned char)e->text.p[i] & 0xc0) == 0x80)
            i++;
    }
    return i;
}

static size_t begin_of(const struct editor *e, const struct hoshi_node *n)
{
    return offset_of(e, n->span.line, n->span.col);
}

static bool is_flow(const struct editor *e, const struct hoshi_node *n)
{
    size_t at = begin_of(e, n);
    return at < e->text.n && (e->text.p[at] == '{' || e->text.p[at] == '[');
}

/* The end mark of a block container is where the next thing begins; its own end is its last
 * child's. */
static size_t end_of(const struct editor *e, const struct hoshi_node *n)
{
    if (n->kind == HOSHI_NODE_SCALAR || is_flow(e, n) || n->last == NULL)
        return offset_of(e, n->end_line, n->end_col);
    return end_of(e, n->last);
}

static void add(struct editor *e, size_t at, size_t end, const struct hoshi_buf *text)
{
    char *copy = text->failed
                     ? NULL
                     : hoshi_arena_strndup(e->arena, text->p != NULL ? text->p : "", text->n);
    if (copy == NULL || e->n_edit == e->cap) {
        e->nomem = true;
        return;
    }
    e->edit[e->n_edit] = (struct edit){at, end, e->n_edit, copy};
    e->n_edit++;
}

static int by_place(const void *pa, const void *pb)
{
    const struct edit *a = pa, *b = pb;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static enum hoshi_rc finish(struct editor *e, struct hoshi_str original, struct hoshi_buf *out)
{
    if (e->nomem)
        return HOSHI_E_NOMEM;
    qsort(e->edit, e->n_edit, sizeof *e->edit, by_place);
    hoshi_buf_put(out, original.p, (size_t)(e->text.p - original.p)); /* a byte order mark */
    size_t at = 0;
    for (size_t i = 0; i < e->n_edit; i++) {
        if (e->edit[i].at < at)
            return HOSHI_E_INVALID;
        hoshi_buf_put(out, e->text.p + at, e->edit[i].at - at);
        hoshi_buf_puts(out, e->edit[i].text);
        at = e->edit[i].end;
    }
    hoshi_buf_put(out, e->text.p + at, e->text.n - at);
    return hoshi_buf_rc(out);
}

/* Where a new line goes behind a block value: behind what else stands on its line, a comment. */
static size_t line_end(const struct editor *e, size_t at)
{
    if (at > 0 && at <= e->text.n &&
        e->text.p[at - 1] == '\n') /* a block text ends with its line */
        return at;
    while (at < e->text.n && e->text.p[at] != '\n' && e->text.p[at] != '\r')
        at++;
    return at;
}

static const char *newline_of(const struct editor *e)
{
    const char *nl = e->text.n != 0 ? memchr(e->text.p, '\n', e->text.n) : NULL;
    return nl != NULL && nl > e->text.p && nl[-1] == '\r' ? "\r\n" : "\n";
}

static void put_key(const struct editor *e, const char *key, struct hoshi_buf *b)
{
    if (e->is_json)
        hoshi_put_json_string(b, hoshi_str_from(key));
    else
        hoshi_buf_puts(b, key);
    hoshi_buf_puts(b, ": ");
}

static void put_hash(const struct editor *e, const char *sha256, struct hoshi_buf *b)
{
    if (e->is_json) /* unquoted in YAML: a hash of digits only stays a text, the field types it */
        hoshi_put_json_string(b, hoshi_str_from(sha256));
    else
        hoshi_buf_puts(b, sha256);
}

/* One member of an evidence map: replace its value, or put it behind the file name. */
static void set_member(struct editor *e, const struct hoshi_node *map, const char *key,
                       const struct hoshi_buf *value)
{
    const struct hoshi_node *is = hoshi_node_get(map, key), *file = hoshi_node_get(map, "file");
    if (is != NULL && is->n_text != 0) {
        add(e, begin_of(e, is), end_of(e, is), value);
        return;
    }
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    if (is != NULL) { /* "sha256:" and nothing behind it */
        hoshi_buf_puts(&b, " ");
        hoshi_buf_put(&b, value->p, value->n);
        add(e, end_of(e, is), end_of(e, is), &b);
    } else if (is_flow(e, map)) {
        hoshi_buf_puts(&b, ", ");
        put_key(e, key, &b);
        hoshi_buf_put(&b, value->p, value->n);
        add(e, end_of(e, file), end_of(e, file), &b);
    } else {
        size_t at = line_end(e, end_of(e, file));
        hoshi_buf_puts(&b, newline_of(e));
        hoshi_buf_fill(&b, ' ', file->key->span.col - 1);
        put_key(e, key, &b);
        hoshi_buf_put(&b, value->p, value->n);
        add(e, at, at, &b);
    }
    hoshi_buf_release(&b);
}

enum hoshi_rc hoshi_sheet_set_hashes(const struct hoshi_input *in,
                                     const struct hoshi_sheet_hash *hash, size_t n,
                                     struct hoshi_arena *arena, struct hoshi_buf *out)
{
    struct editor e = {.arena = arena};
    struct hoshi_node *root = NULL;
    enum hoshi_rc rc = start(&e, in, 2 * n + 1, &root);
    if (rc != HOSHI_OK)
        return rc;
    const struct hoshi_node *answers = hoshi_node_get(root, "answers"), *last = NULL, *map = NULL;
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        const struct hoshi_node *list =
            hoshi_node_get(hoshi_node_get(answers, hash[i].criterion), "evidence");
        if (list != last || hash[i].index < at) { /* they come in order: go on where it stopped */
            last = list;
            at = 0;
            map = list != NULL ? list->first : NULL;
        }
        for (; at < hash[i].index && map != NULL; at++)
            map = map->next;
        if (hoshi_node_get(map, "file") == NULL)
            return HOSHI_E_INVALID;
        struct hoshi_buf value;
        hoshi_buf_init(&value, 0);
        put_hash(&e, hash[i].sha256, &value);
        set_member(&e, map, "sha256", &value);
        hoshi_buf_clear(&value);
        hoshi_buf_int(&value, (long long)hash[i].size);
        set_member(&e, map, "size", &value);
        hoshi_buf_release(&value);
    }
    return finish(&e, in->bytes, out);
}

static void put_confirmation(const struct editor *e, const struct hoshi_sheet_confirmation *c,
                             struct hoshi_buf *b)
{
    char day[HOSHI_DATE_BYTES];
    struct {
        const char *key, *value;
    } row[] = {
        {"criterion", c->criterion},
        {"result", hoshi_confirmation_code(c->accepted ? HOSHI_CONFIRMATION_ACCEPTED
                                                       : HOSHI_CONFIRMATION_REJECTED)},
        {"by", c->by},
        {"qualification", c->qualification},
        {"on", c->on != 0 ? hoshi_date_format(c->on, day) : NULL},
        {"comment", c->comment},
    };
    hoshi_buf_puts(b, "{");
    for (size_t i = 0, n = 0; i < sizeof row / sizeof row[0]; i++) {
        if (row[i].value == NULL)
            continue;
        hoshi_buf_puts(b, n++ != 0 ? ", " : "");
        put_key(e, row[i].key, b);
        hoshi_put_json_string(b, hoshi_str_from(row[i].value));
    }
    hoshi_buf_puts(b, "}");
}

/* Behind the last of a list, or as a new list at the end of the sheet. */
static enum hoshi_rc append(struct editor *e, const struct hoshi_node *root,
                            const struct hoshi_node *list, struct hoshi_str *item, size_t n)
{
    const char *nl = newline_of(e);
    struct hoshi_buf b;
    size_t at;
    hoshi_buf_init(&b, 0);
    bool in_flow =
        list != NULL ? list->kind == HOSHI_NODE_SEQ && is_flow(e, list) : is_flow(e, root);
    bool block_list = list != NULL && list->kind == HOSHI_NODE_SEQ && !in_flow;
    if (in_flow) {
        at = end_of(e, list != NULL ? list : root) - 1; /* before the bracket */
        if (list == NULL) {
            hoshi_buf_puts(&b, root->n_child != 0 ? ", " : "");
            put_key(e, "confirmations", &b);
            hoshi_buf_puts(&b, "[");
        }
        for (size_t i = 0; i < n; i++) {
            hoshi_buf_puts(&b, i != 0 || (list != NULL && list->n_child != 0) ? ", " : "");
            hoshi_buf_put(&b, item[i].p, item[i].n);
        }
        hoshi_buf_puts(&b, list == NULL ? "]" : "");
    } else {
        uint32_t indent = block_list ? list->span.col - 1 : 2;
        at = block_list     ? line_end(e, end_of(e, list))
             : list != NULL ? line_end(e, end_of(e, list))
                            : e->text.n;
        bool at_line_start = at == 0 || e->text.p[at - 1] == '\n';
        if (list == NULL) {
            hoshi_buf_puts(&b, at_line_start ? "" : nl);
            hoshi_buf_puts(&b, "confirmations:");
            at_line_start = false;
        }
        for (size_t i = 0; i < n; i++) {
            hoshi_buf_puts(&b, at_line_start ? "" : nl);
            hoshi_buf_fill(&b, ' ', indent);
            hoshi_buf_puts(&b, "- ");
            hoshi_buf_put(&b, item[i].p, item[i].n);
            hoshi_buf_puts(&b, at_line_start ? nl : "");
        }
        hoshi_buf_puts(&b, list == NULL ? nl : "");
    }
    add(e, at, at, &b);
    hoshi_buf_release(&b);
    return HOSHI_OK;
}

enum hoshi_rc hoshi_sheet_confirm(const struct hoshi_input *in,
                                  const struct hoshi_sheet_confirmation *c, size_t n,
                                  struct hoshi_arena *arena, struct hoshi_buf *out)
{
    struct editor e = {.arena = arena};
    struct hoshi_node *root = NULL;
    enum hoshi_rc rc = start(&e, in, n + 1, &root);
    if (rc != HOSHI_OK)
        return rc;
    const struct hoshi_node *list = hoshi_node_get(root, "confirmations");
    struct hoshi_str *fresh = hoshi_arena_array(arena, n, sizeof *fresh);
    size_t n_fresh = 0;
    if (fresh == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < n; i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        put_confirmation(&e, &c[i], &b);
        const struct hoshi_node *old = list != NULL ? list->first : NULL;
        while (old != NULL) {
            const struct hoshi_node *id = hoshi_node_get(old, "criterion");
            if (id != NULL && id->kind == HOSHI_NODE_SCALAR &&
                strcmp(id->text, c[i].criterion) == 0)
                break;
            old = old->next;
        }
        if (old != NULL) {
            size_t end = end_of(&e, old);
            if (end > 0 && e.text.p[end - 1] == '\n')
                hoshi_buf_puts(&b, "\n");
            add(&e, begin_of(&e, old), end, &b);
        } else {
            char *copy = b.failed ? NULL : hoshi_arena_strndup(arena, b.p, b.n);
            if (copy == NULL)
                e.nomem = true;
            else
                fresh[n_fresh++] = (struct hoshi_str){copy, b.n};
        }
        hoshi_buf_release(&b);
    }
    if (n_fresh != 0)
        rc = append(&e, root, list, fresh, n_fresh);
    return rc == HOSHI_OK ? finish(&e, in->bytes, out) : rc;
}
