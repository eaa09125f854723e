/* The built-in policies are what they say, and a policy without a rule is not sure of it. */
#include "load.h"

static void built_in_policies(void **state)
{
    (void)state;
    struct loaded l;
    loaded_init(&l);
    load_policies(&l);
    static const int want[][HOSHI_RULE_COUNT_] = {
        {HOSHI_NA_WHERE_ABSENT, HOSHI_FRESHNESS_ENFORCE, HOSHI_EVIDENCE_OPTIONAL},
        {HOSHI_NA_WITH_REASON, HOSHI_FRESHNESS_ENFORCE, HOSHI_EVIDENCE_OPTIONAL},
        {HOSHI_NA_FORBID, HOSHI_FRESHNESS_STRICT, HOSHI_EVIDENCE_REQUIRED}};
    const struct hoshi_policy *pol[] = {l.pol, l.lenient, l.strict};
    for (size_t p = 0; p < LENGTH(pol); p++) {
        for (int r = 0; r < HOSHI_RULE_COUNT_; r++) {
            assert_int_equal(pol[p]->rule[r]->value, want[p][r]);
            assert_int_equal(hoshi_policy_confidence(pol[p], (enum hoshi_rule)r),
                             pol[p]->rule[r]->confidence);
        }
        assert_int_equal(strlen(pol[p]->sha256), 64);
    }
    /* The official rule has not been seen: nobody may sound sure of it. */
    assert_int_equal(hoshi_policy_confidence(l.pol, HOSHI_RULE_NOT_APPLICABLE),
                     HOSHI_CONFIDENCE_UNKNOWN);
    loaded_release(&l);
}

static void names(void **state)
{
    (void)state;
    static const char *const rule[] = {"not_applicable", "freshness", "evidence"};
    struct hoshi_policy none = {0};
    for (int r = 0; r < HOSHI_RULE_COUNT_; r++) {
        assert_string_equal(hoshi_rule_name((enum hoshi_rule)r), rule[r]);
        assert_int_equal(hoshi_policy_confidence(&none, (enum hoshi_rule)r),
                         HOSHI_CONFIDENCE_UNKNOWN);
    }
    /* From the least sure to the surest: the order is what comparisons of two facts go by. */
    static const char *const confidence[] = {"unknown", "unverified", "low",  "secondary", "draft",
                                             "medium",  "high",       "seen", "final"};
    assert_int_equal(HOSHI_CONFIDENCE_COUNT_, LENGTH(confidence));
    for (int c = 0; c < HOSHI_CONFIDENCE_COUNT_; c++)
        assert_string_equal(hoshi_confidence_name((enum hoshi_confidence)c), confidence[c]);
}

/* What hoshi_confidence_name() writes, the loader reads as the same. */
static void confidences_come_back(void **state)
{
    (void)state;
    struct hoshi_str whole = read_file("tests/data/small-policy.yaml");
    static const char from[] = "confidence: low";
    const char *at = strstr(whole.p, from);
    assert_non_null(at);
    for (int c = 0; c < HOSHI_CONFIDENCE_COUNT_; c++) {
        const char *name = hoshi_confidence_name((enum hoshi_confidence)c);
        struct loaded l;
        struct hoshi_buf b;
        loaded_init(&l);
        hoshi_buf_init(&b, 0);
        hoshi_buf_put(&b, whole.p, (size_t)(at - whole.p));
        hoshi_buf_puts(&b, "confidence: ");
        hoshi_buf_puts(&b, name);
        hoshi_buf_puts(&b, at + strlen(from));
        struct hoshi_input in = input_of("p.yaml", (struct hoshi_str){b.p, b.n});
        assert_row(hoshi_policy_load(&in, &l.arena, &l.diags, &l.pol) == HOSHI_OK, name);
        assert_row((int)l.pol->rule[HOSHI_RULE_NOT_APPLICABLE]->confidence == c, name);
        hoshi_buf_release(&b);
        loaded_release(&l);
    }
    free((char *)whole.p);
}

static void wrong_policies(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *code; /* what is changed in a right one */
    } row[] = {
        {"with-reason", "never", "HS1106"},
        {"enforce", "", "HS1109"},
        {"optional", "[x]", "HS1101"},
        {"policy/1", "policy/2", "HS1110"},
        {"id: own", "", "HS1103"},
        {"evidence:", "evidences:", "HS1102"},
        {"confidence: low", "confidence: sure", "HS1106"},
    };
    struct hoshi_str whole = read_file("tests/data/small-policy.yaml");
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct loaded l;
        struct hoshi_buf b;
        loaded_init(&l);
        hoshi_buf_init(&b, 0);
        const char *at = strstr(whole.p, row[i].from);
        hoshi_buf_put(&b, whole.p, (size_t)(at - whole.p));
        hoshi_buf_puts(&b, row[i].to);
        hoshi_buf_puts(&b, at + strlen(row[i].from));
        struct hoshi_input in = input_of("p.yaml", (struct hoshi_str){b.p, b.n});
        assert_row(hoshi_policy_load(&in, &l.arena, &l.diags, &l.pol) == HOSHI_E_INVALID,
                   row[i].from);
        assert_row(has_code(&l.diags, row[i].code), row[i].from);
        assert_null(l.pol);
        hoshi_buf_release(&b);
        loaded_release(&l);
    }
    free((char *)whole.p);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(built_in_policies),
        cmocka_unit_test(names),
        cmocka_unit_test(confidences_come_back),
        cmocka_unit_test(wrong_policies),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
