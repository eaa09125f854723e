/* From the replies of workers to files: records in input order, attachments, sinks. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/batch/attachment.h"
#include "app/batch/latest.h"
#include "app/batch/run.h"
#include "app/session/complain.h"
#include "diag/diag.h"
#include "report/json/record.h"
#include "report/page/refused.h"
#include "report/record.h"

#define FLUSH_BYTES ((size_t)64 << 10)

enum hoshi_rc hoshi_run_open_replay(struct hoshi_run *run, enum hoshi_out_how how, size_t at)
{
    char *path = hoshi_path_with_suffix(run->q->resume, ".records");
    const char *kept =
        path != NULL ? hoshi_arena_strndup(&run->s->arena, path, strlen(path)) : NULL;
    free(path);
    if (kept == NULL)
        return HOSHI_E_NOMEM;
    run->replay = &run->outs.v[run->outs.n];
    enum hoshi_rc rc =
        hoshi_outs_add(&run->outs, kept, how, run->mark.offset[at], run->mark.digest[at]);
    run->replay->stays_part = true;
    return rc;
}

enum hoshi_rc hoshi_run_open_outputs(struct hoshi_run *run, bool is_ours)
{
    const struct hoshi_batch_request *q = run->q;
    enum hoshi_out_how how = q->resume == NULL ? HOSHI_OUT_TEMPORARY
                             : is_ours         ? HOSHI_OUT_GO_ON
                                               : HOSHI_OUT_PART;
    struct hoshi_outs *o = &run->outs;
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < q->n_output && rc == HOSHI_OK; i++) {
        bool has_head = is_ours && run->mark.offset[o->n] != 0;
        rc = hoshi_outs_add(o, q->output[i].path, how, run->mark.offset[o->n],
                            run->mark.digest[o->n]);
        if (rc == HOSHI_OK && !has_head && q->output[i].format == HOSHI_BATCH_CSV)
            hoshi_record_csv_names(run->s->catalog, q->adjust != NULL, &o->v[o->n - 1].buf);
    }
    for (size_t i = 0; i < q->n_output && rc == HOSHI_OK && q->n_shard != 0; i++) {
        if (q->output[i].path == NULL)
            continue;
        const char *path = hoshi_path_with_suffix(q->output[i].path, ".manifest");
        const char *kept =
            path != NULL ? hoshi_arena_strndup(&run->s->arena, path, strlen(path)) : NULL;
        free((char *)path);
        run->manifest_of[i] = o->n;
        rc = kept != NULL
                 ? hoshi_outs_add(o, kept, how, run->mark.offset[o->n], run->mark.digest[o->n])
                 : HOSHI_E_NOMEM;
    }
    if (rc == HOSHI_OK && q->resume != NULL && q->n_sink != 0)
        rc = hoshi_run_open_replay(run, how, o->n);
    run->mark.n_offset = o->n;
    for (size_t i = 0; i < q->n_attachment && rc == HOSHI_OK; i++) {
        if (mkdir(q->attachment[i].dir, 0777) != 0 && errno != EEXIST)
            rc = hoshi_session_complain_file(run->s, q->attachment[i].dir, hoshi_file_failed(errno),
                                             HOSHI_TO_WRITE);
    }
    return rc;
}

static enum hoshi_rc feed_sinks(struct hoshi_run *run, const struct hoshi_record *record)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < run->q->n_sink && rc == HOSHI_OK; i++)
        rc = run->q->sink[i]->record(run->q->sink[i], record);
    return rc;
}

/* One record of an earlier run. *ret_end: there are no more. */
static enum hoshi_rc replay_one(struct hoshi_run *run, FILE *f, struct hoshi_buf *bytes,
                                bool *ret_end)
{
    unsigned char head[HOSHI_WIRE_HEAD];
    struct hoshi_record_problem more[HOSHI_RECORD_PROBLEMS_MAX];
    struct hoshi_record record;
    size_t n = fread(head, 1, sizeof head, f);
    *ret_end = n == 0 && feof(f);
    if (*ret_end)
        return HOSHI_OK;
    size_t length = n == sizeof head ? hoshi_wire_length(head) : SIZE_MAX;
    if (length > HOSHI_BATCH_REPLY_BYTES)
        return HOSHI_E_INVALID;
    hoshi_buf_clear(bytes);
    hoshi_buf_fill(bytes, '\0', length);
    if (bytes->failed)
        return HOSHI_E_NOMEM;
    if (fread(bytes->p, 1, length, f) != length ||
        !hoshi_wire_get((struct hoshi_str){bytes->p, length}, run->s->catalog, &record, more) ||
        (record.error_code.p == NULL && record.outcome.n == 0))
        return HOSHI_E_INVALID;
    return feed_sinks(run, &record);
}

enum hoshi_rc hoshi_run_replay(struct hoshi_run *run)
{
    if (run->replay == NULL || run->replay->file.tmp == NULL)
        return HOSHI_OK;
    const char *path = run->replay->file.tmp;
    FILE *f = fopen(path, "re");
    if (f == NULL)
        return hoshi_session_complain_file(run->s, path, hoshi_file_failed(errno), HOSHI_TO_READ);
    struct hoshi_buf bytes;
    hoshi_buf_init(&bytes, HOSHI_BATCH_REPLY_BYTES + 1);
    enum hoshi_rc rc = HOSHI_OK;
    bool end = false;
    uint64_t n = 0;
    for (; rc == HOSHI_OK && !end; n += !end)
        rc = replay_one(run, f, &bytes, &end);
    if (rc == HOSHI_OK && n != run->mark.summary.n_record)
        rc = HOSHI_E_INVALID;
    bool unread = ferror(f);
    hoshi_buf_release(&bytes);
    fclose(f);
    if (rc == HOSHI_E_INVALID && unread)
        return hoshi_session_complain_file(run->s, path, hoshi_file_failed(EIO), HOSHI_TO_READ);
    if (rc == HOSHI_E_INVALID)
        (void)hoshi_session_complain(run->s, path, HOSHI_HS2041, NULL, NULL, NULL);
    return rc;
}

static void count(struct hoshi_run *run, const struct hoshi_record *record)
{
    struct hoshi_batch_summary *m = &run->mark.summary;
    struct hoshi_str source = record->source;
    size_t n = source.n < sizeof m->last ? source.n : sizeof m->last - 1;
    while (n < source.n && n > 0 && ((unsigned char)source.p[n] & 0xc0) == 0x80)
        n--; /* cut between characters */
    m->n_record++;
    memcpy(m->last, source.p, n);
    m->last[n] = '\0';
    if (record->error_code.p != NULL) {
        m->n_error++;
        m->n_unread += record->error_code.n > 2 && record->error_code.p[2] == '2'; /* HS2001 … */
        return;
    }
    if (record->state == HOSHI_RECORD_STATE_SUPERSEDED) {
        m->n_superseded++;
        return;
    }
    m->n_to_come += record->assessed_on > run->q->as_of;
    m->n_star[record->star]++;
    m->n_claimed[record->star] += record->star != record->star_firm;
}

/* As the i-th output wants it. */
static void put_line(const struct hoshi_run *run, size_t i, const struct hoshi_record *record,
                     struct hoshi_str result, struct hoshi_buf *out)
{
    if (run->q->output[i].format == HOSHI_BATCH_CSV)
        hoshi_record_csv(record, run->s->catalog, run->q->adjust != NULL, out);
    else
        hoshi_record_json(record, run->s->catalog, result, out);
}

static void put_record(struct hoshi_run *run, const struct hoshi_record *record,
                       struct hoshi_str result)
{
    for (size_t i = 0; i < run->q->n_output; i++)
        put_line(run, i, record, result, &run->outs.v[i].buf);
}

/* A shard does not know what came to the others, so its manifest keeps the line for the merge:
 * "- 7 {...}", with ~ where something similar came, with ? where something could not be read. at:
 * the supplier's place among all. */
static void keep_absent(struct hoshi_run *run, size_t at, const struct hoshi_record *record)
{
    for (size_t i = 0; i < run->q->n_output; i++) {
        if (run->manifest_of[i] == 0)
            continue;
        struct hoshi_buf *manifest = &run->outs.v[run->manifest_of[i]].buf;
        hoshi_buf_puts(manifest, record->state == HOSHI_RECORD_STATE_NOT_KNOWN ? "? "
                                 : record->similar_id.p != NULL                ? "~ "
                                                                               : "- ");
        hoshi_buf_int(manifest, (long long)at);
        hoshi_buf_puts(manifest, " ");
        put_line(run, i, record, (struct hoshi_str){NULL, 0}, manifest);
    }
}

static void put_ordinal(struct hoshi_run *run, uint64_t ordinal)
{
    for (size_t i = 0; i < run->q->n_output; i++) {
        if (run->manifest_of[i] == 0)
            continue;
        struct hoshi_buf *manifest = &run->outs.v[run->manifest_of[i]].buf;
        hoshi_buf_int(manifest, (long long)ordinal);
        hoshi_buf_puts(manifest, "\n");
    }
}

static enum hoshi_rc flush_when_full(struct hoshi_run *run)
{
    bool full = false;
    for (size_t i = 0; i < run->outs.n; i++)
        full = full || run->outs.v[i].buf.n >= FLUSH_BYTES || run->outs.v[i].buf.failed;
    return full && run->journal.fd < 0 ? hoshi_outs_flush(&run->outs, false) : HOSHI_OK;
}

/* The files about a record. What an earlier run wrote about a sheet that counts no more, because it
 * is refused now or older than another, goes: it would be handed on as if it held. */
static enum hoshi_rc attach(struct hoshi_run *run, const struct hoshi_reply *answer)
{
    const struct hoshi_record *record = &answer->record;
    bool superseded = record->state == HOSHI_RECORD_STATE_SUPERSEDED;
    bool refused = record->error_code.p != NULL && hoshi_refused_has_page(record->error_code);
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < run->q->n_attachment && rc == HOSHI_OK; i++) {
        const struct hoshi_attachment *to = &run->q->attachment[i];
        if (!superseded && i < answer->n_attachment && answer->attachment[i].p != NULL)
            rc = hoshi_attachment_write(run->s, to, record->source, answer->attachment[i]);
        else if (superseded || refused)
            rc = hoshi_attachment_remove(run->s, to, record->source);
    }
    return rc;
}

enum hoshi_rc hoshi_run_emit(struct hoshi_run *run, struct hoshi_slot *slot)
{
    struct hoshi_reply *answer = &slot->answer;
    enum hoshi_rc rc = HOSHI_OK;
    if (answer->not_mine)
        return HOSHI_OK;
    if (run->q->watch != NULL)
        run->q->watch->look(run->q->watch, &answer->record);
    if (run->q->latest != NULL)
        hoshi_latest_look(run->q->latest, slot->ordinal, &answer->record);
    put_record(run, &answer->record, answer->result);
    put_ordinal(run, slot->ordinal);
    if (rc == HOSHI_OK)
        rc = attach(run, answer);
    if (rc == HOSHI_OK)
        rc = feed_sinks(run, &answer->record);
    if (rc == HOSHI_OK && run->replay != NULL)
        hoshi_wire_put(&answer->record, &run->replay->buf);
    count(run, &answer->record);
    return rc == HOSHI_OK ? flush_when_full(run) : rc;
}

enum hoshi_rc hoshi_run_emit_absent(struct hoshi_run *run)
{
    const struct hoshi_record_watch *watch = run->q->watch;
    struct hoshi_record record;
    enum hoshi_rc rc = HOSHI_OK;
    size_t at = 0;
    if (watch == NULL || watch->absent == NULL)
        return HOSHI_OK;
    while (rc == HOSHI_OK && watch->absent(watch, &at, &record)) {
        if (run->mark.summary.n_unreached != 0) /* what could not be read may be theirs */
            record.state = HOSHI_RECORD_STATE_NOT_KNOWN;
        bool is_part = run->q->n_shard != 0;
        if (is_part && !run->already_complete)
            keep_absent(run, at, &record);
        else if (!run->already_complete) /* else only sinks want them again */
            put_record(run, &record, (struct hoshi_str){NULL, 0});
        if (!is_part)
            rc = feed_sinks(run, &record);
        run->mark.summary.n_absent += !is_part;
        if (rc == HOSHI_OK)
            rc = flush_when_full(run);
    }
    return rc;
}

enum hoshi_rc hoshi_run_commit(struct hoshi_run *run, bool complete)
{
    enum hoshi_rc rc = hoshi_outs_flush(&run->outs, run->journal.fd >= 0);
    if (rc != HOSHI_OK || run->journal.fd < 0)
        return rc;
    struct hoshi_batch_mark *m = &run->mark;
    for (size_t i = 0; i < run->outs.n; i++) {
        m->offset[i] = run->outs.v[i].file.n;
        hoshi_sha256_end(&run->outs.v[i].digest, m->digest[i]);
    }
    m->complete = complete;
    hoshi_sha256_end(&run->sources, m->sources);
    hoshi_sha256_end(&run->stamps, m->stamps);
    return hoshi_journal_mark(run->s, &run->journal, m);
}
