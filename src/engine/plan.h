/* The two parts of a plan: when what is done, and what that comes to. */
#ifndef HOSHI_ENGINE_PLAN_H
#define HOSHI_ENGINE_PLAN_H

#include <hoshi/plan.h>

/**
 * Set which star each item reaches, by judging as if it and all above it were met.
 *
 * @param plan  its items are there in their order
 * @param arena scratch
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_plan_milestones(struct hoshi_plan *plan,
                                                   struct hoshi_arena *arena);

/**
 * What must be done again until a star of the plan is reached: it is judged as if that were done.
 *
 * @param plan with its items, their days and their stars
 */
void hoshi_plan_renewals(struct hoshi_plan *plan);

#endif
