/* A catalogue as JSON, in the shape in which it is read: `catalog export | check` comes back clean. */
#include "report/json.h"

#include <hoshi/policy.h>
#include <hoshi/report.h>

static void add_period(cJSON *to, const char *key, hoshi_months months)
{
    if (months == 0)
        return;
    struct hoshi_buf text;
    hoshi_buf_init(&text, 16);
    hoshi_buf_puts(&text, "P");
    hoshi_buf_int(&text, months % 12 == 0 ? months / 12 : months);
    hoshi_buf_puts(&text, months % 12 == 0 ? "Y" : "M");
    cJSON_AddStringToObject(to, key, text.p);
    hoshi_buf_release(&text);
}

static void add_optional_text(cJSON *to, const char *key, const struct hoshi_text *text)
{
    if (text->v[HOSHI_LANG_JA] != NULL || text->v[HOSHI_LANG_EN] != NULL)
        hoshi_json_text(to, key, text);
}

static void add_names(cJSON *to, const char *key, const struct hoshi_names *names)
{
    if (names->n == 0)
        return;
    cJSON *list = cJSON_AddArrayToObject(to, key);
    for (size_t i = 0; i < names->n; i++)
        cJSON_AddItemToArray(list, cJSON_CreateString(names->v[i].s));
}

static void add_texts(cJSON *to, const char *key, const struct hoshi_text *text, size_t n)
{
    if (n == 0)
        return;
    cJSON *list = cJSON_AddArrayToObject(to, key);
    for (size_t i = 0; i < n; i++) {
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(list, e);
        hoshi_json_optional(e, "ja", text[i].v[HOSHI_LANG_JA]);
        hoshi_json_optional(e, "en", text[i].v[HOSHI_LANG_EN]);
    }
}

static void add_criterion(cJSON *list, const struct hoshi_criterion *c)
{
    static const char *const effort[] = {NULL, "S", "M", "L"};
    static const char *const owner[HOSHI_OWNER_COUNT_] = {
        NULL, "management", "it", "hr", "procurement", "general-affairs", "all"};
    cJSON *e = cJSON_CreateObject();
    cJSON_AddItemToArray(list, e);
    cJSON_AddStringToObject(e, "id", c->id.s);
    cJSON_AddNumberToObject(e, "star", c->star);
    add_period(e, "frequency", c->frequency);
    hoshi_json_optional(e, "condition", c->condition_id.s);
    add_names(e, "refers_to", &c->refers_to);
    add_names(e, "borrows", &c->borrows);
    hoshi_json_text(e, "text", &c->text);
    add_texts(e, "items", c->item, c->n_item);
    cJSON *branches = c->n_branch != 0 ? cJSON_AddArrayToObject(e, "alternatives") : NULL;
    for (size_t i = 0; i < c->n_branch; i++) {
        cJSON *b = cJSON_CreateObject();
        cJSON_AddItemToArray(branches, b);
        cJSON_AddStringToObject(b, "id", c->branch[i].id.s);
        hoshi_json_optional(b, "of", c->branch[i].of.s);
        hoshi_json_text(b, "text", &c->branch[i].text);
        add_optional_text(b, "fits", &c->branch[i].fits);
    }
    add_optional_text(e, "note", &c->note);
    add_optional_text(e, "question", &c->question);
    add_optional_text(e, "why", &c->why);
    add_optional_text(e, "how", &c->how);
    add_texts(e, "evidence", c->evidence, c->n_evidence);
    hoshi_json_optional(e, "effort", effort[c->effort]);
    hoshi_json_optional(e, "owner", owner[c->owner]);
}

static void add_requirement(cJSON *list, const struct hoshi_requirement *r)
{
    cJSON *e = cJSON_CreateObject();
    cJSON_AddItemToArray(list, e);
    cJSON_AddStringToObject(e, "id", r->id.s);
    hoshi_json_text(e, "title", &r->title);
    add_optional_text(e, "aim", &r->aim);
    cJSON *refs = cJSON_AddObjectToObject(e, "refs");
    for (size_t i = 0; i < r->n_refs; i++)
        add_names(refs, r->refs[i].framework.s, &r->refs[i].id);
    cJSON_AddStringToObject(e, "refs_basis",
                            r->refs_basis == HOSHI_BASIS_OFFICIAL ? "official" : "own");
    cJSON_AddStringToObject(e, "refs_confidence", hoshi_confidence_name(r->refs_confidence));
    hoshi_json_optional(e, "csf2_category", r->csf2_category.s);
    cJSON *criteria = cJSON_AddArrayToObject(e, "criteria");
    for (size_t i = 0; i < r->n_criterion; i++)
        add_criterion(criteria, &r->criterion[i]);
}

static void add_head(cJSON *o, const struct hoshi_catalog *cat)
{
    static const char *const status[] = {"provisional", "draft", "final"};
    cJSON_AddStringToObject(o, "hoshi", "catalogue/1");
    cJSON_AddStringToObject(o, "id", cat->id.s);
    cJSON_AddStringToObject(o, "edition", cat->edition.s);
    hoshi_json_optional(o, "method", cat->method.s);
    cJSON_AddStringToObject(o, "status", status[cat->status]);
    hoshi_json_text(o, "title", &cat->title);
    add_optional_text(o, "publisher", &cat->publisher);
    if (cat->source != NULL) {
        cJSON *s = cJSON_AddObjectToObject(o, "source");
        hoshi_json_text(s, "title", &cat->source->title);
        hoshi_json_optional(s, "url", cat->source->url);
        hoshi_json_day(s, "published", cat->source->published);
        hoshi_json_optional(s, "sha256", cat->source->sha256);
        cJSON_AddStringToObject(s, "confidence", hoshi_confidence_name(cat->source->confidence));
    }
}

static void add_levels(cJSON *o, const struct hoshi_catalog *cat)
{
    cJSON *levels = cJSON_AddArrayToObject(o, "levels");
    for (size_t i = 0; i < cat->n_level; i++) {
        const struct hoshi_level *l = &cat->level[i];
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(levels, e);
        cJSON_AddNumberToObject(e, "star", l->star);
        hoshi_json_text(e, "title", &l->title);
        add_optional_text(e, "assessment", &l->assessment);
        add_period(e, "validity", l->validity);
        cJSON_AddStringToObject(e, "validity_confidence",
                                hoshi_confidence_name(l->validity_confidence));
    }
}

enum hoshi_rc hoshi_catalog_json(const struct hoshi_catalog *cat, struct hoshi_buf *out)
{
    cJSON *o = cJSON_CreateObject();
    add_head(o, cat);
    add_levels(o, cat);
    cJSON *conditions = cJSON_AddArrayToObject(o, "conditions");
    for (size_t i = 0; i < cat->n_condition; i++) {
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(conditions, e);
        cJSON_AddStringToObject(e, "id", cat->condition[i].id.s);
        hoshi_json_text(e, "question", &cat->condition[i].question);
        add_optional_text(e, "no_means", &cat->condition[i].no_means);
    }
    cJSON *groups = cJSON_AddArrayToObject(o, "groups");
    for (size_t g = 0; g < cat->n_group; g++) {
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(groups, e);
        cJSON_AddStringToObject(e, "id", cat->group[g].id.s);
        hoshi_json_text(e, "title", &cat->group[g].title);
        cJSON *reqs = cJSON_AddArrayToObject(e, "requirements");
        for (size_t i = 0; i < cat->group[g].n_requirement; i++)
            add_requirement(reqs, &cat->group[g].requirement[i]);
    }
    return hoshi_json_print(o, true, out);
}
