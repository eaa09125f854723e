/* What a person decided about a criterion, as the fields of its entry. */
#ifndef HOSHI_APP_SHEET_DECISION_H
#define HOSHI_APP_SHEET_DECISION_H

#include <hoshi/answers.h>

#include "codec/edit/patch.h"

/* NULL and 0 mean "leave as it is", "" means "take away". */
struct hoshi_decision {
    bool set_status;
    enum hoshi_status status;
    const char *via, *note, *reason, *owner, *file;
    hoshi_day performed, due;
    bool confirm; /* a carried-over answer still holds */
};

#define HOSHI_DECISION_FIELDS 12 /* two of them are room for who and when */

/**
 * What a decision writes. What no longer fits the new status goes: the due date of what is met, the
 * reason of what is applicable after all.
 *
 * @param d        the decision; its texts are borrowed
 * @param old      the answer that is there, or NULL
 * @param field    filled in; two of them stay free for who and when
 * @param ret_text keeps the dates that the fields point to
 * @return how many fields
 */
size_t hoshi_decision_fields(const struct hoshi_decision *d, const struct hoshi_answer *old,
                             struct hoshi_patch_field field[HOSHI_DECISION_FIELDS],
                             char ret_text[2][HOSHI_DATE_BYTES]);

#endif
