/* What each key does on a question: tui/keys.def says which key, a function here says what. */
#include "tui/keys.h"
#include "tui/question.h"
#include "tui/state.h"

static const struct hoshi_criterion *criterion(const struct hoshi_state *s)
{
    return hoshi_state_item(s)->criterion;
}

/* Remembered before anything is saved: afterwards it does not wait any more. */
static void begin(struct hoshi_state *s)
{
    hoshi_state_drop(s);
    s->goes_on = hoshi_interview_waits(s->iv, s->result, hoshi_state_item(s));
}

/* --- answers */

static void decide(struct hoshi_state *s, enum hoshi_status status)
{
    struct hoshi_objection why;
    begin(s);
    if (hoshi_dialogue_status(&s->draft, status, &why))
        hoshi_state_next_pending(s);
    else
        hoshi_state_say(s, why.msg, why.arg, true);
}

static void confirm(struct hoshi_state *s)
{
    struct hoshi_objection why;
    begin(s);
    if (hoshi_dialogue_confirm(&s->draft, &why))
        hoshi_state_next_pending(s);
    else
        hoshi_state_say(s, why.msg, why.arg, true);
}

static void condition(struct hoshi_state *s, enum hoshi_condition_state state)
{
    begin(s);
    s->condition = state;
    s->draft.advance = true;
    s->effect = HOSHI_EFFECT_CONDITION;
}

static void yes(struct hoshi_state *s)
{
    condition(s, HOSHI_CONDITION_YES);
}

static void no(struct hoshi_state *s)
{
    condition(s, HOSHI_CONDITION_NO);
}

/* Not known: it stays open, and the next one comes. */
static void leave(struct hoshi_state *s)
{
    if (s->result->answers->state[hoshi_state_item(s)->condition] != HOSHI_CONDITION_UNANSWERED) {
        condition(s, HOSHI_CONDITION_UNANSWERED);
        s->draft.advance = false;
        return;
    }
    hoshi_state_say(s, HOSHI_MSG_ASSESS_LEFT_OPEN, NULL, false);
    hoshi_state_go(s, hoshi_interview_next(s->iv, s->result, s->at));
}

static void delete (struct hoshi_state *s)
{
    if (!hoshi_item_has_answer(hoshi_state_item(s), s->result)) {
        hoshi_state_say(s, HOSHI_MSG_ASSESS_NO_ANSWER, NULL, true);
    } else if (criterion(s) != NULL) {
        decide(s, HOSHI_STATUS_UNANSWERED);
    } else {
        condition(s, HOSHI_CONDITION_UNANSWERED);
        s->draft.advance = false;
    }
}

/* --- details */

static void detail(struct hoshi_state *s, enum hoshi_ask ask)
{
    struct hoshi_objection why;
    begin(s);
    if (hoshi_dialogue_detail(&s->draft, ask, &why))
        hoshi_state_next_pending(s);
    else
        hoshi_state_say(s, why.msg, why.arg, true);
}

static void note(struct hoshi_state *s)
{
    detail(s, HOSHI_ASK_NOTE);
}

static void file(struct hoshi_state *s)
{
    detail(s, HOSHI_ASK_FILE);
}

static void performed(struct hoshi_state *s)
{
    detail(s, HOSHI_ASK_PERFORMED);
}

static void owner(struct hoshi_state *s)
{
    detail(s, HOSHI_ASK_OWNER);
}

static void via(struct hoshi_state *s)
{
    detail(s, HOSHI_ASK_VIA);
}

/* --- reading */

/* What is unfolded must be seen: the runner scrolls to it, for only drawing knows where it stands.
 */
static void fold(struct hoshi_state *s, enum hoshi_section section)
{
    s->sections ^= section;
    s->reveal = criterion(s) != NULL ? s->sections & section : 0;
}

static void text(struct hoshi_state *s)
{
    fold(s, HOSHI_SECTION_TEXT);
}

static void why(struct hoshi_state *s)
{
    fold(s, HOSHI_SECTION_WHY);
}

static void how(struct hoshi_state *s)
{
    fold(s, HOSHI_SECTION_HOW);
}

static void evidence(struct hoshi_state *s)
{
    fold(s, HOSHI_SECTION_EVIDENCE);
}

static void page_down(struct hoshi_state *s)
{
    hoshi_state_scroll(s, (int)s->n_row - 1);
}

static void page_up(struct hoshi_state *s)
{
    hoshi_state_scroll(s, 1 - (int)s->n_row);
}

/* --- going about */

static void back(struct hoshi_state *s)
{
    hoshi_state_go(s, s->at > 0 ? s->at - 1 : 0);
}

static void next(struct hoshi_state *s)
{
    hoshi_state_go(s, s->at + 1);
}

static void open(struct hoshi_state *s)
{
    size_t found = hoshi_interview_next_open(s->iv, s->result, s->at);
    if (found == s->iv->n_item)
        hoshi_state_say(s, HOSHI_MSG_ASSESS_ALL_ANSWERED, NULL, false);
    hoshi_state_go(s, found);
}

static void first(struct hoshi_state *s)
{
    hoshi_state_go(s, 0);
}

static void last(struct hoshi_state *s)
{
    hoshi_state_go(s, s->iv->n_item - 1);
}

static void search(struct hoshi_state *s)
{
    hoshi_state_drop(s);
    hoshi_state_ask(s, HOSHI_ASK_SEARCH);
}

/* --- the sheet */

static void company(struct hoshi_state *s)
{
    hoshi_state_drop(s);
    hoshi_state_ask(s, HOSHI_ASK_NAME);
}

static void scope(struct hoshi_state *s)
{
    hoshi_state_drop(s);
    hoshi_state_ask(s, HOSHI_ASK_SCOPE);
}

static void help(struct hoshi_state *s)
{
    s->mode = HOSHI_MODE_HELP;
    s->aside = 0;
}

static void target(struct hoshi_state *s)
{
    s->effect = HOSHI_EFFECT_TARGET;
}

static void undo(struct hoshi_state *s)
{
    s->effect = HOSHI_EFFECT_UNDO;
}

static void redo(struct hoshi_state *s)
{
    s->effect = HOSHI_EFFECT_REDO;
}

static void redraw(struct hoshi_state *s)
{
    s->effect = HOSHI_EFFECT_REDRAW;
}

static void suspend(struct hoshi_state *s)
{
    s->effect = HOSHI_EFFECT_SUSPEND;
}

static void quit(struct hoshi_state *s)
{
    s->effect = HOSHI_EFFECT_QUIT;
}

/* --- which of them */

static void (*const handler[HOSHI_ACT_COUNT_])(struct hoshi_state *s) = {
    [HOSHI_ACT_CONFIRM] = confirm,
    [HOSHI_ACT_YES] = yes,
    [HOSHI_ACT_NO] = no,
    [HOSHI_ACT_LEAVE] = leave,
    [HOSHI_ACT_DELETE] = delete,
    [HOSHI_ACT_NOTE] = note,
    [HOSHI_ACT_FILE] = file,
    [HOSHI_ACT_PERFORMED] = performed,
    [HOSHI_ACT_OWNER] = owner,
    [HOSHI_ACT_VIA] = via,
    [HOSHI_ACT_TEXT] = text,
    [HOSHI_ACT_WHY] = why,
    [HOSHI_ACT_HOW] = how,
    [HOSHI_ACT_EVIDENCE] = evidence,
    [HOSHI_ACT_PAGE_DOWN] = page_down,
    [HOSHI_ACT_PAGE_UP] = page_up,
    [HOSHI_ACT_NEXT] = next,
    [HOSHI_ACT_BACK] = back,
    [HOSHI_ACT_OPEN] = open,
    [HOSHI_ACT_FIRST] = first,
    [HOSHI_ACT_LAST] = last,
    [HOSHI_ACT_SEARCH] = search,
    [HOSHI_ACT_COMPANY] = company,
    [HOSHI_ACT_SCOPE] = scope,
    [HOSHI_ACT_TARGET] = target,
    [HOSHI_ACT_UNDO] = undo,
    [HOSHI_ACT_REDO] = redo,
    [HOSHI_ACT_REDRAW] = redraw,
    [HOSHI_ACT_SUSPEND] = suspend,
    [HOSHI_ACT_HELP] = help,
    [HOSHI_ACT_QUIT] = quit,
};

static void decide_level(struct hoshi_state *s, unsigned level)
{
    struct hoshi_objection why;
    begin(s);
    if (hoshi_dialogue_level(&s->draft, level, &why))
        hoshi_state_next_pending(s);
    else
        hoshi_state_say(s, why.msg, why.arg, true);
}

/* ○ and × mean yes and no to a condition, too. */
static bool answer_key(struct hoshi_state *s, uint32_t key)
{
    enum hoshi_status status;
    if (criterion(s) != NULL && key >= '0' && key <= '9' && s->result->catalog->n_scale != 0) {
        decide_level(s, key - '0');
        return true;
    }
    if (!hoshi_answer_of_key(key, &status))
        return false;
    if (criterion(s) != NULL)
        decide(s, status);
    else if (status == HOSHI_STATUS_MET || status == HOSHI_STATUS_UNMET)
        condition(s, status == HOSHI_STATUS_MET ? HOSHI_CONDITION_YES : HOSHI_CONDITION_NO);
    else
        return false;
    return true;
}

static bool is_kana(uint32_t key)
{
    return key >= 0x3041 && key <= 0x30ff;
}

void hoshi_state_question_key(struct hoshi_state *s, uint32_t key)
{
    char sign[5] = "";
    enum hoshi_key_on on = criterion(s) != NULL ? HOSHI_ON_CRITERION : HOSHI_ON_CONDITION;
    enum hoshi_act act = hoshi_act_of_key(key, on, HOSHI_FACE_SCREEN);
    if (act != HOSHI_ACT_NONE) {
        handler[act](s);
        return;
    }
    if (answer_key(s, key) || key <= ' ' || key >= 0x110000)
        return;
    (void)hoshi_key_encode(key, sign);
    if (is_kana(key))
        hoshi_state_say(s, HOSHI_MSG_ASSESS_INPUT_METHOD, NULL, true);
    else
        hoshi_state_say(s,
                        on == HOSHI_ON_CONDITION ? HOSHI_MSG_ASSESS_CONDITION_KEYS
                                                 : HOSHI_MSG_ASSESS_BAD_KEY,
                        sign, true);
}
