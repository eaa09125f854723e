#include <hoshi/builtin.h>
#include <hoshi/judge.h>
#include <hoshi/load.h>

#include "unit.h"

struct world {
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_catalog *cat;
    struct hoshi_policy *pol;
    struct hoshi_answers *ans;
    struct hoshi_result r;
};

static struct hoshi_input text_input(const char *name, const char *text)
{
    return (struct hoshi_input){
        .name = name, .bytes = {text, strlen(text)}, .format = HOSHI_INPUT_YAML};
}

static int setup(void **state)
{
    static struct world w;
    struct hoshi_input in;
    memset(&w, 0, sizeof w);
    hoshi_arena_init(&w.arena, 0);
    hoshi_diags_init(&w.diags, &w.arena);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "scs", &in), HOSHI_OK);
    assert_int_equal(hoshi_catalog_load(&in, &w.arena, &w.diags, &w.cat), HOSHI_OK);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_POLICY, "default", &in), HOSHI_OK);
    assert_int_equal(hoshi_policy_load(&in, &w.arena, &w.diags, &w.pol), HOSHI_OK);
    *state = &w;
    return 0;
}

static int teardown(void **state)
{
    hoshi_arena_release(&((struct world *)*state)->arena);
    return 0;
}

/* Every ★3 criterion met but the named one, no ★4 criterion answered. */
static void judge(struct world *w, const char *unmet)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(&text, "hoshi: answers/1\ncatalogue: scs@2026-03\nanswers:\n");
    for (size_t i = 0; i < w->cat->n_criterion; i++) {
        if (w->cat->criterion[i]->star != 3)
            continue;
        hoshi_buf_puts(&text, "  ");
        hoshi_buf_puts(&text, w->cat->criterion[i]->id.s);
        hoshi_buf_puts(&text,
                       strcmp(w->cat->criterion[i]->id.s, unmet) == 0 ? ": unmet\n" : ": met\n");
    }
    struct hoshi_input in = {
        .name = "answers.yaml", .bytes = {text.p, text.n}, .format = HOSHI_INPUT_YAML};
    hoshi_day as_of = hoshi_date_from_ymd(2026, 11, 23);
    assert_int_equal(hoshi_answers_load(&in, w->cat, as_of, &w->arena, &w->diags, &w->ans),
                     HOSHI_OK);
    assert_int_equal(hoshi_judge(w->cat, w->ans, w->pol, as_of, &w->arena, &w->r), HOSHI_OK);
    hoshi_buf_release(&text);
}

static const struct hoshi_asked *ask(struct world *w, const char *rules, const char *supplier,
                                     uint8_t decided)
{
    struct hoshi_overlay *ov = NULL;
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(&text, "hoshi: overlay/1\nid: t\ncatalogue: scs@2026-03\n");
    hoshi_buf_puts(&text, rules);
    struct hoshi_input in = text_input("overlay.yaml", text.p);
    assert_int_equal(hoshi_overlay_load(&in, w->cat, &w->arena, &w->diags, &ov), HOSHI_OK);
    hoshi_buf_release(&text);
    assert_int_equal(hoshi_ask(&w->r, ov, supplier, decided, &w->arena), HOSHI_OK);
    return w->r.asked;
}

static void the_nearest_word_counts(void **state)
{
    struct world *w = *state;
    static const char rules[] = "star: 3\ndue: 2027-06-30\n"
                                "classes:\n  core: {star: 4, due: 2027-03-31}\n  far: {}\n"
                                "suppliers:\n  A: core\n  B: {class: core, star: 3}\n"
                                "  C: {due: 2027-01-31}\n  D: far\n";
    static const struct {
        const char *id;
        uint8_t decided, star;
        int year, month, day;
    } cases[] = {
        {"A", 0, 4, 2027, 3, 31}, {"B", 0, 3, 2027, 3, 31}, {"C", 0, 3, 2027, 1, 31},
        {"D", 0, 3, 2027, 6, 30}, {"Z", 0, 3, 2027, 6, 30}, {NULL, 0, 3, 2027, 6, 30},
        {"A", 3, 3, 2027, 3, 31}, {"Z", 4, 4, 2027, 6, 30},
    };
    judge(w, "1-2-1-1");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct hoshi_asked *a = ask(w, rules, cases[i].id, cases[i].decided);
        assert_int_equal(a->star, cases[i].star);
        assert_int_equal(a->due, hoshi_date_from_ymd(cases[i].year, cases[i].month, cases[i].day));
    }
}

static void ignoring_changes_only_what_is_asked(void **state)
{
    struct world *w = *state;
    judge(w, "1-2-1-1");
    uint32_t total = w->r.level[0].tally.total;
    const struct hoshi_asked *a = ask(w, "star: 3\n", NULL, 0);
    assert_int_equal(a->verdict, HOSHI_VERDICT_GAPS);
    assert_int_equal(a->tally.total, total);
    a = ask(w, "star: 3\nignore:\n  - {criterion: 1-2-1-1, reason: in the contract}\n", NULL, 0);
    assert_int_equal(a->verdict, HOSHI_VERDICT_MET);
    assert_int_equal(a->tally.total, total - 1);
    assert_int_equal(a->n_ignored, 1);
    assert_int_equal(a->n_todo, 0);
    /* the catalogue's own judgement stands */
    assert_int_equal(w->r.star, 0);
    assert_int_equal(w->r.level[0].verdict, HOSHI_VERDICT_GAPS);
    assert_int_equal(w->r.level[0].tally.total, total);
    assert_int_equal(w->r.n_gap, 1);
}

static void added_ones_count_for_the_asked_star(void **state)
{
    struct world *w = *state;
    judge(w, "");
    assert_int_equal(w->r.star, 3);
    const struct hoshi_asked *a =
        ask(w,
            "star: 3\nadd:\n  - {criterion: 1-1-1-1, reason: we need it, due: 2026-12-31}\n"
            "  - {criterion: 1-2-1-1, reason: the star asks for it anyway}\n",
            NULL, 0);
    assert_int_equal(a->n_added, 1);
    assert_string_equal(a->added[0]->at->id.s, "1-1-1-1");
    assert_int_equal(a->verdict, HOSHI_VERDICT_UNDETERMINED); /* ★4 criterion, not answered */
    assert_int_equal(a->n_todo, 1);
    assert_string_equal(a->todo[0]->criterion->id.s, "1-1-1-1");
    assert_int_equal(w->r.star, 3);
}

static void rules_of_a_class_hold_for_it_alone(void **state)
{
    struct world *w = *state;
    static const char rules[] =
        "star: 3\nclasses: {core: {}, far: {}}\nsuppliers: {A: core, B: far}\n"
        "ignore:\n  - {criterion: 1-2-1-1, reason: r, classes: [far]}\n"
        "add:\n  - {criterion: 1-1-1-1, reason: r, classes: [core]}\n";
    judge(w, "1-2-1-1");
    assert_int_equal(ask(w, rules, "A", 0)->n_ignored, 0);
    assert_int_equal(ask(w, rules, "A", 0)->n_added, 1);
    assert_int_equal(ask(w, rules, "B", 0)->n_ignored, 1);
    assert_int_equal(ask(w, rules, "B", 0)->n_added, 0);
    assert_int_equal(ask(w, rules, "Z", 0)->n_ignored, 0);
}

static void nothing_asked_is_never_met(void **state)
{
    struct world *w = *state;
    judge(w, "");
    const struct hoshi_asked *a =
        ask(w, "suppliers: {A: {star: 4}}\nadd:\n  - {criterion: 1-2-1-1, reason: r}\n", "Z", 0);
    assert_int_equal(a->star, 0);
    assert_int_equal(a->tally.total, 0);
    assert_int_equal(a->verdict, HOSHI_VERDICT_UNDETERMINED);
    /* ignoring everything is no way to a star either */
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(&text, "star: 3\nignore:\n");
    for (size_t i = 0; i < w->cat->n_criterion; i++) {
        hoshi_buf_puts(&text, "  - {reason: r, criterion: ");
        hoshi_buf_puts(&text, w->cat->criterion[i]->id.s);
        hoshi_buf_puts(&text, "}\n");
    }
    assert_int_equal(ask(w, text.p, "Z", 0)->verdict, HOSHI_VERDICT_UNDETERMINED);
    hoshi_buf_release(&text);
}

static void every_problem_is_told_at_once(void **state)
{
    struct world *w = *state;
    struct hoshi_overlay *ov = NULL;
    struct hoshi_input in = text_input(
        "overlay.yaml",
        "hoshi: overlay/1\nid: t\ncatalogue: scs@2026-03\nstar: 5\n"
        "suppliers: {A: nowhere, B: {star: 9}}\n"
        "ignore:\n  - {criterion: 9-9-9-9, reason: r}\n  - {criterion: 1-2-1-1, reason: ' '}\n"
        "add:\n  - {criterion: 1-1-1-1}\n");
    assert_int_equal(hoshi_overlay_load(&in, w->cat, &w->arena, &w->diags, &ov), HOSHI_E_INVALID);
    assert_null(ov);
    /* star 5, class nowhere, star 9, criterion, blank reason, no reason; B says nothing usable */
    assert_true(w->diags.n_error >= 6);
}

static void losing_memory_never_loses_a_rule(void **state)
{
    struct world *w = *state;
    judge(w, "1-2-1-1");
    const struct hoshi_asked *whole = ask(w,
                                          "star: 3\nignore:\n  - {criterion: 1-2-1-1, reason: r}\n"
                                          "add:\n  - {criterion: 1-1-1-1, reason: r}\n",
                                          NULL, 0);
    const struct hoshi_overlay *ov = whole->overlay;
    for (size_t n = 1; n < 100; n++) {
        struct hoshi_arena arena;
        hoshi_arena_init(&arena, 0);
        arena.fail_at = n;
        w->r.asked = NULL;
        enum hoshi_rc rc = hoshi_ask(&w->r, ov, NULL, 0, &arena);
        if (rc == HOSHI_OK) {
            assert_int_equal(w->r.asked->n_ignored + w->r.asked->n_added, 2);
            hoshi_arena_release(&arena);
            return;
        }
        assert_int_equal(rc, HOSHI_E_NOMEM);
        assert_null(w->r.asked);
        hoshi_arena_release(&arena);
    }
    fail_msg("never enough memory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_nearest_word_counts, setup, teardown),
        cmocka_unit_test_setup_teardown(ignoring_changes_only_what_is_asked, setup, teardown),
        cmocka_unit_test_setup_teardown(added_ones_count_for_the_asked_star, setup, teardown),
        cmocka_unit_test_setup_teardown(rules_of_a_class_hold_for_it_alone, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_asked_is_never_met, setup, teardown),
        cmocka_unit_test_setup_teardown(every_problem_is_told_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(losing_memory_never_loses_a_rule, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
