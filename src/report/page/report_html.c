/* The report, the questions to an owner, the declaration and a group, each as one page without
 * script, fit for printing. */
#include <hoshi/report_members.h>
#include <hoshi/report_plan.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "hoshi_embed.h"
#include "report/doc/doc.h"
#include "report/page/chart.h"
#include "report/page/markup.h"

#define FOOT_CELLS 60 /* of a company's name */
#define TAB_CELLS 70  /* of the title of the window */

/* A table with heads; one that is wider than a telephone can be moved with the keys, too. */
#define WIDE(name) "<div class=\"wide\" tabindex=\"0\"><table class=\"" name "\">\n"

static const struct {
    const char *open, *close;
} block_of[HOSHI_BLOCK_COUNT_] = {
    [HOSHI_BLOCK_STAR_NONE] = {"<div class=\"star none\">", "</div>\n"},
    [HOSHI_BLOCK_STAR_FIRM] = {"<div class=\"star firm\">", "</div>\n"},
    [HOSHI_BLOCK_STAR_CLAIMED] = {"<div class=\"star claimed\">", "</div>\n"},
    [HOSHI_BLOCK_LIST] = {"<ul>\n", "</ul>\n"},
    [HOSHI_BLOCK_STEPS] = {"<ol class=\"steps\">\n", "</ol>\n"},
    [HOSHI_BLOCK_ITEM] = {"<li>", "</li>\n"},
    [HOSHI_BLOCK_TABLE] = {"<table><tbody>\n", "</tbody></table>\n"},
    [HOSHI_BLOCK_COUNTS] = {WIDE("counts"), "</tbody></table></div>\n"},
    [HOSHI_BLOCK_ANSWERS] = {WIDE("answers"), "</tbody></table></div>\n"},
    [HOSHI_BLOCK_HEADS] = {"<thead><tr>", "</tr></thead>\n<tbody>\n"},
    [HOSHI_BLOCK_ROW] = {"<tr>", "</tr>\n"},
    [HOSHI_BLOCK_CELL] = {"<td>", "</td>"},
    [HOSHI_BLOCK_ARTICLE] = {"<article>\n", "</article>\n"},
    [HOSHI_BLOCK_ARTICLE_HEAD] = {"<header>", "</header>\n"},
    [HOSHI_BLOCK_TERMS] = {"<dl>\n", "</dl>\n"},
    [HOSHI_BLOCK_REACHED] = {"<div class=\"reached\">", "</div>\n"},
    [HOSHI_BLOCK_FORM] = {"<table class=\"form\"><tbody>\n", "</tbody></table>\n"},
    [HOSHI_BLOCK_CHARTS] = {"<div class=\"charts\">\n", "</div>\n"},
};

static const char *const tag_of[HOSHI_MARK_COUNT_] = {
    [HOSHI_MARK_H2] = "h2",         [HOSHI_MARK_H3] = "h3",
    [HOSHI_MARK_H4] = "h4",         [HOSHI_MARK_PARAGRAPH] = "p",
    [HOSHI_MARK_STRONG] = "strong", [HOSHI_MARK_QUESTION] = "blockquote",
    [HOSHI_MARK_REMARK] = "span",   [HOSHI_MARK_ITEM] = "li",
    [HOSHI_MARK_HEAD] = "th",       [HOSHI_MARK_CELL] = "td",
    [HOSHI_MARK_TERM] = "dt",       [HOSHI_MARK_MEANING] = "dd",
};

static void open_block(struct hoshi_doc *d, enum hoshi_block block, const char *name)
{
    d->is_in_heads = block == HOSHI_BLOCK_HEADS;
    if (block != HOSHI_BLOCK_SECTION) {
        hoshi_buf_puts(d->out, block_of[block].open);
        return;
    }
    hoshi_buf_puts(d->out, "<section id=\"");
    hoshi_markup_text(d->out, name);
    hoshi_buf_puts(d->out, "\">\n");
}

static void close_block(struct hoshi_doc *d, enum hoshi_block block)
{
    hoshi_buf_puts(d->out, block == HOSHI_BLOCK_SECTION ? "</section>\n" : block_of[block].close);
}

static void put(struct hoshi_doc *d, enum hoshi_mark mark, const char *text)
{
    bool in_line = mark == HOSHI_MARK_HEAD || mark == HOSHI_MARK_CELL;
    hoshi_buf_puts(d->out, "<");
    hoshi_buf_puts(d->out, tag_of[mark]);
    if (mark == HOSHI_MARK_HEAD)
        hoshi_buf_puts(d->out, d->is_in_heads ? " scope=\"col\"" : " scope=\"row\"");
    hoshi_buf_puts(d->out, ">");
    hoshi_markup_text(d->out, text);
    hoshi_buf_puts(d->out, "</");
    hoshi_buf_puts(d->out, tag_of[mark]);
    hoshi_buf_puts(d->out, in_line ? ">" : ">\n");
}

static void put_radar(struct hoshi_doc *d, const char *name, const char *title, const char *shows,
                      const struct hoshi_spoke *spoke, size_t n)
{
    hoshi_buf_puts(d->out, "<figure>");
    hoshi_chart_radar(d->out, name, title, shows, spoke, n);
    hoshi_markup_element(d->out, "figcaption", title);
    hoshi_buf_puts(d->out, "</figure>\n");
}

static void put_bar(struct hoshi_doc *d, const struct hoshi_tally *t)
{
    const struct hoshi_bar_part part[] = {
        {"met", t->met}, {"claimed", t->na_claimed}, {"out", t->out_of_play}};
    hoshi_buf_puts(d->out, "<td>");
    hoshi_chart_bar(d->out, part, sizeof part / sizeof part[0], t->total);
    hoshi_buf_puts(d->out, "</td>");
}

static void put_head(struct hoshi_doc *d, const char *title)
{
    hoshi_buf_puts(d->out, "<header class=\"page\">\n");
    hoshi_markup_element(d->out, "h1", title);
    hoshi_doc_basis(d);
    hoshi_buf_puts(d->out, "</header>\n");
}

static void put_foot(struct hoshi_doc *d)
{
    hoshi_buf_puts(d->out, "<footer>\n");
    hoshi_doc_origin(d);
    hoshi_buf_puts(d->out, "</footer>\n");
}

/* A text inside a string of the style sheet: all but plain letters and digits as numbers. */
static void put_style_text(struct hoshi_buf *out, const char *s)
{
    struct hoshi_str rest = hoshi_str_from(s);
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k) {
        static const char hex[] = "0123456789abcdef";
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            hoshi_buf_put(out, rest.p, 1);
            continue;
        }
        hoshi_buf_puts(out, "\\");
        for (int shift = 20; shift >= 0; shift -= 4)
            hoshi_buf_put(out, &hex[c >> shift & 0xf], 1);
    }
}

/* The running foot of a printed page: whose it is, of which day and edition, and its number. */
static void put_style(const struct hoshi_doc *d, struct hoshi_buf *style)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf foot, cut;
    hoshi_buf_init(&foot, 0);
    hoshi_buf_init(&cut, 0);
    hoshi_put_visible(&cut, hoshi_str_from(d->whose), FOOT_CELLS);
    hoshi_msg_put(&foot, HOSHI_MSG_SCORE_TITLE, d->lang, cut.p, d->catalog->name,
                  hoshi_date_format(d->as_of, day));
    hoshi_buf_put(style, hoshi_embed_report_css, hoshi_embed_report_css_size);
    hoshi_buf_puts(style, "@page{@bottom-left{font-size:8pt;content:\"");
    put_style_text(style, foot.p);
    hoshi_buf_puts(style, "\"}@bottom-right{font-size:8pt;content:counter(page) \" / \" "
                          "counter(pages)}}");
    style->failed |= foot.failed || cut.failed;
    hoshi_buf_release(&cut);
    hoshi_buf_release(&foot);
}

static enum hoshi_rc put_whole(struct hoshi_doc *d, const struct hoshi_doc_kind *kind)
{
    struct hoshi_buf title, tab, style, *out = d->out;
    hoshi_buf_init(&title, 0);
    hoshi_buf_init(&tab, 0);
    hoshi_buf_init(&style, 0);
    put_style(d, &style);
    hoshi_doc_title(d, kind, &title);
    hoshi_put_visible(&tab, (struct hoshi_str){title.p, title.n}, TAB_CELLS);
    hoshi_markup_head(out, d->lang, tab.p, (struct hoshi_str){style.p, style.n},
                      (struct hoshi_str){NULL, 0});
    hoshi_buf_puts(out, "<body>\n");
    put_head(d, title.p);
    hoshi_buf_puts(out, "<main>\n");
    kind->put(d);
    hoshi_buf_puts(out, "</main>\n");
    put_foot(d);
    hoshi_buf_puts(out, "</body>\n</html>\n");
    out->failed |= title.failed || tab.failed || style.failed;
    hoshi_buf_release(&style);
    hoshi_buf_release(&tab);
    hoshi_buf_release(&title);
    return hoshi_buf_rc(out);
}

static const struct hoshi_doc_form form = {.open = open_block,
                                           .close = close_block,
                                           .put = put,
                                           .radar = put_radar,
                                           .bar = put_bar,
                                           .whole = put_whole};

enum hoshi_rc hoshi_members_html(const struct hoshi_members *members,
                                 const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    return hoshi_doc_write_group(&form, members, opts->lang, out);
}

enum hoshi_rc hoshi_report_html(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                struct hoshi_buf *out)
{
    return hoshi_doc_write(hoshi_doc_of(r), &form, r, opts, out);
}

enum hoshi_rc hoshi_plan_html(const struct hoshi_plan *plan, const struct hoshi_report_opts *opts,
                              struct hoshi_buf *out)
{
    struct hoshi_report_opts with = *opts;
    with.plan = plan;
    with.target = plan->wishes.star;
    return hoshi_doc_write(&hoshi_doc_plan_alone, &form, plan->result, &with, out);
}

enum hoshi_rc hoshi_report_declaration(const struct hoshi_result *r,
                                       const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    return opts->markdown ? hoshi_doc_markdown(&hoshi_doc_declaration, r, opts, out)
                          : hoshi_doc_write(&hoshi_doc_declaration, &form, r, opts, out);
}
