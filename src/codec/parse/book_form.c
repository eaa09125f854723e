#include "codec/parse/book_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "codec/parse/csv.h"
#include "diag/diag.h"
#include "ooxml/author.h"

enum { IDS_OF_ANSWERS = 3 }; /* fewer may stand in a text about something else */

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

static bool has_id(const struct hoshi_book_table *t, struct hoshi_str id)
{
    for (size_t i = 0; i < t->cells.n_cell; i++) {
        const struct hoshi_cell *cell = &t->cells.cell[i];
        if (cell->column == t->id && cell->text.n == id.n && memcmp(cell->text.p, id.p, id.n) == 0)
            return true;
    }
    return false;
}

/* What stands in the columns of ids, in the order of bytes. */
struct ids {
    struct hoshi_str *v;
    size_t n;
};

static int by_bytes(const void *a, const void *b)
{
    return hoshi_str_cmp(*(const struct hoshi_str *)a, *(const struct hoshi_str *)b);
}

static bool is_in_ids(const struct hoshi_book_table *t, const struct hoshi_cell *cell)
{
    return cell->column == t->id && cell->row > t->head_row;
}

static bool collect(const struct hoshi_book_layout *l, struct ids *ret)
{
    size_t n = 1;
    for (size_t i = 0; i < l->n_table; i++)
        n += l->table[i].cells.n_cell;
    *ret = (struct ids){.v = hoshi_arena_array(l->book.opc.arena, n, sizeof *ret->v)};
    for (size_t i = 0; ret->v != NULL && i < l->n_table; i++) {
        const struct hoshi_book_table *t = &l->table[i];
        for (size_t k = 0; k < t->cells.n_cell; k++) {
            if (is_in_ids(t, &t->cells.cell[k]))
                ret->v[ret->n++] = hoshi_str_trim(t->cells.cell[k].text);
        }
    }
    if (ret->n != 0)
        qsort(ret->v, ret->n, sizeof *ret->v, by_bytes);
    return ret->v != NULL;
}

/* Ids without heads, which no table has. */
static bool lacks_heads(const struct ids *ids, const struct hoshi_book_table *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->cells.n_cell && n < IDS_OF_ANSWERS; i++) {
        struct hoshi_str id = hoshi_str_trim(t->cells.cell[i].text);
        bool is_there = ids->n != 0 && bsearch(&id, ids->v, ids->n, sizeof id, by_bytes) != NULL;
        n += hoshi_book_is_id(id) && !is_there;
    }
    return n == IDS_OF_ANSWERS;
}

/* The heads as they were made, and answers below them, but no ids. */
static bool lacks_ids(const struct hoshi_book_table *t, struct hoshi_str keys)
{
    struct hoshi_buf missing;
    bool has_answer = false;
    if (t->id == 0 || t->value == 0)
        return false;
    for (size_t i = 0; i < t->cells.n_cell && !has_answer; i++) {
        const struct hoshi_cell *cell = &t->cells.cell[i];
        has_answer = cell->column == t->value && cell->row > t->head_row && cell->text.n != 0;
    }
    hoshi_buf_init(&missing, 0);
    put_missing(t, keys, &missing);
    bool is_ours = missing.n == 0;
    hoshi_buf_release(&missing);
    return has_answer && is_ours;
}

static bool lacks_rows(const struct hoshi_book_layout *l)
{
    long long made = 0;
    size_t n = 0;
    for (size_t i = 0; i < l->n_table; i++)
        n += l->table[i].n_criterion;
    return hoshi_str_to_int(said(l, HOSHI_FORM_ROWS), 0, UINT32_MAX, &made) &&
           n < (unsigned long long)made;
}

enum hoshi_rc hoshi_form_lost(const struct hoshi_book_layout *l,
                              const struct hoshi_book_table *other, size_t n_other,
                              const char **ret_name)
{
    struct hoshi_str keys = said(l, HOSHI_FORM_COLUMNS);
    struct ids ids;
    *ret_name = NULL;
    if (keys.n == 0 || !lacks_rows(l))
        return HOSHI_OK;
    if (!collect(l, &ids))
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < n_other && *ret_name == NULL; i++) {
        if (lacks_heads(&ids, &other[i]) || lacks_ids(&other[i], keys))
            *ret_name = l->book.sheet[other[i].sheet].name;
    }
    return HOSHI_OK;
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
    if (!ok) /* it may be a sheet of the user's own */
        hoshi_diag_note(diags, source, HOSHI_HS0011, HOSHI_SPAN_FILE, NULL);
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
    if (lost != NULL) {
        hoshi_diag_add(diags, source, HOSHI_HS1045, HOSHI_SPAN_FILE, lost, NULL, NULL);
        ok = false;
    }
    return ok && !has_copy(l, diags, source) ? HOSHI_OK : HOSHI_E_INVALID;
}
