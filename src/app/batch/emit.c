/* From the replies of workers to files: records in input order, attachments, sinks, manifests. */
#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/batch/run.h"
#include "base/str.h"
#include "io/file.h"
#include "report/json/record.h"

#define FLUSH_BYTES ((size_t)64 << 10)
#define NAME_BYTES 200

enum hoshi_rc hoshi_run_open_outputs(struct hoshi_run *run, bool go_on)
{
    const struct hoshi_batch_request *q = run->q;
    enum hoshi_out_how how = q->resume == NULL ? HOSHI_OUT_TEMPORARY
                             : go_on           ? HOSHI_OUT_GO_ON
                                               : HOSHI_OUT_PART;
    struct hoshi_outs *o = &run->outs;
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < q->n_output && rc == HOSHI_OK; i++) {
        rc = hoshi_outs_add(o, q->output[i].path, how, run->mark.offset[o->n]);
        if (rc == HOSHI_OK && !go_on && q->output[i].format == HOSHI_BATCH_CSV)
            hoshi_record_csv_names(run->s->catalog, q->adjust != NULL, &o->v[o->n - 1].buf);
    }
    for (size_t i = 0; i < q->n_output && rc == HOSHI_OK && q->n_shard != 0; i++) {
        if (q->output[i].path == NULL)
            continue;
        const char *path = hoshi_path_join(q->output[i].path, ".manifest");
        const char *kept =
            path != NULL ? hoshi_arena_strndup(&run->s->arena, path, strlen(path)) : NULL;
        free((char *)path);
        run->manifest_of[i] = o->n;
        rc = kept != NULL ? hoshi_outs_add(o, kept, how, run->mark.offset[o->n]) : HOSHI_E_NOMEM;
    }
    if (rc == HOSHI_OK && q->resume != NULL && q->n_sink != 0) { /* for sinks of a later run */
        const char *path = hoshi_path_join(q->resume, ".records");
        const char *kept =
            path != NULL ? hoshi_arena_strndup(&run->s->arena, path, strlen(path)) : NULL;
        free((char *)path);
        run->replay = o->n;
        rc = kept != NULL ? hoshi_outs_add(o, kept, how, run->mark.offset[o->n]) : HOSHI_E_NOMEM;
    }
    run->mark.n_offset = o->n;
    for (size_t i = 0; i < q->n_attachment && rc == HOSHI_OK; i++) {
        if (mkdir(q->attachment[i].dir, 0777) != 0 && errno != EEXIST)
            rc = hoshi_batch_complain(run->s, q->attachment[i].dir, HOSHI_HS2004, errno);
    }
    return rc;
}

/* A source as a file name: everything that could leave the folder, or that another system's file
 * names do not have, becomes %XX; long ones end in a digest. */
static void put_file_name(struct hoshi_buf *out, struct hoshi_str source, const char *suffix)
{
    static const char hex[] = "0123456789ABCDEF";
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    for (size_t i = 0; i < source.n; i++) {
        unsigned char c = (unsigned char)source.p[i];
        bool plain = c >= 0x80 || (c > 0x20 && c < 0x7f && strchr("/\\:*?\"<>|%", (char)c) == NULL);
        if (plain && !(i == 0 && c == '.')) {
            hoshi_buf_put(&name, &source.p[i], 1);
        } else {
            char e[3] = {'%', hex[c >> 4], hex[c & 15]};
            hoshi_buf_put(&name, e, sizeof e);
        }
    }
    if (name.n > NAME_BYTES) {
        char digest[HOSHI_SHA256_HEX_BYTES];
        size_t kept = NAME_BYTES - HOSHI_SHA256_HEX_BYTES;
        hoshi_sha256_hex(source, digest);
        while (kept > 0 && ((unsigned char)name.p[kept] & 0xc0) == 0x80)
            kept--; /* cut between characters */
        hoshi_buf_put(out, name.p, kept);
        hoshi_buf_puts(out, "-");
        hoshi_buf_puts(out, digest);
    } else {
        hoshi_buf_put(out, name.p, name.n);
    }
    hoshi_buf_puts(out, suffix);
    out->failed |= name.failed;
    hoshi_buf_release(&name);
}

static enum hoshi_rc write_attachment(struct hoshi_run *run, const struct hoshi_attachment *a,
                                      struct hoshi_str source, struct hoshi_str bytes)
{
    hoshi_buf_clear(&run->path);
    hoshi_buf_puts(&run->path, a->dir);
    hoshi_buf_puts(&run->path, "/");
    put_file_name(&run->path, source, a->suffix);
    if (run->path.failed)
        return HOSHI_E_NOMEM;
    struct hoshi_file_result w = hoshi_file_write(run->path.p, bytes, false);
    if (w.error == HOSHI_FILE_OK)
        return HOSHI_OK;
    int err = w.error == HOSHI_FILE_NOT_FOUND ? ENOENT : w.err;
    return hoshi_batch_complain(run->s, run->path.p, HOSHI_HS2004, err);
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
    if (run->replay == 0 || run->outs.v[run->replay].part == NULL)
        return HOSHI_OK;
    FILE *f = fopen(run->outs.v[run->replay].part, "re");
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
    m->n_record++;
    memcpy(m->last, source.p, n);
    m->last[n] = '\0';
    if (told->kind == HOSHI_BATCH_ERROR) {
        m->n_error++;
        return;
    }
    if (told->star < 6)
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

/* A worker that was taken over could send anything: one record stays one line. */
static bool sections_of(const struct hoshi_slot *slot, struct hoshi_batch_told *ret_told,
                        struct hoshi_str ret_part[HOSHI_PARTS_MAX])
{
    size_t at = sizeof *ret_told;
    if (slot->reply.n < at)
        return false;
    memcpy(ret_told, slot->reply.p, sizeof *ret_told);
    for (int i = 0; i < HOSHI_PARTS_MAX; i++) {
        if (ret_told->n_part[i] > slot->reply.n - at)
            return false;
        ret_part[i] = (struct hoshi_str){slot->reply.p + at, ret_told->n_part[i]};
        at += ret_told->n_part[i];
        if (i < HOSHI_PART_ATTACHMENT && ret_part[i].n != 0 &&
            memchr(ret_part[i].p, '\n', ret_part[i].n) != NULL)
            return false;
    }
    return true;
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
    if (!sections_of(slot, &told, part))
        return HOSHI_E_NOMEM;
    put_outputs(run, slot, source, part);
    for (size_t i = 0;
         i < run->q->n_attachment && rc == HOSHI_OK && told.kind == HOSHI_BATCH_JUDGED; i++)
        rc = write_attachment(run, &run->q->attachment[i], source, part[HOSHI_PART_ATTACHMENT + i]);
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
        m->offset[i] = run->outs.v[i].offset;
    m->complete = complete;
    hoshi_sha256_end(&run->sources, m->sources);
    return hoshi_journal_mark(run->s, &run->journal, m);
}

static bool digest_of_file(const char *path, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    FILE *f = fopen(path, "re");
    static char chunk[64 << 10];
    struct hoshi_sha256 h;
    hoshi_sha256_start(&h);
    if (f == NULL)
        return false;
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
        hoshi_sha256_add(&h, (struct hoshi_str){chunk, n});
    bool ok = !ferror(f);
    fclose(f);
    hoshi_sha256_end(&h, ret_hex);
    return ok;
}

static void put_member(struct hoshi_buf *out, const char *key, const char *text)
{
    hoshi_buf_puts(out, ",\"");
    hoshi_buf_puts(out, key);
    hoshi_buf_puts(out, "\":\"");
    hoshi_buf_puts(out, text);
    hoshi_buf_puts(out, "\"");
}

static void put_count(struct hoshi_buf *out, const char *key, uint64_t v)
{
    hoshi_buf_puts(out, ",\"");
    hoshi_buf_puts(out, key);
    hoshi_buf_puts(out, "\":");
    hoshi_buf_int(out, (long long)v);
}

/* The ordinals of the records stand one per line in front; this line says what they belong to, and
 * that the shard is complete. */
enum hoshi_rc hoshi_run_close_manifests(struct hoshi_run *run)
{
    const struct hoshi_batch_request *q = run->q;
    char identity[HOSHI_SHA256_HEX_BYTES], sources[HOSHI_SHA256_HEX_BYTES],
        digest[HOSHI_SHA256_HEX_BYTES];
    hoshi_batch_identity(run->s, q, false, identity);
    hoshi_sha256_end(&run->sources, sources);
    for (size_t i = 0; i < q->n_output; i++) {
        if (run->manifest_of[i] == 0)
            continue;
        const struct hoshi_out *of = &run->outs.v[i];
        struct hoshi_buf *out = &run->outs.v[run->manifest_of[i]].buf;
        if (!digest_of_file(of->part != NULL ? of->part : of->path, digest))
            return hoshi_batch_complain(run->s, of->path, HOSHI_HS2001, errno);
        hoshi_buf_puts(out, "{\"hoshi\":\"batch-manifest/1\"");
        put_count(out, "shard", q->shard);
        put_count(out, "of", q->n_shard);
        put_member(out, "format", q->output[i].format == HOSHI_BATCH_CSV ? "csv" : "ndjson");
        put_member(out, "run", identity);
        put_member(out, "inputs_sha256", sources);
        put_count(out, "skip", q->skip < run->mark.n_input ? q->skip : run->mark.n_input);
        put_count(out, "inputs", run->mark.n_input);
        put_count(out, "records", run->mark.summary.n_record);
        put_count(out, "errors", run->mark.summary.n_error);
        put_member(out, "sha256", digest);
        hoshi_buf_puts(out, "}\n");
    }
    return HOSHI_OK;
}
