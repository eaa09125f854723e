#include <limits.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/answer_words.h"
#include "report/page/markup.h"
#include "report/page/report.h"
#include "report/text/answers.h"

static const enum hoshi_msg counts_as[HOSHI_OUTCOME_COUNT_] = {
    [HOSHI_OUTCOME_OPEN] = HOSHI_MSG_REPORT_OPEN,
    [HOSHI_OUTCOME_GAP] = HOSHI_MSG_REPORT_GAP,
    [HOSHI_OUTCOME_NA_CLAIMED] = HOSHI_MSG_REPORT_CLAIMED,
    [HOSHI_OUTCOME_OUT_OF_PLAY] = HOSHI_MSG_REPORT_OUT,
    [HOSHI_OUTCOME_MET] = HOSHI_MSG_REPORT_MET,
    [HOSHI_OUTCOME_STATED] = HOSHI_MSG_REPORT_STATED,
};

static void put_outcome(const struct hoshi_page *p, const struct hoshi_outcome *o)
{
    const char *reason = hoshi_reason_label(o->reason, p->lang);
    const char *kind = hoshi_msg(counts_as[o->kind], p->lang);
    if (o->reason == HOSHI_REASON_NONE)
        hoshi_page_cell(p, "td", kind);
    else
        hoshi_page_msg(p, "td", HOSHI_MSG_REPORT_COUNTS_AS, kind, reason, NULL);
}

static void put_said(const struct hoshi_page *p, const struct hoshi_answer *a)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    struct hoshi_print unwrapped = {.out = &lines, .lang = p->lang, .width = UINT_MAX / 2};
    hoshi_report_said(&unwrapped, 0, a);
    hoshi_buf_puts(p->out, "<td>");
    hoshi_markup_lines(p->out, "ul", lines.p);
    hoshi_buf_puts(p->out, "</td>");
    p->out->failed |= lines.failed;
    hoshi_buf_release(&lines);
}

static void put_row(const struct hoshi_page *p, const struct hoshi_criterion *c)
{
    const struct hoshi_result *r = p->view->r;
    const struct hoshi_answer *a = hoshi_view_answer(p->view, c->index);
    struct hoshi_buf words;
    hoshi_buf_init(&words, 0);
    hoshi_answer_put(r->catalog, a, p->lang, &words);
    hoshi_buf_puts(p->out, "<tr>");
    hoshi_page_cell(p, "th", c->id.s);
    if (r->catalog->n_level != 0)
        hoshi_page_cell(p, "td", hoshi_catalog_star_name(r->catalog, c->star, p->lang));
    hoshi_page_cell(p, "td", words.p);
    put_outcome(p, &r->outcome[c->index]);
    put_said(p, a);
    hoshi_buf_puts(p->out, "</tr>\n");
    p->out->failed |= words.failed;
    hoshi_buf_release(&words);
}

static void put_conditions(const struct hoshi_page *p)
{
    const struct hoshi_result *r = p->view->r;
    static const enum hoshi_msg word[] = {[HOSHI_CONDITION_UNANSWERED] =
                                              HOSHI_MSG_REPORT_UNANSWERED,
                                          [HOSHI_CONDITION_YES] = HOSHI_MSG_ASSESS_YES,
                                          [HOSHI_CONDITION_NO] = HOSHI_MSG_ASSESS_NO};
    if (r->catalog->n_condition == 0)
        return;
    hoshi_page_msg(p, "h3", HOSHI_MSG_REPORT_CONDITIONS, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "<table>\n<tbody>\n");
    for (size_t i = 0; i < r->catalog->n_condition; i++) {
        hoshi_buf_puts(p->out, "<tr>");
        hoshi_page_cell(p, "th", hoshi_condition_name(&r->catalog->condition[i], p->lang));
        hoshi_page_msg(p, "td", word[r->answers->state[i]], NULL, NULL, NULL);
        hoshi_buf_puts(p->out, "</tr>\n");
    }
    hoshi_buf_puts(p->out, "</tbody></table>\n");
}

void hoshi_page_answers(const struct hoshi_page *p)
{
    const struct hoshi_catalog *cat = p->view->r->catalog;
    hoshi_buf_puts(p->out, "<section id=\"answers\">\n");
    hoshi_page_msg(p, "h2", HOSHI_MSG_REPORT_ANSWERS, NULL, NULL, NULL);
    put_conditions(p);
    hoshi_buf_puts(p->out, "<div class=\"wide\"><table class=\"answers\">\n<thead><tr>");
    hoshi_page_msg(p, "th", HOSHI_MSG_REPORT_CRITERION, NULL, NULL, NULL);
    if (cat->n_level != 0)
        hoshi_page_msg(p, "th", HOSHI_MSG_REPORT_LEVEL, NULL, NULL, NULL);
    hoshi_page_msg(p, "th", HOSHI_MSG_REPORT_ANSWER, NULL, NULL, NULL);
    hoshi_page_msg(p, "th", HOSHI_MSG_REPORT_COUNTS_HEAD, NULL, NULL, NULL);
    hoshi_page_msg(p, "th", HOSHI_MSG_REPORT_BESIDE, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < cat->n_criterion; i++)
        put_row(p, cat->criterion[i]);
    hoshi_buf_puts(p->out, "</tbody></table></div>\n</section>\n");
}

void hoshi_page_words(const struct hoshi_page *p)
{
    const struct hoshi_glossary *g = p->view->opts->glossary;
    if (g == NULL)
        return;
    hoshi_buf_puts(p->out, "<section id=\"words\">\n");
    hoshi_page_msg(p, "h2", HOSHI_MSG_REPORT_WORDS, NULL, NULL, NULL);
    hoshi_buf_puts(p->out, "<dl>\n");
    for (size_t i = 0; i < g->n_term; i++) {
        hoshi_page_cell(p, "dt", hoshi_text_get(&g->term[i].term, p->lang));
        hoshi_page_cell(p, "dd", hoshi_text_get(&g->term[i].text, p->lang));
    }
    hoshi_buf_puts(p->out, "</dl>\n</section>\n");
}
