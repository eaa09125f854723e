/* Results that were kept as a table: a row for each level of each, codes as in JSON. */
#include <hoshi/report_history.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/csv.h"
#include "report/csv_heads.h"
#include "report/trend.h"

const char *const hoshi_history_csv_head[] = {"id",
                                              "as_of",
                                              "organization",
                                              "organization_id",
                                              "catalogue",
                                              "edition",
                                              "policy",
                                              "reached",
                                              "firm",
                                              "provisional",
                                              "score",
                                              "level",
                                              "verdict",
                                              "total",
                                              "satisfied",
                                              "met",
                                              "na_claimed",
                                              "out_of_play",
                                              "gap",
                                              "open",
                                              "sha256",
                                              "catalogue_sha256",
                                              "policy_sha256",
                                              "answers_sha256",
                                              "scope",
                                              "left_out",
                                              "corporate_number",
                                              NULL};

struct table {
    struct hoshi_buf *out;
    bool first;
};

static void field(struct table *t, const char *s)
{
    hoshi_csv_field(t->out, &t->first, s);
}

static void put_named(struct table *t, bool is, struct hoshi_diff_named level)
{
    if (is && level.id == NULL)
        hoshi_csv_number(t->out, &t->first, level.star);
    else
        field(t, level.id);
}

static void put_head_of(struct table *t, const struct hoshi_history_entry *e)
{
    const struct hoshi_diff_side *s = &e->side;
    char day[HOSHI_DATE_BYTES], id[HOSHI_HISTORY_ID_CHARS + 1] = "";
    memcpy(id, e->sha256, HOSHI_HISTORY_ID_CHARS);
    field(t, id);
    field(t, hoshi_date_format(s->as_of, day));
    field(t, s->organization);
    field(t, s->organization_id);
    field(t, s->catalogue_id);
    field(t, s->edition);
    field(t, s->policy_id);
    put_named(t, s->has_stars, s->reached);
    put_named(t, s->has_stars, s->firm);
    put_named(t, s->has_provisional, s->provisional);
    if (e->has_score)
        hoshi_csv_number(t->out, &t->first, e->score);
    else
        field(t, NULL);
}

static void put_tally(struct table *t, const struct hoshi_tally *n)
{
    const uint32_t v[] = {
        n->total, hoshi_tally_satisfied(n), n->met, n->na_claimed, n->out_of_play, n->gap, n->open};
    for (size_t i = 0; i < sizeof v / sizeof v[0]; i++)
        hoshi_csv_number(t->out, &t->first, v[i]);
}

static void put_hashes(struct table *t, const struct hoshi_history_entry *e)
{
    field(t, e->sha256);
    field(t, e->side.catalogue_sha256);
    field(t, e->side.policy_sha256);
    field(t, e->side.answers_sha256);
    field(t, e->side.scope);
    field(t, e->side.left_out);
    field(t, e->side.corporate_number);
    hoshi_csv_end(t->out, &t->first);
}

static void put_level(struct table *t, const struct hoshi_history_entry *e, size_t at)
{
    const struct hoshi_diff_level *level = e->side.n_level != 0 ? &e->side.level[at] : NULL;
    put_head_of(t, e);
    put_named(t, level != NULL, level != NULL ? level->level : (struct hoshi_diff_named){0, NULL});
    field(t, level != NULL ? hoshi_verdict_code(level->verdict) : NULL);
    put_tally(t, level != NULL ? &level->tally : &e->total);
    put_hashes(t, e);
}

enum hoshi_rc hoshi_history_csv(const struct hoshi_history *history,
                                const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct table t = {out, true};
    (void)opts;
    hoshi_csv_start(out);
    for (size_t i = 0; hoshi_history_csv_head[i] != NULL; i++)
        field(&t, hoshi_history_csv_head[i]);
    hoshi_csv_end(out, &t.first);
    for (size_t i = 0; i < history->n; i++) {
        for (size_t k = 0; k < hoshi_trend_lines(&history->entry[i]); k++)
            put_level(&t, &history->entry[i], k);
    }
    return hoshi_buf_rc(out);
}
