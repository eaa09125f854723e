/* The plan as Markdown (CommonMark with the task lists of GitHub): a box for each criterion. */
#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "report/level.h"
#include "report/markdown.h"
#include "report/plan/words.h"

struct page {
    const struct hoshi_plan *plan;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
};

static void put_paragraph(const struct page *g, struct hoshi_buf *text)
{
    if (text->n != 0) {
        hoshi_markdown_text(g->out, text->p);
        hoshi_buf_puts(g->out, "\n\n");
    }
    g->out->failed = g->out->failed || text->failed;
    hoshi_buf_clear(text);
}

static void put_row(const struct page *g, enum hoshi_msg label, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    hoshi_buf_puts(g->out, "- **");
    hoshi_buf_puts(g->out, hoshi_msg(label, g->lang));
    hoshi_buf_puts(g->out, "**");
    hoshi_buf_puts(g->out, hoshi_lang_row(g->lang)->colon);
    hoshi_markdown_text(g->out, text);
    hoshi_buf_puts(g->out, "\n");
}

static void put_gap(const struct page *g, const struct hoshi_gap *gap)
{
    struct hoshi_buf facts;
    hoshi_buf_init(&facts, 0);
    hoshi_plan_put_gap(gap, g->lang, &facts);
    hoshi_buf_puts(g->out, "- [ ] **");
    hoshi_markdown_text(g->out, gap->criterion->id.s);
    hoshi_buf_puts(g->out, "** ");
    hoshi_markdown_text(g->out, hoshi_text_get(&gap->criterion->text, g->lang));
    hoshi_buf_puts(g->out, " (");
    hoshi_markdown_text(g->out, facts.p);
    hoshi_buf_puts(g->out, ")\n");
    g->out->failed = g->out->failed || facts.failed;
    hoshi_buf_release(&facts);
}

static void put_item(const struct page *g, size_t at)
{
    const struct hoshi_plan_item *item = &g->plan->item[at];
    struct hoshi_buf part;
    hoshi_buf_init(&part, 0);
    hoshi_buf_puts(g->out, "### ");
    hoshi_buf_int(g->out, (long long)at + 1);
    hoshi_buf_puts(g->out, "\\. ");
    hoshi_markdown_text(g->out, item->package->id.s);
    hoshi_buf_puts(g->out, " ");
    hoshi_markdown_text(g->out, hoshi_text_get(&item->package->title, g->lang));
    hoshi_buf_puts(g->out, "\n\n");
    hoshi_plan_put_facts(item, g->lang, &part);
    put_paragraph(g, &part);
    put_row(g, HOSHI_MSG_PLAN_OUTCOME, hoshi_text_get(&item->package->outcome, g->lang));
    put_row(g, HOSHI_MSG_PLAN_FIRST, hoshi_text_get(&item->package->first_step, g->lang));
    hoshi_plan_put_papers(item, g->lang, &part);
    put_row(g, HOSHI_MSG_PLAN_TEMPLATES, part.p);
    hoshi_buf_clear(&part);
    hoshi_plan_put_before(g->plan, item, g->lang, &part);
    put_row(g, HOSHI_MSG_PLAN_AFTER, part.n != 0 ? part.p : NULL);
    hoshi_buf_clear(&part);
    hoshi_buf_puts(g->out, "\n");
    for (size_t i = 0; i < item->n_open; i++)
        put_gap(g, item->open[i]);
    hoshi_buf_puts(g->out, "\n");
    hoshi_plan_put_reached(g->plan, item, g->lang, &part);
    if (part.n != 0) {
        hoshi_buf_puts(g->out, "**");
        hoshi_markdown_text(g->out, part.p);
        hoshi_buf_puts(g->out, "**\n\n");
    }
    hoshi_buf_release(&part);
}

static void put_foot(const struct page *g)
{
    struct hoshi_buf part;
    hoshi_buf_init(&part, 0);
    if (g->plan->n_loose != 0) {
        struct hoshi_buf ids;
        hoshi_buf_init(&ids, 0);
        hoshi_plan_put_ids(g->plan->loose, g->plan->n_loose, g->lang, &ids);
        hoshi_msg_put(&part, HOSHI_MSG_PLAN_LOOSE, g->lang, ids.p, NULL, NULL);
        part.failed = part.failed || ids.failed;
        hoshi_buf_release(&ids);
        put_paragraph(g, &part);
    }
    if (g->plan->n_item != 0) {
        hoshi_msg_put(&part, HOSHI_MSG_PLAN_ESTIMATE, g->lang,
                      hoshi_confidence_label(g->plan->packages->confidence, g->lang), NULL, NULL);
        put_paragraph(g, &part);
        hoshi_msg_put(&part, HOSHI_MSG_PLAN_DAYS_NOTE, g->lang, NULL, NULL, NULL);
        put_paragraph(g, &part);
    }
    hoshi_buf_puts(
        g->out,
        hoshi_msg(hoshi_level_msg(g->plan->result->catalog, HOSHI_MSG_NOT_OFFICIAL), g->lang));
    hoshi_buf_puts(g->out, "\n");
    hoshi_buf_release(&part);
}

static void put_standing(const struct page *g)
{
    struct hoshi_buf lines, line;
    hoshi_buf_init(&lines, 0);
    hoshi_buf_init(&line, 0);
    hoshi_plan_put_standing(g->plan, g->lang, &lines);
    for (const char *at = lines.p; at != NULL && *at != '\0';) {
        size_t n = strcspn(at, "\n");
        hoshi_buf_put(&line, at, n);
        put_paragraph(g, &line);
        at += n + (at[n] == '\n');
    }
    g->out->failed |= lines.failed;
    hoshi_buf_release(&line);
    hoshi_buf_release(&lines);
}

enum hoshi_rc hoshi_plan_markdown(const struct hoshi_plan *plan,
                                  const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    const struct page g = {plan, opts->lang, out};
    struct hoshi_buf part;
    hoshi_buf_init(&part, 0);
    hoshi_buf_puts(out, "# ");
    hoshi_plan_put_title(plan, g.lang, &part);
    put_paragraph(&g, &part);
    hoshi_plan_put_span(plan, g.lang, &part);
    put_paragraph(&g, &part);
    hoshi_plan_put_roles(plan, g.lang, &part);
    put_paragraph(&g, &part);
    hoshi_buf_release(&part);
    put_standing(&g);
    for (size_t i = 0; i < plan->n_item; i++) {
        if (i == 0 || plan->item[i].within != plan->item[i - 1].within) {
            hoshi_buf_puts(out, "## ");
            hoshi_buf_puts(out, hoshi_msg(hoshi_plan_within_msg(plan->item[i].within), g.lang));
            hoshi_buf_puts(out, "\n\n");
        }
        put_item(&g, i);
    }
    put_foot(&g);
    return hoshi_buf_rc(out);
}
