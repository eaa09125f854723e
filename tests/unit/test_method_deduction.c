/* Method deduction: every sheet of a small catalogue against a second way to count, and against
 * every sheet in which one more criterion is met. */
#include "load.h"

#define AS_OF 739943 /* 2026-11-23 */
#define N_CRITERION 4
#define N_ANSWER 7
#define N_SHEET (7 * 7 * 7 * 7)
#define MAX 10
#define MIN 2
#define FROM 7

static const char small[] =
    "hoshi: catalogue/1\nid: d\nedition: 1\nstatus: final\ntitle: {ja: 減, en: D}\n"
    "method: deduction\ndeduction: {max: 10, min: 2, conditional: 7}\n"
    "levels:\n  - {level: L1, title: {ja: 一, en: one}}\n  - {level: L2, title: {ja: 二, en: "
    "two}}\n"
    "groups:\n  - id: \"1\"\n    title: {ja: 群, en: G}\n    requirements:\n      - id: 1-1\n"
    "        title: {ja: 求, en: R}\n        criteria:\n"
    "          - {id: 1-1-1, level: L1, weight: 5, may_be_absent: true, text: {ja: あ, en: a}}\n"
    "          - {id: 1-1-2, level: L2, weight: 4, may_be_absent: true, text: {ja: い, en: b},\n"
    "             states: [{id: s, text: {ja: 状, en: s}, weight: 2, may_stay_open: true}]}\n"
    "          - {id: 1-1-3, level: L2, weight: 1, may_be_absent: true, may_stay_open: true,\n"
    "             text: {ja: う, en: c}}\n"
    "          - {id: 1-1-4, level: L2, blocker: true, text: {ja: え, en: d}}\n";

static const int weight[N_CRITERION] = {5, 4, 1, 0};

enum { NONE, MET, PARTIAL, STATE, UNMET, UNKNOWN, ABSENT };
static const char *const word[N_ANSWER] = {"",
                                           "met",
                                           "partial",
                                           "{status: partial, state: s}",
                                           "unmet",
                                           "unknown",
                                           "{status: not-applicable, reason: r}"};

struct came {
    bool valid, none, conditional;
    int sum, high, star, n_open;
};

static void answers_of(int code, int answer[N_CRITERION])
{
    for (int i = 0; i < N_CRITERION; i++) {
        answer[i] = code % N_ANSWER;
        code /= N_ANSWER;
    }
}

static bool is_open(int answer)
{
    return answer == NONE || answer == UNKNOWN;
}

static bool is_good(int answer, int i)
{
    return answer == MET || (answer == ABSENT && i != 3); /* the last may not be absent */
}

/* Told anew, from the words of the method alone. */
static struct came expected(const int answer[N_CRITERION])
{
    struct came c = {.valid = true, .sum = MAX, .high = MAX};
    bool all = true, may = true;
    for (int i = 0; i < N_CRITERION; i++) {
        int w = i == 1 && answer[i] == STATE ? 2 : weight[i];
        if (answer[i] == STATE && i != 1)
            c.valid = false;
        if (is_good(answer[i], i))
            continue;
        all = false;
        c.sum -= w;
        if (is_open(answer[i])) {
            c.n_open++;
            continue;
        }
        c.high -= w;
        c.none = c.none || i == 3;
        may = may && (i == 2 || (i == 1 && answer[i] == STATE));
    }
    c.sum = c.sum < MIN ? MIN : c.sum;
    c.high = c.high < MIN ? MIN : c.high;
    c.star = all ? 2 : is_good(answer[0], 0) ? 1 : 0;
    c.conditional = !all && c.n_open == 0 && may && c.sum >= FROM;
    return c;
}

static struct came judged(const int answer[N_CRITERION])
{
    struct loaded l;
    struct hoshi_result r;
    struct came c = {.valid = false};
    char text[512] = "answers:\n";
    size_t at = strlen(text);
    for (int i = 0; i < N_CRITERION; i++)
        at +=
            (size_t)snprintf(text + at, sizeof text - at, "  1-1-%d: %s\n", i + 1, word[answer[i]]);
    loaded_init(&l);
    struct hoshi_input in = input_of("d.yaml", str_of(small));
    must_load(&l, hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat));
    load_policies(&l);
    if (load_sheet(&l, text, AS_OF) == HOSHI_OK) {
        assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
        c = (struct came){true,         r.score.none, r.score.conditional, r.score.sum,
                          r.score.high, r.star,       (int)r.score.n_open};
        assert_int_equal(r.score.min, MIN);
        assert_int_equal(r.score.max, MAX);
        assert_in_range(r.score.sum, MIN, MAX);
        assert_in_range(r.score.high, r.score.sum, MAX);
        assert_true(!r.score.conditional || r.star < 2);
    } else {
        assert_true(has_code(&l.diags, "HS1322"));
    }
    loaded_release(&l);
    return c;
}

static void every_sheet_comes_to_what_the_words_say(void **state)
{
    (void)state;
    static struct came all[N_SHEET];
    size_t n_conditional = 0;
    for (int code = 0; code < N_SHEET; code++) {
        int answer[N_CRITERION];
        answers_of(code, answer);
        struct came want = expected(answer);
        all[code] = judged(answer);
        assert_int_equal(all[code].valid, want.valid);
        if (!want.valid)
            continue;
        assert_int_equal(all[code].sum, want.sum);
        assert_int_equal(all[code].high, want.high);
        assert_int_equal(all[code].none, want.none);
        assert_int_equal(all[code].star, want.star);
        assert_int_equal(all[code].n_open, want.n_open);
        assert_int_equal(all[code].conditional, want.conditional);
        n_conditional += want.conditional;
    }
    assert_true(n_conditional != 0);
    /* One more that is met never takes anything away. */
    for (int code = 0; code < N_SHEET; code++) {
        for (int i = 0, power = 1; i < N_CRITERION; i++, power *= N_ANSWER) {
            int met = code - code / power % N_ANSWER * power + MET * power;
            if (!all[code].valid || !all[met].valid)
                continue;
            assert_true(all[met].sum >= all[code].sum);
            assert_true(all[met].high >= all[code].high || is_open(code / power % N_ANSWER));
            assert_true(all[met].star >= all[code].star);
            assert_true(all[met].none <= all[code].none);
            assert_true(!all[code].conditional || all[met].conditional || all[met].star == 2);
        }
    }
}

static void what_an_expert_rejects_takes_its_whole_weight(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_result r;
    loaded_init(&l);
    struct hoshi_input in = input_of("d.yaml", str_of(small));
    must_load(&l, hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat));
    load_policies(&l);
    must_load(&l,
              load_sheet(&l,
                         "answers: {1-1-1: met, 1-1-2: {status: partial, state: s}, 1-1-3: met,\n"
                         "  1-1-4: met}\n"
                         "confirmations:\n  - {by: x, qualification: q, on: 2026-11-20,\n"
                         "     criterion: 1-1-2, result: rejected}\n",
                         AS_OF));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
    assert_int_equal(r.score.sum, MAX - 4);
    assert_false(r.score.conditional);
    loaded_release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sheet_comes_to_what_the_words_say),
        cmocka_unit_test(what_an_expert_rejects_takes_its_whole_weight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
