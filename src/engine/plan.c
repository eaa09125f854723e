/* The plan of a sheet: what is left, put into the hours that there are. Pure: no clock. */
#include <hoshi/judge.h>
#include <hoshi/plan.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"
#include "engine/plan.h"

/* Hours times the days of a week: with H hours a week, H of them go by in a day. */
enum { DAYS_OF_WEEK = 7 };
#define NEVER INT32_MAX

/* A package while the plan is made. */
struct job {
    struct hoshi_plan_item item;
    uint32_t n_left; /* of package->before, not yet settled */
    bool is_settled;
    uint8_t star;       /* the highest of what is open in it */
    hoshi_day pressing; /* due date of its own, or of what waits for it */
    int64_t from, to;   /* when work begins and ends; of a package without work both are one */
    uint32_t nth;       /* in the order in which they were settled */
};

struct maker {
    struct hoshi_plan *plan;
    struct hoshi_arena *arena;
    struct job *job; /* by package index */
    size_t n;
    int64_t free_from[HOSHI_OWNER_COUNT_];
    uint32_t n_settled;
};

static bool is_wanted(const struct maker *m, const struct hoshi_gap *gap)
{
    return hoshi_criterion_counts(gap->criterion, m->plan->wishes.star);
}

/* Gaps go to their packages; what no package has stays loose. */
static enum hoshi_rc take_gaps(struct maker *m)
{
    const struct hoshi_result *r = m->plan->result;
    uint32_t *of = hoshi_arena_array(m->arena, r->catalog->n_criterion, sizeof *of);
    m->plan->loose = hoshi_arena_array(m->arena, r->n_todo, sizeof(void *));
    if (of == NULL || m->plan->loose == NULL)
        return HOSHI_E_NOMEM;
    for (uint32_t i = 0; i < m->n; i++) {
        const struct hoshi_package *p = &m->plan->packages->package[i];
        m->job[i].item.package = p;
        m->job[i].item.open = hoshi_arena_array(m->arena, p->n_criterion, sizeof(void *));
        if (m->job[i].item.open == NULL)
            return HOSHI_E_NOMEM;
        for (size_t k = 0; k < p->n_criterion; k++)
            of[p->criterion[k]->index] = i + 1;
    }
    for (size_t i = 0; i < r->n_todo; i++) {
        const struct hoshi_gap *gap = &r->gap[i];
        uint32_t at = of[gap->criterion->index];
        if (!is_wanted(m, gap))
            continue;
        if (at == 0)
            m->plan->loose[m->plan->n_loose++] = gap;
        else
            m->job[at - 1].item.open[m->job[at - 1].item.n_open++] = gap;
    }
    return HOSHI_OK;
}

/* The share of the hours that what is left has, rounded up: nothing is done in no time. */
static uint32_t hours_of(const struct maker *m, const struct hoshi_plan_item *item)
{
    const struct hoshi_package *p = item->package;
    uint64_t all =
        (uint64_t)(m->plan->wishes.size == HOSHI_PLAN_MEDIUM ? p->hours_medium : p->hours_small);
    return (uint32_t)((all * item->n_open + p->n_criterion - 1) / p->n_criterion);
}

static void describe(struct maker *m, struct job *job)
{
    struct hoshi_plan_item *item = &job->item;
    for (size_t i = 0; i < item->n_open; i++) {
        const struct hoshi_gap *gap = item->open[i];
        hoshi_day due = gap->answer != NULL ? gap->answer->due : 0;
        if (due != 0 && (item->due == 0 || due < item->due))
            item->due = due;
        if (gap->criterion->star > job->star)
            job->star = gap->criterion->star;
    }
    if (item->n_open != 0)
        item->hours = hours_of(m, item);
    job->pressing = item->due != 0 ? item->due : NEVER;
    job->n_left = (uint32_t)item->package->n_before;
}

/* A due date presses on everything that has to come first; packages come after what they need. */
static void press(struct maker *m)
{
    for (size_t i = m->n; i > 0; i--) {
        const struct job *job = &m->job[i - 1];
        for (size_t b = 0; b < job->item.package->n_before; b++) {
            struct job *first = &m->job[job->item.package->before[b]];
            if (job->pressing < first->pressing)
                first->pressing = job->pressing;
        }
    }
}

static int64_t ready_at(const struct maker *m, const struct job *job)
{
    int64_t at = 0;
    for (size_t b = 0; b < job->item.package->n_before; b++) {
        const struct job *first = &m->job[job->item.package->before[b]];
        at = first->to > at ? first->to : at;
    }
    return at;
}

static int64_t begins_at(const struct maker *m, const struct job *job)
{
    int64_t ready = ready_at(m, job), own = m->free_from[job->item.package->owner];
    return ready > own ? ready : own;
}

/* a before b, both free to go; otherwise the order of the packages decides. */
static bool goes_first(const struct maker *m, const struct job *a, const struct job *b)
{
    if (a->star != b->star)
        return a->star < b->star;
    if (a->pressing != b->pressing)
        return a->pressing < b->pressing;
    return begins_at(m, a) < begins_at(m, b);
}

static void settle(struct maker *m, struct job *job)
{
    enum hoshi_owner owner = job->item.package->owner;
    job->from = job->item.n_open != 0 ? begins_at(m, job) : ready_at(m, job);
    job->to = job->from + (int64_t)job->item.hours * DAYS_OF_WEEK;
    if (job->item.n_open != 0)
        m->free_from[owner] = job->to;
    job->nth = m->n_settled++;
    job->is_settled = true;
    uint32_t index = (uint32_t)(job - m->job);
    for (size_t i = index + 1; i < m->n; i++) {
        const struct hoshi_package *p = m->job[i].item.package;
        for (size_t b = 0; b < p->n_before; b++)
            m->job[i].n_left -= p->before[b] == index;
    }
}

/* What is free to go and has nothing left in it takes no time and is passed through at once, so
 * that it still holds apart what stands on either side of it. */
static struct job *next_job(const struct maker *m)
{
    struct job *best = NULL;
    for (size_t i = 0; i < m->n; i++) {
        struct job *job = &m->job[i];
        if (job->is_settled || job->n_left != 0)
            continue;
        if (job->item.n_open == 0)
            return job;
        if (best == NULL || goes_first(m, job, best))
            best = job;
    }
    return best;
}

static int by_end(const void *pa, const void *pb)
{
    const struct job *a = *(const struct job *const *)pa, *b = *(const struct job *const *)pb;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return a->nth < b->nth ? -1 : 1;
}

static enum hoshi_plan_within within(hoshi_day days)
{
    return days <= 30    ? HOSHI_WITHIN_30_DAYS
           : days <= 90  ? HOSHI_WITHIN_90_DAYS
           : days <= 180 ? HOSHI_WITHIN_180_DAYS
                         : HOSHI_WITHIN_LATER;
}

/* The calendar ends with the year 9999. */
static hoshi_day later(hoshi_day day, int64_t days)
{
    hoshi_day last = hoshi_date_from_ymd(9999, 12, 31);
    return days < last - day ? day + (hoshi_day)days : last;
}

/* Days of an item: the hours of a week are spread over seven days. */
static void date(const struct maker *m, struct job *job)
{
    const struct hoshi_plan_wishes *w = &m->plan->wishes;
    struct hoshi_plan_item *item = &job->item;
    item->start = later(w->start, job->from / w->hours_per_week);
    item->end = later(w->start, (job->to - 1) / w->hours_per_week);
    item->late = item->due != 0 && item->end > item->due;
    item->within = within(item->end - w->start + 1);
}

/* Which items an item needs: those of its packages, and through packages in which nothing is left
 * what those need. */
static enum hoshi_rc link_items(struct maker *m, struct job *const *row, size_t n_item)
{
    bool *needs = hoshi_arena_array(m->arena, m->n * m->n, sizeof *needs);
    if (needs == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < m->n; i++) { /* what a package needs stands before it */
        const struct hoshi_package *p = m->job[i].item.package;
        for (size_t b = 0; b < p->n_before; b++) {
            size_t first = p->before[b];
            needs[i * m->n + first] = true;
            for (size_t k = 0; m->job[first].item.n_open == 0 && k < first; k++)
                needs[i * m->n + k] = needs[i * m->n + k] || needs[first * m->n + k];
        }
    }
    for (size_t i = 0; i < n_item; i++) {
        struct hoshi_plan_item *item = &row[i]->item;
        item->before = hoshi_arena_array(m->arena, i + 1, sizeof *item->before);
        if (item->before == NULL)
            return HOSHI_E_NOMEM;
        for (size_t k = 0; k < i; k++) {
            if (needs[(size_t)(row[i] - m->job) * m->n + (size_t)(row[k] - m->job)])
                item->before[item->n_before++] = k;
        }
    }
    return HOSHI_OK;
}

static enum hoshi_rc list_items(struct maker *m)
{
    struct hoshi_plan *plan = m->plan;
    struct job **row = hoshi_arena_array(m->arena, m->n, sizeof(void *));
    size_t n = 0;
    if (row == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < m->n; i++) {
        if (m->job[i].item.n_open != 0)
            row[n++] = &m->job[i];
    }
    qsort(row, n, sizeof(void *), by_end);
    plan->item = hoshi_arena_array(m->arena, n, sizeof *plan->item);
    if (plan->item == NULL || link_items(m, row, n) != HOSHI_OK)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < n; i++) {
        date(m, row[i]);
        const struct hoshi_plan_item *item = &row[i]->item;
        plan->item[plan->n_item++] = *item;
        plan->hours += item->hours;
        plan->hours_of[item->package->owner] += item->hours;
        plan->end = item->end;
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_plan_make(const struct hoshi_result *r, const struct hoshi_packages *list,
                              const struct hoshi_plan_wishes *wishes, struct hoshi_arena *arena,
                              struct hoshi_plan *ret_plan)
{
    struct hoshi_plan plan = {.result = r, .packages = list, .wishes = *wishes};
    struct maker m = {.plan = &plan, .arena = arena, .n = list->n_package};
    m.job = hoshi_arena_array(arena, m.n, sizeof *m.job);
    if (m.job == NULL || take_gaps(&m) != HOSHI_OK)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < m.n; i++)
        describe(&m, &m.job[i]);
    press(&m);
    for (struct job *job; (job = next_job(&m)) != NULL;)
        settle(&m, job);
    enum hoshi_rc rc = list_items(&m);
    if (rc == HOSHI_OK)
        rc = hoshi_plan_milestones(&plan, arena);
    hoshi_plan_renewals(&plan);
    if (rc == HOSHI_OK)
        *ret_plan = plan;
    return rc;
}

uint8_t hoshi_plan_star(const struct hoshi_result *r)
{
    const struct hoshi_catalog *cat = r->catalog;
    if (r->answers->target != 0)
        return r->answers->target;
    for (size_t i = 0; i < cat->n_level; i++) {
        if (cat->level[i].star > r->star && !cat->level[i].provisional)
            return cat->level[i].star;
    }
    return cat->n_level != 0 ? cat->level[cat->n_level - 1].star : 0;
}
