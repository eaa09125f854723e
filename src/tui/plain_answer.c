#include "tui/plain_answer.h"

#include <string.h>

#include "base/str.h"
#include "tui/question.h"

const struct hoshi_item *hoshi_asking_item(const struct hoshi_asking *a)
{
    return &a->iv->item[a->at];
}

void hoshi_asking_go_on(struct hoshi_asking *a)
{
    size_t next = hoshi_interview_next(a->iv, &a->e->now->result, a->at);
    if (next == a->iv->n_item) {
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_ALL_ANSWERED, NULL, NULL);
        a->prompt.done = true;
        return;
    }
    a->at = next;
}

static void say_saved(struct hoshi_asking *a)
{
    const struct hoshi_item *item = hoshi_asking_item(a);
    struct hoshi_buf answer;
    hoshi_buf_init(&answer, 0);
    hoshi_question_answer(&a->e->now->result, item, a->prompt.lang, &answer);
    hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_SAVED,
                     item->criterion != NULL ? item->criterion->id.s
                                             : a->iv->cat->condition[item->condition].id.s,
                     answer.p);
    hoshi_buf_release(&answer);
}

void hoshi_asking_report(struct hoshi_asking *a, enum hoshi_edit_result r)
{
    a->again = r != HOSHI_EDIT_SAVED && r != HOSHI_EDIT_CONFLICT;
    switch (r) {
    case HOSHI_EDIT_SAVED:
        say_saved(a);
        break;
    case HOSHI_EDIT_MERGED:
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_MERGED, NULL, NULL);
        break;
    case HOSHI_EDIT_CONFLICT:
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_CONFLICT, NULL, NULL);
        break;
    case HOSHI_EDIT_NOTHING:
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_NO_UNDO, NULL, NULL);
        break;
    case HOSHI_EDIT_FAILED:
        hoshi_prompt_say_text(&a->prompt, a->e->problem.p);
        if (!a->prompt.echoes) /* the next line of a file is not for this question */
            a->prompt.done = true;
        break;
    }
}

static void object(struct hoshi_asking *a, const struct hoshi_objection *why)
{
    hoshi_prompt_say(&a->prompt, why->msg, why->arg, NULL);
}

/* Asks until what is said is taken; a reason is asked for once. False at the end of the input. */
static bool ask(struct hoshi_asking *a, enum hoshi_ask what)
{
    struct hoshi_objection why;
    for (;;) {
        hoshi_dialogue_prompt(&a->draft, what, a->prompt.lang, &a->prompt.text);
        if (!hoshi_prompt_read(&a->prompt))
            return false;
        if (hoshi_dialogue_take(&a->draft, what, a->prompt.line, false, &why))
            return true;
        object(a, &why);
        if (what == HOSHI_ASK_REASON)
            return false;
    }
}

static void save(struct hoshi_asking *a, bool advance)
{
    if (hoshi_dialogue_is_empty(&a->draft)) {
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_CANCELLED, NULL, NULL);
        return;
    }
    struct hoshi_decision d = hoshi_dialogue_decision(&a->draft);
    enum hoshi_edit_result r = hoshi_editor_answer(a->e, hoshi_asking_item(a)->criterion, &d);
    hoshi_asking_report(a, r);
    if (advance && (r == HOSHI_EDIT_SAVED || r == HOSHI_EDIT_MERGED))
        hoshi_asking_go_on(a);
}

static bool ask_pending(struct hoshi_asking *a)
{
    enum hoshi_ask what;
    while (hoshi_dialogue_next(&a->draft, &what)) {
        if (!ask(a, what))
            return false;
    }
    return true;
}

static void begin(struct hoshi_asking *a)
{
    a->again = true;
    hoshi_dialogue_begin(&a->draft, &a->e->now->result, hoshi_asking_item(a)->criterion);
}

void hoshi_asking_answer(struct hoshi_asking *a, enum hoshi_status status, const char *rest)
{
    struct hoshi_objection why;
    char words[HOSHI_PROMPT_BYTES];
    begin(a);
    hoshi_dialogue_status(&a->draft, status);
    memcpy(words, rest, strlen(rest) + 1);
    if (*words != '\0' && !hoshi_dialogue_words(&a->draft, words, &why))
        object(a, &why);
    else if (ask_pending(a))
        save(a, true);
}

static enum hoshi_ask detail_of(char key)
{
    return key == 'i'   ? HOSHI_ASK_NOTE
           : key == 'f' ? HOSHI_ASK_FILE
           : key == 'r' ? HOSHI_ASK_PERFORMED
                        : HOSHI_ASK_VIA;
}

void hoshi_asking_detail(struct hoshi_asking *a, char key, const char *rest)
{
    struct hoshi_objection why;
    enum hoshi_ask what;
    begin(a);
    bool ok = key == 'c' ? hoshi_dialogue_confirm(&a->draft, &why)
                         : hoshi_dialogue_detail(&a->draft, detail_of(key), &why);
    if (ok && *rest != '\0' && key != 'c' && hoshi_dialogue_next(&a->draft, &what))
        ok = hoshi_dialogue_take(&a->draft, what, rest, false, &why);
    if (!ok)
        object(a, &why);
    else if (ask_pending(a))
        save(a, a->draft.advance);
}

static bool state_of(const char *word, enum hoshi_condition_state *ret_state)
{
    static const struct {
        const char *word;
        enum hoshi_condition_state state;
    } row[] = {{"y", HOSHI_CONDITION_YES},        {"yes", HOSHI_CONDITION_YES},
               {"はい", HOSHI_CONDITION_YES},     {"n", HOSHI_CONDITION_NO},
               {"no", HOSHI_CONDITION_NO},        {"いいえ", HOSHI_CONDITION_NO},
               {"d", HOSHI_CONDITION_UNANSWERED}, {"x", HOSHI_CONDITION_UNANSWERED}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        if (hoshi_str_eq_nocase(word, row[i].word)) {
            *ret_state = row[i].state;
            return true;
        }
    }
    return false;
}

void hoshi_asking_condition(struct hoshi_asking *a, const char *word)
{
    enum hoshi_condition_state state;
    if (!state_of(word, &state)) {
        a->again = true;
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_BAD_KEY, word, NULL);
        return;
    }
    enum hoshi_edit_result r = hoshi_editor_condition(a->e, hoshi_asking_item(a)->condition, state);
    hoshi_asking_report(a, r);
    if (r != HOSHI_EDIT_SAVED && r != HOSHI_EDIT_MERGED)
        return;
    if (state != HOSHI_CONDITION_UNANSWERED)
        hoshi_asking_go_on(a);
    else if (a->at + 1 < a->iv->n_item)
        a->at++;
}
