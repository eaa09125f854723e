/* What keys mean: a pure function state × key -> state. It knows no terminal and touches no file;
 * what it wants done stands in .effect, and the runner (screen.c) tells it what came of that. */
#ifndef HOSHI_TUI_STATE_H
#define HOSHI_TUI_STATE_H

#include "app/sheet/editor.h"
#include "app/sheet/interview.h"
#include "i18n/msg.h"

/* A key is a code point, or one of these. */
enum {
    HOSHI_KEY_UP = 0x110000,
    HOSHI_KEY_DOWN,
    HOSHI_KEY_LEFT,
    HOSHI_KEY_RIGHT,
    HOSHI_KEY_PAGE_UP,
    HOSHI_KEY_PAGE_DOWN,
    HOSHI_KEY_HOME,
    HOSHI_KEY_END,
    HOSHI_KEY_ENTER,
    HOSHI_KEY_ESCAPE,
    HOSHI_KEY_TAB,
    HOSHI_KEY_BACKSPACE,
    HOSHI_KEY_DELETE,
    HOSHI_KEY_GONE, /* the terminal is gone */
};
#define HOSHI_KEY_CTRL(letter) ((uint32_t)(letter)&31u)

enum hoshi_mode { HOSHI_MODE_QUESTION = 0, HOSHI_MODE_INPUT, HOSHI_MODE_HELP };

/* What the input line asks for; the order of the first five is the order in which they are asked.
 */
enum hoshi_ask {
    HOSHI_ASK_VIA = 0,
    HOSHI_ASK_PERFORMED,
    HOSHI_ASK_REASON,
    HOSHI_ASK_DUE,
    HOSHI_ASK_OWNER,
    HOSHI_ASK_NOTE,
    HOSHI_ASK_FILE,
    HOSHI_ASK_SEARCH,
    HOSHI_ASK_NAME,
    HOSHI_ASK_COUNT_
};

enum hoshi_effect {
    HOSHI_EFFECT_NONE = 0,
    HOSHI_EFFECT_ANSWER,    /* save hoshi_state_decision() for the current criterion */
    HOSHI_EFFECT_CONDITION, /* save .condition for the current condition */
    HOSHI_EFFECT_TARGET,    /* save the next target */
    HOSHI_EFFECT_NAME,      /* save .text[HOSHI_ASK_NAME] as the name of the organization */
    HOSHI_EFFECT_UNDO,
    HOSHI_EFFECT_COMPLETE, /* the path in .input */
    HOSHI_EFFECT_REDRAW,
    HOSHI_EFFECT_SUSPEND,
    HOSHI_EFFECT_QUIT,
};

#define HOSHI_INPUT_BYTES 1024

struct hoshi_state {
    /* borrowed; the runner replaces them after a save */
    const struct hoshi_interview *iv;
    const struct hoshi_result *result;
    enum hoshi_lang lang;

    size_t at;              /* current item */
    unsigned sections;      /* unfolded ones */
    unsigned reveal;        /* the section that was just unfolded, or 0 */
    unsigned scroll;        /* lines of the question above the panel */
    unsigned n_line, n_row; /* of the question and of its panel, as drawn last */

    enum hoshi_mode mode;
    enum hoshi_ask ask;
    unsigned pending; /* bits of enum hoshi_ask still to be asked for the draft */
    char input[HOSHI_INPUT_BYTES];
    size_t n_input, cursor; /* bytes */

    /* the answer being typed */
    bool set_status, confirm, advance;
    enum hoshi_status status;
    enum hoshi_condition_state condition;
    hoshi_day performed, due;
    bool has[HOSHI_ASK_COUNT_];
    char text[HOSHI_ASK_COUNT_]
             [HOSHI_INPUT_BYTES]; /* via, reason, owner, note, file, last search */

    enum hoshi_msg message;
    char arg[256];
    bool bad; /* the message is a complaint */
    enum hoshi_effect effect;
};

/* At the first question without an answer. */
struct hoshi_state hoshi_state_start(const struct hoshi_interview *iv,
                                     const struct hoshi_result *result, enum hoshi_lang lang);
struct hoshi_state hoshi_state_reduce(struct hoshi_state s, uint32_t key);
/* What came of an effect; s.result is already the new one. */
struct hoshi_state hoshi_state_saved(struct hoshi_state s, enum hoshi_edit_result r);
/* What completing the path in .input came to: the longer path, and how many files begin so. */
struct hoshi_state hoshi_state_completed(struct hoshi_state s, const char *path, size_t n_match);
struct hoshi_decision hoshi_state_decision(const struct hoshi_state *s);
const struct hoshi_item *hoshi_state_item(const struct hoshi_state *s);

/* input.c: editing one line. True when the key was for the line. */
bool hoshi_input_key(struct hoshi_state *s, uint32_t key);
void hoshi_input_set(struct hoshi_state *s, const char *text);

#endif
