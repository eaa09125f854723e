/* What a catalogue says and nothing in it makes use of: no mistake for a judgement, but one of
 * whoever wrote it. */
#include <hoshi/load.h>

#include "diag/diag.h"

static bool is_used(const struct hoshi_catalog *cat, size_t condition)
{
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (cat->criterion[i]->condition == (int32_t)condition)
            return true;
    }
    return false;
}

static bool has_own(const struct hoshi_catalog *cat, uint8_t star)
{
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (cat->criterion[i]->star == star)
            return true;
    }
    return false;
}

void hoshi_catalog_check_unused(const struct hoshi_catalog *cat, struct hoshi_diags *diags)
{
    for (size_t i = 0; i < cat->n_condition; i++) {
        if (!is_used(cat, i))
            hoshi_diag_add(diags, cat->diag_source, HOSHI_HS1228, cat->condition[i].id.span,
                           cat->condition[i].id.s, NULL, NULL);
    }
    for (size_t i = 0; i < cat->n_level; i++) {
        const struct hoshi_level *l = &cat->level[i];
        if (!has_own(cat, l->star))
            hoshi_diag_add(diags, cat->diag_source, HOSHI_HS1229, l->star_span,
                           hoshi_catalog_star_name(cat, l->star, HOSHI_LANG_EN), NULL, NULL);
    }
}
