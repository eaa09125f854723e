/* One worker process as its parent sees it; for io/workers.c. */
#ifndef HOSHI_IO_WORKER_PROCESS_H
#define HOSHI_IO_WORKER_PROCESS_H

#include <sys/types.h>

#include "io/workers.h"

struct hoshi_worker_process {
    pid_t pid;           /* 0 = none */
    int to, from;        /* -1 = closed; neither of them waits */
    bool greeted;        /* it has dropped its rights; before that no death is a request's fault */
    struct hoshi_buf in; /* what has come in and is not a whole frame yet */
};

/**
 * Fork a worker, which calls hoshi_worker_main().
 *
 * @param p     p->in is initialised
 * @param setup borrowed by the child's copy
 * @return false with errno
 * @owner  hoshi_worker_bury() closes and reaps
 */
HOSHI_MUST_USE bool hoshi_worker_start(struct hoshi_worker_process *p,
                                       const struct hoshi_worker_setup *setup);

/**
 * Close the pipes and wait for the end of a worker that ends by that, or was killed.
 *
 * @param p started
 * @return the status of waitpid()
 */
int hoshi_worker_bury(struct hoshi_worker_process *p);

/**
 * Look at the first frame of a worker: which rights are gone, or why it cannot work.
 *
 * @param p      sets p->greeted when it may work
 * @param f      the frame
 * @param wanted the least that must be in force, see io/sandbox.h
 * @return 0, or an errno: why it may not work
 */
int hoshi_worker_greet(struct hoshi_worker_process *p, const struct hoshi_frame *f,
                       unsigned wanted);

/**
 * Wait for the first frame.
 *
 * @param p           just started
 * @param ret_sandbox what is in force in it
 * @return 0, or an errno: why it may not work
 */
int hoshi_worker_wait(struct hoshi_worker_process *p, unsigned *ret_sandbox);

#endif
