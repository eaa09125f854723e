#include "base/digits.h"
#include "base/str.h"
#include "engine/engine.h"
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

/* From where on it is asked for, and up to where, if not for ever. */
static void put_level(struct hoshi_doc *d, const struct hoshi_criterion *c)
{
    const struct hoshi_catalog *cat = d->view->r->catalog;
    const char *from = hoshi_catalog_star_name(cat, c->star, d->lang);
    if (c->until == 0)
        hoshi_doc_text(d, HOSHI_MARK_CELL, from);
    else
        hoshi_doc_msg(d, HOSHI_MARK_CELL, HOSHI_MSG_REPORT_LEVELS_FROM_TO, from,
                      hoshi_catalog_star_name(cat, c->until, d->lang), NULL);
}

/* In brackets where it is open: then only the lower end of the score counts it. */
static void put_points(struct hoshi_doc *d, const struct hoshi_criterion *c)
{
    const struct hoshi_result *r = d->view->r;
    bool is_open = r->outcome[c->index].kind == HOSHI_OUTCOME_OPEN && r->catalog->deduction != NULL;
    char n[HOSHI_DECIMAL_BYTES];
    (void)hoshi_decimal(n, hoshi_points_of(r, c->index));
    if (is_open)
        hoshi_doc_msg(d, HOSHI_MARK_CELL, HOSHI_MSG_REPORT_POINTS_OPEN, n, NULL, NULL);
    else
        hoshi_doc_text(d, HOSHI_MARK_CELL, n);
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
        put_level(d, c);
    hoshi_doc_text(d, HOSHI_MARK_CELL, words.p);
    put_outcome(d, r->outcome[c->index]);
    if (hoshi_has_points(r))
        put_points(d, c);
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
    if (hoshi_has_points(d->view->r))
        hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_REPORT_POINTS, NULL, NULL, NULL);
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
