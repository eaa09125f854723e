/* Use case: judge one sheet. */
#ifndef HOSHI_APP_SESSION_SCORE_H
#define HOSHI_APP_SESSION_SCORE_H

#include "app/session/session.h"

struct hoshi_score_request {
    const char *catalog, *policy; /* name, file or NULL */
    const char *also;             /* without catalog: one more that a sheet may name; or NULL */
    const char *sheet;            /* path or "-" */
    const char *overlay;          /* a buyer's rules: path or NULL */
    const char *owner;            /* whose gaps are listed; NULL: all */
    hoshi_day as_of;
    bool references; /* load frameworks too, for the views */
    bool texts;      /* load glossary and help too */
};

/**
 * Judge one sheet.
 *
 * @param s          nothing loaded; afterwards it holds catalogue and policy, and the complaints
 * @param request    what to judge, by what
 * @param ret_result set on success
 * @return HOSHI_OK, or an error after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_score(struct hoshi_session *s,
                                         const struct hoshi_score_request *request,
                                         struct hoshi_result *ret_result);

#endif
