/* Feedback to one supplier as JSON (feedback/1), made from its own result and the catalogue alone.
 */
#include "report/page/feedback.h"

#include <hoshi/version.h>

#include "engine/engine.h"
#include "report/json/json.h"
#include "report/json/level.h"
#include "report/json/scope.h"

uint8_t hoshi_feedback_star(const struct hoshi_result *r, const struct hoshi_report_opts *opts)
{
    if (hoshi_asked_of(r) != NULL)
        return r->asked->star;
    if (opts->target != 0)
        return opts->target;
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        if (r->catalog->level[i].star > r->star)
            return r->catalog->level[i].star;
    }
    return r->star;
}

enum hoshi_not_known hoshi_feedback_not_known(const struct hoshi_result *r)
{
    const struct hoshi_organization *org = r->answers->organization;
    if (r->asked == NULL || r->asked->star != 0)
        return HOSHI_ASK_KNOWN;
    if (r->is_listed)
        return HOSHI_ASK_UNDECIDED;
    return org != NULL && org->id != NULL ? HOSHI_ASK_OTHER_ID : HOSHI_ASK_NO_ID;
}

const struct hoshi_gap *hoshi_feedback_at(const struct hoshi_result *r,
                                          const struct hoshi_report_opts *opts, size_t n)
{
    if (hoshi_asked_of(r) != NULL)
        return n < r->asked->n_todo ? r->asked->todo[n] : NULL;
    uint8_t star = hoshi_feedback_star(r, opts);
    for (size_t i = 0; i < r->n_todo; i++) {
        if (hoshi_criterion_counts(r->gap[i].criterion, star) && n-- == 0)
            return &r->gap[i];
    }
    return NULL;
}

const struct hoshi_criterion *hoshi_feedback_claim(const struct hoshi_result *r,
                                                   const struct hoshi_report_opts *opts, size_t n)
{
    const struct hoshi_asked *asked = hoshi_asked_of(r);
    uint8_t star = hoshi_feedback_star(r, opts);
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        const struct hoshi_criterion *crit = r->catalog->criterion[i];
        bool counts = asked != NULL ? asked->judged[i] : hoshi_criterion_counts(crit, star);
        if (counts && r->outcome[i].kind == HOSHI_OUTCOME_NA_CLAIMED && n-- == 0)
            return crit;
    }
    return NULL;
}

struct hoshi_tally hoshi_feedback_tally(const struct hoshi_result *r,
                                        const struct hoshi_report_opts *opts)
{
    uint8_t star = hoshi_feedback_star(r, opts);
    struct hoshi_tally none = {.total = 0};
    if (hoshi_asked_of(r) != NULL)
        return r->asked->tally;
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        if (r->level[i].star == star)
            return r->level[i].tally;
    }
    return none;
}

static void add_texts(hoshi_json *to, const char *key, const struct hoshi_text *text, size_t n)
{
    hoshi_json *all = hoshi_json_array(to, key);
    for (size_t i = 0; i < n; i++) {
        hoshi_json *one = hoshi_json_push_object(all);
        hoshi_json_text_members(one, &text[i]);
    }
}

static void add_todo(hoshi_json *all, const struct hoshi_catalog *cat, const struct hoshi_gap *g)
{
    const struct hoshi_criterion *crit = g->criterion;
    hoshi_json *e = hoshi_json_push_object(all);
    hoshi_json_string(e, "id", crit->id.s);
    hoshi_level_json(e, cat, crit->star);
    hoshi_json_string(e, "outcome", hoshi_outcome_code(g->outcome.kind));
    hoshi_json_string(e, "reason", hoshi_reason_code(g->outcome.reason));
    if (g->answer != NULL)
        hoshi_json_day(e, "due", g->answer->due);
    hoshi_json_text(e, "text", &crit->text);
    hoshi_json_text(e, "why", &crit->why);
    hoshi_json_text(e, "how", &crit->how);
    add_texts(e, "evidence", crit->evidence, crit->n_evidence);
    hoshi_json_optional(e, "effort", hoshi_effort_code(crit->effort));
}

static void add_counts(hoshi_json *o, const struct hoshi_tally *t)
{
    hoshi_json *counts = hoshi_json_object(o, "counts");
    hoshi_json_number(counts, "total", t->total);
    hoshi_json_number(counts, "satisfied", hoshi_tally_satisfied(t));
    hoshi_json_number(counts, "na_claimed", t->na_claimed);
    hoshi_json_number(counts, "out_of_play", t->out_of_play);
    hoshi_json_number(counts, "gap", t->gap);
    hoshi_json_number(counts, "open", t->open);
}

static void add_claims(hoshi_json *o, const struct hoshi_result *r,
                       const struct hoshi_report_opts *opts)
{
    hoshi_json *all = hoshi_json_array(o, "claims");
    const struct hoshi_criterion *crit;
    for (size_t i = 0; (crit = hoshi_feedback_claim(r, opts, i)) != NULL; i++) {
        hoshi_json *e = hoshi_json_push_object(all);
        hoshi_json_string(e, "id", crit->id.s);
        hoshi_level_json(e, r->catalog, crit->star);
        hoshi_json_text(e, "text", &crit->text);
        const struct hoshi_answer *a = hoshi_answer_of(r, crit);
        hoshi_json_optional(e, "reason", a != NULL ? a->reason : NULL);
        hoshi_json_bool(e, "accepted",
                        r->answers->confirmed[crit->index] == HOSHI_CONFIRMATION_ACCEPTED);
    }
}

static void add_asked(hoshi_json *o, const struct hoshi_catalog *cat, const struct hoshi_asked *a)
{
    if (a == NULL)
        return;
    hoshi_json *asked = hoshi_json_object(o, "asked");
    hoshi_keyed_level_json(asked, cat, "star", "level", a->star);
    hoshi_json_day(asked, "due", a->due);
    hoshi_json_string(asked, "verdict", hoshi_verdict_code(a->verdict));
    hoshi_json_number(asked, "total", a->tally.total);
    hoshi_json_number(asked, "satisfied", hoshi_tally_satisfied(&a->tally));
    const struct hoshi_overlay_rule **rule[] = {a->ignored, a->added};
    size_t n[] = {a->n_ignored, a->n_added};
    for (int k = 0; k < 2; k++) {
        hoshi_json *all = hoshi_json_array(asked, k == 0 ? "ignored" : "added");
        for (size_t i = 0; i < n[k]; i++) {
            hoshi_json *e = hoshi_json_push_object(all);
            hoshi_json_string(e, "criterion", rule[k][i]->at->id.s);
            hoshi_json_string(e, "reason", rule[k][i]->reason);
            hoshi_json_day(e, "due", rule[k][i]->due);
        }
    }
}

enum hoshi_rc hoshi_feedback_json(const struct hoshi_result *r,
                                  const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "feedback/1");
    hoshi_json *tool = hoshi_json_object(o, "tool");
    hoshi_json_string(tool, "name", "hoshi");
    hoshi_json_string(tool, "version", hoshi_version());
    hoshi_json_string(o, "catalogue", r->catalog->name);
    hoshi_json *policy = hoshi_json_object(o, "policy");
    hoshi_json_string(policy, "id", r->policy->id.s);
    hoshi_json_string(policy, "sha256", r->policy->sha256);
    hoshi_json *org = hoshi_json_object(o, "organization");
    if (r->answers->organization != NULL) {
        hoshi_json_optional(org, "name", r->answers->organization->name);
        hoshi_json_optional(org, "id", r->answers->organization->id);
    }
    hoshi_scope_json(o, r->answers);
    hoshi_json_day(o, "as_of", r->as_of);
    hoshi_keyed_level_json(o, r->catalog, "star", "level_reached", r->star);
    hoshi_keyed_level_json(o, r->catalog, "star_firm", "level_firm", r->star_firm);
    hoshi_optional_level_json(o, "towards", r->catalog, hoshi_feedback_star(r, opts));
    if (hoshi_catalog_is_provisional(r->catalog, hoshi_feedback_star(r, opts)))
        hoshi_json_bool(o, "provisional", true);
    static const char *const not_known[] = {[HOSHI_ASK_NO_ID] = "no-id",
                                            [HOSHI_ASK_OTHER_ID] = "id-not-asked",
                                            [HOSHI_ASK_UNDECIDED] = "star-not-decided"};
    hoshi_json_optional(o, "asked_not_known", not_known[hoshi_feedback_not_known(r)]);
    struct hoshi_tally tally = hoshi_feedback_tally(r, opts);
    add_counts(o, &tally);
    add_asked(o, r->catalog, hoshi_asked_of(r));
    add_claims(o, r, opts);
    hoshi_json *all = hoshi_json_array(o, "todo");
    const struct hoshi_gap *g;
    for (size_t i = 0; (g = hoshi_feedback_at(r, opts, i)) != NULL; i++)
        add_todo(all, r->catalog, g);
    hoshi_json_bool(o, "official", false);
    return hoshi_json_print(o, true, out);
}
