/* It counts, but on last time's word. A recurring duty without a new date does not even count: that
 * is a gap (R3), not a remark. */
#include "engine/engine.h"

void hoshi_find_carried_over(struct hoshi_finder *f)
{
    const struct hoshi_catalog *cat = f->r->catalog;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_answer *ans = hoshi_answer_of(f->r, cat->criterion[i]);
        enum hoshi_outcome_kind kind = f->r->outcome[i].kind;
        if (ans != NULL && ans->carried_over &&
            (kind == HOSHI_OUTCOME_MET || kind == HOSHI_OUTCOME_NA_CLAIMED ||
             kind == HOSHI_OUTCOME_STATED))
            hoshi_finding_add(f, HOSHI_FINDING_CARRIED_OVER, cat->criterion[i]);
    }
}
