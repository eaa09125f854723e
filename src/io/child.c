#include "io/child.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

enum { WELL = 0, NOT_WELL, NO_MEMORY };

/* In a coverage build what ran here is counted; for that such a build keeps the right to write
 * (also in sandbox.c, and the parent says that there is no sandbox). */
_Noreturn void hoshi_child_leave(int status)
{
#ifdef HOSHI_COVERAGE
    extern void __gcov_dump(void);
    __gcov_dump();
#endif
    _exit(status);
}

bool hoshi_child_run(bool (*work)(void *user), void *user)
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        bool well = work(user);
        hoshi_child_leave(hoshi_memory_was_short() ? NO_MEMORY : well ? WELL : NOT_WELL);
    }
    if (pid < 0)
        return false;
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            return false;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == NO_MEMORY)
        hoshi_memory_refused();
    errno = WIFEXITED(status) && WEXITSTATUS(status) == NO_MEMORY ? ENOMEM : EIO;
    return WIFEXITED(status) && WEXITSTATUS(status) == WELL;
}
