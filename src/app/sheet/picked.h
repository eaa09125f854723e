/* Which of the alternatives or states of a criterion somebody means: by its id, or by its number in
 * the list that was shown. */
#ifndef HOSHI_APP_SHEET_PICKED_H
#define HOSHI_APP_SHEET_PICKED_H

#include <hoshi/catalog.h>

/**
 * An alternative.
 *
 * @param criterion the criterion
 * @param said      what was typed, narrow
 * @return its id, or NULL: there is none
 * @owner  the catalogue, or said
 */
const char *hoshi_picked_branch(const struct hoshi_criterion *criterion, const char *said);

/**
 * A state in which it is partly met.
 *
 * @param criterion the criterion
 * @param said      what was typed, narrow
 * @return its id, or NULL: there is none
 * @owner  the catalogue, or said
 */
const char *hoshi_picked_state(const struct hoshi_criterion *criterion, const char *said);

/** The ids of the alternatives of a criterion: "a, b". @param criterion it @param out appended to
 */
void hoshi_put_branches(const struct hoshi_criterion *criterion, struct hoshi_buf *out);

/** The ids of its states. @param criterion it @param out appended to */
void hoshi_put_states(const struct hoshi_criterion *criterion, struct hoshi_buf *out);

#endif
