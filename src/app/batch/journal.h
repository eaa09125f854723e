/* The journal of --resume: how far the outputs are, so that a run that was killed goes on there. */
#ifndef HOSHI_APP_BATCH_JOURNAL_H
#define HOSHI_APP_BATCH_JOURNAL_H

#include "app/batch/output.h"

/* Where a run stands after a whole record. */
struct hoshi_batch_mark {
    uint64_t n_input; /* inputs dealt with */
    struct hoshi_batch_summary summary;
    char sources[HOSHI_SHA256_HEX_BYTES]; /* digest of the names of these inputs */
    uint64_t offset[2 * HOSHI_BATCH_OUTPUTS_MAX + 1];
    size_t n_offset;
    bool complete; /* everything is written; only names may be missing */
};

struct hoshi_journal {
    const char *path;
    int fd; /* -1 = no journal */
};

/* What must be the same for two runs to be one: as a digest. with_outputs: paths too (journal);
 * without them and without the shard for the manifests of shards. */
void hoshi_batch_identity(const struct hoshi_session *s, const struct hoshi_batch_request *q,
                          bool for_journal, char ret_hex[HOSHI_SHA256_HEX_BYTES]);
/* Open or make the journal; *ret_mark is where the earlier run stood (n_input 0: nowhere). */
HOSHI_MUST_USE enum hoshi_rc hoshi_journal_open(struct hoshi_session *s,
                                                const struct hoshi_batch_request *q,
                                                struct hoshi_journal *ret_journal,
                                                struct hoshi_batch_mark *ret_mark, bool *ret_found);
/* The outputs must be on the disk before. */
HOSHI_MUST_USE enum hoshi_rc hoshi_journal_mark(struct hoshi_session *s, struct hoshi_journal *j,
                                                const struct hoshi_batch_mark *mark);
/* The run is complete: the journal goes away. */
void hoshi_journal_end(struct hoshi_journal *j, bool complete);

#endif
