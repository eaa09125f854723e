/* Evidence of a met criterion is past its own expiry date. */
#include "engine/engine.h"

void hoshi_find_evidence_expired(struct hoshi_finder *f)
{
    for (size_t i = 0; i < f->n_met; i++) {
        const struct hoshi_criterion *crit = f->met[i];
        const struct hoshi_answer *ans = hoshi_answer_of(f->r, crit);
        for (size_t k = 0; k < ans->n_evidence; k++) {
            if (ans->evidence[k].expires == 0 || ans->evidence[k].expires >= f->r->as_of)
                continue;
            struct hoshi_finding *found =
                hoshi_finding_add(f, HOSHI_FINDING_EVIDENCE_EXPIRED, crit);
            if (found != NULL)
                found->day = ans->evidence[k].expires;
        }
    }
}
