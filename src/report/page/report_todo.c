#include <limits.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/answer_words.h"
#include "report/page/markup.h"
#include "report/page/report.h"
#include "report/text/answers.h"

static void put_list(const struct hoshi_page *p, enum hoshi_msg head, const struct hoshi_text *text,
                     size_t n)
{
    if (n == 0)
        return;
    hoshi_page_msg(p, "h4", head, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "<ul>");
    for (size_t i = 0; i < n; i++)
        hoshi_markup_element(p->out, "li", hoshi_text_get(&text[i], p->lang));
    hoshi_buf_puts(p->out, "</ul>\n");
}

/* What stands beside an answer: reason, note, dates, evidence. */
static void put_said(const struct hoshi_page *p, const struct hoshi_answer *answer)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    struct hoshi_print unwrapped = {.out = &lines, .lang = p->lang, .width = UINT_MAX / 2};
    hoshi_report_said(&unwrapped, 0, answer);
    hoshi_markup_lines(p->out, "ul", lines.p);
    p->out->failed |= lines.failed;
    hoshi_buf_release(&lines);
}

static void put_answered(const struct hoshi_page *p, const struct hoshi_gap *g)
{
    struct hoshi_buf words;
    hoshi_buf_init(&words, 0);
    hoshi_answer_put(p->view->r->catalog, g->answer, p->lang, &words);
    hoshi_page_msg(p, "p", HOSHI_MSG_REPORT_ANSWERED, words.p, NULL, NULL);
    p->out->failed |= words.failed;
    hoshi_buf_release(&words);
    put_said(p, g->answer);
}

static void put_head(const struct hoshi_page *p, const struct hoshi_gap *g)
{
    const struct hoshi_criterion *c = g->criterion;
    char due[HOSHI_DATE_BYTES];
    hoshi_buf_puts(p->out, "<header>");
    hoshi_page_msg(p, "h3", HOSHI_MSG_EXPLAIN_CRITERION, c->id.s,
                   hoshi_catalog_star_name(p->view->r->catalog, c->star, p->lang), NULL);
    hoshi_page_msg(p, "span", HOSHI_MSG_FEEDBACK_NOW,
                   hoshi_reason_label(g->outcome.reason, p->lang), NULL, NULL);
    if (g->answer != NULL && g->answer->due != 0)
        hoshi_page_msg(p, "span",
                       g->answer->due < p->view->r->as_of ? HOSHI_MSG_SCORE_DUE_PASSED
                                                          : HOSHI_MSG_SCORE_DUE,
                       hoshi_date_format(g->answer->due, due), NULL, NULL);
    hoshi_buf_puts(p->out, "</header>\n");
}

static void put_gap(const struct hoshi_page *p, const struct hoshi_gap *g)
{
    const struct hoshi_criterion *c = g->criterion;
    hoshi_buf_puts(p->out, "<article>\n");
    put_head(p, g);
    hoshi_markup_element(p->out, "p", hoshi_text_get(&c->text, p->lang));
    put_list(p, HOSHI_MSG_EXPLAIN_ITEMS, c->item, c->n_item);
    put_answered(p, g);
    const char *why = hoshi_text_get(&c->why, p->lang), *how = hoshi_text_get(&c->how, p->lang);
    if (*why != '\0')
        hoshi_page_msg(p, "h4", HOSHI_MSG_EXPLAIN_WHY, NULL, NULL, NULL);
    hoshi_markup_element(p->out, "p", why);
    if (*how != '\0')
        hoshi_page_msg(p, "h4", HOSHI_MSG_FEEDBACK_HOW, NULL, NULL, NULL);
    hoshi_markup_lines(p->out, "ol", how);
    put_list(p, HOSHI_MSG_FEEDBACK_EVIDENCE, c->evidence, c->n_evidence);
    if (c->effort != HOSHI_EFFORT_NONE)
        hoshi_page_msg(p, "p", HOSHI_MSG_EXPLAIN_EFFORT, hoshi_effort_label(c->effort, p->lang),
                       hoshi_gap_owner(g, p->lang), NULL);
    hoshi_buf_puts(p->out, "</article>\n");
}

static bool helps(const struct hoshi_view *v, const struct hoshi_support *s)
{
    for (size_t i = 0; i < v->n_todo; i++) {
        for (size_t k = 0; k < s->criteria.n; k++) {
            if (hoshi_str_eq(hoshi_str_from(s->criteria.v[k].s), v->todo[i]->criterion->id.s))
                return true;
        }
    }
    return false;
}

static void put_support(const struct hoshi_page *p)
{
    const struct hoshi_support_list *list = p->view->opts->support;
    bool any = false;
    for (size_t i = 0; list != NULL && i < list->n_support; i++) {
        const struct hoshi_support *s = &list->support[i];
        if (!helps(p->view, s))
            continue;
        if (!any)
            hoshi_page_msg(p, "h2", HOSHI_MSG_SCORE_SUPPORT, NULL, NULL, NULL);
        any = true;
        hoshi_markup_element(p->out, "h3", hoshi_text_get(&s->title, p->lang));
        hoshi_markup_element(p->out, "p", hoshi_text_get(&s->what, p->lang));
        hoshi_markup_element(p->out, "p", hoshi_text_get(&s->cost, p->lang));
    }
}

void hoshi_page_todo(const struct hoshi_page *p)
{
    const struct hoshi_view *v = p->view;
    char n[HOSHI_DECIMAL_BYTES];
    if (v->n_todo == 0)
        return;
    hoshi_buf_puts(p->out, "<section id=\"todo\">\n");
    hoshi_page_msg(p, "h2", v->level != NULL ? HOSHI_MSG_REPORT_TODO : HOSHI_MSG_REPORT_TODO_PLAIN,
                   v->star_name, hoshi_decimal(n, (long long)v->n_todo), NULL);
    for (size_t i = 0; i < v->n_todo; i++)
        put_gap(p, v->todo[i]);
    put_support(p);
    hoshi_buf_puts(p->out, "</section>\n");
}
