/* The loop of the parent: read ahead as far as the window reaches, hand out, take back, write in
 * order. It never looks into a sheet. */
#include "app/batch/batch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/batch/names.h"
#include "app/batch/run.h"
#include "app/batch/stop.h"
#include "app/session/complain.h"
#include "base/digits.h"
#include "base/limits.h"
#include "base/str.h"
#include "diag/diag.h"
#include "io/file.h"
#include "io/walk.h"

#define COMMIT_EVERY 256u /* records between two marks of a journal */

static enum hoshi_rc emit_done(struct hoshi_run *run)
{
    enum hoshi_rc rc = HOSHI_OK;
    struct hoshi_slot *slot;
    while (rc == HOSHI_OK && (slot = hoshi_window_first(&run->window)) != NULL) {
        rc = hoshi_run_emit(run, slot);
        run->mark.summary.n_lost += slot->is_lost;
        run->mark.summary.n_unreached += slot->is_unreached;
        run->mark.n_input = slot->ordinal + 1;
        hoshi_sha256_add(&run->stamps,
                         (struct hoshi_str){(const char *)slot->stamp, sizeof slot->stamp});
        if (run->journal.fd >= 0 || run->q->n_shard != 0) {
            hoshi_sha256_add(&run->sources, (struct hoshi_str){slot->source.p, slot->source.n});
            hoshi_sha256_add(&run->sources, HOSHI_STR_LIT("\n"));
        }
        hoshi_window_pop(&run->window);
        if (rc == HOSHI_OK && run->journal.fd >= 0 && run->mark.n_input % COMMIT_EVERY == 0)
            rc = hoshi_run_commit(run, false);
    }
    if (run->q->progress)
        hoshi_run_progress(run, false);
    return rc;
}

/* What is said of an input that cannot be read, by the list of inputs or by reading it. */
static struct hoshi_file_reason reason_of(const struct hoshi_batch_item *item,
                                          struct hoshi_file_result r)
{
    if (item->error == 0)
        return hoshi_file_reason(r, HOSHI_TO_READ);
    if (item->error == HOSHI_HS1401)
        return hoshi_file_reason((struct hoshi_file_result){HOSHI_FILE_TOO_LARGE, EFBIG},
                                 HOSHI_TO_READ);
    static char depth[HOSHI_DECIMAL_BYTES];
    if (item->error == HOSHI_HS2042)
        return (struct hoshi_file_reason){HOSHI_HS2042, hoshi_decimal(depth, HOSHI_WALK_DEPTH)};
    return (struct hoshi_file_reason){(enum hoshi_diag_code)item->error,
                                      item->err != 0 ? hoshi_why(item->err) : NULL};
}

/* What was named and is out of reach. That a folder cannot be walked every shard has found: each
 * lacks what lies in it, whosever the record about it is. */
static void lose(struct hoshi_run *run, struct hoshi_slot *slot,
                 const struct hoshi_batch_item *item, struct hoshi_file_reason why)
{
    bool found_by_all = item->error != 0;
    bool unread = why.code >= HOSHI_HS2001 && (found_by_all || !slot->answer.not_mine);
    slot->is_lost = unread && item->origin == HOSHI_INPUT_NAMED;
    slot->is_unreached = unread; /* found in a folder, too: anybody's sheet may be in it */
    if (slot->is_lost && !run->q->is_rehearsal)
        (void)hoshi_session_complain(run->s, item->path, why.code, why.arg, NULL, NULL);
}

/* The sheet's bytes behind the head of the request, or an error record. *ret_read: the former. */
static enum hoshi_rc read_sheet(struct hoshi_run *run, struct hoshi_slot *slot,
                                const struct hoshi_batch_item *item, bool *ret_read)
{
    struct hoshi_batch_ask ask = {(uint32_t)item->format, item->line_number,
                                  (uint32_t)slot->source.n, item->is_suspect};
    struct hoshi_file_result r = {HOSHI_FILE_OK, 0};
    hoshi_buf_clear(&slot->request);
    hoshi_buf_fill(&slot->request, '\0', HOSHI_WORKER_HEAD);
    hoshi_buf_put(&slot->request, &ask, sizeof ask);
    hoshi_buf_put(&slot->request, slot->source.p, slot->source.n);
    unsigned code = item->error;
    if (code == 0 && item->is_suspect) /* a film may be larger than any sheet */
        r = hoshi_file_head(item->path, HOSHI_LIMIT_FILE_BYTES, &slot->request);
    else if (code == 0 && item->path != NULL)
        r = hoshi_file_append(item->path, HOSHI_LIMIT_FILE_BYTES, &slot->request);
    else if (code == 0)
        hoshi_buf_put(&slot->request, item->line.p, item->line.n);
    if (slot->request.failed && r.error == HOSHI_FILE_OK)
        r = hoshi_file_failed(ENOMEM);
    *ret_read = code == 0 && r.error == HOSHI_FILE_OK;
    if (*ret_read)
        return HOSHI_OK;
    struct hoshi_file_reason why = reason_of(item, r);
    enum hoshi_rc rc = hoshi_window_fail(&run->window, slot, why.code, why.arg);
    lose(run, slot, item, why);
    return rc;
}

/* Take one input into the window. */
static enum hoshi_rc take(struct hoshi_run *run, const struct hoshi_batch_item *item)
{
    struct hoshi_slot *slot = hoshi_window_push(&run->window, item->source, run->next_ordinal++);
    if (slot == NULL)
        return HOSHI_E_NOMEM;
    memset(slot->stamp, 0, sizeof slot->stamp);
    if (!hoshi_batch_takes(run->q, slot->ordinal, item->source)) {
        hoshi_window_skip(slot);
        if (item->error != 0)
            lose(run, slot, item, reason_of(item, (struct hoshi_file_result){HOSHI_FILE_OK, 0}));
        return HOSHI_OK;
    }
    if (run->journal.fd >= 0)
        hoshi_run_stamp(run, item, slot->ordinal, slot->stamp);
    bool read;
    enum hoshi_rc rc = read_sheet(run, slot, item, &read);
    if (rc == HOSHI_OK && read) {
        uint64_t tag = hoshi_window_sent(&run->window, slot);
        hoshi_workers_give(run->workers, tag, slot->request.p, slot->request.n);
    }
    return rc;
}

static bool has_room(const struct hoshi_run *run)
{
    return hoshi_window_has_room(&run->window) && hoshi_workers_room(run->workers);
}

static enum hoshi_rc fill_window(struct hoshi_run *run, bool *ret_waits)
{
    enum hoshi_rc rc = HOSHI_OK;
    *ret_waits = false;
    while (!run->input_ended && !hoshi_stop_asked() && has_room(run) && rc == HOSHI_OK) {
        struct hoshi_batch_item item;
        enum hoshi_batch_next next = hoshi_batch_inputs_next(run->inputs, false, &item);
        run->input_ended = next == HOSHI_NEXT_END;
        *ret_waits = next == HOSHI_NEXT_WAIT && !hoshi_stop_asked();
        if (next == HOSHI_NEXT_FAILED)
            return HOSHI_E_IO;
        if (next != HOSHI_NEXT_ITEM)
            break;
        rc = take(run, &item);
    }
    return rc;
}

static bool is_wanted(const struct hoshi_run *run)
{
    return hoshi_outs_wanted(&run->outs) || run->q->n_sink != 0 || run->q->n_attachment != 0;
}

static enum hoshi_rc loop(struct hoshi_run *run)
{
    for (;;) {
        bool waits;
        enum hoshi_rc rc = fill_window(run, &waits);
        if (rc == HOSHI_OK)
            rc = emit_done(run);
        if (rc == HOSHI_OK && waits) /* nobody knows for how long: let readers have what there is */
            rc = hoshi_outs_flush(&run->outs, false);
        if (rc == HOSHI_OK && !is_wanted(run))
            rc = HOSHI_E_IO; /* said when it happened */
        if (rc != HOSHI_OK)
            return rc;
        if (run->window.n == 0 && (run->input_ended || hoshi_stop_asked()))
            return HOSHI_OK;
        if (hoshi_workers_busy(run->workers) == 0 && !waits)
            continue;
        const int also[] = {waits ? hoshi_batch_inputs_fd(run->inputs) : -1, hoshi_stop_fd()};
        rc = hoshi_workers_turn(run->workers, also, 2);
        if (rc != HOSHI_OK) {
            (void)hoshi_session_complain(run->s, NULL, HOSHI_HS2029, hoshi_why(errno), NULL, NULL);
            return rc;
        }
        if (run->window.nomem)
            return HOSHI_E_NOMEM;
    }
}

/* Nothing that was named could be read at all, or all of it was passed over. (What was lost is
 * told even where it would have been passed over.) */
static bool is_empty(const struct hoshi_run *run)
{
    uint64_t n = run->mark.n_input;
    n -= run->q->skip < n ? run->q->skip : n;
    return !run->q->allow_empty && n <= run->mark.summary.n_lost;
}

/* A folder that is not there, or a list of names that are not, makes nobody overdue. */
static bool is_mistyped(const struct hoshi_run *run)
{
    const struct hoshi_batch_summary *m = &run->mark.summary;
    bool none_read = m->n_record != 0 && m->n_unread == m->n_record;
    return is_empty(run) || (none_read && run->q->n_shard == 0);
}

/* A list that is empty by mistake must not take the place of last night's. */
static enum hoshi_rc leave_outputs(struct hoshi_run *run)
{
    enum hoshi_rc rc = hoshi_outs_flush(&run->outs, false); /* for standard output */
    if (rc != HOSHI_OK)
        return rc;
    hoshi_outs_discard(&run->outs);
    hoshi_journal_end(&run->journal, true);
    (void)hoshi_session_complain(run->s, NULL, HOSHI_HS1019, NULL, NULL, NULL);
    return run->mark.summary.n_lost != 0 ? HOSHI_E_IO : HOSHI_E_INVALID;
}

static enum hoshi_rc finish(struct hoshi_run *run, bool stopped)
{
    enum hoshi_rc rc = run->already_complete ? HOSHI_OK : hoshi_run_commit(run, false);
    if (rc == HOSHI_OK && !stopped && !is_mistyped(run))
        rc = hoshi_run_emit_absent(run);
    if (rc == HOSHI_OK && stopped)
        hoshi_outs_keep(&run->outs);
    if (rc != HOSHI_OK || stopped)
        return rc;
    if (is_empty(run))
        return leave_outputs(run);
    if (!run->already_complete) {
        rc = hoshi_run_close_manifests(run);
        if (rc == HOSHI_OK)
            rc = hoshi_run_commit(run, true);
    }
    if (rc == HOSHI_OK)
        rc = hoshi_outs_finish(&run->outs);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_journal_end(&run->journal, true);
    if (run->replay != NULL &&
        run->replay->file.tmp != NULL)       /* there is no later run; only now: a */
        (void)unlink(run->replay->file.tmp); /* journal without them loses records */
    return HOSHI_OK;
}

static void release(struct hoshi_run *run)
{
    hoshi_workers_stop(run->workers);
    hoshi_batch_inputs_close(run->inputs);
    hoshi_outs_close(&run->outs);
    hoshi_journal_end(&run->journal, false);
    hoshi_window_release(&run->window);
    hoshi_arena_release(&run->judge.arena);
    hoshi_buf_release(&run->judge.text);
    hoshi_buf_release(&run->judge.part);
}

enum hoshi_rc hoshi_batch_run(struct hoshi_session *s, const struct hoshi_batch_request *request,
                              struct hoshi_batch_summary *ret_summary)
{
    struct hoshi_run *run = calloc(1, sizeof *run);
    *ret_summary = (struct hoshi_batch_summary){.n_input = 0};
    if (run == NULL)
        return HOSHI_E_NOMEM;
    run->s = s;
    run->q = request;
    run->journal.fd = -1;
    run->outs.s = s;
    struct hoshi_stop before;
    hoshi_stop_catch(&before);
    enum hoshi_rc rc = hoshi_run_prepare(run);
    if (rc == HOSHI_OK && request->progress && run->workers != NULL)
        run->n_total = hoshi_batch_inputs_count(s, request);
    bool begun = run->workers != NULL || run->already_complete; /* else stopped before that */
    if (rc == HOSHI_OK && run->workers != NULL)
        rc = loop(run);
    bool stopped = hoshi_stop_asked() && !run->input_ended && !run->already_complete;
    if (rc == HOSHI_OK && begun)
        rc = finish(run, stopped);
    if (request->progress)
        hoshi_run_progress(run, true);
    *ret_summary = run->mark.summary;
    ret_summary->n_input = run->mark.n_input;
    ret_summary->n_passed = run->inputs != NULL ? hoshi_batch_inputs_passed(run->inputs) : 0;
    ret_summary->stopped = stopped;
    release(run);
    hoshi_stop_release(&before);
    free(run);
    return rc;
}
