/* Use case: last time, for a report of today. */
#ifndef HOSHI_APP_HISTORY_LAST_H
#define HOSHI_APP_HISTORY_LAST_H

#include <hoshi/diff.h>

#include "app/session/session.h"

struct hoshi_last_request {
    const char *earlier; /* a result, sheet or bundle; or NULL: look into the history */
    const char *db;      /* of the history; or NULL */
    const char *catalog, *policy;
};

/**
 * Last time: what is named, or the newest result of the history that is of an earlier day, of the
 * same company and of the very same catalogue.
 *
 * @param s        complaints go into its diags; catalogue and policy stay as they are
 * @param request  where from
 * @param r        today's
 * @param ret_side set on success; NULL: the history has none
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_last(struct hoshi_session *s,
                                        const struct hoshi_last_request *request,
                                        const struct hoshi_result *r,
                                        const struct hoshi_diff_side **ret_side);

#endif
