/* Plain prompts: what leads to a question that is not simply the next. */
#include <string.h>

#include "base/digits.h"
#include "report/level.h"
#include "tui/plain_answer.h"
#include "tui/question.h"

/* What leads nowhere. A person is where they were; the next line of a file is not meant for that
 * question. */
static void lose(struct hoshi_asking *a, enum hoshi_msg why, const char *arg)
{
    hoshi_asking_refuse(a, why, arg);
    a->astray = false;
    a->idle = a->idle || !a->prompt.echoes;
}

void hoshi_asking_next_open(struct hoshi_asking *a)
{
    size_t found = hoshi_interview_next_open(a->iv, &a->e->now->result, a->at);
    if (found != a->iv->n_item)
        hoshi_asking_go(a, found);
    else
        lose(a, HOSHI_MSG_ASSESS_ALL_ANSWERED, NULL);
}

/* --- by name */

enum hoshi_msg hoshi_asking_why_not(const struct hoshi_asking *a,
                                    const struct hoshi_criterion *criterion)
{
    return a->iv->chosen[criterion->index]
               ? hoshi_level_msg(a->iv->cat, HOSHI_MSG_ASSESS_AT_OTHER_TARGET)
               : HOSHI_MSG_ASSESS_NOT_CHOSEN;
}

void hoshi_asking_search(struct hoshi_asking *a, const char *word)
{
    word = hoshi_asking_said(a, HOSHI_ASK_SEARCH, word);
    if (word == NULL)
        return;
    if (strlen(word) >= sizeof a->last_search) {
        lose(a, HOSHI_MSG_ASSESS_NO_SUCH, word);
        return;
    }
    if (*word != '\0')
        memmove(a->last_search, word, strlen(word) + 1);
    struct hoshi_found f = hoshi_interview_search(a->iv, a->last_search, a->at, a->prompt.lang);
    const struct hoshi_criterion *c = f.above != NULL ? f.above : f.left_out;
    if (f.at != a->iv->n_item)
        hoshi_asking_go(a, f.at);
    else if (c != NULL)
        lose(a, hoshi_asking_why_not(a, c), c->id.s);
    else
        lose(a, HOSHI_MSG_ASSESS_NO_SUCH, a->last_search);
}

/* --- the sheet */

void hoshi_asking_target(struct hoshi_asking *a)
{
    char star[HOSHI_DECIMAL_BYTES];
    bool no_other;
    enum hoshi_edit_result r = hoshi_switch_target(a->e, a->iv, &a->at, &no_other);
    a->again = false;
    if (no_other) {
        hoshi_asking_refuse(a, hoshi_no_other_target(a->iv->cat), NULL);
        a->astray = false; /* the question is the same */
        return;
    }
    if (r != HOSHI_EDIT_SAVED) {
        hoshi_asking_report(a, r);
        return;
    }
    a->n_saved++;
    hoshi_prompt_say(&a->prompt, hoshi_level_msg(a->iv->cat, HOSHI_MSG_ASSESS_TARGET),
                     hoshi_level_arg(a->iv->cat, a->iv->target, a->prompt.lang, star), NULL);
    if (a->idle && hoshi_interview_waits(a->iv, &a->e->now->result, hoshi_asking_item(a)))
        hoshi_asking_go(a, a->at);
    else if (a->idle)
        hoshi_asking_go_on(a);
}

void hoshi_asking_undo(struct hoshi_asking *a, bool redo)
{
    struct hoshi_buf what;
    hoshi_buf_init(&what, 0);
    enum hoshi_edit_result r = hoshi_undo(a->e, a->iv, redo, &a->at);
    if (r == HOSHI_EDIT_SAVED) {
        a->n_saved++;
        hoshi_undone_put(a->e, a->prompt.lang, &what);
        hoshi_prompt_say(&a->prompt, redo ? HOSHI_MSG_ASSESS_REDONE : HOSHI_MSG_ASSESS_UNDONE,
                         what.p, NULL);
        hoshi_asking_go(a, a->at);
    } else if (r == HOSHI_EDIT_NOTHING && redo) {
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_NO_REDO, NULL, NULL);
    } else {
        hoshi_asking_report(a, r);
    }
    hoshi_buf_release(&what);
}
