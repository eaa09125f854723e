/* What hoshi batch may write to. */
#ifndef HOSHI_APP_BATCH_GUARD_H
#define HOSHI_APP_BATCH_GUARD_H

#include "app/batch/request.h"
#include "app/session/session.h"

/**
 * Whether a run can write all it has to without losing anything: its outputs, their manifests and
 * parts, the journal and what it keeps, the files of the buyer, the folders of attachments. None
 * may be a file that is read, or lie where it would be read as a sheet, or be another of them.
 *
 * @param s       what it has read; gets a complaint about each
 * @param q       the run
 * @param other   further outputs of the command
 * @param n_other how many
 * @return false after a complaint
 * @owner  borrowed
 */
bool hoshi_batch_outputs_ok(struct hoshi_session *s, const struct hoshi_batch_request *q,
                            const char *const *other, size_t n_other);

/**
 * The same for the output of a merge: it may be no shard, and no manifest of one.
 *
 * @param s      gets the complaint
 * @param shard  the shards
 * @param n      how many
 * @param to     the output
 * @return false after a complaint
 * @owner  borrowed
 */
bool hoshi_batch_merge_ok(struct hoshi_session *s, const char *const *shard, size_t n,
                          const char *to);

#endif
