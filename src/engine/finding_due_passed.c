/* The date by which a gap was to be closed has passed. */
#include "engine/engine.h"

void hoshi_find_due_passed(struct hoshi_finder *f)
{
    for (size_t i = 0; i < f->r->n_todo; i++) {
        const struct hoshi_gap *gap = &f->r->gap[i];
        if (gap->answer == NULL || gap->answer->due == 0 || gap->answer->due >= f->r->as_of)
            continue;
        struct hoshi_finding *found =
            hoshi_finding_add(f, HOSHI_FINDING_DUE_PASSED, gap->criterion);
        if (found != NULL)
            found->day = gap->answer->due;
    }
}
