/* The plan for a terminal: what is done by when, and after what a star is met. */
#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "report/level.h"
#include "report/plan/words.h"
#include "report/text/print.h"

typedef void putter(const struct hoshi_plan *plan, const struct hoshi_plan_item *item,
                    enum hoshi_lang lang, struct hoshi_buf *out);

/* A message row as a label with its colon, and a text behind it. */
static void put_row(const struct hoshi_print *p, enum hoshi_msg label, const char *text)
{
    struct hoshi_buf head;
    if (text == NULL || *text == '\0')
        return;
    hoshi_buf_init(&head, 0);
    hoshi_buf_puts(&head, hoshi_msg(label, p->lang));
    hoshi_buf_puts(&head, hoshi_lang_row(p->lang)->colon);
    hoshi_print_labelled(p, 4, head.p, text);
    hoshi_print_drop(p, &head);
}

static void put_papers(const struct hoshi_plan *plan, const struct hoshi_plan_item *item,
                       enum hoshi_lang lang, struct hoshi_buf *out)
{
    (void)plan;
    hoshi_plan_put_papers(item, lang, out);
}

static void put_list(const struct hoshi_print *p, enum hoshi_msg label,
                     const struct hoshi_plan *plan, const struct hoshi_plan_item *item, putter *put)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    put(plan, item, p->lang, &list);
    put_row(p, label, list.p);
    hoshi_print_drop(p, &list);
}

/* What is left, criterion by criterion. */
static void put_gaps(const struct hoshi_print *p, const struct hoshi_plan_item *item)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    for (size_t i = 0; i < item->n_open; i++) {
        hoshi_buf_puts(&list, i != 0 ? hoshi_lang_row(p->lang)->semicolon : "");
        hoshi_buf_puts(&list, item->open[i]->criterion->id.s);
        hoshi_buf_puts(&list, " ");
        hoshi_plan_put_gap(item->open[i], p->lang, &list);
    }
    put_row(p, HOSHI_MSG_PLAN_CRITERIA, list.p);
    hoshi_print_drop(p, &list);
}

static void put_item(const struct hoshi_print *p, const struct hoshi_plan *plan, size_t at)
{
    const struct hoshi_plan_item *item = &plan->item[at];
    char no[HOSHI_DECIMAL_BYTES];
    struct hoshi_buf facts, reached;
    hoshi_buf_init(&facts, 0);
    hoshi_buf_init(&reached, 0);
    hoshi_print_msg(p, 0, HOSHI_MSG_PLAN_ITEM, hoshi_decimal(no, (long long)at + 1),
                    item->package->id.s, hoshi_text_get(&item->package->title, p->lang));
    hoshi_plan_put_facts(item, p->lang, &facts);
    hoshi_print_text(p, 4, facts.p);
    put_row(p, HOSHI_MSG_PLAN_OUTCOME, hoshi_text_get(&item->package->outcome, p->lang));
    put_row(p, HOSHI_MSG_PLAN_FIRST, hoshi_text_get(&item->package->first_step, p->lang));
    put_gaps(p, item);
    put_list(p, HOSHI_MSG_PLAN_TEMPLATES, plan, item, put_papers);
    put_list(p, HOSHI_MSG_PLAN_AFTER, plan, item, hoshi_plan_put_before);
    hoshi_plan_put_reached(plan, item, p->lang, &reached);
    if (reached.n != 0) {
        hoshi_print_bold(p, true);
        hoshi_print_text(p, 0, reached.p);
        hoshi_print_bold(p, false);
    }
    hoshi_print_drop(p, &facts);
    hoshi_print_drop(p, &reached);
}

static void put_head(const struct hoshi_print *p, const struct hoshi_plan *plan)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_plan_put_title(plan, p->lang, &line);
    hoshi_print_text(p, 0, line.p);
    hoshi_buf_clear(&line);
    hoshi_plan_put_span(plan, p->lang, &line);
    if (line.n != 0)
        hoshi_print_text(p, 0, line.p);
    hoshi_buf_clear(&line);
    hoshi_plan_put_roles(plan, p->lang, &line);
    if (line.n != 0)
        hoshi_print_text(p, 0, line.p);
    hoshi_buf_clear(&line);
    hoshi_plan_put_standing(plan, p->lang, &line);
    if (line.n != 0)
        hoshi_print_text(p, 0, line.p);
    hoshi_print_drop(p, &line);
}

static void put_loose(const struct hoshi_print *p, const struct hoshi_plan *plan)
{
    struct hoshi_buf ids;
    if (plan->n_loose == 0)
        return;
    hoshi_buf_init(&ids, 0);
    hoshi_plan_put_ids(plan->loose, plan->n_loose, p->lang, &ids);
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_msg(p, 0, HOSHI_MSG_PLAN_LOOSE, ids.p, NULL, NULL);
    hoshi_print_drop(p, &ids);
}

static void put_foot(const struct hoshi_print *p, const struct hoshi_plan *plan)
{
    hoshi_buf_puts(p->out, "\n");
    if (plan->n_item != 0) {
        hoshi_print_msg(p, 0, HOSHI_MSG_PLAN_ESTIMATE,
                        hoshi_confidence_label(plan->packages->confidence, p->lang), NULL, NULL);
        hoshi_print_msg(p, 0, HOSHI_MSG_PLAN_DAYS_NOTE, NULL, NULL, NULL);
    }
    hoshi_print_msg(p, 0, hoshi_level_msg(plan->result->catalog, HOSHI_MSG_NOT_OFFICIAL), NULL,
                    NULL, NULL);
}

enum hoshi_rc hoshi_plan_text(const struct hoshi_plan *plan, const struct hoshi_report_opts *opts,
                              struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    put_head(&p, plan);
    for (size_t i = 0; i < plan->n_item; i++) {
        if (i == 0 || plan->item[i].within != plan->item[i - 1].within) {
            hoshi_buf_puts(out, "\n");
            hoshi_print_head(&p, hoshi_plan_within_msg(plan->item[i].within), NULL, NULL);
        }
        put_item(&p, plan, i);
    }
    put_loose(&p, plan);
    put_foot(&p, plan);
    return hoshi_buf_rc(out);
}
