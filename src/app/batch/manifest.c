/* The manifest of a shard: which records it has, what they belong to, and that it is complete. */
#include <errno.h>
#include <stdio.h>

#include "app/batch/run.h"
#include "base/digest.h"
#include "diag/diag.h"

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
        if (!digest_of_file(of->file.tmp != NULL ? of->file.tmp : of->path, digest))
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
