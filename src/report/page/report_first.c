#include <limits.h>
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/headline.h"
#include "report/page/chart.h"
#include "report/page/markup.h"
#include "report/page/report.h"
#include "report/scope.h"
#include "report/text/list.h"
#include "report/text/maturity.h"

#define STEPS 3
#define SPOKES_MAX 12 /* of more axes nobody can read a radar */

/* Each line of a text as a paragraph. */
static void put_lines(const struct hoshi_page *p, struct hoshi_buf *text)
{
    for (char *at = text->p, *end; at != NULL && (end = strchr(at, '\n')) != NULL; at = end + 1) {
        *end = '\0';
        hoshi_markup_element(p->out, "p", at);
    }
    p->out->failed |= text->failed;
    hoshi_buf_release(text);
}

/* Filled where it is firm, an outline where it rests on claims, none where none is reached. */
static void put_star(const struct hoshi_page *p)
{
    const struct hoshi_result *r = p->view->r;
    struct hoshi_buf line, notes;
    hoshi_buf_init(&line, 0);
    hoshi_headline_put(r, p->lang, &line);
    hoshi_buf_puts(p->out, r->star == 0              ? "<div class=\"star none\">"
                           : r->star == r->star_firm ? "<div class=\"star firm\">"
                                                     : "<div class=\"star claimed\">");
    hoshi_markup_element(p->out, "p", line.p);
    hoshi_buf_puts(p->out, "</div>\n");
    p->out->failed |= line.failed;
    hoshi_buf_release(&line);
    hoshi_buf_init(&notes, 0);
    hoshi_scope_put_whole(r->answers, p->lang, &notes);
    hoshi_headline_notes(r, p->lang, &notes);
    put_lines(p, &notes);
}

/* One message: how far it is. */
static void put_distance(const struct hoshi_page *p)
{
    const struct hoshi_view *v = p->view;
    char n[HOSHI_DECIMAL_BYTES];
    if (v->level == NULL)
        hoshi_page_msg(p, "h2", HOSHI_MSG_REPORT_TODO_PLAIN, NULL,
                       hoshi_decimal(n, (long long)v->n_todo), NULL);
    else if (v->n_todo != 0)
        hoshi_page_msg(p, "h2", HOSHI_MSG_REPORT_LEFT, v->star_name,
                       hoshi_decimal(n, (long long)v->n_todo), NULL);
    else
        hoshi_page_msg(p, "h2",
                       v->level->tally.na_claimed != 0 ? HOSHI_MSG_REPORT_DONE_IF
                                                       : HOSHI_MSG_REPORT_DONE,
                       v->star_name, hoshi_decimal(n, v->level->tally.na_claimed), NULL);
}

static void put_steps(const struct hoshi_page *p)
{
    const struct hoshi_view *v = p->view;
    if (v->n_todo == 0)
        return;
    hoshi_page_msg(p, "h3", HOSHI_MSG_REPORT_NEXT, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "<ol class=\"steps\">\n");
    for (size_t i = 0; i < v->n_todo && i < STEPS; i++) {
        const struct hoshi_gap *g = v->todo[i];
        hoshi_buf_puts(p->out, "<li>");
        hoshi_page_msg(p, "strong", HOSHI_MSG_REPORT_STEP, g->criterion->id.s,
                       hoshi_text_get(&g->criterion->text, p->lang), NULL);
        hoshi_page_msg(
            p, "p", HOSHI_MSG_REPORT_STEP_WHY, hoshi_reason_label(g->outcome.reason, p->lang),
            hoshi_effort_label(g->criterion->effort, p->lang), hoshi_gap_owner(g, p->lang));
        hoshi_buf_puts(p->out, "</li>\n");
    }
    hoshi_buf_puts(p->out, "</ol>\n");
}

static void put_row(const struct hoshi_page *p, const char *name, const struct hoshi_tally *t)
{
    const struct hoshi_bar_part part[] = {
        {"met", t->met}, {"claimed", t->na_claimed}, {"out", t->out_of_play}};
    hoshi_buf_puts(p->out, "<tr>");
    hoshi_page_cell(p, "th", name);
    hoshi_page_number(p, "td", t->total);
    hoshi_page_number(p, "td", t->met);
    hoshi_page_number(p, "td", t->na_claimed);
    hoshi_page_number(p, "td", t->out_of_play);
    hoshi_page_number(p, "td", t->gap);
    hoshi_page_number(p, "td", t->open);
    hoshi_buf_puts(p->out, "<td>");
    hoshi_chart_bar(p->out, part, sizeof part / sizeof part[0], t->total);
    hoshi_buf_puts(p->out, "</td></tr>\n");
}

static void put_heads(const struct hoshi_page *p, enum hoshi_msg first)
{
    static const enum hoshi_msg head[] = {HOSHI_MSG_REPORT_ALL,     HOSHI_MSG_REPORT_MET,
                                          HOSHI_MSG_REPORT_CLAIMED, HOSHI_MSG_REPORT_OUT,
                                          HOSHI_MSG_REPORT_GAP,     HOSHI_MSG_REPORT_OPEN};
    hoshi_buf_puts(p->out, "<div class=\"wide\"><table class=\"counts\">\n<thead><tr>");
    hoshi_page_msg(p, "th", first, NULL, NULL, NULL);
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        hoshi_page_msg(p, "th", head[i], NULL, NULL, NULL);
    hoshi_page_msg(p, "th", HOSHI_MSG_REPORT_SHARE, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "</tr></thead>\n<tbody>\n");
}

static void put_levels(const struct hoshi_page *p)
{
    const struct hoshi_view *v = p->view;
    if (v->level == NULL)
        return;
    hoshi_page_msg(p, "h3", HOSHI_MSG_REPORT_COUNTS, NULL, NULL, NULL);
    put_heads(p, HOSHI_MSG_REPORT_LEVEL);
    for (size_t i = 0; i < v->r->catalog->n_level; i++)
        put_row(p, hoshi_catalog_star_name(v->r->catalog, v->r->level[i].star, p->lang),
                &v->r->level[i].tally);
    hoshi_buf_puts(p->out, "</tbody></table></div>\n");
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

static void put_radar(const struct hoshi_page *p, const char *id, enum hoshi_msg title,
                      const struct hoshi_axis *axis, size_t n)
{
    struct hoshi_spoke spoke[SPOKES_MAX];
    struct hoshi_buf desc;
    if (n < 3 || n > SPOKES_MAX)
        return;
    hoshi_buf_init(&desc, 0);
    for (size_t i = 0; i < n; i++) {
        char percent[HOSHI_DECIMAL_BYTES];
        spoke[i] = (struct hoshi_spoke){axis[i].id, drawn(p->view, &axis[i], false),
                                        drawn(p->view, &axis[i], true)};
        hoshi_buf_puts(&desc, i > 0 ? ", " : "");
        hoshi_buf_puts(&desc, axis[i].id);
        hoshi_buf_puts(&desc, " ");
        hoshi_buf_puts(&desc, hoshi_decimal(percent, spoke[i].now / 10));
        hoshi_buf_puts(&desc, "%");
    }
    hoshi_buf_puts(p->out, "<figure>");
    hoshi_chart_radar(p->out, id, hoshi_msg(title, p->lang), desc.p, spoke, n);
    hoshi_page_msg(p, "figcaption", title, p->view->star_name, NULL, NULL);
    hoshi_buf_puts(p->out, "</figure>\n");
    p->out->failed |= desc.failed;
    hoshi_buf_release(&desc);
}

static void put_name(const struct hoshi_page *p, const struct hoshi_axis *a, struct hoshi_buf *name)
{
    (void)p;
    hoshi_buf_clear(name);
    hoshi_buf_puts(name, a->id);
    hoshi_buf_puts(name, " ");
    hoshi_buf_puts(name, a->title);
}

static void put_axes(const struct hoshi_page *p, enum hoshi_msg head, const struct hoshi_axis *axis,
                     size_t n)
{
    struct hoshi_buf name;
    if (n == 0)
        return;
    hoshi_buf_init(&name, 0);
    put_heads(p, head);
    for (size_t i = 0; i < n; i++) {
        put_name(p, &axis[i], &name);
        put_row(p, name.p, &axis[i].tally);
    }
    hoshi_buf_puts(p->out, "</tbody></table></div>\n");
    p->out->failed |= name.failed;
    hoshi_buf_release(&name);
}

static void put_mean(const struct hoshi_page *p, const struct hoshi_mean *mean)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_put_mean(mean, &text);
    hoshi_page_cell(p, "td", text.p);
    p->out->failed |= text.failed;
    hoshi_buf_release(&text);
}

static void put_means(const struct hoshi_page *p)
{
    const struct hoshi_view *v = p->view;
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    hoshi_buf_puts(p->out, "<div class=\"wide\"><table class=\"counts\">\n<thead><tr>");
    hoshi_page_msg(p, "th", HOSHI_MSG_REPORT_CATEGORY, NULL, NULL, NULL);
    hoshi_page_msg(p, "th", HOSHI_MSG_REPORT_MEAN, NULL, NULL, NULL);
    hoshi_page_msg(p, "th", HOSHI_MSG_REPORT_MEAN_TARGET, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < v->n_category; i++) {
        hoshi_buf_puts(p->out, "<tr>");
        put_name(p, &v->category[i], &name);
        hoshi_page_cell(p, "th", name.p);
        put_mean(p, &v->category[i].level);
        put_mean(p, &v->category[i].target);
        hoshi_buf_puts(p->out, "</tr>\n");
    }
    hoshi_buf_puts(p->out, "</tbody></table></div>\n");
    p->out->failed |= name.failed;
    hoshi_buf_release(&name);
}

static void put_charts(const struct hoshi_page *p)
{
    const struct hoshi_view *v = p->view;
    bool means = v->r->maturity != NULL;
    if (!means && v->level == NULL)
        return;
    hoshi_buf_puts(p->out, "<div class=\"charts\">\n");
    put_radar(p, "radar-category",
              means ? HOSHI_MSG_REPORT_RADAR_MEANS : HOSHI_MSG_REPORT_RADAR_CATEGORY, v->category,
              v->n_category);
    put_radar(p, "radar-directive", HOSHI_MSG_REPORT_RADAR_DIRECTIVE, v->directive, v->n_directive);
    hoshi_buf_puts(p->out, "</div>\n");
}

/* Of a method without levels: what it counts instead, as the text report says it. */
static void put_sums(const struct hoshi_page *p)
{
    const struct hoshi_result *r = p->view->r;
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    struct hoshi_print unwrapped = {.out = &lines, .lang = p->lang, .width = UINT_MAX / 2};
    if (r->maturity != NULL)
        hoshi_text_means(&unwrapped, 0, hoshi_result_maturity(r));
    if (r->list != NULL)
        hoshi_text_list_counts(&unwrapped, 0, r->catalog, hoshi_result_list(r));
    put_lines(p, &lines);
}

void hoshi_page_first(const struct hoshi_page *p)
{
    hoshi_buf_puts(p->out, "<section id=\"first\">\n");
    if (p->view->level != NULL)
        put_star(p);
    else
        put_sums(p);
    put_distance(p);
    put_steps(p);
    put_charts(p);
    put_levels(p);
    hoshi_buf_puts(p->out, "</section>\n");
}

void hoshi_page_where(const struct hoshi_page *p)
{
    const struct hoshi_view *v = p->view;
    bool means = v->r->maturity != NULL;
    if (!means && v->level == NULL)
        return;
    hoshi_buf_puts(p->out, "<section id=\"where\">\n");
    hoshi_page_msg(p, "h2", HOSHI_MSG_REPORT_WHERE, NULL, NULL, NULL);
    if (means)
        put_means(p);
    else
        put_axes(p, HOSHI_MSG_REPORT_CATEGORY, v->category, v->n_category);
    put_axes(p, HOSHI_MSG_REPORT_DIRECTIVE, v->directive, v->n_directive);
    hoshi_buf_puts(p->out, "</section>\n");
}
