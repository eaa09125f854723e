#include "report/text/forecast.h"

#include "base/digits.h"
#include "engine/engine.h"
#include "report/level.h"

#define IDS_SHOWN 3 /* in a line of the first screen */

/* The ids of what changes on a day, of the criteria that a level asks for. */
static void put_ids(struct hoshi_buf *out, const struct hoshi_forecast_day *day, uint8_t star,
                    enum hoshi_lang lang)
{
    char count[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf ids;
    size_t n = 0;
    hoshi_buf_init(&ids, 0);
    for (size_t i = 0; i < day->n_change; i++) {
        if (!hoshi_criterion_counts(day->change[i].criterion, star) || ++n > IDS_SHOWN)
            continue;
        hoshi_buf_puts(&ids, n > 1 ? ", " : "");
        hoshi_buf_puts(&ids, day->change[i].criterion->id.s);
    }
    if (n > IDS_SHOWN)
        hoshi_msg_put(out, HOSHI_MSG_FORECAST_IDS, lang, ids.p, hoshi_decimal(count, (long long)n),
                      NULL);
    else
        hoshi_buf_puts(out, ids.p != NULL ? ids.p : "");
    out->failed = out->failed || ids.failed;
    hoshi_buf_release(&ids);
}

size_t hoshi_text_lapse(const struct hoshi_print *p, const struct hoshi_result *r)
{
    struct hoshi_arena arena;
    struct hoshi_forecast f = {.star = NULL};
    size_t n = 0;
    if (r->star == 0)
        return 0;
    hoshi_arena_init(&arena, 0);
    if (hoshi_forecast(r, 0, &arena, &f) != HOSHI_OK)
        p->out->failed = true;
    if (f.star != NULL) {
        char day[HOSHI_DATE_BYTES];
        struct hoshi_buf ids;
        hoshi_buf_init(&ids, 0);
        put_ids(&ids, f.star, r->star, p->lang);
        hoshi_print_msg(p, 0, HOSHI_MSG_SCORE_LAPSES,
                        hoshi_catalog_star_name(r->catalog, r->star, p->lang),
                        hoshi_date_format(f.star->day, day), ids.p);
        hoshi_print_drop(p, &ids);
        n = 1;
    }
    hoshi_arena_release(&arena);
    return n;
}

static const char *reached(const struct hoshi_print *p, const struct hoshi_result *r, uint8_t star)
{
    return star != 0 ? hoshi_catalog_star_name(r->catalog, star, p->lang)
                     : hoshi_msg(hoshi_level_msg(r->catalog, HOSHI_MSG_SCORE_FIRM_NONE), p->lang);
}

/* "★3 2, ★4 5" */
static void put_gaps(struct hoshi_buf *out, const struct hoshi_print *p,
                     const struct hoshi_result *r, const struct hoshi_forecast_day *day)
{
    for (size_t l = 0; l < r->catalog->n_level; l++) {
        char n[HOSHI_DECIMAL_BYTES];
        hoshi_buf_puts(out, l > 0 ? ", " : "");
        hoshi_buf_puts(out, hoshi_catalog_star_name(r->catalog, day->level[l].star, p->lang));
        hoshi_buf_puts(out, " ");
        hoshi_buf_puts(out, hoshi_decimal(n, day->level[l].counted.gap));
    }
}

static void put_change(const struct hoshi_print *p, const struct hoshi_result *r,
                       const struct hoshi_forecast_change *c)
{
    const struct hoshi_answer *ans = hoshi_answer_of(r, c->criterion);
    char performed[HOSHI_DATE_BYTES], last[HOSHI_DATE_BYTES];
    if (c->last != 0 && ans != NULL)
        hoshi_print_msg(p, 6, HOSHI_MSG_FORECAST_CHANGE, c->criterion->id.s,
                        hoshi_date_format(ans->performed, performed),
                        hoshi_date_format(c->last, last));
    else
        hoshi_print_msg(p, 6, HOSHI_MSG_FORECAST_CHANGE_ALONG, c->criterion->id.s,
                        hoshi_reason_label(c->is.reason, p->lang), NULL);
}

static void put_day(const struct hoshi_print *p, const struct hoshi_result *r,
                    const struct hoshi_forecast_day *day)
{
    char text[HOSHI_DATE_BYTES];
    struct hoshi_buf star, gaps;
    hoshi_buf_init(&star, 0);
    hoshi_buf_init(&gaps, 0);
    if (day->star != day->star_firm)
        hoshi_msg_put(&star, HOSHI_MSG_FORECAST_IF, p->lang, reached(p, r, day->star),
                      reached(p, r, day->star_firm), NULL);
    else
        hoshi_buf_puts(&star, reached(p, r, day->star));
    put_gaps(&gaps, p, r, day);
    hoshi_print_msg(p, 2, hoshi_level_msg(r->catalog, HOSHI_MSG_FORECAST_DAY),
                    hoshi_date_format(day->day, text), star.p, gaps.p);
    hoshi_print_drop(p, &gaps);
    hoshi_print_drop(p, &star);
    for (size_t i = 0; i < day->n_change; i++)
        put_change(p, r, &day->change[i]);
}

/* Recurring duties that count for ever, because nobody said when they were done. */
static void put_undated(const struct hoshi_print *p, const struct hoshi_forecast *f)
{
    char n[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf ids;
    if (f->n_undated == 0)
        return;
    hoshi_buf_init(&ids, 0);
    for (size_t i = 0; i < f->n_undated; i++) {
        hoshi_buf_puts(&ids, i > 0 ? ", " : "");
        hoshi_buf_puts(&ids, f->undated[i]->id.s);
    }
    hoshi_print_msg(p, 2, HOSHI_MSG_FORECAST_UNDATED, hoshi_decimal(n, (long long)f->n_undated),
                    ids.p, NULL);
    hoshi_print_drop(p, &ids);
}

static const char *evidence_name(const struct hoshi_evidence *e)
{
    return e->file.s != NULL ? e->file.s : e->url.s != NULL ? e->url.s : e->title;
}

/* "evidence counts …: file (as the sheet says)", "validity …; P1Y, confidence: from a draft" */
static void put_about(struct hoshi_buf *out, const struct hoshi_print *p,
                      const struct hoshi_forecast_date *d)
{
    const char *kind = hoshi_date_kind_label(d->kind, p->lang);
    char period[HOSHI_PERIOD_BYTES];
    if (d->level != NULL) {
        hoshi_msg_put(out, HOSHI_MSG_FORECAST_OF_CATALOGUE, p->lang, kind,
                      hoshi_period_format(d->level->validity, period),
                      hoshi_confidence_label(d->level->validity_confidence, p->lang));
        return;
    }
    const char *name = d->evidence != NULL ? evidence_name(d->evidence) : NULL;
    hoshi_msg_put(out,
                  name != NULL ? HOSHI_MSG_FORECAST_OF_SHEET_WHAT : HOSHI_MSG_FORECAST_OF_SHEET,
                  p->lang, kind, name, NULL);
}

static void put_dates(const struct hoshi_print *p, const struct hoshi_result *r,
                      const struct hoshi_forecast *f)
{
    if (f->n_date == 0)
        return;
    hoshi_print_head(p, HOSHI_MSG_FORECAST_DATES, NULL, NULL);
    for (size_t i = 0; i < f->n_date; i++) {
        const struct hoshi_forecast_date *d = &f->date[i];
        char day[HOSHI_DATE_BYTES];
        struct hoshi_buf about;
        hoshi_buf_init(&about, 0);
        put_about(&about, p, d);
        hoshi_print_msg(p, 2, HOSHI_MSG_FORECAST_DATE, hoshi_date_format(d->day, day),
                        d->level != NULL
                            ? hoshi_catalog_star_name(r->catalog, d->level->star, p->lang)
                            : d->criterion->id.s,
                        about.p);
        hoshi_print_drop(p, &about);
    }
}

void hoshi_text_forecast(const struct hoshi_print *p, const struct hoshi_result *r,
                         const struct hoshi_forecast *f)
{
    char until[HOSHI_DATE_BYTES];
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, HOSHI_MSG_FORECAST_HEAD, hoshi_date_format(f->until, until), NULL);
    for (size_t i = 0; i < f->n_day; i++)
        put_day(p, r, &f->day[i]);
    if (f->n_dated == 0)
        hoshi_print_msg(p, 2, HOSHI_MSG_FORECAST_NO_RULE, r->policy->id.s, NULL, NULL);
    else if (f->n_day == 0)
        hoshi_print_msg(p, 2, HOSHI_MSG_FORECAST_NONE, NULL, NULL, NULL);
    put_undated(p, f);
    if (f->n_dated != 0)
        hoshi_print_msg(p, 2, HOSHI_MSG_FORECAST_RULE, r->policy->id.s,
                        hoshi_confidence_label(
                            hoshi_policy_confidence(r->policy, HOSHI_RULE_FRESHNESS), p->lang),
                        NULL);
    put_dates(p, r, f);
    hoshi_buf_puts(p->out, "\n");
}
