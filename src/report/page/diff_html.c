/* A comparison as a page without script: which two, what was measured otherwise, stars and counts
 * before and after, and every criterion that is not as it was. */
#include <hoshi/report.h>

#include "base/digits.h"
#include "base/str.h"
#include "hoshi_embed.h"
#include "i18n/msg.h"
#include "report/diff_words.h"
#include "report/page/markup.h"

struct page {
    const struct hoshi_diff *d;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
};

/* <tag>message</tag>; the arguments are foreign, so the whole is escaped at once. */
static void put_msg(const struct page *p, const char *tag, enum hoshi_msg msg, const char *a0,
                    const char *a1, const char *a2)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, p->lang, a0, a1, a2);
    hoshi_markup_element(p->out, tag, line.p);
    p->out->failed = p->out->failed || line.failed;
    hoshi_buf_release(&line);
}

/* <tag>text</tag>, of a text that was put together; it is released. */
static void put_made(const struct page *p, const char *tag, struct hoshi_buf *text)
{
    hoshi_markup_element(p->out, tag, text->p);
    p->out->failed = p->out->failed || text->failed;
    hoshi_buf_release(text);
}

static void put_side(const struct page *p, enum hoshi_msg label, const struct hoshi_diff_side *s)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, hoshi_msg(label, p->lang));
    hoshi_diff_put_side(s, p->lang, &line);
    put_made(p, "p", &line);
    hoshi_buf_init(&line, 0);
    hoshi_diff_put_standing(s, 0, p->lang, &line);
    hoshi_markup_lines(p->out, "ul", line.p);
    p->out->failed = p->out->failed || line.failed;
    hoshi_buf_release(&line);
}

static void put_measure(const struct page *p)
{
    bool any = false;
    for (int i = 0; i < HOSHI_DIFF_MEASURE_COUNT_; i++) {
        if (!p->d->measure[i])
            continue;
        hoshi_buf_puts(p->out, any ? "" : "<ul>\n");
        any = true;
        hoshi_markup_element(p->out, "li",
                             hoshi_diff_measure_label((enum hoshi_diff_measure)i, p->lang));
    }
    hoshi_buf_puts(p->out, any ? "</ul>\n" : "");
}

static void put_reached(const struct page *p)
{
    struct hoshi_buf was, is;
    const struct hoshi_diff *d = p->d;
    if (!d->from->has_levels || !d->to->has_levels)
        return;
    hoshi_buf_init(&was, 0);
    hoshi_buf_init(&is, 0);
    hoshi_diff_put_reached(d->from, p->lang, &was);
    hoshi_diff_put_reached(d->to, p->lang, &is);
    hoshi_buf_puts(p->out, "<div class=\"star\">");
    put_msg(p, "p", d->to->has_stars ? HOSHI_MSG_COMPARE_STAR : HOSHI_MSG_COMPARE_REACHED, was.p,
            is.p, NULL);
    hoshi_buf_puts(p->out, "</div>\n");
    p->out->failed = p->out->failed || was.failed || is.failed;
    hoshi_buf_release(&is);
    hoshi_buf_release(&was);
}

/* level: NULL is over all criteria */
static void put_counts(const struct page *p, const struct hoshi_diff_named *level,
                       const struct hoshi_diff_level *from, const struct hoshi_diff_level *to)
{
    struct hoshi_buf name, was, is;
    hoshi_buf_init(&name, 0);
    hoshi_buf_init(&was, 0);
    hoshi_buf_init(&is, 0);
    hoshi_diff_put_counts(from, p->lang, &was);
    hoshi_diff_put_counts(to, p->lang, &is);
    if (level != NULL)
        hoshi_diff_put_level(*level, p->lang, &name);
    else
        hoshi_buf_puts(&name, hoshi_msg(HOSHI_MSG_SCORE_TABLE_TOTAL, p->lang));
    put_msg(p, "li", HOSHI_MSG_COMPARE_COUNTS, name.p, was.p, is.p);
    p->out->failed = p->out->failed || name.failed || was.failed || is.failed;
    hoshi_buf_release(&is);
    hoshi_buf_release(&was);
    hoshi_buf_release(&name);
}

static void put_level(const struct page *p, struct hoshi_diff_named level)
{
    put_counts(p, &level, hoshi_diff_find_level(p->d->from, level),
               hoshi_diff_find_level(p->d->to, level));
}

static void put_levels(const struct page *p)
{
    const struct hoshi_diff *d = p->d;
    struct hoshi_diff_level from = hoshi_diff_total(d->from), to = hoshi_diff_total(d->to);
    hoshi_buf_puts(p->out, "<ul>\n");
    for (size_t i = 0; i < d->to->n_level; i++)
        put_level(p, d->to->level[i].level);
    for (size_t i = 0; i < d->from->n_level; i++) {
        if (hoshi_diff_find_level(d->to, d->from->level[i].level) == NULL)
            put_level(p, d->from->level[i].level);
    }
    if (d->from->n_level + d->to->n_level == 0)
        put_counts(p, NULL, &from, &to);
    hoshi_buf_puts(p->out, "</ul>\n");
}

/* What both say of it; one that only one of them has was or is nothing. */
static void put_change(const struct page *p, const struct hoshi_diff_row *row)
{
    struct hoshi_buf was, is;
    hoshi_buf_init(&was, 0);
    hoshi_buf_init(&is, 0);
    hoshi_diff_put_said(row->was, p->lang, &was);
    hoshi_diff_put_said(row->is, p->lang, &is);
    if (row->was != NULL && row->is != NULL)
        put_msg(p, "span", HOSHI_MSG_COMPARE_CHANGE, was.p, is.p, NULL);
    else
        hoshi_markup_element(p->out, "span", row->is != NULL ? is.p : was.p);
    p->out->failed = p->out->failed || was.failed || is.failed;
    hoshi_buf_release(&is);
    hoshi_buf_release(&was);
}

static void put_row(const struct page *p, const struct hoshi_diff_row *row)
{
    struct hoshi_buf id, besides;
    hoshi_buf_init(&id, 0);
    hoshi_buf_init(&besides, 0);
    hoshi_diff_put_id(row, &id);
    hoshi_diff_put_besides(row, p->lang, &besides);
    hoshi_buf_puts(p->out, "<article>\n<header>");
    put_made(p, "strong", &id);
    put_change(p, row);
    hoshi_buf_puts(p->out, "</header>\n");
    put_made(p, "p", &besides);
    if (row->text != NULL)
        hoshi_markup_element(p->out, "p", hoshi_text_get(row->text, p->lang));
    hoshi_buf_puts(p->out, "</article>\n");
}

static void put_class(const struct page *p, enum hoshi_diff_class cls)
{
    char n[HOSHI_DECIMAL_BYTES];
    if (p->d->n[cls] == 0)
        return;
    put_msg(p, "h2", HOSHI_MSG_DIFF_MEANS, hoshi_diff_class_label(cls, p->lang),
            hoshi_decimal(n, (long long)p->d->n[cls]), NULL);
    if (cls == HOSHI_DIFF_UNCHANGED)
        return;
    for (size_t i = 0; i < p->d->n_row; i++) {
        if (p->d->row[i].cls == cls)
            put_row(p, &p->d->row[i]);
    }
}

enum hoshi_rc hoshi_diff_html(const struct hoshi_diff *diff, const struct hoshi_report_opts *opts,
                              struct hoshi_buf *out)
{
    struct page p = {diff, opts->lang, out};
    struct hoshi_str style = {(const char *)hoshi_embed_feedback_css,
                              hoshi_embed_feedback_css_size};
    const char *title = hoshi_msg(HOSHI_MSG_COMPARE_TITLE, p.lang);
    hoshi_markup_head(out, p.lang, title, style, (struct hoshi_str){NULL, 0});
    hoshi_buf_puts(out, "<body>\n<main>\n");
    hoshi_markup_element(out, "h1", title);
    put_side(&p, HOSHI_MSG_COMPARE_FROM, diff->from);
    put_side(&p, HOSHI_MSG_COMPARE_TO, diff->to);
    put_measure(&p);
    put_reached(&p);
    put_levels(&p);
    if (diff->same)
        put_msg(&p, "p", HOSHI_MSG_COMPARE_SAME, NULL, NULL, NULL);
    for (int i = 0; i < HOSHI_DIFF_COUNT_; i++)
        put_class(&p, (enum hoshi_diff_class)i);
    hoshi_buf_puts(out, "</main>\n<footer class=\"soft\">\n");
    put_msg(&p, "p", HOSHI_MSG_COMPARE_NOT_OFFICIAL, NULL, NULL, NULL);
    hoshi_buf_puts(out, "</footer>\n</body>\n</html>\n");
    return hoshi_buf_rc(out);
}
