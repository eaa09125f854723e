/* Worker processes: bytes in on a pipe, bytes out on a pipe, no rights in between. A worker that
 * dies, hangs or breaks the rules costs the one request it was working on; a new worker takes over.
 * Nothing that a worker sends is believed: it has read a stranger's bytes. */
#ifndef HOSHI_IO_WORKERS_H
#define HOSHI_IO_WORKERS_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

/** How a request ended. */
enum hoshi_worker_end {
    HOSHI_WORKER_DONE = 0,
    HOSHI_WORKER_CRASHED, /**< how: the signal's name */
    HOSHI_WORKER_TIME,    /**< processor time, or no answer for a multiple of it */
    HOSHI_WORKER_MEMORY,  /**< the worker said so itself, by hoshi_worker_out_of_memory() */
    HOSHI_WORKER_BROKE    /**< it sent what is no answer */
};

struct hoshi_worker_setup {
    unsigned n_worker;
    unsigned cpu_seconds; /* per request */
    size_t memory_bytes;  /* per worker, beyond what it starts with */
    size_t reply_bytes;   /* the longest reply; a longer one is none */
    /* In the worker: */
    void (*work)(void *context, struct hoshi_str request, struct hoshi_buf *reply);
    void *context;
    /* In the parent. reply is gone after the call; how is for people or NULL. With
     * HOSHI_WORKER_DONE: false when reply is no answer. Then the worker is replaced and the request
     * tried again alone; what breaks the rules alone too ends with HOSHI_WORKER_BROKE. */
    bool (*done)(void *user, uint64_t tag, enum hoshi_worker_end end, const char *how,
                 struct hoshi_str reply);
    void *user;
};

/** A request begins with this many bytes for the frame; the caller leaves them free. */
#define HOSHI_WORKER_HEAD 16
/** Descriptors that hoshi_workers_turn() can wait for besides the workers. */
#define HOSHI_WORKERS_ALSO_MAX 4

struct hoshi_workers;

/**
 * Start workers: each is a copy of this process that drops its rights and then only works.
 *
 * @param setup       copied; context and user are borrowed
 * @param ret_sandbox what is in force in every worker, see io/sandbox.h; a replacement that has
 *                    less is not used
 * @return NULL when no worker could be started; errno says why
 * @owner  caller; hoshi_workers_stop()
 */
struct hoshi_workers *hoshi_workers_start(const struct hoshi_worker_setup *setup,
                                          unsigned *ret_sandbox);

/**
 * Whether some worker has room for another request.
 *
 * @param w started
 * @return true when hoshi_workers_give() may be called
 */
bool hoshi_workers_room(const struct hoshi_workers *w);

/**
 * Requests without an answer yet.
 *
 * @param w started
 * @return how many
 */
size_t hoshi_workers_busy(const struct hoshi_workers *w);

/**
 * Hand a request to a worker.
 *
 * @param w         with room
 * @param tag       the caller's name for it, given back by done()
 * @param request   HOSHI_WORKER_HEAD free bytes, then what work() gets
 * @param n_request bytes, the head included
 * @owner  request is borrowed, and must not change, until done()
 */
void hoshi_workers_give(struct hoshi_workers *w, uint64_t tag, char *request, size_t n_request);

/**
 * Move bytes and call done(): waits until there is an answer, or until one of `also` is readable.
 *
 * @param w      started
 * @param also   descriptors, -1 = none
 * @param n_also at most HOSHI_WORKERS_ALSO_MAX
 * @return HOSHI_OK; HOSHI_E_IO when no worker can be started any more: errno says why
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_workers_turn(struct hoshi_workers *w, const int *also,
                                                size_t n_also);

/**
 * End all workers and free.
 *
 * @param w started, or NULL
 */
void hoshi_workers_stop(struct hoshi_workers *w);

/**
 * In a worker: tell the parent that memory ran out, instead of an answer. Does not return.
 */
_Noreturn void hoshi_worker_out_of_memory(void);

/**
 * Processors this process may use.
 *
 * @return at least 1
 */
unsigned hoshi_processors(void);

/* Between workers.c and worker_child.c. */

/**
 * The child's side; called after fork(), never comes back.
 *
 * @param setup of the parent
 * @param in    requests arrive here
 * @param out   answers go here
 */
_Noreturn void hoshi_worker_main(const struct hoshi_worker_setup *setup, int in, int out);

/** In front of every request and answer. */
struct hoshi_frame {
    uint64_t tag;
    uint32_t n;    /**< bytes that follow */
    uint32_t word; /**< of a greeting: what is in force, or an errno; else 0 */
};
#define HOSHI_FRAME_HELLO UINT64_MAX        /* the first frame: word = the sandbox */
#define HOSHI_FRAME_FAILED (UINT64_MAX - 1) /* or: it cannot work; word = errno */
#define HOSHI_WORKER_EXIT_MEMORY 77

#endif
