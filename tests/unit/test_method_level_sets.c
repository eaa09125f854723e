/* Method level-sets: every sheet of a small catalogue against a second way to count, and against
 * every sheet in which one more criterion is met. */
#include "load.h"

#define AS_OF 739943 /* 2026-11-23 */
#define N_CRITERION 6
#define N_ANSWER 4
#define N_SHEET (4 * 4 * 4 * 4 * 4 * 4)

/* A: 1 until L1, replaced by 2 at L2; 3 at both. B: 4 from L1, 5 at L2, 6 at L3. */
static const char small[] =
    "hoshi: catalogue/1\nid: s\nedition: 1\nstatus: final\ntitle: {ja: 組, en: S}\n"
    "method: level-sets\n"
    "levels:\n  - {level: L1, title: {ja: 一, en: one}}\n  - {level: L2, title: {ja: 二, en: "
    "two}}\n"
    "  - {level: L3, title: {ja: 三, en: three}}\n"
    "groups:\n  - id: A\n    title: {ja: 甲, en: A}\n    requirements:\n      - id: A-1\n"
    "        title: {ja: 求, en: R}\n        criteria:\n"
    "          - {id: A-1-1, level: L1, until: L1, text: {ja: あ, en: a}}\n"
    "          - {id: A-1-2, level: L2, may_be_absent: true, text: {ja: い, en: b}}\n"
    "          - {id: A-1-3, level: L1, text: {ja: う, en: c}}\n"
    "  - id: B\n    title: {ja: 乙, en: B}\n    requirements:\n      - id: B-1\n"
    "        title: {ja: 求, en: R}\n        criteria:\n"
    "          - {id: B-1-1, level: L1, text: {ja: え, en: d}}\n"
    "          - {id: B-1-2, level: L2, text: {ja: お, en: e}}\n"
    "          - {id: B-1-3, level: L3, text: {ja: か, en: f}}\n";

static const char *const id[N_CRITERION] = {"A-1-1", "A-1-2", "A-1-3", "B-1-1", "B-1-2", "B-1-3"};
static const int first[N_CRITERION] = {1, 2, 1, 1, 2, 3};
static const int last[N_CRITERION] = {1, 3, 3, 3, 3, 3};

enum { NONE, MET, UNMET, ABSENT };
static const char *const word[N_ANSWER] = {"", "met", "unmet",
                                           "{status: not-applicable, reason: r}"};

struct came {
    int group[2], star, firm;
};

static void answers_of(int code, int answer[N_CRITERION])
{
    for (int i = 0; i < N_CRITERION; i++) {
        answer[i] = code % N_ANSWER;
        code /= N_ANSWER;
    }
}

/* Told anew: the highest level of which every criterion of the category is met. */
static int level_of(const int answer[N_CRITERION], int group, bool firm)
{
    for (int level = 3; level > 0; level--) {
        bool all = true;
        for (int i = 3 * group; i < 3 * group + 3; i++) {
            bool good = answer[i] == MET || (answer[i] == ABSENT && i == 1 && !firm);
            all = all && (good || level < first[i] || level > last[i]);
        }
        if (all)
            return level;
    }
    return 0;
}

static struct came expected(const int answer[N_CRITERION])
{
    struct came c = {{level_of(answer, 0, false), level_of(answer, 1, false)}, 0, 0};
    int firm[2] = {level_of(answer, 0, true), level_of(answer, 1, true)};
    c.star = c.group[0] < c.group[1] ? c.group[0] : c.group[1];
    c.firm = firm[0] < firm[1] ? firm[0] : firm[1];
    return c;
}

static struct came judged(const int answer[N_CRITERION])
{
    struct loaded l;
    struct hoshi_result r;
    char text[512] = "answers:\n";
    size_t at = strlen(text);
    for (int i = 0; i < N_CRITERION; i++)
        at += (size_t)snprintf(text + at, sizeof text - at, "  %s: %s\n", id[i], word[answer[i]]);
    loaded_init(&l);
    struct hoshi_input in = input_of("s.yaml", str_of(small));
    must_load(&l, hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat));
    load_policies(&l);
    must_load(&l, load_sheet(&l, text, AS_OF));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
    struct came c = {{r.group_level[0], r.group_level[1]}, r.star, r.star_firm};
    loaded_release(&l);
    return c;
}

static void every_sheet_comes_to_what_the_words_say(void **state)
{
    (void)state;
    static struct came all[N_SHEET];
    size_t seen[4] = {0};
    for (int code = 0; code < N_SHEET; code++) {
        int answer[N_CRITERION];
        answers_of(code, answer);
        struct came want = expected(answer);
        all[code] = judged(answer);
        assert_int_equal(all[code].group[0], want.group[0]);
        assert_int_equal(all[code].group[1], want.group[1]);
        assert_int_equal(all[code].star, want.star);
        assert_int_equal(all[code].firm, want.firm);
        seen[want.star]++;
    }
    assert_true(seen[0] != 0 && seen[1] != 0 && seen[2] != 0 && seen[3] != 0);
    /* One more that is met never lowers a level. */
    for (int code = 0; code < N_SHEET; code++) {
        for (int i = 0, power = 1; i < N_CRITERION; i++, power *= N_ANSWER) {
            int met = code - code / power % N_ANSWER * power + MET * power;
            assert_true(all[met].star >= all[code].star);
            assert_true(all[met].firm >= all[code].firm);
            assert_true(all[met].group[0] >= all[code].group[0]);
            assert_true(all[met].group[1] >= all[code].group[1]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sheet_comes_to_what_the_words_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
