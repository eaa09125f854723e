/* Working order and assumptions, on hand-made catalogues. */
#include "load.h"

#define AS_OF 739943 /* 2026-11-23 */

static struct loaded l;

/* c("2-1-1", 3, "S", "refs") rows in a catalogue of one requirement. */
static void judge_catalogue(const char *criteria, const char *sheet, const struct hoshi_policy *pol,
                            struct hoshi_result *r)
{
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    hoshi_buf_puts(&b,
                   "hoshi: catalogue/1\nid: t\nedition: e\nstatus: draft\ntitle: {ja: t, en: t}\n"
                   "levels: [{star: 3, title: {ja: t, en: t}}, {star: 4, title: {ja: t, en: t}}]\n"
                   "groups: [{id: '1', title: {ja: t, en: t}, requirements: [{id: 1-1, "
                   "title: {ja: t, en: t}, criteria: [");
    hoshi_buf_puts(&b, criteria);
    hoshi_buf_puts(&b, "]}]}]\n");
    const char *copy = hoshi_arena_strndup(&l.arena, b.p, b.n);
    struct hoshi_input in = input_of("c.yaml", (struct hoshi_str){copy, b.n});
    hoshi_buf_release(&b);
    must_load(&l, hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat));
    must_load(&l, load_sheet(&l, sheet, AS_OF));
    assert_int_equal(hoshi_judge(l.cat, l.ans, pol != NULL ? pol : l.pol, AS_OF, &l.arena, r),
                     HOSHI_OK);
}

static int set_up(void **state)
{
    (void)state;
    loaded_init(&l);
    load_policies(&l);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

#define C(id, star, rest) "{id: 1-1-" id ", star: " star ", text: {ja: t, en: t}" rest "},"

static void must_be(const struct hoshi_result *r, size_t n_gap, const char *const *id, size_t n)
{
    assert_int_equal(r->n_gap, n_gap);
    assert_int_equal(r->n_todo, n);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(r->gap[i].criterion->id.s, id[i]);
}

static void order(void **state)
{
    (void)state;
    struct hoshi_result r;
    static const char *const want[] = {
        "1-1-1", "1-1-2", "1-1-7",           /* S, then M by number; open ones among the gaps */
        "1-1-3", "1-1-8", "1-1-9", "1-1-10", /* L; 10 takes days, but builds on 9 */
        "1-1-4",                             /* not said: last */
        "1-1-5", "1-1-6",                    /* star 4 */
    };
    judge_catalogue(
        C("10", "3", ", effort: S, refers_to: [1-1-9]") C("1", "3", ", effort: S")
            C("2", "3", ", effort: M") C("3", "3", ", effort: L") C("4", "3", "")
                C("5", "4", ", effort: S") C("6", "4", "") C("7", "3", ", effort: M")
                    C("8", "3", ", effort: L") C("9", "3", ", effort: L"),
        "answers: {1-1-10: unmet, 1-1-2: partial, 1-1-3: planned, 1-1-4: unmet, 1-1-5: unmet, "
        "1-1-7: unmet, 1-1-8: unmet, 1-1-9: unmet, 1-1-6: unknown}\n",
        NULL, &r);
    must_be(&r, 8, want, LENGTH(want));
    assert_null(r.gap[0].answer);
    assert_int_equal(r.gap[1].answer->status, HOSHI_STATUS_PARTIAL);
}

/* All three links hold things apart, over a criterion that is met, and never across stars upwards.
 */
static void links_hold_the_order(void **state)
{
    (void)state;
    struct hoshi_result r;
    static const char *const want[] = {"1-1-6", "1-1-5", "1-1-4", "1-1-2", "1-1-1", "1-1-7"};
    judge_catalogue(
        C("1", "3", ", effort: S, builds_on: [1-1-2]") C("2", "3", ", effort: S, borrows: [1-1-3]")
            C("3", "3", ", effort: S, refers_to: [1-1-4]") C(
                "4", "3", ", effort: L, builds_on: [1-1-5, 1-1-5], builds_on_kind: {1-1-5: extend}")
                C("5", "3", ", effort: L, builds_on: [1-1-7]") C("6", "3", ", effort: S")
                    C("7", "4", ", effort: S"),
        "answers: {1-1-3: met}\n", NULL, &r);
    must_be(&r, 0, want, LENGTH(want));
    const struct hoshi_criterion *four = hoshi_catalog_find(l.cat, "1-1-4");
    assert_int_equal(four->n_before, 1);
    assert_int_equal(hoshi_criterion_builds_on(four, "1-1-5"), HOSHI_PREREQUISITE_EXTEND);
    assert_int_equal(hoshi_criterion_builds_on(hoshi_catalog_find(l.cat, "1-1-1"), "1-1-2"),
                     HOSHI_PREREQUISITE_NEEDS);
}

/* Ids that are equal by value still have one order. */
static void ids_of_equal_value(void **state)
{
    (void)state;
    struct hoshi_result r;
    static const char *const a[] = {"1-1-01", "1-1-1", "1-1-001x"};
    judge_catalogue(C("1", "3", "") C("001x", "3", "") C("01", "3", ""), "answers: {}\n", NULL, &r);
    must_be(&r, 0, a, LENGTH(a));
    judge_catalogue(C("001x", "3", "") C("01", "3", "") C("1", "3", ""), "answers: {}\n", NULL, &r);
    must_be(&r, 0, a, LENGTH(a));
}

static void assumptions_name_what_a_rule_touched(void **state)
{
    (void)state;
    static const char criteria[] =
        C("1", "3", "") C("2", "3", "") C("3", "3", ", frequency: P1Y") C("4", "3", "");
    static const char sheet[] = "answers: {1-1-1: {status: n/a, reason: x}, 1-1-2: n/a, "
                                "1-1-3: {status: met, performed: 2020-01-01}, 1-1-4: met}\n";
    struct hoshi_result r;
    judge_catalogue(criteria, sheet, NULL, &r);
    assert_int_equal(r.n_assumption, 2);
    assert_int_equal(r.assumption[0].rule, HOSHI_RULE_NOT_APPLICABLE);
    assert_int_equal(r.assumption[0].n_criterion, 2);
    assert_string_equal(r.assumption[0].criterion[1]->id.s, "1-1-2");
    assert_int_equal(r.assumption[1].rule, HOSHI_RULE_FRESHNESS);
    assert_string_equal(r.assumption[1].criterion[0]->id.s, "1-1-3");
    judge_catalogue(criteria, sheet, l.strict, &r);
    assert_int_equal(r.n_assumption, 3);
    assert_int_equal(r.assumption[2].rule, HOSHI_RULE_EVIDENCE);
    assert_string_equal(r.assumption[2].criterion[0]->id.s, "1-1-4");
    struct hoshi_policy_rule ignored = *l.pol->rule[HOSHI_RULE_FRESHNESS];
    struct hoshi_policy lax = *l.pol;
    ignored.value = HOSHI_FRESHNESS_IGNORE;
    lax.rule[HOSHI_RULE_FRESHNESS] = &ignored;
    judge_catalogue(criteria, sheet, &lax, &r); /* it counts because nobody looks at the day */
    assert_int_equal(r.outcome[2].kind, HOSHI_OUTCOME_MET);
    assert_int_equal(r.assumption[1].rule, HOSHI_RULE_FRESHNESS);
    assert_string_equal(r.assumption[1].criterion[0]->id.s, "1-1-3");
    judge_catalogue(criteria, "answers: {1-1-4: met}\n", NULL, &r);
    assert_int_equal(r.n_assumption, 0);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(order),
        cmocka_unit_test(links_hold_the_order),
        cmocka_unit_test(ids_of_equal_value),
        cmocka_unit_test(assumptions_name_what_a_rule_touched),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
