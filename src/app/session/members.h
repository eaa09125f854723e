/* Use case: judge the sheets of a group of companies, and what the group has of it. */
#ifndef HOSHI_APP_SESSION_MEMBERS_H
#define HOSHI_APP_SESSION_MEMBERS_H

#include <hoshi/members.h>

#include "app/session/session.h"

struct hoshi_members_request {
    const char *folder; /* all sheets in it and below; or one sheet */
    const char *catalog, *policy;
    const char *star; /* as --star, or NULL: the next above the group's own */
    hoshi_day as_of;
};

/**
 * Judge every sheet of a folder, each by the same catalogue and policy.
 *
 * @param s           complaints about every sheet go into its diags
 * @param request     which
 * @param ret_members set on success, also when sheets could not be judged: then it is not known
 *                    what the group has
 * @return HOSHI_OK, or an error after a complaint: nothing at all can be said, or a sheet could not
 *         even be read
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_members_judge(struct hoshi_session *s,
                                                 const struct hoshi_members_request *request,
                                                 struct hoshi_members *ret_members);

/**
 * Whether an output lies where it would be read as the sheet of a member; complains.
 *
 * @param s      whose complaints
 * @param folder of the group, or its only sheet
 * @param path   the output
 * @return false after a complaint
 */
bool hoshi_members_output_ok(struct hoshi_session *s, const char *folder, const char *path);

#endif
