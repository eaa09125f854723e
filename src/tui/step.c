/* What the changes of a state are made of. */
#include <string.h>

#include "tui/state.h"

void hoshi_state_say(struct hoshi_state *s, enum hoshi_msg msg, const char *arg, bool bad)
{
    size_t n = arg != NULL ? strlen(arg) : 0;
    s->message = msg;
    s->bad = bad;
    if (n >= sizeof s->arg)
        n = 0;
    if (n != 0)
        memcpy(s->arg, arg, n);
    s->arg[n] = '\0';
}

const struct hoshi_item *hoshi_state_item(const struct hoshi_state *s)
{
    return &s->iv->item[s->at];
}

void hoshi_state_go(struct hoshi_state *s, size_t at)
{
    if (at >= s->iv->n_item || at == s->at)
        return;
    s->at = at;
    s->scroll = 0;
}

/* While something is typed, the question stands there, or what can be chosen. */
unsigned *hoshi_state_scrolled(struct hoshi_state *s)
{
    bool question = s->mode == HOSHI_MODE_QUESTION ||
                    (s->mode == HOSHI_MODE_INPUT && !hoshi_ask_has_choices(s->ask));
    return question ? &s->scroll : &s->aside;
}

void hoshi_state_scroll(struct hoshi_state *s, int rows)
{
    unsigned most = s->n_line > s->n_row ? s->n_line - s->n_row : 0;
    unsigned *at = hoshi_state_scrolled(s);
    if (rows < 0)
        *at -= *at < (unsigned)-rows ? *at : (unsigned)-rows;
    else
        *at = *at + (unsigned)rows < most ? *at + (unsigned)rows : most;
}

void hoshi_state_drop(struct hoshi_state *s)
{
    s->mode = HOSHI_MODE_QUESTION;
    hoshi_dialogue_begin(&s->draft, s->result, hoshi_state_item(s)->criterion);
    hoshi_line_set(&s->line, "");
}

void hoshi_state_ask(struct hoshi_state *s, enum hoshi_ask ask)
{
    char day[HOSHI_DATE_BYTES];
    s->mode = HOSHI_MODE_INPUT;
    s->ask = ask;
    s->aside = 0;
    hoshi_line_set(&s->line, hoshi_dialogue_old(&s->draft, ask, day));
    s->message = HOSHI_MSG_NONE;
}

void hoshi_state_next_pending(struct hoshi_state *s)
{
    enum hoshi_ask ask;
    if (hoshi_dialogue_next(&s->draft, &ask)) {
        hoshi_state_ask(s, ask);
        return;
    }
    s->mode = HOSHI_MODE_QUESTION;
    if (hoshi_dialogue_is_empty(&s->draft))
        hoshi_state_say(s, HOSHI_MSG_ASSESS_CANCELLED, NULL, false);
    else
        s->effect = HOSHI_EFFECT_ANSWER;
}
