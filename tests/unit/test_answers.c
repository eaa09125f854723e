/* Spellings of a status, and the check digit of a corporate number. */
#include "unit.h"

#include <hoshi/answers.h>

static void every_spelling(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code; /* NULL: not understood */
        bool alias;
    } row[] = {
        {"met", "met", false},
        {"partial", "partial", false},
        {"unmet", "unmet", false},
        {"planned", "planned", false},
        {"not-applicable", "not-applicable", false},
        {"unknown", "unknown", false},
        {"unanswered", "unanswered", false},
        {"", "unanswered", false},
        {" ", "unanswered", false},
        {"　", "unanswered", false},
        {"○", "met", true}, /* U+25CB, U+3007, U+25EF: all are typed as "maru" */
        {"〇", "met", true},
        {"◯", "met", true},
        {"はい", "met", true},
        {"yes", "met", true},
        {"達成", "met", true},
        {"適合", "met", true},
        {"△", "partial", true},
        {"一部", "partial", true},
        {"一部達成", "partial", true}, /* as our own reports call it */
        {"一部のみ達成", "partial", true},
        {"×", "unmet", true},
        {"✕", "unmet", true},
        {"✖", "unmet", true},
        {"いいえ", "unmet", true},
        {"no", "unmet", true},
        {"未達成", "unmet", true},
        {"予定", "planned", true},
        {"対象外", "not-applicable", true},
        {"該当なし", "not-applicable", true},
        {"n/a", "not-applicable", true},
        {"N/A", "not-applicable", true},
        {"?", "unknown", true},
        {"？", "unknown", true},
        {"不明", "unknown", true},
        {"わからない", "unknown", true},
        {"未回答", "unanswered", true},
        {"　○ ", "met", true},
        {" met\n", "met", false},
        {"Met", "met", true}, /* understood and said; only the code itself is silent */
        {"ＭＥＴ", "met", true},
        {"ＯＫ", "met", true},
        {"TRUE", "met", true},
        {"◎", "met", true},
        {"済", "met", true},
        {"実施済み", "met", true},
        {"実施中", "partial", true},
        {"未", "unmet", true},
        {"False", "unmet", true},
        {"計画中", "planned", true},
        {"なし", NULL, false}, /* mean different things to different people */
        {"ー", NULL, false},
        {"－", NULL, false},
        {"検討中", NULL, false},
        {"mett", NULL, false},
        {"me", NULL, false},
        {"met met", NULL, false},
        {"●", NULL, false}, /* means the opposite to some */
        {"達成予定", NULL, false},
        {"1", NULL, false},
        {"x", NULL, false},
        {"-", NULL, false},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        enum hoshi_status status = HOSHI_STATUS_COUNT_;
        bool alias = false;
        enum hoshi_rc rc = hoshi_status_parse(str_of(row[i].text), &status, &alias);
        assert_row(rc == (row[i].code != NULL ? HOSHI_OK : HOSHI_E_INVALID), row[i].text);
        if (row[i].code == NULL) {
            assert_row(status == HOSHI_STATUS_COUNT_, row[i].text);
            continue;
        }
        assert_row(strcmp(hoshi_status_code(status), row[i].code) == 0, row[i].text);
        assert_row(alias == row[i].alias, row[i].text);
    }
}

static void codes_and_labels_come_back(void **state)
{
    (void)state;
    for (int i = 0; i < HOSHI_STATUS_COUNT_; i++) {
        enum hoshi_status status;
        bool alias;
        assert_int_equal(
            hoshi_status_parse(str_of(hoshi_status_code((enum hoshi_status)i)), &status, &alias),
            HOSHI_OK);
        assert_int_equal(status, i);
        for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++)
            assert_true(*hoshi_status_label((enum hoshi_status)i, (enum hoshi_lang)lang) != '\0');
    }
    assert_int_equal(HOSHI_STATUS_UNANSWERED, 0); /* zero-filled says nothing */
}

static void corporate_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool ok;
    } row[] = {
        {"7000012050002", true}, /* the National Tax Agency, which hands them out */
        {"1180301018771", true},
        {"8700110005901", true}, /* the agency's worked example: base number 700110005901 */
        {"8700110005902", false},
        {"7700110005901", false},
        {"0700110005901", false}, /* no check digit is 0 */
        {"9000000000000", true},
        {"1111111111111", false},
        {"700110005901", false},
        {"87001100059011", false},
        {"", false},
        {" 8700110005901", false},
        {"8700110005901 ", false},
        {"8-700110005901", false},
        {"870011000590a", false},
        {"８７００１１０００５９０１", false},
    };
    for (size_t i = 0; i < LENGTH(row); i++)
        assert_row(hoshi_corporate_number_ok(row[i].text) == row[i].ok, row[i].text);
    /* Any single wrong digit is found, save 0 for 9, which the rule itself confuses. */
    char text[] = "8700110005901";
    for (size_t i = 0; i < 13; i++) {
        char right = text[i];
        for (char c = '0'; c <= '9'; c++) {
            text[i] = c;
            bool same = c == right || (i > 0 && (c - right) % 9 == 0);
            assert_row(hoshi_corporate_number_ok(text) == same, text);
        }
        text[i] = right;
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(every_spelling),
        cmocka_unit_test(codes_and_labels_come_back),
        cmocka_unit_test(corporate_numbers),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
