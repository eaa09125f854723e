#include "base/digits.h"
#include "base/str.h"
#include "report/answer_words.h"
#include "report/doc/doc.h"
#include "report/text/explain.h"

static void put_outcome(struct hoshi_doc *d, struct hoshi_outcome o)
{
    struct hoshi_buf words;
    hoshi_buf_init(&words, 0);
    hoshi_outcome_put(o, d->lang, &words);
    hoshi_doc_text(d, HOSHI_MARK_CELL, words.p);
    d->out->failed |= words.failed;
    hoshi_buf_release(&words);
}

static void put_row(struct hoshi_doc *d, const struct hoshi_criterion *c)
{
    const struct hoshi_result *r = d->view->r;
    const struct hoshi_answer *a = hoshi_view_answer(d->view, c->index);
    struct hoshi_buf words;
    hoshi_buf_init(&words, 0);
    hoshi_answer_put(r->catalog, a, d->lang, &words);
    hoshi_doc_open(d, HOSHI_BLOCK_ROW, NULL);
    hoshi_doc_text(d, HOSHI_MARK_HEAD, c->id.s);
    if (r->catalog->n_level != 0)
        hoshi_doc_text(d, HOSHI_MARK_CELL, hoshi_catalog_star_name(r->catalog, c->star, d->lang));
    hoshi_doc_text(d, HOSHI_MARK_CELL, words.p);
    put_outcome(d, r->outcome[c->index]);
    hoshi_doc_open(d, HOSHI_BLOCK_CELL, NULL);
    hoshi_doc_said(d, a);
    hoshi_doc_close(d, HOSHI_BLOCK_CELL);
    hoshi_doc_close(d, HOSHI_BLOCK_ROW);
    d->out->failed |= words.failed;
    hoshi_buf_release(&words);
}

static void put_conditions(struct hoshi_doc *d)
{
    const struct hoshi_result *r = d->view->r;
    static const enum hoshi_msg word[] = {[HOSHI_CONDITION_UNANSWERED] =
                                              HOSHI_MSG_REPORT_UNANSWERED,
                                          [HOSHI_CONDITION_YES] = HOSHI_MSG_ASSESS_YES,
                                          [HOSHI_CONDITION_NO] = HOSHI_MSG_ASSESS_NO};
    if (r->catalog->n_condition == 0)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_REPORT_CONDITIONS, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_TABLE, NULL);
    for (size_t i = 0; i < r->catalog->n_condition; i++) {
        hoshi_doc_open(d, HOSHI_BLOCK_ROW, NULL);
        hoshi_doc_text(d, HOSHI_MARK_HEAD,
                       hoshi_condition_name(&r->catalog->condition[i], d->lang));
        hoshi_doc_msg(d, HOSHI_MARK_CELL, word[r->answers->state[i]], NULL, NULL, NULL);
        hoshi_doc_close(d, HOSHI_BLOCK_ROW);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_TABLE);
}

void hoshi_doc_answers(struct hoshi_doc *d)
{
    const struct hoshi_catalog *cat = d->view->r->catalog;
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "answers");
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_REPORT_ANSWERS, NULL, NULL, NULL);
    put_conditions(d);
    hoshi_doc_open(d, HOSHI_BLOCK_ANSWERS, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_HEADS, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_REPORT_CRITERION, NULL, NULL, NULL);
    if (cat->n_level != 0)
        hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_REPORT_LEVEL, NULL, NULL, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_REPORT_ANSWER, NULL, NULL, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_REPORT_COUNTS_HEAD, NULL, NULL, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_REPORT_BESIDE, NULL, NULL, NULL);
    hoshi_doc_close(d, HOSHI_BLOCK_HEADS);
    for (size_t i = 0; i < cat->n_criterion; i++)
        put_row(d, cat->criterion[i]);
    hoshi_doc_close(d, HOSHI_BLOCK_ANSWERS);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}

/* Only criteria that something is left to do about stand on the page with their texts. */
static bool is_used(const struct hoshi_view *v, const struct hoshi_term *term)
{
    size_t i = 0;
    while (i < v->n_todo && !hoshi_explain_mentions(v->todo[i]->criterion, term))
        i++;
    return i < v->n_todo;
}

void hoshi_doc_words(struct hoshi_doc *d)
{
    const struct hoshi_glossary *g = d->view->opts->glossary;
    if (g == NULL || d->view->n_todo == 0)
        return;
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "words");
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_REPORT_WORDS, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_TERMS, NULL);
    for (size_t i = 0; i < g->n_term; i++) {
        if (!is_used(d->view, &g->term[i]))
            continue;
        hoshi_doc_text(d, HOSHI_MARK_TERM, hoshi_text_get(&g->term[i].term, d->lang));
        hoshi_doc_text(d, HOSHI_MARK_MEANING, hoshi_text_get(&g->term[i].text, d->lang));
    }
    hoshi_doc_close(d, HOSHI_BLOCK_TERMS);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}
