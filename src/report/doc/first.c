#include <limits.h>
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/diff_words.h"
#include "report/doc/doc.h"
#include "report/headline.h"
#include "report/plan/words.h"
#include "report/scope.h"
#include "report/text/forecast.h"
#include "report/text/list.h"
#include "report/text/maturity.h"

#define STEPS 3
#define SPOKES_MAX 12 /* of more axes nobody can read a radar */

/* Filled where it is firm, an outline where it rests on claims, none where none is reached. */
void hoshi_doc_star(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    struct hoshi_buf line, notes;
    hoshi_buf_init(&line, 0);
    hoshi_headline_put(r, d->lang, &line);
    enum hoshi_block star = r->star == 0              ? HOSHI_BLOCK_STAR_NONE
                            : r->star == r->star_firm ? HOSHI_BLOCK_STAR_FIRM
                                                      : HOSHI_BLOCK_STAR_CLAIMED;
    hoshi_doc_open(d, star, NULL);
    hoshi_doc_text(d, HOSHI_MARK_PARAGRAPH, line.p);
    hoshi_doc_close(d, star);
    d->out->failed |= line.failed;
    hoshi_buf_release(&line);
    hoshi_buf_init(&notes, 0);
    struct hoshi_print unwrapped = {.out = &notes, .lang = d->lang, .width = UINT_MAX / 2};
    (void)hoshi_text_lapse(&unwrapped, r);
    hoshi_scope_put_whole(r->answers, d->lang, &notes);
    hoshi_headline_notes(r, d->lang, &notes);
    hoshi_doc_paragraphs(d, &notes);
    hoshi_buf_release(&notes);
}

/* One message: how far it is. */
static void put_distance(struct hoshi_doc *d)
{
    const struct hoshi_view *v = d->view;
    char n[HOSHI_DECIMAL_BYTES];
    if (v->level == NULL)
        hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_REPORT_TODO_PLAIN, NULL,
                      hoshi_decimal(n, (long long)v->n_todo), NULL);
    else if (v->n_todo != 0)
        hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_REPORT_LEFT, v->star_name,
                      hoshi_decimal(n, (long long)v->n_todo), NULL);
    else
        hoshi_doc_msg(d, HOSHI_MARK_H2,
                      v->level->tally.na_claimed != 0 ? HOSHI_MSG_REPORT_DONE_IF
                                                      : HOSHI_MSG_REPORT_DONE,
                      v->star_name, hoshi_decimal(n, v->level->tally.na_claimed), NULL);
}

static void put_steps(struct hoshi_doc *d)
{
    const struct hoshi_view *v = d->view;
    if (v->n_todo == 0)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_REPORT_NEXT, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_STEPS, NULL);
    for (size_t i = 0; i < v->n_todo && i < STEPS; i++) {
        const struct hoshi_gap *g = v->todo[i];
        hoshi_doc_open(d, HOSHI_BLOCK_ITEM, NULL);
        hoshi_doc_msg(d, HOSHI_MARK_STRONG, HOSHI_MSG_REPORT_STEP, g->criterion->id.s,
                      hoshi_text_get(&g->criterion->text, d->lang), NULL);
        const char *effort = hoshi_effort_label(g->criterion->effort, d->lang);
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH,
                      *effort != '\0' ? HOSHI_MSG_REPORT_STEP_WHY : HOSHI_MSG_REPORT_STEP_NOW,
                      hoshi_reason_label(g->outcome.reason, d->lang), effort,
                      hoshi_gap_owner(g, d->lang));
        hoshi_doc_close(d, HOSHI_BLOCK_ITEM);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_STEPS);
}

/* How much work it is, by when; the plan itself stands further below. */
static void put_span(struct hoshi_doc *d)
{
    const struct hoshi_plan *plan = d->view->opts->plan;
    struct hoshi_buf span;
    if (plan == NULL || plan->n_item == 0)
        return;
    hoshi_buf_init(&span, 0);
    hoshi_plan_put_span(plan, d->lang, &span);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_PLAN_SPAN, span.p, NULL, NULL);
    d->out->failed |= span.failed;
    hoshi_buf_release(&span);
}

/* "12/20", where there is a last time. */
static void put_last(struct hoshi_doc *d, const struct hoshi_tally *last)
{
    struct hoshi_buf text;
    if (d->view->last == NULL)
        return;
    hoshi_buf_init(&text, 0);
    if (last != NULL) {
        hoshi_buf_int(&text, hoshi_tally_satisfied(last));
        hoshi_buf_puts(&text, "/");
        hoshi_buf_int(&text, last->total);
    }
    hoshi_doc_text(d, HOSHI_MARK_CELL, text.n != 0 ? text.p : "");
    d->out->failed |= text.failed;
    hoshi_buf_release(&text);
}

static void put_head_of_last(struct hoshi_doc *d, enum hoshi_msg head)
{
    char day[HOSHI_DATE_BYTES];
    if (d->view->last != NULL)
        hoshi_doc_msg(d, HOSHI_MARK_HEAD, head, hoshi_date_format(d->view->last->as_of, day), NULL,
                      NULL);
}

/* A change may come of another scope, not of the company. */
static void put_last_scope(struct hoshi_doc *d, const struct hoshi_diff_side *last, const char *day)
{
    struct hoshi_buf was;
    if (!d->view->last_has_other_scope)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_LAST_SCOPE, day, NULL, NULL);
    hoshi_buf_init(&was, 0);
    hoshi_diff_put_standing(last, 0, d->lang, &was);
    hoshi_doc_lines(d, HOSHI_BLOCK_LIST, was.p);
    d->out->failed |= was.failed;
    hoshi_buf_release(&was);
}

/* By which it may not be comparable. */
static void put_last_differs(struct hoshi_doc *d)
{
    const struct hoshi_diff_side *last = d->view->opts->earlier;
    const struct hoshi_organization *o = d->view->r->answers->organization;
    char day[HOSHI_DATE_BYTES];
    if (last == NULL)
        return;
    (void)hoshi_date_format(last->as_of, day);
    if (strcmp(last->policy_sha256, d->view->r->policy->sha256) != 0)
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_LAST_POLICY, day, last->policy_id,
                      NULL);
    put_last_scope(d, last, day);
    if (o != NULL && o->name != NULL && last->organization != NULL &&
        strcmp(o->name, last->organization) != 0)
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_LAST_NAME, day, last->organization,
                      NULL);
}

void hoshi_doc_count_row(struct hoshi_doc *d, const char *name, const struct hoshi_tally *t,
                         const struct hoshi_tally *last)
{
    hoshi_doc_open(d, HOSHI_BLOCK_ROW, NULL);
    hoshi_doc_text(d, HOSHI_MARK_HEAD, name);
    hoshi_doc_number(d, HOSHI_MARK_CELL, t->total);
    hoshi_doc_number(d, HOSHI_MARK_CELL, t->met);
    hoshi_doc_number(d, HOSHI_MARK_CELL, t->na_claimed);
    hoshi_doc_number(d, HOSHI_MARK_CELL, t->out_of_play);
    hoshi_doc_number(d, HOSHI_MARK_CELL, t->gap);
    hoshi_doc_number(d, HOSHI_MARK_CELL, t->open);
    put_last(d, last);
    if (d->form->bar != NULL)
        d->form->bar(d, t);
    hoshi_doc_close(d, HOSHI_BLOCK_ROW);
}

void hoshi_doc_count_heads(struct hoshi_doc *d, enum hoshi_msg first)
{
    static const enum hoshi_msg head[] = {HOSHI_MSG_REPORT_ALL,     HOSHI_MSG_REPORT_MET,
                                          HOSHI_MSG_REPORT_CLAIMED, HOSHI_MSG_REPORT_OUT,
                                          HOSHI_MSG_REPORT_GAP,     HOSHI_MSG_REPORT_OPEN};
    hoshi_doc_open(d, HOSHI_BLOCK_COUNTS, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_HEADS, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, first, NULL, NULL, NULL);
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        hoshi_doc_msg(d, HOSHI_MARK_HEAD, head[i], NULL, NULL, NULL);
    put_head_of_last(d, HOSHI_MSG_REPORT_LAST);
    if (d->form->bar != NULL)
        hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_REPORT_SHARE, NULL, NULL, NULL);
    hoshi_doc_close(d, HOSHI_BLOCK_HEADS);
}

static void put_levels(struct hoshi_doc *d)
{
    const struct hoshi_view *v = d->view;
    if (v->level == NULL)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_REPORT_COUNTS, NULL, NULL, NULL);
    hoshi_doc_count_heads(d, HOSHI_MSG_REPORT_LEVEL);
    for (size_t i = 0; i < v->r->catalog->n_level; i++)
        hoshi_doc_count_row(d, hoshi_catalog_star_name(v->r->catalog, v->r->level[i].star, d->lang),
                            &v->r->level[i].tally,
                            v->last != NULL ? &v->last->level[i].tally : NULL);
    hoshi_doc_close(d, HOSHI_BLOCK_COUNTS);
}

/* --- the radar, and the same as a table */

static int share(uint64_t part, uint64_t of)
{
    return of != 0 ? (int)(part * 1000 / of) : 0;
}

static int drawn(const struct hoshi_view *v, const struct hoshi_axis *a, bool target)
{
    const struct hoshi_mean *mean = target ? &a->target : &a->level;
    if (v->r->maturity != NULL)
        return target && mean->count == 0
                   ? -1
                   : share(mean->sum, (uint64_t)mean->count * HOSHI_STEP_MAX);
    return target ? 1000 : share(hoshi_tally_satisfied(&a->tally), a->tally.total);
}

static int drawn_last(const struct hoshi_view *v, const struct hoshi_axis *a)
{
    if (v->last == NULL)
        return -1;
    if (v->r->maturity != NULL)
        return share(a->last_level.sum, (uint64_t)a->last_level.count * HOSHI_STEP_MAX);
    return share(hoshi_tally_satisfied(&a->last), a->last.total);
}

/* What it shows, and the dotted line. */
static void put_caption(struct hoshi_doc *d, enum hoshi_msg title, struct hoshi_buf *out)
{
    char day[HOSHI_DATE_BYTES];
    hoshi_msg_put(out, title, d->lang, d->view->star_name, NULL, NULL);
    if (d->view->last != NULL)
        hoshi_msg_put(out, HOSHI_MSG_REPORT_RADAR_LAST, d->lang,
                      hoshi_date_format(d->view->last->as_of, day), NULL, NULL);
}

static void put_percent(struct hoshi_buf *out, int thousandths)
{
    char percent[HOSHI_DECIMAL_BYTES];
    hoshi_buf_puts(out, " ");
    hoshi_buf_puts(out, hoshi_decimal(percent, thousandths / 10));
    hoshi_buf_puts(out, "%");
}

static void put_radar(struct hoshi_doc *d, const char *id, enum hoshi_msg title,
                      const struct hoshi_axis *axis, size_t n)
{
    struct hoshi_spoke spoke[SPOKES_MAX];
    struct hoshi_buf desc, caption;
    if (n < 3 || n > SPOKES_MAX || d->form->radar == NULL)
        return;
    hoshi_buf_init(&desc, 0);
    for (size_t i = 0; i < n; i++) {
        spoke[i] =
            (struct hoshi_spoke){axis[i].id, drawn(d->view, &axis[i], false),
                                 drawn(d->view, &axis[i], true), drawn_last(d->view, &axis[i])};
        hoshi_buf_puts(&desc, i > 0 ? ", " : "");
        hoshi_buf_puts(&desc, axis[i].id);
        put_percent(&desc, spoke[i].now);
        if (spoke[i].last < 0)
            continue;
        hoshi_buf_puts(&desc, hoshi_msg(HOSHI_MSG_REPORT_DESC_LAST, d->lang));
        put_percent(&desc, spoke[i].last);
    }
    hoshi_buf_init(&caption, 0);
    put_caption(d, title, &caption);
    d->form->radar(d, id, caption.p, desc.p, spoke, n);
    d->out->failed |= caption.failed;
    hoshi_buf_release(&caption);
    d->out->failed |= desc.failed;
    hoshi_buf_release(&desc);
}

static void put_name(const struct hoshi_axis *a, struct hoshi_buf *name)
{
    hoshi_buf_clear(name);
    hoshi_buf_puts(name, a->id);
    hoshi_buf_puts(name, " ");
    hoshi_buf_puts(name, a->title);
}

static void put_axes(struct hoshi_doc *d, enum hoshi_msg head, const struct hoshi_axis *axis,
                     size_t n)
{
    struct hoshi_buf name;
    if (n == 0)
        return;
    hoshi_buf_init(&name, 0);
    hoshi_doc_count_heads(d, head);
    for (size_t i = 0; i < n; i++) {
        put_name(&axis[i], &name);
        hoshi_doc_count_row(d, name.p, &axis[i].tally, &axis[i].last);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_COUNTS);
    d->out->failed |= name.failed;
    hoshi_buf_release(&name);
}

static void put_mean(struct hoshi_doc *d, const struct hoshi_mean *mean)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_put_mean(mean, &text);
    hoshi_doc_text(d, HOSHI_MARK_CELL, text.p);
    d->out->failed |= text.failed;
    hoshi_buf_release(&text);
}

static void put_means(struct hoshi_doc *d)
{
    const struct hoshi_view *v = d->view;
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    hoshi_doc_open(d, HOSHI_BLOCK_COUNTS, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_HEADS, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_REPORT_CATEGORY, NULL, NULL, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_REPORT_MEAN, NULL, NULL, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_REPORT_MEAN_TARGET, NULL, NULL, NULL);
    put_head_of_last(d, HOSHI_MSG_REPORT_LAST_MEAN);
    hoshi_doc_close(d, HOSHI_BLOCK_HEADS);
    for (size_t i = 0; i < v->n_category; i++) {
        hoshi_doc_open(d, HOSHI_BLOCK_ROW, NULL);
        put_name(&v->category[i], &name);
        hoshi_doc_text(d, HOSHI_MARK_HEAD, name.p);
        put_mean(d, &v->category[i].level);
        put_mean(d, &v->category[i].target);
        if (v->last != NULL)
            put_mean(d, &v->category[i].last_level);
        hoshi_doc_close(d, HOSHI_BLOCK_ROW);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_COUNTS);
    d->out->failed |= name.failed;
    hoshi_buf_release(&name);
}

static void put_charts(struct hoshi_doc *d)
{
    const struct hoshi_view *v = d->view;
    bool means = v->r->maturity != NULL;
    if (!means && v->level == NULL)
        return;
    hoshi_doc_open(d, HOSHI_BLOCK_CHARTS, NULL);
    put_radar(d, "radar-category",
              means ? HOSHI_MSG_REPORT_RADAR_MEANS : HOSHI_MSG_REPORT_RADAR_CATEGORY, v->category,
              v->n_category);
    put_radar(d, "radar-directive", HOSHI_MSG_REPORT_RADAR_DIRECTIVE, v->directive, v->n_directive);
    hoshi_doc_close(d, HOSHI_BLOCK_CHARTS);
}

/* Of a method without levels: what it counts instead, as the text report says it. */
static void put_sums(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    struct hoshi_print unwrapped = {.out = &lines, .lang = d->lang, .width = UINT_MAX / 2};
    if (r->maturity != NULL)
        hoshi_text_means(&unwrapped, 0, hoshi_result_maturity(r));
    if (r->list != NULL)
        hoshi_text_list_counts(&unwrapped, 0, r->catalog, hoshi_result_list(r));
    hoshi_doc_paragraphs(d, &lines);
    hoshi_buf_release(&lines);
}

void hoshi_doc_first(struct hoshi_doc *d)
{
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "first");
    if (d->view->level != NULL)
        hoshi_doc_star(d);
    else
        put_sums(d);
    put_distance(d);
    put_steps(d);
    put_span(d);
    put_last_differs(d);
    put_charts(d);
    put_levels(d);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}

void hoshi_doc_where(struct hoshi_doc *d)
{
    const struct hoshi_view *v = d->view;
    bool means = v->r->maturity != NULL;
    if (!means && v->level == NULL)
        return;
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "where");
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_REPORT_WHERE, NULL, NULL, NULL);
    if (means)
        put_means(d);
    else
        put_axes(d, HOSHI_MSG_REPORT_CATEGORY, v->category, v->n_category);
    put_axes(d, HOSHI_MSG_REPORT_DIRECTIVE, v->directive, v->n_directive);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}
