/* The growing buffer: content, ceiling, sticky failure. */
#include "unit.h"

#include <hoshi/buf.h>
#include <limits.h>

static void appends_and_ends_with_nul(void **state)
{
    (void)state;
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    assert_null(b.p);
    hoshi_buf_puts(&b, NULL);
    hoshi_buf_puts(&b, "");
    assert_string_equal(b.p, "");
    hoshi_buf_puts(&b, "★");
    hoshi_buf_fill(&b, '-', 3);
    hoshi_buf_put(&b, "a\0b", 3);
    assert_int_equal(b.n, 9);
    assert_memory_equal(b.p, "★---a\0b", 10);
    assert_int_equal(hoshi_buf_rc(&b), HOSHI_OK);
    hoshi_buf_clear(&b);
    assert_int_equal(b.n, 0);
    assert_string_equal(b.p, "");
    hoshi_buf_release(&b);
    hoshi_buf_release(NULL);
}

static void grows_without_losing_a_byte(void **state)
{
    (void)state;
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    for (int i = 0; i < 100000; i++)
        hoshi_buf_put(&b, &(char){(char)('a' + i % 26)}, 1);
    assert_int_equal(b.n, 100000);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(b.p[i], 'a' + i % 26);
    hoshi_buf_release(&b);
}

static void limit_is_exact_and_failure_sticks(void **state)
{
    (void)state;
    struct hoshi_buf b;
    hoshi_buf_init(&b, 4);
    hoshi_buf_puts(&b, "abcd");
    assert_false(b.failed);
    hoshi_buf_puts(&b, "");
    assert_false(b.failed);
    hoshi_buf_puts(&b, "e");
    assert_true(b.failed);
    assert_string_equal(b.p, "abcd"); /* all of an append or nothing of it */
    assert_int_equal(hoshi_buf_rc(&b), HOSHI_E_LIMIT);
    hoshi_buf_puts(&b, "");
    assert_true(b.failed);
    hoshi_buf_clear(&b);
    hoshi_buf_fill(&b, 'x', 5);
    assert_true(b.failed);
    assert_int_equal(b.n, 0);
    hoshi_buf_clear(&b);
    hoshi_buf_fill(&b, 'x', SIZE_MAX);
    assert_true(b.failed);
    hoshi_buf_clear(&b);
    hoshi_buf_fill(&b, 'x', 4);
    assert_string_equal(b.p, "xxxx");
    hoshi_buf_release(&b);
}

static void numbers(void **state)
{
    (void)state;
    static const struct {
        long long v;
        const char *text;
    } row[] = {{0, "0"},
               {-1, "-1"},
               {1000000, "1000000"},
               {LLONG_MAX, "9223372036854775807"},
               {LLONG_MIN, "-9223372036854775808"}};
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        hoshi_buf_int(&b, row[i].v);
        assert_string_equal(b.p, row[i].text);
        hoshi_buf_release(&b);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(appends_and_ends_with_nul),
        cmocka_unit_test(grows_without_losing_a_byte),
        cmocka_unit_test(limit_is_exact_and_failure_sticks),
        cmocka_unit_test(numbers),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
