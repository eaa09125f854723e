/* String views, numbers, edit distance, order of ids. */
#include "unit.h"

#include "base/str.h"

static int sign(int v)
{
    return (v > 0) - (v < 0);
}

static void equal_and_ordered(void **state)
{
    (void)state;
    assert_true(hoshi_str_eq(STR("abc"), "abc"));
    assert_false(hoshi_str_eq(STR("abc"), "abcd"));
    assert_false(hoshi_str_eq(STR("abcd"), "abc"));
    assert_true(hoshi_str_eq((struct hoshi_str){"abcd", 3}, "abc"));
    assert_true(hoshi_str_eq_nocase("MFA", "mfa"));
    assert_false(hoshi_str_eq_nocase("mfa", "mfas"));
    assert_false(hoshi_str_eq_nocase("mfas", "mfa"));
    assert_false(hoshi_str_eq_nocase("Ä", "ä")); /* ASCII letters only */
    assert_int_equal(sign(hoshi_str_cmp(STR("a"), STR("b"))), -1);
    assert_int_equal(sign(hoshi_str_cmp(STR("a"), STR("aa"))), -1);
    assert_int_equal(sign(hoshi_str_cmp(STR("星"), STR("a"))), 1);
    assert_int_equal(hoshi_str_cmp(STR(""), (struct hoshi_str){NULL, 0}), 0);
    assert_int_equal(hoshi_str_from(NULL).n, 0);
    assert_true(hoshi_str_starts("1-2-1", "1-2") && !hoshi_str_starts("1", "1-2"));
    assert_true(hoshi_str_ends("a.json", ".json") && !hoshi_str_ends("json", ".json"));
}

static void suffixes_of_paths(void **state)
{
    (void)state;
    assert_string_equal(hoshi_path_suffix("a/b.c/report.tar.GZ"), ".GZ");
    static const char *const none[] = {"",       "report",  ".hidden", "a.b/report",
                                       "a.b/.x", "report.", "part.3",  "2026.11.29"};
    for (size_t i = 0; i < LENGTH(none); i++)
        assert_string_equal(hoshi_path_suffix(none[i]), "");
    assert_true(hoshi_path_suffix_is("REPORT.HTM", ".html .htm"));
    assert_true(hoshi_path_suffix_is("報告.html", ".html .htm"));
    assert_false(hoshi_path_suffix_is("a.ht", ".html .htm"));
    assert_false(hoshi_path_suffix_is("a.html5", ".html .htm"));
    assert_false(hoshi_path_suffix_is("a", ".html"));
    assert_false(hoshi_path_suffix_is("a.html", ""));
}

static void trims_both_widths(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } row[] = {
        {"", ""},       {" ", ""},  {"　", ""},           {" 　\t\r\n", ""},       {" a b ", "a b"},
        {"　○　", "○"}, {"a", "a"}, {"\ta　b\n", "a　b"}, {"\x80\x80", "\x80\x80"}};
    for (size_t i = 0; i < LENGTH(row); i++)
        assert_row(hoshi_str_eq(hoshi_str_trim(str_of(row[i].in)), row[i].out), row[i].in);
}

static void integers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        long long min, max;
        bool ok;
        long long v;
    } row[] = {
        {"0", 0, 9, true, 0},
        {"9", 0, 9, true, 9},
        {"10", 0, 9, false, 0},
        {"-1", -1, 1, true, -1},
        {"-2", -1, 1, false, 0},
        {"-0", 0, 1, true, 0},
        {"", 0, 9, false, 0},
        {"-", -9, 9, false, 0},
        {"+1", 0, 9, false, 0},
        {" 1", 0, 9, false, 0},
        {"1 ", 0, 9, false, 0},
        {"1.0", 0, 9, false, 0},
        {"0x1", 0, 9, false, 0},
        {"1e0", 0, 9, false, 0},
        {"007", 0, 9, true, 7},
        {"１", 0, 9, false, 0},
        {"999999999999999", 0, 999999999999999, true, 999999999999999},
        {"1000000000000000", 0, 9223372036854775807, false, 0},
        {"99999999999999999999999", 0, 9223372036854775807, false, 0},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        long long v = 42;
        assert_row(hoshi_str_to_int(str_of(row[i].text), row[i].min, row[i].max, &v) == row[i].ok,
                   row[i].text);
        assert_row(v == (row[i].ok ? row[i].v : 42), row[i].text);
    }
}

static void edit_distance(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        unsigned d;
    } row[] = {
        {"", "", 0},
        {"a", "", 1},
        {"", "abc", 3},
        {"met", "met", 0},
        {"mett", "met", 1},
        {"mte", "met", 1}, /* neighbours swapped */
        {"meet", "mete", 1},
        {"title", "titel", 1},
        {"kitten", "sitting", 3},
        {"ca", "abc", 3},
        {"4-4-4-2", "4-4-4-3", 1},
        {"○", "◯", 1}, /* characters, not bytes */
        {"なし", "はい", 2},
        {"実施", "実施中", 1},
        {"会議室", "議会室", 1},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        assert_row(hoshi_str_distance(row[i].a, row[i].b, 3) == row[i].d, row[i].a);
        assert_row(hoshi_str_distance(row[i].b, row[i].a, 3) == row[i].d, row[i].a); /* symmetric */
    }
    char long_word[66];
    memset(long_word, 'a', sizeof long_word);
    long_word[65] = '\0';
    assert_int_equal(hoshi_str_distance(long_word, "a", 3), 4); /* never costs more than 64 x 64 */
    long_word[64] = '\0';
    assert_int_equal(hoshi_str_distance(long_word, long_word, 3), 0);
}

static void languages_fall_back(void **state)
{
    (void)state;
    struct hoshi_text both = {{"日", "en"}}, ja = {{"日", NULL}}, none = {{NULL, NULL}};
    assert_string_equal(hoshi_text_get(&both, HOSHI_LANG_JA), "日");
    assert_string_equal(hoshi_text_get(&both, HOSHI_LANG_EN), "en");
    assert_string_equal(hoshi_text_get(&ja, HOSHI_LANG_EN), "日");
    assert_string_equal(hoshi_text_get(&none, HOSHI_LANG_EN), "");
}

static void ids_order_by_number(void **state)
{
    (void)state;
    static const char *const sorted[] = {"",
                                         "1",
                                         "1-1-1-2",
                                         "1-1-2-1",
                                         "1-2-1",
                                         "1-10-1",
                                         "2",
                                         "10",
                                         "99999999999999999999",
                                         "100000000000000000000",
                                         "A.5.9",
                                         "A.5.10",
                                         "A.10.1",
                                         "CPS.SC-6",
                                         "CPS.SC-10",
                                         "D2",
                                         "D10"};
    for (size_t i = 0; i < LENGTH(sorted); i++) {
        for (size_t k = 0; k < LENGTH(sorted); k++)
            assert_row(sign(hoshi_id_cmp(sorted[i], sorted[k])) == (i > k) - (i < k), sorted[i]);
    }
    assert_int_equal(hoshi_id_cmp("1-01", "1-1"), 0); /* by value; callers break the tie */
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(equal_and_ordered),   cmocka_unit_test(suffixes_of_paths),
        cmocka_unit_test(trims_both_widths),   cmocka_unit_test(integers),
        cmocka_unit_test(edit_distance),       cmocka_unit_test(languages_fall_back),
        cmocka_unit_test(ids_order_by_number),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
