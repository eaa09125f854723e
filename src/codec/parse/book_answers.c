/* A workbook -> the node tree of an answer sheet. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "codec/parse/book_layout.h"
#include "diag/diag.h"

struct reader {
    struct hoshi_answer_table table;
    const struct hoshi_book_hint *hint;
    const struct hoshi_book_table *from;
    size_t key[HOSHI_ANSWER_COLUMNS_MAX]; /* of each column of it: which key */
    size_t row_at;                        /* the first cell of the row that is read */
};

static struct hoshi_span span_of(const struct reader *r, uint32_t row, uint32_t column)
{
    return hoshi_cell_span(r->from->sheet, row, column);
}

/* What a cell holds may be worked out only where it is no answer: a day that a formula fills in, or
 * another's answer, is nobody's word. */
static bool may_be_formula(const char *key)
{
    return strcmp(key, "note") == 0 || strcmp(key, "reason") == 0 || strcmp(key, "owner") == 0 ||
           strcmp(key, "evidence") == 0;
}

static void check_cell(struct reader *r, const struct hoshi_book_column *c,
                       const struct hoshi_cell *cell)
{
    struct hoshi_answer_table *t = &r->table;
    struct hoshi_span at = span_of(r, cell->row, cell->column);
    const char *text = hoshi_arena_strndup(t->arena, cell->text.p, cell->text.n);
    if (cell->is_formula && !may_be_formula(c->key))
        hoshi_diag_add(t->diags, t->source, HOSHI_HS1033, at, c->key, text, NULL);
    else if (cell->kind == HOSHI_CELL_DATE && strcmp(c->key, "id") == 0)
        hoshi_diag_add(t->diags, t->source, HOSHI_HS1034, at, text, NULL, NULL);
}

static void refuse_merged(struct reader *r, const struct hoshi_cell_range *m, uint32_t n)
{
    struct hoshi_buf places;
    hoshi_buf_init(&places, 0);
    hoshi_put_cell(span_of(r, m->row, m->column), &places);
    hoshi_buf_puts(&places, ":");
    hoshi_put_cell(span_of(r, m->last_row, m->last_column), &places);
    hoshi_diag_add(r->table.diags, r->table.source, HOSHI_HS1035, span_of(r, m->row, m->column),
                   hoshi_diag_number(r->table.diags, n), places.p, NULL);
    hoshi_buf_release(&places);
}

/* One answer over several criteria. */
static void check_merged(struct reader *r)
{
    const struct hoshi_cells *cells = &r->from->cells;
    const struct hoshi_cell_range *last = NULL;
    uint32_t n = 0;
    for (size_t i = 0; i <= cells->n_cell; i++) { /* once more, for the end of the last */
        const struct hoshi_cell *id = i < cells->n_cell ? &cells->cell[i] : NULL;
        if (id != NULL && (id->column != r->from->id || id->row <= r->from->head_row))
            continue;
        const struct hoshi_cell_range *m =
            id != NULL ? hoshi_cells_merged(cells, id->row, r->from->value) : NULL;
        n = m != NULL && m == last ? n + 1 : n;
        if (m == last)
            continue;
        if (last != NULL && n > 1 && hoshi_cells_at(cells, last->row, last->column) != NULL)
            refuse_merged(r, last, n);
        last = m;
        n = 1;
    }
}

/* The columns of one key, each once: texts of several are joined, in the order of the sheet. */
static size_t keys_of(struct reader *r,
                      const struct hoshi_book_column *ret_first[HOSHI_ANSWER_COLUMNS_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < r->from->n_column; i++) {
        size_t k = 0;
        while (k < n && strcmp(ret_first[k]->key, r->from->column[i].key) != 0)
            k++;
        if (k == n)
            ret_first[n++] = &r->from->column[i];
        r->key[i] = k;
    }
    return n;
}

/* A row has few cells, the sheet has many: those of the row that is read are looked through. */
static const struct hoshi_cell *in_row(const struct reader *r, uint32_t column)
{
    const struct hoshi_cells *cells = &r->from->cells;
    uint32_t row = cells->cell[r->row_at].row;
    size_t i = r->row_at;
    while (i < cells->n_cell && cells->cell[i].row == row && cells->cell[i].column < column)
        i++;
    bool is_there =
        i < cells->n_cell && cells->cell[i].row == row && cells->cell[i].column == column;
    return is_there ? &cells->cell[i] : NULL;
}

/* What hoshi_cells_shown() says of it. */
static const struct hoshi_cell *shown_in_row(const struct reader *r, uint32_t row, uint32_t column)
{
    const struct hoshi_cell_range *m = hoshi_cells_merged(&r->from->cells, row, column);
    return m != NULL ? hoshi_cells_at(&r->from->cells, m->row, m->column) : in_row(r, column);
}

/* What stands in a row under a key. */
static struct hoshi_node *value_of(struct reader *r, uint32_t row, size_t key,
                                   const struct hoshi_book_column *first)
{
    struct hoshi_buf all;
    uint32_t column = first->column;
    bool is_id = strcmp(first->key, "id") == 0;
    hoshi_buf_init(&all, 0);
    for (size_t i = 0; i < r->from->n_column; i++) {
        const struct hoshi_book_column *c = &r->from->column[i];
        const struct hoshi_cell *cell = r->key[i] != key ? NULL
                                        : is_id          ? in_row(r, c->column)
                                                         : shown_in_row(r, row, c->column);
        if (cell == NULL)
            continue;
        check_cell(r, c, cell);
        column = all.n == 0 ? c->column : column;
        hoshi_buf_puts(&all, all.n != 0 ? "\n" : "");
        hoshi_buf_put(&all, cell->text.p, cell->text.n);
    }
    struct hoshi_node *node = hoshi_answer_table_cell(
        &r->table, (struct hoshi_str){all.n != 0 ? all.p : "", all.n}, span_of(r, row, column));
    hoshi_buf_release(&all);
    return node;
}

/* A line between the rows: a title of a chapter, a remark below the table. It holds no answer. */
static bool is_between(const struct reader *r, struct hoshi_node *const *cell, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i != r->table.id && cell[i]->n_text != 0)
            return false;
    }
    const struct hoshi_node *id = cell[r->table.id];
    return !hoshi_book_is_id((struct hoshi_str){id->text, id->n_text});
}

/* The same columns, or others in their place. */
static bool is_same_head(const struct hoshi_book_table *a, const struct hoshi_book_table *b)
{
    bool same = a->n_column == b->n_column;
    for (size_t i = 0; same && i < a->n_column; i++)
        same = a->column[i].column == b->column[i].column &&
               strcmp(a->column[i].key, b->column[i].key) == 0;
    return same;
}

/* Heads that come again, on every page or before every chapter. With other columns than above they
 * are those of another table. */
static bool is_head_again(struct reader *r, uint32_t row)
{
    const struct hoshi_cell *id = in_row(r, r->from->id);
    if (id == NULL || hoshi_book_is_id(id->text)) /* nearly every row */
        return false;
    const char *key = hoshi_book_key(id->text);
    if (key == NULL || strcmp(key, "id") != 0)
        return false;
    struct hoshi_book_table again = *r->from;
    hoshi_book_read_heads(r->hint, &again, row, HOSHI_LIMIT_BOOK_HEADS);
    if (!is_same_head(r->from, &again))
        hoshi_diag_add(r->table.diags, r->table.source, HOSHI_HS1041, span_of(r, row, r->from->id),
                       NULL, NULL, NULL);
    return true;
}

static void read_row(struct reader *r, uint32_t row, const struct hoshi_book_column *const *key,
                     size_t n)
{
    struct hoshi_node *cell[HOSHI_ANSWER_COLUMNS_MAX];
    if (is_head_again(r, row))
        return;
    for (size_t i = 0; i < n; i++) {
        cell[i] = value_of(r, row, i, key[i]);
        if (cell[i] == NULL)
            return;
    }
    const struct hoshi_cell *id = in_row(r, r->from->id);
    if (id != NULL && id->kind == HOSHI_CELL_DATE)
        return; /* that is all that can be said of the row */
    if (!is_between(r, cell, n))
        hoshi_answer_table_row(&r->table, cell, n);
}

/* What complaints call a column. */
static const char *head_of(struct reader *r, const struct hoshi_book_column *c)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_put_head(c->head, &line);
    const char *kept =
        line.n != 0 && !line.failed ? hoshi_arena_strndup(r->table.arena, line.p, line.n) : NULL;
    hoshi_buf_release(&line);
    return kept != NULL ? kept : c->key;
}

static void read_table(struct reader *r)
{
    const struct hoshi_book_column *key[HOSHI_ANSWER_COLUMNS_MAX];
    struct hoshi_node *head[HOSHI_ANSWER_COLUMNS_MAX];
    struct hoshi_answer_table *t = &r->table;
    size_t n = keys_of(r, key);
    for (size_t i = 0; i < n; i++) {
        head[i] = hoshi_answer_table_cell(t, hoshi_str_from(key[i]->key),
                                          span_of(r, r->from->head_row, key[i]->column));
        if (head[i] == NULL)
            return;
    }
    if (!hoshi_answer_table_head(t, head, n))
        return;
    for (size_t i = 0; i < n; i++)
        t->head[i] = head_of(r, key[i]);
    check_merged(r);
    uint32_t last = 0;
    for (size_t i = 0; i < r->from->cells.n_cell && t->rc == HOSHI_OK; i++) {
        uint32_t row = r->from->cells.cell[i].row;
        r->row_at = row != last ? i : r->row_at;
        if (row > r->from->head_row && row != last)
            read_row(r, row, key, n);
        last = row;
    }
}

enum hoshi_rc hoshi_book_load(struct hoshi_str bytes, const struct hoshi_book_hint *hint,
                              const char *default_catalogue, struct hoshi_arena *arena,
                              struct hoshi_diags *diags, uint16_t source,
                              struct hoshi_node **ret_root,
                              const struct hoshi_book_layout **ret_layout)
{
    struct hoshi_book_layout *layout = hoshi_arena_alloc(arena, sizeof *layout);
    if (layout == NULL) {
        hoshi_diag_add(diags, source, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL, NULL, NULL);
        return HOSHI_E_NOMEM;
    }
    struct reader r = {.hint = hint};
    enum hoshi_rc rc = hoshi_book_layout(layout, bytes, hint, arena, diags, source);
    hoshi_book_close(&layout->book);
    if (rc != HOSHI_OK)
        return rc;
    *ret_layout = layout;
    if (!hoshi_answer_table_begin(&r.table, arena, diags, source))
        return r.table.rc;
    for (size_t i = 0; i < layout->n_table && r.table.rc == HOSHI_OK; i++) {
        r.from = &layout->table[i];
        read_table(&r);
    }
    return hoshi_answer_table_end(&r.table, default_catalogue, ret_root);
}
