/* Of a sheet that is made out of another one: whether the evidence is still where it says. */
#ifndef HOSHI_APP_EVIDENCE_MOVED_H
#define HOSHI_APP_EVIDENCE_MOVED_H

#include "app/session/session.h"

/**
 * Warn where a sheet in another folder names evidence that is not there, or is another file: names
 * of evidence begin in the folder of the sheet.
 *
 * @param s    session with a catalogue; the warning goes there
 * @param ans  answers that were taken over
 * @param from path of the sheet they come from
 * @param to   path of the new one
 * @return HOSHI_OK; HOSHI_E_IO after a complaint, when a file cannot be read; HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_evidence_moved(struct hoshi_session *s,
                                                  const struct hoshi_answers *ans, const char *from,
                                                  const char *to);

#endif
