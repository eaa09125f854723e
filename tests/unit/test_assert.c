/* An assertion calls the handler with what, where; a true one costs nothing. */
#include "unit.h"

#include "base/assert.h"

static jmp_buf back;
static char said[200];

static void handler(const char *what, const char *file, int line)
{
    snprintf(said, sizeof said, "%s|%s|%d", what, file, line > 0);
    longjmp(back, 1);
}

static void false_calls_the_handler(void **state)
{
    (void)state;
    volatile int reached = 0;
    hoshi_assert_set_handler(handler);
    if (setjmp(back) == 0) {
        HOSHI_ASSERT(1 + 1 == 2);
        reached = 1;
        HOSHI_ASSERT(1 + 1 == 3);
        reached = 2;
    }
    assert_int_equal(reached, 1);
    assert_non_null(strstr(said, "1 + 1 == 3|"));
    assert_non_null(strstr(said, "test_assert.c|1"));
    hoshi_assert_set_handler(NULL);
}

int main(void)
{
    const struct CMUnitTest test[] = {cmocka_unit_test(false_calls_the_handler)};
    return cmocka_run_group_tests(test, NULL, NULL);
}
