/* A table in CSV -> node tree: a list of maps, one per row, with the first row's fields as keys. An
 * empty field is left out of its map, a row of empty fields out of the list. Key nodes are shared
 * by all rows. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "codec/parse/csv.h"
#include "codec/parse/node.h"
#include "diag/diag.h"

struct reader {
    struct hoshi_csv csv;
    uint32_t n_node;
};

static struct hoshi_node *new_node(struct reader *r, enum hoshi_node_kind kind,
                                   struct hoshi_span span, struct hoshi_str s)
{
    struct hoshi_node *node = hoshi_arena_alloc(r->csv.arena, sizeof *node);
    if (node == NULL)
        return NULL;
    node->kind = kind;
    node->span = span;
    node->n_text = s.n;
    if (kind == HOSHI_NODE_SCALAR &&
        (node->text = hoshi_arena_strndup(r->csv.arena, s.p, s.n)) == NULL)
        return NULL;
    r->n_node++;
    return node;
}

struct header {
    struct hoshi_node *key[HOSHI_LIMIT_CSV_COLUMNS];
    uint32_t n;
};

static enum hoshi_rc read_header(struct reader *r, struct header *h)
{
    struct hoshi_csv_field f = {.ends_row = false};
    while (!f.ends_row) {
        enum hoshi_rc rc = hoshi_csv_next(&r->csv, &f);
        if (rc != HOSHI_OK)
            return rc;
        if (h->n == HOSHI_LIMIT_CSV_COLUMNS) {
            hoshi_diag_add(r->csv.diags, r->csv.source, HOSHI_HS1516, f.span,
                           hoshi_diag_number(r->csv.diags, HOSHI_LIMIT_CSV_COLUMNS), NULL, NULL);
            return HOSHI_E_LIMIT;
        }
        f.s = hoshi_str_trim(f.s);
        if ((h->key[h->n] = new_node(r, HOSHI_NODE_SCALAR, f.span, f.s)) == NULL)
            return hoshi_csv_nomem(&r->csv);
        for (uint32_t i = 0; i < h->n; i++) { /* unnamed columns may be many; nothing reads them */
            if (f.s.n != 0 && strcmp(h->key[i]->text, h->key[h->n]->text) == 0) {
                hoshi_diag_add(r->csv.diags, r->csv.source, HOSHI_HS1105, f.span, h->key[i]->text,
                               NULL, NULL);
                hoshi_diag_note(r->csv.diags, r->csv.source, HOSHI_HS0001, h->key[i]->span, NULL);
            }
        }
        h->n++;
    }
    return HOSHI_OK;
}

static enum hoshi_rc read_row(struct reader *r, const struct header *h, struct hoshi_node *root)
{
    static const struct hoshi_str none = {"", 0};
    struct hoshi_csv_field f = {.ends_row = false};
    struct hoshi_node *row =
        new_node(r, HOSHI_NODE_MAP, (struct hoshi_span){r->csv.at.line, 1, 1}, none);
    if (row == NULL)
        return hoshi_csv_nomem(&r->csv);
    uint32_t n = 0;
    for (; !f.ends_row; n++) {
        enum hoshi_rc rc = hoshi_csv_next(&r->csv, &f);
        if (rc != HOSHI_OK)
            return rc;
        if (n >= h->n || f.s.n == 0)
            continue;
        if (r->n_node >= HOSHI_LIMIT_CSV_FIELDS) {
            hoshi_diag_add(r->csv.diags, r->csv.source, HOSHI_HS1403, f.span,
                           hoshi_diag_number(r->csv.diags, HOSHI_LIMIT_CSV_FIELDS), NULL, NULL);
            return HOSHI_E_LIMIT;
        }
        struct hoshi_node *value = new_node(r, HOSHI_NODE_SCALAR, f.span, f.s);
        if (value == NULL)
            return hoshi_csv_nomem(&r->csv);
        value->key = h->key[n];
        hoshi_node_append(row, value);
    }
    if (row->first == NULL) /* a spreadsheet leaves them behind */
        return HOSHI_OK;
    if (n != h->n) /* the other rows can still be read */
        hoshi_diag_add(r->csv.diags, r->csv.source, HOSHI_HS1517, row->span,
                       hoshi_diag_number(r->csv.diags, n), hoshi_diag_number(r->csv.diags, h->n),
                       NULL);
    hoshi_node_append(root, row);
    return HOSHI_OK;
}

enum hoshi_rc hoshi_table_load(struct hoshi_str text, struct hoshi_arena *arena,
                               struct hoshi_diags *diags, uint16_t source,
                               struct hoshi_node **ret_header, struct hoshi_node **ret_root)
{
    struct reader r = {.n_node = 0};
    hoshi_csv_begin(&r.csv, text, arena, diags, source);
    struct header *h = hoshi_arena_alloc(arena, sizeof *h);
    struct hoshi_span top = {1, 1, 1};
    struct hoshi_node *root = new_node(&r, HOSHI_NODE_SEQ, top, (struct hoshi_str){"", 0});
    struct hoshi_node *header = new_node(&r, HOSHI_NODE_SEQ, top, (struct hoshi_str){"", 0});
    if (h == NULL || root == NULL || header == NULL)
        return hoshi_csv_nomem(&r.csv);
    enum hoshi_rc rc = read_header(&r, h);
    for (uint32_t i = 0; i < h->n; i++)
        hoshi_node_append(header, h->key[i]);
    while (rc == HOSHI_OK && !hoshi_csv_at_end(&r.csv))
        rc = read_row(&r, h, root);
    if (rc == HOSHI_OK) {
        *ret_header = header;
        *ret_root = root;
    }
    return rc;
}
