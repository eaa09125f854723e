/* Plain prompts: which question is being asked, or none, and the ones beside it. */
#include "base/digits.h"
#include "tui/plain_answer.h"

const struct hoshi_item *hoshi_asking_item(const struct hoshi_asking *a)
{
    return &a->iv->item[a->at];
}

void hoshi_asking_go(struct hoshi_asking *a, size_t at)
{
    a->at = at;
    a->again = a->idle = false;
}

/* That nobody knows an answer is not that there is one. */
static void say_all(struct hoshi_asking *a)
{
    char left[HOSHI_DECIMAL_BYTES], unknown[HOSHI_DECIMAL_BYTES];
    struct hoshi_standing n = hoshi_interview_standing(a->iv, &a->e->now->result);
    const char *n_unknown = hoshi_decimal(unknown, (long long)n.unknown);
    if (n.waiting != 0)
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_ALL_BUT_LEFT,
                         hoshi_decimal(left, (long long)n.waiting), n_unknown);
    else if (n.unknown != 0)
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_ALL_BUT_UNKNOWN, n_unknown, NULL);
    else
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_ALL_ANSWERED, NULL, NULL);
}

/* A person may still want to correct something, and a file may hold more lines. */
static void rest_here(struct hoshi_asking *a)
{
    a->idle = true;
    if (a->prompt.echoes)
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_IDLE_KEYS, NULL, NULL);
}

void hoshi_asking_go_on(struct hoshi_asking *a)
{
    size_t next = hoshi_interview_next(a->iv, &a->e->now->result, a->at);
    bool around = next == a->at && !a->idle; /* a condition that was left open just now */
    if (next != a->iv->n_item && !around) {
        hoshi_asking_go(a, next);
        return;
    }
    say_all(a);
    rest_here(a);
}

void hoshi_asking_skip(struct hoshi_asking *a)
{
    if (a->idle || a->at + 1 < a->iv->n_item) {
        hoshi_asking_go(a, (a->at + 1) % a->iv->n_item);
        return;
    }
    hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_LAST, NULL, NULL);
    rest_here(a);
}

void hoshi_asking_back(struct hoshi_asking *a)
{
    hoshi_asking_go(a, a->idle || a->at == 0 ? a->at : a->at - 1);
}
