/* Worker processes: bytes in on a pipe, bytes out on a pipe, no rights in between. A worker that
 * dies or hangs costs the one request it was working on; a new worker takes over. */
#ifndef HOSHI_IO_WORKERS_H
#define HOSHI_IO_WORKERS_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

/* How a request ended. */
enum hoshi_worker_end {
    HOSHI_WORKER_DONE = 0,
    HOSHI_WORKER_CRASHED, /* how: the signal's name */
    HOSHI_WORKER_TIME,    /* processor time, or no answer for a multiple of it */
    HOSHI_WORKER_MEMORY,  /* the worker said so itself, by hoshi_worker_out_of_memory() */
};

struct hoshi_worker_setup {
    unsigned n_worker;
    unsigned cpu_seconds; /* per request */
    size_t memory_bytes;  /* per worker, beyond what it starts with */
    size_t reply_bytes;   /* the longest reply; a longer one counts as a crash */
    /* In the worker: */
    void (*work)(void *context, struct hoshi_str request, struct hoshi_buf *reply);
    void *context;
    /* In the parent. reply is gone after the call; how is for people or NULL. */
    void (*done)(void *user, uint64_t tag, enum hoshi_worker_end end, const char *how,
                 struct hoshi_str reply);
    void *user;
};

/* A request begins with this many bytes for the frame; the caller leaves them free. */
#define HOSHI_WORKER_HEAD 16

struct hoshi_workers;

/* NULL when no process could be started; errno says why. *ret_sandbox: see io/sandbox.h. */
struct hoshi_workers *hoshi_workers_start(const struct hoshi_worker_setup *setup,
                                          unsigned *ret_sandbox);
/* Whether some worker has room for another request. */
bool hoshi_workers_room(const struct hoshi_workers *w);
size_t hoshi_workers_busy(const struct hoshi_workers *w); /* requests without an answer yet */
/* request: HOSHI_WORKER_HEAD free bytes, then what work() gets. Borrowed until done(). */
void hoshi_workers_give(struct hoshi_workers *w, uint64_t tag, char *request, size_t n_request);
/* Move bytes; calls done(). With block it waits until there is an answer, or until also_fd (-1:
 * none) is readable. HOSHI_E_IO when no worker can be started any more. */
HOSHI_MUST_USE enum hoshi_rc hoshi_workers_turn(struct hoshi_workers *w, int also_fd, bool block);
void hoshi_workers_stop(struct hoshi_workers *w);

/* In a worker: tell the parent that memory ran out, instead of an answer. Does not return. */
_Noreturn void hoshi_worker_out_of_memory(void);
/* Processors this process may use. */
unsigned hoshi_processors(void);

/* The child's side; workers.c calls it after fork() and never comes back. */
_Noreturn void hoshi_worker_main(const struct hoshi_worker_setup *setup, int in, int out);

struct hoshi_frame {
    uint64_t tag;
    uint32_t n;       /* bytes that follow */
    uint32_t sandbox; /* in the first frame of a worker: what is in force */
};
#define HOSHI_FRAME_HELLO UINT64_MAX
#define HOSHI_WORKER_EXIT_MEMORY 77

#endif
