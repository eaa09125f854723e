/* Counts in percent, and codes that machines rely on. */
#include "unit.h"

#include <hoshi/result.h>

static void percent_is_floored(void **state)
{
    (void)state;
    static const struct {
        uint32_t total, met, na, out, percent;
    } row[] = {
        {0, 0, 0, 0, 0},      {1, 0, 0, 0, 0},       {1, 1, 0, 0, 100}, {81, 80, 0, 0, 98},
        {153, 152, 0, 0, 99}, {153, 150, 2, 1, 100}, {3, 1, 1, 0, 66},  {1000000, 999999, 0, 0, 99},
        {200, 199, 0, 0, 99}, {153, 1, 0, 0, 0}};
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_tally t = {.total = row[i].total,
                                .met = row[i].met,
                                .na_claimed = row[i].na,
                                .out_of_play = row[i].out};
        assert_int_equal(hoshi_tally_satisfied(&t), row[i].met + row[i].na + row[i].out);
        assert_int_equal(hoshi_tally_percent(&t), row[i].percent);
    }
    for (uint32_t total = 1; total < 400; total++) { /* 100 means all */
        for (uint32_t met = 0; met <= total; met++) {
            struct hoshi_tally t = {.total = total, .met = met};
            assert_int_equal(hoshi_tally_percent(&t) == 100, met == total);
        }
    }
}

static void codes(void **state)
{
    (void)state;
    static const char *const outcome[] = {"open",        "gap", "na-claimed",
                                          "out-of-play", "met", "stated"};
    static const char *const verdict[] = {"undetermined", "gaps", "met-with-assumption", "met"};
    for (int i = 0; i < HOSHI_OUTCOME_COUNT_; i++)
        assert_string_equal(hoshi_outcome_code((enum hoshi_outcome_kind)i), outcome[i]);
    for (int i = 0; i < HOSHI_VERDICT_COUNT_; i++)
        assert_string_equal(hoshi_verdict_code((enum hoshi_verdict)i), verdict[i]);
    for (int i = 0; i < HOSHI_REASON_COUNT_; i++) {
        assert_int_equal(*hoshi_reason_code((enum hoshi_reason)i) == '\0', i == HOSHI_REASON_NONE);
        for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++)
            assert_non_null(hoshi_reason_label((enum hoshi_reason)i, (enum hoshi_lang)lang));
        for (int k = 0; k < i; k++)
            assert_string_not_equal(hoshi_reason_code((enum hoshi_reason)i),
                                    hoshi_reason_code((enum hoshi_reason)k));
    }
    for (int i = 0; i < HOSHI_FINDING_COUNT_; i++) {
        assert_true(*hoshi_finding_code((enum hoshi_finding_code)i) != '\0');
        assert_non_null(
            strstr(hoshi_finding_text((enum hoshi_finding_code)i, HOSHI_LANG_EN), "{0}"));
    }
    /* Zero-filled memory is the least that can be said. */
    assert_int_equal(HOSHI_OUTCOME_OPEN, 0);
    assert_int_equal(HOSHI_VERDICT_UNDETERMINED, 0);
    assert_int_equal(HOSHI_CONFIRMATION_NONE, 0);
    assert_int_equal(HOSHI_CONDITION_UNANSWERED, 0);
}

/* Our wording never says what only the scheme can say. */
static void labels_claim_nothing_official(void **state)
{
    (void)state;
    static const char *const word[] = {"合格", "認証", "取得", "passed", "certified", "acquired"};
    for (size_t w = 0; w < LENGTH(word); w++) {
        for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
            for (int i = 0; i < HOSHI_REASON_COUNT_; i++)
                assert_null(strstr(hoshi_reason_label((enum hoshi_reason)i, (enum hoshi_lang)lang),
                                   word[w]));
            for (int i = 0; i < HOSHI_STATUS_COUNT_; i++)
                assert_null(strstr(hoshi_status_label((enum hoshi_status)i, (enum hoshi_lang)lang),
                                   word[w]));
        }
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(percent_is_floored),
        cmocka_unit_test(codes),
        cmocka_unit_test(labels_claim_nothing_official),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
