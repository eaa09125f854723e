/* A judgement as OSCAL assessment results. */
#include <hoshi/policy.h>
#include <hoshi/report.h>
#include <string.h>

#include "report/oscal/run.h"

static void add_levels(hoshi_json *props, const struct hoshi_result *r)
{
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_star_result *l = &r->level[i];
        struct hoshi_oscal_level of = hoshi_oscal_level(r->catalog, l->star);
        hoshi_oscal_prop_of(props, "verdict", of.text, hoshi_verdict_code(l->verdict));
        if (r->catalog->level[i].provisional)
            hoshi_oscal_prop_of(props, "status", of.text, "provisional");
        hoshi_oscal_prop_number(props, "total", of.text, l->tally.total);
        hoshi_oscal_prop_number(props, "satisfied", of.text, hoshi_tally_satisfied(&l->tally));
        hoshi_oscal_prop_number(props, "met", of.text, l->tally.met);
        hoshi_oscal_prop_number(props, "na-claimed", of.text, l->tally.na_claimed);
        hoshi_oscal_prop_number(props, "out-of-play", of.text, l->tally.out_of_play);
        hoshi_oscal_prop_number(props, "gap", of.text, l->tally.gap);
        hoshi_oscal_prop_number(props, "open", of.text, l->tally.open);
    }
}

/* That no star is reached is said with 0; of another scheme's levels nothing is said then. */
static void add_reached(hoshi_json *props, const struct hoshi_result *r)
{
    if (!hoshi_catalog_has_stars(r->catalog)) {
        hoshi_oscal_prop_level(props, "level-reached", NULL, r->catalog, r->star);
        return;
    }
    hoshi_oscal_prop_number(props, "star", NULL, r->star);
    hoshi_oscal_prop_number(props, "star-firm", NULL, r->star_firm);
}

/* Exact: the sum and the count. of: a group, or NULL for all. */
static void add_means(hoshi_json *props, const char *of, const struct hoshi_maturity *m)
{
    hoshi_oscal_prop_number(props, "level-sum", of, m->level.sum);
    hoshi_oscal_prop_number(props, "level-count", of, m->level.count);
    hoshi_oscal_prop_number(props, "target-sum", of, m->target.sum);
    hoshi_oscal_prop_number(props, "target-count", of, m->target.count);
}

static void add_all_means(hoshi_json *props, const struct hoshi_result *r)
{
    if (r->maturity == NULL)
        return;
    add_means(props, NULL, hoshi_result_maturity(r));
    for (size_t g = 0; g < r->catalog->n_group; g++) {
        struct hoshi_buf of; /* a class is a token, which may not begin with a digit */
        hoshi_buf_init(&of, 0);
        hoshi_buf_puts(&of, "group-");
        hoshi_buf_puts(&of, r->catalog->group[g].id.s);
        if (of.failed)
            hoshi_json_lost(props);
        else
            add_means(props, of.p, &r->maturity[g]);
        hoshi_buf_release(&of);
    }
}

static void add_list(hoshi_json *props, const struct hoshi_result *r)
{
    if (r->list == NULL || !r->catalog->applicability)
        return;
    hoshi_oscal_prop_number(props, "applied", NULL, hoshi_result_list(r)->applied);
    hoshi_oscal_prop_number(props, "excluded", NULL, hoshi_result_list(r)->excluded);
    hoshi_oscal_prop_number(props, "open", NULL, hoshi_result_list(r)->open);
}

static void add_assumptions(hoshi_json *props, const struct hoshi_result *r)
{
    for (size_t i = 0; i < r->n_assumption; i++) {
        const struct hoshi_assumption *a = &r->assumption[i];
        hoshi_json *prop = hoshi_oscal_prop_of(
            props, "assumption", hoshi_confidence_name(hoshi_policy_confidence(r->policy, a->rule)),
            hoshi_rule_name(a->rule));
        struct hoshi_buf ids;
        hoshi_buf_init(&ids, 0);
        for (size_t k = 0; k < a->n_criterion; k++) {
            hoshi_buf_puts(&ids, k > 0 ? ", " : "");
            hoshi_buf_puts(&ids, a->criterion[k]->id.s);
        }
        if (ids.failed)
            hoshi_json_lost(prop);
        else
            hoshi_oscal_markup(prop, "remarks", ids.p);
        hoshi_buf_release(&ids);
    }
}

static void add_conditions(hoshi_json *props, const struct hoshi_result *r)
{
    static const char *const state[] = {[HOSHI_CONDITION_UNANSWERED] = "unanswered",
                                        [HOSHI_CONDITION_YES] = "yes",
                                        [HOSHI_CONDITION_NO] = "no"};
    for (size_t i = 0; i < r->catalog->n_condition; i++)
        hoshi_oscal_prop_of(props, "condition", r->catalog->condition[i].id.s,
                            state[r->answers->state[i]]);
}

static void add_scope(hoshi_json *reviewed, const struct hoshi_answers *ans)
{
    const struct hoshi_scope *s = ans->scope;
    if (s == NULL)
        return;
    hoshi_json *props = hoshi_json_array(reviewed, "props");
    hoshi_oscal_prop(props, "scope-unit", s->unit);
    for (size_t i = 0; i < s->site.n; i++)
        hoshi_oscal_prop(props, "scope-site", s->site.v[i].s);
    for (size_t i = 0; i < s->n_exclusion; i++) {
        hoshi_json *prop =
            hoshi_oscal_prop_of(props, "scope-exclusion", NULL, s->exclusion[i].what);
        if (prop != NULL)
            hoshi_oscal_markup(prop, "remarks", s->exclusion[i].reason);
    }
    hoshi_json_drop_empty(reviewed, "props");
}

static void add_reviewed(hoshi_json *result, const struct hoshi_result *r)
{
    hoshi_json *reviewed = hoshi_json_object(result, "reviewed-controls");
    add_scope(reviewed, r->answers);
    hoshi_json *controls = hoshi_json_push_object(hoshi_json_array(reviewed, "control-selections"));
    hoshi_json *include = hoshi_json_array(controls, "include-controls");
    for (size_t i = 0; i < r->catalog->n_requirement; i++)
        hoshi_oscal_token(hoshi_json_push_object(include), "control-id", r->catalog, NULL,
                          r->catalog->requirement[i]->id.s);
    hoshi_json *objectives =
        hoshi_json_push_object(hoshi_json_array(reviewed, "control-objective-selections"));
    hoshi_json *chosen = hoshi_json_array(objectives, "include-objectives");
    for (size_t i = 0; i < r->catalog->n_criterion; i++)
        hoshi_oscal_token(hoshi_json_push_object(chosen), "objective-id", r->catalog, NULL,
                          r->catalog->criterion[i]->id.s);
    if (r->answers->scope != NULL && !hoshi_oscal_blank(r->answers->scope->note))
        hoshi_oscal_markup(reviewed, "remarks", r->answers->scope->note);
}

static hoshi_json *start_attestation(hoshi_json *list, const char *role,
                                     const struct hoshi_uuid *party)
{
    hoshi_json *a = hoshi_json_push_object(list);
    if (party != NULL) {
        hoshi_json *r = hoshi_json_push_object(hoshi_json_array(a, "responsible-parties"));
        hoshi_json_string(r, "role-id", role);
        hoshi_oscal_party(r, "party-uuids", party);
    }
    return hoshi_json_array(a, "parts");
}

static void add_declaration(const struct hoshi_oscal_run *run, hoshi_json *list)
{
    if (!run->has_organization && !run->has_assessor)
        return;
    struct hoshi_text text = hoshi_oscal_msg(HOSHI_MSG_OSCAL_DECLARATION);
    struct hoshi_uuid uuid = hoshi_oscal_uuid(&run->run, "attestation", "declaration");
    hoshi_json *parts = run->has_assessor
                            ? start_attestation(list, "assessor", &run->assessor)
                            : start_attestation(list, "assessed-organization", &run->organization);
    hoshi_json *part = hoshi_json_push_object(parts);
    hoshi_json_string(part, "uuid", uuid.text);
    hoshi_json_string(part, "name", "self-declaration");
    hoshi_json_string(part, "ns", HOSHI_OSCAL_NS);
    hoshi_json *props = hoshi_json_array(part, "props");
    hoshi_oscal_prop_day(props, "assessed-on", run->r->answers->assessed_on);
    hoshi_oscal_prop(props, "answers-sha256", run->r->answers->sha256);
    hoshi_oscal_prose(part, "prose", &text);
}

static void add_statement(const struct hoshi_oscal_run *run, hoshi_json *parts,
                          const struct hoshi_confirmation *c)
{
    bool accepted = c->result == HOSHI_CONFIRMATION_ACCEPTED;
    struct hoshi_text text =
        hoshi_oscal_msg(accepted ? HOSHI_MSG_OSCAL_ACCEPTED : HOSHI_MSG_OSCAL_REJECTED);
    struct hoshi_uuid observation = hoshi_oscal_confirmation(run, c);
    struct hoshi_uuid uuid = hoshi_oscal_uuid(&observation, "attestation", "part");
    hoshi_json *part = hoshi_json_push_object(parts);
    hoshi_json_string(part, "uuid", uuid.text);
    hoshi_json_string(part, "name", "expert-confirmation");
    hoshi_json_string(part, "ns", HOSHI_OSCAL_NS);
    hoshi_oscal_id_title(part, "title", c->criterion.s, NULL);
    hoshi_json *props = hoshi_json_array(part, "props");
    hoshi_oscal_prop(props, "criterion", c->criterion.s);
    hoshi_oscal_prop(props, "confirmation", hoshi_confirmation_code(c->result));
    hoshi_oscal_prop_day(props, "confirmed-on", c->on);
    hoshi_oscal_prop(props, "qualification", c->qualification);
    hoshi_oscal_prose(part, "prose", &text);
    hoshi_json *link = hoshi_json_push_object(hoshi_json_array(part, "links"));
    hoshi_oscal_href(link, "href", &observation);
    hoshi_json_string(link, "rel", "observation");
}

/* What the company declares, then one attestation for each expert. */
static void add_attestations(const struct hoshi_oscal_run *run, hoshi_json *result)
{
    hoshi_json *list = hoshi_json_array(result, "attestations"), *parts = NULL;
    add_declaration(run, list);
    for (size_t i = 0; i < run->r->answers->n_confirmation; i++) {
        const struct hoshi_confirmation *c = run->by_expert[i];
        if (i == 0 || !hoshi_oscal_same_expert(run->by_expert[i - 1], c)) {
            struct hoshi_uuid expert = hoshi_oscal_expert(run, c);
            parts = start_attestation(list, "confirming-expert",
                                      hoshi_oscal_blank(c->by) ? NULL : &expert);
        }
        add_statement(run, parts, c);
    }
    hoshi_json_drop_empty(result, "attestations");
}

static void add_result(const struct hoshi_oscal_run *run, hoshi_json *results)
{
    const struct hoshi_result *r = run->r;
    struct hoshi_uuid uuid = hoshi_oscal_uuid(&run->run, "result", "1");
    struct hoshi_text title = hoshi_oscal_msg(HOSHI_MSG_OSCAL_RESULTS);
    struct hoshi_text about = hoshi_oscal_msg(HOSHI_MSG_OSCAL_RESULT_DESCRIPTION);
    hoshi_day assessed = r->answers->assessed_on;
    hoshi_json *result = hoshi_json_push_object(results);
    hoshi_json_string(result, "uuid", uuid.text);
    hoshi_oscal_id_title(result, "title", r->catalog->name, &title);
    hoshi_oscal_prose(result, "description", &about);
    hoshi_oscal_time(result, "start", assessed != 0 ? assessed : r->as_of);
    hoshi_oscal_time(result, "end", r->as_of);
    hoshi_json *props = hoshi_json_array(result, "props");
    add_reached(props, r);
    hoshi_oscal_prop_level(props, "target", NULL, r->catalog, r->answers->target);
    hoshi_oscal_prop_day(props, "assessed-on", assessed);
    add_levels(props, r);
    add_all_means(props, r);
    add_list(props, r);
    add_conditions(props, r);
    add_assumptions(props, r);
    hoshi_oscal_run_tool(run, result);
    add_reviewed(result, r);
    add_attestations(run, result);
    hoshi_json *observations = hoshi_json_array(result, "observations");
    for (size_t i = 0; i < r->catalog->n_criterion; i++)
        hoshi_oscal_run_observations(run, observations, i);
    for (size_t i = 0; i < r->n_finding; i++) {
        if (r->finding[i].criterion == NULL) /* of a condition */
            hoshi_oscal_run_remark(run, observations, &r->finding[i]);
    }
    hoshi_json_drop_empty(result, "observations");
    hoshi_json *findings = hoshi_json_array(result, "findings");
    for (size_t i = 0; i < r->catalog->n_criterion && r->catalog->n_level != 0; i++)
        hoshi_oscal_run_finding(run, findings, i); /* without a verdict nothing is satisfied */
    hoshi_json_drop_empty(result, "findings");
}

enum hoshi_rc hoshi_oscal_results(const struct hoshi_result *r,
                                  const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    (void)opts;
    struct hoshi_oscal_run run;
    enum hoshi_rc rc = hoshi_oscal_run_init(&run, r);
    if (rc != HOSHI_OK)
        return rc;
    char as_of[HOSHI_DATE_BYTES];
    struct hoshi_uuid uuid = hoshi_oscal_uuid(&run.run, "document", "assessment-results");
    struct hoshi_uuid no_plan = hoshi_oscal_uuid(&uuid, "resource", "no-plan"), catalog;
    struct hoshi_text title = hoshi_oscal_msg(HOSHI_MSG_OSCAL_RESULTS);
    struct hoshi_text none = hoshi_oscal_msg(HOSHI_MSG_OSCAL_NO_PLAN_TITLE);
    struct hoshi_text about = hoshi_oscal_msg(HOSHI_MSG_OSCAL_NO_PLAN);
    struct hoshi_oscal_doc d = hoshi_oscal_document("assessment-results", &uuid, &title, r->as_of,
                                                    hoshi_date_format(r->as_of, as_of));
    hoshi_oscal_run_metadata(&run, &d);
    hoshi_json *plan = hoshi_json_object(d.doc, "import-ap");
    hoshi_oscal_href(plan, "href", &no_plan);
    hoshi_oscal_prose(plan, "remarks", &about);
    add_result(&run, hoshi_json_array(d.doc, "results"));
    hoshi_json *resources = hoshi_json_array(hoshi_json_object(d.doc, "back-matter"), "resources");
    hoshi_json *resource = hoshi_json_push_object(resources);
    hoshi_json_string(resource, "uuid", no_plan.text);
    hoshi_oscal_title(resource, "title", &none);
    hoshi_oscal_prose(resource, "description", &about);
    hoshi_oscal_catalog_resource(resources, r->catalog, &uuid, &catalog);
    for (size_t i = 0; i < r->catalog->n_criterion; i++)
        hoshi_oscal_run_evidence(&run, resources, i);
    hoshi_oscal_run_release(&run);
    return hoshi_json_print(d.root, true, out);
}
