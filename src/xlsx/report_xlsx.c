/* A judged sheet as a workbook: summary, criteria, plan. Every text is written as a text, in cells
 * of the text format: nothing that the sheet says can become a formula. */
#include <hoshi/report.h>

#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/doc/table.h"
#include "report/headline.h"
#include "report/level.h"
#include "report/plan/table.h"
#include "report/scope.h"
#include "xlsx/workbook.h"

enum {
    PAPER_A4 = 9,
    NARROW = 12,
    MIDDLE = 24,
    WIDE = 60,
    LINE_POINTS = 15,
    LINES_MAX = 27 /* a row is 409 points high at most */
};

struct book {
    struct hoshi_workbook *w;
    lxw_worksheet *sheet;
    lxw_format *head, *text, *number;
    const struct hoshi_view *v;
    enum hoshi_lang lang;
    lxw_row_t row;
    lxw_col_t col;
    unsigned width[HOSHI_RESULT_COLUMN_COUNT_ + HOSHI_PLAN_COLUMN_COUNT_]; /* of the sheet */
    unsigned lines; /* that the row needs; not every program works that out by itself */
};

static unsigned lines_of(const char *s, unsigned width)
{
    unsigned lines = 0;
    for (const char *p = s; p != NULL && *p != '\0';) {
        const char *end = p;
        while (*end != '\0' && *end != '\n')
            end++;
        struct hoshi_str line = {p, (size_t)(end - p)};
        lines += hoshi_utf8_str_cells(line) / (width - width / 8) + 1;
        p = *end == '\n' ? end + 1 : end;
    }
    return lines + lines / 3; /* long words break early */
}

static void put(struct book *b, const char *s, lxw_format *format)
{
    unsigned lines = format == b->head ? 1 : lines_of(s, b->width[b->col]);
    b->lines = lines > b->lines ? lines : b->lines;
    hoshi_workbook_text(b->w, b->sheet, b->row, b->col, s, format);
    b->col++;
}

/* A text that was put together; the buffer is empty again. */
static void put_made(struct book *b, struct hoshi_buf *text, lxw_format *format)
{
    put(b, text->n != 0 ? text->p : NULL, format);
    b->w->failed = b->w->failed || text->failed;
    hoshi_buf_clear(text);
}

static void put_number(struct book *b, long long n)
{
    hoshi_workbook_note(
        b->w, b->w->lib->worksheet_write_number(b->sheet, b->row, b->col, (double)n, b->number));
    b->col++;
}

static void put_msg(struct book *b, enum hoshi_msg msg)
{
    put(b, hoshi_msg(msg, b->lang), b->head);
}

static void next_row(struct book *b)
{
    unsigned lines = b->lines < LINES_MAX ? b->lines : LINES_MAX;
    if (lines > 1)
        hoshi_workbook_note(b->w, b->w->lib->worksheet_set_row(
                                      b->sheet, b->row, (double)(lines * LINE_POINTS), NULL));
    b->lines = 1;
    b->row++;
    b->col = 0;
}

static bool add_sheet(struct book *b, enum hoshi_msg name)
{
    b->sheet = b->w->lib->workbook_add_worksheet(b->w->book, hoshi_msg(name, b->lang));
    b->w->failed = b->w->failed || b->sheet == NULL;
    b->row = 0;
    b->col = 0;
    b->lines = 1;
    if (b->w->failed)
        return false;
    b->w->lib->worksheet_set_landscape(b->sheet);
    b->w->lib->worksheet_set_paper(b->sheet, PAPER_A4);
    b->w->lib->worksheet_fit_to_pages(b->sheet, 1, 0); /* all columns on one page, any rows */
    return true;
}

static void set_width(struct book *b, int column, unsigned width)
{
    b->width[column] = width;
    hoshi_workbook_note(b->w, b->w->lib->worksheet_set_column(b->sheet, (lxw_col_t)column,
                                                              (lxw_col_t)column, width, NULL));
}

/* Heads that stay, and a filter over all rows. */
static void end_table(struct book *b, int n_column)
{
    hoshi_workbook_note(b->w, b->w->lib->worksheet_repeat_rows(b->sheet, 0, 0));
    hoshi_workbook_note(b->w,
                        b->w->lib->worksheet_autofilter(b->sheet, 0, 0, b->row > 1 ? b->row - 1 : 1,
                                                        (lxw_col_t)(n_column - 1)));
    b->w->lib->worksheet_freeze_panes(b->sheet, 1, 1);
}

/* --- summary */

static void put_lines(struct book *b, struct hoshi_buf *lines)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    for (size_t at = 0; at < lines->n; at++) {
        if (lines->p[at] != '\n') {
            hoshi_buf_put(&line, &lines->p[at], 1);
            continue;
        }
        put_made(b, &line, b->text);
        next_row(b);
    }
    b->w->failed = b->w->failed || lines->failed;
    hoshi_buf_release(&line);
    hoshi_buf_clear(lines);
}

static void put_star(struct book *b, struct hoshi_buf *text)
{
    const struct hoshi_result *r = b->v->r;
    char day[HOSHI_DATE_BYTES];
    hoshi_msg_put(text, HOSHI_MSG_REPORT_TITLE, b->lang, b->v->company, NULL, NULL);
    put_made(b, text, b->head);
    next_row(b);
    hoshi_msg_put(text, HOSHI_MSG_OWN_BASIS, b->lang, r->catalog->name,
                  hoshi_date_format(r->as_of, day), NULL);
    put_made(b, text, b->text);
    next_row(b);
    put(b, hoshi_msg(hoshi_level_msg(r->catalog, HOSHI_MSG_NOT_OFFICIAL), b->lang), b->text);
    next_row(b);
    if (b->v->level != NULL) {
        hoshi_headline_put(r, b->lang, text);
        put_made(b, text, b->head);
        next_row(b);
    }
    hoshi_scope_put_whole(r->answers, b->lang, text);
    hoshi_headline_notes(r, b->lang, text);
    put_lines(b, text);
}

static void put_tally(struct book *b, const char *name, const struct hoshi_tally *t)
{
    const uint32_t n[] = {t->total, t->met, t->na_claimed, t->out_of_play, t->gap, t->open};
    put(b, name, b->text);
    for (size_t i = 0; i < sizeof n / sizeof n[0]; i++)
        put_number(b, n[i]);
    next_row(b);
}

static void put_tally_heads(struct book *b, enum hoshi_msg first)
{
    static const enum hoshi_msg head[] = {HOSHI_MSG_REPORT_ALL,     HOSHI_MSG_REPORT_MET,
                                          HOSHI_MSG_REPORT_CLAIMED, HOSHI_MSG_REPORT_OUT,
                                          HOSHI_MSG_REPORT_GAP,     HOSHI_MSG_REPORT_OPEN};
    next_row(b);
    put_msg(b, first);
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        put_msg(b, head[i]);
    next_row(b);
}

static void put_counts(struct book *b, struct hoshi_buf *text)
{
    const struct hoshi_view *v = b->v;
    if (v->level == NULL)
        return;
    put_tally_heads(b, HOSHI_MSG_REPORT_LEVEL);
    for (size_t i = 0; i < v->r->catalog->n_level; i++)
        put_tally(b, hoshi_catalog_star_name(v->r->catalog, v->r->level[i].star, b->lang),
                  &v->r->level[i].tally);
    put_tally_heads(b, HOSHI_MSG_REPORT_CATEGORY);
    for (size_t i = 0; i < v->n_category; i++) {
        hoshi_buf_puts(text, v->category[i].id);
        hoshi_buf_puts(text, " ");
        hoshi_buf_puts(text, v->category[i].title);
        put_tally(b, text->p, &v->category[i].tally);
        b->w->failed = b->w->failed || text->failed;
        hoshi_buf_clear(text);
    }
}

static void put_summary(struct book *b)
{
    const struct hoshi_result *r = b->v->r;
    struct hoshi_buf text;
    if (!add_sheet(b, HOSHI_MSG_REPORT_SHEET_SUMMARY))
        return;
    hoshi_buf_init(&text, 0);
    set_width(b, 0, WIDE);
    for (int i = 1; i <= 6; i++)
        set_width(b, i, NARROW);
    put_star(b, &text);
    put_counts(b, &text);
    next_row(b);
    hoshi_msg_put(&text, HOSHI_MSG_SCORE_POLICY, b->lang, r->policy->id.s,
                  hoshi_text_get(&r->policy->title, b->lang), NULL);
    put_made(b, &text, b->text);
    next_row(b);
    hoshi_msg_put(&text, HOSHI_MSG_REPORT_HASHES, b->lang, r->catalog->sha256, r->policy->sha256,
                  r->answers->sha256);
    put_made(b, &text, b->text);
    next_row(b); /* so that it is as high as it needs */
    hoshi_buf_release(&text);
}

/* --- criteria */

static unsigned width_of(enum hoshi_result_column column)
{
    return column == HOSHI_RESULT_TEXT ? WIDE
           : column == HOSHI_RESULT_NOTE || column == HOSHI_RESULT_REASON ||
                   column == HOSHI_RESULT_EVIDENCE || column == HOSHI_RESULT_GROUP ||
                   column == HOSHI_RESULT_OWNER
               ? MIDDLE
               : NARROW;
}

static void put_criterion(struct book *b, const struct hoshi_criterion *c, struct hoshi_buf *cell)
{
    for (int i = 0; i < HOSHI_RESULT_COLUMN_COUNT_; i++) {
        hoshi_result_cell(b->v, c, (enum hoshi_result_column)i, cell);
        put_made(b, cell, b->text);
    }
    next_row(b);
}

static void put_criteria(struct book *b)
{
    const struct hoshi_catalog *cat = b->v->r->catalog;
    struct hoshi_buf cell;
    if (!add_sheet(b, HOSHI_MSG_REPORT_SHEET_CRITERIA))
        return;
    hoshi_buf_init(&cell, 0);
    for (int i = 0; i < HOSHI_RESULT_COLUMN_COUNT_; i++) {
        set_width(b, i, width_of((enum hoshi_result_column)i));
        put(b, hoshi_result_head((enum hoshi_result_column)i, b->lang), b->head);
    }
    next_row(b);
    for (size_t i = 0; i < cat->n_criterion && !b->w->failed; i++) {
        if (hoshi_result_has_row(b->v, cat->criterion[i]))
            put_criterion(b, cat->criterion[i], &cell);
    }
    end_table(b, HOSHI_RESULT_COLUMN_COUNT_);
    hoshi_buf_release(&cell);
}

/* --- plan */

static void put_package(struct book *b, size_t at, struct hoshi_buf *cell)
{
    const struct hoshi_plan *plan = b->v->opts->plan;
    for (int i = 0; i < HOSHI_PLAN_COLUMN_COUNT_; i++) {
        enum hoshi_plan_column column = (enum hoshi_plan_column)i;
        if (hoshi_plan_is_number(column)) {
            put_number(b, hoshi_plan_number(plan, at, column));
            continue;
        }
        hoshi_plan_cell(plan, at, column, b->lang, cell);
        put_made(b, cell, b->text);
    }
    next_row(b);
}

static void put_plan(struct book *b)
{
    const struct hoshi_plan *plan = b->v->opts->plan;
    struct hoshi_buf cell;
    if (plan == NULL || !add_sheet(b, HOSHI_MSG_REPORT_SHEET_PLAN))
        return;
    hoshi_buf_init(&cell, 0);
    for (int i = 0; i < HOSHI_PLAN_COLUMN_COUNT_; i++) {
        bool wide = i == HOSHI_PLAN_TITLE || i >= HOSHI_PLAN_OUTCOME;
        set_width(b, i, wide ? MIDDLE * 2 : NARROW);
        put_msg(b, hoshi_plan_head((enum hoshi_plan_column)i));
    }
    next_row(b);
    for (size_t i = 0; i < plan->n_item && !b->w->failed; i++)
        put_package(b, i, &cell);
    end_table(b, HOSHI_PLAN_COLUMN_COUNT_);
    next_row(b);
    b->col = HOSHI_PLAN_OUTCOME;
    hoshi_msg_put(&cell, HOSHI_MSG_PLAN_ESTIMATE, b->lang,
                  hoshi_confidence_label(plan->packages->confidence, b->lang), NULL, NULL);
    put_made(b, &cell, b->text);
    next_row(b);
    hoshi_buf_release(&cell);
}

static bool make_formats(struct book *b)
{
    const struct hoshi_libxlsxwriter *lib = b->w->lib;
    b->head = lib->workbook_add_format(b->w->book);
    b->text = lib->workbook_add_format(b->w->book);
    b->number = lib->workbook_add_format(b->w->book);
    if (b->head == NULL || b->text == NULL || b->number == NULL)
        return false;
    lib->format_set_align(b->number, LXW_ALIGN_VERTICAL_TOP);
    lib->format_set_bold(b->head);
    lib->format_set_text_wrap(b->text);
    lib->format_set_align(b->text, LXW_ALIGN_VERTICAL_TOP);
    lib->format_set_num_format(b->text, "@");
    return true;
}

static void fill(struct hoshi_workbook *w, void *user)
{
    struct book *b = user;
    b->w = w;
    hoshi_workbook_about(w, "hoshi report", b->v->r->as_of);
    if (!make_formats(b)) {
        w->failed = true;
        return;
    }
    put_summary(b);
    if (!w->failed)
        put_criteria(b);
    if (!w->failed)
        put_plan(b);
}

enum hoshi_rc hoshi_report_xlsx(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                struct hoshi_buf *out)
{
    struct hoshi_view view;
    enum hoshi_rc rc = hoshi_view_make(&view, r, opts);
    if (rc != HOSHI_OK)
        return rc;
    struct book b = {.v = &view, .lang = opts->lang};
    rc = hoshi_workbook_make(fill, &b, HOSHI_LIMIT_OUTPUT_BYTES, out);
    hoshi_view_release(&view);
    return rc;
}

/* The plan alone. */
static void fill_plan(struct hoshi_workbook *w, void *user)
{
    struct book *b = user;
    b->w = w;
    hoshi_workbook_about(w, "hoshi plan", b->v->r->as_of);
    w->failed = w->failed || !make_formats(b);
    if (!w->failed)
        put_plan(b);
}

enum hoshi_rc hoshi_plan_xlsx(const struct hoshi_plan *plan, const struct hoshi_report_opts *opts,
                              struct hoshi_buf *out)
{
    struct hoshi_view view;
    struct hoshi_report_opts with = *opts;
    with.plan = plan;
    with.target = plan->wishes.star;
    enum hoshi_rc rc = hoshi_view_make(&view, plan->result, &with);
    if (rc != HOSHI_OK)
        return rc;
    struct book b = {.v = &view, .lang = opts->lang};
    rc = hoshi_workbook_make(fill_plan, &b, HOSHI_LIMIT_OUTPUT_BYTES, out);
    hoshi_view_release(&view);
    return rc;
}
