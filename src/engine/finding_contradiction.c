/* Met, but a criterion that it reviews, records or announces is not. Definitions that a criterion
 * borrows (hoshi_criterion.borrows) are no such thing. */
#include "engine/engine.h"

static bool is_satisfied(const struct hoshi_result *r, const struct hoshi_criterion *crit)
{
    enum hoshi_outcome_kind kind = r->outcome[crit->index].kind;
    return kind != HOSHI_OUTCOME_GAP && kind != HOSHI_OUTCOME_OPEN;
}

void hoshi_find_contradiction(struct hoshi_finder *f)
{
    for (size_t i = 0; i < f->n_met; i++) {
        const struct hoshi_criterion *crit = f->met[i];
        if (crit->refers_to.n == 0)
            continue;
        const struct hoshi_criterion **about =
            hoshi_arena_array(f->arena, crit->refers_to.n, sizeof *about);
        if (about == NULL) {
            f->nomem = true;
            return;
        }
        size_t n = 0;
        for (size_t k = 0; k < crit->refers_to.n; k++) {
            const struct hoshi_criterion *other =
                crit->refers != NULL ? crit->refers[k]
                                     : hoshi_catalog_find(f->r->catalog, crit->refers_to.v[k].s);
            if (!is_satisfied(f->r, other))
                about[n++] = other;
        }
        struct hoshi_finding *found =
            n != 0 ? hoshi_finding_add(f, HOSHI_FINDING_CONTRADICTION, crit) : NULL;
        if (found != NULL) {
            found->about = about;
            found->n_about = n;
        }
    }
}
