/* The links of requirements to other frameworks as one OSCAL mapping collection: one mapping for
 * each framework, one map for each pair. All that the catalogue says of a pair is that both speak
 * of some of the same thing, so the relationship is "intersects-with" and nothing stronger. */
#include <hoshi/policy.h>
#include <hoshi/report.h>
#include <string.h>

#include "report/oscal/oscal.h"

static void add_item(hoshi_json *map, const char *key, const struct hoshi_catalog *cat,
                     const char *id)
{
    hoshi_json *item = hoshi_json_push_object(hoshi_json_array(map, key));
    hoshi_json_string(item, "type", "control");
    if (cat != NULL)
        hoshi_oscal_token(item, "id-ref", cat, NULL, id);
    else
        hoshi_oscal_line(item, "id-ref", id);
}

static void add_map(hoshi_json *maps, const struct hoshi_catalog *cat,
                    const struct hoshi_uuid *mapping, const struct hoshi_requirement *req,
                    const char *target)
{
    struct hoshi_uuid from = hoshi_oscal_uuid(mapping, "map", req->id.s);
    struct hoshi_uuid uuid = hoshi_oscal_uuid(&from, "to", target);
    hoshi_json *map = hoshi_json_push_object(maps);
    hoshi_json_string(map, "uuid", uuid.text);
    hoshi_json_string(map, "relationship", "intersects-with");
    add_item(map, "sources", cat, req->id.s);
    add_item(map, "targets", NULL, target);
    hoshi_json *score = hoshi_json_object(map, "confidence-score");
    hoshi_json_string(score, "category", hoshi_confidence_name(req->refs_confidence));
    hoshi_json *props = hoshi_json_array(map, "props");
    hoshi_oscal_prop(props, "refs-basis", hoshi_basis_code(req->refs_basis));
    hoshi_oscal_prop(props, "refs-confidence", hoshi_confidence_name(req->refs_confidence));
}

static void add_framework_resource(hoshi_json *resources, const struct hoshi_framework *fw,
                                   const struct hoshi_uuid *uuid)
{
    hoshi_json *resource = hoshi_json_push_object(resources);
    hoshi_json_string(resource, "uuid", uuid->text);
    hoshi_oscal_title(resource, "title", &fw->title);
    if (fw->note.v[HOSHI_LANG_JA] != NULL || fw->note.v[HOSHI_LANG_EN] != NULL)
        hoshi_oscal_prose(resource, "description", &fw->note);
    hoshi_json *props = hoshi_json_array(resource, "props");
    hoshi_oscal_prop(props, "framework", fw->id.s);
    hoshi_oscal_prop(props, "edition", fw->edition);
    hoshi_oscal_prop(props, "confidence", hoshi_confidence_name(fw->confidence));
    if (fw->publisher.v[HOSHI_LANG_JA] != NULL || fw->publisher.v[HOSHI_LANG_EN] != NULL)
        hoshi_oscal_title(hoshi_json_object(resource, "citation"), "text", &fw->publisher);
}

static void add_resource_ref(hoshi_json *mapping, const char *key,
                             const struct hoshi_uuid *resource)
{
    hoshi_json *ref = hoshi_json_object(mapping, key);
    hoshi_json_string(ref, "type", "catalog");
    hoshi_oscal_href(ref, "href", resource);
}

static size_t n_links(const struct hoshi_catalog *cat, const struct hoshi_framework *fw)
{
    size_t n = 0;
    for (size_t i = 0; i < cat->n_requirement; i++) {
        const struct hoshi_refs *refs = hoshi_requirement_refs(cat->requirement[i], fw->id.s);
        n += refs != NULL ? refs->id.n : 0;
    }
    return n;
}

static void add_mapping(hoshi_json *mappings, hoshi_json *resources,
                        const struct hoshi_catalog *cat, const struct hoshi_framework *fw,
                        const struct hoshi_uuid *document,
                        const struct hoshi_uuid *catalog_resource)
{
    struct hoshi_uuid uuid = hoshi_oscal_uuid(document, "mapping", fw->id.s);
    struct hoshi_uuid resource = hoshi_oscal_uuid(document, "resource", fw->id.s);
    hoshi_json *mapping = hoshi_json_push_object(mappings);
    hoshi_json_string(mapping, "uuid", uuid.text);
    add_resource_ref(mapping, "source-resource", catalog_resource);
    add_resource_ref(mapping, "target-resource", &resource);
    add_framework_resource(resources, fw, &resource);
    hoshi_json *maps = hoshi_json_array(mapping, "maps");
    for (size_t i = 0; i < cat->n_requirement; i++) {
        const struct hoshi_refs *refs = hoshi_requirement_refs(cat->requirement[i], fw->id.s);
        for (size_t k = 0; refs != NULL && k < refs->id.n; k++) {
            size_t same = 0; /* a link that is written twice is one link */
            while (strcmp(refs->id.v[same].s, refs->id.v[k].s) != 0)
                same++;
            if (same == k)
                add_map(maps, cat, &uuid, cat->requirement[i], refs->id.v[k].s);
        }
    }
    hoshi_json *props = hoshi_json_array(mapping, "props");
    hoshi_oscal_prop(props, "framework", fw->id.s);
}

enum hoshi_rc hoshi_oscal_mapping(const struct hoshi_catalog *cat,
                                  const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    size_t n = 0;
    for (size_t f = 0; f < opts->n_framework; f++)
        n += n_links(cat, opts->framework[f]);
    if (n == 0)
        return HOSHI_E_UNSUPPORTED; /* OSCAL has no empty collection */
    struct hoshi_uuid catalog = hoshi_oscal_catalog_uuid(cat), resource;
    struct hoshi_uuid uuid = hoshi_oscal_uuid(&catalog, "mapping-collection", "requirements");
    struct hoshi_text about = hoshi_oscal_msg(HOSHI_MSG_OSCAL_MAPPING);
    struct hoshi_oscal_doc d = hoshi_oscal_document("mapping-collection", &uuid, &cat->title,
                                                    hoshi_oscal_catalog_day(cat), cat->edition.s);
    hoshi_oscal_catalog_props(d.props, cat);
    hoshi_json *provenance = hoshi_json_object(d.doc, "provenance");
    hoshi_json_string(provenance, "method", "human");
    hoshi_json_string(provenance, "matching-rationale", "semantic");
    hoshi_json_string(provenance, "status", "not-complete");
    hoshi_oscal_prose(provenance, "mapping-description", &about);
    hoshi_json *mappings = hoshi_json_array(d.doc, "mappings");
    hoshi_json *resources = hoshi_json_array(hoshi_json_object(d.doc, "back-matter"), "resources");
    hoshi_oscal_catalog_resource(resources, cat, &uuid, &resource);
    for (size_t f = 0; f < opts->n_framework; f++) {
        if (n_links(cat, opts->framework[f]) != 0)
            add_mapping(mappings, resources, cat, opts->framework[f], &uuid, &resource);
    }
    return hoshi_json_print(d.root, true, out);
}
