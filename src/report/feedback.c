/* Feedback to one supplier as JSON (feedback/1), made from its own result and the catalogue alone. */
#include "report/feedback.h"

#include <hoshi/version.h>

#include "report/json.h"

uint8_t hoshi_feedback_star(const struct hoshi_result *r, const struct hoshi_report_opts *opts)
{
    if (r->asked != NULL && r->asked->star != 0)
        return r->asked->star;
    if (opts->target != 0)
        return opts->target;
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        if (r->catalog->level[i].star > r->star)
            return r->catalog->level[i].star;
    }
    return r->star;
}

const struct hoshi_gap *hoshi_feedback_at(const struct hoshi_result *r,
                                          const struct hoshi_report_opts *opts, size_t n)
{
    if (r->asked != NULL && r->asked->star != 0)
        return n < r->asked->n_todo ? r->asked->todo[n] : NULL;
    uint8_t star = hoshi_feedback_star(r, opts);
    for (size_t i = 0; i < r->n_todo; i++) {
        if (r->gap[i].criterion->star <= star && n-- == 0)
            return &r->gap[i];
    }
    return NULL;
}

static void add_texts(cJSON *to, const char *key, const struct hoshi_text *text, size_t n)
{
    cJSON *all = cJSON_AddArrayToObject(to, key);
    for (size_t i = 0; i < n; i++) {
        cJSON *one = cJSON_CreateObject();
        hoshi_json_text(one, "text", &text[i]);
        cJSON_AddItemToArray(all, one);
    }
}

static void add_todo(cJSON *all, const struct hoshi_gap *g)
{
    static const char *const effort[] = {[HOSHI_EFFORT_NONE] = NULL, [HOSHI_EFFORT_S] = "S",
                                         [HOSHI_EFFORT_M] = "M", [HOSHI_EFFORT_L] = "L"};
    const struct hoshi_criterion *crit = g->criterion;
    cJSON *e = cJSON_CreateObject();
    cJSON_AddItemToArray(all, e);
    cJSON_AddStringToObject(e, "id", crit->id.s);
    cJSON_AddNumberToObject(e, "star", crit->star);
    cJSON_AddStringToObject(e, "outcome", hoshi_outcome_code(g->outcome.kind));
    cJSON_AddStringToObject(e, "reason", hoshi_reason_code(g->outcome.reason));
    if (g->answer != NULL)
        hoshi_json_day(e, "due", g->answer->due);
    hoshi_json_text(e, "text", &crit->text);
    hoshi_json_text(e, "why", &crit->why);
    hoshi_json_text(e, "how", &crit->how);
    add_texts(e, "evidence", crit->evidence, crit->n_evidence);
    hoshi_json_optional(e, "effort", effort[crit->effort]);
}

static void add_asked(cJSON *o, const struct hoshi_asked *a)
{
    if (a == NULL || a->star == 0)
        return;
    cJSON *asked = cJSON_AddObjectToObject(o, "asked");
    cJSON_AddNumberToObject(asked, "star", a->star);
    hoshi_json_day(asked, "due", a->due);
    cJSON_AddStringToObject(asked, "verdict", hoshi_verdict_code(a->verdict));
    cJSON_AddNumberToObject(asked, "total", a->tally.total);
    cJSON_AddNumberToObject(asked, "satisfied", hoshi_tally_satisfied(&a->tally));
    const struct hoshi_overlay_rule **rule[] = {a->ignored, a->added};
    size_t n[] = {a->n_ignored, a->n_added};
    for (int k = 0; k < 2; k++) {
        cJSON *all = cJSON_AddArrayToObject(asked, k == 0 ? "ignored" : "added");
        for (size_t i = 0; i < n[k]; i++) {
            cJSON *e = cJSON_CreateObject();
            cJSON_AddItemToArray(all, e);
            cJSON_AddStringToObject(e, "criterion", rule[k][i]->at->id.s);
            cJSON_AddStringToObject(e, "reason", rule[k][i]->reason);
            hoshi_json_day(e, "due", rule[k][i]->due);
        }
    }
}

enum hoshi_rc hoshi_feedback_json(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                  struct hoshi_buf *out)
{
    cJSON *o = cJSON_CreateObject();
    cJSON_AddStringToObject(o, "hoshi", "feedback/1");
    cJSON *tool = cJSON_AddObjectToObject(o, "tool");
    cJSON_AddStringToObject(tool, "name", "hoshi");
    cJSON_AddStringToObject(tool, "version", hoshi_version());
    cJSON_AddStringToObject(o, "catalogue", r->catalog->name);
    cJSON *org = cJSON_AddObjectToObject(o, "organization");
    if (r->answers->organization != NULL) {
        hoshi_json_optional(org, "name", r->answers->organization->name);
        hoshi_json_optional(org, "id", r->answers->organization->id);
    }
    hoshi_json_day(o, "as_of", r->as_of);
    cJSON_AddNumberToObject(o, "star", r->star);
    cJSON_AddNumberToObject(o, "towards", hoshi_feedback_star(r, opts));
    add_asked(o, r->asked);
    cJSON *all = cJSON_AddArrayToObject(o, "todo");
    const struct hoshi_gap *g;
    for (size_t i = 0; (g = hoshi_feedback_at(r, opts, i)) != NULL; i++)
        add_todo(all, g);
    cJSON_AddBoolToObject(o, "official", 0);
    return hoshi_json_print(o, true, out);
}
