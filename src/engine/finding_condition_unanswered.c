/* A condition is not answered: its criteria count. */
#include "engine/engine.h"

void hoshi_find_condition_unanswered(struct hoshi_finder *f)
{
    for (size_t i = 0; i < f->r->catalog->n_condition; i++) {
        if (f->r->answers->state[i] != HOSHI_CONDITION_UNANSWERED)
            continue;
        struct hoshi_finding *found =
            hoshi_finding_add(f, HOSHI_FINDING_CONDITION_UNANSWERED, NULL);
        if (found != NULL)
            found->condition = (int32_t)i;
    }
}
