/* One star as an OSCAL profile. Profiles select controls, not parts: so every requirement that has
 * a criterion up to the star is included, and the criteria above the star are taken out again by
 * altering their controls. */
#include <hoshi/report.h>

#include "report/oscal/oscal.h"

static size_t n_up_to(const struct hoshi_requirement *req, uint8_t star)
{
    size_t n = 0;
    for (size_t i = 0; i < req->n_criterion; i++)
        n += hoshi_criterion_counts(&req->criterion[i], star);
    return n;
}

static void add_alter(hoshi_json *alters, const struct hoshi_catalog *cat,
                      const struct hoshi_requirement *req, uint8_t star)
{
    hoshi_json *alter = hoshi_json_push_object(alters);
    hoshi_oscal_token(alter, "control-id", cat, NULL, req->id.s);
    hoshi_json *removes = hoshi_json_array(alter, "removes");
    for (size_t i = 0; i < req->n_criterion; i++) {
        if (hoshi_criterion_counts(&req->criterion[i], star))
            continue;
        hoshi_json *remove = hoshi_json_push_object(removes);
        hoshi_oscal_token(remove, "by-id", cat, NULL, req->criterion[i].id.s);
    }
}

/* No star: the whole catalogue, as where there are no levels. */
static uint8_t level_up_to(const struct hoshi_catalog *cat, uint8_t star)
{
    uint8_t level = cat->n_level != 0 ? cat->level[cat->n_level - 1].star : 0;
    for (size_t i = 0; star != 0 && i < cat->n_level; i++) {
        if (cat->level[i].star <= star)
            level = cat->level[i].star;
    }
    return level;
}

enum hoshi_rc hoshi_oscal_profile(const struct hoshi_catalog *cat,
                                  const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    uint8_t up_to = level_up_to(cat, opts->target);
    struct hoshi_oscal_level level = hoshi_oscal_level(cat, up_to);
    struct hoshi_uuid catalog = hoshi_oscal_catalog_uuid(cat), resource;
    struct hoshi_uuid uuid = hoshi_oscal_uuid(&catalog, "profile", level.text);
    struct hoshi_oscal_doc d = hoshi_oscal_document("profile", &uuid, &cat->title,
                                                    hoshi_oscal_catalog_day(cat), cat->edition.s);
    hoshi_oscal_catalog_props(d.props, cat);
    hoshi_oscal_prop_star(d.props, cat, up_to);

    hoshi_json *imports = hoshi_json_array(d.doc, "imports"), *resources;
    hoshi_json *import = hoshi_json_push_object(imports);
    hoshi_json *modify = hoshi_json_object(d.doc, "modify");
    hoshi_json *alters = hoshi_json_array(modify, "alters");
    resources = hoshi_json_array(hoshi_json_object(d.doc, "back-matter"), "resources");
    hoshi_oscal_catalog_resource(resources, cat, &uuid, &resource);
    hoshi_oscal_href(import, "href", &resource);
    hoshi_json *include = hoshi_json_push_object(hoshi_json_array(import, "include-controls"));
    hoshi_json *ids = hoshi_json_array(include, "with-ids");
    size_t n_criterion = 0;
    for (size_t i = 0; i < cat->n_requirement; i++) {
        const struct hoshi_requirement *req = cat->requirement[i];
        size_t n = n_up_to(req, up_to);
        n_criterion += n;
        if (n != 0)
            hoshi_oscal_push_token(ids, cat, req->id.s);
        if (n != 0 && n != req->n_criterion)
            add_alter(alters, cat, req, up_to);
    }
    hoshi_json_drop_empty(modify, "alters");
    hoshi_json_drop_empty(d.doc, "modify");
    hoshi_oscal_prop_number(d.props, "criteria", NULL, (long long)n_criterion);
    return hoshi_json_print(d.root, true, out);
}
