/* Plain prompts: one answer, from its first word until it is saved. */
#ifndef HOSHI_TUI_PLAIN_ANSWER_H
#define HOSHI_TUI_PLAIN_ANSWER_H

#include "app/sheet/dialogue.h"
#include "tui/prompt.h"

/** The questions as prompts, in progress. */
struct hoshi_asking {
    struct hoshi_editor *e;
    struct hoshi_interview *iv;
    struct hoshi_prompt prompt;
    size_t at;  /**< the current question */
    bool again; /**< it need not be shown once more */
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

/** Say what came of saving. */
void hoshi_asking_report(struct hoshi_asking *a, enum hoshi_edit_result r);

/** The current criterion is answered; rest: what stood behind the answer on its line. */
void hoshi_asking_answer(struct hoshi_asking *a, enum hoshi_status status, const char *rest);

/** A detail is changed by one of the keys i, f, r, v, or last year's answer confirmed by c. */
void hoshi_asking_detail(struct hoshi_asking *a, char key, const char *rest);

/** The current condition is answered by a word. */
void hoshi_asking_condition(struct hoshi_asking *a, const char *word);

#endif
