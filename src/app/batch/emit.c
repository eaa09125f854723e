/* From the replies of workers to files: records in input order, attachments, sinks. */
#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/batch/attachment.h"
#include "app/batch/run.h"
#include "app/session/complain.h"
#include "base/str.h"
#include "report/json/record.h"

#define FLUSH_BYTES ((size_t)64 << 10)

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
        rc = hoshi_outs_add(o, q->output[i].path, how, run->mark.offset[o->n]);
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
        rc = kept != NULL ? hoshi_outs_add(o, kept, how, run->mark.offset[o->n]) : HOSHI_E_NOMEM;
    }
    if (rc == HOSHI_OK && q->resume != NULL && q->n_sink != 0) { /* for sinks of a later run */
        const char *path = hoshi_path_with_suffix(q->resume, ".records");
        const char *kept =
            path != NULL ? hoshi_arena_strndup(&run->s->arena, path, strlen(path)) : NULL;
        free((char *)path);
        run->replay = o->n;
        rc = kept != NULL ? hoshi_outs_add(o, kept, how, run->mark.offset[o->n]) : HOSHI_E_NOMEM;
    }
    run->mark.n_offset = o->n;
    for (size_t i = 0; i < q->n_attachment && rc == HOSHI_OK; i++) {
        if (mkdir(q->attachment[i].dir, 0777) != 0 && errno != EEXIST)
            rc = hoshi_session_complain_file(run->s, q->attachment[i].dir, hoshi_file_failed(errno),
                                             HOSHI_TO_WRITE);
    }
    return rc;
}

static enum hoshi_rc feed_sinks(struct hoshi_run *run, uint64_t ordinal, struct hoshi_str line)
{
    enum hoshi_rc rc = HOSHI_OK;
    cJSON *json = cJSON_ParseWithLength(line.p, line.n);
    if (json == NULL)
        return HOSHI_E_NOMEM;
    const char *source = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(json, "source"));
    bool is_error = cJSON_GetObjectItemCaseSensitive(json, "error") != NULL;
    struct hoshi_record record = {ordinal, hoshi_str_from(source), line, json, is_error};
    for (size_t i = 0; i < run->q->n_sink && rc == HOSHI_OK; i++)
        rc = run->q->sink[i]->record(run->q->sink[i], &record);
    cJSON_Delete(json);
    return rc;
}

enum hoshi_rc hoshi_run_replay(struct hoshi_run *run)
{
    if (run->replay == 0 || run->outs.v[run->replay].file.tmp == NULL)
        return HOSHI_OK;
    FILE *f = fopen(run->outs.v[run->replay].file.tmp, "re");
    char *line = NULL;
    size_t cap = 0;
    enum hoshi_rc rc = f != NULL ? HOSHI_OK : HOSHI_E_IO;
    uint64_t ordinal = 0;
    for (ssize_t n; rc == HOSHI_OK && (n = getline(&line, &cap, f)) > 0; ordinal++) {
        struct hoshi_str text = {line, (size_t)n - 1};
        rc = feed_sinks(run, ordinal, text);
    }
    free(line);
    if (f != NULL)
        fclose(f);
    return rc;
}

static void count(struct hoshi_run *run, struct hoshi_str source,
                  const struct hoshi_batch_told *told)
{
    struct hoshi_batch_summary *m = &run->mark.summary;
    size_t n = source.n < sizeof m->last ? source.n : sizeof m->last - 1;
    while (n < source.n && n > 0 && ((unsigned char)source.p[n] & 0xc0) == 0x80)
        n--; /* cut between characters */
    m->n_record++;
    memcpy(m->last, source.p, n);
    m->last[n] = '\0';
    if (told->kind == HOSHI_BATCH_ERROR) {
        m->n_error++;
        return;
    }
    if (told->star < HOSHI_BATCH_STARS)
        m->n_star[told->star]++;
    if (told->n_gap > m->worst_gaps) {
        m->worst_gaps = told->n_gap;
        memcpy(m->worst, m->last, sizeof m->worst);
    }
}

/* {"source":…,…[,"result":…]} without line break, in run->line. more: the part with further
 * members, or none (HOSHI_PART_JSON). */
static struct hoshi_str json_line(struct hoshi_run *run, struct hoshi_str source,
                                  const struct hoshi_str *part, int more)
{
    hoshi_buf_clear(&run->line);
    hoshi_record_json_head(source, &run->line);
    hoshi_buf_put(&run->line, part[HOSHI_PART_JSON].p, part[HOSHI_PART_JSON].n);
    if (more != HOSHI_PART_JSON)
        hoshi_buf_put(&run->line, part[more].p, part[more].n);
    hoshi_buf_puts(&run->line, "}");
    return (struct hoshi_str){run->line.p, run->line.n};
}

static void put_outputs(struct hoshi_run *run, const struct hoshi_slot *slot,
                        struct hoshi_str source, const struct hoshi_str *part)
{
    const struct hoshi_batch_request *q = run->q;
    for (size_t i = 0; i < q->n_output; i++) {
        struct hoshi_buf *out = &run->outs.v[i].buf;
        if (q->output[i].format == HOSHI_BATCH_CSV) {
            hoshi_record_csv_head(source, out);
            hoshi_buf_put(out, part[HOSHI_PART_CSV].p, part[HOSHI_PART_CSV].n);
        } else {
            struct hoshi_str line =
                json_line(run, source, part, q->full ? HOSHI_PART_RESULT : HOSHI_PART_JSON);
            hoshi_buf_put(out, line.p, line.n);
        }
        hoshi_buf_puts(out, "\n");
        if (run->manifest_of[i] != 0) {
            struct hoshi_buf *manifest = &run->outs.v[run->manifest_of[i]].buf;
            hoshi_buf_int(manifest, (long long)slot->ordinal);
            hoshi_buf_puts(manifest, "\n");
        }
    }
}

enum hoshi_rc hoshi_run_emit(struct hoshi_run *run, const struct hoshi_slot *slot)
{
    struct hoshi_batch_told told;
    struct hoshi_str part[HOSHI_PARTS_MAX], source = {slot->source.p, slot->source.n};
    enum hoshi_rc rc = HOSHI_OK;
    if (slot->not_mine)
        return HOSHI_OK;
    if (slot->reply.failed ||
        !hoshi_batch_sections((struct hoshi_str){slot->reply.p, slot->reply.n}, &told, part))
        return HOSHI_E_NOMEM; /* it was whole when it was taken */
    put_outputs(run, slot, source, part);
    for (size_t i = 0;
         i < run->q->n_attachment && rc == HOSHI_OK && told.kind == HOSHI_BATCH_JUDGED; i++)
        rc = hoshi_attachment_write(run->s, &run->q->attachment[i], source,
                                    part[HOSHI_PART_ATTACHMENT + i]);
    if (rc == HOSHI_OK && run->q->n_sink != 0) {
        struct hoshi_str line = json_line(run, source, part, HOSHI_PART_SINK);
        rc = feed_sinks(run, slot->ordinal, line);
        if (run->replay != 0) {
            hoshi_buf_put(&run->outs.v[run->replay].buf, line.p, line.n);
            hoshi_buf_puts(&run->outs.v[run->replay].buf, "\n");
        }
    }
    count(run, source, &told);
    bool full = false;
    for (size_t i = 0; i < run->outs.n; i++)
        full = full || run->outs.v[i].buf.n >= FLUSH_BYTES || run->outs.v[i].buf.failed;
    if (rc == HOSHI_OK && full && run->journal.fd < 0)
        rc = hoshi_outs_flush(&run->outs, false);
    return rc;
}

enum hoshi_rc hoshi_run_commit(struct hoshi_run *run, bool complete)
{
    enum hoshi_rc rc = hoshi_outs_flush(&run->outs, run->journal.fd >= 0);
    if (rc != HOSHI_OK || run->journal.fd < 0)
        return rc;
    struct hoshi_batch_mark *m = &run->mark;
    for (size_t i = 0; i < run->outs.n; i++)
        m->offset[i] = run->outs.v[i].file.n;
    m->complete = complete;
    hoshi_sha256_end(&run->sources, m->sources);
    return hoshi_journal_mark(run->s, &run->journal, m);
}
