#include "report/oscal/run.h"

#include <hoshi/version.h>
#include <stdlib.h>
#include <string.h>

static int order_of_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "");
}

/* The order within one array of the sheet settles what is otherwise equal. */
static int by_person(const void *left, const void *right)
{
    const struct hoshi_confirmation *a = *(const struct hoshi_confirmation *const *)left;
    const struct hoshi_confirmation *b = *(const struct hoshi_confirmation *const *)right;
    int c = order_of_text(a->by, b->by);
    if (c == 0)
        c = order_of_text(a->qualification, b->qualification);
    return c != 0 ? c : (a > b) - (a < b);
}

bool hoshi_oscal_same_expert(const struct hoshi_confirmation *a, const struct hoshi_confirmation *b)
{
    return order_of_text(a->by, b->by) == 0 &&
           order_of_text(a->qualification, b->qualification) == 0;
}

static size_t criterion_of(const struct hoshi_oscal_run *run, const struct hoshi_confirmation *c)
{
    return hoshi_catalog_find(run->r->catalog, c->criterion.s)->index;
}

static enum hoshi_rc sort_confirmations(struct hoshi_oscal_run *run)
{
    const struct hoshi_answers *ans = run->r->answers;
    size_t n = ans->n_confirmation, n_crit = run->r->catalog->n_criterion;
    run->confirmation = hoshi_arena_array(&run->arena, n, sizeof(void *));
    run->by_expert = hoshi_arena_array(&run->arena, n, sizeof(void *));
    run->confirmation_at = hoshi_arena_array(&run->arena, n_crit + 2, sizeof(size_t));
    if (run->confirmation == NULL || run->by_expert == NULL || run->confirmation_at == NULL)
        return HOSHI_E_NOMEM;
    size_t *at = run->confirmation_at + 1; /* shifted, so that filling leaves the starts behind */
    for (size_t i = 0; i < n; i++) {
        at[criterion_of(run, &ans->confirmation[i]) + 1]++;
        run->by_expert[i] = &ans->confirmation[i];
    }
    for (size_t i = 0; i < n_crit; i++)
        at[i + 1] += at[i];
    for (size_t i = 0; i < n; i++)
        run->confirmation[at[criterion_of(run, &ans->confirmation[i])]++] = &ans->confirmation[i];
    if (n != 0)
        qsort(run->by_expert, n, sizeof(void *), by_person);
    return HOSHI_OK;
}

static enum hoshi_rc sort_findings(struct hoshi_oscal_run *run)
{
    size_t n = run->r->n_finding, n_crit = run->r->catalog->n_criterion;
    run->finding = hoshi_arena_array(&run->arena, n, sizeof(void *));
    run->finding_at = hoshi_arena_array(&run->arena, n_crit + 2, sizeof(size_t));
    if (run->finding == NULL || run->finding_at == NULL)
        return HOSHI_E_NOMEM;
    size_t *at = run->finding_at + 1;
    for (size_t i = 0; i < n; i++) {
        if (run->r->finding[i].criterion != NULL)
            at[run->r->finding[i].criterion->index + 1]++;
    }
    for (size_t i = 0; i < n_crit; i++)
        at[i + 1] += at[i];
    for (size_t i = 0; i < n; i++) {
        if (run->r->finding[i].criterion != NULL)
            run->finding[at[run->r->finding[i].criterion->index]++] = &run->r->finding[i];
    }
    return HOSHI_OK;
}

/* What tells companies apart, the surest first. A sheet that names nobody is only itself. */
static struct hoshi_uuid subject_of(const struct hoshi_result *r)
{
    const struct hoshi_organization *o = r->answers->organization;
    struct hoshi_uuid who;
    if (o != NULL && !hoshi_oscal_blank(o->corporate_number.s))
        who = hoshi_oscal_uuid(NULL, "corporate-number", o->corporate_number.s);
    else if (o != NULL && !hoshi_oscal_blank(o->id))
        who = hoshi_oscal_uuid(NULL, "organization-id", o->id);
    else if (o != NULL && !hoshi_oscal_blank(o->name))
        who = hoshi_oscal_uuid(NULL, "organization-name", o->name);
    else
        who = hoshi_oscal_uuid(NULL, "answers", r->answers->sha256);
    return hoshi_oscal_uuid(&who, "catalog", r->catalog->id.s);
}

enum hoshi_rc hoshi_oscal_run_init(struct hoshi_oscal_run *run, const struct hoshi_result *r)
{
    char as_of[HOSHI_DATE_BYTES];
    const struct hoshi_organization *o = r->answers->organization;
    memset(run, 0, sizeof *run);
    hoshi_arena_init(&run->arena, 0);
    run->r = r;
    run->run = hoshi_oscal_catalog_uuid(r->catalog);
    run->run = hoshi_oscal_uuid(&run->run, "policy", r->policy->sha256);
    run->run = hoshi_oscal_uuid(&run->run, "answers", r->answers->sha256);
    run->run = hoshi_oscal_uuid(&run->run, "as-of", hoshi_date_format(r->as_of, as_of));
    run->run = hoshi_oscal_uuid(&run->run, "tool-version", hoshi_version());
    run->subject = subject_of(r);
    run->organization = hoshi_oscal_uuid(&run->subject, "party", "organization");
    run->assessor = hoshi_oscal_uuid(&run->run, "party", "assessor");
    run->tool = hoshi_oscal_uuid(&run->run, "component", "hoshi");
    run->has_organization =
        o != NULL && (!hoshi_oscal_blank(o->name) || !hoshi_oscal_blank(o->id) ||
                      !hoshi_oscal_blank(o->corporate_number.s));
    run->has_assessor =
        r->answers->assessor != NULL && !hoshi_oscal_blank(r->answers->assessor->name);
    enum hoshi_rc rc = sort_confirmations(run);
    if (rc == HOSHI_OK)
        rc = sort_findings(run);
    if (rc != HOSHI_OK)
        hoshi_oscal_run_release(run);
    return rc;
}

void hoshi_oscal_run_release(struct hoshi_oscal_run *run)
{
    hoshi_arena_release(&run->arena);
}

/* --- names of what is in it */

struct hoshi_uuid hoshi_oscal_expert(const struct hoshi_oscal_run *run,
                                     const struct hoshi_confirmation *c)
{
    struct hoshi_uuid name = hoshi_oscal_uuid(&run->run, "expert", c->by != NULL ? c->by : "");
    return hoshi_oscal_uuid(&name, "qualification",
                            c->qualification != NULL ? c->qualification : "");
}

struct hoshi_uuid hoshi_oscal_confirmation(const struct hoshi_oscal_run *run,
                                           const struct hoshi_confirmation *c)
{
    return hoshi_oscal_uuid_number(&run->run, "confirmation",
                                   (size_t)(c - run->r->answers->confirmation));
}

struct hoshi_uuid hoshi_oscal_remark(const struct hoshi_oscal_run *run,
                                     const struct hoshi_finding *f)
{
    return hoshi_oscal_uuid_number(&run->run, "remark", (size_t)(f - run->r->finding));
}

struct hoshi_uuid hoshi_oscal_finding(const struct hoshi_oscal_run *run, size_t criterion)
{
    return hoshi_oscal_uuid(&run->run, "finding", run->r->catalog->criterion[criterion]->id.s);
}

/* --- metadata */

void hoshi_oscal_party(hoshi_json *list, const char *key, const struct hoshi_uuid *uuid)
{
    hoshi_json_push_string(hoshi_json_array(list, key), uuid->text);
}

static void add_role(hoshi_json *roles, const char *id, enum hoshi_msg title)
{
    struct hoshi_text text = hoshi_oscal_msg(title);
    hoshi_json *role = hoshi_json_push_object(roles);
    hoshi_json_string(role, "id", id);
    hoshi_oscal_title(role, "title", &text);
}

static hoshi_json *add_party(hoshi_json *parties, const struct hoshi_uuid *uuid, const char *type,
                             const char *name)
{
    hoshi_json *party = hoshi_json_push_object(parties);
    hoshi_json_string(party, "uuid", uuid->text);
    hoshi_json_string(party, "type", type);
    hoshi_oscal_line(party, "name", name);
    return party;
}

static void add_organization(const struct hoshi_oscal_run *run, hoshi_json *parties)
{
    const struct hoshi_organization *o = run->r->answers->organization;
    hoshi_json *party = add_party(parties, &run->organization, "organization", o->name);
    if (!hoshi_oscal_blank(o->corporate_number.s)) {
        hoshi_json *id = hoshi_json_push_object(hoshi_json_array(party, "external-ids"));
        hoshi_json_string(id, "scheme", "https://www.houjin-bangou.nta.go.jp/");
        hoshi_oscal_line(id, "id", o->corporate_number.s);
    }
    hoshi_json *props = hoshi_json_array(party, "props");
    hoshi_oscal_prop(props, "organization-id", o->id);
    hoshi_json_drop_empty(party, "props");
}

static void add_parties(const struct hoshi_oscal_run *run, hoshi_json *metadata)
{
    const struct hoshi_answers *ans = run->r->answers;
    hoshi_json *parties = hoshi_json_array(metadata, "parties");
    if (run->has_organization)
        add_organization(run, parties);
    if (run->has_assessor) {
        hoshi_json *party = add_party(parties, &run->assessor, "person", ans->assessor->name);
        hoshi_json *props = hoshi_json_array(party, "props");
        hoshi_oscal_prop(props, "assessor-role", ans->assessor->role);
        hoshi_json_drop_empty(party, "props");
        if (run->has_organization)
            hoshi_oscal_party(party, "member-of-organizations", &run->organization);
    }
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = run->by_expert[i];
        if (hoshi_oscal_blank(c->by) ||
            (i > 0 && hoshi_oscal_same_expert(run->by_expert[i - 1], c)))
            continue;
        struct hoshi_uuid uuid = hoshi_oscal_expert(run, c);
        hoshi_json *party = add_party(parties, &uuid, "person", c->by);
        hoshi_json *props = hoshi_json_array(party, "props");
        hoshi_oscal_prop(props, "qualification", c->qualification);
        hoshi_json_drop_empty(party, "props");
    }
    hoshi_json_drop_empty(metadata, "parties");
}

void hoshi_oscal_run_metadata(const struct hoshi_oscal_run *run, struct hoshi_oscal_doc *d)
{
    struct hoshi_text remarks = hoshi_oscal_msg(HOSHI_MSG_NOT_OFFICIAL);
    hoshi_oscal_catalog_props(d->props, run->r->catalog);
    hoshi_oscal_prop(d->props, "policy", run->r->policy->id.s);
    hoshi_oscal_prop(d->props, "policy-sha256", run->r->policy->sha256);
    hoshi_oscal_prop(d->props, "answers-sha256", run->r->answers->sha256);
    hoshi_oscal_prop_day(d->props, "as-of", run->r->as_of);
    hoshi_oscal_prop(d->props, "official", "no");
    hoshi_json *roles = hoshi_json_array(d->metadata, "roles");
    add_role(roles, "assessed-organization", HOSHI_MSG_OSCAL_ROLE_ORGANIZATION);
    add_role(roles, "assessor", HOSHI_MSG_OSCAL_ROLE_ASSESSOR);
    add_role(roles, "confirming-expert", HOSHI_MSG_OSCAL_ROLE_EXPERT);
    add_parties(run, d->metadata);
    hoshi_json *responsible = hoshi_json_array(d->metadata, "responsible-parties");
    if (run->has_organization) {
        hoshi_json *r = hoshi_json_push_object(responsible);
        hoshi_json_string(r, "role-id", "assessed-organization");
        hoshi_oscal_party(r, "party-uuids", &run->organization);
    }
    if (run->has_assessor) {
        hoshi_json *r = hoshi_json_push_object(responsible);
        hoshi_json_string(r, "role-id", "assessor");
        hoshi_oscal_party(r, "party-uuids", &run->assessor);
    }
    hoshi_json_drop_empty(d->metadata, "responsible-parties");
    hoshi_oscal_prose(d->metadata, "remarks", &remarks);
}

void hoshi_oscal_run_tool(const struct hoshi_oscal_run *run, hoshi_json *to)
{
    struct hoshi_text about = hoshi_oscal_msg(HOSHI_MSG_OSCAL_TOOL);
    hoshi_json *component = hoshi_json_push_object(
        hoshi_json_array(hoshi_json_object(to, "local-definitions"), "components"));
    hoshi_json_string(component, "uuid", run->tool.text);
    hoshi_json_string(component, "type", "software");
    hoshi_json_string(component, "title", "hoshi");
    hoshi_oscal_prose(component, "description", &about);
    hoshi_json *props = hoshi_json_array(component, "props");
    hoshi_oscal_prop(props, "tool-version", hoshi_version());
    hoshi_json_string(hoshi_json_object(component, "status"), "state", "operational");
}
