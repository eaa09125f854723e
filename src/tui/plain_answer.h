/* Plain prompts: one answer, from its first word until it is saved. */
#ifndef HOSHI_TUI_PLAIN_ANSWER_H
#define HOSHI_TUI_PLAIN_ANSWER_H

#include "app/sheet/dialogue.h"
#include "tui/keys.h"
#include "tui/prompt.h"

/** The questions as prompts, in progress. */
struct hoshi_asking {
    struct hoshi_editor *e;
    struct hoshi_interview *iv;
    struct hoshi_prompt prompt;
    size_t at;    /**< the current question */
    bool again;   /**< it need not be shown once more */
    bool refused; /**< a line of a file was not taken */
    bool astray;  /**< … and those behind it may belong to it, until one names its question */
    size_t astray_from;         /**< the first of them */
    struct hoshi_buf *complain; /**< gets which lines of a file were not taken, and why */
    char last_search[HOSHI_PROMPT_BYTES];
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

/** Go to the next question that waits for an answer; the end when there is none. */
void hoshi_asking_go_on(struct hoshi_asking *a);

/**
 * What was said is not taken. Where nobody is there to say it again, that is kept, and what follows
 * is not taken for an answer to anything until it names its question.
 *
 * @param a   the questions
 * @param why the message
 * @param arg its argument, or NULL
 */
void hoshi_asking_refuse(struct hoshi_asking *a, enum hoshi_msg why, const char *arg);

/**
 * Whether the line that was read may be taken: behind one that was refused only from the next one
 * on that begins with the id of a question.
 *
 * @param a the questions
 * @return false where it is passed over
 */
bool hoshi_asking_takes_line(struct hoshi_asking *a);

/** At the end of the input: what has been passed over, and that the rest is saved. */
void hoshi_asking_end(struct hoshi_asking *a);

/** Say what came of saving. */
void hoshi_asking_report(struct hoshi_asking *a, enum hoshi_edit_result r);

/** The current criterion is answered; rest: what stood behind the answer on its line. */
void hoshi_asking_answer(struct hoshi_asking *a, enum hoshi_status status, const char *rest);

/** The same by a level. @return false: the word is none, or the catalogue does not ask for levels
 */
bool hoshi_asking_level(struct hoshi_asking *a, const char *word, const char *rest);

/** A detail is changed; rest: what stood behind its key. */
void hoshi_asking_detail(struct hoshi_asking *a, enum hoshi_ask what, const char *rest);

/** Last year's answer is confirmed. */
void hoshi_asking_confirm(struct hoshi_asking *a);

/** The current condition is answered by an act or a word. */
void hoshi_asking_condition(struct hoshi_asking *a, enum hoshi_act act, const char *word);

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
 * @return the text; NULL at the end of the input
 * @owner  rest or the prompt, until the next line is read
 */
const char *hoshi_asking_said(struct hoshi_asking *a, enum hoshi_ask what, const char *rest);

#endif
