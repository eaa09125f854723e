/* What cells of a workbook take. Programs offer the words as a list, and refuse others. */
#include "xlsx/sheet_book.h"

#include <string.h>

enum {
    WORDS_MAX = 128, /* more do not fit into the list of a cell */
    WORD_BYTES = 64,
    LIST_CHARACTERS_MAX = 255 /* of the file format, with the commas */
};

struct words {
    char text[WORDS_MAX][WORD_BYTES];
    size_t n;
    bool is_cut; /* there are others, which a list would forbid */
};

static void add(struct words *w, const char *s)
{
    if (s == NULL)
        return;
    w->is_cut = w->is_cut || w->n == WORDS_MAX || strlen(s) >= WORD_BYTES;
    if (!w->is_cut)
        snprintf(w->text[w->n++], WORD_BYTES, "%s", s);
}

static void collect(const struct hoshi_sheet_book *s, enum hoshi_sheet_takes takes,
                    const struct hoshi_criterion *of, struct words *w)
{
    const struct hoshi_catalog *cat = s->t->cat;
    char digits[8];
    switch (takes) {
    case HOSHI_SHEET_TAKES_YES_NO:
        add(w, hoshi_sheet_yes_word(true, s->b.lang));
        add(w, hoshi_sheet_yes_word(false, s->b.lang));
        break;
    case HOSHI_SHEET_TAKES_STATUS:
        for (int i = HOSHI_STATUS_UNANSWERED + 1; i < HOSHI_STATUS_COUNT_; i++) {
            if (hoshi_catalog_takes(cat, (unsigned)i))
                add(w, hoshi_sheet_status_word((enum hoshi_status)i, s->b.lang));
        }
        break;
    case HOSHI_SHEET_TAKES_STEP:
        for (size_t i = 0; i < cat->n_scale; i++) {
            snprintf(digits, sizeof digits, "%u", (unsigned)cat->scale[i].value);
            add(w, digits);
        }
        break;
    case HOSHI_SHEET_TAKES_LEVEL:
        for (size_t i = 0; i < cat->n_level; i++) {
            snprintf(digits, sizeof digits, "%u", (unsigned)cat->level[i].star);
            const char *id = hoshi_catalog_level_id(cat, cat->level[i].star);
            add(w, id != NULL ? id : digits);
        }
        break;
    case HOSHI_SHEET_TAKES_BRANCH:
        for (size_t i = 0; i < of->n_branch; i++)
            add(w, of->branch[i].id.s);
        break;
    case HOSHI_SHEET_TAKES_STATE:
        for (size_t i = 0; i < of->n_state; i++)
            add(w, of->state[i].id.s);
        break;
    case HOSHI_SHEET_TAKES_ANY:
    case HOSHI_SHEET_TAKES_DAY:
        break;
    }
}

/* A list that is too long for the file format is none: the cell takes anything then, and whoever
 * reads it complains. */
static bool fits(const struct words *w)
{
    size_t n = 0;
    for (size_t i = 0; i < w->n; i++)
        n += strlen(w->text[i]) + 1;
    return w->n != 0 && !w->is_cut && n <= LIST_CHARACTERS_MAX;
}

void hoshi_sheet_validate(struct hoshi_sheet_book *s, lxw_row_t first, lxw_row_t last,
                          lxw_col_t col, enum hoshi_sheet_takes takes,
                          const struct hoshi_criterion *of)
{
    struct words w = {.n = 0};
    char *list[WORDS_MAX + 1] = {NULL};
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = list,
        .ignore_blank = LXW_VALIDATION_ON,
        .dropdown = LXW_VALIDATION_ON,
        .error_title = (char *)hoshi_msg(HOSHI_MSG_BOOK_WRONG, s->b.lang),
        .error_message = (char *)hoshi_msg(HOSHI_MSG_BOOK_WRONG_WORD, s->b.lang),
    };
    if (takes == HOSHI_SHEET_TAKES_DAY) {
        rule.validate = LXW_VALIDATION_TYPE_DATE;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_datetime = (lxw_datetime){.year = 1990, .month = 1, .day = 1};
        rule.maximum_datetime = (lxw_datetime){.year = 2099, .month = 12, .day = 31};
        rule.error_message = (char *)hoshi_msg(HOSHI_MSG_BOOK_WRONG_DAY, s->b.lang);
    } else {
        collect(s, takes, of, &w);
        if (!fits(&w))
            return;
    }
    for (size_t i = 0; i < w.n; i++)
        list[i] = w.text[i];
    hoshi_workbook_note(s->b.w, s->b.w->lib->worksheet_data_validation_range(s->b.sheet, first, col,
                                                                             last, col, &rule));
}
