/* seccomp says which system calls are left, Landlock that no path can be opened even if one of them
 * were missed. Either works without the other; neither needs privileges. */
#include "io/sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Sanitizers open files of their own when they report; a refused call must not kill the report. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define REFUSE SCMP_ACT_ERRNO(EPERM)
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define REFUSE SCMP_ACT_ERRNO(EPERM)
#endif
#endif
#ifndef REFUSE
#define REFUSE SCMP_ACT_KILL_PROCESS
#else
#define SANITIZED
#endif

static bool allow_plain(scmp_filter_ctx ctx)
{
    /* exit; memory; locks of the C library; signals of abort(); time; random start of malloc; how
     * much memory there is, which qsort() of glibc asks before it sorts more than a kibibyte */
    static const int plain[] = {
        SCMP_SYS(exit),        SCMP_SYS(exit_group),      SCMP_SYS(brk),
        SCMP_SYS(munmap),      SCMP_SYS(mremap),          SCMP_SYS(madvise),
        SCMP_SYS(futex),       SCMP_SYS(clock_gettime),   SCMP_SYS(getpid),
        SCMP_SYS(gettid),      SCMP_SYS(rt_sigprocmask),  SCMP_SYS(rt_sigreturn),
        SCMP_SYS(getrandom),   SCMP_SYS(restart_syscall), SCMP_SYS(sysinfo),
#ifdef SANITIZED
        SCMP_SYS(sigaltstack), SCMP_SYS(sched_yield),
#endif
    };
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        if (seccomp_rule_add(ctx, SCMP_ACT_ALLOW, plain[i], 0) != 0)
            return false;
    }
    return true;
}

static bool allow_with_arguments(scmp_filter_ctx ctx)
{
    return seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(read), 1, SCMP_A0(SCMP_CMP_EQ, 0, 0)) ==
               0 &&
           seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_LE, 2, 0)) ==
               0 &&
           seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                            SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)) == 0 &&
           seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
           seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, SCMP_A0(SCMP_CMP_EQ, 0, 0),
                            SCMP_A1(SCMP_CMP_EQ, RLIMIT_CPU, 0)) == 0 &&
           seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                            SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0)) == 0;
}

static bool enter_seccomp(void)
{
    scmp_filter_ctx ctx = seccomp_init(REFUSE);
    if (ctx == NULL)
        return false;
    bool ok = allow_plain(ctx) && allow_with_arguments(ctx) && seccomp_load(ctx) == 0;
    seccomp_release(ctx);
    return ok;
}

/* The kernel's own structure; headers of the building machine may be older than the running kernel.
 */
struct ruleset {
    uint64_t fs, net, scoped;
};

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif

/* Everything that the running version can govern is governed, and no rule allows anything. */
static bool enter_landlock(void)
{
    long abi =
        syscall(SYS_landlock_create_ruleset, NULL, 0, 1u /* LANDLOCK_CREATE_RULESET_VERSION */);
    if (abi < 1)
        return false;
    struct ruleset all = {.fs = 0x1fff}; /* ABI 1: execute … make_sym */
    size_t size = sizeof all.fs;
    if (abi >= 2)
        all.fs |= 1u << 13; /* refer */
    if (abi >= 3)
        all.fs |= 1u << 14; /* truncate */
    if (abi >= 4) {
        all.net = 3; /* bind, connect */
        size = 2 * sizeof(uint64_t);
    }
    if (abi >= 5)
        all.fs |= 1u << 15; /* ioctl of devices */
    if (abi >= 6) {
        all.scoped = 3; /* abstract sockets, signals */
        size = sizeof all;
    }
    long fd = syscall(SYS_landlock_create_ruleset, &all, size, 0u);
    if (fd < 0)
        return false;
    long rc = syscall(SYS_landlock_restrict_self, (int)fd, 0u);
    close((int)fd);
    return rc == 0;
}

unsigned hoshi_sandbox_enter(void)
{
    unsigned active = 0;
#ifdef HOSHI_COVERAGE
    return active; /* counters are written when the process leaves: worker_child.c */
#endif
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return 0;
    if (enter_landlock())
        active |= HOSHI_SANDBOX_LANDLOCK;
    if (enter_seccomp())
        active |= HOSHI_SANDBOX_SECCOMP;
    return active;
}

unsigned hoshi_sandbox_probe(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit((int)hoshi_sandbox_enter());
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return child > 0 && WIFEXITED(status) ? (unsigned)WEXITSTATUS(status) : 0;
}
