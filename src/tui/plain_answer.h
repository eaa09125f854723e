/* Plain prompts: one answer, from its first word until it is saved. */
#ifndef HOSHI_TUI_PLAIN_ANSWER_H
#define HOSHI_TUI_PLAIN_ANSWER_H

#include "app/sheet/dialogue.h"
#include "tui/keys.h"
#include "tui/prompt.h"

#define HOSHI_SEARCH_BYTES 1024

/** The questions as prompts, in progress. Too large for a stack. */
struct hoshi_asking {
    struct hoshi_editor *e;
    struct hoshi_interview *iv;
    struct hoshi_prompt prompt;
    size_t at;    /**< the current question */
    bool again;   /**< it need not be shown once more */
    bool idle;    /**< it is only where somebody was last: no question is being asked */
    bool refused; /**< a line of a file was not taken */
    bool astray;  /**< … and those behind it may belong to it, until one names its question */
    size_t astray_from; /**< the first of them */
    size_t from_line;   /**< where what is being said began */
    bool on_item;       /**< … and it is said to the current question */
    size_t n_saved;
    struct hoshi_buf *complain; /**< gets which lines of a file were not taken, and why */
    char last_search[HOSHI_SEARCH_BYTES];
    char said[HOSHI_PROMPT_BYTES],
        words[HOSHI_PROMPT_BYTES]; /**< what is being handled, and of it */
    struct hoshi_dialogue draft;
};

/**
 * The current question.
 *
 * @param a the questions
 * @return the item
 * @owner  the interview
 */
const struct hoshi_item *hoshi_asking_item(const struct hoshi_asking *a);

/** Go to the next question that waits for an answer; where there is none, no question is asked. */
void hoshi_asking_go_on(struct hoshi_asking *a);

/** Ask this question. @param at index of an item */
void hoshi_asking_go(struct hoshi_asking *a, size_t at);

/**
 * What names a question at the beginning of a line: the id of a criterion or a condition of the
 * catalogue, asked or not, or the beginning of one that holds a hyphen or a dot.
 */
struct hoshi_named {
    bool is_named;
    size_t at;                               /**< index of the item; n_item = it is not asked */
    const struct hoshi_criterion *not_asked; /**< then: the first one that is meant, or NULL */
    bool is_one;                             /**< and not the beginning of several */
};

/**
 * Which question a word names.
 *
 * @param a    the questions
 * @param word the first of a line
 * @return what it names
 */
struct hoshi_named hoshi_asking_named(const struct hoshi_asking *a, const char *word);

/**
 * Why a criterion of the catalogue is not among the questions.
 *
 * @param a         the questions
 * @param criterion it
 * @return the message; its argument is the id
 */
enum hoshi_msg hoshi_asking_why_not(const struct hoshi_asking *a,
                                    const struct hoshi_criterion *criterion);

/**
 * What was said is not taken. Where nobody is there to say it again, that is kept, and what follows
 * is not taken for an answer to anything until it names its question.
 *
 * @param a   the questions
 * @param why the message
 * @param arg its argument, or NULL
 */
void hoshi_asking_refuse(struct hoshi_asking *a, enum hoshi_msg why, const char *arg);

/** The same with two arguments. */
void hoshi_asking_refuse_with(struct hoshi_asking *a, enum hoshi_msg why, const char *a0,
                              const char *a1);

/**
 * Whether the line that was read may be taken: behind one that was refused only from the next one
 * on that begins with the id of a question.
 *
 * @param a the questions
 * @return false where it is passed over
 */
bool hoshi_asking_takes_line(struct hoshi_asking *a);

/**
 * What is said to a prompt that follows an answer. From a file, a line that names a question is
 * about that question: it is kept for later, and the prompt was not answered.
 *
 * @param a    the questions
 * @param what what was asked
 * @return false where nothing was said to it, after a complaint unless nothing is lost by that
 */
bool hoshi_asking_reply(struct hoshi_asking *a, enum hoshi_ask what);

/** Without any question: every line of a file is refused. */
void hoshi_asking_refuse_all(struct hoshi_asking *a);

/** At the end of the input: what has been passed over or not read, and that the rest is saved. */
void hoshi_asking_end(struct hoshi_asking *a);

/* --- plain_place.c and plain_go.c: going about, and the acts that lead somewhere else */

/** The next question, answered or not. */
void hoshi_asking_skip(struct hoshi_asking *a);

/** The previous one. */
void hoshi_asking_back(struct hoshi_asking *a);

/** The next one that is open. */
void hoshi_asking_next_open(struct hoshi_asking *a);

/** One that mentions a word; rest: the word, or asked for. */
void hoshi_asking_search(struct hoshi_asking *a, const char *rest);

/** The other target. */
void hoshi_asking_target(struct hoshi_asking *a);

/** The last edit is taken back, or made again. */
void hoshi_asking_undo(struct hoshi_asking *a, bool redo);

/** Say what came of saving. */
void hoshi_asking_report(struct hoshi_asking *a, enum hoshi_edit_result r);

/** The current criterion is answered; rest: what stood behind the answer on its line. */
void hoshi_asking_answer(struct hoshi_asking *a, enum hoshi_status status, const char *rest);

/** The same by a level. @return false: the word is none, or the catalogue does not ask for levels
 */
bool hoshi_asking_level(struct hoshi_asking *a, const char *word, const char *rest);

/** A detail is changed; rest: what stood behind its key. */
void hoshi_asking_detail(struct hoshi_asking *a, enum hoshi_ask what, const char *rest);

/** Last year's answer is confirmed; rest: the day it was last done, where that is asked for. */
void hoshi_asking_confirm(struct hoshi_asking *a, const char *rest);

/** The current condition is answered by an act or a word; rest: nothing may stand behind it. */
void hoshi_asking_condition(struct hoshi_asking *a, enum hoshi_act act, const char *word,
                            const char *rest);

/** The company is named; rest: its name, or asked for. */
void hoshi_asking_name(struct hoshi_asking *a, const char *rest);

/** The scope is said, and what is left out of it; rest: the scope, or asked for. */
void hoshi_asking_scope(struct hoshi_asking *a, const char *rest);

/**
 * What was said on the line, else what is said when it is asked for.
 *
 * @param a    the questions
 * @param what what to ask for
 * @param rest what stood on the line
 * @return the text; NULL where there is none
 * @owner  rest or the prompt, until the next line is read
 */
const char *hoshi_asking_said(struct hoshi_asking *a, enum hoshi_ask what, const char *rest);

#endif
