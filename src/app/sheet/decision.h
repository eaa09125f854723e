/* What a person decided about a criterion, as the fields of its entry. */
#ifndef HOSHI_APP_SHEET_DECISION_H
#define HOSHI_APP_SHEET_DECISION_H

#include <hoshi/answers.h>

#include "base/digits.h"
#include "codec/edit/patch.h"

/* NULL means "leave as it is", "" means "take away". */
struct hoshi_decision {
    bool set_status, set_performed, set_due; /* false: leave as it is */
    enum hoshi_status status;
    bool set_level;
    uint8_t level;
    enum hoshi_applied applied;         /* NOT_SAID: leave as it is */
    enum hoshi_answered_by answered_by; /* what the catalogue asks for */
    const char *target;                 /* a level */
    hoshi_day performed, due;           /* 0: take away */
    const char *via, *state, *note, *reason, *owner;
    const char *file; /* one more evidence */
    size_t drop;      /* the evidence that goes, counted from 1; 0: none */
    bool confirm;     /* a carried-over answer still holds */
};

#define HOSHI_DECISION_FIELDS 15 /* two of them are room for who and when */
#define HOSHI_DECISION_TEXTS 3

/**
 * What a decision writes. What no longer fits the new status goes: the due date of what is met, the
 * reason of what is applicable after all.
 *
 * @param d        the decision; its texts are borrowed
 * @param old      the answer that is there, or NULL
 * @param field    filled in; two of them stay free for who and when
 * @param ret_text keeps the dates and the number that the fields point to
 * @return how many fields
 */
size_t hoshi_decision_fields(const struct hoshi_decision *d, const struct hoshi_answer *old,
                             struct hoshi_patch_field field[HOSHI_DECISION_FIELDS],
                             char ret_text[HOSHI_DECISION_TEXTS][HOSHI_DECIMAL_BYTES]);

/**
 * Who has changed an answer last, and when, as fields of a patch. Whoever is not named has it in
 * nobody's name, least of all in the last one's; the day is kept where one stood, or where experts
 * have decided, for their decisions are compared with it.
 *
 * @param by      who changes it, or NULL
 * @param on      today
 * @param old     the answer before, or NULL
 * @param decided experts have decided about answers of the sheet
 * @param field   gets two fields, or none
 * @param day     room for the day, as long as the fields are used
 * @return how many fields
 */
size_t hoshi_who_fields(const char *by, hoshi_day on, const struct hoshi_answer *old, bool decided,
                        struct hoshi_patch_field field[2], char day[HOSHI_DATE_BYTES]);

#endif
