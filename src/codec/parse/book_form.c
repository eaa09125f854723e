#include "codec/parse/book_form.h"

#include <string.h>

#include "base/str.h"
#include "codec/parse/csv.h"
#include "diag/diag.h"
#include "ooxml/author.h"

enum { IDS_OF_ANSWERS = 3 }; /* fewer may stand in a text about something else */

bool hoshi_form_was_answers(const struct hoshi_book_table *t)
{
    size_t n_id = 0, n_value = 0;
    for (size_t i = 0; i < t->cells.n_cell; i++) {
        const struct hoshi_cell *cell = &t->cells.cell[i];
        n_id += hoshi_book_is_id(cell->text);
        n_value += t->id != 0 && t->value != 0 && cell->column == t->value &&
                   cell->row > t->head_row && cell->text.n != 0;
    }
    return n_id >= IDS_OF_ANSWERS || n_value != 0;
}

/* What stands in the form's own sheet under an id. */
static struct hoshi_str said(const struct hoshi_book_layout *l, const char *id)
{
    for (size_t i = 0; i < l->n_table; i++) {
        const struct hoshi_book_table *t = &l->table[i];
        for (size_t k = 0; k < t->cells.n_cell; k++) {
            const struct hoshi_cell *cell = &t->cells.cell[k];
            const struct hoshi_cell *value = cell->column == t->id && hoshi_str_eq(cell->text, id)
                                                 ? hoshi_cells_at(&t->cells, cell->row, t->value)
                                                 : NULL;
            if (value != NULL)
                return value->text;
        }
    }
    return (struct hoshi_str){"", 0};
}

static bool has_column(const struct hoshi_book_table *t, const char *key)
{
    for (size_t i = 0; i < t->n_column; i++) {
        if (strcmp(t->column[i].key, key) == 0)
            return true;
    }
    return false;
}

/* Columns that were made, and are not found any more: "performed (実施日)". */
static void put_missing(const struct hoshi_book_table *t, struct hoshi_str keys,
                        struct hoshi_buf *out)
{
    for (size_t at = 0, n; at < keys.n; at += n + 1) {
        char key[32];
        for (n = 0; at + n < keys.n && keys.p[at + n] != ' '; n++)
            ;
        if (n >= sizeof key)
            continue;
        memcpy(key, keys.p + at, n);
        key[n] = '\0';
        struct hoshi_str head = hoshi_column_head(key);
        if (head.n == 0 || has_column(t, key))
            continue;
        hoshi_buf_puts(out, out->n != 0 ? ", " : "");
        hoshi_buf_puts(out, key);
        hoshi_buf_puts(out, " (");
        hoshi_buf_put(out, head.p, head.n);
        hoshi_buf_puts(out, ")");
    }
}

static bool has_all_columns(const struct hoshi_book_layout *l, struct hoshi_diags *diags,
                            uint16_t source)
{
    struct hoshi_str keys = said(l, HOSHI_FORM_COLUMNS);
    bool ok = true;
    for (size_t i = 0; i < l->n_table; i++) {
        const struct hoshi_book_table *t = &l->table[i];
        struct hoshi_buf missing;
        hoshi_buf_init(&missing, 0);
        if (t->n_criterion != 0)
            put_missing(t, keys, &missing);
        if (missing.n != 0)
            hoshi_diag_add(diags, source, HOSHI_HS1044,
                           hoshi_cell_span(t->sheet, t->head_row, t->id), missing.p, NULL, NULL);
        ok = ok && missing.n == 0;
        hoshi_buf_release(&missing);
    }
    return ok;
}

static const struct hoshi_cell *first_id(const struct hoshi_book_table *t)
{
    for (size_t i = 0; i < t->cells.n_cell; i++) {
        const struct hoshi_cell *cell = &t->cells.cell[i];
        if (cell->column == t->id && cell->row > t->head_row && hoshi_book_is_id(cell->text))
            return cell;
    }
    return NULL;
}

static bool has_id(const struct hoshi_book_table *t, struct hoshi_str id)
{
    for (size_t i = 0; i < t->cells.n_cell; i++) {
        const struct hoshi_cell *cell = &t->cells.cell[i];
        if (cell->column == t->id && cell->text.n == id.n && memcmp(cell->text.p, id.p, id.n) == 0)
            return true;
    }
    return false;
}

/* A sheet that was copied within the workbook: which of the two counts, nobody can tell. */
static bool has_copy(const struct hoshi_book_layout *l, struct hoshi_diags *diags, uint16_t source)
{
    for (size_t i = 0; i < l->n_table; i++) {
        const struct hoshi_cell *id = first_id(&l->table[i]);
        for (size_t k = i + 1; id != NULL && k < l->n_table; k++) {
            if (l->table[k].n_criterion == 0 || !has_id(&l->table[k], id->text))
                continue;
            hoshi_diag_add(diags, source, HOSHI_HS1046, HOSHI_SPAN_FILE,
                           l->book.sheet[l->table[i].sheet].name,
                           l->book.sheet[l->table[k].sheet].name, NULL);
            return true;
        }
    }
    return false;
}

enum hoshi_rc hoshi_form_check(const struct hoshi_book_layout *l, const char *lost,
                               struct hoshi_diags *diags, uint16_t source)
{
    bool ok = has_all_columns(l, diags, source);
    if (lost != NULL && said(l, HOSHI_FORM_COLUMNS).n != 0) {
        hoshi_diag_add(diags, source, HOSHI_HS1045, HOSHI_SPAN_FILE, lost, NULL, NULL);
        ok = false;
    }
    return ok && !has_copy(l, diags, source) ? HOSHI_OK : HOSHI_E_INVALID;
}
