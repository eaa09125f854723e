/* The lists of --files-from: all are opened before anything is judged, so that a wrong name does
 * not cost an hour. */
#ifndef HOSHI_APP_BATCH_LISTS_H
#define HOSHI_APP_BATCH_LISTS_H

#include "app/batch/request.h"
#include "app/session/session.h"

/**
 * Open all; complains.
 *
 * @param s       takes complaints
 * @param request names them
 * @return as many descriptors, or NULL
 * @owner  caller; hoshi_batch_lists_close()
 */
HOSHI_MUST_USE int *hoshi_batch_lists_open(struct hoshi_session *s,
                                           const struct hoshi_batch_request *request);

/**
 * Close and free.
 *
 * @param fd   from hoshi_batch_lists_open(), or NULL
 * @param from those before are closed already
 * @param n    how many there are
 */
void hoshi_batch_lists_close(int *fd, size_t from, size_t n);

#endif
