/* One run: the files put as they were, the process, and what came of it. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "call.h"

#define HUNG_SECONDS 60
/* The library comes before the sanitizer's own, which does not like that without being told. */
#define SANITIZER "verify_asan_link_order=0:allocator_may_return_null=1:exitcode=86"

const char *const fault_kind_name[FAULT_N_KIND] = {
#define KIND(id, name, err) name,
    FAULT_KINDS(KIND)
#undef KIND
};

static char *format(const char *pattern, const char *a)
{
    char *p = NULL;
    if (asprintf(&p, pattern, a) < 0)
        die("out of", "memory");
    return p;
}

struct place place_make(const char *hoshi, const char *library, const char *scratch)
{
    struct place p = {.hoshi = hoshi, .library = library};
    p.work = format("%s/work", scratch);
    p.page_file = format("%s/page", scratch);
    if ((mkdir(scratch, 0700) != 0 && errno != EEXIST) ||
        (mkdir(p.work, 0700) != 0 && errno != EEXIST))
        die("mkdir", scratch);
    int fd = open(p.page_file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 || ftruncate(fd, sizeof *p.page) != 0)
        die("open", p.page_file);
    void *page = mmap(NULL, sizeof *p.page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED)
        die("mmap", p.page_file);
    close(fd);
    p.page = page;
    p.out = memfd_create("out", MFD_CLOEXEC);
    p.err = memfd_create("err", MFD_CLOEXEC);
    if (p.out < 0 || p.err < 0)
        die("memfd_create", "");
    return p;
}

static void put_files(struct place *p, const struct call *c)
{
    if (p->last == c) {
        struct tree now = tree_read(p->work, false);
        bool same = tree_untouched(&p->as_written, &now);
        tree_free(&now);
        if (same)
            return;
    }
    tree_write(p->work, &c->before);
    tree_free(&p->as_written);
    p->as_written = tree_read(p->work, false);
    p->last = c;
}

static void open_descriptors(const struct place *p, const struct call *c)
{
    if (dup2(p->out, 1) < 0 || dup2(p->err, 2) < 0)
        _exit(98);
    for (int fd = 0; fd < CALL_FDS; fd++) {
        char path[PATH_MAX];
        if (fd == 1 || fd == 2 || (fd > 2 && !c->has_fd[fd]))
            continue;
        snprintf(path, sizeof path, "%s/fd%d", c->folder, fd);
        int from = open(c->has_fd[fd] ? path : "/dev/null", O_RDONLY);
        if (from < 0 || (from != fd && (dup2(from, fd) < 0 || close(from) != 0)))
            _exit(98);
    }
}

static void set_environment(const struct place *p, const struct call *c, struct plan plan)
{
    static char wish[64];
    for (size_t i = 0; c->env[i] != NULL; i++)
        putenv(c->env[i]);
    setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
    setenv("ASAN_OPTIONS", SANITIZER, 1);
    setenv("UBSAN_OPTIONS", SANITIZER, 1);
    setenv("LD_PRELOAD", p->library, 1);
    setenv("HOSHI_FAULT_PAGE", p->page_file, 1);
    setenv("HOSHI_FAULT_IN", plan.side == FAULT_WORKERS ? "workers" : "program", 1);
    if (plan.n != 0) {
        snprintf(wish, sizeof wish, "%s:%u%s", fault_kind_name[plan.kind], plan.n,
                 plan.and_after ? "+" : "");
        setenv("HOSHI_FAULT", wish, 1);
    }
}

_Noreturn static void become(const struct place *p, const struct call *c, struct plan plan)
{
    extern char **environ;
    static char *none[] = {NULL};
    environ = none;
    setpgid(0, 0);
    signal(SIGPIPE, SIG_DFL);
    umask(022);
    char *cwd = format("%s", p->work);
    if (chdir(cwd) != 0 || (c->cwd[0] != '\0' && chdir(c->cwd + 1) != 0))
        _exit(98);
    open_descriptors(p, c);
    set_environment(p, c, plan);
    execv(p->hoshi, c->argv);
    _exit(98);
}

/* A process that hangs takes no processor time, so it is watched by the clock. */
static bool wait_for(pid_t child, int *ret_status)
{
    sigset_t chld;
    sigemptyset(&chld);
    sigaddset(&chld, SIGCHLD);
    sigprocmask(SIG_BLOCK, &chld, NULL);
    struct timespec start, now, some = {.tv_sec = 1};
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (;;) {
        if (waitpid(child, ret_status, WNOHANG) == child)
            return true;
        sigtimedwait(&chld, NULL, &some);
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (now.tv_sec - start.tv_sec > HUNG_SECONDS) {
            kill(-child, SIGKILL);
            waitpid(child, ret_status, 0);
            return false;
        }
    }
}

static char *take(int fd, size_t *ret_n)
{
    off_t size = lseek(fd, 0, SEEK_END);
    char *p = malloc((size_t)size + 1);
    if (p == NULL || pread(fd, p, (size_t)size, 0) != size)
        die("read", "output");
    p[size] = '\0';
    *ret_n = (size_t)size;
    return p;
}

static void empty(int fd)
{
    if (ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0)
        die("truncate", "output");
}

struct outcome place_run(struct place *p, const struct call *c, struct plan plan, bool again)
{
    struct outcome o = {0};
    if (!again)
        put_files(p, c);
    empty(p->out);
    empty(p->err);
    *p->page = (struct fault_page){.fd = -1};
    pid_t child = fork();
    if (child == 0)
        become(p, c, plan);
    int status = 0;
    if (child < 0)
        die("fork", c->name);
    o.hung = !wait_for(child, &status);
    kill(-child, SIGKILL); /* whatever it left behind */
    o.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    o.page = *p->page;
    o.out = take(p->out, &o.n_out);
    o.err = take(p->err, &o.n_err);
    struct tree now = tree_read(p->work, false);
    o.untouched = !again && tree_untouched(&p->as_written, &now);
    tree_free(&now);
    if (!o.untouched)
        o.after = tree_read(p->work, true);
    return o;
}

void outcome_free(struct outcome *o)
{
    free(o->out);
    free(o->err);
    tree_free(&o->after);
}
