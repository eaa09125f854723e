/* A node tree as one line of text: maps {k:v}, lists [v], plain scalars as they are, quoted ones in
 * ''. And the codes of all diagnostics, with their places. */
#ifndef HOSHI_TESTS_TREE_H
#define HOSHI_TESTS_TREE_H

#include "codec/parse/node.h"
#include "diag/diag.h"
#include "unit.h"

static inline void put_tree(struct hoshi_buf *out, const struct hoshi_node *n)
{
    if (n->kind == HOSHI_NODE_SCALAR) {
        hoshi_buf_puts(out, n->plain ? "" : "'");
        hoshi_buf_put(out, n->text, n->n_text);
        hoshi_buf_puts(out, n->plain ? "" : "'");
        return;
    }
    uint32_t i = 0;
    hoshi_buf_puts(out, n->kind == HOSHI_NODE_MAP ? "{" : "[");
    for (const struct hoshi_node *c = n->first; c != NULL; c = c->next, i++) {
        hoshi_buf_puts(out, i > 0 ? "," : "");
        if (c->key != NULL) {
            hoshi_buf_puts(out, c->key->text);
            hoshi_buf_puts(out, ":");
        }
        put_tree(out, c);
    }
    hoshi_buf_puts(out, n->kind == HOSHI_NODE_MAP ? "}" : "]");
    assert_int_equal(i, n->n_child);
}

/* "HS1105@2:1 …" */
static inline void put_codes(struct hoshi_buf *out, struct hoshi_diags *diags)
{
    hoshi_diags_sort(diags);
    for (uint32_t i = 0; i < diags->n; i++) {
        hoshi_buf_puts(out, i > 0 ? " " : "");
        hoshi_buf_puts(out, hoshi_diag_info(diags->v[i].code)->code);
        if (diags->v[i].span.line == 0)
            continue;
        hoshi_buf_puts(out, "@");
        hoshi_buf_int(out, diags->v[i].span.line);
        hoshi_buf_puts(out, ":");
        hoshi_buf_int(out, diags->v[i].span.col);
    }
}

typedef enum hoshi_rc loader(struct hoshi_str text, struct hoshi_arena *arena,
                             struct hoshi_diags *diags, uint16_t source,
                             struct hoshi_node **ret_root);

/* What a reader makes of a text: "tree" or "rc: codes", or both when there are complaints. */
static inline void read_tree_of(loader *load, const char *text, struct hoshi_buf *out)
{
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_node *root = NULL;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    uint16_t source = hoshi_diags_source(&diags, "t", str_of(text));
    enum hoshi_rc rc = load(str_of(text), &arena, &diags, source, &root);
    hoshi_buf_puts(out, "");
    assert_int_equal(rc == HOSHI_OK, root != NULL);
    if (root != NULL)
        put_tree(out, root);
    if (diags.n != 0) {
        hoshi_buf_puts(out, root != NULL ? " " : "");
        put_codes(out, &diags);
    }
    hoshi_arena_release(&arena);
}

struct tree_row {
    const char *text, *tree;
};

static inline void check_trees(loader *load, const struct tree_row *row, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        read_tree_of(load, row[i].text, &b);
        if (strcmp(b.p, row[i].tree) != 0)
            fail_msg("%s\n  got  %s\n  want %s", row[i].text, b.p, row[i].tree);
        hoshi_buf_release(&b);
    }
}

/* head, open n times, close n_close times, tail. */
struct limit_row {
    const char *head, *open;
    size_t n;
    const char *close;
    size_t n_close;
    const char *tail;
    const char *want; /* how the answer starts; NULL = it is read, as long as it was written */
};

static inline void put_times(struct hoshi_buf *out, const char *piece, size_t n)
{
    for (size_t i = 0; i < n; i++)
        hoshi_buf_puts(out, piece);
}

static inline void check_limits(loader *load, const struct limit_row *row, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct hoshi_buf text, b;
        hoshi_buf_init(&text, 0);
        hoshi_buf_init(&b, 0);
        hoshi_buf_puts(&text, row[i].head);
        put_times(&text, row[i].open, row[i].n);
        put_times(&text, row[i].close, row[i].n_close);
        hoshi_buf_puts(&text, row[i].tail);
        read_tree_of(load, text.p, &b);
        const char *want = row[i].want != NULL ? row[i].want : "HS";
        bool starts = strncmp(b.p, want, strlen(want)) == 0;
        if (row[i].want != NULL ? !starts : starts || b.n != text.n)
            fail_msg("row %zu: got %.60s", i, b.p);
        hoshi_buf_release(&b);
        hoshi_buf_release(&text);
    }
}

#endif
