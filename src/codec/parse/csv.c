/* A table in CSV -> node tree: a list of maps, one per row, with the first row's fields as keys.
 * RFC 4180 with what spreadsheets do: a byte order mark, LF or CRLF, line breaks in quoted fields,
 * empty lines. An empty field is left out of its map. Key nodes are shared by all rows. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "codec/parse/node.h"
#include "diag/diag.h"

struct reader {
    struct hoshi_str text;
    size_t i;
    uint32_t line, col;
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
    uint32_t n_node;
    char *field; /* room for the longest field: the whole text */
};

struct field {
    struct hoshi_str s; /* in reader.field, until the next one is read */
    struct hoshi_span span;
    bool ends_row;
};

static bool at_end(const struct reader *r)
{
    return r->i == r->text.n;
}

static char peek(const struct reader *r)
{
    return at_end(r) ? '\0' : r->text.p[r->i];
}

static void step(struct reader *r)
{
    char c = r->text.p[r->i++];
    if (c == '\n' || (c == '\r' && peek(r) != '\n')) {
        r->line++;
        r->col = 1;
    } else if (((unsigned char)c & 0xc0) != 0x80) {
        r->col++;
    }
}

static bool at_break(const struct reader *r)
{
    return peek(r) == '\n' || peek(r) == '\r';
}

/* Over one line break, if there is one. */
static void end_row(struct reader *r)
{
    if (peek(r) == '\r')
        step(r);
    if (peek(r) == '\n')
        step(r);
}

static enum hoshi_rc complain(struct reader *r, enum hoshi_diag_code code, struct hoshi_span span)
{
    hoshi_diag_add(r->diags, r->source, code, span, NULL, NULL, NULL);
    return HOSHI_E_SYNTAX;
}

static enum hoshi_rc read_quoted(struct reader *r, struct field *f)
{
    size_t n = 0;
    step(r);
    for (;; step(r)) {
        if (at_end(r)) /* the start is what a person must look at */
            return complain(r, HOSHI_HS1514, f->span);
        if (peek(r) == '"') {
            if (r->i + 1 == r->text.n || r->text.p[r->i + 1] != '"')
                break;
            step(r); /* two stand for one */
        }
        if (peek(r) != '\r') /* one kind of line break inside a text */
            r->field[n++] = peek(r);
        else if (r->i + 1 == r->text.n || r->text.p[r->i + 1] != '\n')
            r->field[n++] = '\n';
    }
    step(r);
    f->s = (struct hoshi_str){r->field, n};
    if (!at_end(r) && peek(r) != ',' && !at_break(r))
        return complain(r, HOSHI_HS1515, (struct hoshi_span){r->line, r->col, 1});
    return HOSHI_OK;
}

static enum hoshi_rc read_plain(struct reader *r, struct field *f)
{
    size_t n = 0;
    for (; !at_end(r) && peek(r) != ',' && !at_break(r); step(r)) {
        if (peek(r) == '"')
            return complain(r, HOSHI_HS1515, (struct hoshi_span){r->line, r->col, 1});
        r->field[n++] = peek(r);
    }
    f->s = hoshi_str_trim((struct hoshi_str){r->field, n});
    return HOSHI_OK;
}

static enum hoshi_rc read_field(struct reader *r, struct field *f)
{
    f->span = (struct hoshi_span){r->line, r->col, 1};
    enum hoshi_rc rc = peek(r) == '"' ? read_quoted(r, f) : read_plain(r, f);
    if (rc != HOSHI_OK)
        return rc;
    if (f->span.line == r->line && r->col > f->span.col)
        f->span.ncols = r->col - f->span.col;
    if (f->s.n > HOSHI_LIMIT_SCALAR_BYTES) {
        hoshi_diag_add(r->diags, r->source, HOSHI_HS1404, f->span,
                       hoshi_diag_number(r->diags, (long long)HOSHI_LIMIT_SCALAR_BYTES), NULL,
                       NULL);
        return HOSHI_E_LIMIT;
    }
    f->ends_row = peek(r) != ',';
    if (f->ends_row)
        end_row(r);
    else
        step(r);
    return HOSHI_OK;
}

static enum hoshi_rc nomem(struct reader *r)
{
    hoshi_diag_add(r->diags, r->source, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL, NULL, NULL);
    return HOSHI_E_NOMEM;
}

static struct hoshi_node *new_node(struct reader *r, enum hoshi_node_kind kind,
                                   struct hoshi_span span, struct hoshi_str s)
{
    struct hoshi_node *node = hoshi_arena_alloc(r->arena, sizeof *node);
    if (node == NULL)
        return NULL;
    node->kind = kind;
    node->span = span;
    node->n_text = s.n;
    if (kind == HOSHI_NODE_SCALAR && (node->text = hoshi_arena_strndup(r->arena, s.p, s.n)) == NULL)
        return NULL;
    r->n_node++;
    return node;
}

static void skip_empty_lines(struct reader *r)
{
    while (at_break(r))
        end_row(r);
}

struct header {
    struct hoshi_node *key[HOSHI_LIMIT_CSV_COLUMNS];
    uint32_t n;
};

static enum hoshi_rc read_header(struct reader *r, struct header *h)
{
    struct field f = {.ends_row = false};
    skip_empty_lines(r);
    while (!f.ends_row) {
        enum hoshi_rc rc = read_field(r, &f);
        if (rc != HOSHI_OK)
            return rc;
        if (h->n == HOSHI_LIMIT_CSV_COLUMNS) {
            hoshi_diag_add(r->diags, r->source, HOSHI_HS1516, f.span,
                           hoshi_diag_number(r->diags, HOSHI_LIMIT_CSV_COLUMNS), NULL, NULL);
            return HOSHI_E_LIMIT;
        }
        f.s = hoshi_str_trim(f.s);
        if ((h->key[h->n] = new_node(r, HOSHI_NODE_SCALAR, f.span, f.s)) == NULL)
            return nomem(r);
        for (uint32_t i = 0; i < h->n; i++) { /* unnamed columns may be many; nothing reads them */
            if (f.s.n != 0 && strcmp(h->key[i]->text, h->key[h->n]->text) == 0) {
                hoshi_diag_add(r->diags, r->source, HOSHI_HS1105, f.span, h->key[i]->text, NULL,
                               NULL);
                hoshi_diag_note(r->diags, r->source, HOSHI_HS0001, h->key[i]->span, NULL);
            }
        }
        h->n++;
    }
    return HOSHI_OK;
}

static enum hoshi_rc read_row(struct reader *r, const struct header *h, struct hoshi_node *root)
{
    static const struct hoshi_str none = {"", 0};
    struct field f = {.ends_row = false};
    struct hoshi_node *row = new_node(r, HOSHI_NODE_MAP, (struct hoshi_span){r->line, 1, 1}, none);
    if (row == NULL)
        return nomem(r);
    uint32_t n = 0;
    for (; !f.ends_row; n++) {
        enum hoshi_rc rc = read_field(r, &f);
        if (rc != HOSHI_OK)
            return rc;
        if (n >= h->n || f.s.n == 0)
            continue;
        if (r->n_node >= HOSHI_LIMIT_CSV_FIELDS) {
            hoshi_diag_add(r->diags, r->source, HOSHI_HS1403, f.span,
                           hoshi_diag_number(r->diags, HOSHI_LIMIT_CSV_FIELDS), NULL, NULL);
            return HOSHI_E_LIMIT;
        }
        struct hoshi_node *value = new_node(r, HOSHI_NODE_SCALAR, f.span, f.s);
        if (value == NULL)
            return nomem(r);
        value->key = h->key[n];
        hoshi_node_append(row, value);
    }
    if (n != h->n) /* the other rows can still be read */
        hoshi_diag_add(r->diags, r->source, HOSHI_HS1517, row->span, hoshi_diag_number(r->diags, n),
                       hoshi_diag_number(r->diags, h->n), NULL);
    hoshi_node_append(root, row);
    return HOSHI_OK;
}

enum hoshi_rc hoshi_table_load(struct hoshi_str text, struct hoshi_arena *arena,
                               struct hoshi_diags *diags, uint16_t source,
                               struct hoshi_node **ret_header, struct hoshi_node **ret_root)
{
    struct reader r = {.text = text,
                       .line = 1,
                       .col = 1,
                       .arena = arena,
                       .diags = diags,
                       .source = source,
                       .field = hoshi_arena_alloc(arena, text.n + 1)};
    struct header *h = hoshi_arena_alloc(arena, sizeof *h);
    struct hoshi_span top = {1, 1, 1};
    struct hoshi_node *root = new_node(&r, HOSHI_NODE_SEQ, top, (struct hoshi_str){"", 0});
    struct hoshi_node *header = new_node(&r, HOSHI_NODE_SEQ, top, (struct hoshi_str){"", 0});
    if (r.field == NULL || h == NULL || root == NULL || header == NULL)
        return nomem(&r);
    enum hoshi_rc rc = read_header(&r, h);
    for (uint32_t i = 0; i < h->n; i++)
        hoshi_node_append(header, h->key[i]);
    for (skip_empty_lines(&r); rc == HOSHI_OK && !at_end(&r); skip_empty_lines(&r))
        rc = read_row(&r, h, root);
    if (rc == HOSHI_OK) {
        *ret_header = header;
        *ret_root = root;
    }
    return rc;
}
