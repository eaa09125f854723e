/* Whether two are one company: by the first that both say of themselves. */
#include "model/company.h"

#include "unit.h"

static const struct hoshi_company nobody,
    named = {NULL, NULL, "A"}, other_name = {NULL, NULL, "B"}, numbered = {NULL, "S-1", "A"},
    renamed = {NULL, "S-1", "B"}, other_number = {NULL, "S-2", "A"},
    corporation = {"7000012050002", "", "A"}, namesake = {"5010001008846", NULL, "A"},
    of_two_buyers = {"7000012050002", "S-9", "B"};

static const struct {
    const struct hoshi_company *a, *b;
    enum hoshi_company_relation relation;
    const char *called;
} row[] = {
    {&nobody, &nobody, HOSHI_COMPANY_NOT_KNOWN, "-"},
    {&nobody, &named, HOSHI_COMPANY_NOT_KNOWN, "-"},
    {&named, &nobody, HOSHI_COMPANY_NOT_KNOWN, "A"},
    {&named, &named, HOSHI_COMPANY_SAME, "A"},
    {&named, &other_name, HOSHI_COMPANY_OTHER, "A"},
    {&numbered, &named, HOSHI_COMPANY_SAME, "A"},
    {&numbered, &renamed, HOSHI_COMPANY_SAME, "S-1"},
    {&numbered, &other_number, HOSHI_COMPANY_OTHER, "S-1"},
    {&corporation, &namesake, HOSHI_COMPANY_OTHER, "7000012050002"},
    {&corporation, &of_two_buyers, HOSHI_COMPANY_SAME, "7000012050002"},
    {&corporation, &numbered, HOSHI_COMPANY_SAME, "A"},
};

static void by_what_both_say(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        assert_int_equal(hoshi_company_relation(*row[i].a, *row[i].b), row[i].relation);
        assert_int_equal(hoshi_company_relation(*row[i].b, *row[i].a), row[i].relation);
        assert_string_equal(hoshi_company_called(*row[i].a, *row[i].b), row[i].called);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_what_both_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
