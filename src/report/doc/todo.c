#include "base/digits.h"
#include "base/str.h"
#include "report/answer_words.h"
#include "report/doc/doc.h"

/* The reason in the head says the answer, too, unless something else made a gap of it. */
static void put_answered(struct hoshi_doc *d, const struct hoshi_gap *g)
{
    struct hoshi_buf words;
    hoshi_buf_init(&words, 0);
    hoshi_answer_put(d->view->r->catalog, g->answer, d->lang, &words);
    if (g->answer != NULL && g->outcome.reason != hoshi_status_outcome(g->answer->status).reason)
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_ANSWERED, words.p, NULL, NULL);
    d->out->failed |= words.failed;
    hoshi_buf_release(&words);
    hoshi_doc_said(d, g->answer);
}

static void put_head(struct hoshi_doc *d, const struct hoshi_gap *g)
{
    const struct hoshi_criterion *c = g->criterion;
    char due[HOSHI_DATE_BYTES];
    hoshi_doc_open(d, HOSHI_BLOCK_ARTICLE_HEAD, NULL);
    if (c->star != 0)
        hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_REPORT_GAP_HEAD, c->id.s,
                      hoshi_catalog_star_name(d->view->r->catalog, c->star, d->lang), NULL);
    else
        hoshi_doc_text(d, HOSHI_MARK_H3, c->id.s);
    hoshi_doc_msg(d, HOSHI_MARK_REMARK, HOSHI_MSG_FEEDBACK_NOW,
                  hoshi_reason_label(g->outcome.reason, d->lang), NULL, NULL);
    if (g->answer != NULL && g->answer->due != 0)
        hoshi_doc_msg(d, HOSHI_MARK_REMARK,
                      g->answer->due < d->view->r->as_of ? HOSHI_MSG_SCORE_DUE_PASSED
                                                         : HOSHI_MSG_SCORE_DUE,
                      hoshi_date_format(g->answer->due, due), NULL, NULL);
    hoshi_doc_close(d, HOSHI_BLOCK_ARTICLE_HEAD);
}

static void put_gap(struct hoshi_doc *d, const struct hoshi_gap *g)
{
    const struct hoshi_criterion *c = g->criterion;
    hoshi_doc_open(d, HOSHI_BLOCK_ARTICLE, NULL);
    put_head(d, g);
    hoshi_doc_optional(d, HOSHI_MARK_PARAGRAPH, hoshi_text_get(&c->text, d->lang));
    hoshi_doc_texts(d, HOSHI_MSG_EXPLAIN_ITEMS, c->item, c->n_item);
    put_answered(d, g);
    const char *why = hoshi_text_get(&c->why, d->lang), *how = hoshi_text_get(&c->how, d->lang);
    if (*why != '\0')
        hoshi_doc_msg(d, HOSHI_MARK_H4, HOSHI_MSG_EXPLAIN_WHY, NULL, NULL, NULL);
    hoshi_doc_optional(d, HOSHI_MARK_PARAGRAPH, why);
    if (*how != '\0')
        hoshi_doc_msg(d, HOSHI_MARK_H4, HOSHI_MSG_REPORT_HOW, NULL, NULL, NULL);
    hoshi_doc_lines(d, HOSHI_BLOCK_STEPS, how);
    hoshi_doc_texts(d, HOSHI_MSG_REPORT_EVIDENCE, c->evidence, c->n_evidence);
    if (c->effort != HOSHI_EFFORT_NONE)
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_EXPLAIN_EFFORT,
                      hoshi_effort_label(c->effort, d->lang), hoshi_gap_owner(g, d->lang), NULL);
    hoshi_doc_close(d, HOSHI_BLOCK_ARTICLE);
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

static void put_support(struct hoshi_doc *d)
{
    const struct hoshi_support_list *list = d->view->opts->support;
    bool any = false;
    for (size_t i = 0; list != NULL && i < list->n_support; i++) {
        const struct hoshi_support *s = &list->support[i];
        if (!helps(d->view, s))
            continue;
        if (!any)
            hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_SCORE_SUPPORT, NULL, NULL, NULL);
        any = true;
        hoshi_doc_optional(d, HOSHI_MARK_H3, hoshi_text_get(&s->title, d->lang));
        hoshi_doc_optional(d, HOSHI_MARK_PARAGRAPH, hoshi_text_get(&s->what, d->lang));
        hoshi_doc_optional(d, HOSHI_MARK_PARAGRAPH, hoshi_text_get(&s->cost, d->lang));
    }
}

void hoshi_doc_todo(struct hoshi_doc *d)
{
    const struct hoshi_view *v = d->view;
    char n[HOSHI_DECIMAL_BYTES];
    if (v->n_todo == 0)
        return;
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "todo");
    hoshi_doc_msg(d, HOSHI_MARK_H2,
                  v->level != NULL ? HOSHI_MSG_REPORT_TODO : HOSHI_MSG_REPORT_TODO_PLAIN,
                  v->star_name, hoshi_decimal(n, (long long)v->n_todo), NULL);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_REPORT_ADVICE, NULL, NULL, NULL);
    for (size_t i = 0; i < v->n_todo; i++)
        put_gap(d, v->todo[i]);
    put_support(d);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}
