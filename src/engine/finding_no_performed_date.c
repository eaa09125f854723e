/* A recurring duty is answered as met without the date it was last done. */
#include "engine/engine.h"

void hoshi_find_no_performed_date(struct hoshi_finder *f)
{
    for (size_t i = 0; i < f->n_met; i++) {
        const struct hoshi_criterion *crit = f->met[i];
        if (crit->frequency != 0 && hoshi_answer_of(f->r, crit)->performed == 0)
            hoshi_finding_add(f, HOSHI_FINDING_NO_PERFORMED_DATE, crit);
    }
}
