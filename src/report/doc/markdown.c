/* The report as Markdown (CommonMark with tables), for wikis and tickets. */
#include <hoshi/report_members.h>
#include <string.h>

#include "base/str.h"
#include "report/doc/doc.h"
#include "report/markdown.h"

/* A line of its own begins an item of a list, however deep. */
static void put_indent(struct hoshi_doc *d)
{
    for (size_t i = 1; i < d->depth; i++)
        hoshi_buf_puts(d->out, "  ");
}

static bool is_table(enum hoshi_block block)
{
    return block == HOSHI_BLOCK_TABLE || block == HOSHI_BLOCK_COUNTS ||
           block == HOSHI_BLOCK_ANSWERS || block == HOSHI_BLOCK_FORM;
}

static bool is_list(enum hoshi_block block)
{
    return block == HOSHI_BLOCK_LIST || block == HOSHI_BLOCK_STEPS;
}

static void open_block(struct hoshi_doc *d, enum hoshi_block block, const char *name)
{
    (void)name;
    if (block == HOSHI_BLOCK_ROW || block == HOSHI_BLOCK_HEADS)
        d->n_cell = 0;
    else if (block == HOSHI_BLOCK_CELL)
        d->is_in_cell = true;
    else if (is_list(block))
        d->depth += !d->is_in_cell;
    else if (block == HOSHI_BLOCK_TABLE ||
             block == HOSHI_BLOCK_FORM) /* its columns have no names */
        hoshi_buf_puts(d->out, "|  |  |\n| --- | --- |\n");
    else if (block == HOSHI_BLOCK_ITEM)
        d->is_new_item = true;
}

static void close_block(struct hoshi_doc *d, enum hoshi_block block)
{
    if (block == HOSHI_BLOCK_HEADS) {
        hoshi_buf_puts(d->out, "|\n|");
        for (size_t i = 0; i < d->n_cell; i++)
            hoshi_buf_puts(d->out, " --- |");
        hoshi_buf_puts(d->out, "\n");
    } else if (block == HOSHI_BLOCK_CELL) {
        d->is_in_cell = false;
        hoshi_buf_puts(d->out, d->n_in_cell != 0 ? " " : "|  ");
        d->n_in_cell = 0;
        d->n_cell++;
    } else if (block == HOSHI_BLOCK_ROW) {
        hoshi_buf_puts(d->out, "|\n");
    } else if (is_list(block) && !d->is_in_cell) {
        d->depth--;
        hoshi_buf_puts(d->out, d->depth == 0 ? "\n" : "");
    } else if (is_table(block) || block == HOSHI_BLOCK_ARTICLE_HEAD) {
        hoshi_buf_puts(d->out, "\n");
    }
}

static void put_line(struct hoshi_doc *d, const char *before, const char *text, const char *behind)
{
    hoshi_buf_puts(d->out, before);
    hoshi_markdown_text(d->out, text);
    hoshi_buf_puts(d->out, behind);
}

/* Within an item a paragraph goes on with it. */
static void put_in_item(struct hoshi_doc *d, const char *before, const char *text,
                        const char *behind)
{
    put_indent(d);
    hoshi_buf_puts(d->out, d->is_new_item ? "- " : "  ");
    d->is_new_item = false;
    put_line(d, before, text, behind);
}

static void put_item(struct hoshi_doc *d, const char *text)
{
    if (d->is_in_cell) {
        hoshi_buf_puts(d->out, d->n_in_cell++ == 0 ? "| " : " / ");
        hoshi_markdown_text(d->out, text);
        return;
    }
    put_indent(d);
    put_line(d, "- ", text, "\n");
}

static void put_cell(struct hoshi_doc *d, const char *text)
{
    hoshi_buf_puts(d->out, "| ");
    hoshi_markdown_text(d->out, text);
    hoshi_buf_puts(d->out, " ");
    d->n_cell++;
}

static void put(struct hoshi_doc *d, enum hoshi_mark mark, const char *text)
{
    static const char *const before[HOSHI_MARK_COUNT_] = {
        [HOSHI_MARK_H2] = "## ",      [HOSHI_MARK_H3] = "### ",   [HOSHI_MARK_H4] = "#### ",
        [HOSHI_MARK_PARAGRAPH] = "",  [HOSHI_MARK_STRONG] = "**", [HOSHI_MARK_REMARK] = "",
        [HOSHI_MARK_QUESTION] = "**", [HOSHI_MARK_TERM] = "**",   [HOSHI_MARK_MEANING] = ""};
    static const char *const behind[HOSHI_MARK_COUNT_] = {
        [HOSHI_MARK_H2] = "\n\n",         [HOSHI_MARK_H3] = "\n\n",
        [HOSHI_MARK_H4] = "\n\n",         [HOSHI_MARK_PARAGRAPH] = "\n\n",
        [HOSHI_MARK_STRONG] = "**\n",     [HOSHI_MARK_REMARK] = "\n",
        [HOSHI_MARK_QUESTION] = "**\n\n", [HOSHI_MARK_TERM] = "**\n\n",
        [HOSHI_MARK_MEANING] = "\n\n"};
    if (mark == HOSHI_MARK_HEAD || mark == HOSHI_MARK_CELL)
        put_cell(d, text);
    else if (mark == HOSHI_MARK_ITEM)
        put_item(d, text);
    else if (d->depth != 0)
        put_in_item(d, before[mark], text, mark == HOSHI_MARK_STRONG ? "**\n" : "\n");
    else
        put_line(d, before[mark], text, behind[mark]);
}

static enum hoshi_rc put_whole(struct hoshi_doc *d, const struct hoshi_doc_kind *kind)
{
    struct hoshi_buf title;
    hoshi_buf_init(&title, 0);
    hoshi_doc_title(d, kind, &title);
    hoshi_buf_puts(d->out, "# ");
    hoshi_doc_text(d, HOSHI_MARK_PARAGRAPH, title.p);
    hoshi_doc_basis(d);
    kind->put(d);
    hoshi_doc_origin(d);
    d->out->failed |= title.failed;
    hoshi_buf_release(&title);
    return hoshi_buf_rc(d->out);
}

static const struct hoshi_doc_form form = {
    .open = open_block, .close = close_block, .put = put, .whole = put_whole};

enum hoshi_rc hoshi_doc_markdown(const struct hoshi_doc_kind *kind, const struct hoshi_result *r,
                                 const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    return hoshi_doc_write(kind, &form, r, opts, out);
}

enum hoshi_rc hoshi_members_markdown(const struct hoshi_members *members,
                                     const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    return hoshi_doc_write_group(&form, members, opts->lang, out);
}

enum hoshi_rc hoshi_report_markdown(const struct hoshi_result *r,
                                    const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    return hoshi_doc_markdown(hoshi_doc_of(r), r, opts, out);
}
