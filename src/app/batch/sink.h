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
    /* Called once per record in input order, those too that an earlier, interrupted run with
     * --resume has written; then for each supplier from whom nothing came (a record without source,
     * see hoshi/record.h). The record, with outcomes when it is judged, is borrowed and gone after
     * the call. What is not HOSHI_OK stops the run. */
    enum hoshi_rc (*record)(struct hoshi_record_sink *self, const struct hoshi_record *record);
    void *user;
};

/* What somebody who waits for answers knows beyond the sheets (app/buyer/arrivals.h). */
struct hoshi_record_watch {
    /* Says of a record what it is to the one who waits: state, similar_id, and what was asked of
     * who sent a sheet that could not be judged. Before it is written anywhere; texts that it adds
     * live as long as the run. */
    void (*look)(const struct hoshi_record_watch *self, struct hoshi_record *record);
    /* Behind the last input: the next supplier from whom nothing came, from *at = 0 on. False when
     * there are no more. In a shard: of its part. */
    bool (*absent)(const struct hoshi_record_watch *self, size_t *at,
                   struct hoshi_record *ret_record);
    void *user;
};

/* One file per judged record: DIR/<source, made safe as a file name><suffix>. With for_refused also
 * per sheet that could not be judged: what is wrong with it (report/page/refused.h). */
struct hoshi_attachment {
    const char *dir, *suffix; /* suffix with its dot: ".json" */
    struct hoshi_report_opts opts;
    hoshi_result_writer *write;
    bool for_refused;
};

#endif
