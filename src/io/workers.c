/* The parent's side: who works on what, who died of what. A worker may hold several requests, so
 * that it never waits for the parent; when it dies, each of them is tried again alone, and one that
 * kills a worker alone is the culprit. So the outcome of a record does not depend on its
 * neighbours. */
#include "io/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define DEPTH 16u
#define PIPE_BYTES (512 << 10)
#define CHUNK_BYTES ((size_t)64 << 10)
#define STARTS_MAX 16 /* workers in a row that died before any work */
#define HUNG_FACTOR 3
#define HUNG_EXTRA_SECONDS 2

struct request {
    uint64_t tag;
    char *p;
    size_t n;
    bool alone; /* it was in flight when a worker died */
};

struct worker {
    pid_t pid;
    int to, from;
    struct request queue[DEPTH]; /* [0] is the one it works on */
    unsigned n_queue, n_sent;    /* sent completely */
    size_t sent_bytes;           /* of queue[n_sent] */
    time_t since;                /* of the last sign of life while it had work */
    struct hoshi_buf in;
    unsigned sandbox;
};

struct hoshi_workers {
    struct hoshi_worker_setup setup;
    struct worker *worker;
    struct pollfd *pollfd;
    struct request *retry; /* to be tried again, alone */
    size_t n_retry, cap_retry;
    unsigned n_idle_death; /* in a row */
};

static time_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

unsigned hoshi_processors(void)
{
    cpu_set_t set;
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n > 0 ? (unsigned)n : 1;
}

static bool start(struct hoshi_workers *w, struct worker *k)
{
    int down[2], up[2];
    if (pipe2(down, O_CLOEXEC) != 0)
        return false;
    if (pipe2(up, O_CLOEXEC) != 0) {
        close(down[0]);
        close(down[1]);
        return false;
    }
    pid_t pid = fork();
    if (pid == 0)
        hoshi_worker_main(&w->setup, down[0], up[1]);
    int err = errno;
    close(down[0]);
    close(up[1]);
    if (pid < 0) {
        close(down[1]);
        close(up[0]);
        errno = err;
        return false;
    }
    (void)fcntl(down[1], F_SETPIPE_SZ, PIPE_BYTES); /* more than the default is a favour, no need */
    (void)fcntl(down[1], F_SETFL, O_NONBLOCK);
    (void)fcntl(up[0], F_SETFL, O_NONBLOCK);
    k->pid = pid;
    k->to = down[1];
    k->from = up[0];
    k->n_queue = k->n_sent = 0;
    k->sent_bytes = 0;
    k->since = now();
    hoshi_buf_clear(&k->in);
    return true;
}

/* The first frame says which rights are gone. */
static unsigned hello(struct worker *k)
{
    struct hoshi_frame f = {0};
    struct pollfd p = {k->from, POLLIN, 0};
    while (poll(&p, 1, -1) < 0 && errno == EINTR)
        ;
    ssize_t n = read(k->from, &f, sizeof f);
    return n == (ssize_t)sizeof f && f.tag == HOSHI_FRAME_HELLO ? f.sandbox : 0;
}

struct hoshi_workers *hoshi_workers_start(const struct hoshi_worker_setup *setup,
                                          unsigned *ret_sandbox)
{
    struct hoshi_workers *w = calloc(1, sizeof *w);
    if (w == NULL)
        return NULL;
    w->setup = *setup;
    w->worker = calloc(setup->n_worker, sizeof *w->worker);
    w->pollfd = calloc(2 * (size_t)setup->n_worker + 1, sizeof *w->pollfd);
    w->cap_retry = (size_t)setup->n_worker * DEPTH;
    w->retry = calloc(w->cap_retry, sizeof *w->retry);
    unsigned n = 0;
    if (w->worker != NULL && w->pollfd != NULL && w->retry != NULL) {
        for (; n < setup->n_worker; n++) {
            hoshi_buf_init(&w->worker[n].in, 2 * setup->reply_bytes + CHUNK_BYTES);
            if (!start(w, &w->worker[n]))
                break;
        }
    }
    w->setup.n_worker = n; /* fewer than asked for do the same work */
    if (n == 0) {
        int err = errno;
        hoshi_workers_stop(w);
        errno = err;
        return NULL;
    }
    *ret_sandbox = ~0u;
    for (unsigned i = 0; i < n; i++)
        *ret_sandbox &= w->worker[i].sandbox = hello(&w->worker[i]);
    return w;
}

static void end(struct worker *k)
{
    close(k->to);
    close(k->from);
    k->to = k->from = -1;
}

void hoshi_workers_stop(struct hoshi_workers *w)
{
    if (w == NULL)
        return;
    for (unsigned i = 0; i < w->setup.n_worker; i++) {
        struct worker *k = &w->worker[i];
        if (k->pid <= 0)
            continue;
        end(k);
        if (k->n_queue != 0)
            kill(k->pid, SIGKILL);
        while (waitpid(k->pid, NULL, 0) < 0 && errno == EINTR)
            ;
        hoshi_buf_release(&k->in);
    }
    free(w->retry);
    free(w->pollfd);
    free(w->worker);
    free(w);
}

static bool has_room(const struct hoshi_workers *w, const struct worker *k)
{
    return w->n_retry == 0 && k->n_queue < DEPTH && !(k->n_queue != 0 && k->queue[0].alone);
}

bool hoshi_workers_room(const struct hoshi_workers *w)
{
    for (unsigned i = 0; i < w->setup.n_worker; i++) {
        if (has_room(w, &w->worker[i]))
            return true;
    }
    return false;
}

size_t hoshi_workers_busy(const struct hoshi_workers *w)
{
    size_t n = w->n_retry;
    for (unsigned i = 0; i < w->setup.n_worker; i++)
        n += w->worker[i].n_queue;
    return n;
}

/* The pages themselves go into the pipe where the kernel can do that, so a request must not change
 * before it is answered. */
static ssize_t put_into_pipe(int fd, char *p, size_t n)
{
    static bool can_lend = true;
    struct iovec pages = {p, n};
    ssize_t k = can_lend ? vmsplice(fd, &pages, 1, SPLICE_F_NONBLOCK) : -1;
    if (k >= 0 || (can_lend && (errno == EAGAIN || errno == EINTR || errno == EPIPE)))
        return k;
    can_lend = false; /* a container's rules, an old kernel */
    return write(fd, p, n);
}

/* As much as the pipe takes. A dead worker is noticed when its answers end. */
static void send_some(struct worker *k)
{
    while (k->n_sent < k->n_queue) {
        struct request *r = &k->queue[k->n_sent];
        ssize_t n = put_into_pipe(k->to, r->p + k->sent_bytes, r->n - k->sent_bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return;
        k->sent_bytes += (size_t)n;
        if (k->sent_bytes == r->n) {
            k->n_sent++;
            k->sent_bytes = 0;
        }
    }
}

static void enqueue(struct worker *k, struct request r)
{
    if (k->n_queue == 0)
        k->since = now();
    k->queue[k->n_queue++] = r;
    send_some(k);
}

void hoshi_workers_give(struct hoshi_workers *w, uint64_t tag, char *request, size_t n_request)
{
    struct worker *best = NULL;
    for (unsigned i = 0; i < w->setup.n_worker; i++) {
        struct worker *k = &w->worker[i];
        if (has_room(w, k) && (best == NULL || k->n_queue < best->n_queue))
            best = k;
    }
    struct hoshi_frame f = {tag, (uint32_t)(n_request - HOSHI_WORKER_HEAD), 0};
    _Static_assert(sizeof f == HOSHI_WORKER_HEAD, "the frame fills the space left free for it");
    memcpy(request, &f, sizeof f);
    enqueue(best, (struct request){tag, request, n_request, false});
}

static void finish_first(struct hoshi_workers *w, struct worker *k,
                         enum hoshi_worker_end how_it_ended, const char *how,
                         struct hoshi_str reply)
{
    uint64_t tag = k->queue[0].tag;
    k->n_queue--;
    k->n_sent -= k->n_sent > 0;
    memmove(k->queue, k->queue + 1, k->n_queue * sizeof k->queue[0]);
    k->since = now();
    w->setup.done(w->setup.user, tag, how_it_ended, how, reply);
}

static enum hoshi_worker_end cause(int status, bool hung, const char **ret_how)
{
    *ret_how = NULL;
    if (hung || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return HOSHI_WORKER_TIME;
    if (WIFEXITED(status) && WEXITSTATUS(status) == HOSHI_WORKER_EXIT_MEMORY)
        return HOSHI_WORKER_MEMORY;
    const char *name = WIFSIGNALED(status) ? sigabbrev_np(WTERMSIG(status)) : NULL;
    *ret_how = name != NULL ? name : "exit";
    return HOSHI_WORKER_CRASHED;
}

/* Bury a worker, judge what it was doing, and start another. */
static enum hoshi_rc replace(struct hoshi_workers *w, struct worker *k, bool hung)
{
    int status = 0;
    kill(k->pid,
         SIGKILL); /* it may still live: a broken frame, a hang; a dead one keeps its status */
    end(k);
    while (waitpid(k->pid, &status, 0) < 0 && errno == EINTR)
        ;
    const char *how;
    enum hoshi_worker_end why = cause(status, hung, &how);
    w->n_idle_death = k->n_queue != 0 ? 0 : w->n_idle_death + 1;
    if (k->n_queue == 1 && k->queue[0].alone) {
        finish_first(w, k, why, how, (struct hoshi_str){NULL, 0});
    } else {
        for (unsigned i = 0; i < k->n_queue; i++) {
            k->queue[i].alone = true;
            w->retry[w->n_retry++] = k->queue[i];
        }
    }
    k->n_queue = k->n_sent = 0;
    return w->n_idle_death < STARTS_MAX && start(w, k) ? HOSHI_OK : HOSHI_E_IO;
}

/* Answers that have come in completely. False when the worker does not keep to the rules. */
static bool take_answers(struct hoshi_workers *w, struct worker *k)
{
    size_t at = 0;
    struct hoshi_frame f;
    while (k->in.n - at >= sizeof f) {
        memcpy(&f, k->in.p + at, sizeof f);
        if (f.n > w->setup.reply_bytes)
            return false;
        if (k->in.n - at - sizeof f < f.n)
            break;
        if (f.tag != HOSHI_FRAME_HELLO) {
            if (k->n_sent == 0 || f.tag != k->queue[0].tag) /* not even sent, or another one */
                return false;
            finish_first(w, k, HOSHI_WORKER_DONE, NULL,
                         (struct hoshi_str){k->in.p + at + sizeof f, f.n});
        }
        at += sizeof f + f.n;
    }
    if (at != 0) {
        memmove(k->in.p, k->in.p + at, k->in.n - at);
        k->in.n -= at;
    }
    return true;
}

static enum hoshi_rc receive(struct hoshi_workers *w, struct worker *k)
{
    static char chunk[CHUNK_BYTES];
    for (;;) {
        ssize_t n = read(k->from, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            return HOSHI_OK;
        if (n <= 0)
            return replace(w, k, false);
        hoshi_buf_put(&k->in, chunk, (size_t)n);
        if (k->in.failed || !take_answers(w, k))
            return replace(w, k, false);
        if ((size_t)n < sizeof chunk)
            return HOSHI_OK;
    }
}

static void give_retries(struct hoshi_workers *w)
{
    for (unsigned i = 0; i < w->setup.n_worker && w->n_retry != 0; i++) {
        if (w->worker[i].n_queue == 0)
            enqueue(&w->worker[i], w->retry[--w->n_retry]);
    }
}

static int hung_seconds(const struct hoshi_workers *w)
{
    return (int)w->setup.cpu_seconds * HUNG_FACTOR + HUNG_EXTRA_SECONDS;
}

static int timeout_ms(const struct hoshi_workers *w)
{
    if (w->setup.cpu_seconds == 0 || hoshi_workers_busy(w) == 0)
        return -1;
    return 1000; /* looked at once a second; only a hung worker ever waits for it */
}

static enum hoshi_rc bury_hung(struct hoshi_workers *w)
{
    time_t t = now();
    for (unsigned i = 0; i < w->setup.n_worker && w->setup.cpu_seconds != 0; i++) {
        struct worker *k = &w->worker[i];
        if (k->n_queue != 0 && t - k->since > hung_seconds(w) && replace(w, k, true) != HOSHI_OK)
            return HOSHI_E_IO;
    }
    return HOSHI_OK;
}

/* One entry per answer pipe, then one per request pipe that has something left to send, then
 * also_fd. */
static nfds_t what_to_wait_for(struct hoshi_workers *w, int also_fd)
{
    nfds_t n = w->setup.n_worker;
    for (unsigned i = 0; i < w->setup.n_worker; i++) {
        struct worker *k = &w->worker[i];
        w->pollfd[i] = (struct pollfd){k->from, POLLIN, 0};
        if (k->n_sent < k->n_queue)
            w->pollfd[n++] = (struct pollfd){k->to, POLLOUT, 0};
    }
    w->pollfd[n++] = (struct pollfd){also_fd, POLLIN, 0};
    return n;
}

enum hoshi_rc hoshi_workers_turn(struct hoshi_workers *w, int also_fd, bool block)
{
    give_retries(w);
    nfds_t n = what_to_wait_for(w, also_fd);
    if (poll(w->pollfd, n, block ? timeout_ms(w) : 0) < 0)
        return errno == EINTR ? HOSHI_OK : HOSHI_E_IO;
    for (unsigned i = 0; i < w->setup.n_worker; i++) {
        if (w->pollfd[i].revents != 0 && receive(w, &w->worker[i]) != HOSHI_OK)
            return HOSHI_E_IO;
        send_some(&w->worker[i]);
    }
    return bury_hung(w);
}
