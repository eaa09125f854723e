/* The journal of --resume: how far the outputs are, so that a run that was killed goes on there. */
#ifndef HOSHI_APP_BATCH_JOURNAL_H
#define HOSHI_APP_BATCH_JOURNAL_H

#include "app/batch/output.h"

/* Where a run stands after a whole record. */
struct hoshi_batch_mark {
    uint64_t n_input; /* inputs dealt with */
    struct hoshi_batch_summary summary;
    char sources[HOSHI_SHA256_HEX_BYTES]; /* digest of the names of these inputs */
    char stamps[HOSHI_SHA256_HEX_BYTES];  /* digest of their lines, and of how large and old their
                                             files were */
    uint64_t offset[2 * HOSHI_BATCH_OUTPUTS_MAX + 1];
    char digest[2 * HOSHI_BATCH_OUTPUTS_MAX + 1][HOSHI_SHA256_HEX_BYTES]; /* of the bytes before */
    size_t n_offset;
    bool complete; /* everything is written; only names may be missing */
};

struct hoshi_journal {
    const char *path;
    int fd; /* -1 = no journal */
};

/**
 * What must be the same for shards to be of one run, as a digest: not their inputs' names, which
 * the manifests have, and not where they write.
 *
 * @param s           catalogue and policy
 * @param q           the run
 * @param ret_hex     the digest
 * @return nothing
 * @owner  borrowed
 */
void hoshi_batch_identity(const struct hoshi_session *s, const struct hoshi_batch_request *q,
                          char ret_hex[HOSHI_SHA256_HEX_BYTES]);
/**
 * Open the journal, or make it, and keep every other run from it; complains.
 *
 * @param s           gets the complaint
 * @param q           the run; its resume is the journal's name
 * @param ret_journal the journal
 * @param ret_mark    where the earlier run stood: its last mark, or as it was when there is none
 * @param ret_found   there was an earlier run
 * @return HOSHI_OK or HOSHI_E_IO; then there is nothing to end
 * @owner  caller; hoshi_journal_end()
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_journal_open(struct hoshi_session *s,
                                                const struct hoshi_batch_request *q,
                                                struct hoshi_journal *ret_journal,
                                                struct hoshi_batch_mark *ret_mark, bool *ret_found);
/**
 * Write down how far the run is, on the disk; complains. The outputs must be there before.
 *
 * @param s    gets the complaint
 * @param j    the journal; nothing happens when there is none
 * @param mark how far
 * @return HOSHI_OK or HOSHI_E_IO
 * @owner  borrowed
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_journal_mark(struct hoshi_session *s, struct hoshi_journal *j,
                                                const struct hoshi_batch_mark *mark);
/**
 * Let the journal go.
 *
 * @param j        the journal, or none
 * @param complete it is not needed any more: remove it
 * @return nothing
 */
void hoshi_journal_end(struct hoshi_journal *j, bool complete);

#endif
