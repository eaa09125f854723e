/* What is JSON, and where it is not. */
#include "base/json_form.h"

#include "base/str.h"
#include "unit.h"

static void values_end_where_they_end(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n;
    } good[] = {
        {"0", 1},
        {" -1.5e+3 ,", 8},
        {"{}{}", 2},
        {"[1,2] 7", 5},
        {"\"a\\u00e9\"", 9},
        {"\"\\ud83d\\ude00\"x", 14},
        {"{\"a\":[{}]}", 10},
        {"null", 4},
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        size_t n = 0;
        assert_true(hoshi_json_form(hoshi_str_from(good[i].text), &n));
        assert_int_equal(n, good[i].n);
    }
}

/* cJSON makes a text or a number of each of these. */
static void mistakes_have_a_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
    } bad[] = {
        {"\"a\\u12G4\"", 2}, {"\"\\u0000\"", 1}, {"\"\\ud83d\"", 1}, {"\"\\ud83d\\u0041\"", 1},
        {"\"\\ude00\"", 1},  {"\"\\x\"", 1},     {"\"a\tb\"", 2},    {"\"\\u00", 1},
        {"01", 2},           {"-", 1},           {"[1,]", 3},        {"{\"a\":\"\\uqqqq\"}", 6},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        size_t at = 99;
        assert_false(hoshi_json_form(hoshi_str_from(bad[i].text), &at));
        assert_int_equal(at, bad[i].at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_end_where_they_end),
        cmocka_unit_test(mistakes_have_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
