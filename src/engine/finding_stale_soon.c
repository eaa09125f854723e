/* A recurring duty is met today, but its period ends within 60 days. */
#include "engine/engine.h"

#define SOON_DAYS 60

void hoshi_find_stale_soon(struct hoshi_finder *f)
{
    for (size_t i = 0; i < f->n_met; i++) {
        const struct hoshi_criterion *crit = f->met[i];
        const struct hoshi_answer *ans = hoshi_answer_of(f->r, crit);
        if (crit->frequency == 0 || ans->performed == 0)
            continue;
        hoshi_day last = hoshi_date_add(ans->performed, crit->frequency);
        if (last < f->r->as_of || last - f->r->as_of > SOON_DAYS)
            continue;
        struct hoshi_finding *found = hoshi_finding_add(f, HOSHI_FINDING_STALE_SOON, crit);
        if (found != NULL)
            found->day = last;
    }
}
