/* Libraries of others that only some commands need (io/dynlib.h). */
#ifndef HOSHI_APP_SESSION_NEED_H
#define HOSHI_APP_SESSION_NEED_H

#include "app/session/session.h"
#include "io/dynlib.h"

/**
 * Load what a command cannot do without, before it does anything.
 *
 * @param s       receives HS2050 when it is not there
 * @param library which
 * @return HOSHI_OK or HOSHI_E_IO
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_need(struct hoshi_session *s,
                                                struct hoshi_dynlib *library);

#endif
