/* The forecast of random sheets against judging on the days themselves: fixed seed, own generator.
 * Catalogues of every method; where one has no recurring duty, some are made so. */
#include <hoshi/forecast.h>

#include "load.h"

#include "app/session/session.h"

#define N_SHEET 1000
#define N_EVERY_DAY 40 /* of them judged on every single day */
#define AS_OF 739943   /* 2026-11-23 */
#define CRITERIA_MAX 256

static const char *const name[] = {
    "scs", "scs5",      "cmmc",      "essential-eight", "scs", "security-action",
    "scs", "guideline", "jc-star-1", "iso27001"};

static struct hoshi_session s[LENGTH(name)];
static struct loaded l;
static struct hoshi_policy ignoring;
static struct hoshi_policy_rule ignores = {.value = HOSHI_FRESHNESS_IGNORE};
static uint32_t seed = 20261130;
static size_t n_listed, n_lapse, n_firm, n_provisional, n_quiet, n_due, n_expires, n_undated;

static uint32_t rnd(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % n;
}

static int set_up(void **state)
{
    static const hoshi_months period[] = {1, 3, 6, 12, 36};
    (void)state;
    loaded_init(&l);
    load_policies(&l);
    ignoring = *l.pol;
    ignoring.rule[HOSHI_RULE_FRESHNESS] = &ignores;
    for (size_t k = 0; k < LENGTH(name); k++) {
        bool recurs = false;
        hoshi_session_init(&s[k]);
        assert_int_equal(hoshi_session_catalog(&s[k], name[k]), HOSHI_OK);
        const struct hoshi_catalog *cat = s[k].catalog;
        assert_true(cat->n_criterion <= CRITERIA_MAX && cat->n_condition <= 16);
        for (size_t i = 0; i < cat->n_criterion; i++)
            recurs = recurs || cat->criterion[i]->frequency != 0;
        for (size_t i = 0; i < cat->n_criterion && !recurs; i++) {
            if (i % 3 != 0)
                ((struct hoshi_criterion *)cat->criterion[i])->frequency =
                    period[i % LENGTH(period)];
        }
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (size_t k = 0; k < LENGTH(name); k++)
        hoshi_session_release(&s[k]);
    loaded_release(&l);
    return 0;
}

/* A sheet as the loader would have made it. */
struct sheet {
    struct hoshi_answers ans;
    struct hoshi_answer answer[CRITERIA_MAX];
    struct hoshi_evidence evidence[CRITERIA_MAX];
    const struct hoshi_answer *by_criterion[CRITERIA_MAX];
    enum hoshi_confirmation_result confirmed[CRITERIA_MAX];
    bool switched_off[CRITERIA_MAX];
    enum hoshi_condition_state state[16];
};

static void random_answer(struct sheet *to, size_t i, bool nearly_perfect)
{
    struct hoshi_answer *a = &to->answer[i];
    bool met = rnd(200) < (nearly_perfect ? 199u : 150u);
    *a = (struct hoshi_answer){.status = met ? HOSHI_STATUS_MET
                                             : (enum hoshi_status)rnd(HOSHI_STATUS_COUNT_),
                               .reason = rnd(4) != 0 ? "x" : NULL,
                               .performed = rnd(8) != 0 ? AS_OF - (int)rnd(rnd(2) ? 30 : 400) : 0,
                               .due = rnd(3) == 0 ? AS_OF - 30 + (int)rnd(400) : 0,
                               .carried_over = rnd(40) == 0,
                               .applied = (enum hoshi_applied)rnd(3),
                               .level = {.is_said = rnd(3) != 0, .value = (uint8_t)rnd(4)},
                               .target = {.is_said = rnd(2) != 0, .value = (uint8_t)rnd(4)},
                               .evidence = &to->evidence[i],
                               .n_evidence = nearly_perfect || rnd(4) != 0};
    to->evidence[i] = (struct hoshi_evidence){.file = {.s = "a.pdf"},
                                              .expires = rnd(2) ? AS_OF - 30 + (int)rnd(400) : 0};
    if (nearly_perfect && a->performed == 0)
        a->performed = AS_OF;
    if (nearly_perfect) { /* nothing is too old yet */
        a->carried_over = false;
        a->performed = AS_OF - (int)rnd(28);
    }
    to->by_criterion[i] = a->status != HOSHI_STATUS_UNANSWERED ? a : NULL;
    to->confirmed[i] =
        rnd(60) == 0 && !nearly_perfect ? HOSHI_CONFIRMATION_REJECTED : HOSHI_CONFIRMATION_NONE;
}

static void random_sheet(const struct hoshi_catalog *cat, struct sheet *to)
{
    bool nearly_perfect = rnd(3) != 0, claims = rnd(2) == 0;
    memset(to, 0, sizeof *to);
    for (size_t i = 0; i < 16; i++)
        to->state[i] = (enum hoshi_condition_state)rnd(3);
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *crit = cat->criterion[i];
        random_answer(to, i, nearly_perfect);
        if (nearly_perfect && claims && crit->may_be_absent && rnd(4) == 0) {
            to->answer[i].status = HOSHI_STATUS_NOT_APPLICABLE;
            to->answer[i].reason = "x";
            to->by_criterion[i] = &to->answer[i];
        }
        to->switched_off[i] =
            crit->condition >= 0 && to->state[crit->condition] == HOSHI_CONDITION_NO;
    }
    to->ans.by_criterion = to->by_criterion;
    to->ans.confirmed = to->confirmed;
    to->ans.switched_off = to->switched_off;
    to->ans.state = to->state;
    to->ans.sha256 = "";
}

/* What a day is expected to come to: today, or the last listed day that is not behind it. */
static void check_day(const struct hoshi_result *today, const struct hoshi_forecast *f,
                      hoshi_day day)
{
    struct hoshi_arena arena;
    struct hoshi_result r;
    const struct hoshi_forecast_day *at = NULL;
    for (size_t i = 0; i < f->n_day && f->day[i].day <= day; i++)
        at = &f->day[i];
    hoshi_arena_init(&arena, 0);
    assert_int_equal(hoshi_judge(today->catalog, today->answers, today->policy, day, &arena, &r),
                     HOSHI_OK);
    assert_int_equal(r.star, at != NULL ? at->star : today->star);
    assert_int_equal(r.star_firm, at != NULL ? at->star_firm : today->star_firm);
    assert_int_equal(r.star_provisional,
                     at != NULL ? at->star_provisional : today->star_provisional);
    assert_memory_equal(r.level, at != NULL ? at->level : today->level,
                        r.catalog->n_level * sizeof *r.level);
    hoshi_arena_release(&arena);
}

/* Every change is one that judging the day before and the day itself shows, and no other is there.
 */
static void check_changes(const struct hoshi_result *today, const struct hoshi_forecast_day *d)
{
    struct hoshi_arena arena;
    struct hoshi_result was, is;
    size_t n = 0;
    hoshi_arena_init(&arena, 0);
    assert_int_equal(
        hoshi_judge(today->catalog, today->answers, today->policy, d->day - 1, &arena, &was), 0);
    assert_int_equal(
        hoshi_judge(today->catalog, today->answers, today->policy, d->day, &arena, &is), 0);
    for (size_t i = 0; i < is.catalog->n_criterion; i++) {
        if (memcmp(&was.outcome[i], &is.outcome[i], sizeof is.outcome[i]) == 0)
            continue;
        assert_true(n < d->n_change);
        assert_ptr_equal(d->change[n].criterion, is.catalog->criterion[i]);
        assert_memory_equal(&d->change[n].was, &was.outcome[i], sizeof was.outcome[i]);
        assert_memory_equal(&d->change[n].is, &is.outcome[i], sizeof is.outcome[i]);
        assert_true(d->change[n].last == d->day - 1 || d->change[n].last == 0);
        n++;
    }
    assert_true(n != 0);
    assert_int_equal(n, d->n_change);
    hoshi_arena_release(&arena);
}

static void check_lapse(const struct hoshi_result *today, const struct hoshi_forecast_day *d,
                        size_t offset, size_t *ret_n)
{
    uint8_t now = *((const uint8_t *)today + offset);
    struct hoshi_arena arena;
    struct hoshi_result r;
    hoshi_day last = d != NULL ? d->day - 1 : AS_OF + 4000; /* longer than every period */
    hoshi_arena_init(&arena, 0);
    assert_int_equal(hoshi_judge(today->catalog, today->answers, today->policy, last, &arena, &r),
                     0);
    assert_int_equal(*((const uint8_t *)&r + offset), now);
    if (d != NULL) {
        assert_int_equal(
            hoshi_judge(today->catalog, today->answers, today->policy, d->day, &arena, &r), 0);
        assert_true(*((const uint8_t *)&r + offset) < now);
        ++*ret_n;
    }
    hoshi_arena_release(&arena);
}

/* What stands beside the verdicts is a finding or a due date of the sheet, and behind no day. */
static void check_dates(const struct hoshi_result *today, const struct hoshi_forecast *f)
{
    for (size_t i = 0; i < f->n_date; i++) {
        const struct hoshi_forecast_date *d = &f->date[i];
        assert_true(d->day >= AS_OF && (d->day <= f->until || d->kind == HOSHI_DATE_VALIDITY));
        assert_true(i == 0 || f->date[i - 1].day <= d->day);
        if (d->kind == HOSHI_DATE_EVIDENCE)
            assert_int_equal(d->day, d->evidence->expires);
        if (d->kind == HOSHI_DATE_DUE)
            assert_int_equal(d->day, today->answers->by_criterion[d->criterion->index]->due);
        n_expires += d->kind == HOSHI_DATE_EVIDENCE;
        n_due += d->kind == HOSHI_DATE_DUE;
    }
}

static void check_forecast(const struct hoshi_result *today, const struct hoshi_forecast *f,
                           bool every_day)
{
    check_day(today, f, AS_OF);
    check_day(today, f, f->until);
    for (size_t i = 0; i < f->n_day; i++) {
        assert_true(f->day[i].day > (i != 0 ? f->day[i - 1].day : AS_OF));
        assert_true(f->day[i].day <= f->until);
        check_day(today, f, f->day[i].day);
        check_day(today, f, f->day[i].day - 1);
        check_changes(today, &f->day[i]);
    }
    for (int i = 0; i < 5; i++)
        check_day(today, f, AS_OF + (int)rnd((uint32_t)(f->until - AS_OF) + 1));
    for (hoshi_day d = AS_OF; every_day && d <= f->until; d++)
        check_day(today, f, d);
    check_lapse(today, f->star, offsetof(struct hoshi_result, star), &n_lapse);
    check_lapse(today, f->firm, offsetof(struct hoshi_result, star_firm), &n_firm);
    check_lapse(today, f->provisional, offsetof(struct hoshi_result, star_provisional),
                &n_provisional);
    check_dates(today, f);
    n_listed += f->n_day;
    n_undated += f->n_undated;
    n_quiet += f->n_day == 0;
}

static void judging_on_any_day_agrees_with_the_forecast(void **state)
{
    (void)state;
    static struct sheet sheet;
    const struct hoshi_policy *policy[] = {l.pol, l.strict, l.lenient, l.pol, &ignoring};
    for (size_t n = 0; n < N_SHEET; n++) {
        const struct hoshi_catalog *cat = s[n % LENGTH(name)].catalog;
        struct hoshi_arena arena;
        struct hoshi_result today;
        struct hoshi_forecast f;
        hoshi_day until = rnd(3) == 0 ? 0 : AS_OF + (int)rnd(1200);
        hoshi_arena_init(&arena, 0);
        random_sheet(cat, &sheet);
        assert_int_equal(
            hoshi_judge(cat, &sheet.ans, policy[rnd(LENGTH(policy))], AS_OF, &arena, &today),
            HOSHI_OK);
        assert_int_equal(hoshi_forecast(&today, until, &arena, &f), HOSHI_OK);
        assert_int_equal(f.until, until != 0 ? until : day_of("2027-11-23"));
        check_forecast(&today, &f, n < N_EVERY_DAY);
        if (today.policy == &ignoring)
            assert_int_equal(f.n_day + f.n_dated, 0);
        hoshi_arena_release(&arena);
    }
    /* The generator is good for something only when it makes them all. */
    assert_true(n_listed > 5000 && n_lapse > 100 && n_firm > 100 && n_provisional > 10);
    assert_true(n_quiet > 20 && n_due > 100 && n_expires > 1000 && n_undated > 100);
}

/* The text of a sheet is read again with the later day, as --as-of does. */
static void the_loader_agrees_too(void **state)
{
    (void)state;
    struct loaded w;
    struct hoshi_result r, then;
    struct hoshi_forecast f;
    loaded_init(&w);
    struct hoshi_input in = file_input(&w, "tests/data/small-catalogue.yaml");
    must_load(&w, hoshi_catalog_load(&in, &w.arena, &w.diags, &w.cat));
    load_policies(&w);
    struct hoshi_str sheet = read_file("tests/data/small-sheet.yaml");
    size_t days = 0;
    for (int pass = 0; pass < 2; pass++) {
        const struct hoshi_policy *pol = pass == 0 ? w.pol : w.strict;
        in = input_of("sheet.yaml", sheet);
        must_load(&w, hoshi_answers_load(&in, w.cat, AS_OF, &w.arena, &w.diags, &w.ans));
        assert_int_equal(hoshi_judge(w.cat, w.ans, pol, AS_OF, &w.arena, &r), HOSHI_OK);
        assert_int_equal(hoshi_forecast(&r, AS_OF + 800, &w.arena, &f), HOSHI_OK);
        for (size_t i = 0; i < f.n_day; i++, days++) {
            in = input_of("sheet.yaml", sheet);
            must_load(&w, hoshi_answers_load(&in, w.cat, f.day[i].day, &w.arena, &w.diags, &w.ans));
            assert_int_equal(hoshi_judge(w.cat, w.ans, pol, f.day[i].day, &w.arena, &then), 0);
            assert_int_equal(then.star, f.day[i].star);
            assert_memory_equal(then.level, f.day[i].level, w.cat->n_level * sizeof *then.level);
        }
    }
    assert_true(days != 0);
    free((char *)sheet.p);
    loaded_release(&w);
}

static void every_refused_allocation_is_reported(void **state)
{
    (void)state;
    static struct sheet sheet;
    struct hoshi_arena arena;
    struct hoshi_result today;
    struct hoshi_forecast f;
    hoshi_arena_init(&arena, 0);
    random_sheet(s[0].catalog, &sheet);
    assert_int_equal(hoshi_judge(s[0].catalog, &sheet.ans, l.pol, AS_OF, &arena, &today), 0);
    size_t before = arena.n_alloc;
    assert_int_equal(hoshi_forecast(&today, 0, &arena, &f), HOSHI_OK);
    size_t n = arena.n_alloc - before;
    assert_true(n > 5);
    for (size_t i = 1; i <= n; i++) {
        arena.fail_at = arena.n_alloc + i;
        assert_int_equal(hoshi_forecast(&today, 0, &arena, &f), HOSHI_E_NOMEM);
    }
    hoshi_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(judging_on_any_day_agrees_with_the_forecast),
        cmocka_unit_test(the_loader_agrees_too),
        cmocka_unit_test(every_refused_allocation_is_reported),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
