/* The sheets of answers in a workbook to fill in: one, or one for each who is usually in charge. */
#include <string.h>

#include "xlsx/sheet_book.h"

static const unsigned width_of[HOSHI_SHEET_COLUMN_COUNT_] = {
    [HOSHI_SHEET_ID] = 9,          [HOSHI_SHEET_CATEGORY] = 10,    [HOSHI_SHEET_REQUIREMENT] = 14,
    [HOSHI_SHEET_QUESTION] = 32,   [HOSHI_SHEET_WHAT_COUNTS] = 30, [HOSHI_SHEET_FIRST_STEP] = 26,
    [HOSHI_SHEET_FROM_STAR] = 5,   [HOSHI_SHEET_MAIN_OWNER] = 9,   [HOSHI_SHEET_STATUS] = 11,
    [HOSHI_SHEET_LEVEL] = 8,       [HOSHI_SHEET_TARGET] = 8,       [HOSHI_SHEET_APPLIED] = 9,
    [HOSHI_SHEET_PERFORMED] = 11,  [HOSHI_SHEET_NOTE] = 18,        [HOSHI_SHEET_REASON] = 18,
    [HOSHI_SHEET_VIA] = 6,         [HOSHI_SHEET_STATE] = 6,        [HOSHI_SHEET_DUE] = 11,
    [HOSHI_SHEET_OWNER] = 9,       [HOSHI_SHEET_EVIDENCE] = 18,    [HOSHI_SHEET_UPDATED_BY] = 11,
    [HOSHI_SHEET_UPDATED_ON] = 12, [HOSHI_SHEET_CARRIED_OVER] = 7,
};

/* Of which answers a column is asked for; HOSHI_ASKS_NOTHING: of none in particular. */
static enum hoshi_status_asks asked_by(enum hoshi_sheet_column k)
{
    return k == HOSHI_SHEET_REASON ? HOSHI_ASKS_REASON
           : k == HOSHI_SHEET_DUE  ? HOSHI_ASKS_DUE
                                   : HOSHI_ASKS_NOTHING;
}

static bool is_day(enum hoshi_sheet_column k)
{
    return k == HOSHI_SHEET_PERFORMED || k == HOSHI_SHEET_DUE;
}

/* Whether it is filled in by people; what hoshi noted itself is kept as it is. */
static bool is_open(const struct hoshi_sheet_book *s, enum hoshi_sheet_column k)
{
    return s->t->has[k] && hoshi_sheet_is_read(k) && k != HOSHI_SHEET_ID &&
           k < HOSHI_SHEET_UPDATED_BY;
}

static void put_heads(struct hoshi_sheet_book *s)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    for (int k = 0; k < HOSHI_SHEET_COLUMN_COUNT_; k++) {
        struct hoshi_str head = hoshi_sheet_head((enum hoshi_sheet_column)k, s->b.lang);
        if (!s->t->has[k])
            continue;
        hoshi_book_set_width(&s->b, s->b.col, width_of[k]);
        for (size_t i = 0; i < head.n; i++) /* codes, for people */
            hoshi_buf_put(&text, head.p[i] == '_' ? " " : head.p + i, 1);
        hoshi_book_put_made(&s->b, &text, s->label);
    }
    hoshi_book_next_row(&s->b);
    hoshi_buf_release(&text);
}

static void put_row(struct hoshi_sheet_book *s, const struct hoshi_sheet_row *r)
{
    for (int k = 0; k < HOSHI_SHEET_COLUMN_COUNT_; k++) {
        if (is_open(s, (enum hoshi_sheet_column)k))
            hoshi_sheet_put_answer(s, r->cell[k], is_day((enum hoshi_sheet_column)k));
        else if (s->t->has[k])
            hoshi_book_put(&s->b, r->cell[k] != NULL ? r->cell[k] : " ", s->shown);
    }
    if (s->t->has[HOSHI_SHEET_VIA] && r->criterion->n_branch != 0)
        hoshi_sheet_validate(s, s->b.row, s->b.row, s->col[HOSHI_SHEET_VIA],
                             HOSHI_SHEET_TAKES_BRANCH, r->criterion);
    if (s->t->has[HOSHI_SHEET_STATE] && r->criterion->n_state != 0)
        hoshi_sheet_validate(s, s->b.row, s->b.row, s->col[HOSHI_SHEET_STATE],
                             HOSHI_SHEET_TAKES_STATE, r->criterion);
    hoshi_book_next_row(&s->b);
}

static void validate(struct hoshi_sheet_book *s, const struct hoshi_sheet_part *part,
                     enum hoshi_sheet_column k, enum hoshi_sheet_takes takes)
{
    if (s->t->has[k])
        hoshi_sheet_validate(s, part->first, part->last, s->col[k], takes, NULL);
}

/* Each answer has a colour; the words say the same. */
static void colour_answers(struct hoshi_sheet_book *s, const struct hoshi_sheet_part *part)
{
    lxw_col_t col = s->col[HOSHI_SHEET_STATUS];
    for (int i = HOSHI_STATUS_UNANSWERED + 1; i < HOSHI_STATUS_COUNT_; i++) {
        char quoted[64];
        lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                       .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                       .value_string = quoted,
                                       .format = s->colour[i]};
        snprintf(quoted, sizeof quoted, "\"%s\"",
                 hoshi_sheet_status_word((enum hoshi_status)i, s->b.lang));
        hoshi_workbook_note(s->b.w, s->b.w->lib->worksheet_conditional_format_range(
                                        s->b.sheet, part->first, col, part->last, col, &rule));
    }
}

/* "=AND($I2=\"word\",$K2=\"\")" of the first row: what the answer asks for is not there yet. */
static void colour_wanted(struct hoshi_sheet_book *s, const struct hoshi_sheet_part *part,
                          enum hoshi_sheet_column k)
{
    for (int i = 0; i < HOSHI_STATUS_COUNT_ && s->t->has[k]; i++) {
        char formula[128];
        enum hoshi_status status = (enum hoshi_status)i;
        lxw_conditional_format rule = {
            .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = formula, .format = s->wanted};
        if (asked_by(k) == HOSHI_ASKS_NOTHING || hoshi_status_asks(status) != asked_by(k))
            continue;
        snprintf(formula, sizeof formula, "=AND($%c%u=\"%s\",$%c%u=\"\")",
                 'A' + s->col[HOSHI_SHEET_STATUS], (unsigned)part->first + 1,
                 hoshi_sheet_status_word(status, s->b.lang), 'A' + s->col[k],
                 (unsigned)part->first + 1);
        hoshi_workbook_note(s->b.w,
                            s->b.w->lib->worksheet_conditional_format_range(
                                s->b.sheet, part->first, s->col[k], part->last, s->col[k], &rule));
    }
}

/* Lists to choose from, colours, heads that stay, a filter. */
static void finish(struct hoshi_sheet_book *s, const struct hoshi_sheet_part *part)
{
    const struct hoshi_libxlsxwriter *lib = s->b.w->lib;
    validate(s, part, HOSHI_SHEET_STATUS, HOSHI_SHEET_TAKES_STATUS);
    validate(s, part, HOSHI_SHEET_LEVEL, HOSHI_SHEET_TAKES_STEP);
    validate(s, part, HOSHI_SHEET_TARGET, HOSHI_SHEET_TAKES_STEP);
    validate(s, part, HOSHI_SHEET_APPLIED, HOSHI_SHEET_TAKES_YES_NO);
    validate(s, part, HOSHI_SHEET_PERFORMED, HOSHI_SHEET_TAKES_DAY);
    validate(s, part, HOSHI_SHEET_DUE, HOSHI_SHEET_TAKES_DAY);
    if (s->t->has[HOSHI_SHEET_STATUS]) {
        colour_answers(s, part);
        colour_wanted(s, part, HOSHI_SHEET_REASON);
        colour_wanted(s, part, HOSHI_SHEET_DUE);
    }
    hoshi_book_end_table(&s->b, s->n_col);
    hoshi_workbook_note(s->b.w, lib->worksheet_set_footer(s->b.sheet, "&L&A&R&P / &N"));
    lib->worksheet_set_margins(s->b.sheet, 0.3, 0.3, 0.4,
                               0.6); /* inches: letters are small enough */
    lib->worksheet_freeze_panes(s->b.sheet, 1, s->col[HOSHI_SHEET_QUESTION] + 1);
    hoshi_sheet_protect(s);
}

void hoshi_sheet_put_parts(struct hoshi_sheet_book *s)
{
    for (size_t p = 0; p < s->n_part && !s->b.w->failed; p++) {
        struct hoshi_sheet_part *part = &s->part[p];
        if (!hoshi_book_add_sheet_named(&s->b, part->name))
            return;
        put_heads(s);
        part->first = s->b.row;
        for (size_t i = 0; i < s->t->n_row; i++) {
            const struct hoshi_sheet_row *r = &s->t->row[i];
            if (r->criterion != NULL && (!s->by_owner || r->criterion->owner == part->owner))
                put_row(s, r);
        }
        part->last = s->b.row > part->first ? s->b.row - 1 : part->first;
        finish(s, part);
    }
}
