/* Use case: judge many sheets. The parent process reads, keeps the order and writes; worker
 * processes (io/workers.h) judge. */
#ifndef HOSHI_APP_BATCH_BATCH_H
#define HOSHI_APP_BATCH_BATCH_H

#include "app/batch/request.h"
#include "app/session/session.h"

/**
 * Judge the inputs of a request. What is wrong with one input is a record; diagnostics in the
 * session are about the run itself.
 *
 * @param s           with catalogue and policy
 * @param request     borrowed
 * @param ret_summary always set; all zero when nothing was begun
 * @return HOSHI_OK, also when a signal has stopped it; HOSHI_E_IO or HOSHI_E_INVALID after a
 *         complaint, HOSHI_E_NOMEM, or what a sink answered
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_batch_run(struct hoshi_session *s,
                                             const struct hoshi_batch_request *request,
                                             struct hoshi_batch_summary *ret_summary);

/**
 * Put shards together again: all there, of one run, undamaged. Complains.
 *
 * @param s            takes complaints
 * @param path         outputs with their manifests beside them
 * @param n_path       at least 1
 * @param to           file, or NULL for standard output
 * @param ret_summary  set: records and errors as the manifests say, and suppliers from whom nothing
 *                     came to any shard
 * @return HOSHI_OK, HOSHI_E_IO, HOSHI_E_NOMEM
 * @owner  borrowed
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_batch_merge(struct hoshi_session *s, const char *const *path,
                                               size_t n_path, const char *to,
                                               struct hoshi_batch_summary *ret_summary);

/**
 * Which shard this run is. Complains.
 *
 * @param s           takes complaints
 * @param word        "K/N", or "auto": the environment of a scheduler
 * @param ret_shard   1 … *ret_n_shard
 * @param ret_n_shard at least 1
 * @return HOSHI_OK, HOSHI_E_UNSUPPORTED for a wrong word, HOSHI_E_IO for an environment that does
 *         not say
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_batch_shard(struct hoshi_session *s, const char *word,
                                               uint32_t *ret_shard, uint32_t *ret_n_shard);

#endif
