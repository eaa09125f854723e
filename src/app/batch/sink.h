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

#include <hoshi/record.h>
#include <hoshi/report.h>

struct hoshi_record_sink {
    /* Called once per record in input order, also for those that an earlier, interrupted run of
     * --resume has done. The record, with outcomes when it is judged, is borrowed and gone after
     * the call. What is not HOSHI_OK stops the run. */
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
