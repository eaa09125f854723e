/* The cells of a sheet. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "ooxml/workbook.h"

enum { IN_NOTHING = 0, IN_VALUE, IN_INLINE, IN_LIST, IN_PLACES };

struct sheet {
    struct hoshi_book_in *b;
    struct hoshi_cells *cells;
    struct hoshi_cell cell; /* the one that is read */
    char type[12];          /* "s", "inlineStr" … */
    uint32_t format, row, column;
    bool in_cell, in_inline, in_choice, out_of_order;
    unsigned in_furigana;
    int in;                 /* where text goes */
    struct hoshi_buf value; /* of the cell, or of a list */
    struct hoshi_buf text;
    size_t n_bytes;
};

static void begin_cell(struct sheet *s, const XML_Char **a)
{
    const char *at = hoshi_xml_get(a, "r"), *type = hoshi_xml_get(a, "t");
    uint32_t row = s->row, column = s->column + 1; /* where it does not say: behind the last */
    if (at != NULL)
        (void)hoshi_cell_parse(at, &row, &column);
    s->column = column;
    s->cell = (struct hoshi_cell){.row = row, .column = column};
    s->format = hoshi_xml_number(a, "s", UINT32_MAX);
    s->type[0] = '\0';
    size_t n_type = type != NULL ? strlen(type) : 0;
    if (n_type != 0 && n_type < sizeof s->type)
        memcpy(s->type, type, n_type + 1);
    s->in_cell = true;
    hoshi_buf_clear(&s->value);
}

static void merge(struct hoshi_xml *x, const char *at)
{
    struct sheet *s = x->user;
    struct hoshi_cell_range r;
    if (at == NULL || hoshi_cell_range_parse(at, &r) == 0)
        return;
    if (s->cells->n_merged == HOSHI_LIMIT_BOOK_MERGED) {
        hoshi_xml_stop(
            x, hoshi_opc_too_many(x->opc, HOSHI_LIMIT_BOOK_MERGED, HOSHI_WORD_MERGED_CELLS));
        return;
    }
    s->cells->merged =
        hoshi_book_grow(s->b, s->cells->merged, s->cells->n_merged, sizeof *s->cells->merged);
    if (s->cells->merged == NULL)
        hoshi_xml_stop(x, HOSHI_E_NOMEM);
    else
        s->cells->merged[s->cells->n_merged++] = r;
}

/* Its places are an attribute; of a list that is on another sheet, an element. */
static void begin_choice(struct hoshi_xml *x, const XML_Char **a)
{
    struct sheet *s = x->user;
    const char *type = hoshi_xml_get(a, "type"), *at = hoshi_xml_get(a, "sqref");
    struct hoshi_cells *c = s->cells;
    s->in_choice =
        type != NULL && strcmp(type, "list") == 0 && c->n_choice != HOSHI_LIMIT_BOOK_CHOICES;
    if (!s->in_choice)
        return;
    c->choice = hoshi_book_grow(s->b, c->choice, c->n_choice, sizeof *c->choice);
    if (c->choice == NULL) {
        hoshi_xml_stop(x, HOSHI_E_NOMEM);
        return;
    }
    c->choice[c->n_choice++] = (struct hoshi_cell_choice){
        hoshi_arena_strndup(s->b->opc.arena, at != NULL ? at : "", at != NULL ? strlen(at) : 0),
        ""};
    if (c->choice[c->n_choice - 1].places == NULL)
        hoshi_xml_stop(x, hoshi_opc_refuse(x->opc, HOSHI_HS2007, NULL, NULL));
}

/* Most elements are told apart by their first letter. */
static bool is_named(const char *name, const char *word)
{
    return name[0] == word[0] && strcmp(name, word) == 0;
}

static void on_start(struct hoshi_xml *x, const char *name, const XML_Char **a)
{
    struct sheet *s = x->user;
    if (is_named(name, "c")) {
        begin_cell(s, a);
    } else if (is_named(name, "row")) {
        uint32_t row = hoshi_xml_number(a, "r", HOSHI_BOOK_ROWS);
        s->row = row != 0 ? row : s->row + 1;
        s->column = 0;
    } else if (s->in_cell && is_named(name, "v")) {
        s->in = IN_VALUE;
    } else if (s->in_cell && is_named(name, "f")) {
        s->cell.is_formula = true;
    } else if (s->in_cell && is_named(name, "is")) {
        s->in_inline = true;
    } else if (s->in_inline && is_named(name, "rPh")) {
        s->in_furigana++;
    } else if (s->in_inline && is_named(name, "t") && s->in_furigana == 0) {
        s->in = IN_INLINE;
    } else if (is_named(name, "mergeCell")) {
        merge(x, hoshi_xml_get(a, "ref"));
    } else if (is_named(name, "dataValidation")) {
        begin_choice(x, a);
    } else if (s->in_choice && (is_named(name, "formula1") || is_named(name, "sqref"))) {
        hoshi_buf_clear(&s->value);
        s->in = *name == 's' ? IN_PLACES : IN_LIST;
    }
}

static void on_text(struct hoshi_xml *x, const char *p, size_t n)
{
    struct sheet *s = x->user;
    if (s->in != IN_NOTHING)
        hoshi_buf_put(&s->value, p, n);
}

/* What is in the cell; false: it is of a string that is not there. */
static bool take_value(struct sheet *s)
{
    struct hoshi_book_in *b = s->b;
    struct hoshi_str raw = {s->value.n != 0 ? s->value.p : "", s->value.n};
    hoshi_buf_clear(&s->text);
    if (strcmp(s->type, "s") == 0) {
        long long at = 0;
        if (!hoshi_str_to_int(hoshi_str_trim(raw), 0, (long long)b->n_string - 1, &at))
            return false;
        s->cell.text = b->string[at];
        return true;
    }
    if (strcmp(s->type, "inlineStr") == 0 || strcmp(s->type, "str") == 0) {
        hoshi_cell_put_text(raw, &s->text);
    } else if (strcmp(s->type, "b") == 0) {
        s->cell.kind = HOSHI_CELL_YES_NO;
        hoshi_buf_puts(&s->text, hoshi_str_eq(raw, "1") ? "TRUE" : "FALSE");
    } else if (strcmp(s->type, "e") == 0) {
        s->cell.kind = HOSHI_CELL_ERROR;
        hoshi_buf_put(&s->text, raw.p, raw.n);
    } else if (strcmp(s->type, "d") == 0) { /* ISO 8601, of the strict form */
        s->cell.kind = HOSHI_CELL_DATE;
        hoshi_buf_put(&s->text, raw.p, raw.n);
    } else {
        uint8_t shows = s->format < b->n_format ? b->shows[s->format] : HOSHI_SHOWS_NUMBER;
        bool is_date = shows != HOSHI_SHOWS_NUMBER && raw.n != 0 &&
                       hoshi_cell_put_date(raw.p, b->is_1904, &s->text);
        s->cell.kind = is_date ? HOSHI_CELL_DATE : HOSHI_CELL_NUMBER;
        if (!is_date)
            hoshi_buf_put(&s->text, raw.p, raw.n);
        else if (shows == HOSHI_SHOWS_MONTH)
            s->text.n = strlen("2026-04");
    }
    s->cell.text = (struct hoshi_str){s->text.n != 0 ? s->text.p : "", s->text.n};
    return true;
}

static enum hoshi_rc keep_cell(struct sheet *s)
{
    struct hoshi_opc *p = &s->b->opc;
    struct hoshi_cells *c = s->cells;
    bool is_shared = strcmp(s->type, "s") == 0;
    if (s->value.n == 0 && !s->cell.is_formula) /* a formula that nobody worked out is one, too */
        return HOSHI_OK;
    if (!take_value(s))
        return hoshi_opc_refuse(
            p, HOSHI_HS1029,
            s->b->strings_part != NULL ? s->b->strings_part->name : "xl/sharedStrings.xml", NULL);
    if (s->cell.text.n == 0 && !s->cell.is_formula)
        return HOSHI_OK;
    s->n_bytes += is_shared ? 0 : s->cell.text.n;
    if (c->n_cell == HOSHI_LIMIT_BOOK_CELLS)
        return hoshi_opc_too_many(p, HOSHI_LIMIT_BOOK_CELLS, HOSHI_WORD_CELLS);
    if (s->n_bytes > HOSHI_LIMIT_BOOK_TEXT)
        return hoshi_opc_too_many(p, HOSHI_LIMIT_BOOK_TEXT, HOSHI_WORD_BYTES_OF_TEXT);
    c->cell = hoshi_book_grow(s->b, c->cell, c->n_cell, sizeof *c->cell);
    if (c->cell == NULL)
        return HOSHI_E_NOMEM;
    if (!is_shared)
        s->cell.text.p = s->text.failed || s->value.failed
                             ? NULL
                             : hoshi_arena_strndup(p->arena, s->cell.text.p, s->cell.text.n);
    if (s->cell.text.p == NULL)
        return hoshi_opc_refuse(p, HOSHI_HS2007, NULL, NULL);
    const struct hoshi_cell *last = c->n_cell != 0 ? &c->cell[c->n_cell - 1] : NULL;
    s->out_of_order =
        s->out_of_order ||
        (last != NULL &&
         (last->row > s->cell.row || (last->row == s->cell.row && last->column >= s->cell.column)));
    c->cell[c->n_cell++] = s->cell;
    return HOSHI_OK;
}

static void end_choice(struct hoshi_xml *x)
{
    struct sheet *s = x->user;
    struct hoshi_cell_choice *c = &s->cells->choice[s->cells->n_choice - 1];
    const char *text =
        hoshi_arena_strndup(x->opc->arena, s->value.n != 0 ? s->value.p : "", s->value.n);
    if (text == NULL)
        hoshi_xml_stop(x, hoshi_opc_refuse(x->opc, HOSHI_HS2007, NULL, NULL));
    else if (s->in == IN_LIST)
        c->formula = text;
    else
        c->places = text;
    s->in = IN_NOTHING;
}

static void on_end(struct hoshi_xml *x, const char *name)
{
    struct sheet *s = x->user;
    if (is_named(name, "v") || is_named(name, "t")) {
        s->in = IN_NOTHING;
    } else if (is_named(name, "is")) {
        s->in_inline = false;
        s->in_furigana = 0;
    } else if (is_named(name, "rPh")) {
        s->in_furigana -= s->in_furigana != 0;
    } else if (is_named(name, "c") && s->in_cell) {
        s->in_cell = false;
        enum hoshi_rc rc = keep_cell(s);
        if (rc != HOSHI_OK)
            hoshi_xml_stop(x, rc);
    } else if ((s->in == IN_LIST && is_named(name, "formula1")) ||
               (s->in == IN_PLACES && is_named(name, "sqref"))) {
        end_choice(x);
    } else if (is_named(name, "dataValidation")) {
        s->in_choice = false;
    }
}

/* Programs differ in which of two cells of one name they show. */
static enum hoshi_rc check_places(struct sheet *s, const struct hoshi_part *part)
{
    struct hoshi_cells *c = s->cells;
    if (!s->out_of_order)
        return HOSHI_OK;
    qsort(c->cell, c->n_cell, sizeof *c->cell, hoshi_cell_by_place);
    for (size_t i = 1; i < c->n_cell; i++) {
        if (hoshi_cell_by_place(&c->cell[i - 1], &c->cell[i]) == 0)
            return hoshi_opc_refuse(&s->b->opc, HOSHI_HS1030,
                                    hoshi_diag_word(HOSHI_WORD_DOUBLE_CELL), part->name);
    }
    return HOSHI_OK;
}

static enum hoshi_rc read_texts(struct hoshi_book_in *b)
{
    enum hoshi_rc rc = b->has_texts ? HOSHI_OK : hoshi_book_read_strings(b);
    if (rc == HOSHI_OK && !b->has_texts)
        rc = hoshi_book_read_styles(b);
    b->has_texts = rc == HOSHI_OK;
    return rc;
}

enum hoshi_rc hoshi_book_cells(struct hoshi_book_in *b, size_t i, struct hoshi_cells *ret_cells)
{
    struct sheet s = {.b = b, .cells = ret_cells};
    *ret_cells = (struct hoshi_cells){.n_cell = 0};
    enum hoshi_rc rc = read_texts(b);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_buf_init(&s.value, HOSHI_LIMIT_BOOK_TEXT);
    hoshi_buf_init(&s.text, HOSHI_LIMIT_BOOK_TEXT);
    struct hoshi_xml x = {
        .opc = &b->opc, .user = &s, .start = on_start, .end = on_end, .text = on_text};
    rc = hoshi_xml_read(&x, b->sheet[i].part);
    hoshi_buf_release(&s.value);
    hoshi_buf_release(&s.text);
    if (rc == HOSHI_OK && !hoshi_merged_begin(ret_cells, b->opc.arena))
        rc = hoshi_opc_refuse(&b->opc, HOSHI_HS2007, NULL, NULL);
    return rc == HOSHI_OK ? check_places(&s, b->sheet[i].part) : rc;
}
