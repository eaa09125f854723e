/* A group as a workbook: what it has and rests on, and a row for each company. */
#include <hoshi/report_members.h>

#include "base/limits.h"
#include "base/str.h"
#include "report/group_words.h"
#include "report/level.h"
#include "xlsx/book.h"

enum { NARROW = 12, MIDDLE = 24, WIDE = 60 };

struct book {
    struct hoshi_book to;
    const struct hoshi_members *g;
};

/* --- summary */

static void put_row(struct book *b, struct hoshi_buf *text, lxw_format *format)
{
    hoshi_book_put_made(&b->to, text, format);
    hoshi_book_next_row(&b->to);
}

static void put_head(struct book *b, enum hoshi_msg msg, const char *a0)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_msg_put(&text, msg, b->to.lang, a0, NULL, NULL);
    hoshi_book_next_row(&b->to);
    put_row(b, &text, b->to.head);
    hoshi_buf_release(&text);
}

static void put_top(struct book *b, struct hoshi_buf *text)
{
    const struct hoshi_members *g = b->g;
    char day[HOSHI_DATE_BYTES];
    hoshi_msg_put(text, HOSHI_MSG_GROUP_BASIS, b->to.lang, g->catalog->name, g->policy->id.s,
                  hoshi_date_format(g->as_of, day));
    put_row(b, text, b->to.text);
    hoshi_buf_puts(text,
                   hoshi_msg(hoshi_level_msg(g->catalog, HOSHI_MSG_NOT_OFFICIAL), b->to.lang));
    put_row(b, text, b->to.text);
    hoshi_members_put_star(g, b->to.lang, text);
    put_row(b, text, b->to.head);
    hoshi_members_put_notes(g, b->to.lang, text);
    hoshi_book_put_lines(&b->to, text);
}

static void put_rests(struct book *b, struct hoshi_buf *text)
{
    if (hoshi_members_n_resting(b->g, text) == 0)
        return;
    put_head(b, HOSHI_MSG_GROUP_RESTS, NULL);
    for (size_t i = 0; i < b->g->n; i++) {
        struct hoshi_buf rests;
        hoshi_buf_init(&rests, 0);
        hoshi_members_put_rests(b->g, &b->g->member[i], true, b->to.lang, &rests);
        if (rests.n != 0) {
            hoshi_members_put_name(&b->g->member[i], b->to.lang, text);
            put_row(b, text, b->to.head);
            hoshi_book_put_lines(&b->to, &rests);
        }
        b->to.w->failed = b->to.w->failed || rests.failed;
        hoshi_buf_release(&rests);
    }
}

static void put_others(struct book *b, struct hoshi_buf *text)
{
    if (b->g->n_broken != 0)
        put_head(b, HOSHI_MSG_GROUP_NOT_JUDGED, NULL);
    for (size_t i = 0; i < b->g->n_broken; i++) {
        const struct hoshi_not_judged *n = &b->g->broken[i];
        hoshi_msg_put(text, HOSHI_MSG_GROUP_BROKEN, b->to.lang, n->source,
                      n->code != NULL ? n->code : "", NULL);
        put_row(b, text, b->to.text);
    }
    if (b->g->n_passed != 0)
        put_head(b, HOSHI_MSG_GROUP_PASSED, NULL);
    for (size_t i = 0; i < b->g->n_passed; i++) {
        hoshi_buf_puts(text, b->g->passed[i]);
        put_row(b, text, b->to.text);
    }
}

static void put_summary(struct book *b)
{
    struct hoshi_buf text;
    if (!hoshi_book_add_sheet(&b->to, HOSHI_MSG_REPORT_SHEET_SUMMARY))
        return;
    hoshi_buf_init(&text, 0);
    hoshi_book_set_width(&b->to, 0, 2 * WIDE);
    put_top(b, &text);
    put_rests(b, &text);
    put_others(b, &text);
    hoshi_book_next_row(&b->to);
    hoshi_msg_put(&text, HOSHI_MSG_GROUP_HASHES, b->to.lang, b->g->catalog->sha256,
                  b->g->policy->sha256, NULL);
    put_row(b, &text, b->to.text);
    hoshi_buf_release(&text);
}

/* --- companies */

static void put_tally(struct book *b, const struct hoshi_tally *t)
{
    hoshi_book_put_number(&b->to, hoshi_tally_satisfied(t));
    hoshi_book_put_number(&b->to, t->total);
}

static int put_heads(struct book *b, struct hoshi_buf *text)
{
    const struct hoshi_catalog *cat = b->g->catalog;
    const enum hoshi_msg last[] = {HOSHI_MSG_GROUP_IN_THE_WAY_HEAD, HOSHI_MSG_GROUP_SHEETS};
    hoshi_book_set_width(&b->to, 0, MIDDLE + NARROW);
    hoshi_book_put_msg(&b->to, HOSHI_MSG_GROUP_MEMBER);
    hoshi_book_set_width(&b->to, 1, MIDDLE);
    hoshi_book_put_msg(&b->to, HOSHI_MSG_HISTORY_STAR);
    for (size_t k = 0; k <= cat->n_group; k++) {
        if (!hoshi_members_shows(b->g, k) || b->to.col + 4 >= HOSHI_BOOK_COLUMNS_MAX)
            continue;
        hoshi_buf_puts(text, k < cat->n_group ? cat->group[k].id.s
                                              : hoshi_msg(HOSHI_MSG_SCORE_TABLE_TOTAL, b->to.lang));
        hoshi_book_put_made(&b->to, text, b->to.head);
        hoshi_book_put_msg(&b->to, HOSHI_MSG_GROUP_OF_ALL);
    }
    for (size_t i = 0; i < sizeof last / sizeof last[0]; i++) {
        hoshi_book_set_width(&b->to, b->to.col, WIDE);
        hoshi_book_put_msg(&b->to, last[i]);
    }
    int n = b->to.col;
    hoshi_book_next_row(&b->to);
    return n;
}

static void put_member(struct book *b, const struct hoshi_member *m, int n_column,
                       struct hoshi_buf *text)
{
    hoshi_members_put_name(m, b->to.lang, text);
    hoshi_book_put_made(&b->to, text, b->to.text);
    hoshi_members_put_reached(m, b->to.lang, text);
    hoshi_book_put_made(&b->to, text, b->to.text);
    for (size_t k = 0; k <= b->g->catalog->n_group; k++) {
        struct hoshi_tally t = hoshi_members_tally(b->g, m, k);
        if (hoshi_members_shows(b->g, k) && b->to.col + 2 < n_column)
            put_tally(b, &t);
    }
    if (hoshi_members_blocks(b->g, m))
        hoshi_members_put_blocks(b->g, m, SIZE_MAX, b->to.lang, text);
    hoshi_book_put_made(&b->to, text, b->to.text);
    hoshi_book_put(&b->to, m->source, b->to.text);
    hoshi_book_next_row(&b->to);
}

static void put_companies(struct book *b)
{
    struct hoshi_buf text;
    if (!hoshi_book_add_sheet(&b->to, HOSHI_MSG_GROUP_MEMBER))
        return;
    hoshi_buf_init(&text, 0);
    int n = put_heads(b, &text);
    for (size_t i = 0; i < b->g->n && !b->to.w->failed; i++)
        put_member(b, &b->g->member[i], n, &text);
    hoshi_book_end_table(&b->to, n);
    hoshi_buf_release(&text);
}

static void fill(struct hoshi_workbook *w, void *user)
{
    struct book *b = user;
    b->to.w = w;
    hoshi_workbook_about(w, "hoshi group", b->g->as_of);
    w->failed = w->failed || !hoshi_book_make_formats(&b->to);
    if (!w->failed)
        put_summary(b);
    if (!w->failed)
        put_companies(b);
}

enum hoshi_rc hoshi_members_xlsx(const struct hoshi_members *members,
                                 const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct book b = {.to = {.lang = opts->lang}, .g = members};
    return hoshi_workbook_make(fill, &b, HOSHI_LIMIT_OUTPUT_BYTES, out);
}
