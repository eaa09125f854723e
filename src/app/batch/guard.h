/* What hoshi batch may write to. */
#ifndef HOSHI_APP_BATCH_GUARD_H
#define HOSHI_APP_BATCH_GUARD_H

#include "app/batch/request.h"
#include "app/session/session.h"

/* False after a complaint about each output that is also an input, that would be read as one, or
 * that stands there twice. */
bool hoshi_batch_outputs_ok(struct hoshi_session *s, const struct hoshi_batch_request *q,
                            const char *const *path, size_t n);

#endif
