/* One record, as a worker process makes it. */
#ifndef HOSHI_APP_BATCH_JUDGE_H
#define HOSHI_APP_BATCH_JUDGE_H

#include "app/batch/request.h"
#include "app/session/session.h"
#include "base/digest.h"
#include "diag/diag.h"

#define HOSHI_BATCH_REPLY_BYTES ((size_t)64 << 20) /* the longest answer of a worker */

/* In front of the bytes of every request, then the source, then the sheet. */
struct hoshi_batch_ask {
    int32_t reader; /* index into hoshi_readers, -1 = by content */
    uint32_t line_number, n_source;
};

/* Sections of a reply: NDJSON and CSV without their source, the whole result, one per attachment.
 */
enum {
    HOSHI_PART_JSON = 0,
    HOSHI_PART_CSV,
    HOSHI_PART_RESULT,
    HOSHI_PART_SINK,
    HOSHI_PART_ATTACHMENT,
    HOSHI_PARTS_MAX = HOSHI_PART_ATTACHMENT + HOSHI_BATCH_ATTACHMENTS_MAX
};

enum hoshi_batch_kind { HOSHI_BATCH_JUDGED = 0, HOSHI_BATCH_ERROR, HOSHI_BATCH_NOT_MINE };

/* In front of the sections. */
struct hoshi_batch_told {
    uint32_t kind, star, n_gap;
    uint32_t n_part[HOSHI_PARTS_MAX]; /* bytes */
};

struct hoshi_judge_context {
    const struct hoshi_batch_request *request;
    const struct hoshi_session *s;
    bool want_json, want_csv;
    /* used again for each record */
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_buf text, part;
    char sha256[HOSHI_SHA256_HEX_BYTES]; /* of a sheet that was decoded */
};

/* For io/workers.h: context is a struct hoshi_judge_context. */
void hoshi_batch_judge(void *context, struct hoshi_str request, struct hoshi_buf *reply);
/* A reply that says an input cannot be judged; the parent makes them too. line 0: the whole input.
 */
void hoshi_batch_tell_error(const struct hoshi_judge_context *c, unsigned code, const char *arg,
                            struct hoshi_str source, struct hoshi_buf *reply);
/* Take a reply apart. False when a worker that was taken over sent something else. */
bool hoshi_batch_sections(struct hoshi_str reply, struct hoshi_batch_told *ret_told,
                          struct hoshi_str ret_part[HOSHI_PARTS_MAX]);

#endif
