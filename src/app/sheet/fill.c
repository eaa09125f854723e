#include "app/sheet/fill.h"
#include "app/sheet/fill_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "codec/parse/book_layout.h"
#include "diag/diag.h"
#include "i18n/msg.h"
#include "ooxml/fill.h"
#include "report/sheet/table.h"

#define ID_BYTES 128
#define TOLD_CELLS 60
#define CELL_UNITS 32767

enum { KEYS = 8 };

struct filling {
    struct hoshi_session *s;
    const struct hoshi_answers *ans;
    struct hoshi_book_layout layout;
    struct hoshi_book_table *table;
    struct hoshi_cell_value *value;
    size_t n_value, cap_value;
    bool *has_row;
    bool failed;              /* no memory */
    size_t n_no_column[KEYS]; /* answers that say something under a key without a column */
    struct hoshi_buf *told;
    enum hoshi_lang lang;
    struct hoshi_fill_summary *n;
};

/* What answers say besides themselves. */
static const char *const beside[KEYS] = {"performed", "reason",   "note", "due",
                                         "owner",     "evidence", "via",  "state"};

/* What an answer says under a key; empty: nothing. */
static struct hoshi_str text_of(struct filling *f, const struct hoshi_answer *a, const char *key,
                                uint32_t row, uint32_t column)
{
    if (strcmp(key, "status") == 0 && a->status != HOSHI_STATUS_UNANSWERED)
        return hoshi_fill_word(&f->table->cells, row, column, a->status);
    const char *text =
        hoshi_sheet_answer(a, hoshi_sheet_column_of(key), HOSHI_LANG_JA, &f->s->arena, &f->failed);
    return hoshi_str_from(text != NULL ? text : "");
}

/* Whether a cell says the same already, in whatever words. */
static bool is_same(const struct hoshi_cell *cell, const char *key, const struct hoshi_answer *a,
                    struct hoshi_str text)
{
    struct hoshi_str there = hoshi_str_trim(cell->text), t = hoshi_str_trim(text);
    hoshi_day day;
    if (strcmp(key, "status") == 0)
        return hoshi_fill_says(there, a->status);
    if (strcmp(key, "performed") == 0 || strcmp(key, "due") == 0)
        return hoshi_date_read_cell(there, &day) == HOSHI_OK &&
               day == (*key == 'p' ? a->performed : a->due);
    return there.n == t.n && memcmp(there.p, t.p, t.n) == 0;
}

/* "O17  1-2-1-1  ○" */
static void tell(struct filling *f, enum hoshi_msg how, uint32_t row, uint32_t column,
                 const char *id, struct hoshi_str text)
{
    struct hoshi_buf place, shown;
    hoshi_buf_init(&place, 0);
    hoshi_buf_init(&shown, 0);
    hoshi_put_cell(hoshi_cell_span(f->table->sheet, row, column), &place);
    hoshi_put_head(text, &shown);
    struct hoshi_buf safe;
    hoshi_buf_init(&safe, 0);
    hoshi_put_visible(&safe, (struct hoshi_str){shown.n != 0 ? shown.p : "", shown.n}, TOLD_CELLS);
    hoshi_msg_put(f->told, how, f->lang, place.p, id, safe.n != 0 ? safe.p : "");
    hoshi_buf_puts(f->told, "\n");
    hoshi_buf_release(&place);
    hoshi_buf_release(&shown);
    hoshi_buf_release(&safe);
}

static bool is_covered(const struct hoshi_cells *cells, uint32_t row, uint32_t column)
{
    const struct hoshi_cell_range *m = hoshi_cells_merged(cells, row, column);
    return m != NULL && (row != m->row || column != m->column);
}

static bool add_value(struct filling *f, uint32_t row, uint32_t column, struct hoshi_str text)
{
    if (f->n_value == f->cap_value) {
        size_t cap = f->cap_value != 0 ? f->cap_value * 2 : 256;
        struct hoshi_cell_value *more = hoshi_arena_array(&f->s->arena, cap, sizeof *more);
        if (more == NULL)
            return false;
        if (f->n_value != 0)
            memcpy(more, f->value, f->n_value * sizeof *more);
        f->value = more;
        f->cap_value = cap;
    }
    f->value[f->n_value++] = (struct hoshi_cell_value){row, column, text};
    return true;
}

/* What a cell holds at most, in the units that programs count: of UTF-16. */
static bool fits_cell(struct hoshi_str text)
{
    size_t n = 0;
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(text, &c)) != 0; text.p += k, text.n -= k)
        n += c > 0xffff ? 2 : 1;
    return n <= CELL_UNITS;
}

enum fate { FATE_DONE, FATE_LEFT, FATE_NO_MEMORY };

/* One cell of an answer: only where nothing stands. */
static enum fate fill_cell(struct filling *f, uint32_t row, const struct hoshi_book_column *c,
                           const struct hoshi_answer *a)
{
    const struct hoshi_cells *cells = &f->table->cells;
    struct hoshi_str text = text_of(f, a, c->key, row, c->column);
    const struct hoshi_cell *cell = hoshi_cells_shown(cells, row, c->column);
    bool is_unsayable =
        text.n == 0 && strcmp(c->key, "status") == 0 && a->status != HOSHI_STATUS_UNANSWERED;
    if (is_unsayable) /* for whoever reads what was left */
        text = hoshi_str_from(hoshi_fill_usual_word(a->status));
    if (text.n == 0)
        return FATE_DONE;
    if (cell != NULL && is_same(cell, c->key, a, text)) {
        f->n->n_same++;
        return FATE_DONE;
    }
    if (cell != NULL || is_covered(cells, row, c->column) || is_unsayable || !fits_cell(text)) {
        tell(f, HOSHI_MSG_FILL_LEFT, row, c->column, a->criterion.s, text);
        f->n->n_conflict++;
        return FATE_LEFT;
    }
    tell(f, HOSHI_MSG_FILL_WRITTEN, row, c->column, a->criterion.s, text);
    f->n->n_written++;
    return add_value(f, row, c->column, text) ? FATE_DONE : FATE_NO_MEMORY;
}

/* The first column of each key; the others of a text are the user's own. */
static bool is_first(const struct hoshi_book_table *t, size_t column)
{
    for (size_t i = 0; i < column; i++) {
        if (strcmp(t->column[i].key, t->column[column].key) == 0)
            return false;
    }
    return strcmp(t->column[column].key, "id") != 0;
}

/* The answer first: where another one stands, what belongs to ours is not put beside it. */
static bool fill_answer(struct filling *f, uint32_t row, const struct hoshi_answer *a)
{
    const struct hoshi_book_table *t = f->table;
    enum fate fate = FATE_DONE;
    for (size_t i = 0; i < t->n_column && fate == FATE_DONE; i++) {
        if (t->column[i].column == t->value)
            fate = fill_cell(f, row, &t->column[i], a);
    }
    for (size_t i = 0; i < t->n_column && fate == FATE_DONE; i++) {
        if (t->column[i].column != t->value && is_first(t, i) &&
            fill_cell(f, row, &t->column[i], a) == FATE_NO_MEMORY)
            fate = FATE_NO_MEMORY;
    }
    return fate != FATE_NO_MEMORY;
}

static bool has_column(const struct hoshi_book_table *t, const char *key)
{
    for (size_t i = 0; i < t->n_column; i++) {
        if (strcmp(t->column[i].key, key) == 0)
            return true;
    }
    return false;
}

static void count_left_out(struct filling *f, const struct hoshi_answer *a)
{
    for (size_t k = 0; k < KEYS; k++)
        f->n_no_column[k] +=
            !has_column(f->table, beside[k]) && text_of(f, a, beside[k], 0, 0).n != 0;
}

static bool fill_row(struct filling *f, const struct hoshi_cell *id)
{
    char text[ID_BYTES];
    struct hoshi_str s = hoshi_str_trim(id->text);
    if (s.n >= sizeof text)
        return true;
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    hoshi_utf8_narrow_id(text);
    const struct hoshi_criterion *c = hoshi_catalog_find(f->s->catalog, text);
    if (c == NULL)
        return true;
    f->has_row[c->index] = true;
    const struct hoshi_answer *a = f->ans->by_criterion[c->index];
    if (a == NULL)
        return true;
    count_left_out(f, a);
    return fill_answer(f, id->row, a);
}

static int by_place(const void *pa, const void *pb)
{
    const struct hoshi_cell_value *a = pa, *b = pb;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return a->column < b->column ? -1 : a->column > b->column;
}

static void tell_no_row(struct filling *f, const struct hoshi_answer *a)
{
    f->n->n_no_row++;
    hoshi_msg_put(f->told, HOSHI_MSG_FILL_ROWLESS, f->lang, a->criterion.s, NULL, NULL);
    hoshi_buf_puts(f->told, "\n");
}

static void tell_no_column(struct filling *f, const char *key, size_t n)
{
    f->n->n_no_column += n;
    hoshi_msg_put(f->told, HOSHI_MSG_FILL_COLUMNLESS, f->lang, key,
                  hoshi_diag_number(&f->s->diags, (long long)n), NULL);
    hoshi_buf_puts(f->told, "\n");
}

static enum hoshi_rc fill_table(struct filling *f)
{
    const struct hoshi_cells *cells = &f->table->cells;
    for (size_t i = 0; i < cells->n_cell; i++) {
        const struct hoshi_cell *cell = &cells->cell[i];
        if (cell->column == f->table->id && cell->row > f->table->head_row && !fill_row(f, cell))
            return HOSHI_E_NOMEM;
    }
    for (size_t i = 0; i < f->s->catalog->n_criterion; i++) {
        const struct hoshi_answer *a = f->ans->by_criterion[i];
        if (hoshi_answer_is_given(a) && !f->has_row[i])
            tell_no_row(f, a);
    }
    for (size_t k = 0; k < KEYS; k++) {
        if (f->n_no_column[k] != 0)
            tell_no_column(f, beside[k], f->n_no_column[k]);
    }
    if (f->failed)
        return HOSHI_E_NOMEM;
    if (f->n_value != 0)
        qsort(f->value, f->n_value, sizeof *f->value, by_place);
    return HOSHI_OK;
}

/* The workbook, and the one table in it. Our own form has several sheets, and is made filled in. */
static enum hoshi_rc open_book(struct filling *f, const struct hoshi_input *in, const char *sheet)
{
    struct hoshi_session *s = f->s;
    uint16_t source = hoshi_diags_source(&s->diags, in->name, in->bytes);
    if (!hoshi_foreign_is_workbook(in->bytes)) {
        hoshi_diag_add(&s->diags, source, HOSHI_HS1039, HOSHI_SPAN_FILE, NULL, NULL, NULL);
        return HOSHI_E_INVALID;
    }
    enum hoshi_rc rc =
        hoshi_book_layout(&f->layout, in->bytes, in->book, &s->arena, &s->diags, source);
    f->table = f->layout.table;
    if (rc == HOSHI_OK && f->layout.is_ours && f->layout.n_table > 1) {
        hoshi_diag_add(&s->diags, source, HOSHI_HS1043, HOSHI_SPAN_FILE,
                       hoshi_shell_word(&s->arena, sheet), NULL, NULL);
        return HOSHI_E_INVALID;
    }
    return rc == HOSHI_OK && f->layout.n_table > 1 ? hoshi_book_many(&f->layout, &s->diags, source)
                                                   : rc;
}

enum hoshi_rc hoshi_fill(struct hoshi_session *s, const struct hoshi_fill_request *q,
                         struct hoshi_buf *copy, struct hoshi_buf *told,
                         struct hoshi_fill_summary *ret_summary)
{
    struct filling f = {.s = s, .told = told, .lang = q->lang, .n = ret_summary};
    struct hoshi_answers *ans;
    struct hoshi_input in;
    *ret_summary = (struct hoshi_fill_summary){.n_written = 0};
    enum hoshi_rc rc = hoshi_session_answers(s, q->sheet, q->as_of, &ans);
    if (rc == HOSHI_OK) /* it is said of the book, not of a sheet that may be one, too */
        rc = hoshi_session_book(s, q->sheet_of_book, q->map);
    if (rc == HOSHI_OK)
        rc = hoshi_session_read(s, q->book, &in);
    if (rc != HOSHI_OK)
        return rc;
    f.ans = ans;
    f.has_row = hoshi_arena_array(&s->arena, s->catalog->n_criterion, sizeof *f.has_row);
    if (f.has_row == NULL)
        return HOSHI_E_NOMEM;
    rc = open_book(&f, &in, q->sheet);
    if (rc == HOSHI_OK)
        rc = fill_table(&f);
    if (rc == HOSHI_OK)
        rc = hoshi_book_fill(&f.layout.book, f.table->sheet, f.value, f.n_value, copy);
    hoshi_book_close(&f.layout.book);
    return rc;
}
