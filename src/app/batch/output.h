/* The files (and standard output) that a batch run fills piece by piece. A file appears under its
 * name when it is complete; until then it is FILE.part with a journal, or a temporary name without.
 */
#ifndef HOSHI_APP_BATCH_OUTPUT_H
#define HOSHI_APP_BATCH_OUTPUT_H

#include "app/batch/request.h"
#include "app/session/session.h"
#include "base/digest.h"

struct hoshi_out {
    const char *path; /* NULL = standard output */
    char *part;       /* where the bytes go until it is complete; NULL: straight to path */
    int fd;
    struct hoshi_buf buf;
    uint64_t offset; /* bytes written */
    bool gone;       /* the reader of a pipe has left */
};

struct hoshi_outs {
    struct hoshi_session *s;
    struct hoshi_out v[2 * HOSHI_BATCH_OUTPUTS_MAX + 1];
    size_t n;
};

enum hoshi_out_how { HOSHI_OUT_TEMPORARY = 0, HOSHI_OUT_PART, HOSHI_OUT_GO_ON };

/* Add one; complains. path NULL = standard output. With HOSHI_OUT_GO_ON the part of an earlier run
 * is cut to offset and continued. */
HOSHI_MUST_USE enum hoshi_rc hoshi_outs_add(struct hoshi_outs *o, const char *path,
                                            enum hoshi_out_how how, uint64_t offset);
/* Write what is in the buffers; sync: until it is on the disk. */
HOSHI_MUST_USE enum hoshi_rc hoshi_outs_flush(struct hoshi_outs *o, bool sync);
/* Whether anybody still wants anything. */
bool hoshi_outs_wanted(const struct hoshi_outs *o);
/* Give every file its name. */
HOSHI_MUST_USE enum hoshi_rc hoshi_outs_finish(struct hoshi_outs *o);
/* The run was stopped: keep what there is as FILE.part. */
void hoshi_outs_keep(struct hoshi_outs *o);
/* Give the part of a complete earlier run its name, if that is still to do. */
HOSHI_MUST_USE enum hoshi_rc hoshi_part_finish(struct hoshi_session *s, const char *path);
/* Close; files that are not finished go away, parts of a journal stay. */
void hoshi_outs_close(struct hoshi_outs *o);
/* Complain about a path with an errno; returns HOSHI_E_IO. */
enum hoshi_rc hoshi_batch_complain(struct hoshi_session *s, const char *path, unsigned code,
                                   int err);
char *hoshi_path_join(const char *a, const char *b); /* malloc'ed, or NULL */

#endif
