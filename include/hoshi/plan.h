/* layer: engine
 * The plan of a sheet: which packages are left, in which order, from when to when, and after which
 * of them a star is met. */
#ifndef HOSHI_PLAN_H
#define HOSHI_PLAN_H

#include <hoshi/arena.h>
#include <hoshi/package.h>
#include <hoshi/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Hours a week that a role works on the plan when nothing else is said. */
enum { HOSHI_PLAN_HOURS_PER_WEEK = 8 };

/** For how large a company hours are estimated. */
enum hoshi_plan_size { HOSHI_PLAN_SMALL = 0, HOSHI_PLAN_MEDIUM };

/** What is wished of a plan. */
struct hoshi_plan_wishes {
    hoshi_day start;         /**< first day of work; not 0 */
    uint32_t hours_per_week; /**< of each role; 1 to 168 */
    uint8_t star;            /**< what to work towards; a level of the catalogue */
    enum hoshi_plan_size size;
};

/** By when a package ends, counted from the first day of work. */
enum hoshi_plan_within {
    HOSHI_WITHIN_30_DAYS = 0,
    HOSHI_WITHIN_90_DAYS,
    HOSHI_WITHIN_180_DAYS,
    HOSHI_WITHIN_LATER,
    HOSHI_WITHIN_COUNT_
};

/** One package of a plan, with what is left to do in it. */
struct hoshi_plan_item {
    const struct hoshi_package *package;
    const struct hoshi_gap **open; /**< gaps and open criteria up to the star, in working order */
    size_t n_open;
    uint32_t hours; /**< the share of what is left, rounded up */
    hoshi_day start, end;
    hoshi_day due; /**< the earliest of its answers; 0 = none */
    bool late;     /**< ends after it */
    enum hoshi_plan_within within;
    size_t *before; /**< indexes of items that come first, ascending */
    size_t n_before;
    size_t n_renewal;        /**< where a star is reached: duties to be done again until then */
    hoshi_day first_renewal; /**< last day on which the first of them counts without */
    uint8_t reaches; /**< the star that is reached when it and all above it are done; 0 = none */
    bool is_firm;    /**< that star rests on no claim of "not applicable" */
};

/** A plan. Borrows from result and packages. */
struct hoshi_plan {
    const struct hoshi_result *result;
    const struct hoshi_packages *packages;
    struct hoshi_plan_wishes wishes;
    struct hoshi_plan_item *item; /**< by end; none before one that it needs */
    size_t n_item;
    uint32_t hours;                        /**< of all items */
    uint32_t hours_of[HOSHI_OWNER_COUNT_]; /**< of the items of a role */
    hoshi_day end;                         /**< last day of work; 0 = nothing is left */
    const struct hoshi_gap **loose;        /**< what is left and in no package */
    size_t n_loose;
    hoshi_day
        first_renewal; /**< nothing is left: last day before a duty must be done again, or 0 */
};

/**
 * Make a plan.
 *
 * Every role works its own hours, one package after the other; a package begins when all that it
 * needs has ended. Who is free takes lower stars first, then what has the earliest due date, for
 * itself or for what waits for it, then what can begin earliest, then the order of the packages.
 * Whether a star is reached is judged anew after each package, as if what is left in it were met,
 * and what recurs were done again in time: hoshi_plan_item.n_renewal says how many.
 *
 * @param r        a whole judgement: its list of gaps is complete
 * @param list     packages that were loaded with the catalogue of r
 * @param wishes   of the plan
 * @param arena    owns everything reachable from *ret_plan
 * @param ret_plan set on success only
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @units  hours; days are calendar days: a week's hours are spread evenly over its seven days
 * @owner  arena
 * @source docs/explanation/plan.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_plan_make(const struct hoshi_result *r,
                                             const struct hoshi_packages *list,
                                             const struct hoshi_plan_wishes *wishes,
                                             struct hoshi_arena *arena,
                                             struct hoshi_plan *ret_plan);

/**
 * The star that a plan is for when nobody says one: what the sheet aims at, else the next above the
 * one reached, else the highest.
 *
 * @param r a judgement of a catalogue with levels
 * @return hoshi_level.star
 */
uint8_t hoshi_plan_star(const struct hoshi_result *r);

#ifdef __cplusplus
}
#endif
#endif
