/* A group for people in front of a terminal: its star, a line for each member, and who is in the
 * way. */
#include <hoshi/report_members.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "report/group_words.h"
#include "report/level.h"
#include "report/text/print.h"

#define NAME_CELLS 26
#define COUNT_CELLS 8
#define NAMED 8 /* criteria of a member; --all names all */

static void put_counts(const struct hoshi_print *p, const struct hoshi_tally *t)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_int(&text, hoshi_tally_satisfied(t));
    hoshi_buf_puts(&text, "/");
    hoshi_buf_int(&text, t->total);
    hoshi_put_right(p->out, text.p, COUNT_CELLS);
    hoshi_print_drop(p, &text);
}

/* Cut to its column. */
static void put_first(const struct hoshi_print *p, const char *text)
{
    struct hoshi_buf cell;
    hoshi_buf_init(&cell, 0);
    hoshi_put_visible(&cell, hoshi_str_from(text), NAME_CELLS);
    hoshi_put_padded(p->out, cell.p != NULL ? cell.p : "", NAME_CELLS);
    hoshi_print_drop(p, &cell);
}

static void put_heads(const struct hoshi_print *p, const struct hoshi_members *g)
{
    put_first(p, hoshi_msg(HOSHI_MSG_GROUP_MEMBER, p->lang));
    for (size_t k = 0; k < g->catalog->n_group; k++) {
        if (hoshi_members_shows(g, k))
            hoshi_put_right(p->out, g->catalog->group[k].id.s, COUNT_CELLS);
    }
    hoshi_put_right(p->out, hoshi_msg(HOSHI_MSG_SCORE_TABLE_TOTAL, p->lang), COUNT_CELLS);
    hoshi_buf_puts(p->out, "\n");
}

/* The star stands at the end: nothing is aligned behind it, for its width is not certain. */
static void put_member(const struct hoshi_print *p, const struct hoshi_members *g,
                       const struct hoshi_member *m)
{
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    hoshi_members_put_name(m, p->lang, &name);
    put_first(p, name.p != NULL ? name.p : "");
    hoshi_print_drop(p, &name);
    for (size_t k = 0; k <= g->catalog->n_group; k++) {
        struct hoshi_tally t = hoshi_members_tally(g, m, k);
        if (hoshi_members_shows(g, k))
            put_counts(p, &t);
    }
    hoshi_buf_puts(p->out, "  ");
    hoshi_members_put_reached(m, p->lang, p->out);
    hoshi_buf_puts(p->out, "\n");
}

static void put_blocking(const struct hoshi_print *p, const struct hoshi_members *g, size_t named)
{
    bool any = false;
    for (size_t i = 0; i < g->n; i++) {
        struct hoshi_buf text;
        if (!hoshi_members_blocks(g, &g->member[i]))
            continue;
        if (!any) {
            hoshi_buf_puts(p->out, "\n");
            hoshi_print_head(p, HOSHI_MSG_GROUP_IN_THE_WAY, hoshi_members_level_name(g, p->lang),
                             NULL);
        }
        any = true;
        hoshi_buf_init(&text, 0);
        hoshi_members_put_name(&g->member[i], p->lang, &text);
        hoshi_print_text(p, 2, text.p);
        hoshi_buf_clear(&text);
        hoshi_members_put_blocks(g, &g->member[i], named, p->lang, &text);
        hoshi_print_text(p, 6, text.p);
        hoshi_print_drop(p, &text);
    }
}

static void put_rests(const struct hoshi_print *p, const struct hoshi_members *g, bool whole)
{
    if (hoshi_members_n_resting(g, p->out) == 0)
        return;
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, HOSHI_MSG_GROUP_RESTS, NULL, NULL);
    for (size_t i = 0; i < g->n; i++) {
        struct hoshi_buf rests, name;
        hoshi_buf_init(&rests, 0);
        hoshi_buf_init(&name, 0);
        hoshi_members_put_rests(g, &g->member[i], whole, p->lang, &rests);
        hoshi_members_put_name(&g->member[i], p->lang, &name);
        if (rests.n != 0) {
            hoshi_print_text(p, 2, name.p);
            hoshi_print_text(p, 6, rests.p);
        }
        hoshi_print_drop(p, &name);
        hoshi_print_drop(p, &rests);
    }
}

static void put_broken(const struct hoshi_print *p, const struct hoshi_members *g)
{
    if (g->n_broken == 0)
        return;
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, HOSHI_MSG_GROUP_NOT_JUDGED, NULL, NULL);
    for (size_t i = 0; i < g->n_broken; i++)
        hoshi_print_msg(p, 2, HOSHI_MSG_GROUP_BROKEN, g->broken[i].source,
                        g->broken[i].code != NULL ? g->broken[i].code : "", NULL);
}

static void put_passed(const struct hoshi_print *p, const struct hoshi_members *g, size_t named)
{
    char more[HOSHI_DECIMAL_BYTES];
    if (g->n_passed == 0)
        return;
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, HOSHI_MSG_GROUP_PASSED, NULL, NULL);
    for (size_t i = 0; i < g->n_passed && i < named; i++)
        hoshi_print_text(p, 2, g->passed[i]);
    if (g->n_passed > named)
        hoshi_print_msg(p, 2, HOSHI_MSG_GROUP_PASSED_MORE,
                        hoshi_decimal(more, (long long)(g->n_passed - named)), NULL, NULL);
}

enum hoshi_rc hoshi_members_text(const struct hoshi_members *members,
                                 const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf star;
    hoshi_buf_init(&star, 0);
    hoshi_print_msg(&p, 0, HOSHI_MSG_GROUP_BASIS, members->catalog->name, members->policy->id.s,
                    hoshi_date_format(members->as_of, day));
    hoshi_members_put_star(members, p.lang, &star);
    hoshi_print_bold(&p, true);
    hoshi_print_text(&p, 0, star.p);
    hoshi_print_bold(&p, false);
    hoshi_print_drop(&p, &star);
    hoshi_buf_init(&star, 0);
    hoshi_members_put_notes(members, p.lang, &star);
    if (star.n != 0)
        hoshi_print_text(&p, 0, star.p);
    hoshi_print_drop(&p, &star);
    hoshi_buf_puts(out, "\n");
    hoshi_print_head(&p, HOSHI_MSG_GROUP_MATRIX, hoshi_members_level_name(members, p.lang), NULL);
    put_heads(&p, members);
    for (size_t i = 0; i < members->n; i++)
        put_member(&p, members, &members->member[i]);
    put_blocking(&p, members, opts->all ? SIZE_MAX : NAMED);
    put_broken(&p, members);
    put_rests(&p, members, opts->all);
    put_passed(&p, members, opts->all ? SIZE_MAX : NAMED);
    hoshi_buf_puts(out, "\n");
    hoshi_print_msg(&p, 0, hoshi_level_msg(members->catalog, HOSHI_MSG_NOT_OFFICIAL), NULL, NULL,
                    NULL);
    return hoshi_buf_rc(out);
}
