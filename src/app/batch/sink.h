/* Where other parts join hoshi batch. A sink sees every record in input order, in the parent
 * process (portfolio, asked-and-reached). An attachment is written by the workers, one file per
 * good record (--results, --feedback): there the result is still a struct hoshi_result.
 *
 * How to join: fill sinks and attachments into struct hoshi_batch_request (app/batch/request.h)
 * before hoshi_batch_run(). An overlay goes there too: the request's `adjust` runs in the worker on
 * each judged result, and its `overlay_sha256` counts in the run's identity (resume, shards,
 * merge).
 */
#ifndef HOSHI_APP_BATCH_SINK_H
#define HOSHI_APP_BATCH_SINK_H

#include <hoshi/report.h>

struct cJSON;

/* One record. Everything is borrowed and gone after the call. */
struct hoshi_record {
    uint64_t ordinal;         /* 0, 1, 2 … in input order; of replayed records, their number */
    struct hoshi_str source;  /* as in the record: foreign bytes are escaped */
    struct hoshi_str line;    /* the NDJSON record (formats.md section 6) without line break */
    const struct cJSON *json; /* the same, parsed; never NULL */
    bool is_error;            /* it has "error" instead of a judgement */
};

struct hoshi_record_sink {
    /* What it needs beyond the record, or NULL: runs in the worker, appends members, each with its
     * comma in front, which only sinks see. */
    void (*put)(const struct hoshi_result *r, struct hoshi_buf *out);
    /* Called once per record in input order, also for those that an earlier, interrupted run of
     * --resume has done. What is not HOSHI_OK stops the run. */
    enum hoshi_rc (*record)(struct hoshi_record_sink *self, const struct hoshi_record *record);
    void *user;
};

/* One file per judged record: DIR/<source, made safe as a file name><suffix>. */
struct hoshi_attachment {
    const char *dir, *suffix; /* suffix with its dot: ".json" */
    struct hoshi_report_opts opts;
    hoshi_result_writer *write;
};

#endif
