/* Catalogue and framework rules that need more than one row, and their indexes. */
#include <hoshi/load.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "codec/check/check.h"
#include "diag/diag.h"

struct checker {
    struct hoshi_catalog *cat;
    struct hoshi_diags *diags;
    uint16_t source;
};

static void complain(const struct checker *c, enum hoshi_diag_code code, struct hoshi_span span,
                     const char *a0, const char *a1)
{
    hoshi_diag_add(c->diags, c->source, code, span, a0, a1, NULL);
}

static void check_prefix(const struct checker *c, const struct hoshi_name *id, const char *parent)
{
    if (id->s == NULL || parent == NULL || c->cat->ids == HOSHI_IDS_FREE)
        return;
    size_t n = strlen(parent);
    if (strncmp(id->s, parent, n) != 0 || id->s[n] != '-')
        complain(c, HOSHI_HS1205, id->span, id->s, parent);
}

static void check_names(const struct checker *c, const struct hoshi_names *names, const char *in)
{
    for (size_t i = 0; i < names->n; i++) {
        if (hoshi_catalog_find(c->cat, names->v[i].s) == NULL) {
            complain(c, HOSHI_HS1202, names->v[i].span, names->v[i].s, in);
            hoshi_suggest_criterion(c->cat, names->v[i].s, c->diags, c->source);
        }
    }
}

static void check_condition(const struct checker *c, struct hoshi_criterion *k)
{
    k->condition = -1;
    if (k->condition_id.s == NULL)
        return;
    k->condition = hoshi_catalog_find_condition(c->cat, k->condition_id.s);
    if (k->condition >= 0)
        return;
    complain(c, HOSHI_HS1207, k->condition_id.span, k->condition_id.s, NULL);
    hoshi_suggest_condition(c->cat, k->condition_id.s, c->diags, c->source);
}

static int by_id(const void *pa, const void *pb)
{
    const struct hoshi_criterion *a = *(struct hoshi_criterion *const *)pa;
    const struct hoshi_criterion *b = *(struct hoshi_criterion *const *)pb;
    int c = strcmp(a->id.s, b->id.s);
    return c != 0 ? c : (a->index > b->index) - (a->index < b->index);
}

static int by_condition_id(const void *pa, const void *pb)
{
    const struct hoshi_condition *a = *(struct hoshi_condition *const *)pa;
    const struct hoshi_condition *b = *(struct hoshi_condition *const *)pb;
    int c = strcmp(a->id.s, b->id.s);
    return c != 0 ? c : (a > b) - (a < b); /* same array: the order of the file */
}

static enum hoshi_rc index_conditions(struct hoshi_catalog *cat, struct hoshi_arena *arena)
{
    cat->condition_by_id = hoshi_arena_array(arena, cat->n_condition, sizeof(void *));
    if (cat->condition_by_id == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_condition; i++) {
        if (cat->condition[i].id.s == NULL) /* complained about; keep look-ups simple */
            cat->condition[i].id.s = "";
        cat->condition_by_id[i] = &cat->condition[i];
    }
    qsort(cat->condition_by_id, cat->n_condition, sizeof(void *), by_condition_id);
    return HOSHI_OK;
}

/* Rows whose id is missing were complained about already; they get none of the later checks. */
static enum hoshi_rc flatten(struct checker *c, struct hoshi_arena *arena)
{
    struct hoshi_catalog *cat = c->cat;
    size_t n_requirement = 0, n_criterion = 0;
    for (size_t g = 0; g < cat->n_group; g++) {
        n_requirement += cat->group[g].n_requirement;
        for (size_t r = 0; r < cat->group[g].n_requirement; r++)
            n_criterion += cat->group[g].requirement[r].n_criterion;
    }
    cat->requirement = hoshi_arena_array(arena, n_requirement, sizeof(void *));
    cat->criterion = hoshi_arena_array(arena, n_criterion, sizeof(void *));
    cat->by_id = hoshi_arena_array(arena, n_criterion, sizeof(void *));
    if (cat->requirement == NULL || cat->criterion == NULL || cat->by_id == NULL)
        return HOSHI_E_NOMEM;
    for (size_t g = 0; g < cat->n_group; g++) {
        struct hoshi_group *group = &cat->group[g];
        group->index = (uint32_t)g;
        for (size_t r = 0; r < group->n_requirement; r++) {
            struct hoshi_requirement *req = &group->requirement[r];
            req->group = group;
            check_prefix(c, &req->id, group->id.s);
            if (req->id.s == NULL)
                continue;
            cat->requirement[cat->n_requirement++] = req;
            for (size_t k = 0; k < req->n_criterion; k++) {
                struct hoshi_criterion *crit = &req->criterion[k];
                crit->requirement = req;
                check_prefix(c, &crit->id, req->id.s);
                if (crit->id.s == NULL)
                    continue;
                crit->index = (uint32_t)cat->n_criterion;
                cat->criterion[cat->n_criterion++] = crit;
            }
        }
    }
    if (cat->n_criterion != 0)
        memcpy(cat->by_id, cat->criterion, cat->n_criterion * sizeof(void *));
    qsort(cat->by_id, cat->n_criterion, sizeof(void *), by_id);
    return HOSHI_OK;
}

static int by_name_then_place(const void *pa, const void *pb)
{
    const struct hoshi_name *a = *(const struct hoshi_name *const *)pa;
    const struct hoshi_name *b = *(const struct hoshi_name *const *)pb;
    int c = strcmp(a->s, b->s);
    if (c != 0 || a->span.line != b->span.line)
        return c != 0 ? c : a->span.line < b->span.line ? -1 : 1;
    return (a->span.col > b->span.col) - (a->span.col < b->span.col);
}

static void complain_duplicates(const struct checker *c, const struct hoshi_name **name, size_t n)
{
    qsort(name, n, sizeof *name, by_name_then_place);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(name[i - 1]->s, name[i]->s) != 0)
            continue;
        complain(c, HOSHI_HS1201, name[i]->span, name[i]->s, NULL);
        hoshi_diag_note(c->diags, c->source, HOSHI_HS0001, name[i - 1]->span, NULL);
    }
}

/* Ids of categories and of requirements: exports make ids of other documents from them. */
static enum hoshi_rc check_parents(const struct checker *c, struct hoshi_arena *arena)
{
    const struct hoshi_catalog *cat = c->cat;
    size_t n = 0, max = cat->n_group > cat->n_requirement ? cat->n_group : cat->n_requirement;
    const struct hoshi_name **name = hoshi_arena_array(arena, max, sizeof *name);
    if (name == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_group; i++) {
        if (cat->group[i].id.s != NULL)
            name[n++] = &cat->group[i].id;
    }
    complain_duplicates(c, name, n);
    for (size_t i = 0; i < cat->n_requirement; i++)
        name[i] = &cat->requirement[i]->id;
    complain_duplicates(c, name, cat->n_requirement);
    return HOSHI_OK;
}

static void check_duplicates(const struct checker *c)
{
    const struct hoshi_catalog *cat = c->cat;
    for (size_t i = 1; i < cat->n_criterion; i++) {
        if (strcmp(cat->by_id[i - 1]->id.s, cat->by_id[i]->id.s) == 0) {
            complain(c, HOSHI_HS1201, cat->by_id[i]->id.span, cat->by_id[i]->id.s, NULL);
            hoshi_diag_note(c->diags, c->source, HOSHI_HS0001, cat->by_id[i - 1]->id.span, NULL);
        }
    }
    for (size_t i = 1; i < cat->n_condition; i++) {
        const struct hoshi_name *before = &cat->condition_by_id[i - 1]->id;
        const struct hoshi_name *id = &cat->condition_by_id[i]->id;
        if (*id->s == '\0' || strcmp(before->s, id->s) != 0)
            continue;
        complain(c, HOSHI_HS1201, id->span, id->s, NULL);
        hoshi_diag_note(c->diags, c->source, HOSHI_HS0001, before->span, NULL);
    }
}

enum hoshi_rc hoshi_catalog_index(struct hoshi_catalog *cat, struct hoshi_arena *arena,
                                  struct hoshi_diags *diags, uint16_t source)
{
    struct checker c = {cat, diags, source};
    enum hoshi_rc rc = index_conditions(cat, arena);
    if (rc == HOSHI_OK)
        rc = flatten(&c, arena);
    if (rc == HOSHI_OK)
        rc = check_parents(&c, arena);
    if (rc != HOSHI_OK)
        return rc;
    rc = hoshi_method_index(cat, arena, diags, source);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_levels_index(cat, diags, source);
    check_duplicates(&c);
    for (size_t i = 0; i < cat->n_criterion; i++) {
        struct hoshi_criterion *k = cat->criterion[i];
        check_names(&c, &k->refers_to, "refers_to");
        check_names(&c, &k->borrows, "borrows");
        check_names(&c, &k->builds_on, "builds_on");
        check_condition(&c, k);
        k->refers = hoshi_arena_array(arena, k->refers_to.n, sizeof(void *));
        for (size_t r = 0; r < k->refers_to.n && k->refers != NULL; r++)
            k->refers[r] = hoshi_catalog_find(cat, k->refers_to.v[r].s);
        if (k->refers == NULL)
            return HOSHI_E_NOMEM;
    }
    return hoshi_catalog_order(cat, arena, diags, source);
}

static int entry_by_id(const void *pa, const void *pb)
{
    return strcmp((*(struct hoshi_entry *const *)pa)->id.s,
                  (*(struct hoshi_entry *const *)pb)->id.s);
}

enum hoshi_rc hoshi_framework_index(struct hoshi_framework *fw, struct hoshi_arena *arena,
                                    struct hoshi_diags *diags, uint16_t source)
{
    size_t n = 0;
    fw->by_id = hoshi_arena_array(arena, fw->n_entry, sizeof(void *));
    if (fw->by_id == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < fw->n_entry; i++) {
        if (fw->entry[i].id.s != NULL)
            fw->by_id[n++] = &fw->entry[i];
    }
    qsort(fw->by_id, n, sizeof(void *), entry_by_id);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(fw->by_id[i - 1]->id.s, fw->by_id[i]->id.s) == 0)
            hoshi_diag_add(diags, source, HOSHI_HS1201, fw->by_id[i]->id.span, fw->by_id[i]->id.s,
                           NULL, NULL);
    }
    if (n != fw->n_entry) /* some have no id, which is an error: nothing will be looked up */
        return HOSHI_OK;
    for (size_t i = 0; i < n; i++) {
        const struct hoshi_name *parent = &fw->entry[i].parent;
        if (parent->s != NULL && hoshi_framework_find(fw, parent->s) == NULL)
            hoshi_diag_add(diags, source, HOSHI_HS1202, parent->span, parent->s, "parent", NULL);
    }
    return HOSHI_OK;
}

static const struct hoshi_framework *framework_of(struct hoshi_framework *const *fw, size_t n_fw,
                                                  const char *id)
{
    for (size_t i = 0; i < n_fw; i++) {
        if (strcmp(fw[i]->id.s, id) == 0)
            return fw[i];
    }
    return NULL;
}

static const char *entry_at(const void *of, size_t i)
{
    const struct hoshi_framework *fw = of;
    return i < fw->n_entry ? fw->by_id[i]->id.s : NULL;
}

static void check_ref(const struct hoshi_framework *fw, const struct hoshi_name *id,
                      uint16_t source, struct hoshi_diags *diags)
{
    if (hoshi_framework_find(fw, id->s) != NULL)
        return;
    hoshi_diag_add(diags, source, HOSHI_HS1202, id->span, id->s, fw->id.s, NULL);
    hoshi_diag_nearest(diags, source, id->s, (struct hoshi_known){entry_at, fw});
}

static void check_refs(const struct hoshi_refs *refs, size_t n_refs,
                       struct hoshi_framework *const *fw, size_t n_fw, uint16_t source,
                       struct hoshi_diags *diags)
{
    for (size_t i = 0; i < n_refs; i++) {
        const struct hoshi_framework *f = framework_of(fw, n_fw, refs[i].framework.s);
        if (f == NULL) {
            hoshi_diag_add(diags, source, HOSHI_HS1208, refs[i].framework.span, refs[i].framework.s,
                           NULL, NULL);
            continue;
        }
        for (size_t k = 0; k < refs[i].id.n; k++)
            check_ref(f, &refs[i].id.v[k], source, diags);
    }
}

enum hoshi_rc hoshi_catalog_check_refs(const struct hoshi_catalog *cat,
                                       struct hoshi_framework *const *fw, size_t n_fw,
                                       struct hoshi_diags *diags)
{
    uint32_t before = diags->n_error;
    const struct hoshi_framework *csf2 = framework_of(fw, n_fw, HOSHI_FRAMEWORK_CSF2);
    for (size_t r = 0; r < cat->n_requirement; r++) {
        const struct hoshi_requirement *req = cat->requirement[r];
        check_refs(req->refs, req->n_refs, fw, n_fw, cat->diag_source, diags);
        if (req->csf2_category.s != NULL && csf2 != NULL)
            check_ref(csf2, &req->csf2_category, cat->diag_source, diags);
    }
    return diags->n_error == before ? HOSHI_OK : HOSHI_E_INVALID;
}

enum hoshi_rc hoshi_framework_check_refs(const struct hoshi_framework *one,
                                         struct hoshi_framework *const *fw, size_t n_fw,
                                         struct hoshi_diags *diags)
{
    uint32_t before = diags->n_error;
    for (size_t i = 0; i < one->n_entry; i++)
        check_refs(one->entry[i].refs, one->entry[i].n_refs, fw, n_fw, one->diag_source, diags);
    return diags->n_error == before ? HOSHI_OK : HOSHI_E_INVALID;
}
