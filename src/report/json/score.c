#include "report/json/score.h"

#include "report/headline.h"
#include "report/json/level.h"

void hoshi_tally_json(hoshi_json *o, const struct hoshi_tally *t)
{
    hoshi_json_number(o, "total", t->total);
    hoshi_json_number(o, "satisfied", hoshi_tally_satisfied(t));
}

void hoshi_counts_json(hoshi_json *o, const struct hoshi_tally *t)
{
    hoshi_json *counts = hoshi_json_object(o, "counts");
    hoshi_json_number(counts, "met", t->met);
    hoshi_json_number(counts, "na_claimed", t->na_claimed);
    hoshi_json_number(counts, "out_of_play", t->out_of_play);
    hoshi_json_number(counts, "gap", t->gap);
    hoshi_json_number(counts, "open", t->open);
}

void hoshi_total_json(hoshi_json *o, const struct hoshi_tally *t)
{
    hoshi_tally_json(o, t);
    hoshi_counts_json(o, t);
}

void hoshi_levels_json(hoshi_json *o, const struct hoshi_result *r)
{
    hoshi_json *levels = hoshi_json_array(o, "levels");
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_star_result *l = &r->level[i];
        hoshi_json *e = hoshi_json_push_object(levels);
        hoshi_level_json(e, r->catalog, l->star);
        if (r->catalog->level[i].provisional)
            hoshi_json_bool(e, "provisional", true);
        hoshi_json_string(e, "verdict", hoshi_verdict_code(l->verdict));
        hoshi_tally_json(e, &l->tally);
        hoshi_json_number(e, "percent", hoshi_tally_percent(&l->tally));
        hoshi_counts_json(e, &l->tally);
    }
}

static void mean(hoshi_json *o, const char *key, const struct hoshi_mean *m)
{
    hoshi_json *e = hoshi_json_object(o, key);
    hoshi_json_number(e, "sum", m->sum);
    hoshi_json_number(e, "count", m->count);
}

void hoshi_maturity_json(hoshi_json *o, const struct hoshi_maturity *m)
{
    if (m == NULL)
        return;
    hoshi_json *e = hoshi_json_object(o, "maturity");
    mean(e, "level", &m->level);
    mean(e, "target", &m->target);
    hoshi_json_number(e, "total", m->total);
    hoshi_json_number(e, "unanswered", m->open);
    hoshi_json_number(e, "below_target", m->below);
}

void hoshi_list_json(hoshi_json *o, const struct hoshi_catalog *cat,
                     const struct hoshi_list_counts *n)
{
    if (n == NULL)
        return;
    hoshi_json *e = hoshi_json_object(o, "list");
    hoshi_json_number(e, "total", n->total);
    if (cat->applicability) {
        hoshi_json_number(e, "applied", n->applied);
        hoshi_json_number(e, "excluded", n->excluded);
        hoshi_json_number(e, "without_reason", n->without_reason);
        hoshi_json_number(e, "unanswered", n->open);
    }
    hoshi_json_number(e, "noted", n->noted);
}

static void named_level(hoshi_json *o, const char *key, const struct hoshi_named_level *level)
{
    if (level->is_said)
        hoshi_json_number(o, key, level->value);
}

void hoshi_answered_json(hoshi_json *o, const struct hoshi_catalog *cat,
                         const struct hoshi_answer *a)
{
    if (hoshi_catalog_answered_by(cat) == HOSHI_ANSWERED_BY_STATUS) {
        hoshi_json_string(o, "status",
                          hoshi_status_code(a != NULL ? a->status : HOSHI_STATUS_UNANSWERED));
        return;
    }
    if (a == NULL)
        return;
    named_level(o, "level", &a->level);
    named_level(o, "target", &a->target);
    if (a->applied != HOSHI_APPLIED_NOT_SAID)
        hoshi_json_bool(o, "applied", a->applied == HOSHI_APPLIED_YES);
}

/* What may stay open for a time; "met" is null until all is answered. */
static void add_conditional(hoshi_json *o, const struct hoshi_result *r)
{
    const struct hoshi_deduction *d = r->catalog->deduction;
    if (d == NULL || d->conditional == INT32_MAX)
        return;
    hoshi_json *c = hoshi_json_object(o, "conditional");
    hoshi_level_json(c, r->catalog, r->catalog->level[r->catalog->n_level - 1].star);
    hoshi_json_number(c, "from", d->conditional);
    if (r->score.n_open != 0)
        hoshi_json_null(c, "met");
    else
        hoshi_json_bool(c, "met", r->score.conditional);
    hoshi_json *ids = hoshi_json_array(c, "prevented_by");
    for (size_t i = 0; i < r->score.n_prevents; i++)
        hoshi_json_push_string(ids, r->score.prevents[i]->id.s);
}

void hoshi_score_json(hoshi_json *o, const struct hoshi_result *r)
{
    if (r->score.n == 0)
        return;
    if (r->score.n_open == 0 && !r->score.none)
        hoshi_json_number(o, "score", r->score.sum);
    else
        hoshi_json_null(o, "score");
    hoshi_json_number(o, "score_min", r->score.min);
    hoshi_json_number(o, "score_max", r->score.max);
    hoshi_json_number(o, "score_unanswered", (double)r->score.n_open);
    if (r->score.band != NULL)
        hoshi_json_text(o, "score_band", &r->score.band->title);
    add_conditional(o, r);
}

void hoshi_rests_json(hoshi_json *o, const struct hoshi_result *r, uint8_t star)
{
    hoshi_json_number(o, "carried_over",
                      (double)hoshi_headline_findings(r, star, HOSHI_FINDING_CARRIED_OVER));
    hoshi_json_number(o, "undated",
                      (double)hoshi_headline_findings(r, star, HOSHI_FINDING_NO_PERFORMED_DATE));
}
