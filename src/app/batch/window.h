/* The window of a batch run: records that are being judged, or wait for their turn to be written.
 * Workers answer in any order; records leave in the order of the inputs. */
#ifndef HOSHI_APP_BATCH_WINDOW_H
#define HOSHI_APP_BATCH_WINDOW_H

#include "app/batch/judge.h"
#include "app/batch/wire.h"
#include "io/workers.h"

/** One input on its way. */
struct hoshi_slot {
    bool done;         /**< reply is there */
    bool is_lost;      /**< named by the user, and not there or out of reach */
    bool is_unreached; /**< the same, or a name of a list, or found in a folder */
    uint64_t ordinal;  /**< 0, 1, 2 … in the order of the inputs */
    uint64_t stamp[3]; /**< of its file before it was read, or of its line; else zero */
    struct hoshi_buf source, request;
    struct hoshi_buf reply;    /**< as it came */
    struct hoshi_reply answer; /**< once done: reply taken apart; the texts are those of reply */
};

struct hoshi_window {
    struct hoshi_judge_context *judge;
    struct hoshi_slot *slot; /* a ring: head … head + n - 1 */
    size_t cap, head, n;
    size_t bytes_in_flight; /* of requests that are not answered */
    bool nomem;             /* there was no memory for an answer */
};

/**
 * Prepare an empty window.
 *
 * @param w     to be initialised; zeroed
 * @param judge for the records of inputs that cost a worker; borrowed
 * @param cap   inputs in it at the same time, at least 1
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  hoshi_window_release() frees it, also after a failure
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_window_init(struct hoshi_window *w,
                                               struct hoshi_judge_context *judge, size_t cap);

/**
 * Free what the window holds.
 *
 * @param w initialised or zeroed
 */
void hoshi_window_release(struct hoshi_window *w);

/**
 * Whether another input may be read: there is a free slot, and not too much in flight.
 *
 * @param w initialised
 * @return true when hoshi_window_push() has a slot
 */
bool hoshi_window_has_room(const struct hoshi_window *w);

/**
 * Put an input behind the others.
 *
 * @param w       with room
 * @param source  its name as the record says it; copied
 * @param ordinal its number
 * @return the slot, not done; NULL when out of memory
 * @owner  the window; the slot stays where it is until it is popped
 */
struct hoshi_slot *hoshi_window_push(struct hoshi_window *w, struct hoshi_str source,
                                     uint64_t ordinal);

/**
 * Note that the slot's request goes to a worker.
 *
 * @param w    initialised
 * @param slot from hoshi_window_push(), with its request
 * @return the tag under which hoshi_window_on_reply() finds it again
 */
uint64_t hoshi_window_sent(struct hoshi_window *w, const struct hoshi_slot *slot);

/**
 * The first input, if it is done.
 *
 * @param w initialised
 * @return its slot, or NULL: the next record is not there yet
 * @owner  the window
 */
struct hoshi_slot *hoshi_window_first(const struct hoshi_window *w);

/**
 * Take the first input out.
 *
 * @param w not empty
 */
void hoshi_window_pop(struct hoshi_window *w);

/**
 * The slot's input will have no record: it belongs to another shard.
 *
 * @param slot from hoshi_window_push()
 */
void hoshi_window_skip(struct hoshi_slot *slot);

/**
 * The slot's record is an error about the input as a whole; or the input belongs to another shard.
 *
 * @param w    initialised
 * @param slot from hoshi_window_push()
 * @param code row of codes.def
 * @param arg  of its text, or NULL
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_window_fail(const struct hoshi_window *w,
                                               struct hoshi_slot *slot, unsigned code,
                                               const char *arg);

/**
 * What a worker answered, or how it ended: done() of io/workers.h. An answer is taken apart here,
 * and nothing of it is kept unless it has the shape of one.
 *
 * @param user  the struct hoshi_window
 * @param tag   from hoshi_window_sent()
 * @param end   how the request ended
 * @param how   for people, or NULL
 * @param reply copied
 * @return false when reply is no answer
 */
bool hoshi_window_on_reply(void *user, uint64_t tag, enum hoshi_worker_end end, const char *how,
                           struct hoshi_str reply);

#endif
