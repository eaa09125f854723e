/* Which folders a run is going to walk, as far as that can be known before it reads anything. */
#ifndef HOSHI_APP_BATCH_FOLDERS_H
#define HOSHI_APP_BATCH_FOLDERS_H

#include <hoshi/arena.h>

#include "app/batch/request.h"

struct hoshi_batch_folders {
    const char **v;
    size_t n, cap;
};

/**
 * Those among the operands, those that a pattern finds, and those in lists that are regular files:
 * a list that comes through a pipe can be read once only.
 *
 * @param request   the run
 * @param arena     holds them
 * @param ret_found set
 * @return HOSHI_OK or HOSHI_E_NOMEM; a list that cannot be read is complained of when its turn
 * comes
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_batch_folders(const struct hoshi_batch_request *request,
                                                 struct hoshi_arena *arena,
                                                 struct hoshi_batch_folders *ret_found);

#endif
