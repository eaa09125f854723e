/* Use case: several sheets, each of its own catalogue, set on one ladder. */
#ifndef HOSHI_APP_SESSION_LADDER_H
#define HOSHI_APP_SESSION_LADDER_H

#include <hoshi/ladder.h>

#include "app/session/session.h"

/** Sheets that one ladder takes; a company has a handful. */
#define HOSHI_LADDER_SHEETS_MAX 32

struct hoshi_ladder_request {
    const char *const *path; /* sheets, and folders with sheets */
    size_t n_path;
    const char *catalog; /* for the sheets that name it, as hoshi_session_catalog(); or NULL */
    const char *policy;  /* as hoshi_session_policy() */
    hoshi_day as_of;
};

/**
 * Judge each sheet by the catalogue it names, built in or q->catalog, and line the stars up. Files
 * of a folder that hold no answers are passed over.
 *
 * @param s          complaints go into its diags
 * @param q          which sheets, and how they are judged
 * @param ret_ladder the rungs; set on success only: a star whose sheet cannot be judged would look
 *                   as if nobody had asked for it
 * @return HOSHI_OK, or an error after a complaint: of the first sheet that could not be judged
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_ladder_climb(struct hoshi_session *s,
                                                const struct hoshi_ladder_request *q,
                                                struct hoshi_ladder *ret_ladder);

#endif
