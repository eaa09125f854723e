/* The closing line of a shard's manifest: what the shard belongs to, and that it is complete. */
#ifndef HOSHI_REPORT_JSON_MANIFEST_H
#define HOSHI_REPORT_JSON_MANIFEST_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

#include "base/digest.h"

struct hoshi_manifest {
    uint64_t shard, of;                         /* 1 … of */
    char format[16];                            /* of the records */
    char run[HOSHI_SHA256_HEX_BYTES];           /* what must be the same in all shards */
    char inputs_sha256[HOSHI_SHA256_HEX_BYTES]; /* of the names of all inputs */
    uint64_t skip, inputs;                      /* all inputs, and those passed over in front */
    uint64_t records, errors;                   /* of this shard */
    char sha256[HOSHI_SHA256_HEX_BYTES];        /* of its records */
};

/**
 * One line of JSON, with its line break.
 *
 * @param m   complete
 * @param out appended to
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_manifest_json(const struct hoshi_manifest *m,
                                                 struct hoshi_buf *out);

/**
 * Read it back.
 *
 * @param line  JSON
 * @param ret_m set with HOSHI_OK
 * @return HOSHI_OK or HOSHI_E_INVALID
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_manifest_read(struct hoshi_str line,
                                                 struct hoshi_manifest *ret_m);

#endif
