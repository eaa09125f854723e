/* What hoshi batch says of a run on standard error. */
#ifndef HOSHI_CLI_TELL_BATCH_H
#define HOSHI_CLI_TELL_BATCH_H

#include "app/batch/batch.h"
#include "cli/cmd.h"

/**
 * A number as text.
 *
 * @param ctx  whose session keeps the text
 * @param n    the number
 * @return the text, as long as the session
 * @owner  the session
 */
const char *hoshi_count(struct hoshi_cmd_ctx *ctx, uint64_t n);

/**
 * A line that is said with --quiet too.
 *
 * @param ctx  its standard error
 * @param msg  the line
 * @param a0   for {0}, or NULL
 * @param a1   for {1}, or NULL
 */
void hoshi_say(struct hoshi_cmd_ctx *ctx, enum hoshi_msg msg, const char *a0, const char *a1);

/**
 * How many of what, unless --quiet.
 *
 * @param ctx  its standard error
 * @param m    of the run
 */
void hoshi_tell_summary(struct hoshi_cmd_ctx *ctx, const struct hoshi_batch_summary *m);

/**
 * Of a merge, unless --quiet.
 *
 * @param ctx  its standard error
 * @param m    of the merge
 */
void hoshi_tell_merge(struct hoshi_cmd_ctx *ctx, const struct hoshi_batch_summary *m);

/**
 * Of a run that a signal has ended: where, and how to go on.
 *
 * @param ctx       its standard error
 * @param resume    journal of the run, or NULL
 * @param wants_all it says something of those who are not among its inputs: none can be skipped
 * @param m         of the run
 */
void hoshi_tell_stop(struct hoshi_cmd_ctx *ctx, const char *resume, bool wants_all,
                     const struct hoshi_batch_summary *m);

#endif
