/* The files (and standard output) that a batch run fills piece by piece. A file appears under its
 * name when it is complete; until then it is FILE.part with a journal, or a temporary name without.
 */
#ifndef HOSHI_APP_BATCH_OUTPUT_H
#define HOSHI_APP_BATCH_OUTPUT_H

#include "app/batch/request.h"
#include "app/session/session.h"
#include "base/digest.h"
#include "io/replace.h"

struct hoshi_out {
    const char *path; /* NULL = standard output */
    struct hoshi_replace file;
    struct hoshi_buf buf;
    struct hoshi_sha256 digest; /* of what was written, as far as a journal needs it */
    bool gone;                  /* the reader of a pipe has left */
    bool stays_part;            /* never gets its name: it is only kept for a later run */
};

struct hoshi_outs {
    struct hoshi_session *s;
    struct hoshi_out v[2 * HOSHI_BATCH_OUTPUTS_MAX + 1];
    size_t n;
};

enum hoshi_out_how {
    HOSHI_OUT_TEMPORARY = 0, /* no journal: nothing stays when it is not finished */
    HOSHI_OUT_PART,          /* the first run of a journal: FILE.part must not be there */
    HOSHI_OUT_GO_ON,         /* a later run of it: go on in its FILE.part */
};

/**
 * Open one more output; complains.
 *
 * @param o      with its session
 * @param path   NULL = standard output
 * @param how    what becomes of it until it is finished
 * @param offset for HOSHI_OUT_GO_ON: bytes of the part that count
 * @param digest for HOSHI_OUT_GO_ON with an offset: what these bytes must come to
 * @return HOSHI_OK or HOSHI_E_IO
 * @owner  o; path must stay until hoshi_outs_close()
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_outs_add(struct hoshi_outs *o, const char *path,
                                            enum hoshi_out_how how, uint64_t offset,
                                            const char *digest);

/**
 * Whether the part of an output is there already, as another journal may have left it. Complains.
 *
 * @param s    gets the complaint
 * @param path the output
 * @return true when it is
 */
bool hoshi_part_is_in_the_way(struct hoshi_session *s, const char *path);

/**
 * Write what is in the buffers. A reader that has left a pipe is complained about once; the other
 * outputs go on.
 *
 * @param o    open outputs
 * @param sync wait until it is on the disk
 * @return HOSHI_OK or HOSHI_E_IO
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_outs_flush(struct hoshi_outs *o, bool sync);

/**
 * Whether anybody still wants anything.
 *
 * @param o open outputs
 * @return false when the readers of all outputs have left
 */
bool hoshi_outs_wanted(const struct hoshi_outs *o);

/**
 * Everything is written: give every file its name.
 *
 * @param o open outputs; still to be closed
 * @return HOSHI_OK or HOSHI_E_IO
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_outs_finish(struct hoshi_outs *o);

/** The run was stopped: what there is stays as FILE.part, never in the place of another. */
void hoshi_outs_keep(struct hoshi_outs *o);

/**
 * Give the part of a complete earlier run its name, if that is still to do.
 *
 * @param s    gets the complaint
 * @param path the name
 * @return HOSHI_OK or HOSHI_E_IO
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_part_finish(struct hoshi_session *s, const char *path);

/** Close all and leave nothing, no parts either. */
void hoshi_outs_discard(struct hoshi_outs *o);

/** Close all. Files that are not finished go away, parts of a journal stay. */
void hoshi_outs_close(struct hoshi_outs *o);

/**
 * A name with something behind it: "out" and ".part".
 *
 * @param path   the name
 * @param suffix what comes behind
 * @return the whole, or NULL without memory
 * @owner  caller frees
 */
HOSHI_MUST_USE char *hoshi_path_with_suffix(const char *path, const char *suffix);

#endif
