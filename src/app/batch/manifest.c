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
#include "report/json/manifest.h"

/* The ordinals of the records stand one per line in front; this line says what they belong to, and
 * that the shard is complete. */
enum hoshi_rc hoshi_run_close_manifests(struct hoshi_run *run)
{
    const struct hoshi_batch_request *q = run->q;
    const struct hoshi_batch_mark *mark = &run->mark;
    struct hoshi_manifest m = {.shard = q->shard,
                               .of = q->n_shard,
                               .skip = q->skip < mark->n_input ? q->skip : mark->n_input,
                               .inputs = mark->n_input,
                               .records = mark->summary.n_record,
                               .errors = mark->summary.n_error};
    hoshi_batch_identity(run->s, q, m.run);
    hoshi_sha256_end(&run->sources, m.inputs_sha256);
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < q->n_output && rc == HOSHI_OK; i++) {
        if (run->manifest_of[i] == 0)
            continue;
        const struct hoshi_out *of = &run->outs.v[i];
        if (!hoshi_file_digest(of->file.tmp != NULL ? of->file.tmp : of->path, m.sha256))
            return hoshi_session_complain_file(run->s, of->path, hoshi_file_failed(errno),
                                               HOSHI_TO_READ);
        (void)snprintf(m.format, sizeof m.format, "%s",
                       q->output[i].format == HOSHI_BATCH_CSV ? "csv" : "ndjson");
        rc = hoshi_manifest_json(&m, &run->outs.v[run->manifest_of[i]].buf);
    }
    return rc;
}
