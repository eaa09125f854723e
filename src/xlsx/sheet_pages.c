/* The sheets of a workbook to fill in that stand before the answers: how to fill it in, company and
 * conditions. */
#include <string.h>

#include "base/str.h"
#include "report/answer_words.h"
#include "report/level.h"
#include "xlsx/sheet_book.h"

enum { GUIDE_WORD = 16, GUIDE_TEXT = 100, ID_WIDTH = 12, QUESTION = 80, ANSWER = 36, HINT = 50 };

static void put_line(struct hoshi_sheet_book *s, enum hoshi_msg msg, const char *a0)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_msg_put(&text, msg, s->b.lang, a0, NULL, NULL);
    s->b.col = 1;
    hoshi_book_put_made(&s->b, &text, s->b.text);
    hoshi_book_next_row(&s->b);
    hoshi_buf_release(&text);
}

static void put_step(struct hoshi_sheet_book *s, unsigned n, enum hoshi_msg msg)
{
    char digits[8];
    snprintf(digits, sizeof digits, "%u", n);
    hoshi_book_put(&s->b, digits, s->b.text);
    hoshi_book_put(&s->b, hoshi_msg(msg, s->b.lang), s->b.text);
    hoshi_book_next_row(&s->b);
}

static void put_word(struct hoshi_sheet_book *s, const char *word, const char *means)
{
    hoshi_book_put(&s->b, word, s->shown);
    hoshi_book_put(&s->b, means, s->shown);
    hoshi_book_next_row(&s->b);
}

/* What each answer means, or wants besides. */
static void put_answers(struct hoshi_sheet_book *s)
{
    static const enum hoshi_msg means[HOSHI_STATUS_COUNT_] = {
        [HOSHI_STATUS_MET] = HOSHI_MSG_BOOK_MET,
        [HOSHI_STATUS_PARTIAL] = HOSHI_MSG_BOOK_PARTIAL,
        [HOSHI_STATUS_UNMET] = HOSHI_MSG_BOOK_UNMET,
        [HOSHI_STATUS_PLANNED] = HOSHI_MSG_BOOK_PLANNED,
        [HOSHI_STATUS_NOT_APPLICABLE] = HOSHI_MSG_BOOK_NOT_APPLICABLE,
        [HOSHI_STATUS_UNKNOWN] = HOSHI_MSG_BOOK_UNKNOWN,
    };
    const struct hoshi_catalog *cat = s->t->cat;
    switch (hoshi_catalog_answered_by(cat)) {
    case HOSHI_ANSWERED_BY_STATUS:
        for (int i = HOSHI_STATUS_UNANSWERED + 1; i < HOSHI_STATUS_COUNT_; i++) {
            if (hoshi_catalog_takes(cat, (unsigned)i))
                put_word(s, hoshi_sheet_status_word((enum hoshi_status)i, s->b.lang),
                         hoshi_msg(means[i], s->b.lang));
        }
        break;
    case HOSHI_ANSWERED_BY_LEVEL:
        for (size_t i = 0; i < cat->n_scale; i++) {
            char digits[8];
            snprintf(digits, sizeof digits, "%u", (unsigned)cat->scale[i].value);
            put_word(s, digits, hoshi_text_get(&cat->scale[i].title, s->b.lang));
        }
        break;
    case HOSHI_ANSWERED_BY_APPLIED:
        put_word(s, hoshi_sheet_yes_word(true, s->b.lang),
                 hoshi_msg(HOSHI_MSG_BOOK_APPLIED, s->b.lang));
        put_word(s, hoshi_sheet_yes_word(false, s->b.lang),
                 hoshi_msg(HOSHI_MSG_BOOK_EXCLUDED, s->b.lang));
        break;
    case HOSHI_ANSWERED_BY_NOTE:
    case HOSHI_ANSWERED_BY_COUNT_:
        break;
    }
}

void hoshi_sheet_put_guide(struct hoshi_sheet_book *s)
{
    const struct hoshi_catalog *cat = s->t->cat;
    const enum hoshi_msg step[] = {
        HOSHI_MSG_BOOK_STEP_COMPANY,
        s->by_owner ? HOSHI_MSG_BOOK_STEP_OWNERS : HOSHI_MSG_BOOK_STEP_ANSWERS,
        HOSHI_MSG_BOOK_STEP_UNKNOWN, HOSHI_MSG_BOOK_STEP_PROGRESS, HOSHI_MSG_BOOK_STEP_BACK};
    if (!hoshi_book_add_sheet(&s->b, HOSHI_MSG_BOOK_GUIDE))
        return;
    hoshi_book_set_width(&s->b, 0, GUIDE_WORD);
    hoshi_book_set_width(&s->b, 1, GUIDE_TEXT);
    hoshi_workbook_text(s->b.w, s->b.sheet, 0, 0, hoshi_text_get(&cat->title, s->b.lang), s->title);
    hoshi_book_next_row(&s->b);
    put_line(s, HOSHI_MSG_BOOK_WHAT, cat->name);
    put_line(s, hoshi_level_msg(cat, HOSHI_MSG_NOT_OFFICIAL), NULL);
    hoshi_book_next_row(&s->b);
    for (size_t i = 0; i < sizeof step / sizeof step[0]; i++)
        put_step(s, (unsigned)i + 1, step[i]);
    hoshi_book_next_row(&s->b);
    put_answers(s);
    s->b.w->lib->worksheet_activate(s->b.sheet);
    s->b.w->lib->worksheet_set_first_sheet(s->b.sheet);
    hoshi_sheet_protect(s);
}

static enum hoshi_sheet_takes takes(const struct hoshi_sheet_row *r)
{
    if (r->kind == HOSHI_SHEET_ROW_CONDITION)
        return HOSHI_SHEET_TAKES_YES_NO;
    return strcmp(r->cell[HOSHI_SHEET_ID], "assessed_on") == 0 ? HOSHI_SHEET_TAKES_DAY
           : strcmp(r->cell[HOSHI_SHEET_ID], "target") == 0    ? HOSHI_SHEET_TAKES_LEVEL
                                                               : HOSHI_SHEET_TAKES_ANY;
}

static void put_about(struct hoshi_sheet_book *s, const struct hoshi_sheet_row *r)
{
    enum hoshi_sheet_takes what = takes(r);
    bool is_condition = r->kind == HOSHI_SHEET_ROW_CONDITION;
    hoshi_book_put(&s->b, r->cell[HOSHI_SHEET_ID], s->shown);
    hoshi_book_put(&s->b, r->cell[HOSHI_SHEET_QUESTION], s->shown);
    hoshi_sheet_put_answer(s, r->cell[s->t->value], what == HOSHI_SHEET_TAKES_DAY);
    hoshi_book_put(&s->b,
                   is_condition ? hoshi_msg(HOSHI_MSG_BOOK_CONDITION, s->b.lang)
                                : r->cell[HOSHI_SHEET_WHAT_COUNTS],
                   s->b.text);
    if (what != HOSHI_SHEET_TAKES_ANY)
        hoshi_sheet_validate(s, s->b.row, s->b.row, 2, what, NULL);
    hoshi_book_next_row(&s->b);
}

/* The ids stand in a column that nobody needs to see. */
void hoshi_sheet_put_company(struct hoshi_sheet_book *s)
{
    static const enum hoshi_sheet_column head[] = {HOSHI_SHEET_ID, HOSHI_SHEET_QUESTION};
    lxw_row_col_options hidden = {.hidden = 1};
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    if (!hoshi_book_add_sheet(&s->b, HOSHI_MSG_BOOK_COMPANY))
        return;
    hoshi_book_set_width(&s->b, 1, QUESTION);
    hoshi_book_set_width(&s->b, 2, ANSWER);
    hoshi_book_set_width(&s->b, 3, HINT);
    s->b.width[0] = ID_WIDTH * 4;
    hoshi_workbook_note(
        s->b.w, s->b.w->lib->worksheet_set_column_opt(s->b.sheet, 0, 0, ID_WIDTH, NULL, &hidden));
    for (size_t i = 0; i <= sizeof head / sizeof head[0]; i++) {
        struct hoshi_str h =
            hoshi_sheet_head(i < sizeof head / sizeof head[0] ? head[i] : s->t->value, s->b.lang);
        hoshi_buf_put(&text, h.p, h.n);
        hoshi_book_put_made(&s->b, &text, s->label);
    }
    hoshi_book_next_row(&s->b);
    for (size_t i = 0; i < s->t->n_row; i++) {
        enum hoshi_sheet_row_kind kind = s->t->row[i].kind;
        if (kind == HOSHI_SHEET_ROW_ABOUT || kind == HOSHI_SHEET_ROW_CONDITION)
            put_about(s, &s->t->row[i]);
    }
    s->b.w->lib->worksheet_freeze_panes(s->b.sheet, 1, 0);
    hoshi_sheet_protect(s);
    hoshi_buf_release(&text);
}
