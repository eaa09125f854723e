/* A sheet as a workbook that people like to fill in. What is read back stands in cells that are
 * not locked, and in a hidden sheet that says which catalogue it is of; formulas are for the eye
 * alone. */
#include <hoshi/report_sheet.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "ooxml/author.h"
#include "xlsx/sheet_book.h"

/* Whoever reads the form asks for these: a head that was changed, or ids that are gone, must not
 * take answers away. */
static void put_made(struct hoshi_sheet_book *s)
{
    struct hoshi_buf list;
    long long n = 0;
    hoshi_buf_init(&list, 0);
    for (int k = 0; k < HOSHI_SHEET_COLUMN_COUNT_; k++) {
        struct hoshi_str code = hoshi_sheet_head((enum hoshi_sheet_column)k, HOSHI_LANG_EN);
        if (!s->t->has[k] || !hoshi_sheet_is_read((enum hoshi_sheet_column)k))
            continue;
        hoshi_buf_puts(&list, list.n != 0 ? " " : "");
        hoshi_buf_put(&list, code.p, code.n);
    }
    hoshi_book_put(&s->b, HOSHI_FORM_COLUMNS, s->b.text);
    hoshi_book_put_made(&s->b, &list, s->b.text);
    hoshi_book_next_row(&s->b);
    for (size_t i = 0; i < s->t->n_row; i++)
        n += s->t->row[i].kind == HOSHI_SHEET_ROW_CRITERION;
    hoshi_buf_int(&list, n);
    hoshi_book_put(&s->b, HOSHI_FORM_ROWS, s->b.text);
    hoshi_book_put_made(&s->b, &list, s->b.text);
    hoshi_book_next_row(&s->b);
    hoshi_buf_release(&list);
}

/* Which catalogue it is of. First of all sheets, for it says how the others are read. */
static void put_format(struct hoshi_sheet_book *s)
{
    const struct hoshi_sheet_table *t = s->t;
    if (!hoshi_book_add_sheet_named(&s->b, HOSHI_FORM_SHEET))
        return;
    for (int i = 0; i < 3; i++)
        hoshi_book_set_width(&s->b, i, 24);
    hoshi_book_put(&s->b, "id", s->b.text);
    struct hoshi_str head = hoshi_sheet_head(t->value, HOSHI_LANG_EN);
    hoshi_book_put(&s->b, head.p, s->b.text);
    hoshi_book_put(&s->b, "sha256", s->b.text);
    hoshi_book_next_row(&s->b);
    for (size_t i = 0; i < t->n_row && t->row[i].kind == HOSHI_SHEET_ROW_FORMAT; i++) {
        const char *id = t->row[i].cell[HOSHI_SHEET_ID];
        hoshi_book_put(&s->b, id, s->b.text);
        hoshi_book_put(&s->b, t->row[i].cell[t->value], s->b.text);
        hoshi_book_put(&s->b, strcmp(id, "catalogue") == 0 ? t->cat->sha256 : NULL, s->b.text);
        hoshi_book_next_row(&s->b);
    }
    put_made(s);
    hoshi_sheet_protect(s);
    s->b.w->lib->worksheet_hide(s->b.sheet);
}

static bool has_criterion_of(const struct hoshi_sheet_table *t, enum hoshi_owner owner)
{
    for (size_t i = 0; i < t->n_row; i++) {
        if (t->row[i].criterion != NULL && t->row[i].criterion->owner == owner)
            return true;
    }
    return false;
}

static void set_parts(struct hoshi_sheet_book *s)
{
    s->part[0] = (struct hoshi_sheet_part){.name = hoshi_msg(HOSHI_MSG_BOOK_ANSWERS, s->b.lang)};
    s->n_part = !s->by_owner;
    for (int i = 0; s->by_owner && i < HOSHI_OWNER_COUNT_; i++) {
        enum hoshi_owner owner = (enum hoshi_owner)i;
        const char *label = hoshi_owner_label(owner, s->b.lang);
        if (!has_criterion_of(s->t, owner))
            continue;
        s->part[s->n_part++] = (struct hoshi_sheet_part){
            .name =
                owner != HOSHI_OWNER_NONE ? label : hoshi_msg(HOSHI_MSG_BOOK_ANSWERS, s->b.lang),
            .owner = owner};
    }
    for (int k = 0; k < HOSHI_SHEET_COLUMN_COUNT_; k++) {
        if (s->t->has[k])
            s->col[k] = s->n_col++;
    }
}

static void fill(struct hoshi_workbook *w, void *user)
{
    struct hoshi_sheet_book *s = user;
    const struct hoshi_source_ref *source = s->t->cat->source;
    s->b.w = w;
    hoshi_workbook_about(w, HOSHI_FORM_TITLE,
                         source != NULL && source->published != 0
                             ? source->published
                             : hoshi_date_from_ymd(2026, 1, 1));
    if (w->failed || !hoshi_sheet_make_formats(s))
        return;
    set_parts(s);
    put_format(s);
    if (!w->failed)
        hoshi_sheet_put_guide(s);
    if (!w->failed)
        hoshi_sheet_put_company(s);
    if (!w->failed)
        hoshi_sheet_put_parts(s);
    if (!w->failed)
        hoshi_sheet_put_progress(s);
}

static enum hoshi_rc make(const struct hoshi_sheet_request *q, bool by_owner, struct hoshi_buf *out)
{
    struct hoshi_arena arena;
    struct hoshi_sheet_table t;
    hoshi_arena_init(&arena, 0);
    enum hoshi_rc rc = hoshi_sheet_table_make(q, &arena, &t);
    struct hoshi_sheet_book s = {.b.lang = q->lang, .t = &t, .by_owner = by_owner};
    if (rc == HOSHI_OK)
        rc = hoshi_workbook_make(fill, &s, HOSHI_LIMIT_OUTPUT_BYTES, out);
    hoshi_arena_release(&arena);
    return rc;
}

enum hoshi_rc hoshi_template_xlsx(const struct hoshi_catalog *cat, uint8_t star,
                                  enum hoshi_lang lang, struct hoshi_buf *out)
{
    return make(
        &(struct hoshi_sheet_request){.cat = cat, .star = star, .lang = lang, .for_book = true},
        false, out);
}

enum hoshi_rc hoshi_template_xlsx_by_owner(const struct hoshi_catalog *cat, uint8_t star,
                                           enum hoshi_lang lang, struct hoshi_buf *out)
{
    return make(
        &(struct hoshi_sheet_request){.cat = cat, .star = star, .lang = lang, .for_book = true},
        true, out);
}

enum hoshi_rc hoshi_sheet_xlsx(const struct hoshi_catalog *cat, const struct hoshi_answers *ans,
                               enum hoshi_lang lang, struct hoshi_buf *out)
{
    uint8_t star = hoshi_sheet_star(cat, ans);
    return make(
        &(struct hoshi_sheet_request){
            .cat = cat, .ans = ans, .star = star, .lang = lang, .for_book = true},
        false, out);
}
