/* What the files of the batch run share; for app/batch only. */
#ifndef HOSHI_APP_BATCH_RUN_H
#define HOSHI_APP_BATCH_RUN_H

#include "app/batch/input.h"
#include "app/batch/journal.h"
#include "app/batch/judge.h"
#include "app/batch/output.h"
#include "app/batch/window.h"
#include "io/workers.h"

struct hoshi_run {
    struct hoshi_session *s;
    const struct hoshi_batch_request *q;
    struct hoshi_judge_context judge;
    struct hoshi_batch_inputs *inputs;
    struct hoshi_workers *workers;
    struct hoshi_outs outs;
    size_t manifest_of[HOSHI_BATCH_OUTPUTS_MAX]; /* index into outs, or 0 */
    struct hoshi_out *replay; /* in outs: the records kept for the sinks of a later run, or NULL */
    struct hoshi_journal journal;
    struct hoshi_batch_mark mark;
    struct hoshi_sha256 sources, stamps;
    struct hoshi_window window;
    uint64_t next_ordinal;
    bool input_ended, already_complete;
    uint64_t n_total;      /* for the progress line; 0 = not known */
    double started, drawn; /* seconds of the monotonic clock */
};

/**
 * Everything before the first record: journal, inputs, outputs, replay, workers.
 *
 * @param run with session and request
 * @return HOSHI_OK; without workers when the earlier run was complete, or a signal asks to stop
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_run_prepare(struct hoshi_run *run);

/**
 * Write a record everywhere it has to go, in the order of the inputs.
 *
 * @param run  prepared
 * @param slot the first of the window, done
 * @return HOSHI_OK, HOSHI_E_IO, HOSHI_E_NOMEM, or what a sink answered
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_run_emit(struct hoshi_run *run, struct hoshi_slot *slot);

/**
 * Behind the last input: a row for each supplier who is asked and from whom nothing came; in a
 * shard in its manifest only.
 *
 * @param run all records written
 * @return HOSHI_OK, HOSHI_E_IO, HOSHI_E_NOMEM, or what a sink answered
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_run_emit_absent(struct hoshi_run *run);

/**
 * Bytes to the disk, then, with --resume, the journal.
 *
 * @param run      prepared
 * @param complete all records are written
 * @return HOSHI_OK, HOSHI_E_IO, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_run_commit(struct hoshi_run *run, bool complete);

/**
 * By what an input is seen to be another one than before: a file by its size and age, a line by its
 * bytes, which are at hand.
 *
 * @param run       takes it, or does not: then there is nothing to see
 * @param item      the input
 * @param ordinal   its number
 * @param ret_stamp set
 */
void hoshi_run_stamp(const struct hoshi_run *run, const struct hoshi_batch_item *item,
                     uint64_t ordinal, uint64_t ret_stamp[3]);

/**
 * Open the records that a journal keeps for the sinks of a later run.
 *
 * @param run    with a journal and sinks; its replay is set
 * @param how    as for hoshi_outs_add()
 * @param at     where it stands among the offsets and digests of the mark
 * @return HOSHI_OK, HOSHI_E_IO after a complaint, or HOSHI_E_NOMEM
 * @owner  run
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_run_open_replay(struct hoshi_run *run, enum hoshi_out_how how,
                                                   size_t at);

/**
 * Open the outputs, their manifests, the records kept for sinks, and the folders of attachments;
 * complains.
 *
 * @param run     with its journal
 * @param is_ours an earlier run of the same journal has opened them
 * @return HOSHI_OK, HOSHI_E_IO, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_run_open_outputs(struct hoshi_run *run, bool is_ours);

/**
 * Write the closing line of each manifest.
 *
 * @param run all records written and committed
 * @return HOSHI_OK, HOSHI_E_IO, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_run_close_manifests(struct hoshi_run *run);

/**
 * Feed sinks what an earlier run has already written; complains of records that are damaged.
 *
 * @param run with open outputs
 * @return HOSHI_OK, HOSHI_E_INVALID, HOSHI_E_IO, HOSHI_E_NOMEM, or what a sink answered
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_run_replay(struct hoshi_run *run);

/**
 * Draw the progress line, at most five times a second.
 *
 * @param run  under way
 * @param last take the line away
 */
void hoshi_run_progress(struct hoshi_run *run, bool last);

#endif
