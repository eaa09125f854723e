/* Another target, and back and forward: what changes the questions, not an answer. */
#include "app/sheet/dialogue.h"

enum hoshi_edit_result hoshi_switch_target(struct hoshi_editor *e, struct hoshi_interview *iv,
                                           size_t *at, bool *ret_no_other)
{
    struct hoshi_item was = iv->item[*at];
    uint8_t before = iv->target, target = hoshi_interview_next_target(iv);
    *ret_no_other = target == before || !hoshi_interview_target(iv, target);
    if (*ret_no_other)
        return HOSHI_EDIT_NOTHING;
    enum hoshi_edit_result r = hoshi_editor_target(e, target);
    if (r != HOSHI_EDIT_SAVED)
        (void)hoshi_interview_target(iv, before);
    *at = hoshi_interview_place(iv, &was);
    return r;
}

enum hoshi_msg hoshi_no_other_target(const struct hoshi_catalog *cat)
{
    return cat->n_level < 2 ? HOSHI_MSG_ASSESS_NO_OTHER_TARGET : HOSHI_MSG_ASSESS_NONE_LEFT;
}

enum hoshi_edit_result hoshi_keep_target(struct hoshi_editor *e, uint8_t target)
{
    return target == 0 || target == e->now->answers->target ? HOSHI_EDIT_NOTHING
                                                            : hoshi_editor_target(e, target);
}

enum hoshi_edit_result hoshi_undo(struct hoshi_editor *e, struct hoshi_interview *iv, bool redo,
                                  size_t *at)
{
    struct hoshi_item was = iv->item[*at];
    enum hoshi_edit_result r = redo ? hoshi_editor_redo(e) : hoshi_editor_undo(e);
    if (r != HOSHI_EDIT_SAVED)
        return r;
    uint8_t target = e->now->answers->target;
    if (e->undone.what == HOSHI_EDITED_TARGET && target != 0)
        (void)hoshi_interview_target(iv, target);
    size_t undone = hoshi_interview_index(iv, e->undone.criterion, e->undone.condition);
    *at = undone != iv->n_item ? undone : hoshi_interview_place(iv, &was);
    return r;
}
