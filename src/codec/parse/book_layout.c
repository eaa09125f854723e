#include "codec/parse/book_layout.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "codec/parse/book_form.h"
#include "codec/parse/csv.h"
#include "diag/diag.h"
#include "ooxml/author.h"

#define HEAD_ROWS 60u /* heads stand above that */
#define HEAD_BYTES 128

struct finder {
    struct hoshi_book_layout *to;
    const struct hoshi_book_hint *hint;
    struct hoshi_diags *diags;
    uint16_t source;
    bool is_ambiguous;
    struct hoshi_book_table *other; /* sheets that have no table */
    size_t n_other;
};

static uint32_t last_column(const struct hoshi_cells *cells)
{
    uint32_t last = 0;
    for (size_t i = 0; i < cells->n_cell; i++)
        last = cells->cell[i].column > last ? cells->cell[i].column : last;
    return last;
}

static bool is_id(const struct hoshi_cell *cell)
{
    return cell != NULL && hoshi_book_is_id(cell->text);
}

static void count_ids(struct hoshi_book_table *t)
{
    t->n_id = t->n_criterion = 0;
    for (size_t i = 0; i < t->cells.n_cell; i++) {
        const struct hoshi_cell *cell = &t->cells.cell[i];
        if (cell->column != t->id || cell->row <= t->head_row)
            continue;
        t->n_criterion += is_id(cell);
        t->n_id += is_id(cell) || hoshi_answer_table_is_meta(hoshi_str_trim(cell->text));
    }
}

/* Without a head that says so, ids stand where most cells look like one; two such columns are for
 * the user to tell apart. */
static uint32_t column_of_ids(struct hoshi_book_table *t, uint32_t n_column, uint32_t *ret_first)
{
    uint32_t best = 0, n_best = 0;
    bool is_tie = false;
    for (uint32_t c = 1; c <= n_column && c <= HOSHI_LIMIT_BOOK_HEADS; c++) {
        uint32_t n = 0, first = 0;
        for (size_t i = 0; i < t->cells.n_cell; i++) {
            if (t->cells.cell[i].column != c || !is_id(&t->cells.cell[i]))
                continue;
            n++;
            first = first == 0 ? t->cells.cell[i].row : first;
        }
        is_tie = n == n_best ? n != 0 : n > n_best ? false : is_tie;
        if (n > n_best) {
            best = c;
            n_best = n;
            *ret_first = first;
        }
    }
    return n_best >= 3 && !is_tie ? best : 0;
}

/* Of heads in two rows, the lower ones say more. Heads that come again below answers are no others:
 * whoever reads the rows meets them. */
static void find_heads(const struct finder *f, struct hoshi_book_table *t)
{
    struct hoshi_book_table one = *t;
    uint32_t n_column = last_column(&t->cells), last = 0, first_id = 0;
    n_column = n_column < HOSHI_LIMIT_BOOK_HEADS ? n_column : HOSHI_LIMIT_BOOK_HEADS;
    for (size_t i = 0; i < one.cells.n_cell && one.cells.cell[i].row <= HEAD_ROWS; i++) {
        if (one.cells.cell[i].row == last)
            continue;
        last = one.cells.cell[i].row;
        if (t->value != 0 && is_id(hoshi_cells_at(&t->cells, last, t->id)))
            break;
        hoshi_book_read_heads(f->hint, &one, last, n_column);
        bool is_better = one.id != 0 && (one.value != 0) >= (t->value != 0) &&
                         (one.n_column >= t->n_column || t->value == 0);
        if (is_better && is_id(hoshi_cells_at(&one.cells, last, one.id)))
            break; /* a row of answers, of columns that were mapped */
        if (is_better)
            *t = one;
    }
    if (t->id != 0)
        return;
    uint32_t column = column_of_ids(t, n_column, &first_id);
    for (uint32_t r = first_id; column != 0 && r > 1 && t->value == 0;) {
        hoshi_book_read_heads(f->hint, t, --r, n_column);
        t->id = column;
        if (t->value != 0 && t->n_column < HOSHI_ANSWER_COLUMNS_MAX)
            t->column[t->n_column++] = (struct hoshi_book_column){"id", column, {"", 0}};
    }
    t->id = t->value != 0 ? column : 0;
}

/* "O (自己評価), Q (評価)" */
static void put_candidate(struct hoshi_buf *out, const struct hoshi_book_column *c)
{
    hoshi_buf_puts(out, out->n != 0 ? ", " : "");
    hoshi_put_column(c->column, out);
    hoshi_buf_puts(out, " (");
    hoshi_put_head(c->head, out);
    hoshi_buf_puts(out, ")");
}

/* The columns of a key, from one of them on; how many. */
static size_t put_candidates(const struct hoshi_book_table *t, size_t first, struct hoshi_buf *out)
{
    size_t n = 0;
    for (size_t k = first; k < t->n_column; k++) {
        if (strcmp(t->column[k].key, t->column[first].key) != 0)
            continue;
        put_candidate(out, &t->column[k]);
        n++;
    }
    return n;
}

static bool is_first(const struct hoshi_book_table *t, size_t column)
{
    for (size_t k = 0; k < column; k++) {
        if (strcmp(t->column[k].key, t->column[column].key) == 0)
            return false;
    }
    return true;
}

/* Several columns that could be one key. */
static void check_columns(struct finder *f, const struct hoshi_book_table *t)
{
    for (size_t i = 0; i < t->n_column; i++) {
        struct hoshi_buf list, say;
        const struct hoshi_book_column *c = &t->column[i];
        hoshi_buf_init(&list, 0);
        hoshi_buf_init(&say, 0);
        if (is_first(t, i) && put_candidates(t, i, &list) > 1 && !hoshi_book_may_repeat(c->key)) {
            hoshi_buf_puts(&say, "--map ");
            hoshi_buf_puts(&say, hoshi_book_is_value(c->key) ? HOSHI_BOOK_ANSWER : c->key);
            hoshi_buf_puts(&say, "=");
            hoshi_put_column(c->column, &say);
            hoshi_diag_add(f->diags, f->source, HOSHI_HS1032,
                           hoshi_cell_span(t->sheet, t->head_row, c->column), c->key, list.p,
                           say.p);
            f->is_ambiguous = true;
        }
        hoshi_buf_release(&list);
        hoshi_buf_release(&say);
    }
}

static void put_names(const struct hoshi_book_in *b, struct hoshi_buf *out)
{
    for (size_t i = 0; i < b->n_sheet; i++) {
        hoshi_buf_puts(out, i != 0 ? ", " : "");
        hoshi_buf_puts(out, b->sheet[i].name);
    }
}

static enum hoshi_rc no_table(struct finder *f)
{
    struct hoshi_buf names;
    hoshi_buf_init(&names, 0);
    put_names(&f->to->book, &names);
    bool is_unnamed = true; /* the sheet that --sheet asks for */
    for (size_t i = 0; f->hint != NULL && f->hint->sheet != NULL && i < f->to->book.n_sheet; i++)
        is_unnamed = is_unnamed && strcmp(f->to->book.sheet[i].name, f->hint->sheet) != 0;
    if (f->hint != NULL && f->hint->sheet != NULL && is_unnamed)
        hoshi_diag_add(f->diags, f->source, HOSHI_HS1037, HOSHI_SPAN_FILE,
                       hoshi_diag_word(HOSHI_WORD_SHEET_NAMED), f->hint->sheet, names.p);
    else
        hoshi_diag_add(f->diags, f->source, HOSHI_HS1031, HOSHI_SPAN_FILE, names.p, NULL, NULL);
    hoshi_diag_note(f->diags, f->source, HOSHI_HS0011, HOSHI_SPAN_FILE, NULL);
    hoshi_buf_release(&names);
    return HOSHI_E_INVALID;
}

enum hoshi_rc hoshi_book_many(const struct hoshi_book_layout *l, struct hoshi_diags *diags,
                              uint16_t source)
{
    struct hoshi_buf names;
    hoshi_buf_init(&names, 0);
    for (size_t i = 0; i < l->n_table; i++) {
        hoshi_buf_puts(&names, i != 0 ? ", " : "");
        hoshi_buf_puts(&names, l->book.sheet[l->table[i].sheet].name);
    }
    hoshi_diag_add(diags, source, HOSHI_HS1032, HOSHI_SPAN_FILE,
                   hoshi_diag_word(HOSHI_WORD_SHEET_OF_ANSWERS), names.p, "--sheet NAME");
    hoshi_buf_release(&names);
    return HOSHI_E_INVALID;
}

/* Whether there is a row about the sheet itself. */
static bool has_row(const struct hoshi_book_table *t, const char *id)
{
    for (size_t i = 0; i < t->cells.n_cell; i++) {
        const struct hoshi_cell *cell = &t->cells.cell[i];
        if (cell->column == t->id && cell->row > t->head_row && hoshi_str_eq(cell->text, id))
            return true;
    }
    return false;
}

/* Of a catalogue that is not judged, what is said of an item is the answer; then the table says
 * which catalogue that is, or one of ours before it. */
static void take_notes(struct hoshi_book_table *t, bool is_ours)
{
    for (size_t i = 0; i < t->n_column && t->id != 0 && t->value == 0; i++) {
        if (strcmp(t->column[i].key, "note") == 0 && (is_ours || has_row(t, "catalogue")))
            t->value = t->column[i].column;
    }
}

/* What users do not see is no answer of theirs where they see others. */
static void drop_hidden(struct hoshi_book_layout *l)
{
    size_t n = 0, n_visible = 0;
    for (size_t i = 0; i < l->n_table; i++)
        n_visible += !l->book.sheet[l->table[i].sheet].is_hidden;
    for (size_t i = 0; i < l->n_table && n_visible != 0; i++) {
        if (!l->book.sheet[l->table[i].sheet].is_hidden)
            l->table[n++] = l->table[i];
    }
    l->n_table = n_visible != 0 ? n : l->n_table;
}

static enum hoshi_rc look_at(struct finder *f, size_t sheet)
{
    struct hoshi_book_layout *l = f->to;
    struct hoshi_book_table *t = &l->table[l->n_table];
    *t = (struct hoshi_book_table){.sheet = sheet};
    enum hoshi_rc rc = hoshi_book_cells(&l->book, sheet, &t->cells);
    if (rc != HOSHI_OK || t->cells.n_cell == 0)
        return rc;
    find_heads(f, t);
    take_notes(t, l->is_ours);
    if (t->id != 0 && t->value != 0)
        count_ids(t);
    l->is_ours = l->is_ours || (t->n_id != 0 && has_row(t, "hoshi"));
    if (t->n_id == 0)
        f->other[f->n_other++] = *t;
    l->n_table += t->n_id != 0;
    return HOSHI_OK;
}

/* The sheet that is asked for; of a form, what is no answer to a criterion belongs to it. Whether
 * it is there. */
static bool keep_named(struct hoshi_book_layout *l, const char *name)
{
    size_t n = 0;
    bool is_there = false;
    for (size_t i = 0; i < l->n_table; i++) {
        bool has_answers = !l->is_ours || l->table[i].n_criterion != 0;
        bool is_named = strcmp(l->book.sheet[l->table[i].sheet].name, name) == 0;
        is_there = is_there || (is_named && has_answers);
        if (is_named || !has_answers)
            l->table[n++] = l->table[i];
    }
    l->n_table = n;
    return is_there;
}

/* A form says what it is on a sheet of its own, whichever sheet is asked for. */
static bool is_looked_at(const struct finder *f, size_t sheet)
{
    const struct hoshi_book_in *b = &f->to->book;
    bool is_named = f->hint != NULL && f->hint->sheet != NULL;
    return !is_named || f->to->is_ours || strcmp(f->hint->sheet, b->sheet[sheet].name) == 0 ||
           (b->sheet[sheet].is_hidden && strcmp(b->sheet[sheet].name, HOSHI_FORM_SHEET) == 0);
}

enum hoshi_rc hoshi_book_layout(struct hoshi_book_layout *ret, struct hoshi_str bytes,
                                const struct hoshi_book_hint *hint, struct hoshi_arena *arena,
                                struct hoshi_diags *diags, uint16_t source)
{
    struct finder f = {ret, hint, diags, source, false, NULL, 0};
    *ret = (struct hoshi_book_layout){.n_table = 0};
    enum hoshi_rc rc = hoshi_book_open(&ret->book, bytes, arena, diags, source);
    if (rc != HOSHI_OK)
        return rc;
    ret->table = hoshi_arena_array(arena, ret->book.n_sheet + 1, sizeof *ret->table);
    f.other = hoshi_arena_array(arena, ret->book.n_sheet + 1, sizeof *f.other);
    if (ret->table == NULL || f.other == NULL)
        return hoshi_opc_refuse(&ret->book.opc, HOSHI_HS2007, NULL, NULL);
    for (size_t i = 0; i < ret->book.n_sheet && rc == HOSHI_OK; i++) {
        if (is_looked_at(&f, i))
            rc = look_at(&f, i);
    }
    if (rc != HOSHI_OK)
        return rc;
    const char *lost = NULL;
    if (ret->is_ours && hoshi_form_lost(ret, f.other, f.n_other, &lost) != HOSHI_OK)
        return hoshi_opc_refuse(&ret->book.opc, HOSHI_HS2007, NULL, NULL);
    bool is_there = hint == NULL || hint->sheet == NULL || keep_named(ret, hint->sheet);
    if (!ret->is_ours && hoshi_book_says_of_itself(&ret->book, "creator", HOSHI_WORKBOOK_AUTHOR) &&
        !hoshi_book_says_of_itself(&ret->book, "title", HOSHI_FORM_TITLE)) {
        hoshi_diag_add(diags, source, HOSHI_HS1042, HOSHI_SPAN_FILE, NULL, NULL, NULL);
        return HOSHI_E_INVALID;
    }
    if (!ret->is_ours)
        drop_hidden(ret);
    if (ret->n_table == 0 || !is_there)
        return no_table(&f);
    if (ret->is_ours)
        rc = hoshi_form_check(ret, lost, diags, source);
    else if (ret->n_table > 1)
        return hoshi_book_many(ret, diags, source);
    for (size_t i = 0; i < ret->n_table; i++)
        check_columns(&f, &ret->table[i]);
    return f.is_ambiguous ? HOSHI_E_INVALID : rc;
}
