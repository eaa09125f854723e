/* The inputs of a batch run, one after the other, in an order that does not depend on the machine.
 */
#ifndef HOSHI_APP_BATCH_INPUT_H
#define HOSHI_APP_BATCH_INPUT_H

#include "app/batch/request.h"
#include "app/session/readers.h"
#include "app/session/session.h"

/* One input, not read yet (a file) or already there (a line). Valid until the next one. */
struct hoshi_batch_item {
    struct hoshi_str source; /* escaped: what the record says */
    const char *path;        /* NULL for a line */
    struct hoshi_str line;
    const struct hoshi_reader_row *reader; /* NULL = by content */
    uint32_t line_number;                  /* of a line in its file; 0 for a file */
    unsigned error; /* row of codes.def that already says why it cannot be read, or 0 */
    int err;        /* errno for it */
};

enum hoshi_batch_next { HOSHI_NEXT_ITEM = 0, HOSHI_NEXT_END, HOSHI_NEXT_WAIT };

struct hoshi_batch_inputs;

struct hoshi_batch_inputs *hoshi_batch_inputs_open(struct hoshi_session *s,
                                                   const struct hoshi_batch_request *request);
/* HOSHI_NEXT_WAIT only when wait is false: nothing has arrived on hoshi_batch_inputs_fd() yet. */
enum hoshi_batch_next hoshi_batch_inputs_next(struct hoshi_batch_inputs *in, bool wait,
                                              struct hoshi_batch_item *ret_item);
int hoshi_batch_inputs_fd(const struct hoshi_batch_inputs *in); /* being read line by line, or -1 */
uint64_t hoshi_batch_inputs_passed(const struct hoshi_batch_inputs *in);
/* Whether a file of a folder that is read is taken for a sheet. path: as the walk gives it. */
bool hoshi_batch_is_included(const struct hoshi_batch_request *request, const char *path,
                             const char *name);
void hoshi_batch_inputs_close(struct hoshi_batch_inputs *in);

#endif
