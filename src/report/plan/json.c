/* The plan as JSON (work-plan/1). */
#include <hoshi/version.h>

#include "report/json/json.h"
#include "report/json/level.h"
#include "report/json/scope.h"
#include "report/json/score.h"
#include "report/plan/words.h"

static void add_head(hoshi_json *o, const struct hoshi_plan *plan,
                     const struct hoshi_report_opts *opts)
{
    const struct hoshi_result *r = plan->result;
    const struct hoshi_organization *org = r->answers->organization;
    hoshi_json_string(o, "hoshi", "work-plan/1");
    hoshi_json *tool = hoshi_json_object(o, "tool");
    hoshi_json_string(tool, "name", "hoshi");
    hoshi_json_string(tool, "version",
                      opts->tool_version != NULL ? opts->tool_version : hoshi_version());
    hoshi_json_string(o, "catalogue", r->catalog->name);
    hoshi_json_string(o, "catalogue_sha256", r->catalog->sha256);
    hoshi_json *policy = hoshi_json_object(o, "policy");
    hoshi_json_string(policy, "id", r->policy->id.s);
    hoshi_json_string(policy, "sha256", r->policy->sha256);
    hoshi_scope_json(o, r->answers);
    hoshi_rests_json(o, r, plan->wishes.star);
    hoshi_json *answers = hoshi_json_object(o, "answers");
    hoshi_json_string(answers, "sha256", r->answers->sha256);
    hoshi_json *whose = hoshi_json_object(o, "organization");
    if (org != NULL) {
        hoshi_json_optional(whose, "name", org->name);
        hoshi_json_optional(whose, "id", org->id);
    }
    hoshi_json_day(o, "as_of", r->as_of);
}

static void add_wishes(hoshi_json *o, const struct hoshi_plan *plan)
{
    hoshi_level_json(o, plan->result->catalog, plan->wishes.star);
    hoshi_json_day(o, "start", plan->wishes.start);
    hoshi_json_day(o, "end", plan->end);
    hoshi_json_number(o, "hours_per_week", plan->wishes.hours_per_week);
    hoshi_json_string(o, "size", plan->wishes.size == HOSHI_PLAN_MEDIUM ? "medium" : "small");
    hoshi_json_number(o, "hours", plan->hours);
    hoshi_json *by = hoshi_json_object(o, "hours_by_owner");
    for (int i = HOSHI_OWNER_NONE + 1; i < HOSHI_OWNER_COUNT_; i++) {
        if (plan->hours_of[i] != 0)
            hoshi_json_number(by, hoshi_owner_code((enum hoshi_owner)i), plan->hours_of[i]);
    }
    hoshi_json_string(o, "confidence", hoshi_confidence_name(plan->packages->confidence));
    hoshi_json_text(o, "note", &plan->packages->note);
}

static void add_gap(hoshi_json *list, const struct hoshi_plan *plan, const struct hoshi_gap *gap)
{
    hoshi_json *e = hoshi_json_push_object(list);
    hoshi_json_string(e, "id", gap->criterion->id.s);
    hoshi_level_json(e, plan->result->catalog, gap->criterion->star);
    hoshi_json_string(e, "outcome", hoshi_outcome_code(gap->outcome.kind));
    hoshi_json_string(e, "reason", hoshi_reason_code(gap->outcome.reason));
    if (gap->answer != NULL) {
        hoshi_json_day(e, "due", gap->answer->due);
        hoshi_json_optional(e, "owner", gap->answer->owner);
    }
}

static void add_item(hoshi_json *list, const struct hoshi_plan *plan,
                     const struct hoshi_plan_item *item)
{
    static const int within[HOSHI_WITHIN_COUNT_] = {30, 90, 180, 0};
    const struct hoshi_package *p = item->package;
    hoshi_json *e = hoshi_json_push_object(list);
    hoshi_json_string(e, "id", p->id.s);
    hoshi_json_text(e, "title", &p->title);
    hoshi_json_text(e, "outcome", &p->outcome);
    hoshi_json_text(e, "first_step", &p->first_step);
    hoshi_json_string(e, "owner", hoshi_owner_code(p->owner));
    hoshi_json_number(e, "hours", item->hours);
    hoshi_json_day(e, "start", item->start);
    hoshi_json_day(e, "end", item->end);
    if (within[item->within] != 0)
        hoshi_json_number(e, "within_days", within[item->within]);
    hoshi_json_day(e, "due", item->due);
    hoshi_json_bool(e, "late", item->late);
    hoshi_json *needs = hoshi_json_array(e, "needs");
    for (size_t i = 0; i < item->n_before; i++)
        hoshi_json_push_string(needs, plan->item[item->before[i]].package->id.s);
    hoshi_json *criteria = hoshi_json_array(e, "criteria");
    for (size_t i = 0; i < item->n_open; i++)
        add_gap(criteria, plan, item->open[i]);
    hoshi_json *papers = hoshi_json_array(e, "templates");
    for (size_t i = 0; i < p->papers.n; i++)
        hoshi_json_push_string(papers, p->papers.v[i].s);
    if (item->reaches == 0)
        return;
    hoshi_json *reaches = hoshi_json_object(e, "reaches");
    hoshi_level_json(reaches, plan->result->catalog, item->reaches);
    hoshi_json_bool(reaches, "firm", item->is_firm);
    hoshi_json_number(reaches, "renewals", (double)item->n_renewal);
    hoshi_json_day(reaches, "first_renewal", item->first_renewal);
}

enum hoshi_rc hoshi_plan_json(const struct hoshi_plan *plan, const struct hoshi_report_opts *opts,
                              struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    add_head(o, plan, opts);
    add_wishes(o, plan);
    hoshi_json *list = hoshi_json_array(o, "packages");
    for (size_t i = 0; i < plan->n_item; i++)
        add_item(list, plan, &plan->item[i]);
    hoshi_json_day(o, "first_renewal", plan->first_renewal);
    hoshi_json *loose = hoshi_json_array(o, "unplanned");
    for (size_t i = 0; i < plan->n_loose; i++)
        hoshi_json_push_string(loose, plan->loose[i]->criterion->id.s);
    hoshi_json_bool(o, "official", false);
    return hoshi_json_print(o, !opts->compact, out);
}
