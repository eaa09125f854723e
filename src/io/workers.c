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

#include "io/worker_process.h"

#define DEPTH 16u
#define CHUNK_BYTES ((size_t)64 << 10)
#define STARTS_MAX 16 /* workers in a row that died without work, or before they greeted */
#define HUNG_FACTOR 3
#define HUNG_EXTRA_SECONDS 2

struct request {
    uint64_t tag;
    char *p;
    size_t n;
    bool alone; /* it was in flight when a worker died */
};

struct worker {
    struct hoshi_worker_process p;
    struct request queue[DEPTH]; /* [0] is the one it works on */
    unsigned n_queue, n_sent;    /* sent completely */
    size_t sent_bytes;           /* of queue[n_sent] */
    time_t since;                /* of the last sign of life while it had work */
};

struct hoshi_workers {
    struct hoshi_worker_setup setup;
    struct worker *worker;
    struct pollfd *pollfd;
    struct request *retry; /* to be tried again, alone */
    size_t n_retry, cap_retry;
    unsigned sandbox;    /* what is in force in every worker */
    unsigned n_no_fault; /* deaths in a row that no request is to blame for */
    int start_err;       /* errno of the last worker that could not start */
};

enum ending { DIED, HUNG, BROKE };

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

/* Start as many as can be started: fewer than asked for do the same work. */
static void start_all(struct hoshi_workers *w)
{
    unsigned n = 0, sandbox = ~0u;
    for (; n < w->setup.n_worker && hoshi_worker_start(&w->worker[n].p, &w->setup); n++)
        ;
    w->start_err = errno;
    for (unsigned i = 0; i < n;) {
        unsigned in_force = 0;
        int err = hoshi_worker_wait(&w->worker[i].p, &in_force);
        if (err == 0) {
            sandbox &= in_force;
            i++;
            continue;
        }
        int status = hoshi_worker_bury(&w->worker[i].p);
        w->start_err =
            WIFEXITED(status) && WEXITSTATUS(status) == HOSHI_WORKER_EXIT_MEMORY ? ENOMEM : err;
        struct worker last = w->worker[--n]; /* its buffer is empty, and is kept for the next */
        w->worker[n] = w->worker[i];
        w->worker[i] = last;
    }
    w->setup.n_worker = n;
    w->sandbox = sandbox;
}

struct hoshi_workers *hoshi_workers_start(const struct hoshi_worker_setup *setup,
                                          unsigned *ret_sandbox)
{
    struct hoshi_workers *w = calloc(1, sizeof *w);
    if (w == NULL)
        return NULL;
    w->setup = *setup;
    w->worker = calloc(setup->n_worker, sizeof *w->worker);
    w->pollfd = calloc(2 * (size_t)setup->n_worker + HOSHI_WORKERS_ALSO_MAX, sizeof *w->pollfd);
    w->cap_retry = (size_t)setup->n_worker * DEPTH;
    w->retry = calloc(w->cap_retry, sizeof *w->retry);
    if (w->worker == NULL || w->pollfd == NULL || w->retry == NULL) {
        w->setup.n_worker = 0;
        w->start_err = ENOMEM;
    }
    for (unsigned i = 0; i < w->setup.n_worker; i++)
        hoshi_buf_init(&w->worker[i].p.in, 2 * setup->reply_bytes + CHUNK_BYTES);
    if (w->setup.n_worker != 0)
        start_all(w);
    if (w->setup.n_worker == 0) {
        int err = w->start_err;
        hoshi_workers_stop(w);
        errno = err;
        return NULL;
    }
    *ret_sandbox = w->sandbox;
    return w;
}

void hoshi_workers_stop(struct hoshi_workers *w)
{
    if (w == NULL)
        return;
    for (unsigned i = 0; i < w->setup.n_worker; i++) {
        struct worker *k = &w->worker[i];
        if (k->p.pid > 0 && k->n_queue != 0)
            kill(k->p.pid, SIGKILL);
        if (k->p.pid > 0)
            (void)hoshi_worker_bury(&k->p);
        hoshi_buf_release(&k->p.in);
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
        ssize_t n = put_into_pipe(k->p.to, r->p + k->sent_bytes, r->n - k->sent_bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno != EAGAIN) /* no more pipe to it: its answers will end */
            kill(k->p.pid, SIGKILL);
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

/* The first request of a worker has its outcome. False: that was no answer. */
static bool finish_first(struct hoshi_workers *w, struct worker *k, enum hoshi_worker_end end,
                         const char *how, struct hoshi_str reply)
{
    if (!w->setup.done(w->setup.user, k->queue[0].tag, end, how, reply))
        return false;
    k->n_queue--;
    k->n_sent -= k->n_sent > 0;
    memmove(k->queue, k->queue + 1, k->n_queue * sizeof k->queue[0]);
    k->since = now();
    return true;
}

static enum hoshi_worker_end cause(int status, enum ending ending, const char **ret_how)
{
    *ret_how = NULL;
    if (ending == HUNG || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return HOSHI_WORKER_TIME;
    if (ending == BROKE)
        return HOSHI_WORKER_BROKE;
    if (WIFEXITED(status) && WEXITSTATUS(status) == HOSHI_WORKER_EXIT_MEMORY)
        return HOSHI_WORKER_MEMORY;
    const char *name = WIFSIGNALED(status) ? sigabbrev_np(WTERMSIG(status)) : NULL;
    *ret_how = name != NULL ? name : "exit";
    return HOSHI_WORKER_CRASHED;
}

static void try_again(struct hoshi_workers *w, struct worker *k, bool alone)
{
    for (unsigned i = 0; i < k->n_queue; i++) {
        k->queue[i].alone = k->queue[i].alone || alone;
        w->retry[w->n_retry++] = k->queue[i];
    }
    k->n_queue = 0;
}

static bool begin(struct hoshi_workers *w, struct worker *k)
{
    k->n_queue = k->n_sent = 0;
    k->sent_bytes = 0;
    k->since = now();
    return hoshi_worker_start(&k->p, &w->setup);
}

/* Bury a worker, judge what it was doing, and start another. */
static enum hoshi_rc replace(struct hoshi_workers *w, struct worker *k, enum ending ending)
{
    const char *how;
    kill(k->p.pid, SIGKILL); /* it may still live; a dead one keeps its status */
    enum hoshi_worker_end why = cause(hoshi_worker_bury(&k->p), ending, &how);
    w->n_no_fault = k->p.greeted && k->n_queue != 0 ? 0 : w->n_no_fault + 1;
    if (!k->p.greeted)
        try_again(w, k, false);
    else if (k->n_queue == 1 && k->queue[0].alone)
        (void)finish_first(w, k, why, how, (struct hoshi_str){NULL, 0});
    else
        try_again(w, k, true);
    if (w->n_no_fault < STARTS_MAX)
        return begin(w, k) ? HOSHI_OK : HOSHI_E_IO;
    errno = w->start_err != 0 ? w->start_err : EIO;
    return HOSHI_E_IO;
}

/* One frame of a worker. False when it does not keep to the rules. */
static bool take_frame(struct hoshi_workers *w, struct worker *k, const struct hoshi_frame *f,
                       const char *body)
{
    if (!k->p.greeted) {
        w->start_err = hoshi_worker_greet(&k->p, f, w->sandbox);
        return k->p.greeted;
    }
    return k->n_sent != 0 && f->tag == k->queue[0].tag && /* sent, and its turn */
           finish_first(w, k, HOSHI_WORKER_DONE, NULL, (struct hoshi_str){body, f->n});
}

/* Answers that have come in completely. */
static bool take_answers(struct hoshi_workers *w, struct worker *k)
{
    size_t at = 0;
    struct hoshi_frame f;
    while (k->p.in.n - at >= sizeof f) {
        memcpy(&f, k->p.in.p + at, sizeof f);
        if (f.n > w->setup.reply_bytes)
            return false;
        if (k->p.in.n - at - sizeof f < f.n)
            break;
        if (!take_frame(w, k, &f, k->p.in.p + at + sizeof f))
            return false;
        at += sizeof f + f.n;
    }
    if (at != 0) {
        memmove(k->p.in.p, k->p.in.p + at, k->p.in.n - at);
        k->p.in.n -= at;
    }
    return true;
}

static enum hoshi_rc receive(struct hoshi_workers *w, struct worker *k)
{
    static char chunk[CHUNK_BYTES];
    for (;;) {
        ssize_t n = read(k->p.from, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            return HOSHI_OK;
        if (n <= 0)
            return replace(w, k, DIED);
        hoshi_buf_put(&k->p.in, chunk, (size_t)n);
        if (k->p.in.failed || !take_answers(w, k))
            return replace(w, k, BROKE);
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
        if (k->n_queue != 0 && t - k->since > hung_seconds(w) && replace(w, k, HUNG) != HOSHI_OK)
            return HOSHI_E_IO;
    }
    return HOSHI_OK;
}

/* One entry per answer pipe, then one per request pipe that has something left to send, then
 * the others. */
static nfds_t what_to_wait_for(struct hoshi_workers *w, const int *also, size_t n_also)
{
    nfds_t n = w->setup.n_worker;
    for (unsigned i = 0; i < w->setup.n_worker; i++) {
        struct worker *k = &w->worker[i];
        w->pollfd[i] = (struct pollfd){k->p.from, POLLIN, 0};
        if (k->n_sent < k->n_queue)
            w->pollfd[n++] = (struct pollfd){k->p.to, POLLOUT, 0};
    }
    for (size_t i = 0; i < n_also && i < HOSHI_WORKERS_ALSO_MAX; i++)
        w->pollfd[n++] = (struct pollfd){also[i], POLLIN, 0};
    return n;
}

enum hoshi_rc hoshi_workers_turn(struct hoshi_workers *w, const int *also, size_t n_also)
{
    give_retries(w);
    nfds_t n = what_to_wait_for(w, also, n_also);
    if (poll(w->pollfd, n, timeout_ms(w)) < 0)
        return errno == EINTR ? HOSHI_OK : HOSHI_E_IO;
    for (unsigned i = 0; i < w->setup.n_worker; i++) {
        if (w->pollfd[i].revents != 0 && receive(w, &w->worker[i]) != HOSHI_OK)
            return HOSHI_E_IO;
        send_some(&w->worker[i]);
    }
    return bury_hung(w);
}
