/* A decision that nobody can have made yet. */
#include "engine/engine.h"

void hoshi_find_decision_later(struct hoshi_finder *f)
{
    for (size_t i = 0; i < f->r->answers->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &f->r->answers->confirmation[i];
        if (c->superseded_by != NULL || c->on <= f->r->as_of)
            continue;
        struct hoshi_finding *found = hoshi_finding_add(
            f, HOSHI_FINDING_DECISION_LATER, hoshi_catalog_find(f->r->catalog, c->criterion.s));
        if (found != NULL)
            found->day = c->on;
    }
}
