/* Misbehaviour on request, to test what a worker may not do to the others. Not in release builds.
 */
#include "app/batch/judge.h"

#ifdef HOSHI_TEST_HOOKS

#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "io/workers.h"

static bool has(struct hoshi_str s, const char *word)
{
    return memmem(s.p, s.n, word, strlen(word)) != NULL;
}

static void hang(void)
{
    uint32_t never = 0;
    for (;;)
        (void)syscall(SYS_futex, &never, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0);
}

static void bomb(void)
{
    for (size_t n = (size_t)16 << 20;;) {
        char *p = malloc(n);
        if (p == NULL)
            hoshi_worker_out_of_memory();
        memset(p, 1, n);
    }
}

void hoshi_batch_test_hook(struct hoshi_str source)
{
    static const char *asked = NULL;
    if (asked == NULL)
        asked = getenv("HOSHI_TEST_HOOKS") != NULL ? "yes" : "";
    if (*asked == '\0')
        return;
    if (has(source, "hook-crash"))
        (void)raise(SIGSEGV), abort();
    if (has(source, "hook-spin")) {
        for (volatile unsigned i = 0;; i++)
            ;
    }
    if (has(source, "hook-hang"))
        hang();
    if (has(source, "hook-bomb"))
        bomb();
    /* Each of these must be refused; 6 says that it was not. */
    if (has(source, "hook-open") && open("/dev/null", O_RDONLY) >= 0)
        _exit(6);
    if (has(source, "hook-socket") && socket(AF_INET, SOCK_STREAM, 0) >= 0)
        _exit(6);
    if (has(source, "hook-exec"))
        (void)execl("/bin/true", "true", (char *)NULL);
    if (has(source, "hook-fork") && fork() >= 0)
        _exit(6);
    if (has(source, "hook-kill") && kill(getppid(), SIGTERM) == 0)
        _exit(6);
}

#endif
