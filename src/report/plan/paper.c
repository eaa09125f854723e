/* Registers, rule documents and the like as Markdown, and all of them as a list. */
#include "report/plan/paper.h"

#include <hoshi/report_plan.h>

#include "base/lang.h"
#include "base/str.h"
#include "base/visible.h"
#include "i18n/msg.h"
#include "report/markdown.h"
#include "report/text/print.h"

bool hoshi_paper_is_table(const struct hoshi_paper *paper)
{
    return paper->kind == HOSHI_PAPER_REGISTER || paper->kind == HOSHI_PAPER_RECORD;
}

void hoshi_paper_put_example(const struct hoshi_paper *paper, size_t at, enum hoshi_lang lang,
                             struct hoshi_buf *out)
{
    const char *cell = hoshi_text_get(&paper->example[at], lang);
    if (at == 0 && hoshi_paper_is_table(paper))
        hoshi_msg_put(out, HOSHI_MSG_PAPER_EXAMPLE_OF, lang, cell, NULL, NULL);
    else
        hoshi_buf_puts(out, cell);
}

struct page {
    const struct hoshi_paper *paper;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
};

static void put_head(const struct page *g, const char *marks, const char *text)
{
    hoshi_buf_puts(g->out, marks);
    hoshi_markdown_text(g->out, text);
    hoshi_buf_puts(g->out, "\n\n");
}

static void put_example_cell(const struct page *g, size_t at, bool as_cell)
{
    struct hoshi_buf cell;
    hoshi_buf_init(&cell, 0);
    hoshi_paper_put_example(g->paper, at, g->lang, &cell);
    if (as_cell)
        hoshi_markdown_cell(g->out, cell.p);
    else
        hoshi_markdown_text(g->out, cell.p);
    g->out->failed = g->out->failed || cell.failed;
    hoshi_buf_release(&cell);
}

static void put_table(const struct page *g)
{
    const struct hoshi_paper *p = g->paper;
    hoshi_buf_puts(g->out, "|");
    for (size_t i = 0; i < p->n_column; i++)
        hoshi_markdown_cell(g->out, hoshi_text_get(&p->column[i], g->lang));
    hoshi_buf_puts(g->out, "\n|");
    for (size_t i = 0; i < p->n_column; i++)
        hoshi_buf_puts(g->out, "---|");
    hoshi_buf_puts(g->out, "\n|");
    for (size_t i = 0; i < p->n_example; i++)
        put_example_cell(g, i, true);
    hoshi_buf_puts(g->out, "\n|");
    for (size_t i = 0; i < p->n_column; i++)
        hoshi_markdown_cell(g->out, NULL);
    hoshi_buf_puts(g->out, "\n\n");
}

/* Each section with its example; a single one stands for the whole, below them. */
static void put_sections(const struct page *g)
{
    const struct hoshi_paper *p = g->paper;
    bool each = p->n_example == p->n_column;
    for (size_t i = 0; i < p->n_column; i++) {
        put_head(g, "## ", hoshi_text_get(&p->column[i], g->lang));
        if (!each)
            continue;
        hoshi_buf_puts(g->out, "> ");
        hoshi_buf_puts(g->out, hoshi_msg(HOSHI_MSG_PAPER_EXAMPLE, g->lang));
        hoshi_buf_puts(g->out, hoshi_lang_row(g->lang)->colon);
        put_example_cell(g, i, false);
        hoshi_buf_puts(g->out, "\n\n");
    }
    if (each)
        return;
    put_head(g, "## ", hoshi_msg(HOSHI_MSG_PAPER_EXAMPLE, g->lang));
    hoshi_buf_puts(g->out, "> ");
    put_example_cell(g, 0, false);
    hoshi_buf_puts(g->out, "\n\n");
}

static void put_about(const struct page *g, const struct hoshi_papers *list,
                      const struct hoshi_catalog *cat)
{
    const struct hoshi_paper *p = g->paper;
    hoshi_buf_puts(g->out, "---\n\n");
    put_head(g, "## ", hoshi_msg(HOSHI_MSG_PAPER_REMEMBER, g->lang));
    put_head(g, "", hoshi_text_get(&p->remember, g->lang));
    put_head(g, "## ", hoshi_msg(HOSHI_MSG_PAPER_SERVES, g->lang));
    for (size_t i = 0; i < p->criteria.n; i++) {
        const struct hoshi_criterion *c = hoshi_catalog_find(cat, p->criteria.v[i].s);
        hoshi_buf_puts(g->out, "- **");
        hoshi_markdown_text(g->out, p->criteria.v[i].s);
        hoshi_buf_puts(g->out, "** ");
        hoshi_markdown_text(g->out, c != NULL ? hoshi_text_get(&c->text, g->lang) : NULL);
        hoshi_buf_puts(g->out, "\n");
    }
    hoshi_buf_puts(g->out, "\n");
    put_head(g, "", hoshi_text_get(&list->note, g->lang));
    hoshi_markdown_text(g->out, hoshi_paper_kind_label(p->kind, g->lang));
    hoshi_buf_puts(g->out, " ");
    hoshi_markdown_text(g->out, p->id.s);
    hoshi_buf_puts(g->out, hoshi_lang_row(g->lang)->comma);
    hoshi_markdown_text(g->out, list->catalogue.s);
    hoshi_buf_puts(g->out, "\n");
}

enum hoshi_rc hoshi_paper_markdown(const struct hoshi_papers *list, const struct hoshi_paper *paper,
                                   const struct hoshi_catalog *cat,
                                   const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    const struct page g = {paper, opts->lang, out};
    put_head(&g, "# ", hoshi_text_get(&paper->title, g.lang));
    if (hoshi_paper_is_table(paper))
        put_table(&g);
    else
        put_sections(&g);
    put_about(&g, list, cat);
    return hoshi_buf_rc(out);
}

enum hoshi_rc hoshi_papers_text(const struct hoshi_papers *list,
                                const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    const struct hoshi_print p = hoshi_print_start(opts, out);
    for (size_t i = 0; i < list->n_paper; i++) {
        const struct hoshi_paper *paper = &list->paper[i];
        struct hoshi_buf ids;
        hoshi_buf_init(&ids, 0);
        for (size_t k = 0; k < paper->criteria.n; k++) {
            hoshi_buf_puts(&ids, k != 0 ? hoshi_lang_row(p.lang)->comma : "");
            hoshi_buf_puts(&ids, paper->criteria.v[k].s);
        }
        hoshi_print_msg(&p, 0, HOSHI_MSG_PAPER_LINE, paper->id.s,
                        hoshi_text_get(&paper->title, p.lang),
                        hoshi_paper_kind_label(paper->kind, p.lang));
        hoshi_print_text(&p, 5, ids.p);
        hoshi_print_drop(&p, &ids);
    }
    hoshi_print_text(&p, 0, hoshi_text_get(&list->note, p.lang));
    return hoshi_buf_rc(out);
}
