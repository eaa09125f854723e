/* The ladder on one screen: each star, how it stands, and by which sheet. */
#include "base/digits.h"
#include "base/str.h"
#include "report/headline.h"
#include "report/level.h"
#include "report/scope.h"
#include "report/text/list.h"
#include "report/text/maturity.h"
#include "report/text/print.h"

static void put_state(const struct hoshi_rung *rung, enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_star_result *l =
        rung->result != NULL ? &rung->result->level[rung->level] : NULL;
    char a[HOSHI_DECIMAL_BYTES], b[HOSHI_DECIMAL_BYTES];
    if (l == NULL)
        hoshi_msg_put(out, HOSHI_MSG_LADDER_NOT_ASKED, lang, NULL, NULL, NULL);
    else if (l->verdict == HOSHI_VERDICT_MET)
        hoshi_msg_put(out, HOSHI_MSG_LADDER_MET, lang, NULL, NULL, NULL);
    else if (l->verdict == HOSHI_VERDICT_MET_WITH_ASSUMPTION)
        hoshi_msg_put(out, HOSHI_MSG_LADDER_IF, lang, hoshi_decimal(a, l->counted.na_claimed), NULL,
                      NULL);
    else
        hoshi_msg_put(out, HOSHI_MSG_LADDER_LEFT, lang, hoshi_decimal(a, l->counted.gap),
                      hoshi_decimal(b, l->counted.open), NULL);
}

/* The sum is one of the whole sheet: it stands at its highest star. */
static void put_points(const struct hoshi_print *p, const struct hoshi_rung *rung)
{
    const struct hoshi_result *r = rung->result;
    char sum[HOSHI_DECIMAL_BYTES], min[HOSHI_DECIMAL_BYTES], max[HOSHI_DECIMAL_BYTES];
    if (r == NULL || r->score.n == 0 || r->score.n_open != 0 || r->score.none ||
        rung->level + 1 != rung->catalog->n_level)
        return;
    hoshi_print_msg(p, 4, HOSHI_MSG_SCORE_POINTS, hoshi_decimal(sum, r->score.sum),
                    hoshi_decimal(min, r->score.min), hoshi_decimal(max, r->score.max));
}

/* The file, and the day of what it says: of two years' sheets only the day tells which is which. */
static void put_source(const struct hoshi_rung *rung, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char day[HOSHI_DATE_BYTES];
    hoshi_day on = rung->result->answers->assessed_on;
    if (on != 0)
        hoshi_msg_put(out, HOSHI_MSG_LADDER_DATED, lang, rung->sheet, hoshi_date_format(on, day),
                      NULL);
    else
        hoshi_buf_puts(out, rung->sheet);
}

/* Of which part of the company, by which measure, and what it rests on: as beside any star. */
static void put_standing(const struct hoshi_print *p, const struct hoshi_rung *rung)
{
    const struct hoshi_result *r = rung->result;
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_scope_put(r->answers, p->lang, &lines);
    hoshi_headline_sources(r->catalog, r->policy, p->lang, &lines);
    if (rung->catalog->n_level != 0)
        hoshi_headline_rests(r, &r->level[rung->level], p->lang, &lines);
    if (lines.n != 0)
        hoshi_print_text(p, 4, lines.p);
    hoshi_print_drop(p, &lines);
}

/* Where the rung's answers are, or how to begin them. */
static void put_below(const struct hoshi_print *p, const struct hoshi_rung *rung)
{
    const char *title = hoshi_text_get(&rung->catalog->title, p->lang);
    char star[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf source;
    hoshi_buf_init(&source, 0);
    if (rung->sheet == NULL) {
        hoshi_print_msg(p, 4, HOSHI_MSG_LADDER_NO_SHEET, title,
                        hoshi_decimal(star, rung->catalog->level[rung->level].star), NULL);
    } else {
        put_source(rung, p->lang, &source);
        hoshi_print_msg(p, 4, HOSHI_MSG_LADDER_SHEET, title, source.p, NULL);
        put_standing(p, rung);
    }
    hoshi_print_drop(p, &source);
}

/* A catalogue without levels stands nowhere: its sheet says what it comes to. */
static void put_sheet(const struct hoshi_print *p, const struct hoshi_rung *rung)
{
    struct hoshi_buf source;
    hoshi_buf_init(&source, 0);
    put_source(rung, p->lang, &source);
    hoshi_print_head(p, HOSHI_MSG_LADDER_SHEET, hoshi_text_get(&rung->catalog->title, p->lang),
                     source.p);
    hoshi_print_drop(p, &source);
    put_standing(p, rung);
    if (rung->result->maturity != NULL)
        hoshi_text_means(p, 4, hoshi_result_maturity(rung->result));
    if (rung->result->list != NULL)
        hoshi_text_list_counts(p, 4, rung->catalog, hoshi_result_list(rung->result));
}

static const char *name_of(const struct hoshi_ladder *ladder)
{
    for (size_t i = 0; i < ladder->n_rung; i++) {
        const struct hoshi_result *r = ladder->rung[i].result;
        if (r != NULL && r->answers->organization != NULL && r->answers->organization->name != NULL)
            return r->answers->organization->name;
    }
    return NULL;
}

enum hoshi_rc hoshi_ladder_text(const struct hoshi_ladder *ladder,
                                const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    const char *name = name_of(ladder);
    char day[HOSHI_DATE_BYTES];
    hoshi_print_msg(&p, 0, HOSHI_MSG_LADDER_TITLE,
                    name != NULL ? name : hoshi_msg(HOSHI_MSG_SCORE_NO_NAME, p.lang),
                    hoshi_date_format(ladder->as_of, day), NULL);
    for (size_t i = 0; i < ladder->n_rung; i++) {
        const struct hoshi_rung *rung = &ladder->rung[i];
        struct hoshi_buf state;
        if (rung->catalog->n_level == 0) {
            put_sheet(&p, rung);
            continue;
        }
        hoshi_buf_init(&state, 0);
        put_state(rung, p.lang, &state);
        hoshi_print_head(
            &p, HOSHI_MSG_LADDER_RUNG,
            hoshi_catalog_star_name(rung->catalog, rung->catalog->level[rung->level].star, p.lang),
            state.p);
        put_below(&p, rung);
        put_points(&p, rung);
        out->failed = out->failed || state.failed;
        hoshi_buf_release(&state);
    }
    hoshi_print_msg(&p, 0, HOSHI_MSG_NOT_OFFICIAL, NULL, NULL, NULL);
    const struct hoshi_rung *last = ladder->n_rung != 0 ? &ladder->rung[ladder->n_rung - 1] : NULL;
    if (last != NULL && !hoshi_catalog_has_stars(last->catalog)) /* they stand below the stars */
        hoshi_print_msg(&p, 0, HOSHI_MSG_LADDER_OTHERS, NULL, NULL, NULL);
    return hoshi_buf_rc(out);
}
