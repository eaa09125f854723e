/* Decimal and hexadecimal, at their limits. */
#include "unit.h"

#include <limits.h>

#include "base/digits.h"

static void decimal(void **state)
{
    (void)state;
    char t[HOSHI_DECIMAL_BYTES];
    assert_string_equal(hoshi_decimal(t, 0), "0");
    assert_string_equal(hoshi_decimal(t, 7), "7");
    assert_string_equal(hoshi_decimal(t, -153), "-153");
    assert_string_equal(hoshi_decimal(t, LLONG_MAX), "9223372036854775807");
    assert_string_equal(hoshi_decimal(t, LLONG_MIN), "-9223372036854775808");
}

static void hexadecimal(void **state)
{
    (void)state;
    char t[9] = "........";
    hoshi_hex_lower(t, 0xab, 2);
    assert_string_equal(t, "ab......");
    hoshi_hex_upper(t, 0x1fffe, 4); /* the lowest digits */
    assert_string_equal(t, "FFFE....");
    hoshi_hex_lower(t, 0xf, 8);
    assert_string_equal(t, "0000000f");
    for (int c = -128; c < 128; c++) {
        const char *digits = "0123456789abcdef", *capitals = "0123456789ABCDEF";
        const char *at = c != 0 ? strchr(digits, c) : NULL;
        const char *up = c != 0 ? strchr(capitals, c) : NULL;
        assert_int_equal(hoshi_hex_value((char)c), at != NULL   ? at - digits
                                                   : up != NULL ? up - capitals
                                                                : -1);
    }
}

static void names_of_code_points(void **state)
{
    (void)state;
    char t[HOSHI_CODE_POINT_BYTES];
    assert_string_equal(hoshi_code_point_name(0, t), "U+0000");
    assert_string_equal(hoshi_code_point_name(0xfffe, t), "U+FFFE");
    assert_string_equal(hoshi_code_point_name(0x1ffff, t), "U+1FFFF");
    assert_string_equal(hoshi_code_point_name(0x10fffe, t), "U+10FFFE");
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(decimal),
        cmocka_unit_test(hexadecimal),
        cmocka_unit_test(names_of_code_points),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
