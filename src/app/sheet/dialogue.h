/* The dialogue about one question: what has to be asked after which answer, what may be said to
 * that, and what it comes to. For the full screen and for prompts alike; knows neither. */
#ifndef HOSHI_APP_SHEET_DIALOGUE_H
#define HOSHI_APP_SHEET_DIALOGUE_H

#include <hoshi/result.h>

#include "app/sheet/decision.h"
#include "app/sheet/editor.h"
#include "app/sheet/interview.h"
#include "base/limits.h"
#include "i18n/msg.h"

/* What a person is asked for. The order of the first seven is the order in which they are asked. */
enum hoshi_ask {
    HOSHI_ASK_TARGET = 0, /* the level to be reached */
    HOSHI_ASK_VIA,
    HOSHI_ASK_STATE, /* in which it is partly met */
    HOSHI_ASK_PERFORMED,
    HOSHI_ASK_REASON,
    HOSHI_ASK_DUE,
    HOSHI_ASK_OWNER,
    HOSHI_ASK_NOTE,
    HOSHI_ASK_FILE,
    /* and what is no part of an answer */
    HOSHI_ASK_SEARCH,
    /* … but of the company */
    HOSHI_ASK_NAME,
    HOSHI_ASK_SCOPE,
    HOSHI_ASK_EXCLUDED, /* what is left out of the scope, and why */
    HOSHI_ASK_EXCLUDED_WHY,
    HOSHI_ASK_COUNT_
};

#define HOSHI_ASK_OF_ANSWER HOSHI_ASK_SEARCH               /* how many are part of an answer */
#define HOSHI_SAID_BYTES (HOSHI_LIMIT_SCALAR_BYTES + 1024) /* one long text, and short ones */

/** Why something that was said is not taken. */
struct hoshi_objection {
    enum hoshi_msg msg;
    char arg[256];
};

/** An answer that is being given. */
struct hoshi_dialogue {
    const struct hoshi_result *result; /* borrowed, like the two behind it */
    const struct hoshi_criterion *criterion;
    const struct hoshi_answer *old; /* or NULL */
    unsigned pending;               /* bits of enum hoshi_ask still to be asked */
    bool set_status, confirm;
    bool advance; /* go on to the next question when it is saved */
    enum hoshi_status status;
    bool set_level;
    uint8_t level;
    enum hoshi_applied applied; /* where it is said */
    hoshi_day performed, due;   /* where they are said; 0 = taken away */
    size_t drop;                /* the evidence that goes, counted from 1; 0 = none */
    bool has[HOSHI_ASK_OF_ANSWER];
    size_t text[HOSHI_ASK_OF_ANSWER]; /* where it stands in .said */
    char said[HOSHI_SAID_BYTES];      /* texts, each with its NUL */
    size_t n_said;
};

/**
 * Start anew, with nothing said.
 *
 * @param d         the dialogue
 * @param result    what the sheet comes to now; must stay until the answer is saved
 * @param criterion the question; NULL = a condition, which has no dialogue
 */
void hoshi_dialogue_begin(struct hoshi_dialogue *d, const struct hoshi_result *result,
                          const struct hoshi_criterion *criterion);

/**
 * The question is answered; what has to be asked next is pending.
 *
 * @param d      the dialogue
 * @param status the answer
 * @param why    set when it cannot be
 * @return false when the catalogue does not know such an answer
 * @owner  nothing changes hands
 */
bool hoshi_dialogue_status(struct hoshi_dialogue *d, enum hoshi_status status,
                           struct hoshi_objection *why);

/**
 * The question is answered by a level; its target is pending.
 *
 * @param d     the dialogue
 * @param level the answer
 * @param why   set when it cannot be
 * @return false when the scale of the catalogue does not have it, or there is none
 * @owner  nothing changes hands
 */
bool hoshi_dialogue_level(struct hoshi_dialogue *d, unsigned level, struct hoshi_objection *why);

/**
 * Last year's answer still holds.
 *
 * @param d   begun
 * @param why why that cannot be said
 * @return false when it cannot
 */
bool hoshi_dialogue_confirm(struct hoshi_dialogue *d, struct hoshi_objection *why);

/**
 * One detail of the answer that is there shall be changed: it is pending then.
 *
 * @param d   begun
 * @param ask which
 * @param why why that cannot be
 * @return false when it cannot
 */
bool hoshi_dialogue_detail(struct hoshi_dialogue *d, enum hoshi_ask ask,
                           struct hoshi_objection *why);

/**
 * What to ask next.
 *
 * @param d       the dialogue; no longer pending
 * @param ret_ask what to ask
 * @return false when all is said: save hoshi_dialogue_decision()
 */
bool hoshi_dialogue_next(struct hoshi_dialogue *d, enum hoshi_ask *ret_ask);

/**
 * What was said to that.
 *
 * @param d     the dialogue
 * @param ask   what was asked
 * @param text  what was typed, without blanks at its ends
 * @param shown the old text stood there to be edited, so an empty one takes it away; false: nothing
 *              said leaves it as it is. "-" takes it away in both cases
 * @param why   why it is not taken; ask again
 * @return false when it is not taken
 */
bool hoshi_dialogue_take(struct hoshi_dialogue *d, enum hoshi_ask ask, const char *text, bool shown,
                         struct hoshi_objection *why);

/**
 * What was said on the line of the answer itself: a date and an alternative, a due date and a name,
 * a reason. Nothing is pending afterwards.
 *
 * @param d     the status is set
 * @param words not empty; changed
 * @param why   why it is not taken
 * @return false when it is not taken
 */
bool hoshi_dialogue_words(struct hoshi_dialogue *d, char *words, struct hoshi_objection *why);

/**
 * Whether nothing was said that could be saved: an empty line where a detail was asked for.
 *
 * @param d the dialogue
 * @return true when there is nothing to save
 */
bool hoshi_dialogue_is_empty(const struct hoshi_dialogue *d);

/**
 * What it comes to.
 *
 * @param d the dialogue
 * @return the decision; its texts point into the dialogue
 */
struct hoshi_decision hoshi_dialogue_decision(const struct hoshi_dialogue *d);

/**
 * What the sheet says to something that is asked for.
 *
 * @param d   the dialogue
 * @param ask what is asked
 * @param day room for a date
 * @return the text to be edited; "" for none, and for one that a line cannot hold: with line
 * breaks, or longer than HOSHI_LIMIT_FIELD_BYTES
 * @owner  the result, or day
 */
const char *hoshi_dialogue_old(const struct hoshi_dialogue *d, enum hoshi_ask ask,
                               char day[HOSHI_DATE_BYTES]);

/**
 * Whether an answer of a recurring duty is saved without the day it was last done.
 *
 * @param criterion the question, or NULL
 * @param answer    its answer, or NULL
 * @return true when the day is missing
 */
bool hoshi_answer_lacks_day(const struct hoshi_criterion *criterion,
                            const struct hoshi_answer *answer);

/**
 * Whether nobody has said anything in a sheet yet.
 *
 * @param answers the sheet
 * @return true for a new one
 */
bool hoshi_sheet_is_blank(const struct hoshi_answers *answers);

/**
 * Whether the sheet says something to it.
 *
 * @param d   the dialogue
 * @param ask what is asked
 * @return true when there is something to take away
 */
bool hoshi_dialogue_has_old(const struct hoshi_dialogue *d, enum hoshi_ask ask);

/**
 * Whether what is asked is chosen from a list, which must then be seen.
 *
 * @param ask what is asked
 * @return true for an alternative and for a state
 */
bool hoshi_ask_has_choices(enum hoshi_ask ask);

/**
 * The prompt, with what an empty line does: "Due (YYYY-MM-DD; empty = not written): ".
 *
 * @param d     the dialogue
 * @param ask   what is asked
 * @param shown what the sheet says stands there to be edited
 * @param lang  language
 * @param out   gets the prompt
 */
void hoshi_ask_put(const struct hoshi_dialogue *d, enum hoshi_ask ask, bool shown,
                   enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * Save the next target and ask the questions of it.
 *
 * @param e            the sheet
 * @param iv           the questions
 * @param at           where the person is; changed when the question stands elsewhere by then
 * @param ret_no_other true: no question would be left, and nothing was done
 * @return what came of saving
 */
enum hoshi_edit_result hoshi_switch_target(struct hoshi_editor *e, struct hoshi_interview *iv,
                                           size_t *at, bool *ret_no_other);

/** Why there is no other target to switch to. @return a message */
enum hoshi_msg hoshi_no_other_target(const struct hoshi_catalog *cat);

/**
 * Take the last edit back, or make it again, and go where it was made.
 *
 * @param e    the sheet
 * @param iv   the questions; those of the target before, when that was the edit
 * @param redo make it again
 * @param at   where the person is
 * @return what came of saving
 */
enum hoshi_edit_result hoshi_undo(struct hoshi_editor *e, struct hoshi_interview *iv, bool redo,
                                  size_t *at);

/**
 * Save the target that was asked for on the command line, unless the sheet has it.
 *
 * @param e      the sheet
 * @param target the star; 0 = none was asked for
 * @return what came of saving
 */
enum hoshi_edit_result hoshi_keep_target(struct hoshi_editor *e, uint8_t target);

#endif
