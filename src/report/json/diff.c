/* A comparison as JSON (diff/1). No name of a file in it: the same two inputs give the same bytes
 * wherever they lie. */
#include <hoshi/report.h>
#include <hoshi/version.h>

#include "report/diff_words.h"
#include "report/json/json.h"
#include "report/json/score.h"
#include "report/json/standing.h"

/* How many criteria came to what: also where there are no levels. */
static void add_outcomes(hoshi_json *to, const struct hoshi_diff_side *s)
{
    hoshi_json *e = hoshi_json_object(to, "outcomes");
    for (int k = 0; k < HOSHI_OUTCOME_COUNT_; k++) {
        size_t n = 0;
        for (size_t i = 0; i < s->n_criterion; i++)
            n += s->criterion[i].outcome.kind == (enum hoshi_outcome_kind)k;
        hoshi_json_number(e, hoshi_outcome_code((enum hoshi_outcome_kind)k), (double)n);
    }
}

static void add_side(hoshi_json *o, const char *key, const struct hoshi_diff_side *s)
{
    hoshi_json *e = hoshi_json_object(o, key);
    hoshi_json_string(e, "form", hoshi_diff_form_code(s->form));
    hoshi_side_basis_json(e, s);
    hoshi_side_reached_json(e, s);
    add_outcomes(e, s);
}

static void add_standing(hoshi_json *o, const char *key, const struct hoshi_diff_level *l)
{
    if (l == NULL)
        return;
    hoshi_json *e = hoshi_json_object(o, key);
    hoshi_json_string(e, "verdict", hoshi_verdict_code(l->verdict));
    hoshi_total_json(e, &l->tally);
}

static void add_levels(hoshi_json *o, const struct hoshi_diff *d)
{
    hoshi_json *all = hoshi_json_array(o, "levels");
    for (int pass = 0; pass < 2; pass++) { /* those of the second, then what only the first has */
        const struct hoshi_diff_side *s = pass == 0 ? d->to : d->from;
        for (size_t i = 0; i < s->n_level; i++) {
            struct hoshi_diff_named level = s->level[i].level;
            const struct hoshi_diff_level *is = hoshi_diff_find_level(d->to, level);
            if (pass == 1 && is != NULL)
                continue;
            hoshi_json *e = hoshi_json_push_object(all);
            hoshi_named_json(e, "star", "level", level);
            add_standing(e, "was", hoshi_diff_find_level(d->from, level));
            add_standing(e, "is", is);
        }
    }
}

static void add_said(hoshi_json *o, const char *key, const struct hoshi_diff_criterion *c)
{
    if (c == NULL)
        return;
    hoshi_json *e = hoshi_json_object(o, key);
    hoshi_json_string(e, "id", c->id);
    if (c->has_status)
        hoshi_json_string(e, "status", hoshi_status_code(c->status));
    if (c->item_level >= 0)
        hoshi_json_number(e, "level", c->item_level);
    if (c->item_target >= 0)
        hoshi_json_number(e, "target", c->item_target);
    if (c->applied != HOSHI_APPLIED_NOT_SAID)
        hoshi_json_bool(e, "applied", c->applied == HOSHI_APPLIED_YES);
    hoshi_json_string(e, "outcome", hoshi_outcome_code(c->outcome.kind));
    if (c->outcome.reason != HOSHI_REASON_NONE)
        hoshi_json_string(e, "reason", hoshi_reason_code(c->outcome.reason));
    hoshi_json_optional(e, "via", c->via);
    hoshi_json_optional(e, "state", c->state);
    hoshi_json_day(e, "performed", c->performed);
    hoshi_json_optional(e, "confirmed", hoshi_confirmation_code(c->confirmed));
    if (c->evidence_expired)
        hoshi_json_bool(e, "evidence_expired", true);
}

static void add_row(hoshi_json *all, const struct hoshi_diff *d, const struct hoshi_diff_row *row)
{
    hoshi_json *e = hoshi_json_push_object(all);
    hoshi_json_string(e, "class", hoshi_diff_class_code(row->cls));
    hoshi_json *also = hoshi_json_array(e, "also");
    for (int i = 0; i < HOSHI_DIFF_COUNT_; i++) {
        if ((row->also & 1u << i) != 0)
            hoshi_json_push_string(also, hoshi_diff_class_code((enum hoshi_diff_class)i));
    }
    const struct hoshi_diff_criterion *shown = row->is != NULL ? row->is : row->was;
    hoshi_named_json(e, "star", "level", shown->level);
    if (hoshi_diff_knows_catalogues(d, row))
        hoshi_json_string(e, "catalogue_change", hoshi_catalog_change_code(row->means));
    add_said(e, "was", row->was);
    add_said(e, "is", row->is);
    if (row->text != NULL)
        hoshi_json_text(e, "text", row->text);
}

enum hoshi_rc hoshi_diff_json(const struct hoshi_diff *diff, const struct hoshi_report_opts *opts,
                              struct hoshi_buf *out)
{
    (void)opts;
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "diff/1");
    hoshi_json *tool = hoshi_json_object(o, "tool");
    hoshi_json_string(tool, "name", "hoshi");
    hoshi_json_string(tool, "version", hoshi_version());
    add_side(o, "from", diff->from);
    add_side(o, "to", diff->to);
    hoshi_json *measure = hoshi_json_array(o, "measured_otherwise");
    for (int i = 0; i < HOSHI_DIFF_MEASURE_COUNT_; i++) {
        if (diff->measure[i])
            hoshi_json_push_string(measure, hoshi_diff_measure_code((enum hoshi_diff_measure)i));
    }
    hoshi_json_bool(o, "same", diff->same);
    add_levels(o, diff);
    hoshi_json *counts = hoshi_json_object(o, "counts");
    for (int i = 0; i < HOSHI_DIFF_COUNT_; i++)
        hoshi_json_number(counts, hoshi_diff_class_code((enum hoshi_diff_class)i),
                          (double)diff->n[i]);
    hoshi_json *all = hoshi_json_array(o, "criteria");
    for (size_t i = 0; i < diff->n_row; i++)
        add_row(all, diff, &diff->row[i]);
    hoshi_json_bool(o, "official", false);
    return hoshi_json_print(o, true, out);
}
