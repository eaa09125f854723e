/* A change of a sheet that was read a while ago, by a command that is done in a moment: under the
 * lock the sheet is read once more, so that nothing is lost that others have written meanwhile. */
#ifndef HOSHI_APP_EVIDENCE_RECORD_H
#define HOSHI_APP_EVIDENCE_RECORD_H

#include "app/session/lock.h"
#include "app/session/session.h"

struct hoshi_record {
    struct hoshi_session *s;
    const char *sheet;
    hoshi_day as_of;
    struct hoshi_lock lock;
    struct hoshi_diags unheard;          /* about what is to be written */
    struct hoshi_input input;            /* the sheet as it is now, read; in the session's arena */
    const struct hoshi_answers *answers; /* what it says */
};

/**
 * Lock a sheet and read it again. Complains when it cannot be changed.
 *
 * @param r     the record; hoshi_record_close() takes it in any case
 * @param s     session that has read the sheet; its answers_input is compared with what is there
 * @param sheet path; "-" is refused
 * @param as_of day of the check
 * @param seen  the answers that were read before
 * @return HOSHI_OK: r->input and r->answers are those of this moment
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_record_open(struct hoshi_record *r, struct hoshi_session *s,
                                               const char *sheet, hoshi_day as_of,
                                               const struct hoshi_answers *seen);

/**
 * Load what is to be written, without complaints.
 *
 * @param r           the record
 * @param changed     the changed sheet, registered in r->unheard
 * @param ret_answers what it says
 * @return HOSHI_E_INVALID when it cannot be read, HOSHI_E_NOMEM
 * @owner  the session's arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_record_load(struct hoshi_record *r,
                                               const struct hoshi_input *changed,
                                               struct hoshi_answers **ret_answers);

/**
 * Complain that the sheet no longer says what a change was made for.
 *
 * @param r    the record
 * @param what id of the criterion
 * @return HOSHI_E_IO
 */
enum hoshi_rc hoshi_record_outdated(struct hoshi_record *r, const char *what);

/**
 * Write the changed sheet, unless something went wrong, and let the lock go.
 *
 * @param r       the record
 * @param rc      what came of the change; HOSHI_E_INVALID: the sheet cannot be changed this way
 * @param changed the changed sheet; zero-filled = there was nothing to change
 * @return rc, or why it could not be written; complained about
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_record_close(struct hoshi_record *r, enum hoshi_rc rc,
                                                const struct hoshi_input *changed);

#endif
