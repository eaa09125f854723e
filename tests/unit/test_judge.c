/* The truth table of judgement, every cell: tests/unit/judge_cases.csv holds what the rules ask
 * for. */
#include "unit.h"

#include <hoshi/judge.h>

#include "engine/engine.h"

#define AS_OF "2026-11-23"
#define N_FACT 7
#define N_POLICY 18

static hoshi_day day(const char *s)
{
    hoshi_day d = 0;
    assert_int_equal(hoshi_date_parse(str_of(s), &d), HOSHI_OK);
    return d;
}

/* A CSV without quotes: our own file. Returns the number of cells. */
static size_t cells_of(char *line, char **ret_cell, size_t max)
{
    size_t n = 0;
    for (char *p = line; p != NULL && n < max;) {
        ret_cell[n++] = p;
        p = strchr(p, ',');
        if (p != NULL)
            *p++ = '\0';
    }
    return n;
}

static char *next_line(char **rest)
{
    char *line = *rest, *end = strchr(line, '\n');
    if (*line == '\0' || end == NULL)
        return NULL;
    *end = '\0';
    *rest = end + 1;
    return line;
}

static int index_of(const char *word, const char *const *list, int n)
{
    for (int i = 0; i < n; i++) {
        if (strcmp(word, list[i]) == 0)
            return i;
    }
    fail_msg("'%s' in the table is not known", word);
    return -1;
}

/* Different ways to say the same fact; the outcome must not depend on which one was used. */
#define N_VARIANT 5

static void set_reason(struct hoshi_answer *a, const char *word, int variant)
{
    static const char *const none[N_VARIANT] = {NULL, "", " ", "　\t\n", "－"};
    static const char *const given[N_VARIANT] = {"x", "サーバがない", " x ", "- 1", "x"};
    a->reason = strcmp(word, "none") == 0 ? none[variant] : given[variant];
}

static void set_evidence(struct hoshi_answer *a, const char *word, int variant)
{
    static struct hoshi_evidence none[N_VARIANT][1] = {{{.title = NULL}},
                                                       {{.title = "x"}},
                                                       {{.file = {.s = ""}}},
                                                       {{.url = {.s = ""}}},
                                                       {{.sha256 = "x"}}};
    static struct hoshi_evidence given[N_VARIANT][2] = {{{.file = {.s = "a"}}},
                                                        {{.url = {.s = "https://example.com/"}}},
                                                        {{.title = "x"}, {.file = {.s = "a"}}},
                                                        {{.file = {.s = "a"}, .expires = 1}},
                                                        {{.url = {.s = "a"}}, {.url = {.s = "b"}}}};
    bool is_given = strcmp(word, "given") == 0;
    a->evidence = is_given ? given[variant] : none[variant];
    a->n_evidence = is_given ? (variant == 2 || variant == 4 ? 2 : 1) : variant == 0 ? 0 : 1;
}

static void set_duty(struct hoshi_criterion *c, struct hoshi_answer *a, const char *word,
                     int variant)
{
    /* as of 2026-11-23; for a year, a month, and again a year with other days */
    static const char *const fresh[N_VARIANT] = {"2026-01-10", "2026-11-20", AS_OF, "2026-10-24",
                                                 "2025-11-24"};
    static const char *const last[N_VARIANT] = {"2025-11-23", "2026-10-23", "2025-11-23",
                                                "2026-10-23", "2025-11-23"};
    static const char *const stale[N_VARIANT] = {"2025-11-22", "2026-10-22", "0001-01-01",
                                                 "2025-11-23", "2024-11-23"};
    c->frequency = strcmp(word, "none") == 0 ? 0 : variant % 2 == 1 ? 1 : 12;
    a->performed = 0;
    /* Where a date stands, or nothing recurs, it is no matter whether an answer was copied. */
    a->carried_over =
        strcmp(word, "absent-carried") == 0 || (strcmp(word, "absent") != 0 && variant % 2 == 0);
    if (strcmp(word, "none") == 0 && variant != 0)
        a->performed = day("1990-01-01"); /* an old date where nothing recurs is no matter */
    else if (strcmp(word, "fresh") == 0)
        a->performed = day(fresh[variant]);
    else if (strcmp(word, "last-day") == 0)
        a->performed = day(last[variant]);
    else if (strcmp(word, "stale") == 0)
        a->performed = day(stale[variant]);
}

struct policy {
    struct hoshi_policy policy;
    struct hoshi_policy_rule rule[HOSHI_RULE_COUNT_];
};

static void set_policy(struct policy *p, char *name)
{
    static const char *const na[] = {"forbid", "where-absent", "with-reason"};
    static const char *const fresh[] = {"strict", "enforce", "ignore"};
    static const char *const proof[] = {"required", "optional"};
    static const int na_value[] = {HOSHI_NA_FORBID, HOSHI_NA_WHERE_ABSENT, HOSHI_NA_WITH_REASON};
    static const int fresh_value[] = {HOSHI_FRESHNESS_STRICT, HOSHI_FRESHNESS_ENFORCE,
                                      HOSHI_FRESHNESS_IGNORE};
    static const int proof_value[] = {HOSHI_EVIDENCE_REQUIRED, HOSHI_EVIDENCE_OPTIONAL};
    char *second = strchr(name, '/');
    char *third = strchr(second + 1, '/');
    *second++ = *third++ = '\0';
    p->rule[HOSHI_RULE_NOT_APPLICABLE].value = na_value[index_of(name, na, 3)];
    p->rule[HOSHI_RULE_FRESHNESS].value = fresh_value[index_of(second, fresh, 3)];
    p->rule[HOSHI_RULE_EVIDENCE].value = proof_value[index_of(third, proof, 2)];
    for (int i = 0; i < HOSHI_RULE_COUNT_; i++)
        p->policy.rule[i] = &p->rule[i];
}

static void code_of(struct hoshi_outcome o, char ret_text[64])
{
    const char *reason = hoshi_reason_code(o.reason);
    snprintf(ret_text, 64, "%s%s%s", hoshi_outcome_code(o.kind), *reason != '\0' ? ":" : "",
             reason);
}

static struct hoshi_outcome judge_row(char *const *fact, int variant, const struct policy *p)
{
    static const char *const confirmation[] = {"none", "accepted", "rejected"};
    static const char *const condition[] = {"unanswered", "yes", "no", "none"};
    struct hoshi_criterion c = {.id = {.s = "1-1-1-1"}, .star = 3};
    struct hoshi_answer a = {.criterion = {.s = "1-1-1-1"}};
    bool alias;
    assert_int_equal(hoshi_status_parse(str_of(fact[0]), &a.status, &alias), HOSHI_OK);
    int state = index_of(fact[1], condition, 4);
    c.condition = state == 3 ? -1 : 0;
    /* Without a condition, what stands in its place must not matter. */
    enum hoshi_condition_state said =
        (enum hoshi_condition_state)(state == 3 ? variant % 3 : state);
    set_reason(&a, fact[3], variant);
    set_duty(&c, &a, fact[4], variant);
    set_evidence(&a, fact[5], variant);
    c.may_be_absent = strcmp(fact[6], "may-be-absent") == 0;
    bool absent = a.status == HOSHI_STATUS_UNANSWERED && variant % 2 == 0; /* no entry at all */
    return hoshi_outcome_of(&c, absent ? NULL : &a, said,
                            (enum hoshi_confirmation_result)index_of(fact[2], confirmation, 3),
                            &p->policy, day(AS_OF));
}

static void every_cell_of_the_table(void **state)
{
    (void)state;
    static struct policy policy[N_POLICY];
    char *table = (char *)read_file("tests/unit/judge_cases.csv").p, *rest = table,
         *line = next_line(&rest);
    char *cell[N_FACT + N_POLICY + 1], got[64];
    size_t n_row = 0;
    assert_int_equal(cells_of(line, cell, LENGTH(cell)), N_FACT + N_POLICY);
    for (int p = 0; p < N_POLICY; p++)
        set_policy(&policy[p], cell[N_FACT + p]);
    for (; (line = next_line(&rest)) != NULL; n_row++) {
        char all[1024];
        snprintf(all, sizeof all, "%.1000s", line);
        assert_int_equal(cells_of(line, cell, LENGTH(cell)), N_FACT + N_POLICY);
        for (int p = 0; p < N_POLICY; p++) {
            for (int v = 0; v < N_VARIANT; v++) {
                code_of(judge_row(cell, v, &policy[p]), got);
                if (strcmp(got, cell[N_FACT + p]) != 0)
                    fail_msg("row %zu, policy %d, variant %d: got %s: %s", n_row + 2, p + 1, v, got,
                             all);
            }
        }
    }
    assert_int_equal(n_row, 7 * 4 * 3 * 2 * 6 * 2 * 2);
    free(table);
}

static void every_verdict(void **state)
{
    (void)state;
    char *table = (char *)read_file("tests/unit/verdict_cases.csv").p, *rest = table,
         *line = next_line(&rest), *cell[8];
    size_t n_row = 0;
    for (; (line = next_line(&rest)) != NULL; n_row++) {
        uint32_t n[5];
        assert_int_equal(cells_of(line, cell, LENGTH(cell)), 6);
        for (int i = 0; i < 5; i++)
            n[i] = (uint32_t)(cell[i][0] - '0');
        struct hoshi_tally t = {.total = n[0] + n[1] + n[2] + n[3] + n[4],
                                .met = n[0],
                                .na_claimed = n[1],
                                .out_of_play = n[2],
                                .gap = n[3],
                                .open = n[4]};
        if (strcmp(hoshi_verdict_code(hoshi_verdict_of(&t)), cell[5]) != 0)
            fail_msg("row %zu: got %s", n_row + 2, hoshi_verdict_code(hoshi_verdict_of(&t)));
    }
    assert_int_equal(n_row, 3 * 3 * 3 * 3 * 3);
    free(table);
}

/* A policy without rules, and everything else zero-filled, is the strictest reading. */
static void zero_filled_is_strict_and_never_met(void **state)
{
    (void)state;
    struct hoshi_policy none = {0};
    struct hoshi_criterion c = {.condition = -1, .frequency = 12};
    struct hoshi_answer a = {0};
    struct hoshi_outcome o = hoshi_outcome_of(&c, &a, 0, 0, &none, day(AS_OF));
    assert_int_equal(o.kind, HOSHI_OUTCOME_OPEN);
    a.status = HOSHI_STATUS_MET;
    o = hoshi_outcome_of(&c, &a, 0, 0, &none, day(AS_OF));
    assert_int_equal(o.reason, HOSHI_REASON_STALE);
    c.frequency = 0;
    o = hoshi_outcome_of(&c, &a, 0, 0, &none, day(AS_OF));
    assert_int_equal(o.reason, HOSHI_REASON_NO_EVIDENCE);
    a = (struct hoshi_answer){.status = HOSHI_STATUS_NOT_APPLICABLE, .reason = "x"};
    o = hoshi_outcome_of(&c, &a, 0, 0, &none, day(AS_OF));
    assert_int_equal(o.reason, HOSHI_REASON_NA_FORBIDDEN);
    struct hoshi_outcome zero = {0};
    struct hoshi_tally t = {0};
    assert_int_equal(hoshi_verdict_of(&t), HOSHI_VERDICT_UNDETERMINED);
    hoshi_tally_add(&t, zero);
    assert_int_equal(t.open, 1);
    assert_int_equal(hoshi_tally_satisfied(&t), 0);
    assert_int_equal(hoshi_verdict_of(&t), HOSHI_VERDICT_UNDETERMINED);
}

/* Groups times levels is not trusted to fit into a size. */
static void a_table_too_large_for_memory(void **state)
{
    (void)state;
    struct hoshi_level level[2] = {{.star = 3}, {.star = 4}};
    struct hoshi_criterion *no_criterion = NULL;
    const struct hoshi_answer *no_answer = NULL;
    struct hoshi_catalog cat = {
        .level = level, .n_level = 2, .n_group = SIZE_MAX / 2 + 1, .criterion = &no_criterion};
    struct hoshi_answers ans = {.by_criterion = &no_answer};
    struct hoshi_policy pol = {0};
    struct hoshi_arena arena;
    struct hoshi_result r;
    hoshi_arena_init(&arena, 0);
    assert_int_equal(hoshi_judge(&cat, &ans, &pol, day(AS_OF), &arena, &r), HOSHI_E_NOMEM);
    hoshi_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(every_cell_of_the_table),
        cmocka_unit_test(every_verdict),
        cmocka_unit_test(zero_filled_is_strict_and_never_met),
        cmocka_unit_test(a_table_too_large_for_memory),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
