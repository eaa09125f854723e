/* A judged sheet as a workbook: summary, criteria, plan. Every text is written as a text, in cells
 * of the text format: nothing that the sheet says can become a formula. */
#include <hoshi/report.h>

#include "base/limits.h"
#include "base/str.h"
#include "report/doc/table.h"
#include "report/headline.h"
#include "report/level.h"
#include "report/plan/table.h"
#include "report/scope.h"
#include "xlsx/book.h"

enum { NARROW = 12, MIDDLE = 24, WIDE = 60 };

struct book {
    struct hoshi_book to;
    const struct hoshi_view *v;
};

/* --- summary */

static void put_star(struct book *b, struct hoshi_buf *text)
{
    const struct hoshi_result *r = b->v->r;
    char day[HOSHI_DATE_BYTES];
    hoshi_msg_put(text, HOSHI_MSG_REPORT_TITLE, b->to.lang, b->v->company, NULL, NULL);
    hoshi_book_put_made(&b->to, text, b->to.head);
    hoshi_book_next_row(&b->to);
    hoshi_msg_put(text, HOSHI_MSG_OWN_BASIS, b->to.lang, r->catalog->name,
                  hoshi_date_format(r->as_of, day), NULL);
    hoshi_book_put_made(&b->to, text, b->to.text);
    hoshi_book_next_row(&b->to);
    hoshi_msg_put(text,
                  r->answers->assessed_on != 0 ? HOSHI_MSG_REPORT_ASSESSED
                                               : HOSHI_MSG_REPORT_ASSESSED_UNSAID,
                  b->to.lang, hoshi_date_format(r->answers->assessed_on, day), NULL, NULL);
    hoshi_book_put_made(&b->to, text, b->to.text);
    hoshi_book_next_row(&b->to);
    hoshi_book_put(&b->to,
                   hoshi_msg(hoshi_level_msg(r->catalog, HOSHI_MSG_NOT_OFFICIAL), b->to.lang),
                   b->to.text);
    hoshi_book_next_row(&b->to);
    if (b->v->level != NULL) {
        hoshi_headline_put(r, b->to.lang, text);
        hoshi_book_put_made(&b->to, text, b->to.head);
        hoshi_book_next_row(&b->to);
    }
    hoshi_scope_put_whole(r->answers, b->to.lang, text);
    hoshi_headline_notes(r, b->to.lang, text);
    hoshi_book_put_lines(&b->to, text);
}

static void put_tally(struct book *b, const char *name, const struct hoshi_tally *t)
{
    const uint32_t n[] = {t->total, t->met, t->na_claimed, t->out_of_play, t->gap, t->open};
    hoshi_book_put(&b->to, name, b->to.text);
    for (size_t i = 0; i < sizeof n / sizeof n[0]; i++)
        hoshi_book_put_number(&b->to, n[i]);
    hoshi_book_next_row(&b->to);
}

static void put_tally_heads(struct book *b, enum hoshi_msg first)
{
    static const enum hoshi_msg head[] = {HOSHI_MSG_REPORT_ALL,     HOSHI_MSG_REPORT_MET,
                                          HOSHI_MSG_REPORT_CLAIMED, HOSHI_MSG_REPORT_OUT,
                                          HOSHI_MSG_REPORT_GAP,     HOSHI_MSG_REPORT_OPEN};
    hoshi_book_next_row(&b->to);
    hoshi_book_put_msg(&b->to, first);
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        hoshi_book_put_number_msg(&b->to, head[i]);
    hoshi_book_next_row(&b->to);
}

static void put_counts(struct book *b, struct hoshi_buf *text)
{
    const struct hoshi_view *v = b->v;
    if (v->level == NULL)
        return;
    put_tally_heads(b, HOSHI_MSG_REPORT_LEVEL);
    for (size_t i = 0; i < v->r->catalog->n_level; i++)
        put_tally(b, hoshi_catalog_star_name(v->r->catalog, v->r->level[i].star, b->to.lang),
                  &v->r->level[i].tally);
    put_tally_heads(b, HOSHI_MSG_REPORT_CATEGORY);
    for (size_t i = 0; i < v->n_category; i++) {
        hoshi_buf_puts(text, v->category[i].id);
        hoshi_buf_puts(text, " ");
        hoshi_buf_puts(text, v->category[i].title);
        put_tally(b, text->p, &v->category[i].tally);
        b->to.w->failed = b->to.w->failed || text->failed;
        hoshi_buf_clear(text);
    }
}

static void put_summary(struct book *b)
{
    const struct hoshi_result *r = b->v->r;
    struct hoshi_buf text;
    if (!hoshi_book_add_sheet(&b->to, HOSHI_MSG_REPORT_SHEET_SUMMARY))
        return;
    hoshi_buf_init(&text, 0);
    hoshi_book_set_width(&b->to, 0, WIDE);
    for (int i = 1; i <= 6; i++)
        hoshi_book_set_width(&b->to, i, NARROW);
    put_star(b, &text);
    put_counts(b, &text);
    hoshi_book_next_row(&b->to);
    hoshi_msg_put(&text, HOSHI_MSG_SCORE_POLICY, b->to.lang, r->policy->id.s,
                  hoshi_text_get(&r->policy->title, b->to.lang), NULL);
    hoshi_book_put_made(&b->to, &text, b->to.text);
    hoshi_book_next_row(&b->to);
    hoshi_msg_put(&text, HOSHI_MSG_REPORT_HASHES, b->to.lang, r->catalog->sha256, r->policy->sha256,
                  r->answers->sha256);
    hoshi_book_put_made(&b->to, &text, b->to.text);
    hoshi_book_next_row(&b->to); /* so that it is as high as it needs */
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
        hoshi_book_put_made(&b->to, cell, b->to.text);
    }
    hoshi_book_next_row(&b->to);
}

static void put_criteria(struct book *b)
{
    const struct hoshi_catalog *cat = b->v->r->catalog;
    struct hoshi_buf cell;
    if (!hoshi_book_add_sheet(&b->to, HOSHI_MSG_REPORT_SHEET_CRITERIA))
        return;
    hoshi_buf_init(&cell, 0);
    for (int i = 0; i < HOSHI_RESULT_COLUMN_COUNT_; i++) {
        hoshi_book_set_width(&b->to, i, width_of((enum hoshi_result_column)i));
        hoshi_book_put(&b->to, hoshi_result_head((enum hoshi_result_column)i, b->to.lang),
                       b->to.head);
    }
    hoshi_book_next_row(&b->to);
    for (size_t i = 0; i < cat->n_criterion && !b->to.w->failed; i++) {
        if (hoshi_result_has_row(b->v, cat->criterion[i]))
            put_criterion(b, cat->criterion[i], &cell);
    }
    hoshi_book_end_table(&b->to, HOSHI_RESULT_COLUMN_COUNT_);
    hoshi_buf_release(&cell);
}

/* --- plan */

static void put_package(struct book *b, size_t at, struct hoshi_buf *cell)
{
    const struct hoshi_plan *plan = b->v->opts->plan;
    for (int i = 0; i < HOSHI_PLAN_COLUMN_COUNT_; i++) {
        enum hoshi_plan_column column = (enum hoshi_plan_column)i;
        if (hoshi_plan_is_number(column)) {
            hoshi_book_put_number(&b->to, hoshi_plan_number(plan, at, column));
            continue;
        }
        hoshi_plan_cell(plan, at, column, b->to.lang, cell);
        hoshi_book_put_made(&b->to, cell, b->to.text);
    }
    hoshi_book_next_row(&b->to);
}

static void put_plan(struct book *b)
{
    const struct hoshi_plan *plan = b->v->opts->plan;
    struct hoshi_buf cell;
    if (plan == NULL || !hoshi_book_add_sheet(&b->to, HOSHI_MSG_REPORT_SHEET_PLAN))
        return;
    hoshi_buf_init(&cell, 0);
    for (int i = 0; i < HOSHI_PLAN_COLUMN_COUNT_; i++) {
        bool wide = i == HOSHI_PLAN_TITLE || i >= HOSHI_PLAN_OUTCOME;
        hoshi_book_set_width(&b->to, i, wide ? MIDDLE * 2 : NARROW);
        hoshi_book_put_msg(&b->to, hoshi_plan_head((enum hoshi_plan_column)i));
    }
    hoshi_book_next_row(&b->to);
    for (size_t i = 0; i < plan->n_item && !b->to.w->failed; i++)
        put_package(b, i, &cell);
    hoshi_book_end_table(&b->to, HOSHI_PLAN_COLUMN_COUNT_);
    hoshi_book_next_row(&b->to);
    b->to.col = HOSHI_PLAN_OUTCOME;
    hoshi_msg_put(&cell, HOSHI_MSG_PLAN_ESTIMATE, b->to.lang,
                  hoshi_confidence_label(plan->packages->confidence, b->to.lang), NULL, NULL);
    hoshi_book_put_made(&b->to, &cell, b->to.text);
    hoshi_book_next_row(&b->to);
    hoshi_buf_release(&cell);
}

static void fill(struct hoshi_workbook *w, void *user)
{
    struct book *b = user;
    b->to.w = w;
    hoshi_workbook_about(w, "hoshi report", b->v->r->as_of);
    if (!hoshi_book_make_formats(&b->to)) {
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
    struct book b = {.v = &view, .to = {.lang = opts->lang}};
    rc = hoshi_workbook_make(fill, &b, HOSHI_LIMIT_OUTPUT_BYTES, out);
    hoshi_view_release(&view);
    return rc;
}

/* The plan alone. */
static void fill_plan(struct hoshi_workbook *w, void *user)
{
    struct book *b = user;
    b->to.w = w;
    hoshi_workbook_about(w, "hoshi plan", b->v->r->as_of);
    w->failed = w->failed || !hoshi_book_make_formats(&b->to);
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
    struct book b = {.v = &view, .to = {.lang = opts->lang}};
    rc = hoshi_workbook_make(fill_plan, &b, HOSHI_LIMIT_OUTPUT_BYTES, out);
    hoshi_view_release(&view);
    return rc;
}
