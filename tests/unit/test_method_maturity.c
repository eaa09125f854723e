/* Method maturity: every sheet of a small catalogue against a second way to count, properties on
 * random sheets of the built-in catalogue, and what that catalogue counts. */
#include "load.h"

#define AS_OF 739943 /* 2026-11-23 */
#define N_ITEM 3
#define N_LEVEL 4 /* none, 1, 2, 3 */

static const char small[] =
    "hoshi: catalogue/1\nid: m\nedition: 1\nstatus: final\ntitle: {ja: 段, en: M}\nmethod: "
    "maturity\n"
    "ids: free\nscale:\n  - {value: 1, title: {ja: 一, en: one}}\n"
    "  - {value: 2, title: {ja: 二, en: two}}\n  - {value: 3, title: {ja: 三, en: three}}\n"
    "conditions:\n  - {id: c, question: {ja: か, en: c}}\n"
    "groups:\n  - id: A\n    title: {ja: 群, en: G}\n    requirements:\n      - id: A.1\n"
    "        title: {ja: 求, en: R}\n        criteria:\n"
    "          - {id: A.1.1, text: {ja: あ, en: a}}\n"
    "          - {id: A.1.2, condition: c, text: {ja: い, en: b}}\n"
    "  - id: B\n    title: {ja: 群, en: H}\n    requirements:\n      - id: B.1\n"
    "        title: {ja: 求, en: S}\n        criteria:\n"
    "          - {id: B.1.1, text: {ja: う, en: c}}\n";

static const char *const id[N_ITEM] = {"A.1.1", "A.1.2", "B.1.1"};

static void load_catalogue(struct loaded *l)
{
    loaded_init(l);
    struct hoshi_input in = input_of("m.yaml", str_of(small));
    must_load(l, hoshi_catalog_load(&in, &l->arena, &l->diags, &l->cat));
    load_policies(l);
}

static void judge(struct loaded *l, const char *sheet, struct hoshi_result *ret_result)
{
    must_load(l, load_sheet(l, sheet, AS_OF));
    assert_int_equal(hoshi_judge(l->cat, l->ans, l->pol, AS_OF, &l->arena, ret_result), HOSHI_OK);
}

/* Told anew, from the words of the method alone. */
static void check(const struct hoshi_maturity *m, const int *level, const int *target,
                  const bool *counts, int from, int to)
{
    unsigned total = 0, open = 0, below = 0, sum = 0, n = 0, aim = 0, n_aim = 0;
    for (int i = from; i < to; i++) {
        if (!counts[i])
            continue;
        total++;
        open += level[i] == 0;
        below += level[i] != 0 && target[i] != 0 && level[i] < target[i];
        n += level[i] != 0;
        sum += (unsigned)level[i];
        n_aim += target[i] != 0;
        aim += (unsigned)target[i];
    }
    assert_true(m->total == total && m->open == open && m->below == below);
    assert_true(m->level.sum == sum && m->level.count == n);
    assert_true(m->target.sum == aim && m->target.count == n_aim);
}

static void every_sheet_comes_to_what_the_words_say(void **state)
{
    (void)state;
    struct loaded l;
    for (int code = 0; code < 2 * 4096; code++) {
        int level[N_ITEM], target[N_ITEM], rest = code / 2;
        bool in_play[N_ITEM] = {true, code % 2 == 0, true};
        char text[512] = "answers:\n";
        size_t at = strlen(text);
        for (int i = 0; i < N_ITEM; i++) {
            level[i] = rest % N_LEVEL;
            target[i] = rest / N_LEVEL % N_LEVEL;
            rest /= N_LEVEL * N_LEVEL;
            at += (size_t)snprintf(text + at, sizeof text - at,
                                   "  %s: {level: %.*s, target: %.*s}\n", id[i], level[i] != 0,
                                   &"0123"[level[i]], target[i] != 0, &"0123"[target[i]]);
        }
        (void)snprintf(text + at, sizeof text - at, "conditions: {c: %s}\n",
                       code % 2 != 0 ? "no" : "yes");
        struct hoshi_result r;
        load_catalogue(&l);
        judge(&l, text, &r);
        check(&r.maturity[0], level, target, in_play, 0, 2);
        check(&r.maturity[1], level, target, in_play, 2, 3);
        check(hoshi_result_maturity(&r), level, target, in_play, 0, 3);
        assert_true(r.star == 0 && r.star_firm == 0 && r.star_provisional == 0);
        assert_int_equal(r.n_gap, hoshi_result_maturity(&r)->below);
        assert_int_equal(r.n_todo - r.n_gap, hoshi_result_maturity(&r)->open);
        for (size_t i = 0; i < r.n_finding; i++)
            assert_int_equal(r.finding[i].code, HOSHI_FINDING_ANSWERED_OUT_OF_PLAY);
        loaded_release(&l);
    }
}

static void what_an_expert_rejects_is_no_level(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_result r;
    load_catalogue(&l);
    judge(&l,
          "answers: {A.1.1: {level: 3, target: 1}, B.1.1: 2}\n"
          "confirmations: [{criterion: A.1.1, result: rejected}]\n",
          &r);
    assert_true(hoshi_result_maturity(&r)->level.sum == 2);
    assert_true(hoshi_result_maturity(&r)->level.count == 1);
    assert_int_equal(r.outcome[0].kind, HOSHI_OUTCOME_OPEN);
    assert_int_equal(r.outcome[0].reason, HOSHI_REASON_REJECTED);
    loaded_release(&l);
}

static void a_wrong_level_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *answer, *code;
    } row[] = {
        {"A.1.1: 6", "HS1104"},
        {"A.1.1: -1", "HS1104"},
        {"A.1.1: three", "HS1104"},
        {"A.1.1: 2.5", "HS1104"},
        {"A.1.1: {level: 1e0}", "HS1104"},
        {"A.1.1: {target: 99999999999999999999}", "HS1104"},
        {"A.1.1: 0", "HS1104"},
        {"A.1.1: {level: 1, target: 4}", "HS1104"},
        {"A.1.1: {status: met}", "HS1313"},
        {"A.1.1: {level: [1]}", "HS1101"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct loaded l;
        char text[128];
        (void)snprintf(text, sizeof text, "answers: {%s}\n", row[i].answer);
        load_catalogue(&l);
        assert_int_equal(load_sheet(&l, text, AS_OF), HOSHI_E_INVALID);
        if (!has_code(&l.diags, row[i].code)) {
            show_diags(&l.diags);
            fail_msg("%s: not %s", row[i].answer, row[i].code);
        }
        loaded_release(&l);
    }
    struct loaded l;
    load_builtin(&l); /* which asks for statuses */
    assert_int_equal(load_sheet(&l, "answers: {1-2-1-1: {level: 3}}\n", AS_OF), HOSHI_E_INVALID);
    assert_true(has_code(&l.diags, "HS1313"));
    loaded_release(&l);
}

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

static void put_sheet(struct hoshi_buf *out, const struct hoshi_catalog *cat, const unsigned *level,
                      bool backwards)
{
    hoshi_buf_clear(out);
    hoshi_buf_puts(out, "answers:\n");
    for (size_t k = 0; k < cat->n_criterion; k++) {
        size_t i = backwards ? cat->n_criterion - 1 - k : k;
        if (level[i] == 0)
            continue;
        hoshi_buf_puts(out, "  ");
        hoshi_buf_puts(out, cat->criterion[i]->id.s);
        hoshi_buf_puts(out, ": ");
        hoshi_buf_int(out, level[i]);
        hoshi_buf_puts(out, "\n");
    }
}

static struct hoshi_mean mean_of(struct loaded *l, const unsigned *level, bool backwards)
{
    struct hoshi_result r;
    struct hoshi_buf sheet;
    hoshi_buf_init(&sheet, 0);
    put_sheet(&sheet, l->cat, level, backwards);
    judge(l, sheet.p, &r);
    hoshi_buf_release(&sheet);
    return hoshi_result_maturity(&r)->level;
}

static void load_named(struct loaded *l, const char *name)
{
    struct hoshi_input in;
    loaded_init(l);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, name, &in), HOSHI_OK);
    must_load(l, hoshi_catalog_load(&in, &l->arena, &l->diags, &l->cat));
    load_policies(l);
    load_frameworks(l);
}

/* A mean lies between the ends of the scale; a higher level never lowers it; the order in which the
 * sheet is written changes nothing. */
static void random_sheets(void **state)
{
    (void)state;
    struct loaded l;
    load_named(&l, "guideline");
    unsigned seed = 1, level[64];
    assert_true(l.cat->n_criterion <= LENGTH(level));
    for (int round = 0; round < 100; round++) {
        for (size_t i = 0; i < l.cat->n_criterion; i++)
            level[i] = next(&seed) % 6;
        struct hoshi_mean m = mean_of(&l, level, false), back = mean_of(&l, level, true);
        assert_true(m.sum == back.sum && m.count == back.count);
        assert_true(m.sum >= m.count && m.sum <= 5 * m.count);
        size_t at = next(&seed) % l.cat->n_criterion;
        bool can_rise = level[at] != 0 && level[at] < 5;
        level[at] += can_rise;
        struct hoshi_mean higher = mean_of(&l, level, false);
        assert_true(higher.sum == m.sum + can_rise && higher.count == m.count);
    }
    loaded_release(&l);
}

static void built_in_counts(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t n_group, n_requirement, n_criterion, n_scale;
    } row[] = {
        {"guideline", 10, 10, 40, 5},
        {"ssdf", 4, 19, 42, 4},
        {"csf2", 6, 22, 106, 4},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct loaded l;
        load_named(&l, row[i].name);
        assert_int_equal(hoshi_catalog_check_refs(l.cat, l.fw, l.n_fw, &l.diags), HOSHI_OK);
        assert_int_equal(l.diags.n, 0);
        assert_int_equal(l.cat->n_group, row[i].n_group);
        assert_int_equal(l.cat->n_requirement, row[i].n_requirement);
        assert_int_equal(l.cat->n_criterion, row[i].n_criterion);
        assert_int_equal(l.cat->n_scale, row[i].n_scale);
        loaded_release(&l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sheet_comes_to_what_the_words_say),
        cmocka_unit_test(what_an_expert_rejects_is_no_level),
        cmocka_unit_test(a_wrong_level_is_refused),
        cmocka_unit_test(random_sheets),
        cmocka_unit_test(built_in_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
