/* An assertion calls the handler with what, where; a true one looks at its condition once and calls
 * nobody; without a handler the process ends. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

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

static void true_calls_nobody(void **state)
{
    (void)state;
    int looked = 0;
    said[0] = '\0';
    hoshi_assert_set_handler(handler);
    if (setjmp(back) != 0)
        fail_msg("called the handler");
    HOSHI_ASSERT(++looked > 0);
    assert_int_equal(looked, 1);
    assert_string_equal(said, "");
    hoshi_assert_set_handler(NULL);
}

static void without_a_handler_it_aborts(void **state)
{
    (void)state;
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL); /* cmocka has one of its own */
        HOSHI_ASSERT(1 + 1 == 3);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(false_calls_the_handler),
        cmocka_unit_test(true_calls_nobody),
        cmocka_unit_test(without_a_handler_it_aborts),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
