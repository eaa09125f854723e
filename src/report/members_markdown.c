/* A group as Markdown. */
#include <hoshi/report_members.h>

#include "i18n/msg.h"
#include "report/group_words.h"
#include "report/headline.h"
#include "report/level.h"
#include "report/markdown.h"

struct paper {
    const struct hoshi_members *g;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
};

/* Foreign or made; escaped here, and released when it was made. */
static void put_made(const struct paper *p, struct hoshi_buf *text, bool cell)
{
    (cell ? hoshi_markdown_cell : hoshi_markdown_text)(p->out, text->p != NULL ? text->p : "");
    p->out->failed = p->out->failed || text->failed;
    hoshi_buf_release(text);
}

static void put_msg(const struct paper *p, const char *mark, enum hoshi_msg msg, const char *a0,
                    const char *a1, const char *a2)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_msg_put(&text, msg, p->lang, a0, a1, a2);
    hoshi_buf_puts(p->out, mark);
    put_made(p, &text, false);
    hoshi_buf_puts(p->out, "\n\n");
}

static void put_heads(const struct paper *p)
{
    size_t n = 3;
    hoshi_buf_puts(p->out, "|");
    hoshi_markdown_cell(p->out, hoshi_msg(HOSHI_MSG_GROUP_MEMBER, p->lang));
    hoshi_markdown_cell(p->out, hoshi_msg(HOSHI_MSG_HISTORY_STAR, p->lang));
    for (size_t k = 0; k < p->g->catalog->n_group; k++) {
        if (!hoshi_members_shows(p->g, k))
            continue;
        hoshi_markdown_cell(p->out, p->g->catalog->group[k].id.s);
        n++;
    }
    hoshi_markdown_cell(p->out, hoshi_msg(HOSHI_MSG_SCORE_TABLE_TOTAL, p->lang));
    hoshi_buf_puts(p->out, "\n|");
    while (n-- > 0)
        hoshi_buf_puts(p->out, " --- |");
    hoshi_buf_puts(p->out, "\n");
}

static void put_member(const struct paper *p, const struct hoshi_member *m)
{
    struct hoshi_buf text;
    hoshi_buf_puts(p->out, "|");
    hoshi_buf_init(&text, 0);
    hoshi_members_put_name(m, p->lang, &text);
    put_made(p, &text, true);
    hoshi_buf_init(&text, 0);
    hoshi_members_put_reached(m, p->lang, &text);
    put_made(p, &text, true);
    for (size_t k = 0; k <= p->g->catalog->n_group; k++) {
        struct hoshi_tally t = hoshi_members_tally(p->g, m, k);
        if (!hoshi_members_shows(p->g, k))
            continue;
        hoshi_buf_puts(p->out, " ");
        hoshi_buf_int(p->out, hoshi_tally_satisfied(&t));
        hoshi_buf_puts(p->out, "/");
        hoshi_buf_int(p->out, t.total);
        hoshi_buf_puts(p->out, " |");
    }
    hoshi_buf_puts(p->out, "\n");
}

static void put_blocking(const struct paper *p)
{
    bool any = false;
    for (size_t i = 0; i < p->g->n; i++) {
        const struct hoshi_member *m = &p->g->member[i];
        struct hoshi_buf text;
        if (!hoshi_members_blocks(p->g, m))
            continue;
        if (!any)
            put_msg(p, "\n## ", HOSHI_MSG_GROUP_IN_THE_WAY, hoshi_members_level_name(p->g, p->lang),
                    NULL, NULL);
        any = true;
        hoshi_buf_init(&text, 0);
        hoshi_members_put_name(m, p->lang, &text);
        hoshi_buf_puts(p->out, "- **");
        put_made(p, &text, false);
        hoshi_buf_puts(p->out, "**: ");
        hoshi_buf_init(&text, 0);
        hoshi_members_put_blocks(p->g, m, SIZE_MAX, p->lang, &text);
        put_made(p, &text, false);
        hoshi_buf_puts(p->out, "\n");
    }
}

static void put_broken(const struct paper *p)
{
    if (p->g->n_broken == 0)
        return;
    put_msg(p, "\n## ", HOSHI_MSG_GROUP_NOT_JUDGED, NULL, NULL, NULL);
    for (size_t i = 0; i < p->g->n_broken; i++) {
        struct hoshi_buf text;
        hoshi_buf_init(&text, 0);
        hoshi_msg_put(&text, HOSHI_MSG_GROUP_BROKEN, p->lang, p->g->broken[i].source,
                      p->g->broken[i].code != NULL ? p->g->broken[i].code : "", NULL);
        hoshi_buf_puts(p->out, "- ");
        put_made(p, &text, false);
        hoshi_buf_puts(p->out, "\n");
    }
}

enum hoshi_rc hoshi_members_markdown(const struct hoshi_members *members,
                                     const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    const struct paper p = {members, opts->lang, out};
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf star;
    put_msg(&p, "# ", HOSHI_MSG_GROUP_TITLE, NULL, NULL, NULL);
    put_msg(&p, "", HOSHI_MSG_GROUP_BASIS, members->catalog->name, members->policy->id.s,
            hoshi_date_format(members->as_of, day));
    put_msg(&p, "", hoshi_level_msg(members->catalog, HOSHI_MSG_NOT_OFFICIAL), NULL, NULL, NULL);
    hoshi_buf_init(&star, 0);
    hoshi_members_put_star(members, p.lang, &star);
    hoshi_buf_puts(out, "**");
    put_made(&p, &star, false);
    hoshi_buf_puts(out, "**\n\n");
    hoshi_buf_init(&star, 0);
    hoshi_headline_sources(members->catalog, members->policy, p.lang, &star);
    bool is_other = star.n != 0;
    out->failed |= star.failed;
    if (is_other)
        put_made(&p, &star, false);
    hoshi_buf_release(&star);
    hoshi_buf_puts(out, is_other ? "\n\n" : "");
    put_msg(&p, "## ", HOSHI_MSG_GROUP_MATRIX, hoshi_members_level_name(members, p.lang), NULL,
            NULL);
    put_heads(&p);
    for (size_t i = 0; i < members->n; i++)
        put_member(&p, &members->member[i]);
    put_blocking(&p);
    put_broken(&p);
    return hoshi_buf_rc(out);
}
