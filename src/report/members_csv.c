/* A group as a table: a row for each member and category, one over all, and one for each sheet that
 * could not be judged. */
#include <hoshi/report_members.h>

#include "base/str.h"
#include "model/scope.h"
#include "report/csv.h"
#include "report/csv_heads.h"
#include "report/group_words.h"
#include "report/headline.h"

const char *const hoshi_members_csv_head[] = {
    "name",     "id",        "sheet",    "star",         "star_firm",   "category", "level",
    "total",    "satisfied", "met",      "na_claimed",   "out_of_play", "gap",      "open",
    "blocking", "scope",     "left_out", "carried_over", "undated",     "error",    NULL};

#define N_ONCE 5 /* from "blocking" on: said in the row over all */

struct table {
    const struct hoshi_members *g;
    struct hoshi_buf *out;
    bool first;
};

static void field(struct table *t, const char *s)
{
    hoshi_csv_field(t->out, &t->first, s);
}

/* A star, or the id of a level; 0 and an empty cell are none. */
static void put_star(struct table *t, uint8_t star)
{
    const struct hoshi_catalog *cat = t->g->catalog;
    if (hoshi_catalog_has_stars(cat))
        hoshi_csv_number(t->out, &t->first, star);
    else
        field(t, hoshi_catalog_level_id(cat, star));
}

/* Which criteria keep it from the level. */
static void put_blocking(struct table *t, const struct hoshi_member *m)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    for (size_t i = hoshi_members_next(t->g, m, 0); i != SIZE_MAX;
         i = hoshi_members_next(t->g, m, i + 1)) {
        hoshi_buf_puts(&list, list.n != 0 ? " " : "");
        hoshi_buf_puts(&list, m->result->gap[i].criterion->id.s);
    }
    field(t, list.p);
    t->out->failed = t->out->failed || list.failed;
    hoshi_buf_release(&list);
}

static void put_count(struct table *t, const struct hoshi_member *m, enum hoshi_finding_code code)
{
    uint8_t star = t->g->catalog->level[t->g->level].star;
    hoshi_csv_number(t->out, &t->first, (long long)hoshi_headline_findings(m->result, star, code));
}

/* What its answers cover. */
static void put_scope(struct table *t, const struct hoshi_answers *ans)
{
    struct hoshi_buf covered, left_out;
    hoshi_buf_init(&covered, 0);
    hoshi_buf_init(&left_out, 0);
    hoshi_scope_covered(ans->scope, HOSHI_LANG_EN, &covered); /* bytes never depend on a language */
    hoshi_scope_left_out(ans->scope, HOSHI_LANG_EN, &left_out);
    field(t, covered.p);
    field(t, left_out.p);
    t->out->failed = t->out->failed || covered.failed || left_out.failed;
    hoshi_buf_release(&left_out);
    hoshi_buf_release(&covered);
}

static void put_once(struct table *t, const struct hoshi_member *m)
{
    put_blocking(t, m);
    put_scope(t, m->result->answers);
    put_count(t, m, HOSHI_FINDING_CARRIED_OVER);
    put_count(t, m, HOSHI_FINDING_NO_PERFORMED_DATE);
}

static void put_row(struct table *t, const struct hoshi_member *m, size_t category)
{
    const struct hoshi_catalog *cat = t->g->catalog;
    struct hoshi_tally n = hoshi_members_tally(t->g, m, category);
    const uint32_t v[] = {
        n.total, hoshi_tally_satisfied(&n), n.met, n.na_claimed, n.out_of_play, n.gap, n.open};
    field(t, m->name);
    field(t, m->id);
    field(t, m->source);
    put_star(t, m->result->star);
    put_star(t, m->result->star_firm);
    field(t, category < cat->n_group ? cat->group[category].id.s : "all");
    put_star(t, cat->level[t->g->level].star);
    for (size_t i = 0; i < sizeof v / sizeof v[0]; i++)
        hoshi_csv_number(t->out, &t->first, v[i]);
    if (category == cat->n_group)
        put_once(t, m);
    for (size_t i = category == cat->n_group ? N_ONCE : 0; i <= N_ONCE; i++)
        field(t, NULL);
    hoshi_csv_end(t->out, &t->first);
}

static void put_broken(struct table *t, const struct hoshi_not_judged *b)
{
    const size_t n = sizeof hoshi_members_csv_head / sizeof hoshi_members_csv_head[0] - 1;
    field(t, NULL);
    field(t, NULL);
    field(t, b->source);
    for (size_t i = 3; i + 1 < n; i++)
        field(t, NULL);
    field(t, b->code);
    hoshi_csv_end(t->out, &t->first);
}

enum hoshi_rc hoshi_members_csv(const struct hoshi_members *members,
                                const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct table t = {members, out, true};
    (void)opts;
    hoshi_csv_start(out);
    for (size_t i = 0; hoshi_members_csv_head[i] != NULL; i++)
        field(&t, hoshi_members_csv_head[i]);
    hoshi_csv_end(out, &t.first);
    for (size_t i = 0; i < members->n; i++) {
        for (size_t k = 0; k <= members->catalog->n_group; k++) {
            if (hoshi_members_shows(members, k))
                put_row(&t, &members->member[i], k);
        }
    }
    for (size_t i = 0; i < members->n_broken; i++)
        put_broken(&t, &members->broken[i]);
    return hoshi_buf_rc(out);
}
