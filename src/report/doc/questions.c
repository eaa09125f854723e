#include "report/doc/questions.h"

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "report/criterion_words.h"

#define BOX "\xe2\x98\x90\xc2\xa0" /* U+2610 and U+00A0: a box stays with its words */

/* --- the place to answer */

/* The statuses of the sheet in the words of a conversation. */
static const enum hoshi_msg choice[HOSHI_STATUS_COUNT_] = {
    [HOSHI_STATUS_MET] = HOSHI_MSG_QUESTIONS_YES,
    [HOSHI_STATUS_PARTIAL] = HOSHI_MSG_QUESTIONS_PARTLY,
    [HOSHI_STATUS_UNMET] = HOSHI_MSG_QUESTIONS_NO,
    [HOSHI_STATUS_PLANNED] = HOSHI_MSG_QUESTIONS_PLANNED,
    [HOSHI_STATUS_NOT_APPLICABLE] = HOSHI_MSG_QUESTIONS_ABSENT,
    [HOSHI_STATUS_UNKNOWN] = HOSHI_MSG_QUESTIONS_UNKNOWN,
};

static void put_box(struct hoshi_buf *out)
{
    hoshi_buf_puts(out, out->n != 0 ? "\xe3\x80\x80" BOX : BOX); /* U+3000: it does not collapse */
}

/* Nobody is led to a claim that would count as a gap. */
static bool can_be(const struct hoshi_catalog *cat, const struct hoshi_criterion *c,
                   unsigned status)
{
    return hoshi_catalog_takes(cat, status) && (status != HOSHI_STATUS_NOT_APPLICABLE ||
                                                c->may_be_absent || !hoshi_words_tell_absent(cat));
}

static void put_statuses(const struct hoshi_catalog *cat, const struct hoshi_criterion *c,
                         enum hoshi_lang lang, struct hoshi_buf *out)
{
    for (unsigned i = HOSHI_STATUS_UNANSWERED + 1; i < HOSHI_STATUS_COUNT_; i++) {
        if (!can_be(cat, c, i))
            continue;
        put_box(out);
        hoshi_msg_put(out, choice[i], lang, hoshi_status_label((enum hoshi_status)i, lang), NULL,
                      NULL);
    }
}

static void put_scale(const struct hoshi_catalog *cat, const struct hoshi_criterion *c,
                      enum hoshi_lang lang, struct hoshi_buf *out)
{
    (void)c;
    char value[HOSHI_DECIMAL_BYTES];
    for (size_t i = 0; i < cat->n_scale; i++) {
        put_box(out);
        hoshi_msg_put(out, HOSHI_MSG_TEMPLATE_ANSWER, lang,
                      hoshi_decimal(value, cat->scale[i].value),
                      hoshi_text_get(&cat->scale[i].title, lang), NULL);
    }
}

static void put_applied(const struct hoshi_catalog *cat, const struct hoshi_criterion *c,
                        enum hoshi_lang lang, struct hoshi_buf *out)
{
    (void)cat;
    (void)c;
    put_box(out);
    hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_LIST_APPLIED, lang));
    put_box(out);
    hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_LIST_EXCLUDED, lang));
}

static void put_no_choice(const struct hoshi_catalog *cat, const struct hoshi_criterion *c,
                          enum hoshi_lang lang, struct hoshi_buf *out)
{
    (void)cat;
    (void)c;
    (void)lang;
    (void)out;
}

/* What can be ticked, by what a question is answered by. */
typedef void choices(const struct hoshi_catalog *cat, const struct hoshi_criterion *c,
                     enum hoshi_lang lang, struct hoshi_buf *out);

static void put_answer(struct hoshi_doc *d, const struct hoshi_criterion *c)
{
    static choices *const put[HOSHI_ANSWERED_BY_COUNT_] = {
        [HOSHI_ANSWERED_BY_STATUS] = put_statuses,
        [HOSHI_ANSWERED_BY_LEVEL] = put_scale,
        [HOSHI_ANSWERED_BY_APPLIED] = put_applied,
        [HOSHI_ANSWERED_BY_NOTE] = put_no_choice};
    const struct hoshi_catalog *cat = d->view->r->catalog;
    struct hoshi_buf boxes;
    hoshi_buf_init(&boxes, 0);
    hoshi_doc_open(d, HOSHI_BLOCK_FORM, NULL);
    put[hoshi_catalog_answered_by(cat)](cat, c, d->lang, &boxes);
    hoshi_doc_fact_made(d, HOSHI_MSG_QUESTIONS_ANSWER, &boxes);
    for (size_t i = 0; i < c->n_branch; i++) {
        put_box(&boxes);
        hoshi_buf_puts(&boxes, c->branch[i].id.s);
    }
    hoshi_doc_fact_made(d, HOSHI_MSG_QUESTIONS_WHICH, &boxes);
    if (c->frequency != 0)
        hoshi_doc_fact(d, HOSHI_MSG_QUESTIONS_PERFORMED, "");
    hoshi_doc_fact(d, HOSHI_MSG_QUESTIONS_NOTE, "");
    hoshi_doc_fact(d, HOSHI_MSG_QUESTIONS_EVIDENCE, "");
    hoshi_doc_close(d, HOSHI_BLOCK_FORM);
    hoshi_buf_release(&boxes);
}

/* --- what is asked */

/* What a function of criterion_words.h says, as a list below a head. */
static void put_words(struct hoshi_doc *d, enum hoshi_msg head, const struct hoshi_criterion *c,
                      void (*put)(const struct hoshi_words *w, const struct hoshi_criterion *c))
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    put(&(struct hoshi_words){.cat = d->view->r->catalog, .lang = d->lang, .out = &lines}, c);
    if (lines.n != 0)
        hoshi_doc_msg(d, HOSHI_MARK_H4, head, NULL, NULL, NULL);
    hoshi_doc_lines(d, HOSHI_BLOCK_LIST, lines.p);
    d->out->failed |= lines.failed;
    hoshi_buf_release(&lines);
}

static void put_head(struct hoshi_doc *d, const struct hoshi_gap *g, size_t at)
{
    char no[HOSHI_DECIMAL_BYTES], due[HOSHI_DATE_BYTES];
    const struct hoshi_criterion *c = g->criterion;
    hoshi_doc_open(d, HOSHI_BLOCK_ARTICLE_HEAD, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_REPORT_PLAN_TITLE,
                  hoshi_decimal(no, (long long)at + 1), c->id.s,
                  c->star != 0 ? hoshi_catalog_star_name(d->view->r->catalog, c->star, d->lang)
                               : NULL);
    hoshi_doc_msg(d, HOSHI_MARK_REMARK, HOSHI_MSG_FEEDBACK_NOW,
                  hoshi_reason_label(g->outcome.reason, d->lang), NULL, NULL);
    if (g->answer != NULL && g->answer->due != 0)
        hoshi_doc_msg(d, HOSHI_MARK_REMARK, HOSHI_MSG_SCORE_DUE,
                      hoshi_date_format(g->answer->due, due), NULL, NULL);
    hoshi_doc_close(d, HOSHI_BLOCK_ARTICLE_HEAD);
}

static void put_question(struct hoshi_doc *d, const struct hoshi_gap *g, size_t at)
{
    const struct hoshi_criterion *c = g->criterion;
    const char *question = hoshi_text_get(&c->question, d->lang);
    const char *how = hoshi_text_get(&c->how, d->lang);
    hoshi_doc_open(d, HOSHI_BLOCK_ARTICLE, NULL);
    put_head(d, g, at);
    if (*question != '\0')
        hoshi_doc_text(d, HOSHI_MARK_QUESTION, question);
    hoshi_doc_msg(d, HOSHI_MARK_H4, HOSHI_MSG_QUESTIONS_TRUE, NULL, NULL, NULL);
    hoshi_doc_optional(d, HOSHI_MARK_PARAGRAPH, hoshi_text_get(&c->text, d->lang));
    hoshi_doc_texts(d, HOSHI_MSG_EXPLAIN_ITEMS, c->item, c->n_item);
    put_words(d,
              c->n_branch != 0 && c->branch[0].of.s == NULL ? HOSHI_MSG_EXPLAIN_ALTERNATIVES
                                                            : HOSHI_MSG_EXPLAIN_BRANCHES,
              c, hoshi_words_branches);
    put_words(d, HOSHI_MSG_EXPLAIN_CONDITION, c, hoshi_words_condition);
    if (*how != '\0')
        hoshi_doc_msg(d, HOSHI_MARK_H4, HOSHI_MSG_REPORT_HOW, NULL, NULL, NULL);
    hoshi_doc_lines(d, HOSHI_BLOCK_STEPS, how);
    hoshi_doc_texts(d, HOSHI_MSG_REPORT_EVIDENCE, c->evidence, c->n_evidence);
    put_answer(d, c);
    hoshi_doc_close(d, HOSHI_BLOCK_ARTICLE);
}

void hoshi_doc_questions(struct hoshi_doc *d)
{
    const struct hoshi_view *v = d->view;
    char n[HOSHI_DECIMAL_BYTES];
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "questions");
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_QUESTIONS_HEAD, hoshi_view_owner(v),
                  hoshi_decimal(n, (long long)v->n_todo), NULL);
    if (v->n_todo != 0)
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_QUESTIONS_INTRO, NULL, NULL, NULL);
    for (size_t i = 0; i < v->n_todo; i++)
        put_question(d, v->todo[i], i);
    if (v->n_todo != 0) {
        hoshi_doc_msg(d, HOSHI_MARK_H3, HOSHI_MSG_QUESTIONS_BY, NULL, NULL, NULL);
        hoshi_doc_open(d, HOSHI_BLOCK_FORM, NULL);
        hoshi_doc_fact(d, HOSHI_MSG_DECLARATION_DATE, "");
        hoshi_doc_fact(d, HOSHI_MSG_DECLARATION_NAME, "");
        hoshi_doc_close(d, HOSHI_BLOCK_FORM);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}
