/* Counts per star, category and entry of another framework. */
#include "load.h"

#include "engine/engine.h"

#define AS_OF 739943 /* 2026-11-23 */

static void each_outcome_counts_once(void **state)
{
    (void)state;
    struct hoshi_tally t = {0};
    for (int kind = 0; kind <= HOSHI_OUTCOME_MET; kind++) /* STATED: no levels */
        hoshi_tally_add(&t,
                        (struct hoshi_outcome){(enum hoshi_outcome_kind)kind, HOSHI_REASON_NONE});
    assert_true(t.total == 5 && t.met == 1 && t.na_claimed == 1 && t.out_of_play == 1 &&
                t.gap == 1 && t.open == 1);
}

static void a_star_contains_the_lower_ones(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_result r;
    load_small(&l);
    must_load(
        &l,
        load_sheet(
            &l,
            "conditions: {remote-work: no}\nanswers: {1-1-1-1: met, 1-1-1-2: met, 1-1-1-3: unmet, "
            "2-1-1-1: {status: n/a, reason: x}, 2-1-1-2: met}\n",
            AS_OF));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
    assert_int_equal(r.level[0].verdict, HOSHI_VERDICT_MET_WITH_ASSUMPTION);
    assert_int_equal(r.level[1].verdict, HOSHI_VERDICT_GAPS);
    assert_int_equal(r.star, 3);
    assert_int_equal(r.star_firm, 0); /* one of them is a claim */
    const struct hoshi_tally *three = &r.level[0].tally, *four = &r.level[1].tally;
    assert_true(three->total == 4 && three->met == 2 && three->na_claimed == 1 &&
                three->out_of_play == 1);
    assert_true(four->total == 6 && four->met == 3 && four->gap == 1 && four->na_claimed == 1);
    assert_int_equal(r.group[0 * 2 + 0].total, 3); /* category 1 at star 3 */
    assert_int_equal(r.group[0 * 2 + 1].total, 4);
    assert_int_equal(r.group[1 * 2 + 1].met, 1);
    loaded_release(&l);
}

static void views_count_a_criterion_once(void **state)
{
    (void)state;
    static const struct {
        const char *framework, *id;
        uint32_t total, met;
    } row[] = {
        {"directive", "D1", 3, 1},  {"directive", "D2", 3, 1},  {"directive", "D3", 0, 0},
        {"cpsf", "CPS.GV-1", 3, 1}, {"cpsf", "CPS.GV", 3, 1}, /* through its child */
        {"cpsf", "CPS.AC", 1, 0},   {"csf2", "GV.RR-01", 3, 1}, {"iso27001", "A.5.1", 0, 0},
    };
    struct loaded l;
    struct hoshi_result r;
    load_small(&l);
    must_load(&l, load_sheet(&l, "answers: {1-1-1-1: met}\n", AS_OF));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
    for (size_t i = 0; i < LENGTH(row); i++) {
        for (size_t f = 0; f < l.n_fw; f++) {
            if (strcmp(l.fw[f]->id.s, row[i].framework) != 0)
                continue;
            const struct hoshi_entry *e = hoshi_framework_find(l.fw[f], row[i].id);
            assert_row(e != NULL, row[i].id);
            const struct hoshi_tally *t;
            assert_int_equal(hoshi_tally_framework(&r, l.fw[f], &l.arena, &t), HOSHI_OK);
            t += e - l.fw[f]->entry;
            assert_row(t->total == row[i].total && t->met == row[i].met, row[i].id);
        }
    }
    loaded_release(&l);
}

/* A framework file may name parents in a circle; counting ends all the same. */
static void parents_in_a_circle(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_result r;
    struct hoshi_framework *fw = NULL;
    load_small(&l);
    must_load(&l, load_sheet(&l, "answers: {}\n", AS_OF));
    struct hoshi_input in = input_of(
        "f.yaml", STR("hoshi: framework/1\nid: directive\ntitle: {ja: t, en: t}\nentries:\n"
                      "  - {id: D1, parent: D2, title: {ja: t, en: t}}\n"
                      "  - {id: D2, parent: D1, title: {ja: t, en: t}}\n"
                      "  - {id: D3, parent: D3, title: {ja: t, en: t}}\n"));
    must_load(&l, hoshi_framework_load(&in, &l.arena, &l.diags, &fw));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
    const struct hoshi_tally *t;
    assert_int_equal(hoshi_tally_framework(&r, fw, &l.arena, &t), HOSHI_OK);
    assert_int_equal(t[0].total, 3);
    assert_int_equal(t[1].total, 3);
    assert_int_equal(t[2].total, 0);
    loaded_release(&l);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(each_outcome_counts_once),
        cmocka_unit_test(a_star_contains_the_lower_ones),
        cmocka_unit_test(views_count_a_criterion_once),
        cmocka_unit_test(parents_in_a_circle),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
