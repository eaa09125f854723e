/* What keys mean: a pure function state × key -> state. It knows no terminal and touches no file;
 * what it wants done stands in .effect, and the runner (screen.c) tells it what came of that. */
#ifndef HOSHI_TUI_STATE_H
#define HOSHI_TUI_STATE_H

#include "app/sheet/dialogue.h"
#include "app/sheet/editor.h"
#include "app/sheet/interview.h"
#include "i18n/msg.h"
#include "tui/key.h"

enum hoshi_mode {
    HOSHI_MODE_QUESTION = 0,
    HOSHI_MODE_INPUT,
    HOSHI_MODE_HELP,
    HOSHI_MODE_WELCOME, /* what this is about: before the first question of a new sheet */
};

enum hoshi_effect {
    HOSHI_EFFECT_NONE = 0,
    HOSHI_EFFECT_ANSWER,    /* save what .draft comes to for the current criterion */
    HOSHI_EFFECT_CONDITION, /* save .condition for the current condition */
    HOSHI_EFFECT_TARGET,    /* save the next target */
    HOSHI_EFFECT_ABOUT,     /* save what was said about the company: .line to .ask */
    HOSHI_EFFECT_UNDO,
    HOSHI_EFFECT_REDO,
    HOSHI_EFFECT_COMPLETE, /* the path in .line */
    HOSHI_EFFECT_REDRAW,
    HOSHI_EFFECT_SUSPEND,
    HOSHI_EFFECT_QUIT,
};

struct hoshi_state {
    /* borrowed; the runner replaces them after a save */
    const struct hoshi_interview *iv;
    const struct hoshi_result *result;
    enum hoshi_lang lang;

    size_t at;              /* current item */
    unsigned sections;      /* unfolded ones */
    unsigned reveal;        /* the section that was just unfolded, or 0 */
    unsigned scroll;        /* lines of the question above the panel */
    unsigned aside;         /* the same of what is shown instead of it: help, alternatives */
    unsigned n_line, n_row; /* of what is scrolled and of its panel, as drawn last */

    enum hoshi_mode mode;
    enum hoshi_ask ask;
    struct hoshi_line line; /* what is typed to it */
    char last_search[HOSHI_LINE_BYTES];

    struct hoshi_dialogue draft; /* the answer being given */
    enum hoshi_condition_state condition;
    size_t included;                 /* into the scope again: the number of what was left out */
    char excluded[HOSHI_LINE_BYTES]; /* from the scope: its reason is being asked for */
    bool hidden;  /* the window is too small: nothing is seen, so that nothing can be answered */
    bool goes_on; /* the question waited: when it is answered, the next one comes */

    enum hoshi_msg message;
    char arg[512];
    bool bad; /* the message is a complaint */
    enum hoshi_effect effect;
};

/**
 * The state at the start: at the first question without an answer.
 *
 * @param iv     the questions; borrowed
 * @param result what the sheet comes to; borrowed
 * @param lang   language of the texts
 * @return the state
 */
struct hoshi_state hoshi_state_start(const struct hoshi_interview *iv,
                                     const struct hoshi_result *result, enum hoshi_lang lang);

/**
 * What a key makes of a state.
 *
 * @param s   the state
 * @param key a code point or a key of tui/key.h
 * @return the new state; what is to be done stands in .effect
 */
struct hoshi_state hoshi_state_reduce(struct hoshi_state s, uint32_t key);

/**
 * A text was pasted into the line that is typed, with blanks for its line breaks. It is taken whole
 * or, where there is no room for it, refused.
 *
 * @param s    the state, while something is typed
 * @param text UTF-8
 * @param n    bytes
 * @return the new state
 */
struct hoshi_state hoshi_state_paste(struct hoshi_state s, const char *text, size_t n);

/**
 * What came of an effect that saves.
 *
 * @param s    the state; .result is already the new one
 * @param r    what came of it
 * @param what what was undone or redone and is now, or the new target; NULL for other effects
 * @return the new state
 */
struct hoshi_state hoshi_state_saved(struct hoshi_state s, enum hoshi_edit_result r,
                                     const char *what);

/**
 * What completing the path in .line came to.
 *
 * @param s       the state
 * @param path    the longer path
 * @param n_match how many files begin so
 * @return the new state
 */
struct hoshi_state hoshi_state_completed(struct hoshi_state s, const char *path, size_t n_match);

/**
 * The current question.
 *
 * @param s the state
 * @return the item
 * @owner  the interview
 */
const struct hoshi_item *hoshi_state_item(const struct hoshi_state *s);

/* --- step.c: what state.c and act.c are made of */

/** Say a message; one whose argument is too long for it is said without. */
void hoshi_state_say(struct hoshi_state *s, enum hoshi_msg msg, const char *arg, bool bad);

/** Go to a question; nothing happens where there is none. */
void hoshi_state_go(struct hoshi_state *s, size_t at);

/**
 * What stands for how far the shown text is scrolled.
 *
 * @param s the state
 * @return the number of lines
 * @owner  a member of s
 */
unsigned *hoshi_state_scrolled(struct hoshi_state *s);

/** Scroll what is shown, by lines. */
void hoshi_state_scroll(struct hoshi_state *s, int rows);

/** Give up what was said so far, and be at the question again. */
void hoshi_state_drop(struct hoshi_state *s);

/** Ask for something on the input line, with what the sheet says to it. */
void hoshi_state_ask(struct hoshi_state *s, enum hoshi_ask ask);

/** Ask what is still pending of the answer being given; save it when nothing is. */
void hoshi_state_next_pending(struct hoshi_state *s);

/* --- act.c */

/** A key on a question. */
void hoshi_state_question_key(struct hoshi_state *s, uint32_t key);

#endif
