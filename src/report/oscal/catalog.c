/* The catalogue as an OSCAL catalog: category = group, requirement = control, criterion = part
 * "assessment-objective", condition = parameter. */
#include <hoshi/policy.h>
#include <hoshi/report.h>
#include <string.h>

#include "report/oscal/oscal.h"

static bool is_text(const struct hoshi_text *text)
{
    return text->v[HOSHI_LANG_JA] != NULL || text->v[HOSHI_LANG_EN] != NULL;
}

/* A part of our own vocabulary; none without a text. */
static hoshi_json *add_part(hoshi_json *parts, const char *name, const struct hoshi_text *text)
{
    if (!is_text(text))
        return NULL;
    hoshi_json *part = hoshi_json_push_object(parts);
    hoshi_json_string(part, "name", name);
    hoshi_json_string(part, "ns", HOSHI_OSCAL_NS);
    hoshi_oscal_prose(part, "prose", text);
    return part;
}

static void add_alternative(hoshi_json *parts, const struct hoshi_branch *b)
{
    hoshi_json *part = hoshi_json_push_object(parts);
    hoshi_json_string(part, "name", "alternative");
    hoshi_json_string(part, "ns", HOSHI_OSCAL_NS);
    hoshi_json *props = hoshi_json_array(part, "props");
    hoshi_oscal_label(props, b->id.s);
    hoshi_oscal_prop(props, "alternative-of", b->of.s);
    hoshi_oscal_prose(part, "prose", &b->text);
    hoshi_json *fits = hoshi_json_array(part, "parts");
    add_part(fits, "fits", &b->fits);
    hoshi_json_drop_empty(part, "parts");
}

static void add_links(hoshi_json *part, const struct hoshi_catalog *cat,
                      const struct hoshi_criterion *c)
{
    hoshi_json *links = hoshi_json_array(part, "links");
    const struct {
        const struct hoshi_names *ids;
        const char *rel;
    } kind[] = {
        {&c->refers_to, "refers-to"}, {&c->borrows, "borrows"}, {&c->builds_on, "builds-on"}};
    for (size_t k = 0; k < sizeof kind / sizeof kind[0]; k++) {
        for (size_t i = 0; i < kind[k].ids->n; i++) {
            hoshi_json *link = hoshi_json_push_object(links);
            hoshi_oscal_token_ref(link, "href", cat, NULL, kind[k].ids->v[i].s);
            hoshi_json_string(link, "rel", kind[k].rel);
        }
    }
    hoshi_json_drop_empty(part, "links");
}

static void add_criterion(hoshi_json *parts, const struct hoshi_catalog *cat,
                          const struct hoshi_criterion *c)
{
    char period[HOSHI_PERIOD_BYTES];
    hoshi_json *part = hoshi_json_push_object(parts);
    hoshi_oscal_token(part, "id", cat, NULL, c->id.s);
    hoshi_json_string(part, "name", "assessment-objective");
    hoshi_json *props = hoshi_json_array(part, "props");
    hoshi_oscal_label(props, c->id.s);
    hoshi_oscal_prop_star(props, cat, c->star);
    hoshi_oscal_prop(props, "frequency", hoshi_period_format(c->frequency, period));
    hoshi_oscal_prop(props, "condition", c->condition_id.s);
    hoshi_oscal_prop(props, "may-be-absent", c->may_be_absent ? "true" : NULL);
    hoshi_oscal_prop(props, "effort", hoshi_effort_code(c->effort));
    hoshi_oscal_prop(props, "owner", hoshi_owner_code(c->owner));
    hoshi_oscal_prose(part, "prose", &c->text);
    hoshi_json *more = hoshi_json_array(part, "parts");
    for (size_t i = 0; i < c->n_item; i++)
        add_part(more, "item", &c->item[i]);
    for (size_t i = 0; i < c->n_branch; i++)
        add_alternative(more, &c->branch[i]);
    add_part(more, "question", &c->question);
    add_part(more, "why", &c->why);
    add_part(more, "how", &c->how);
    for (size_t i = 0; i < c->n_evidence; i++)
        add_part(more, "evidence-example", &c->evidence[i]);
    add_part(more, "note", &c->note);
    hoshi_json_drop_empty(part, "parts");
    add_links(part, cat, c);
}

static void add_control(hoshi_json *controls, const struct hoshi_catalog *cat,
                        const struct hoshi_requirement *req)
{
    uint8_t lowest = 0;
    for (size_t i = 0; i < req->n_criterion; i++) {
        if (lowest == 0 || req->criterion[i].star < lowest)
            lowest = req->criterion[i].star;
    }
    hoshi_json *control = hoshi_json_push_object(controls);
    hoshi_oscal_token(control, "id", cat, NULL, req->id.s);
    hoshi_json_string(control, "class", "requirement");
    hoshi_oscal_title(control, "title", &req->title);
    hoshi_json *props = hoshi_json_array(control, "props");
    hoshi_oscal_label(props, req->id.s);
    hoshi_oscal_prop_star(props, cat, lowest);
    for (size_t i = 0; i < req->n_refs; i++) {
        for (size_t k = 0; k < req->refs[i].id.n; k++)
            hoshi_oscal_prop_of(props, "ref", req->refs[i].framework.s, req->refs[i].id.v[k].s);
    }
    if (req->n_refs != 0) {
        hoshi_oscal_prop(props, "refs-basis", hoshi_basis_code(req->refs_basis));
        hoshi_oscal_prop(props, "refs-confidence", hoshi_confidence_name(req->refs_confidence));
    }
    hoshi_json *parts = hoshi_json_array(control, "parts");
    hoshi_json *statement = hoshi_json_push_object(parts);
    hoshi_json_string(statement, "name", "statement");
    hoshi_oscal_prose(statement, "prose", is_text(&req->aim) ? &req->aim : &req->title);
    for (size_t i = 0; i < req->n_criterion; i++)
        add_criterion(parts, cat, &req->criterion[i]);
}

static void add_conditions(hoshi_json *doc, const struct hoshi_catalog *cat)
{
    hoshi_json *params = hoshi_json_array(doc, "params");
    for (size_t i = 0; i < cat->n_condition; i++) {
        const struct hoshi_condition *c = &cat->condition[i];
        hoshi_json *param = hoshi_json_push_object(params);
        hoshi_oscal_token(param, "id", cat, "condition", c->id.s);
        hoshi_json_string(param, "class", "condition");
        hoshi_json *props = hoshi_json_array(param, "props");
        hoshi_oscal_label(props, c->id.s);
        hoshi_oscal_title(param, "label", &c->question);
        if (is_text(&c->no_means))
            hoshi_oscal_prose(param, "usage", &c->no_means);
        hoshi_json *select = hoshi_json_object(param, "select");
        hoshi_json_string(select, "how-many", "one");
        hoshi_json *choice = hoshi_json_array(select, "choice");
        hoshi_json_push_string(choice, "yes");
        hoshi_json_push_string(choice, "no");
    }
    hoshi_json_drop_empty(doc, "params");
}

static void add_levels(hoshi_json *props, const struct hoshi_catalog *cat)
{
    for (size_t i = 0; i < cat->n_level; i++) {
        const struct hoshi_level *l = &cat->level[i];
        char period[HOSHI_PERIOD_BYTES];
        struct hoshi_oscal_level of = hoshi_oscal_level(cat, l->star);
        hoshi_oscal_prop_level(props, "level", of.text, cat, l->star);
        if (l->provisional)
            hoshi_oscal_prop_of(props, "level-status", of.text, "provisional");
        hoshi_oscal_prop_text(props, "level-assessment", of.text, &l->assessment);
        hoshi_oscal_prop_of(props, "level-validity", of.text,
                            hoshi_period_format(l->validity, period));
        if (l->validity != 0)
            hoshi_oscal_prop_of(props, "level-validity-confidence", of.text,
                                hoshi_confidence_name(l->validity_confidence));
    }
}

static void add_scale(hoshi_json *props, const struct hoshi_catalog *cat)
{
    for (size_t i = 0; i < cat->n_scale; i++) {
        const char level[] = {'l', 'e', 'v', 'e', 'l', '-', (char)('0' + cat->scale[i].value),
                              '\0'};
        hoshi_oscal_prop_text(props, "scale", level, &cat->scale[i].title);
    }
}

static void add_source(hoshi_json *doc, const struct hoshi_catalog *cat,
                       const struct hoshi_uuid *uuid)
{
    if (cat->source == NULL)
        return;
    struct hoshi_uuid source = hoshi_oscal_uuid(uuid, "resource", "source");
    hoshi_json *resources = hoshi_json_array(hoshi_json_object(doc, "back-matter"), "resources");
    hoshi_json *resource = hoshi_json_push_object(resources);
    hoshi_json_string(resource, "uuid", source.text);
    hoshi_oscal_title(resource, "title", &cat->source->title);
    hoshi_json *props = hoshi_json_array(resource, "props");
    hoshi_oscal_prop_day(props, "published", cat->source->published);
    hoshi_oscal_prop(props, "sha256", cat->source->sha256);
    hoshi_oscal_prop(props, "confidence", hoshi_confidence_name(cat->source->confidence));
    if (is_text(&cat->publisher)) {
        hoshi_json *citation = hoshi_json_object(resource, "citation");
        hoshi_oscal_title(citation, "text", &cat->publisher);
    }
    if (cat->source->url != NULL)
        hoshi_oscal_rlink(resource, cat->source->url, NULL, cat->source->sha256);
}

enum hoshi_rc hoshi_oscal_catalog(const struct hoshi_catalog *cat,
                                  const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    (void)opts;
    struct hoshi_uuid uuid = hoshi_oscal_catalog_uuid(cat);
    struct hoshi_text remarks = hoshi_oscal_msg(HOSHI_MSG_OSCAL_CATALOG_REMARKS);
    struct hoshi_oscal_doc d = hoshi_oscal_document("catalog", &uuid, &cat->title,
                                                    hoshi_oscal_catalog_day(cat), cat->edition.s);
    hoshi_oscal_catalog_props(d.props, cat);
    add_levels(d.props, cat);
    add_scale(d.props, cat);
    hoshi_oscal_prose(d.metadata, "remarks", &remarks);
    add_conditions(d.doc, cat);
    hoshi_json *groups = hoshi_json_array(d.doc, "groups");
    for (size_t g = 0; g < cat->n_group; g++) {
        hoshi_json *group = hoshi_json_push_object(groups);
        hoshi_oscal_token(group, "id", cat, "group", cat->group[g].id.s);
        hoshi_json_string(group, "class", "category");
        hoshi_oscal_title(group, "title", &cat->group[g].title);
        hoshi_json *group_props = hoshi_json_array(group, "props");
        hoshi_oscal_label(group_props, cat->group[g].id.s);
        hoshi_json *controls = hoshi_json_array(group, "controls");
        for (size_t i = 0; i < cat->group[g].n_requirement; i++)
            add_control(controls, cat, &cat->group[g].requirement[i]);
        hoshi_json_drop_empty(group, "controls");
    }
    hoshi_json_drop_empty(d.doc, "groups");
    add_source(d.doc, cat, &uuid);
    return hoshi_json_print(d.root, true, out);
}
