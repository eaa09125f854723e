/* --latest: of several sheets with one id the newest counts, and the others are named. Which that
 * is, is known only when all have been read, so the inputs are read once for that. */
#ifndef HOSHI_APP_BATCH_LATEST_H
#define HOSHI_APP_BATCH_LATEST_H

#include "app/batch/request.h"
#include "app/session/session.h"

/** A sheet; of those chosen, the newest of one company that can be judged. */
struct hoshi_latest_sheet {
    const char *id, *source;
    const char *name, *scope, *left_out; /**< or NULL */
    bool judged;
    uint8_t star, star_firm;
    uint32_t n_gap;
    const char *code;      /**< why it cannot be the newest: of its error, or of enum
                              hoshi_record_doubt; or NULL */
    uint64_t ordinal;      /**< of the input: one file may be named twice */
    hoshi_day assessed_on; /**< 0 = not said: older than any day */
    const struct hoshi_latest_sheet *not_taken; /**< is not taken and worth a look; or NULL */
    const char *not_taken_code;                 /**< why */
};

struct hoshi_latest {
    struct hoshi_arena arena;
    struct hoshi_latest_sheet *v; /* sorted by id, each id once */
    size_t n, cap;
    uint64_t n_input; /* read so far */
    uint64_t n_doubt; /* of those chosen: another is worth a look */
    hoshi_day as_of;
};

/**
 * Read all inputs of a run once: the newest by assessed_on (a day that is
 * still to come counts as none), among equals the last in the order of
 * the inputs. One that cannot be judged is not
 * taken, but remembered where it may be newer; so is one of the same day that came to another
 * result, and one of another scope. Complains as the run will.
 *
 * @param s         with catalogue and policy
 * @param request   the run; its inputs must be such that can be read twice
 * @param l         set
 * @param ret_stopped whether a signal has ended it before the end
 * @return as hoshi_batch_run()
 * @owner  hoshi_latest_release() frees l, also after a failure
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_latest_find(struct hoshi_session *s,
                                               const struct hoshi_batch_request *request,
                                               struct hoshi_latest *l, bool *ret_stopped);

/**
 * Say of a record that it is older than another of the same company, or that one which may be newer
 * was not taken.
 *
 * @param l       found
 * @param ordinal of the input among all inputs of the run
 * @param record  of that input; its state, latest and not_taken are set when it is
 */
void hoshi_latest_look(const struct hoshi_latest *l, uint64_t ordinal, struct hoshi_record *record);

/**
 * Free.
 *
 * @param l found, or zeroed
 */
void hoshi_latest_release(struct hoshi_latest *l);

#endif
