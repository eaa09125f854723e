/* Records as bytes: from a worker to its parent, and from a run to the one that resumes it. Numbers
 * are 32 bits, lowest byte first; a text is its length and its bytes. Nothing that is read is
 * believed: lengths, counts and ranges are checked before they are used. */
#ifndef HOSHI_APP_BATCH_WIRE_H
#define HOSHI_APP_BATCH_WIRE_H

#include <hoshi/buf.h>
#include <hoshi/record.h>

#include "app/batch/request.h"

/** What a worker answers. Texts are borrowed. */
struct hoshi_reply {
    bool not_mine; /**< of another shard: nothing else is set */
    struct hoshi_record record;
    struct hoshi_str result; /**< result/1 as one line, with --full */
    struct hoshi_str attachment[HOSHI_BATCH_ATTACHMENTS_MAX];
    struct hoshi_record_problem more[HOSHI_RECORD_PROBLEMS_MAX]; /**< those of the record */
    size_t n_attachment; /**< as many as the request has; with an error some are not there */
};

/**
 * Append a reply, without the source: that is the parent's word.
 *
 * @param reply borrowed
 * @param out   appended to
 */
void hoshi_reply_put(const struct hoshi_reply *reply, struct hoshi_buf *out);

/**
 * Take a reply apart.
 *
 * @param bytes     anything
 * @param request   what was asked for
 * @param catalog   of the run
 * @param ret_reply set; borrows from bytes
 * @return false when it is no answer to that request
 */
HOSHI_MUST_USE bool hoshi_reply_get(struct hoshi_str bytes,
                                    const struct hoshi_batch_request *request,
                                    const struct hoshi_catalog *catalog,
                                    struct hoshi_reply *ret_reply);

/**
 * Append a record with its source and, in front, the number of its bytes.
 *
 * @param record borrowed
 * @param out    appended to
 */
void hoshi_wire_put(const struct hoshi_record *record, struct hoshi_buf *out);

/** Bytes of the number in front. */
#define HOSHI_WIRE_HEAD 4

/**
 * The number in front of a record.
 *
 * @param head HOSHI_WIRE_HEAD bytes
 * @return bytes that follow
 */
size_t hoshi_wire_length(const unsigned char head[HOSHI_WIRE_HEAD]);

/**
 * Take a record of hoshi_wire_put() apart.
 *
 * @param bytes      those behind the number in front
 * @param catalog    of the run
 * @param ret_record set; borrows from bytes and more
 * @param more       room for the further problems of the record
 * @return false when it is no record of this catalogue
 */
HOSHI_MUST_USE bool hoshi_wire_get(struct hoshi_str bytes, const struct hoshi_catalog *catalog,
                                   struct hoshi_record *ret_record,
                                   struct hoshi_record_problem more[HOSHI_RECORD_PROBLEMS_MAX]);

#endif
