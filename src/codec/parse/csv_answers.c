/* CSV -> the node tree of an answer sheet. */
#include "base/str.h"
#include "codec/parse/answer_table.h"
#include "codec/parse/csv.h"
#include "diag/diag.h"

#define COLUMNS_MAX HOSHI_ANSWER_COLUMNS_MAX

struct reader {
    struct hoshi_csv in;
    struct hoshi_answer_table table;
};

/* What hoshi puts before a text that a spreadsheet would run as a formula is no part of it. */
static struct hoshi_str without_guard(struct hoshi_str s)
{
    struct hoshi_str rest = {s.p + 1, s.n - 1};
    return s.n > 1 && s.p[0] == '\'' && hoshi_str_is_formula(rest) ? rest : s;
}

/* A row of cells; empty ones beyond the limit are what spreadsheets leave behind. */
static size_t row(struct reader *r, struct hoshi_node *ret_cell[COLUMNS_MAX], bool *ret_blank)
{
    struct hoshi_answer_table *t = &r->table;
    struct hoshi_csv_field f = {.ends_row = false};
    size_t n_all = 0;
    *ret_blank = true;
    while (!f.ends_row) {
        t->rc = hoshi_csv_next(&r->in, &f);
        struct hoshi_node *one =
            t->rc == HOSHI_OK ? hoshi_answer_table_cell(t, without_guard(f.s), f.span) : NULL;
        if (one == NULL)
            return 0;
        if (one->n_text != 0)
            *ret_blank = false;
        if (n_all < COLUMNS_MAX) {
            ret_cell[n_all] = one;
        } else if (one->n_text != 0) {
            hoshi_diag_add(t->diags, t->source, HOSHI_HS1410, one->span,
                           hoshi_diag_number(t->diags, COLUMNS_MAX), NULL, NULL);
            t->rc = HOSHI_E_INVALID;
            return 0;
        }
        n_all++;
    }
    return n_all > COLUMNS_MAX ? COLUMNS_MAX : n_all;
}

enum hoshi_rc hoshi_csv_load(struct hoshi_str text, const char *default_catalogue,
                             struct hoshi_arena *arena, struct hoshi_diags *diags, uint16_t source,
                             struct hoshi_node **ret_root)
{
    struct reader r;
    struct hoshi_node *cell[COLUMNS_MAX];
    bool blank;
    size_t n;
    hoshi_csv_begin(&r.in, text, arena, diags, source);
    if (!hoshi_answer_table_begin(&r.table, arena, diags, source))
        return r.table.rc;
    while ((n = row(&r, cell, &blank)) != 0 && blank && !hoshi_csv_at_end(&r.in))
        ; /* people leave room above a table */
    bool has_head = r.table.rc == HOSHI_OK && hoshi_answer_table_head(&r.table, cell, n);
    while (has_head && r.table.rc == HOSHI_OK && !hoshi_csv_at_end(&r.in)) {
        n = row(&r, cell, &blank);
        if (r.table.rc == HOSHI_OK && !blank)
            hoshi_answer_table_row(&r.table, cell, n);
    }
    return hoshi_answer_table_end(&r.table, default_catalogue, ret_root);
}
