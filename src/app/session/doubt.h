/* Claims that judging counts as gaps: said by hoshi check, before anybody relies on them. */
#ifndef HOSHI_APP_SESSION_DOUBT_H
#define HOSHI_APP_SESSION_DOUBT_H

#include <hoshi/result.h>

#include "app/session/session.h"

/**
 * Warn of every answer that says "met" or "not applicable" and is counted as a gap, with what makes
 * it count.
 *
 * @param s receives the warnings
 * @param r the judgement of a sheet that s has loaded
 */
void hoshi_session_doubt(struct hoshi_session *s, const struct hoshi_result *r);

#endif
