/* How one company went on, as a page without script: a line chart for each scheme, and all its
 * numbers as a table. */
#include <hoshi/report_history.h>

#include "base/str.h"
#include "hoshi_embed.h"
#include "i18n/msg.h"
#include "report/diff_words.h"
#include "report/page/markup.h"
#include "report/page/trend_chart.h"
#include "report/trend.h"

struct page {
    const struct hoshi_history *h;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
};

/* <tag>text</tag>, of a text that was put together; it is released. */
static void put_made(const struct page *p, const char *tag, struct hoshi_buf *text)
{
    hoshi_markup_element(p->out, tag, text->p);
    p->out->failed = p->out->failed || text->failed;
    hoshi_buf_release(text);
}

/* <th scope=…>text</th> */
static void put_th(const struct page *p, const char *scope, const char *text)
{
    hoshi_buf_puts(p->out, "<th scope=\"");
    hoshi_buf_puts(p->out, scope);
    hoshi_buf_puts(p->out, "\">");
    hoshi_markup_text(p->out, text);
    hoshi_buf_puts(p->out, "</th>\n");
}

static bool says_more(const struct hoshi_history *h)
{
    for (size_t i = 0; i < h->n; i++) {
        const struct hoshi_diff_side *s = &h->entry[i].side;
        if (s->scope != NULL || s->left_out != NULL || s->other_catalogue || s->other_policy ||
            s->n_out_of_play + s->n_carried_over + s->n_undated != 0)
            return true;
    }
    return false;
}

/* Of which part of the company, by what; a cell of its own, behind the numbers. */
static void put_standing(const struct page *p, const struct hoshi_diff_side *side)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_diff_put_standing(side, 0, p->lang, &lines);
    hoshi_buf_puts(p->out, "<td>");
    hoshi_markup_lines(p->out, "ul", lines.p);
    hoshi_buf_puts(p->out, "</td>\n");
    p->out->failed = p->out->failed || lines.failed;
    hoshi_buf_release(&lines);
}

static void put_head(const struct page *p, const struct hoshi_history_entry *last)
{
    hoshi_buf_puts(p->out, "<thead><tr>");
    put_th(p, "col", hoshi_msg(HOSHI_MSG_HISTORY_DAY, p->lang));
    put_th(p, "col", hoshi_msg(HOSHI_MSG_HISTORY_CATALOGUE, p->lang));
    put_th(p, "col", hoshi_msg(HOSHI_MSG_HISTORY_STAR, p->lang));
    for (size_t i = 0; i < hoshi_trend_lines(last); i++) {
        struct hoshi_buf name;
        hoshi_buf_init(&name, 0);
        hoshi_trend_put_line(last, i, p->lang, &name);
        put_th(p, "col", name.p);
        p->out->failed = p->out->failed || name.failed;
        hoshi_buf_release(&name);
    }
    if (says_more(p->h))
        put_th(p, "col", hoshi_msg(HOSHI_MSG_HISTORY_SCOPE, p->lang));
    hoshi_buf_puts(p->out, "</tr></thead>\n");
}

static void put_row(const struct page *p, const struct hoshi_history_entry *e,
                    const struct hoshi_history_entry *last)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf cell;
    hoshi_buf_puts(p->out, "<tr>");
    put_th(p, "row", hoshi_date_format(e->side.as_of, day));
    hoshi_buf_init(&cell, 0);
    hoshi_trend_put_catalogue(e, &cell);
    put_made(p, "td", &cell);
    hoshi_buf_init(&cell, 0);
    hoshi_trend_put_reached(e, p->lang, &cell);
    hoshi_buf_puts(&cell, cell.n == 0 ? "–" : "");
    put_made(p, "td", &cell);
    for (size_t i = 0; i < hoshi_trend_lines(last); i++) {
        hoshi_buf_init(&cell, 0);
        hoshi_trend_put_counts(hoshi_trend_at(e, last, i), &cell);
        put_made(p, "td", &cell);
    }
    if (says_more(p->h))
        put_standing(p, &e->side);
    hoshi_buf_puts(p->out, "</tr>\n");
}

static void put_scheme(const struct page *p, const char *scheme, size_t n)
{
    const struct hoshi_history_entry *last = hoshi_trend_last(p->h, scheme);
    hoshi_markup_msg(p->out, p->lang, "h2", HOSHI_MSG_HISTORY_SCHEME, scheme, NULL, NULL);
    hoshi_trend_chart(p->h, scheme, n, p->lang, p->out);
    hoshi_buf_puts(p->out, "<table>\n");
    put_head(p, last);
    hoshi_buf_puts(p->out, "<tbody>\n");
    for (size_t i = hoshi_trend_next(p->h, scheme, 0); i != HOSHI_TREND_END;
         i = hoshi_trend_next(p->h, scheme, i + 1))
        put_row(p, &p->h->entry[i], last);
    hoshi_buf_puts(p->out, "</tbody>\n</table>\n");
}

enum hoshi_rc hoshi_trend_html(const struct hoshi_history *history,
                               const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct page p = {history, opts->lang, out};
    struct hoshi_str style = {(const char *)hoshi_embed_feedback_css,
                              hoshi_embed_feedback_css_size};
    struct hoshi_buf whose;
    const char *title = hoshi_msg(HOSHI_MSG_HISTORY_TITLE, p.lang);
    if (history->n == 0)
        return hoshi_buf_rc(out);
    hoshi_markup_head(out, p.lang, title, style, (struct hoshi_str){NULL, 0});
    hoshi_buf_puts(out, "<body>\n<main>\n");
    hoshi_markup_element(out, "h1", title);
    hoshi_buf_init(&whose, 0);
    hoshi_trend_put_whose(&history->entry[history->n - 1], p.lang, &whose);
    put_made(&p, "p", &whose);
    hoshi_buf_init(&whose, 0);
    hoshi_trend_put_notes(history, p.lang, &whose);
    hoshi_markup_lines(out, "ul", whose.p);
    out->failed = out->failed || whose.failed;
    hoshi_buf_release(&whose);
    for (size_t i = 0; hoshi_trend_scheme(history, i) != NULL; i++)
        put_scheme(&p, hoshi_trend_scheme(history, i), i);
    hoshi_buf_puts(out, "</main>\n<footer class=\"soft\">\n");
    hoshi_markup_element(out, "p", hoshi_msg(HOSHI_MSG_HISTORY_NOT_OFFICIAL, p.lang));
    hoshi_buf_puts(out, "</footer>\n</body>\n</html>\n");
    return hoshi_buf_rc(out);
}
