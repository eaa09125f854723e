/* Bytes -> struct, for what stands beside catalogues: frameworks, glossary, help, mappings,
 * work packages, papers. */
#include <hoshi/load.h>

#include "codec/bind/loading.h"
#include "codec/bind/spec.h"
#include "codec/check/check.h"
#include "diag/diag.h"

enum hoshi_rc hoshi_framework_load(const struct hoshi_input *in, struct hoshi_arena *arena,
                                   struct hoshi_diags *diags, struct hoshi_framework **ret_fw)
{
    struct hoshi_load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = hoshi_load_bind(&l, &hoshi_framework_spec, HOSHI_FILE_FRAMEWORK, &base);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_framework *fw = base;
    fw->diag_source = l.source;
    rc = hoshi_framework_index(fw, arena, diags, l.source);
    if (rc != HOSHI_OK)
        return hoshi_load_nomem(&l);
    rc = hoshi_load_verdict(&l);
    if (rc == HOSHI_OK)
        *ret_fw = fw;
    return rc;
}

enum hoshi_rc hoshi_glossary_load(const struct hoshi_input *in, struct hoshi_arena *arena,
                                  struct hoshi_diags *diags, struct hoshi_glossary **ret_glossary)
{
    struct hoshi_load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = hoshi_load_bind(&l, &hoshi_glossary_spec, HOSHI_FILE_GLOSSARY, &base);
    if (rc == HOSHI_OK)
        rc = hoshi_load_verdict(&l);
    if (rc == HOSHI_OK)
        *ret_glossary = base;
    return rc;
}

enum hoshi_rc hoshi_support_load(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                 struct hoshi_arena *arena, struct hoshi_diags *diags,
                                 struct hoshi_support_list **ret_list)
{
    struct hoshi_load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = hoshi_load_bind(&l, &hoshi_support_spec, HOSHI_FILE_SUPPORT, &base);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_support_list *list = base;
    for (size_t i = 0; cat != NULL && i < list->n_support; i++) {
        const struct hoshi_names *ids = &list->support[i].criteria;
        for (size_t k = 0; k < ids->n; k++) {
            if (hoshi_catalog_find(cat, ids->v[k].s) == NULL)
                hoshi_diag_add(diags, l.source, HOSHI_HS1202, ids->v[k].span, ids->v[k].s,
                               "criteria", NULL);
        }
    }
    rc = hoshi_load_verdict(&l);
    if (rc == HOSHI_OK)
        *ret_list = list;
    return rc;
}

enum hoshi_rc hoshi_mapping_load(const struct hoshi_input *in,
                                 const struct hoshi_catalog *const *known, size_t n_known,
                                 struct hoshi_arena *arena, struct hoshi_diags *diags,
                                 struct hoshi_mapping **ret_map)
{
    struct hoshi_load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = hoshi_load_bind(&l, &hoshi_mapping_spec, HOSHI_FILE_MAPPING, &base);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_mapping *map = base;
    map->name = l.name;
    map->sha256 = l.sha256_copy;
    map->diag_source = l.source;
    rc = hoshi_mapping_check(map, known, n_known, arena, diags, l.source);
    if (rc != HOSHI_OK)
        return hoshi_load_nomem(&l);
    rc = hoshi_load_verdict(&l);
    if (rc == HOSHI_OK)
        *ret_map = map;
    return rc;
}

enum hoshi_rc hoshi_packages_load(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                  const struct hoshi_papers *papers, struct hoshi_arena *arena,
                                  struct hoshi_diags *diags, struct hoshi_packages **ret_list)
{
    struct hoshi_load l = {.in = in, .arena = arena, .diags = diags};
    void *base = NULL;
    enum hoshi_rc rc = hoshi_load_bind(&l, &hoshi_packages_spec, HOSHI_FILE_PLAN, &base);
    if (rc != HOSHI_OK)
        return rc;
    if (cat != NULL &&
        hoshi_packages_resolve(base, cat, papers, arena, diags, l.source) != HOSHI_OK)
        return hoshi_load_nomem(&l);
    rc = hoshi_load_verdict(&l);
    if (rc == HOSHI_OK)
        *ret_list = base;
    return rc;
}

enum hoshi_rc hoshi_papers_load(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                struct hoshi_arena *arena, struct hoshi_diags *diags,
                                struct hoshi_papers **ret_list)
{
    struct hoshi_load l = {.in = in, .arena = arena, .diags = diags};
    void *base = NULL;
    enum hoshi_rc rc = hoshi_load_bind(&l, &hoshi_papers_spec, HOSHI_FILE_TEMPLATES, &base);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_papers_check(base, cat, diags, l.source);
    rc = hoshi_load_verdict(&l);
    if (rc == HOSHI_OK)
        *ret_list = base;
    return rc;
}
