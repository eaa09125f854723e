/* An expert has looked at an answer that has changed since. */
#include "engine/engine.h"

void hoshi_find_decision_older(struct hoshi_finder *f)
{
    for (size_t i = 0; i < f->r->answers->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &f->r->answers->confirmation[i];
        const struct hoshi_criterion *crit = hoshi_catalog_find(f->r->catalog, c->criterion.s);
        if (c->superseded_by != NULL || !c->outdated)
            continue;
        struct hoshi_finding *found = hoshi_finding_add(f, HOSHI_FINDING_DECISION_OLDER, crit);
        if (found != NULL)
            found->day = c->on;
    }
}
