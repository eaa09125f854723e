/* The child's side of a worker: drop rights, then read a frame, work, write a frame, for ever. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "io/child.h"
#include "io/sandbox.h"
#include "io/workers.h"

#define READ_BYTES ((size_t)256 << 10)
#define REPLY_FLUSH_BYTES ((size_t)32 << 10)

_Noreturn void hoshi_worker_out_of_memory(void)
{
    hoshi_child_leave(HOSHI_WORKER_EXIT_MEMORY);
}

static void write_all(const char *p, size_t n)
{
    while (n > 0) {
        ssize_t k = write(STDOUT_FILENO, p, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            hoshi_child_leave(0); /* the parent is gone */
        p += k;
        n -= (size_t)k;
    }
}

_Noreturn static void cannot_start(int out)
{
    struct hoshi_frame f = {HOSHI_FRAME_FAILED, 0, (uint32_t)errno};
    (void)!write(out, &f, sizeof f);
    hoshi_child_leave(1);
}

/* What other suppliers' data the parent has open is none of this process's business. Nothing stands
 * on descriptor 2, so that nothing has to be opened: a worker has nothing to say there. */
static void keep_only(int in, int out)
{
    if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0)
        cannot_start(out);
#if !defined(__SANITIZE_ADDRESS__)
    (void)close(STDERR_FILENO);
#endif
    if (close_range(3, ~0u, 0) != 0) {
        for (int fd = 3; fd < 1024; fd++)
            (void)close(fd);
    }
}

static size_t address_space(void)
{
    FILE *f = fopen("/proc/self/statm", "re");
    unsigned long pages = 0;
    if (f == NULL || fscanf(f, "%lu", &pages) != 1)
        pages = 0;
    if (f != NULL)
        fclose(f);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void set_limit(int resource, rlim_t v)
{
    struct rlimit r = {v, v};
    (void)setrlimit((__rlimit_resource_t)resource, &r);
}

static void limit_resources(const struct hoshi_worker_setup *setup)
{
    set_limit(RLIMIT_CORE, 0); /* no supplier's data in a core file */
#ifndef HOSHI_COVERAGE
    set_limit(RLIMIT_FSIZE, 0);
#endif
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    if (setup->memory_bytes != 0)
        set_limit(RLIMIT_AS, address_space() + setup->memory_bytes);
#else
    (void)setup;
    (void)address_space;
#endif
}

/* The limit counts the whole process, so it moves ahead of what was used so far. */
static void allow_time(unsigned seconds)
{
    static time_t set_at = -1;
    struct timespec used;
    if (seconds == 0 || clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0 ||
        used.tv_sec == set_at)
        return;
    set_at = used.tv_sec;
    struct rlimit r = {(rlim_t)used.tv_sec + 1 + seconds, RLIM_INFINITY};
    (void)setrlimit(RLIMIT_CPU, &r);
}

static void put_frame(struct hoshi_buf *out, const struct hoshi_frame *f, struct hoshi_str body)
{
    hoshi_buf_put(out, f, sizeof *f);
    hoshi_buf_put(out, body.p, body.n);
    if (out->failed)
        hoshi_worker_out_of_memory();
}

static void work_on(const struct hoshi_worker_setup *setup, const struct hoshi_frame *f,
                    const char *p, struct hoshi_buf *reply, struct hoshi_buf *out)
{
    allow_time(setup->cpu_seconds);
    hoshi_buf_clear(reply);
    setup->work(setup->context, (struct hoshi_str){p, f->n}, reply);
    if (reply->failed)
        hoshi_worker_out_of_memory();
    struct hoshi_frame head = {f->tag, (uint32_t)reply->n, 0};
    put_frame(out, &head, (struct hoshi_str){reply->p, reply->n});
}

_Noreturn static void serve(const struct hoshi_worker_setup *setup, struct hoshi_buf *out)
{
    struct hoshi_buf reply;
    hoshi_buf_init(&reply, setup->reply_bytes);
    size_t cap = READ_BYTES, n = 0, at = 0;
    char *in = malloc(cap);
    struct hoshi_frame f;
    for (;;) {
        if (in == NULL)
            hoshi_worker_out_of_memory();
        while (n - at >= sizeof f) {
            memcpy(&f, in + at, sizeof f);
            if (n - at - sizeof f < f.n)
                break;
            work_on(setup, &f, in + at + sizeof f, &reply, out);
            at += sizeof f + f.n;
            if (out->n >= REPLY_FLUSH_BYTES) {
                write_all(out->p, out->n);
                hoshi_buf_clear(out);
            }
        }
        if (out->n != 0)
            write_all(out->p, out->n); /* nothing left to do: let the parent have it */
        hoshi_buf_clear(out);
        memmove(in, in + at, n - at);
        n -= at;
        at = 0;
        size_t need = n >= sizeof f ? (memcpy(&f, in, sizeof f), sizeof f + (size_t)f.n) : 0;
        if (need > cap ||
            (cap > READ_BYTES && n == 0)) { /* a large one: grow for it, then give it back */
            cap = need > READ_BYTES ? need : READ_BYTES;
            char *other = realloc(in, cap);
            if (other == NULL)
                hoshi_worker_out_of_memory();
            in = other;
        }
        ssize_t k = read(STDIN_FILENO, in + n, cap - n);
        if (k == 0)
            hoshi_child_leave(0);
        if (k < 0 && errno != EINTR)
            hoshi_child_leave(1);
        n += k > 0 ? (size_t)k : 0;
    }
}

_Noreturn void hoshi_worker_main(const struct hoshi_worker_setup *setup, int in, int out)
{
    signal(SIGINT, SIG_IGN); /* Ctrl-C is for the parent, which lets us finish */
    signal(SIGPIPE, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    keep_only(in, out);
    limit_resources(setup);
    allow_time(setup->cpu_seconds); /* libseccomp without memory may go on for ever */
    struct hoshi_buf pending;
    hoshi_buf_init(&pending, 2 * setup->reply_bytes + sizeof(struct hoshi_frame));
    struct hoshi_frame hello = {HOSHI_FRAME_HELLO, 0, hoshi_sandbox_enter()};
    put_frame(&pending, &hello, (struct hoshi_str){NULL, 0});
    write_all(pending.p, pending.n);
    hoshi_buf_clear(&pending);
    serve(setup, &pending);
}
