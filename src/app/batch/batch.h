/* Use case: judge many sheets. The parent process reads, keeps the order and writes; worker
 * processes (io/workers.h) judge. */
#ifndef HOSHI_APP_BATCH_BATCH_H
#define HOSHI_APP_BATCH_BATCH_H

#include "app/batch/request.h"
#include "app/session/session.h"

/* s->catalog and s->policy are loaded. What is wrong with one input is a record; diagnostics in the
 * session are about the run itself. */
HOSHI_MUST_USE enum hoshi_rc hoshi_batch_run(struct hoshi_session *s,
                                             const struct hoshi_batch_request *request,
                                             struct hoshi_batch_summary *ret_summary);
/* Put shards together again: all there, of one run, undamaged. path: outputs with their manifests
 * beside them; to: file or NULL for standard output. */
HOSHI_MUST_USE enum hoshi_rc hoshi_batch_merge(struct hoshi_session *s, const char *const *path,
                                               size_t n_path, const char *to,
                                               uint64_t *ret_n_record, uint64_t *ret_n_error);
/* "K/N" or "auto" (the environment of a scheduler). Complains; HOSHI_E_UNSUPPORTED for a wrong
 * word. */
HOSHI_MUST_USE enum hoshi_rc hoshi_batch_shard(struct hoshi_session *s, const char *word,
                                               uint32_t *ret_shard, uint32_t *ret_n_shard);

#endif
