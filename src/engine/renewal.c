/* Duties that run out while a plan is under way. A star on a later day rests on them, and the
 * judgement behind a package knows the day of today only. */
#include "engine/engine.h"
#include "engine/plan.h"

struct renewals {
    const struct hoshi_plan *plan;
    uint8_t star;
    hoshi_day until; /* what counts longer need not be done again */
    size_t n;
    hoshi_day first;
};

static void look(struct renewals *w, const struct hoshi_criterion *crit,
                 const struct hoshi_answer *ans)
{
    hoshi_day last = hoshi_last_fresh_day(crit, ans, w->plan->result->policy);
    if (last == 0 || last >= w->until || !hoshi_criterion_counts(crit, w->star))
        return;
    w->first = w->n == 0 || last < w->first ? last : w->first;
    w->n++;
}

/* Of what the sheet says, and of what the first items of the plan will have done by then. */
static void find(struct renewals *w, size_t n_item)
{
    const struct hoshi_result *r = w->plan->result;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        if (r->outcome[i].kind == HOSHI_OUTCOME_MET)
            look(w, r->catalog->criterion[i], r->answers->by_criterion[i]);
    }
    for (size_t i = 0; i < n_item; i++) {
        const struct hoshi_plan_item *item = &w->plan->item[i];
        const struct hoshi_answer done = {.status = HOSHI_STATUS_MET, .performed = item->end};
        for (size_t k = 0; k < item->n_open; k++)
            look(w, item->open[k]->criterion, &done);
    }
}

void hoshi_plan_renewals(struct hoshi_plan *plan)
{
    for (size_t i = 0; i < plan->n_item; i++) {
        struct hoshi_plan_item *item = &plan->item[i];
        struct renewals w = {.plan = plan, .star = item->reaches, .until = item->end};
        if (item->reaches == 0)
            continue;
        find(&w, i + 1);
        item->n_renewal = w.n;
        item->first_renewal = w.first;
    }
    struct renewals all = {.plan = plan, .star = plan->wishes.star, .until = INT32_MAX};
    if (plan->n_item == 0)
        find(&all, 0);
    plan->first_renewal = all.first;
}
