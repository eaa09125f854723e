/* The manifest of a shard: which records it has, what they belong to, and that it is complete. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "app/batch/run.h"
#include "app/session/complain.h"
#include "base/digest.h"
#include "diag/diag.h"
#include "io/beneath.h"
#include "io/pieces.h"

static bool digest_of_file(const char *path, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    uint64_t size;
    struct hoshi_pieces p = {.n = HOSHI_PIECES_TO_END};
    if (hoshi_file_open(path, &p.fd, &size).error != HOSHI_FILE_OK)
        return false;
    bool ok = hoshi_pieces_read(&p) == HOSHI_PIECES_OK;
    hoshi_fd_close(p.fd);
    memcpy(ret_hex, p.sha256, sizeof p.sha256);
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
        if (!digest_of_file(of->file.tmp != NULL ? of->file.tmp : of->path, digest))
            return hoshi_session_complain_file(run->s, of->path, hoshi_file_failed(errno),
                                               HOSHI_TO_READ);
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
