/* One record, as a worker process makes it. */
#ifndef HOSHI_APP_BATCH_JUDGE_H
#define HOSHI_APP_BATCH_JUDGE_H

#include "app/batch/request.h"
#include "app/session/session.h"
#include "base/digest.h"
#include "diag/diag.h"

/** The longest answer of a worker. */
#define HOSHI_BATCH_REPLY_BYTES ((size_t)64 << 20)

/** In front of the bytes of every request, then the source, then the sheet. */
struct hoshi_batch_ask {
    uint32_t format; /**< enum hoshi_input_format; AUTO = by content */
    uint32_t line_number, n_source;
    uint32_t is_suspect; /**< not to be judged: only what it is */
};

struct hoshi_judge_context {
    const struct hoshi_batch_request *request;
    const struct hoshi_session *s;
    /* used again for each record */
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_buf text, part;
    char sha256[HOSHI_SHA256_HEX_BYTES]; /* of a sheet that was decoded */
};

/**
 * work() of io/workers.h: a sheet becomes a reply (app/batch/wire.h).
 *
 * @param context a struct hoshi_judge_context
 * @param request a struct hoshi_batch_ask, the source, the sheet
 * @param reply   appended to
 */
void hoshi_batch_judge(void *context, struct hoshi_str request, struct hoshi_buf *reply);

/**
 * The reply that says an input as a whole cannot be judged; the parent makes them too.
 *
 * @param c      says the language and the catalogue; not changed
 * @param code   row of codes.def
 * @param arg    of its text, or NULL
 * @param source of the record
 * @param reply  appended to
 */
void hoshi_batch_tell_error(struct hoshi_judge_context *c, unsigned code, const char *arg,
                            struct hoshi_str source, struct hoshi_buf *reply);

#endif
