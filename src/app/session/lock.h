/* The lock that everything takes that changes a sheet in place. */
#ifndef HOSHI_APP_SESSION_LOCK_H
#define HOSHI_APP_SESSION_LOCK_H

#include "app/session/session.h"
#include "io/lock.h"

/* How long a command waits that is itself done in a moment: others like it end meanwhile, a person
 * who answers questions does not. In milliseconds. */
#define HOSHI_LOCK_WAIT 5000
/* And one that a person sits before: long enough for a command that is done in a moment. */
#define HOSHI_LOCK_GLANCE 500

/**
 * Take the lock of a sheet; complain when that cannot be done.
 *
 * @param s        session, for the complaint
 * @param path     the sheet
 * @param wait_ms  how long to wait for another process that has the lock; 0 = not at all
 * @param ret_lock the lock; hoshi_lock_release() takes it, also after a failure
 * @return HOSHI_OK, or HOSHI_E_IO after a complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_lock(struct hoshi_session *s, const char *path,
                                                unsigned wait_ms, struct hoshi_lock *ret_lock);

#endif
