/* Gaps as an OSCAL plan of action and milestones: an item and a risk for each gap, in working
 * order. Items, risks and what they contain keep their UUIDs from one judgement to the next, so
 * that a tracker sees the same item again. */
#include <cjson/cJSON.h>
#include <hoshi/report.h>

#include "report/oscal/run.h"

static struct hoshi_uuid lasting(const struct hoshi_oscal_run *run, const char *kind,
                                 const struct hoshi_gap *g)
{
    return hoshi_oscal_uuid(&run->subject, kind, g->criterion->id.s);
}

static bool is_text(const struct hoshi_text *text)
{
    return !hoshi_oscal_blank(text->v[HOSHI_LANG_JA]) || !hoshi_oscal_blank(text->v[HOSHI_LANG_EN]);
}

static const struct hoshi_text *how(const struct hoshi_criterion *c)
{
    return is_text(&c->how) ? &c->how : &c->text;
}

static void add_props(const struct hoshi_catalog *cat, hoshi_json *to, const struct hoshi_gap *g)
{
    hoshi_json *props = hoshi_json_array(to, "props");
    hoshi_oscal_label(props, g->criterion->id.s);
    hoshi_oscal_prop_star(props, cat, g->criterion->star);
    hoshi_oscal_prop(props, "reason", hoshi_reason_code(g->outcome.reason));
    hoshi_oscal_prop(props, "effort", hoshi_effort_code(g->criterion->effort));
    hoshi_oscal_prop(props, "owner", hoshi_owner_code(g->criterion->owner));
    if (g->answer != NULL) {
        hoshi_oscal_prop(props, "responsible", g->answer->owner);
        hoshi_oscal_prop_day(props, "due", g->answer->due);
    }
}

static void add_remediation(const struct hoshi_oscal_run *run, hoshi_json *risk,
                            const struct hoshi_gap *g)
{
    bool planned = g->answer != NULL && hoshi_status_asks(g->answer->status) == HOSHI_ASKS_DUE;
    struct hoshi_uuid uuid = lasting(run, "remediation", g),
                      task_uuid = lasting(run, "milestone", g);
    hoshi_json *r = hoshi_json_push_object(hoshi_json_array(risk, "remediations"));
    hoshi_json_string(r, "uuid", uuid.text);
    hoshi_json_string(r, "lifecycle", planned ? "planned" : "recommendation");
    hoshi_oscal_id_title(r, "title", g->criterion->id.s, NULL);
    hoshi_oscal_prose(r, "description", how(g->criterion));
    if (g->answer == NULL || g->answer->due == 0)
        return;
    hoshi_json *task = hoshi_json_push_object(hoshi_json_array(r, "tasks"));
    hoshi_json_string(task, "uuid", task_uuid.text);
    hoshi_json_string(task, "type", "milestone");
    hoshi_oscal_id_title(task, "title", g->criterion->id.s, &g->criterion->text);
    hoshi_json *timing = hoshi_json_object(task, "timing");
    hoshi_oscal_time(hoshi_json_object(timing, "on-date"), "date", g->answer->due);
}

static void add_risk(const struct hoshi_oscal_run *run, hoshi_json *list, const struct hoshi_gap *g)
{
    const struct hoshi_criterion *c = g->criterion;
    struct hoshi_uuid uuid = lasting(run, "risk", g);
    hoshi_json *risk = hoshi_json_push_object(list);
    hoshi_json_string(risk, "uuid", uuid.text);
    hoshi_oscal_id_title(risk, "title", c->id.s, &c->text);
    hoshi_oscal_prose(risk, "description", &c->text);
    hoshi_oscal_prose(risk, "statement", is_text(&c->why) ? &c->why : &c->text);
    add_props(run->r->catalog, risk, g);
    hoshi_json_string(risk, "status", "open");
    if (g->answer != NULL && g->answer->due != 0)
        hoshi_oscal_time(risk, "deadline", g->answer->due);
    add_remediation(run, risk, g);
    hoshi_oscal_run_related(run, risk, c->index);
}

static void add_item(const struct hoshi_oscal_run *run, hoshi_json *list, const struct hoshi_gap *g,
                     size_t position)
{
    const struct hoshi_criterion *c = g->criterion;
    struct hoshi_uuid uuid = lasting(run, "poam-item", g), risk = lasting(run, "risk", g);
    struct hoshi_uuid finding = hoshi_oscal_finding(run, c->index);
    hoshi_json *item = hoshi_json_push_object(list);
    hoshi_json_string(item, "uuid", uuid.text);
    hoshi_oscal_id_title(item, "title", c->id.s, &c->text);
    hoshi_oscal_prose(item, "description", how(c));
    add_props(run->r->catalog, item, g);
    hoshi_json *props = cJSON_GetObjectItemCaseSensitive(item, "props");
    hoshi_oscal_prop_number(props, "position", NULL, (long long)position);
    hoshi_json *findings = hoshi_json_array(item, "related-findings");
    hoshi_json_string(hoshi_json_push_object(findings), "finding-uuid", finding.text);
    hoshi_oscal_run_related(run, item, c->index);
    hoshi_json *risks = hoshi_json_array(item, "related-risks");
    hoshi_json_string(hoshi_json_push_object(risks), "risk-uuid", risk.text);
}

/* OSCAL knows no plan without an item. */
static void add_nothing(const struct hoshi_oscal_run *run, hoshi_json *list, size_t n_open)
{
    struct hoshi_uuid uuid = hoshi_oscal_uuid(&run->run, "poam-item", "none");
    struct hoshi_text title = hoshi_oscal_msg(n_open != 0 ? HOSHI_MSG_OSCAL_NO_GAP_OPEN_TITLE
                                                          : HOSHI_MSG_OSCAL_NO_GAP_TITLE);
    struct hoshi_text about = hoshi_oscal_msg(HOSHI_MSG_OSCAL_NO_GAP);
    hoshi_json *item = hoshi_json_push_object(list);
    hoshi_json_string(item, "uuid", uuid.text);
    hoshi_oscal_title(item, "title", &title);
    hoshi_oscal_prose(item, "description", &about);
    hoshi_json *props = hoshi_json_array(item, "props");
    hoshi_oscal_prop(props, "placeholder", "yes");
    hoshi_oscal_prop_number(props, "open", NULL, (long long)n_open);
}

static void add_content(const struct hoshi_oscal_run *run, hoshi_json *doc, uint8_t target)
{
    const struct hoshi_result *r = run->r;
    hoshi_json *observations = hoshi_json_array(doc, "observations");
    hoshi_json *risks = hoshi_json_array(doc, "risks");
    hoshi_json *findings = hoshi_json_array(doc, "findings");
    hoshi_json *items = hoshi_json_array(doc, "poam-items");
    hoshi_json *resources = hoshi_json_array(hoshi_json_object(doc, "back-matter"), "resources");
    struct hoshi_uuid document = hoshi_oscal_uuid(&run->run, "document", "poam"), catalog;
    hoshi_oscal_catalog_resource(resources, r->catalog, &document, &catalog);
    size_t n = 0, n_open = 0;
    for (size_t i = 0; i < r->n_todo; i++) {
        const struct hoshi_gap *g = &r->gap[i];
        if (target != 0 && !hoshi_criterion_counts(g->criterion, target))
            continue;
        if (g->outcome.kind != HOSHI_OUTCOME_GAP) {
            n_open++;
            continue;
        }
        hoshi_oscal_run_observations(run, observations, g->criterion->index);
        add_risk(run, risks, g);
        hoshi_oscal_run_finding(run, findings, g->criterion->index);
        add_item(run, items, g, ++n);
        hoshi_oscal_run_evidence(run, resources, g->criterion->index);
    }
    if (n == 0)
        add_nothing(run, items, n_open);
    hoshi_json_drop_empty(doc, "observations");
    hoshi_json_drop_empty(doc, "risks");
    hoshi_json_drop_empty(doc, "findings");
}

enum hoshi_rc hoshi_oscal_poam(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                               struct hoshi_buf *out)
{
    struct hoshi_oscal_run run;
    enum hoshi_rc rc = hoshi_oscal_run_init(&run, r);
    if (rc != HOSHI_OK)
        return rc;
    char as_of[HOSHI_DATE_BYTES];
    struct hoshi_uuid uuid = hoshi_oscal_uuid(&run.run, "document", "poam");
    if (opts->target != 0)
        uuid = hoshi_oscal_uuid_number(&uuid, "target", opts->target);
    struct hoshi_text title = hoshi_oscal_msg(HOSHI_MSG_OSCAL_POAM);
    struct hoshi_oscal_doc d = hoshi_oscal_document("plan-of-action-and-milestones", &uuid, &title,
                                                    r->as_of, hoshi_date_format(r->as_of, as_of));
    hoshi_oscal_run_metadata(&run, &d);
    hoshi_oscal_prop_level(d.props, "target", NULL, r->catalog, opts->target);
    hoshi_json *system = hoshi_json_object(d.doc, "system-id");
    hoshi_json_string(system, "identifier-type", "http://ietf.org/rfc/rfc4122");
    hoshi_json_string(system, "id", run.subject.text);
    hoshi_oscal_run_tool(&run, d.doc);
    add_content(&run, d.doc, opts->target);
    hoshi_oscal_run_release(&run);
    return hoshi_json_print(d.root, true, out);
}
