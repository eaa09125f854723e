/* What is left, by category and by star: formulas count what is filled in, for the eye alone. The
 * judgement is hoshi's. */
#include <string.h>

#include "xlsx/sheet_book.h"

enum { NAME_WIDTH = 40, COUNT_WIDTH = 14 };

/* One row of counts: the rows of the answers where a column says something. */
struct tally {
    enum hoshi_sheet_column by;
    const char *is;
};

/* What is counted of them. */
enum count { COUNT_ALL, COUNT_ANSWERED, COUNT_DONE, COUNT_LEFT, COUNT_COUNT_ };

/* An answer after which nothing is left to do. */
static bool is_done(const struct hoshi_sheet_book *s, const struct hoshi_sheet_row *r)
{
    for (int i = 0; i < HOSHI_STATUS_COUNT_; i++) {
        const char *word = hoshi_sheet_status_word((enum hoshi_status)i, s->b.lang);
        if (hoshi_status_is_claim((enum hoshi_status)i) && r->cell[HOSHI_SHEET_STATUS] != NULL &&
            strcmp(r->cell[HOSHI_SHEET_STATUS], word) == 0)
            return true;
    }
    return false;
}

static long long count(const struct hoshi_sheet_book *s, const struct tally *t, enum count what)
{
    long long n = 0;
    for (size_t i = 0; i < s->t->n_row; i++) {
        const struct hoshi_sheet_row *r = &s->t->row[i];
        if (r->criterion == NULL || strcmp(r->cell[t->by], t->is) != 0)
            continue;
        bool answered = r->cell[s->t->value] != NULL;
        n += what == COUNT_ALL || (what == COUNT_ANSWERED && answered) ||
             (what == COUNT_DONE && is_done(s, r)) || (what == COUNT_LEFT && !answered);
    }
    return n;
}

/* "'sheet'!$B$2:$B$9" */
static void put_range(const struct hoshi_sheet_book *s, const struct hoshi_sheet_part *p,
                      enum hoshi_sheet_column k, struct hoshi_buf *out)
{
    char range[64];
    char letter = (char)('A' + s->col[k]);
    snprintf(range, sizeof range, "'!$%c$%u:$%c$%u", letter, (unsigned)p->first + 1, letter,
             (unsigned)p->last + 1);
    hoshi_buf_puts(out, "'");
    hoshi_buf_puts(out, p->name);
    hoshi_buf_puts(out, range);
}

/* Rows of all sheets where the column by says what stands in the first cell of this row, and the
 * answer is one, or any. */
static void put_count(const struct hoshi_sheet_book *s, const struct tally *t, const char *answer,
                      struct hoshi_buf *out)
{
    char first[32];
    snprintf(first, sizeof first, ",$A%u,", (unsigned)s->b.row + 1);
    for (size_t p = 0; p < s->n_part; p++) {
        hoshi_buf_puts(out, "+COUNTIFS(");
        put_range(s, &s->part[p], t->by, out);
        hoshi_buf_puts(out, first);
        put_range(s, &s->part[p], s->t->value, out);
        hoshi_buf_puts(out, ",\"");
        hoshi_buf_puts(out, answer);
        hoshi_buf_puts(out, "\")");
    }
}

static void put_formula(struct hoshi_sheet_book *s, struct hoshi_buf *formula, long long now)
{
    const struct hoshi_libxlsxwriter *lib = s->b.w->lib;
    s->b.w->failed = s->b.w->failed || formula->failed;
    if (!formula->failed)
        hoshi_workbook_note(s->b.w,
                            lib->worksheet_write_formula_num(s->b.sheet, s->b.row, s->b.col,
                                                             formula->p, s->shown, (double)now));
    s->b.col++;
    hoshi_buf_clear(formula);
}

static void put_tally(struct hoshi_sheet_book *s, const struct tally *t)
{
    struct hoshi_buf formula;
    char left[32];
    hoshi_buf_init(&formula, 0);
    hoshi_book_put(&s->b, t->is, s->shown);
    hoshi_workbook_note(
        s->b.w, s->b.w->lib->worksheet_write_number(s->b.sheet, s->b.row, s->b.col++,
                                                    (double)count(s, t, COUNT_ALL), s->shown));
    hoshi_buf_puts(&formula, "=0");
    put_count(s, t, "<>", &formula);
    put_formula(s, &formula, count(s, t, COUNT_ANSWERED));
    if (s->t->has[HOSHI_SHEET_STATUS]) {
        hoshi_buf_puts(&formula, "=0");
        for (int i = 0; i < HOSHI_STATUS_COUNT_; i++) {
            if (hoshi_status_is_claim((enum hoshi_status)i))
                put_count(s, t, hoshi_sheet_status_word((enum hoshi_status)i, s->b.lang), &formula);
        }
        put_formula(s, &formula, count(s, t, COUNT_DONE));
    }
    snprintf(left, sizeof left, "=B%u-C%u", (unsigned)s->b.row + 1, (unsigned)s->b.row + 1);
    hoshi_buf_puts(&formula, left);
    put_formula(s, &formula, count(s, t, COUNT_LEFT));
    hoshi_book_next_row(&s->b);
    hoshi_buf_release(&formula);
}

/* A table: every value of a column once, in the order of the answers. */
static void put_tallies(struct hoshi_sheet_book *s, enum hoshi_sheet_column by, enum hoshi_msg head)
{
    const enum hoshi_msg heads[] = {head, HOSHI_MSG_BOOK_COUNT_ALL, HOSHI_MSG_BOOK_COUNT_ANSWERED,
                                    HOSHI_MSG_BOOK_COUNT_DONE, HOSHI_MSG_BOOK_COUNT_LEFT};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        if (heads[i] != HOSHI_MSG_BOOK_COUNT_DONE || s->t->has[HOSHI_SHEET_STATUS])
            hoshi_book_put(&s->b, hoshi_msg(heads[i], s->b.lang), s->label);
    }
    hoshi_book_next_row(&s->b);
    const char **seen = hoshi_arena_array(s->t->arena, s->t->n_row, sizeof *seen);
    size_t n_seen = 0;
    s->b.w->failed = s->b.w->failed || seen == NULL;
    for (size_t i = 0; seen != NULL && i < s->t->n_row; i++) {
        size_t k = 0;
        if (s->t->row[i].criterion == NULL)
            continue;
        while (k < n_seen && strcmp(seen[k], s->t->row[i].cell[by]) != 0)
            k++;
        if (k == n_seen)
            put_tally(s, &(struct tally){by, seen[n_seen++] = s->t->row[i].cell[by]});
    }
    hoshi_book_next_row(&s->b);
}

void hoshi_sheet_put_progress(struct hoshi_sheet_book *s)
{
    if (!hoshi_book_add_sheet(&s->b, HOSHI_MSG_BOOK_PROGRESS))
        return;
    hoshi_book_set_width(&s->b, 0, NAME_WIDTH);
    for (int i = 1; i <= COUNT_COUNT_; i++)
        hoshi_book_set_width(&s->b, i, COUNT_WIDTH);
    hoshi_workbook_text(s->b.w, s->b.sheet, s->b.row, 0,
                        hoshi_msg(HOSHI_MSG_BOOK_ONLY_COUNTS, s->b.lang), NULL);
    hoshi_book_next_row(&s->b);
    hoshi_book_next_row(&s->b);
    if (s->t->has[HOSHI_SHEET_FROM_STAR])
        put_tallies(s, HOSHI_SHEET_FROM_STAR, HOSHI_MSG_BOOK_BY_STAR);
    put_tallies(s, HOSHI_SHEET_CATEGORY, HOSHI_MSG_BOOK_BY_CATEGORY);
    hoshi_sheet_protect(s);
}
