/* A group as a page without script. */
#include <hoshi/report_members.h>

#include "base/str.h"
#include "hoshi_embed.h"
#include "i18n/msg.h"
#include "report/group_words.h"
#include "report/headline.h"
#include "report/level.h"
#include "report/page/markup.h"

struct page {
    const struct hoshi_members *g;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
};

/* <tag>text</tag>, of a text that was put together; it is released. tag may have attributes. */
static void put_made(const struct page *p, const char *open, const char *close,
                     struct hoshi_buf *text)
{
    hoshi_buf_puts(p->out, open);
    hoshi_markup_text(p->out, text->p);
    hoshi_buf_puts(p->out, close);
    p->out->failed = p->out->failed || text->failed;
    hoshi_buf_release(text);
}

static void put_th(const struct page *p, const char *text)
{
    hoshi_buf_puts(p->out, "<th scope=\"col\">");
    hoshi_markup_text(p->out, text);
    hoshi_buf_puts(p->out, "</th>\n");
}

static void put_heads(const struct page *p)
{
    const struct hoshi_catalog *cat = p->g->catalog;
    hoshi_buf_puts(p->out, "<thead><tr>");
    put_th(p, hoshi_msg(HOSHI_MSG_GROUP_MEMBER, p->lang));
    put_th(p, hoshi_msg(HOSHI_MSG_HISTORY_STAR, p->lang));
    for (size_t k = 0; k < cat->n_group; k++) {
        if (!hoshi_members_shows(p->g, k))
            continue;
        hoshi_buf_puts(p->out, "<th scope=\"col\"><abbr title=\"");
        hoshi_markup_text(p->out, hoshi_text_get(&cat->group[k].title, p->lang));
        hoshi_buf_puts(p->out, "\">");
        hoshi_markup_text(p->out, cat->group[k].id.s);
        hoshi_buf_puts(p->out, "</abbr></th>\n");
    }
    put_th(p, hoshi_msg(HOSHI_MSG_SCORE_TABLE_TOTAL, p->lang));
    hoshi_buf_puts(p->out, "</tr></thead>\n");
}

static void put_member(const struct page *p, const struct hoshi_member *m)
{
    struct hoshi_buf text;
    hoshi_buf_puts(p->out, "<tr>");
    hoshi_buf_init(&text, 0);
    hoshi_members_put_name(m, p->lang, &text);
    put_made(p, "<th scope=\"row\">", "</th>\n", &text);
    hoshi_buf_init(&text, 0);
    hoshi_members_put_reached(m, p->lang, &text);
    put_made(p, "<td>", "</td>\n", &text);
    for (size_t k = 0; k <= p->g->catalog->n_group; k++) {
        struct hoshi_tally t = hoshi_members_tally(p->g, m, k);
        if (!hoshi_members_shows(p->g, k))
            continue;
        hoshi_buf_puts(p->out, "<td>");
        hoshi_buf_int(p->out, hoshi_tally_satisfied(&t));
        hoshi_buf_puts(p->out, "/");
        hoshi_buf_int(p->out, t.total);
        hoshi_buf_puts(p->out, "</td>\n");
    }
    hoshi_buf_puts(p->out, "</tr>\n");
}

/* What the numbers over the columns stand for. */
static void put_categories(const struct page *p)
{
    hoshi_buf_puts(p->out, "<ul class=\"soft\">\n");
    for (size_t k = 0; k < p->g->catalog->n_group; k++) {
        struct hoshi_buf text;
        if (!hoshi_members_shows(p->g, k))
            continue;
        hoshi_buf_init(&text, 0);
        hoshi_buf_puts(&text, p->g->catalog->group[k].id.s);
        hoshi_buf_puts(&text, " ");
        hoshi_buf_puts(&text, hoshi_text_get(&p->g->catalog->group[k].title, p->lang));
        put_made(p, "<li>", "</li>\n", &text);
    }
    hoshi_buf_puts(p->out, "</ul>\n");
}

static void put_blocking(const struct page *p)
{
    bool any = false;
    for (size_t i = 0; i < p->g->n; i++) {
        const struct hoshi_member *m = &p->g->member[i];
        struct hoshi_buf text;
        if (!hoshi_members_blocks(p->g, m))
            continue;
        if (!any)
            hoshi_markup_msg(p->out, p->lang, "h2", HOSHI_MSG_GROUP_IN_THE_WAY,
                             hoshi_members_level_name(p->g, p->lang), NULL, NULL);
        any = true;
        hoshi_buf_init(&text, 0);
        hoshi_members_put_name(m, p->lang, &text);
        put_made(p, "<article>\n<header><strong>", "</strong></header>\n", &text);
        hoshi_buf_init(&text, 0);
        hoshi_members_put_blocks(p->g, m, SIZE_MAX, p->lang, &text);
        put_made(p, "<p>", "</p>\n</article>\n", &text);
    }
}

static void put_broken(const struct page *p)
{
    if (p->g->n_broken == 0)
        return;
    hoshi_markup_element(p->out, "h2", hoshi_msg(HOSHI_MSG_GROUP_NOT_JUDGED, p->lang));
    hoshi_buf_puts(p->out, "<ul>\n");
    for (size_t i = 0; i < p->g->n_broken; i++)
        hoshi_markup_msg(p->out, p->lang, "li", HOSHI_MSG_GROUP_BROKEN, p->g->broken[i].source,
                         p->g->broken[i].code != NULL ? p->g->broken[i].code : "", NULL);
    hoshi_buf_puts(p->out, "</ul>\n");
}

enum hoshi_rc hoshi_members_html(const struct hoshi_members *members,
                                 const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    const struct page p = {members, opts->lang, out};
    struct hoshi_str style = {(const char *)hoshi_embed_feedback_css,
                              hoshi_embed_feedback_css_size};
    char day[HOSHI_DATE_BYTES];
    const char *title = hoshi_msg(HOSHI_MSG_GROUP_TITLE, p.lang);
    struct hoshi_buf star;
    hoshi_markup_head(out, p.lang, title, style, (struct hoshi_str){NULL, 0});
    hoshi_buf_puts(out, "<body>\n<main>\n");
    hoshi_markup_element(out, "h1", title);
    hoshi_markup_msg(out, p.lang, "p", HOSHI_MSG_GROUP_BASIS, members->catalog->name,
                     members->policy->id.s, hoshi_date_format(members->as_of, day));
    hoshi_buf_init(&star, 0);
    hoshi_members_put_star(members, p.lang, &star);
    put_made(&p, "<div class=\"star\"><p>", "</p></div>\n", &star);
    hoshi_buf_init(&star, 0);
    hoshi_headline_sources(members->catalog, members->policy, p.lang, &star);
    if (star.n != 0)
        put_made(&p, "<p>", "</p>\n", &star);
    out->failed |= star.failed;
    hoshi_buf_release(&star);
    hoshi_markup_msg(out, p.lang, "h2", HOSHI_MSG_GROUP_MATRIX,
                     hoshi_members_level_name(members, p.lang), NULL, NULL);
    hoshi_buf_puts(out, "<table>\n");
    put_heads(&p);
    hoshi_buf_puts(out, "<tbody>\n");
    for (size_t i = 0; i < members->n; i++)
        put_member(&p, &members->member[i]);
    hoshi_buf_puts(out, "</tbody>\n</table>\n");
    put_categories(&p);
    put_blocking(&p);
    put_broken(&p);
    hoshi_buf_puts(out, "</main>\n<footer class=\"soft\">\n");
    hoshi_markup_element(
        out, "p", hoshi_msg(hoshi_level_msg(members->catalog, HOSHI_MSG_NOT_OFFICIAL), p.lang));
    hoshi_buf_puts(out, "</footer>\n</body>\n</html>\n");
    return hoshi_buf_rc(out);
}
