/* An expert has begun to confirm, but not this criterion. Before the first confirmation it would
 * only repeat that nobody has looked, once per criterion. */
#include "engine/engine.h"

void hoshi_find_met_unconfirmed(struct hoshi_finder *f)
{
    if (f->r->answers->n_confirmation == 0)
        return;
    for (size_t i = 0; i < f->n_met; i++) {
        if (f->r->answers->confirmed[f->met[i]->index] == HOSHI_CONFIRMATION_NONE)
            hoshi_finding_add(f, HOSHI_FINDING_MET_UNCONFIRMED, f->met[i]);
    }
}
