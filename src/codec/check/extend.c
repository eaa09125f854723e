/* A catalogue that extends another: its own rows behind those of the other, in one. */
#include <hoshi/load.h>
#include <string.h>

#include "codec/check/check.h"
#include "diag/diag.h"

struct extension {
    const struct hoshi_catalog *own, *base;
    struct hoshi_diags *diags;
    uint16_t source;
};

static void complain(const struct extension *e, enum hoshi_diag_code code, struct hoshi_span span,
                     const char *a0)
{
    hoshi_diag_add(e->diags, e->source, code, span, a0, e->base->name, NULL);
}

static void check_id(const struct extension *e, const struct hoshi_name *id, bool is_taken)
{
    if (is_taken)
        complain(e, HOSHI_HS1214, id->span, id->s);
}

static bool has_group(const struct hoshi_catalog *cat, const char *id)
{
    for (size_t i = 0; i < cat->n_group; i++) {
        if (strcmp(cat->group[i].id.s, id) == 0)
            return true;
    }
    return false;
}

static void check_criterion(const struct extension *e, const struct hoshi_criterion *crit)
{
    if (crit->id.s != NULL)
        check_id(e, &crit->id, hoshi_catalog_find(e->base, crit->id.s) != NULL);
    if (crit->level.s != NULL && hoshi_catalog_find_level(e->base, crit->level.s) != 0)
        complain(e, HOSHI_HS1215, crit->level.span, crit->level.s);
    else if (hoshi_catalog_has_star(e->base, crit->star))
        complain(e, HOSHI_HS1215, crit->span,
                 hoshi_catalog_star_name(e->base, crit->star, HOSHI_LANG_EN));
}

/* What the other catalogue says stays as it is: no id of it is taken, no star of it gets more. */
static void check_own(const struct extension *e)
{
    const struct hoshi_catalog *own = e->own;
    for (size_t i = 0; i < own->n_condition; i++) {
        const struct hoshi_name *id = &own->condition[i].id;
        check_id(e, id, id->s != NULL && hoshi_catalog_find_condition(e->base, id->s) >= 0);
    }
    for (size_t g = 0; g < own->n_group; g++) {
        const struct hoshi_group *group = &own->group[g];
        check_id(e, &group->id, group->id.s != NULL && has_group(e->base, group->id.s));
        for (size_t r = 0; r < group->n_requirement; r++) {
            const struct hoshi_requirement *req = &group->requirement[r];
            check_id(e, &req->id,
                     req->id.s != NULL &&
                         hoshi_catalog_find_requirement(e->base, req->id.s) != NULL);
            for (size_t k = 0; k < req->n_criterion; k++)
                check_criterion(e, &req->criterion[k]);
        }
    }
}

static void *joined(struct hoshi_arena *arena, const void *a, size_t n_a, const void *b, size_t n_b,
                    size_t size)
{
    char *both = hoshi_arena_array(arena, n_a + n_b, size);
    if (both != NULL && n_a != 0)
        memcpy(both, a, n_a * size);
    if (both != NULL && n_b != 0)
        memcpy(both + n_a * size, b, n_b * size);
    return both;
}

enum hoshi_rc hoshi_catalog_extend(const struct hoshi_catalog *own,
                                   const struct hoshi_catalog *base, struct hoshi_arena *arena,
                                   struct hoshi_diags *diags, uint16_t source,
                                   struct hoshi_catalog **ret_cat)
{
    const struct extension e = {own, base, diags, source};
    check_own(&e);
    struct hoshi_catalog *cat = hoshi_arena_alloc(arena, sizeof *cat);
    if (cat == NULL)
        return HOSHI_E_NOMEM;
    if (own->method != base->method)
        hoshi_diag_add(diags, source, HOSHI_HS1217, own->extends.span, base->name,
                       hoshi_method_code(base->method), hoshi_method_code(own->method));
    *cat = *own;
    cat->own = own;
    cat->base = base;
    cat->level =
        joined(arena, base->level, base->n_level, own->level, own->n_level, sizeof *own->level);
    cat->condition = joined(arena, base->condition, base->n_condition, own->condition,
                            own->n_condition, sizeof *own->condition);
    cat->group =
        joined(arena, base->group, base->n_group, own->group, own->n_group, sizeof *own->group);
    if (own->n_points == 0) {
        cat->points = base->points;
        cat->n_points = base->n_points;
    }
    if (own->deduction == NULL)
        cat->deduction = base->deduction;
    if (own->n_band == 0) {
        cat->band = base->band;
        cat->n_band = base->n_band;
    }
    if (own->n_scale == 0) {
        cat->scale = base->scale;
        cat->n_scale = base->n_scale;
    }
    if (cat->level == NULL || cat->condition == NULL || cat->group == NULL)
        return HOSHI_E_NOMEM;
    cat->n_level += base->n_level;
    cat->n_condition += base->n_condition;
    cat->n_group += base->n_group;
    *ret_cat = cat;
    return HOSHI_OK;
}
