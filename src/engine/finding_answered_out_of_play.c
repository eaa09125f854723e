/* Answered, although its condition is answered "no". "Not applicable" says the same and is fine. */
#include "engine/engine.h"

void hoshi_find_answered_out_of_play(struct hoshi_finder *f)
{
    const struct hoshi_catalog *cat = f->r->catalog;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_answer *ans = hoshi_answer_of(f->r, cat->criterion[i]);
        if (f->r->outcome[i].kind == HOSHI_OUTCOME_OUT_OF_PLAY && hoshi_answer_is_given(ans) &&
            ans->status != HOSHI_STATUS_NOT_APPLICABLE)
            hoshi_finding_add(f, HOSHI_FINDING_ANSWERED_OUT_OF_PLAY, cat->criterion[i]);
    }
}
