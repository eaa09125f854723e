/* The portfolio as a workbook. Every text is written as a text: nothing a supplier wrote can become
 * a formula, nor when somebody edits the cell, which has the text format. */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "i18n/msg.h"
#include "report/buyer/columns.h"
#include "report/headline.h"
#include "report/level.h"
#include "xlsx/workbook.h"
#include "xlsx/xlsx.h"

struct book {
    struct hoshi_workbook *w;
    lxw_worksheet *sheet;
    lxw_format *head, *text, *wrap, *percent;
    const struct hoshi_portfolio *p;
    enum hoshi_lang lang;
    lxw_row_t row;
    lxw_col_t col;
};

static void note(struct book *b, lxw_error e)
{
    hoshi_workbook_note(b->w, e);
}

static void put(struct book *b, const char *s, lxw_format *format)
{
    hoshi_workbook_text(b->w, b->sheet, b->row, b->col, s, format);
    b->col++;
}

static void put_number(struct book *b, bool known, double v, lxw_format *format)
{
    if (known)
        note(b, b->w->lib->worksheet_write_number(b->sheet, b->row, b->col, v, format));
    b->col++;
}

static void put_msg(struct book *b, enum hoshi_msg msg)
{
    put(b, hoshi_msg(hoshi_level_msg(b->p->catalog, msg), b->lang), b->head);
}

static void next_row(struct book *b)
{
    b->row++;
    b->col = 0;
}

static void add_sheet(struct book *b, enum hoshi_msg name)
{
    b->sheet = b->w->lib->workbook_add_worksheet(b->w->book, hoshi_msg(name, b->lang));
    b->w->failed = b->w->failed || b->sheet == NULL;
    b->row = 0;
    b->col = 0;
}

static void put_supplier(struct book *b, const struct hoshi_portfolio_row *row,
                         struct hoshi_buf *text)
{
    for (int c = 0; c < HOSHI_COLUMN_COUNT_; c++) {
        struct hoshi_portfolio_cell cell =
            hoshi_portfolio_cell(b->p, row, (enum hoshi_portfolio_column)c, b->lang, text);
        if (cell.kind == HOSHI_CELL_NUMBER)
            put_number(b, true, (double)cell.number, NULL);
        else
            put(b, cell.label, b->text);
    }
    for (size_t g = 0; g < b->p->catalog->n_group; g++) {
        int percent = hoshi_portfolio_percent(row, g);
        put_number(b, percent >= 0, percent / 100.0, b->percent);
    }
    next_row(b);
}

/* "1 Governance (%)": the share that is satisfied, as on the page. */
static void put_category(struct book *b, const struct hoshi_group *group)
{
    struct hoshi_buf head;
    hoshi_buf_init(&head, 0);
    hoshi_msg_put(&head, HOSHI_MSG_XLSX_CATEGORY, b->lang, group->id.s,
                  hoshi_text_get(&group->title, b->lang), NULL);
    put(b, head.p, b->head);
    b->w->failed = b->w->failed || head.failed;
    hoshi_buf_release(&head);
}

static void put_heads(struct book *b)
{
    for (int c = 0; c < HOSHI_COLUMN_COUNT_; c++)
        put_msg(b, hoshi_portfolio_heads[c].head);
    for (size_t g = 0; g < b->p->catalog->n_group; g++)
        put_category(b, &b->p->catalog->group[g]);
    next_row(b);
}

/* The less is satisfied, the darker, as on the page. */
static void shade(struct book *b, lxw_row_t end, lxw_col_t last)
{
    lxw_conditional_format scale = {.type = LXW_CONDITIONAL_2_COLOR_SCALE,
                                    .min_color = 0xec9a4b,
                                    .max_color = LXW_COLOR_WHITE,
                                    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .min_value = 0,
                                    .max_value = 1};
    note(b, b->w->lib->worksheet_conditional_format_range(b->sheet, 1, HOSHI_COLUMN_COUNT_, end,
                                                          last, &scale));
}

static void set_width(struct book *b, enum hoshi_portfolio_column column, double width)
{
    note(b, b->w->lib->worksheet_set_column(b->sheet, (lxw_col_t)column, (lxw_col_t)column, width,
                                            NULL));
}

static void put_suppliers(struct book *b)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    add_sheet(b, HOSHI_MSG_XLSX_SUPPLIERS);
    if (b->w->failed)
        return;
    put_heads(b);
    lxw_col_t last = (lxw_col_t)(HOSHI_COLUMN_COUNT_ + b->p->catalog->n_group - 1);
    for (size_t i = 0; i < b->p->n && !b->w->failed; i++)
        put_supplier(b, &b->p->row[i], &text);
    b->w->failed = b->w->failed || text.failed;
    hoshi_buf_release(&text);
    lxw_row_t end = b->row > 1 ? b->row - 1 : 1;
    shade(b, end, last);
    note(b, b->w->lib->worksheet_autofilter(b->sheet, 0, 0, end, last));
    b->w->lib->worksheet_freeze_panes(b->sheet, 1, HOSHI_COLUMN_NAME + 1);
    set_width(b, HOSHI_COLUMN_ID, 14);
    set_width(b, HOSHI_COLUMN_NAME, 32);
    set_width(b, HOSHI_COLUMN_STATE, 20);
    set_width(b, HOSHI_COLUMN_REACHED, 20);
    set_width(b, HOSHI_COLUMN_DUE, 12);
    set_width(b, HOSHI_COLUMN_SOURCE, 40);
    set_width(b, HOSHI_COLUMN_MISSING, 40);
}

static void put_criteria(struct book *b)
{
    const struct hoshi_catalog *cat = b->p->catalog;
    add_sheet(b, HOSHI_MSG_XLSX_CRITERIA);
    if (b->w->failed)
        return;
    put_msg(b, HOSHI_MSG_XLSX_CRITERION);
    put_msg(b, HOSHI_MSG_XLSX_CRITERION_STAR);
    put_msg(b, HOSHI_MSG_XLSX_CRITERION_TEXT);
    put_msg(b, HOSHI_MSG_XLSX_CRITERION_MISSING);
    next_row(b);
    for (size_t i = 0; i < cat->n_criterion; i++) {
        put(b, cat->criterion[i]->id.s, b->text);
        if (hoshi_catalog_has_stars(cat))
            put_number(b, true, cat->criterion[i]->star, NULL);
        else
            put(b, hoshi_catalog_star_name(cat, cat->criterion[i]->star, b->lang), b->text);
        put(b, hoshi_text_get(&cat->criterion[i]->text, b->lang), b->wrap);
        put_number(b, true, hoshi_portfolio_missing(b->p, (uint32_t)i), NULL);
        next_row(b);
    }
    note(b, b->w->lib->worksheet_autofilter(b->sheet, 0, 0, b->row - 1, 3));
    b->w->lib->worksheet_freeze_panes(b->sheet, 1, 0);
    note(b, b->w->lib->worksheet_set_column(b->sheet, 2, 2, 90, NULL));
}

static void put_fact(struct book *b, enum hoshi_msg name, const char *value)
{
    if (value == NULL)
        return;
    put_msg(b, name);
    put(b, value, b->text);
    next_row(b);
}

/* How many suppliers of each state, those that have none of it too. */
static void put_states(struct book *b)
{
    for (int state = 0; state < HOSHI_RECORD_STATE_COUNT_; state++) {
        long long n = 0;
        if (!hoshi_portfolio_holds((enum hoshi_record_state)state))
            continue;
        for (size_t i = 0; i < b->p->n; i++)
            n += b->p->row[i].counts && b->p->row[i].state == (enum hoshi_record_state)state;
        put(b, hoshi_record_state_label((enum hoshi_record_state)state, b->lang), b->head);
        put_number(b, true, (double)n, NULL);
        next_row(b);
    }
}

/* Another catalogue or policy than the usual one: a row each. */
static void put_notes(struct book *b)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_headline_sources(b->p->catalog, b->p->policy, b->lang, &lines);
    for (char *line = lines.p; line != NULL && *line != '\0'; next_row(b)) {
        char *end = line + strcspn(line, "\n"), *next = end + (*end != '\0');
        *end = '\0';
        put(b, line, b->text);
        line = next;
    }
    b->w->failed = b->w->failed || lines.failed;
    hoshi_buf_release(&lines);
}

static void put_origin(struct book *b)
{
    char day[HOSHI_DATE_BYTES], part[32];
    const struct hoshi_portfolio *p = b->p;
    add_sheet(b, HOSHI_MSG_XLSX_ORIGIN);
    if (b->w->failed)
        return;
    put(b, hoshi_msg(hoshi_level_msg(p->catalog, HOSHI_MSG_NOT_OFFICIAL), b->lang), b->text);
    next_row(b);
    put(b, hoshi_msg(hoshi_level_msg(p->catalog, HOSHI_MSG_XLSX_RULE), b->lang), b->text);
    next_row(b);
    put(b, hoshi_msg(HOSHI_MSG_XLSX_PERCENT, b->lang), b->text);
    next_row(b);
    put_notes(b);
    put_states(b);
    snprintf(part, sizeof part, "%u/%u", (unsigned)p->part, (unsigned)p->n_part);
    put_fact(b, HOSHI_MSG_XLSX_PART, p->n_part != 0 ? part : NULL);
    put_fact(b, HOSHI_MSG_XLSX_AS_OF, hoshi_date_format(p->as_of, day));
    put_fact(b, HOSHI_MSG_XLSX_CATALOGUE, p->catalog->name);
    put_fact(b, HOSHI_MSG_XLSX_SHA256, p->catalog->sha256);
    put_fact(b, HOSHI_MSG_XLSX_POLICY, p->policy->id.s);
    put_fact(b, HOSHI_MSG_XLSX_SHA256, p->policy->sha256);
    put_fact(b, HOSHI_MSG_XLSX_OVERLAY, p->overlay != NULL ? p->overlay->id.s : NULL);
    put_fact(b, HOSHI_MSG_XLSX_SHA256, p->overlay != NULL ? p->overlay->sha256 : NULL);
    put_fact(b, HOSHI_MSG_XLSX_EARLIER,
             p->earlier != NULL ? hoshi_date_format(p->earlier->as_of, day) : NULL);
    note(b, b->w->lib->worksheet_set_column(b->sheet, 0, 1, 30, NULL));
}

static void fill(struct hoshi_workbook *w, void *user)
{
    struct book *b = user;
    b->w = w;
    hoshi_workbook_about(w, "hoshi portfolio", b->p->as_of);
    b->head = w->lib->workbook_add_format(w->book);
    b->text = w->lib->workbook_add_format(w->book);
    b->wrap = w->lib->workbook_add_format(w->book);
    b->percent = w->lib->workbook_add_format(w->book);
    w->failed =
        w->failed || b->head == NULL || b->text == NULL || b->wrap == NULL || b->percent == NULL;
    if (!w->failed) {
        w->lib->format_set_bold(b->head);
        w->lib->format_set_text_wrap(b->head);
        w->lib->format_set_num_format(b->text, "@");
        w->lib->format_set_text_wrap(b->wrap);
        w->lib->format_set_num_format(b->percent, "0%");
        put_suppliers(b);
    }
    if (!w->failed)
        put_criteria(b);
    if (!w->failed)
        put_origin(b);
}

enum hoshi_rc hoshi_portfolio_xlsx(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                                   struct hoshi_buf *out)
{
    struct book b = {.p = p, .lang = lang};
    return hoshi_workbook_make(fill, &b, HOSHI_LIMIT_PORTFOLIO_BYTES, out);
}
