/* Use case: judge one sheet. */
#ifndef HOSHI_APP_SESSION_SCORE_H
#define HOSHI_APP_SESSION_SCORE_H

#include "app/session/session.h"

struct hoshi_score_request {
    const char *catalog, *policy; /* name, file or NULL */
    const char *sheet;            /* path or "-" */
    const char *overlay;          /* a buyer's rules: path or NULL */
    hoshi_day as_of;
    bool references; /* load frameworks too, for the views */
    bool texts;      /* load glossary and help too */
};

/* HOSHI_OK: s->catalog, s->policy are loaded and *ret_result is the judgement. Otherwise the
 * session's diagnostics say why. */
HOSHI_MUST_USE enum hoshi_rc hoshi_score(struct hoshi_session *s,
                                         const struct hoshi_score_request *request,
                                         struct hoshi_result *ret_result);

#endif
