/* Everything before the first record: journal, inputs, outputs, workers. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/batch/names.h"
#include "app/batch/run.h"
#include "app/batch/stop.h"
#include "app/session/complain.h"
#include "base/limits.h"
#include "base/str.h"
#include "diag/diag.h"
#include "io/file.h"
#include "io/sandbox.h"

#define WINDOW_PER_WORKER 32u

void hoshi_run_stamp(const struct hoshi_run *run, const struct hoshi_batch_item *item,
                     uint64_t ordinal, uint64_t ret_stamp[3])
{
    char hex[HOSHI_SHA256_HEX_BYTES];
    memset(ret_stamp, 0, 3 * sizeof *ret_stamp);
    if (!hoshi_batch_takes(run->q, ordinal, item->source))
        return;
    if (item->path != NULL) {
        hoshi_file_stamp(item->path, ret_stamp);
    } else {
        hoshi_sha256_hex(item->line, hex);
        memcpy(ret_stamp, hex, 3 * sizeof *ret_stamp); /* enough of it to tell lines apart */
    }
}

/* The inputs of the earlier run, without reading them. They must be the same ones. */
static enum hoshi_rc pass_over(struct hoshi_run *run, const struct hoshi_batch_mark *earlier)
{
    struct hoshi_batch_item item;
    char sources[HOSHI_SHA256_HEX_BYTES], stamps[HOSHI_SHA256_HEX_BYTES];
    enum hoshi_batch_next next = HOSHI_NEXT_ITEM;
    for (uint64_t i = 0; i < earlier->n_input && next != HOSHI_NEXT_END;) {
        next = hoshi_batch_inputs_next(run->inputs, true, &item);
        if (next == HOSHI_NEXT_FAILED)
            return HOSHI_E_IO;
        if (hoshi_stop_asked())
            return HOSHI_OK; /* before anything is opened: the journal stays as it is */
        if (next != HOSHI_NEXT_ITEM)
            continue;
        hoshi_sha256_add(&run->sources, item.source);
        hoshi_sha256_add(&run->sources, HOSHI_STR_LIT("\n"));
        uint64_t stamp[3];
        hoshi_run_stamp(run, &item, i, stamp);
        hoshi_sha256_add(&run->stamps, (struct hoshi_str){(const char *)stamp, sizeof stamp});
        i++;
    }
    hoshi_sha256_end(&run->sources, sources);
    hoshi_sha256_end(&run->stamps, stamps);
    run->next_ordinal = earlier->n_input;
    bool same_files = strcmp(sources, earlier->sources) == 0;
    if (same_files && strcmp(stamps, earlier->stamps) == 0)
        return HOSHI_OK;
    (void)hoshi_session_complain(
        run->s, run->q->resume, HOSHI_HS2022,
        hoshi_diag_word(same_files ? HOSHI_WORD_RUN_CHANGED : HOSHI_WORD_RUN_FILES), NULL, NULL);
    return HOSHI_E_IO;
}

static enum hoshi_rc start_workers(struct hoshi_run *run)
{
    const struct hoshi_batch_request *q = run->q;
    unsigned sandbox = 0;
    struct hoshi_worker_setup setup = {
        .n_worker = q->jobs,
        .cpu_seconds = q->time_limit_s,
        .memory_bytes = (size_t)q->memory_limit_mib << 20,
        .reply_bytes = HOSHI_BATCH_REPLY_BYTES,
        .work = hoshi_batch_judge,
        .context = &run->judge,
        .done = hoshi_window_on_reply,
        .user = &run->window,
    };
    run->workers = hoshi_workers_start(&setup, &sandbox);
    if (run->workers == NULL) {
        (void)hoshi_session_complain(run->s, NULL, HOSHI_HS2029, hoshi_why(errno), NULL, NULL);
        return HOSHI_E_IO;
    }
    if ((sandbox & HOSHI_SANDBOX_SECCOMP) == 0)
        (void)hoshi_session_complain(run->s, NULL, HOSHI_HS2026, "seccomp", NULL, NULL);
    return hoshi_window_init(&run->window, &run->judge, (size_t)q->jobs * WINDOW_PER_WORKER);
}

/* The earlier run was killed after its last record, while files got their names. */
static enum hoshi_rc name_parts(struct hoshi_run *run)
{
    const struct hoshi_batch_request *q = run->q;
    enum hoshi_rc rc = HOSHI_OK;
    run->already_complete = true;
    run->mark.summary.n_resumed = run->mark.summary.n_record;
    for (size_t i = 0; i < q->n_output && rc == HOSHI_OK; i++) {
        char *manifest =
            q->n_shard != 0 ? hoshi_path_with_suffix(q->output[i].path, ".manifest") : NULL;
        rc = hoshi_part_finish(run->s, q->output[i].path);
        if (rc == HOSHI_OK && manifest != NULL)
            rc = hoshi_part_finish(run->s, manifest);
        free(manifest);
    }
    if (rc != HOSHI_OK || q->n_sink == 0)
        return rc;
    rc = hoshi_run_open_replay(run, HOSHI_OUT_GO_ON, run->mark.n_offset - 1);
    return rc == HOSHI_OK ? hoshi_run_replay(run) : rc;
}

/* The first mark of a journal says that the parts are its own. A run that is refused leaves
 * nothing. */
static enum hoshi_rc open_outputs(struct hoshi_run *run, bool is_ours)
{
    enum hoshi_rc rc = hoshi_run_open_outputs(run, is_ours);
    if (is_ours || run->journal.fd < 0)
        return rc;
    if (rc == HOSHI_OK)
        rc = hoshi_run_commit(run, false);
    if (rc != HOSHI_OK) {
        hoshi_outs_discard(&run->outs);
        hoshi_journal_end(&run->journal, true);
    }
    return rc;
}

enum hoshi_rc hoshi_run_prepare(struct hoshi_run *run)
{
    const struct hoshi_batch_request *q = run->q;
    struct hoshi_judge_context *c = &run->judge;
    *c = (struct hoshi_judge_context){.request = q, .s = run->s};
    hoshi_arena_init(&c->arena, (size_t)q->memory_limit_mib << 20);
    hoshi_buf_init(&c->text, 3 * HOSHI_LIMIT_FILE_BYTES);
    hoshi_buf_init(&c->part, HOSHI_BATCH_REPLY_BYTES);
    (void)hoshi_crypto_start(); /* the workers hash in a sandbox where it could not */
    hoshi_sha256_start(&run->sources);
    hoshi_sha256_start(&run->stamps);
    bool found = false;
    run->mark.n_offset = 0;
    if (q->resume != NULL) { /* as many offsets as hoshi_run_open_outputs() will open */
        for (size_t i = 0; i < q->n_output; i++)
            run->mark.n_offset += q->n_shard != 0 && q->output[i].path != NULL ? 2 : 1;
        run->mark.n_offset += q->n_sink != 0; /* its records */
        enum hoshi_rc rc = hoshi_journal_open(run->s, q, &run->journal, &run->mark, &found);
        if (rc != HOSHI_OK)
            return rc;
    }
    bool is_ours = found; /* its head was written when no part was there: those are its own */
    bool go_on = is_ours && run->mark.n_input != 0;
    if (found && run->mark.complete)
        return name_parts(run);
    run->mark.summary.n_resumed = go_on ? run->mark.summary.n_record : 0;
    run->inputs = hoshi_batch_inputs_open(run->s, q);
    if (run->inputs == NULL)
        return run->s->diags.n_error != 0 ? HOSHI_E_IO : HOSHI_E_NOMEM;
    enum hoshi_rc rc = go_on ? pass_over(run, &run->mark) : HOSHI_OK;
    if (rc != HOSHI_OK || hoshi_stop_asked())
        return rc;
    rc = open_outputs(run, is_ours);
    if (rc == HOSHI_OK && go_on)
        rc = hoshi_run_replay(run);
    return rc == HOSHI_OK ? start_workers(run) : rc;
}
