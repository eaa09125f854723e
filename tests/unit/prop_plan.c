/* Properties of plans of random sheets of the built-in catalogue: fixed seed, own generator. What
 * is expected is worked out from criteria alone, not from packages and their links. */
#include <hoshi/plan.h>

#include "load.h"

#define N_SHEET 1500
#define N_CRITERION 153
#define AS_OF 739943 /* 2026-11-23 */
#define NOWHERE SIZE_MAX

static struct loaded l;
static struct hoshi_packages *packages;
static uint32_t seed = 20261124;
static size_t n_reached, n_late, n_empty, n_if, n_renewed;

static uint32_t rnd(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % n;
}

static int set_up(void **state)
{
    (void)state;
    struct hoshi_input in;
    load_builtin(&l);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_PLAN, "plan", &in), HOSHI_OK);
    must_load(&l, hoshi_packages_load(&in, l.cat, NULL, &l.arena, &l.diags, &packages));
    must_load(&l, load_sheet(&l, "", AS_OF));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

/* Answers of a blank sheet are filled in where they are; a due date wherever work is left. */
static void fill_sheet(struct hoshi_answer *row, uint32_t mostly_met)
{
    for (size_t i = 0; i < N_CRITERION; i++) {
        row[i] = (struct hoshi_answer){0};
        row[i].status =
            rnd(100) < mostly_met ? HOSHI_STATUS_MET : (enum hoshi_status)rnd(HOSHI_STATUS_COUNT_);
        row[i].reason = rnd(3) != 0 ? "because" : NULL;
        if (rnd(4) != 0)
            row[i].performed = AS_OF - (hoshi_day)rnd(rnd(2) == 0 ? 30 : 500);
        if (rnd(6) == 0)
            row[i].due = AS_OF - 30 + (hoshi_day)rnd(400);
        l.ans->by_criterion[i] = row[i].status == HOSHI_STATUS_UNANSWERED ? NULL : &row[i];
        l.ans->confirmed[i] = rnd(50) == 0 ? HOSHI_CONFIRMATION_REJECTED : HOSHI_CONFIRMATION_NONE;
    }
    for (size_t i = 0; i < l.cat->n_condition; i++)
        l.ans->state[i] = (enum hoshi_condition_state)rnd(3);
}

static bool is_left(const struct hoshi_result *r, size_t i, uint8_t star)
{
    return (r->outcome[i].kind == HOSHI_OUTCOME_GAP || r->outcome[i].kind == HOSHI_OUTCOME_OPEN) &&
           l.cat->criterion[i]->star <= star;
}

/* Where each criterion stands; each that is left exactly once, nothing else at all. */
static void check_once(const struct hoshi_plan *p, size_t *item_of)
{
    size_t n_left = 0, n_listed = 0;
    for (size_t i = 0; i < N_CRITERION; i++)
        item_of[i] = NOWHERE;
    for (size_t i = 0; i < p->n_item; i++) {
        assert_true(p->item[i].n_open != 0);
        for (size_t k = 0; k < p->item[i].n_open; k++, n_listed++) {
            const struct hoshi_criterion *c = p->item[i].open[k]->criterion;
            assert_row(item_of[c->index] == NOWHERE, c->id.s);
            assert_row(is_left(p->result, c->index, p->wishes.star), c->id.s);
            item_of[c->index] = i;
        }
    }
    for (size_t i = 0; i < N_CRITERION; i++)
        n_left += is_left(p->result, i, p->wishes.star);
    assert_int_equal(n_listed, n_left);
    assert_int_equal(p->n_loose, 0);
}

/* By criteria alone: nothing stands, or begins, before what it builds on has ended; also not where
 * what lies between is met already. */
static void check_order(const struct hoshi_plan *p, const size_t *item_of)
{
    static bool reach[N_CRITERION][N_CRITERION];
    memset(reach, 0, sizeof reach);
    for (size_t round = 0, changed = 1; changed != 0; round++) {
        changed = 0;
        for (size_t i = 0; i < N_CRITERION; i++) {
            const struct hoshi_criterion *c = l.cat->criterion[i];
            for (size_t b = 0; b < c->n_before; b++) {
                size_t first = c->before[b]->index;
                for (size_t k = 0; k < N_CRITERION; k++) {
                    bool now = reach[i][k] || k == first || reach[first][k];
                    changed += now != reach[i][k];
                    reach[i][k] = now;
                }
            }
        }
        assert_true(round < N_CRITERION);
    }
    for (size_t i = 0; i < N_CRITERION; i++) {
        for (size_t k = 0; k < N_CRITERION; k++) {
            if (!reach[i][k] || item_of[i] == NOWHERE || item_of[k] == NOWHERE ||
                item_of[i] == item_of[k])
                continue;
            assert_row(item_of[k] < item_of[i], l.cat->criterion[i]->id.s);
            assert_row(p->item[item_of[k]].end <= p->item[item_of[i]].start,
                       l.cat->criterion[i]->id.s);
        }
    }
}

/* Hours are the share of what is left, add up, fill their days, and no role works twice at once. */
static void check_hours(const struct hoshi_plan *p)
{
    uint32_t sum = 0, of[HOSHI_OWNER_COUNT_] = {0};
    hoshi_day end = 0;
    for (size_t i = 0; i < p->n_item; i++) {
        const struct hoshi_plan_item *item = &p->item[i];
        uint32_t all = (uint32_t)(p->wishes.size == HOSHI_PLAN_MEDIUM ? item->package->hours_medium
                                                                      : item->package->hours_small);
        uint32_t n = (uint32_t)item->package->criteria.n, open = (uint32_t)item->n_open;
        assert_true(item->hours * n >= all * open && (item->hours - 1) * n < all * open);
        int64_t work = (int64_t)item->hours * 7, days = item->end - item->start;
        assert_true(work <= (days + 1) * p->wishes.hours_per_week);
        assert_true(work > (days - 1) * (int64_t)p->wishes.hours_per_week);
        assert_true(item->start >= p->wishes.start && item->end >= end);
        hoshi_day nth = item->end - p->wishes.start + 1;
        assert_int_equal(item->within, nth <= 30    ? HOSHI_WITHIN_30_DAYS
                                       : nth <= 90  ? HOSHI_WITHIN_90_DAYS
                                       : nth <= 180 ? HOSHI_WITHIN_180_DAYS
                                                    : HOSHI_WITHIN_LATER);
        end = item->end;
        sum += item->hours;
        of[item->package->owner] += item->hours;
        /* a role has done no more by a day than the days until then have room for */
        assert_true((int64_t)of[item->package->owner] * 7 <=
                    ((int64_t)item->end - p->wishes.start + 1) * p->wishes.hours_per_week);
        for (size_t k = 0; k < i; k++) {
            if (p->item[k].package->owner == item->package->owner)
                assert_true(p->item[k].end <= item->start);
        }
    }
    assert_int_equal(sum, p->hours);
    assert_int_equal(end, p->end);
    assert_memory_equal(of, p->hours_of, sizeof of);
}

static void check_due(const struct hoshi_plan *p)
{
    for (size_t i = 0; i < p->n_item; i++) {
        hoshi_day due = 0;
        for (size_t k = 0; k < p->item[i].n_open; k++) {
            const struct hoshi_answer *a = p->item[i].open[k]->answer;
            if (a != NULL && a->due != 0 && (due == 0 || a->due < due))
                due = a->due;
        }
        assert_int_equal(p->item[i].due, due);
        assert_int_equal(p->item[i].late, due != 0 && p->item[i].end > due);
        n_late += p->item[i].late;
    }
}

/* A star is said to be reached where the last of what is left up to it stands, and nowhere else;
 * firmly where nothing up to it is only claimed. */
static void check_stars(const struct hoshi_plan *p, const size_t *item_of)
{
    for (size_t i = 0; i < p->n_item; i++) {
        uint8_t want = 0;
        bool firm = true;
        for (uint8_t star = 3; star <= 4; star++) {
            size_t last = NOWHERE;
            bool all = true, claim = false;
            for (size_t k = 0; k < N_CRITERION; k++) {
                if (is_left(p->result, k, star)) {
                    all = all && item_of[k] != NOWHERE;
                    last = last == NOWHERE || item_of[k] > last ? item_of[k] : last;
                }
                claim = claim || (l.cat->criterion[k]->star <= star &&
                                  p->result->outcome[k].kind == HOSHI_OUTCOME_NA_CLAIMED);
            }
            if (all && last == i) {
                want = star;
                firm = !claim;
            }
        }
        assert_int_equal(p->item[i].reaches, want);
        if (want != 0)
            assert_int_equal(p->item[i].is_firm, firm);
        n_reached += want != 0;
        n_if += want != 0 && !firm;
    }
}

/* The sheet on the day on which an item ends, when all up to it was done on its own last day: the
 * star stands by then exactly where nothing has to be done again. */
static void check_promise(const struct hoshi_plan *p, size_t item)
{
    static struct hoshi_answer done[N_CRITERION];
    static struct hoshi_evidence shown = {.file.s = "shown"};
    const struct hoshi_answer *was[N_CRITERION];
    enum hoshi_confirmation_result decided[N_CRITERION];
    struct hoshi_arena arena;
    struct hoshi_result then;
    memcpy(was, l.ans->by_criterion, sizeof was);
    memcpy(decided, l.ans->confirmed, sizeof decided);
    for (size_t i = 0; i <= item; i++) {
        for (size_t k = 0; k < p->item[i].n_open; k++) {
            size_t at = p->item[i].open[k]->criterion->index;
            done[at] = (struct hoshi_answer){.status = HOSHI_STATUS_MET,
                                             .performed = p->item[i].end,
                                             .evidence = &shown,
                                             .n_evidence = 1};
            l.ans->by_criterion[at] = &done[at];
            l.ans->confirmed[at] = HOSHI_CONFIRMATION_NONE;
        }
    }
    hoshi_arena_init(&arena, 0);
    assert_int_equal(hoshi_judge(l.cat, l.ans, p->result->policy, p->item[item].end, &arena, &then),
                     HOSHI_OK);
    assert_int_equal(hoshi_result_reaches(&then, p->item[item].reaches, false),
                     p->item[item].n_renewal == 0);
    n_renewed += p->item[item].n_renewal != 0;
    hoshi_arena_release(&arena);
    memcpy(l.ans->by_criterion, was, sizeof was);
    memcpy(l.ans->confirmed, decided, sizeof decided);
}

static void plans_hold(void **state)
{
    (void)state;
    static const uint32_t quality[] = {0, 30, 60, 90, 97, 100};
    static struct hoshi_answer row[N_CRITERION];
    const struct hoshi_policy *policy[] = {l.pol, l.lenient, l.strict};
    for (size_t i = 0; i < N_SHEET; i++) {
        struct hoshi_arena arena;
        struct hoshi_result r;
        struct hoshi_plan p;
        size_t item_of[N_CRITERION];
        hoshi_arena_init(&arena, 0);
        fill_sheet(row, quality[rnd(LENGTH(quality))]);
        assert_int_equal(hoshi_judge(l.cat, l.ans, policy[rnd(3)], AS_OF, &arena, &r), HOSHI_OK);
        const struct hoshi_plan_wishes wishes = {.start = AS_OF - 10 + (hoshi_day)rnd(100),
                                                 .hours_per_week = 1 + rnd(168),
                                                 .star = (uint8_t)(3 + rnd(2)),
                                                 .size = (enum hoshi_plan_size)rnd(2)};
        assert_int_equal(hoshi_plan_make(&r, packages, &wishes, &arena, &p), HOSHI_OK);
        check_once(&p, item_of);
        check_order(&p, item_of);
        check_hours(&p);
        check_due(&p);
        check_stars(&p, item_of);
        for (size_t k = 0; k < p.n_item; k++) {
            if (p.item[k].reaches != 0)
                check_promise(&p, k);
        }
        n_empty += p.n_item == 0;
        hoshi_arena_release(&arena);
    }
    assert_true(n_reached > 500 && n_late > 500 && n_if > 20 && n_empty > 0);
    assert_true(n_renewed > 100 && n_renewed < n_reached - 100);
}

int main(void)
{
    const struct CMUnitTest test[] = {cmocka_unit_test(plans_hold)};
    return cmocka_run_group_tests(test, set_up, tear_down);
}
