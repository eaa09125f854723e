/* A catalogue as JSON, in the shape in which it is read: `catalog export | check` comes back clean.
 */
#include "report/json/json.h"

#include <hoshi/policy.h>
#include <hoshi/report.h>

static void add_period(hoshi_json *to, const char *key, hoshi_months months)
{
    char text[HOSHI_PERIOD_BYTES];
    hoshi_json_optional(to, key, hoshi_period_format(months, text));
}

static void add_optional_text(hoshi_json *to, const char *key, const struct hoshi_text *text)
{
    if (text->v[HOSHI_LANG_JA] != NULL || text->v[HOSHI_LANG_EN] != NULL)
        hoshi_json_text(to, key, text);
}

static void add_names(hoshi_json *to, const char *key, const struct hoshi_names *names)
{
    if (names->n == 0)
        return;
    hoshi_json *list = hoshi_json_array(to, key);
    for (size_t i = 0; i < names->n; i++)
        hoshi_json_push_string(list, names->v[i].s);
}

static void add_texts(hoshi_json *to, const char *key, const struct hoshi_text *text, size_t n)
{
    if (n == 0)
        return;
    hoshi_json *list = hoshi_json_array(to, key);
    for (size_t i = 0; i < n; i++) {
        hoshi_json *e = hoshi_json_push_object(list);
        hoshi_json_text_members(e, &text[i]);
    }
}

/* As it is read: the number of a star, or the id of a level. */
static void add_star(hoshi_json *to, uint8_t star, const struct hoshi_name *level)
{
    if (level->s != NULL)
        hoshi_json_string(to, "level", level->s);
    else if (star != 0)
        hoshi_json_number(to, "star", star);
}

static void add_states(hoshi_json *to, const struct hoshi_criterion *c)
{
    hoshi_json *states = c->n_state != 0 ? hoshi_json_array(to, "states") : NULL;
    for (size_t i = 0; i < c->n_state; i++) {
        hoshi_json *e = hoshi_json_push_object(states);
        hoshi_json_string(e, "id", c->state[i].id.s);
        hoshi_json_text(e, "text", &c->state[i].text);
        hoshi_json_number(e, "weight", c->state[i].weight);
        if (c->state[i].may_stay_open)
            hoshi_json_bool(e, "may_stay_open", true);
    }
}

static void add_criterion(hoshi_json *list, const struct hoshi_criterion *c)
{
    hoshi_json *e = hoshi_json_push_object(list);
    hoshi_json_string(e, "id", c->id.s);
    add_star(e, c->star, &c->level);
    hoshi_json_optional(e, "until", c->until_level.s);
    add_period(e, "frequency", c->frequency);
    hoshi_json_optional(e, "condition", c->condition_id.s);
    add_names(e, "refers_to", &c->refers_to);
    add_names(e, "borrows", &c->borrows);
    add_names(e, "builds_on", &c->builds_on);
    if (c->n_builds_on_kind != 0) {
        hoshi_json *kinds = hoshi_json_object(e, "builds_on_kind");
        for (size_t i = 0; i < c->n_builds_on_kind; i++)
            hoshi_json_string(kinds, c->builds_on_kind[i].id.s,
                              hoshi_prerequisite_code(c->builds_on_kind[i].kind));
    }
    if (c->unscored)
        hoshi_json_bool(e, "unscored", true);
    if (c->weight != 0)
        hoshi_json_number(e, "weight", c->weight);
    if (c->may_stay_open)
        hoshi_json_bool(e, "may_stay_open", true);
    add_states(e, c);
    if (c->blocker)
        hoshi_json_bool(e, "blocker", true);
    if (c->may_be_absent)
        hoshi_json_bool(e, "may_be_absent", true);
    hoshi_json_text(e, "text", &c->text);
    add_texts(e, "items", c->item, c->n_item);
    hoshi_json *branches = c->n_branch != 0 ? hoshi_json_array(e, "alternatives") : NULL;
    for (size_t i = 0; i < c->n_branch; i++) {
        hoshi_json *b = hoshi_json_push_object(branches);
        hoshi_json_string(b, "id", c->branch[i].id.s);
        hoshi_json_optional(b, "of", c->branch[i].of.s);
        hoshi_json_text(b, "text", &c->branch[i].text);
        add_optional_text(b, "fits", &c->branch[i].fits);
    }
    add_optional_text(e, "note", &c->note);
    add_optional_text(e, "question", &c->question);
    add_optional_text(e, "why", &c->why);
    add_optional_text(e, "how", &c->how);
    add_texts(e, "evidence", c->evidence, c->n_evidence);
    hoshi_json_optional(e, "effort", hoshi_effort_code(c->effort));
    hoshi_json_optional(e, "owner", hoshi_owner_code(c->owner));
    add_optional_text(e, "reason", &c->reason);
    hoshi_json_optional(e, "source", c->source);
    if (c->confidence != HOSHI_CONFIDENCE_UNKNOWN)
        hoshi_json_string(e, "confidence", hoshi_confidence_name(c->confidence));
}

static void add_requirement(hoshi_json *list, const struct hoshi_requirement *r)
{
    hoshi_json *e = hoshi_json_push_object(list);
    hoshi_json_string(e, "id", r->id.s);
    hoshi_json_text(e, "title", &r->title);
    add_optional_text(e, "aim", &r->aim);
    hoshi_json *refs = hoshi_json_object(e, "refs");
    for (size_t i = 0; i < r->n_refs; i++)
        add_names(refs, r->refs[i].framework.s, &r->refs[i].id);
    hoshi_json_string(e, "refs_basis", hoshi_basis_code(r->refs_basis));
    hoshi_json_string(e, "refs_confidence", hoshi_confidence_name(r->refs_confidence));
    hoshi_json_optional(e, "csf2_category", r->csf2_category.s);
    hoshi_json *criteria = hoshi_json_array(e, "criteria");
    for (size_t i = 0; i < r->n_criterion; i++)
        add_criterion(criteria, &r->criterion[i]);
}

static void add_head(hoshi_json *o, const struct hoshi_catalog *cat)
{
    hoshi_json_string(o, "hoshi", "catalogue/1");
    hoshi_json_string(o, "id", cat->id.s);
    hoshi_json_string(o, "edition", cat->edition.s);
    if (cat->applicability)
        hoshi_json_bool(o, "applicability", true);
    if (cat->ids != HOSHI_IDS_NESTED)
        hoshi_json_string(o, "ids", hoshi_ids_code(cat->ids));
    hoshi_json_optional(o, "extends", cat->extends.s);
    hoshi_json_string(o, "method", hoshi_method_code(cat->method));
    hoshi_json_string(o, "status", hoshi_catalog_status_code(cat->status));
    hoshi_json_string(o, "subject", hoshi_subject_code(cat->subject));
    hoshi_json_text(o, "title", &cat->title);
    add_optional_text(o, "publisher", &cat->publisher);
    add_optional_text(o, "licence", &cat->licence);
    add_optional_text(o, "attribution", &cat->attribution);
    add_optional_text(o, "note", &cat->note);
    hoshi_json_day(o, "ends", cat->ends);
    if (cat->source != NULL) {
        hoshi_json *s = hoshi_json_object(o, "source");
        hoshi_json_text(s, "title", &cat->source->title);
        hoshi_json_optional(s, "url", cat->source->url);
        hoshi_json_day(s, "published", cat->source->published);
        hoshi_json_optional(s, "sha256", cat->source->sha256);
        hoshi_json_string(s, "confidence", hoshi_confidence_name(cat->source->confidence));
    }
}

/* Of the method points, and of no other. */
static void add_points(hoshi_json *o, const struct hoshi_catalog *cat)
{
    if (cat->n_points == 0)
        return;
    hoshi_json *points = hoshi_json_object(o, "points");
    for (size_t i = 0; i < cat->n_points; i++)
        hoshi_json_number(points, cat->points[i].status.s, cat->points[i].points);
    hoshi_json *bands = hoshi_json_array(o, "bands");
    for (size_t i = 0; i < cat->n_band; i++) {
        hoshi_json *e = hoshi_json_push_object(bands);
        hoshi_json_number(e, "from", cat->band[i].from);
        hoshi_json_text(e, "title", &cat->band[i].title);
    }
}

static void add_scale(hoshi_json *o, const struct hoshi_catalog *cat)
{
    hoshi_json *scale = cat->n_scale != 0 ? hoshi_json_array(o, "scale") : NULL;
    for (size_t i = 0; i < cat->n_scale; i++) {
        hoshi_json *e = hoshi_json_push_object(scale);
        hoshi_json_number(e, "value", cat->scale[i].value);
        hoshi_json_text(e, "title", &cat->scale[i].title);
    }
}

static void add_deduction(hoshi_json *o, const struct hoshi_deduction *d)
{
    if (d == NULL)
        return;
    hoshi_json *e = hoshi_json_object(o, "deduction");
    hoshi_json_number(e, "max", d->max);
    hoshi_json_number(e, "min", d->min);
    if (d->conditional != INT32_MAX)
        hoshi_json_number(e, "conditional", d->conditional);
}

static void add_levels(hoshi_json *o, const struct hoshi_catalog *cat)
{
    if (cat->n_level == 0)
        return;
    hoshi_json *levels = hoshi_json_array(o, "levels");
    for (size_t i = 0; i < cat->n_level; i++) {
        const struct hoshi_level *l = &cat->level[i];
        hoshi_json *e = hoshi_json_push_object(levels);
        add_star(e, l->star, &l->id);
        hoshi_json_text(e, "title", &l->title);
        add_optional_text(e, "assessment", &l->assessment);
        add_period(e, "validity", l->validity);
        hoshi_json_string(e, "validity_confidence", hoshi_confidence_name(l->validity_confidence));
    }
}

/* Of a catalogue that extends another, its own rows: that is what its file says. */
enum hoshi_rc hoshi_catalog_json(const struct hoshi_catalog *whole, struct hoshi_buf *out)
{
    const struct hoshi_catalog *cat = whole->own != NULL ? whole->own : whole;
    hoshi_json *o = hoshi_json_root();
    add_head(o, cat);
    add_points(o, cat);
    add_scale(o, cat);
    add_deduction(o, cat->deduction);
    add_levels(o, cat);
    hoshi_json *conditions = hoshi_json_array(o, "conditions");
    for (size_t i = 0; i < cat->n_condition; i++) {
        hoshi_json *e = hoshi_json_push_object(conditions);
        hoshi_json_string(e, "id", cat->condition[i].id.s);
        add_optional_text(e, "title", &cat->condition[i].title);
        hoshi_json_text(e, "question", &cat->condition[i].question);
        add_optional_text(e, "no_means", &cat->condition[i].no_means);
    }
    hoshi_json *groups = hoshi_json_array(o, "groups");
    for (size_t g = 0; g < cat->n_group; g++) {
        hoshi_json *e = hoshi_json_push_object(groups);
        hoshi_json_string(e, "id", cat->group[g].id.s);
        hoshi_json_text(e, "title", &cat->group[g].title);
        hoshi_json *reqs = hoshi_json_array(e, "requirements");
        for (size_t i = 0; i < cat->group[g].n_requirement; i++)
            add_requirement(reqs, &cat->group[g].requirement[i]);
    }
    return hoshi_json_print(o, true, out);
}
