/* How far the answers of a sheet are. */
#include "app/sheet/dialogue.h"
#include "app/sheet/interview.h"
#include "model/same.h"

bool hoshi_answer_lacks_day(const struct hoshi_criterion *criterion,
                            const struct hoshi_answer *answer)
{
    return criterion != NULL && criterion->frequency != 0 && answer != NULL &&
           hoshi_status_asks(answer->status) == HOSHI_ASKS_PERFORMED && answer->performed == 0;
}

bool hoshi_sheet_is_blank(const struct hoshi_answers *answers)
{
    static const struct hoshi_answer none;
    const struct hoshi_organization *org = answers->organization;
    bool any = org != NULL && org->name != NULL && *org->name != '\0';
    for (size_t i = 0; i < answers->n_answer; i++)
        any = any || !hoshi_answer_same(&answers->answer[i], &none);
    for (size_t i = 0; i < answers->n_condition; i++)
        any = any || answers->condition[i].state != HOSHI_CONDITION_UNANSWERED;
    return !any;
}

struct hoshi_standing hoshi_interview_standing(const struct hoshi_interview *iv,
                                               const struct hoshi_result *r)
{
    struct hoshi_standing n = {0, 0};
    for (size_t i = 0; i < iv->n_item; i++) {
        bool waits = hoshi_item_is_unanswered(&iv->item[i], r);
        n.waiting += waits;
        n.unknown += !waits && hoshi_item_is_open(&iv->item[i], r);
    }
    return n;
}
