/* An expert's yes to what the company does not claim: it changed its answer, or never gave one. */
#include "engine/engine.h"

void hoshi_find_accepted_unclaimed(struct hoshi_finder *f)
{
    const struct hoshi_catalog *cat = f->r->catalog;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (f->r->answers->confirmed[i] == HOSHI_CONFIRMATION_ACCEPTED &&
            !hoshi_answers_claim(f->r->answers, i))
            hoshi_finding_add(f, HOSHI_FINDING_ACCEPTED_UNCLAIMED, cat->criterion[i]);
    }
}
