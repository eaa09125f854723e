/* Method points: every sheet of a small catalogue against a second way to count, properties on the
 * built-in catalogue, and what that catalogue counts. */
#include "load.h"

#define AS_OF 739943 /* 2026-11-23 */
#define N_CRITERION 5
#define N_ANSWER 5

static const char small[] =
    "hoshi: catalogue/1\nid: p\nedition: 1\nstatus: final\ntitle: {ja: 点, en: P}\nmethod: points\n"
    "points: {met: 4, partial: 2, unmet: 0, unknown: -1}\n"
    "bands:\n  - {from: 12, title: {ja: 満, en: full}}\n  - {from: 3, title: {ja: 中, en: some}}\n"
    "levels:\n  - {star: 1, title: {ja: 一, en: one}}\n  - {star: 2, title: {ja: 二, en: two}}\n"
    "conditions:\n  - {id: c, question: {ja: か, en: c}}\n"
    "groups:\n  - id: \"1\"\n    title: {ja: 群, en: G}\n    requirements:\n      - id: 1-1\n"
    "        title: {ja: 求, en: R}\n        criteria:\n"
    "          - {id: 1-1-1, star: 1, unscored: true, text: {ja: あ, en: a}}\n"
    "          - {id: 1-1-2, star: 2, text: {ja: い, en: b}}\n"
    "          - {id: 1-1-3, star: 2, text: {ja: う, en: c}}\n"
    "          - {id: 1-1-4, star: 2, condition: c, text: {ja: え, en: d}}\n"
    "          - {id: 1-1-5, star: 2, unscored: true, text: {ja: お, en: e}}\n";

static const char *const word[N_ANSWER] = {"", "met", "partial", "unmet", "unknown"};
static const int point[N_ANSWER] = {0, 4, 2, 0, -1};

static void load_catalogue(struct loaded *l)
{
    loaded_init(l);
    struct hoshi_input in = input_of("p.yaml", str_of(small));
    must_load(l, hoshi_catalog_load(&in, &l->arena, &l->diags, &l->cat));
    load_policies(l);
}

/* Told anew, from the words of the method alone. */
static void check_sheet(const struct hoshi_result *r, const int answer[N_CRITERION], bool in_play)
{
    bool answered = answer[1] != 0 && answer[2] != 0 && (!in_play || answer[3] != 0);
    int sum = point[answer[1]] + point[answer[2]] + (in_play ? point[answer[3]] : 0);
    int n = in_play ? 3 : 2;
    int star = answer[0] != 1 ? 0 : answered && answer[4] == 1 ? 2 : 1;
    assert_int_equal(r->star, star);
    assert_int_equal(r->star_firm, star);
    assert_int_equal(r->score.n, n);
    assert_int_equal(r->score.n_open == 0, answered);
    assert_int_equal(r->score.sum, sum);
    assert_int_equal(r->score.min, -n);
    assert_int_equal(r->score.max, 4 * n);
    const char *band = !answered ? NULL : sum >= 12 ? "full" : sum >= 3 ? "some" : NULL;
    if (band == NULL)
        assert_null(r->score.band);
    else
        assert_string_equal(r->score.band->title.v[HOSHI_LANG_EN], band);
}

static void every_sheet_comes_to_what_the_words_say(void **state)
{
    (void)state;
    struct loaded l;
    size_t seen[3] = {0};
    for (int code = 0; code < 2 * 3125; code++) {
        int answer[N_CRITERION], rest = code / 2;
        char text[256] = "answers:\n";
        size_t at = strlen(text);
        for (int i = 0; i < N_CRITERION; i++) {
            answer[i] = rest % N_ANSWER;
            rest /= N_ANSWER;
            at += (size_t)snprintf(text + at, sizeof text - at, "  1-1-%d: %s\n", i + 1,
                                   word[answer[i]]);
        }
        (void)snprintf(text + at, sizeof text - at, "conditions: {c: %s}\n",
                       code % 2 != 0 ? "no" : "yes");
        load_catalogue(&l);
        struct hoshi_result r;
        must_load(&l, load_sheet(&l, text, AS_OF));
        assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
        check_sheet(&r, answer, code % 2 == 0);
        seen[r.star]++;
        loaded_release(&l);
    }
    assert_true(seen[0] != 0 && seen[1] != 0 && seen[2] != 0);
}

static void an_answer_without_points_is_refused(void **state)
{
    (void)state;
    struct loaded l;
    load_catalogue(&l);
    assert_int_equal(load_sheet(&l, "answers: {1-1-2: planned}\n", AS_OF), HOSHI_E_INVALID);
    assert_true(has_code(&l.diags, "HS1313"));
    loaded_release(&l);
}

static void what_an_expert_rejects_gives_nothing(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_result r;
    load_catalogue(&l);
    must_load(&l,
              load_sheet(&l,
                         "answers: {1-1-1: met, 1-1-2: met, 1-1-3: met, 1-1-4: met, 1-1-5: met}\n"
                         "confirmations:\n  - {by: x, qualification: q, on: "
                         "2026-11-20, criterion: 1-1-3, result: rejected}\n",
                         AS_OF));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
    assert_int_equal(r.star, 1);
    assert_int_equal(r.score.n_open, 1);
    assert_null(r.score.band);
    loaded_release(&l);
}

/* Star 1: the basics. Star 2: 25 questions with points, and two that must be met. */
static void security_action_counts(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_input in;
    size_t n[2][2] = {{0}};
    loaded_init(&l);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "security-action", &in), HOSHI_OK);
    must_load(&l, hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat));
    load_frameworks(&l);
    assert_int_equal(hoshi_catalog_check_refs(l.cat, l.fw, l.n_fw, &l.diags), HOSHI_OK);
    assert_int_equal(l.diags.n, 0);
    for (size_t i = 0; i < l.cat->n_criterion; i++)
        n[l.cat->criterion[i]->star - 1][l.cat->criterion[i]->unscored]++;
    assert_int_equal(n[0][0], 0);
    assert_int_equal(n[0][1], 6);
    assert_int_equal(n[1][0], 25);
    assert_int_equal(n[1][1], 2);
    static const struct {
        enum hoshi_status status;
        int points;
    } want[] = {{HOSHI_STATUS_MET, 4},
                {HOSHI_STATUS_PARTIAL, 2},
                {HOSHI_STATUS_UNMET, 0},
                {HOSHI_STATUS_UNKNOWN, -1}};
    for (size_t i = 0; i < LENGTH(want); i++) {
        assert_true(hoshi_catalog_takes(l.cat, (unsigned)want[i].status));
        assert_int_equal(l.cat->points_of[want[i].status], want[i].points);
    }
    assert_false(hoshi_catalog_takes(l.cat, HOSHI_STATUS_NOT_APPLICABLE));
    assert_false(hoshi_catalog_takes(l.cat, HOSHI_STATUS_PLANNED));
    loaded_release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sheet_comes_to_what_the_words_say),
        cmocka_unit_test(an_answer_without_points_is_refused),
        cmocka_unit_test(what_an_expert_rejects_gives_nothing),
        cmocka_unit_test(security_action_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
