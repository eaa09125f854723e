#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "report/doc/doc.h"
#include "report/plan/words.h"

/* A text of its own as a mark; nothing where it is empty. */
static void put_made(struct hoshi_doc *d, enum hoshi_mark mark, struct hoshi_buf *text)
{
    if (text->n != 0)
        hoshi_doc_optional(d, mark, text->p);
    d->out->failed |= text->failed;
    hoshi_buf_clear(text);
}

/* The days that the sheet says; why it is a gap stands with the gaps. */
static void put_gaps(struct hoshi_doc *d, const struct hoshi_plan_item *item,
                     struct hoshi_buf *text)
{
    char day[HOSHI_DATE_BYTES];
    for (size_t i = 0; i < item->n_open; i++) {
        const struct hoshi_gap *gap = item->open[i];
        hoshi_buf_puts(text, i != 0 ? hoshi_lang_row(d->lang)->comma : "");
        if (gap->answer != NULL && gap->answer->due != 0)
            hoshi_msg_put(text, HOSHI_MSG_REPORT_PLAN_DUE, d->lang, gap->criterion->id.s,
                          hoshi_date_format(gap->answer->due, day), NULL);
        else
            hoshi_buf_puts(text, gap->criterion->id.s);
    }
    hoshi_doc_fact_made(d, HOSHI_MSG_PLAN_CRITERIA, text);
}

static void put_facts(struct hoshi_doc *d, const struct hoshi_plan *plan,
                      const struct hoshi_plan_item *item, struct hoshi_buf *text)
{
    hoshi_doc_open(d, HOSHI_BLOCK_TABLE, NULL);
    hoshi_buf_puts(text, hoshi_text_get(&item->package->outcome, d->lang));
    hoshi_doc_fact_made(d, HOSHI_MSG_PLAN_OUTCOME, text);
    hoshi_buf_puts(text, hoshi_text_get(&item->package->first_step, d->lang));
    hoshi_doc_fact_made(d, HOSHI_MSG_PLAN_FIRST, text);
    put_gaps(d, item, text);
    hoshi_plan_put_papers(item, d->lang, text);
    hoshi_doc_fact_made(d, HOSHI_MSG_PLAN_TEMPLATES, text);
    hoshi_plan_put_before(plan, item, d->lang, text);
    hoshi_doc_fact_made(d, HOSHI_MSG_PLAN_AFTER, text);
    hoshi_doc_close(d, HOSHI_BLOCK_TABLE);
}

static void put_item(struct hoshi_doc *d, const struct hoshi_plan *plan, size_t at)
{
    const struct hoshi_plan_item *item = &plan->item[at];
    char no[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_doc_open(d, HOSHI_BLOCK_ARTICLE, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_ARTICLE_HEAD, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_H4, HOSHI_MSG_REPORT_PLAN_TITLE,
                  hoshi_decimal(no, (long long)at + 1), item->package->id.s,
                  hoshi_text_get(&item->package->title, d->lang));
    hoshi_plan_put_facts(item, d->lang, &text);
    put_made(d, HOSHI_MARK_REMARK, &text);
    hoshi_doc_close(d, HOSHI_BLOCK_ARTICLE_HEAD);
    put_facts(d, plan, item, &text);
    hoshi_doc_close(d, HOSHI_BLOCK_ARTICLE);
    hoshi_plan_put_reached(plan, item, d->lang, &text);
    if (text.n != 0) {
        hoshi_doc_open(d, HOSHI_BLOCK_REACHED, NULL);
        put_made(d, HOSHI_MARK_PARAGRAPH, &text);
        hoshi_doc_close(d, HOSHI_BLOCK_REACHED);
    }
    hoshi_buf_release(&text);
}

static void put_head(struct hoshi_doc *d, const struct hoshi_plan *plan)
{
    char n[HOSHI_DECIMAL_BYTES], hours[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    if (plan->n_item == 0)
        hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_REPORT_PLAN_DONE, hoshi_plan_goal(plan, d->lang),
                      NULL, NULL);
    else
        hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_REPORT_PLAN, hoshi_plan_goal(plan, d->lang),
                      hoshi_decimal(n, (long long)plan->n_item),
                      hoshi_decimal(hours, (long long)plan->hours));
    hoshi_plan_put_span(plan, d->lang, &text);
    put_made(d, HOSHI_MARK_PARAGRAPH, &text);
    hoshi_plan_put_roles(plan, d->lang, &text);
    put_made(d, HOSHI_MARK_PARAGRAPH, &text);
    hoshi_buf_release(&text);
}

/* What the plan does not cover, and what it does not know. */
static void put_foot(struct hoshi_doc *d, const struct hoshi_plan *plan)
{
    if (plan->n_loose != 0) {
        struct hoshi_buf ids;
        hoshi_buf_init(&ids, 0);
        hoshi_plan_put_ids(plan->loose, plan->n_loose, d->lang, &ids);
        hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_PLAN_LOOSE, ids.p, NULL, NULL);
        d->out->failed |= ids.failed;
        hoshi_buf_release(&ids);
    }
    if (plan->n_item == 0)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_PLAN_ESTIMATE,
                  hoshi_confidence_label(plan->packages->confidence, d->lang), NULL, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_PARAGRAPH, HOSHI_MSG_PLAN_DAYS_NOTE, NULL, NULL, NULL);
}

void hoshi_doc_plan(struct hoshi_doc *d)
{
    const struct hoshi_plan *plan = d->view->opts->plan;
    if (plan == NULL)
        return;
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "plan");
    put_head(d, plan);
    for (size_t i = 0; i < plan->n_item; i++) {
        if (i == 0 || plan->item[i].within != plan->item[i - 1].within)
            hoshi_doc_msg(d, HOSHI_MARK_H3, hoshi_plan_within_msg(plan->item[i].within), NULL, NULL,
                          NULL);
        put_item(d, plan, i);
    }
    put_foot(d, plan);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}

/* Without the first page, which says for which part of the company, and by what. */
static void put_alone(struct hoshi_doc *d)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_plan_put_standing(d->view->opts->plan, d->lang, &lines);
    hoshi_doc_paragraphs(d, &lines);
    hoshi_buf_release(&lines);
    hoshi_doc_plan(d);
}

const struct hoshi_doc_kind hoshi_doc_plan_alone = {HOSHI_MSG_PLAN_PAGE_TITLE, put_alone};
