#include "app/session/score.h"

#include <hoshi/judge.h>

enum hoshi_rc hoshi_score(struct hoshi_session *s, const struct hoshi_score_request *request,
                          struct hoshi_result *ret_result)
{
    struct hoshi_answers *ans = NULL;
    s->catalog_also = request->also;
    enum hoshi_rc rc = hoshi_session_catalog(s, request->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_session_policy(s, request->policy);
    if (rc == HOSHI_OK)
        rc = hoshi_session_overlay(s, request->overlay);
    if (rc == HOSHI_OK)
        rc = hoshi_session_answers(s, request->sheet, request->as_of, &ans);
    if (rc == HOSHI_OK && request->references)
        rc = hoshi_session_frameworks(s);
    if (rc == HOSHI_OK && request->texts)
        rc = hoshi_session_texts(s);
    if (rc == HOSHI_OK)
        rc = hoshi_judge(s->catalog, ans, s->policy, request->as_of, &s->arena, ret_result);
    if (rc == HOSHI_OK && request->owner != NULL)
        hoshi_result_keep_owner(ret_result, request->owner);
    if (rc == HOSHI_OK && s->overlay != NULL)
        rc = hoshi_ask(ret_result, s->overlay,
                       ans->organization != NULL ? ans->organization->id : NULL, 0, &s->arena);
    return rc;
}
