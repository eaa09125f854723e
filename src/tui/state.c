/* What keys do in each mode. Those on a question are in act.c. */
#include "tui/state.h"

#include <string.h>

#include "app/sheet/typed.h"
#include "base/digits.h"
#include "report/level.h"
#include "tui/question.h"

struct hoshi_state hoshi_state_start(const struct hoshi_interview *iv,
                                     const struct hoshi_result *result, enum hoshi_lang lang)
{
    struct hoshi_state s = {.iv = iv, .result = result, .lang = lang};
    hoshi_dialogue_begin(&s.draft, result, iv->item[0].criterion);
    if (!hoshi_interview_waits(iv, result, &iv->item[0]))
        hoshi_state_go(&s, hoshi_interview_next(iv, result, 0));
    if (iv->only == HOSHI_ONLY_ALL && hoshi_sheet_is_blank(result->answers))
        s.mode = HOSHI_MODE_WELCOME;
    return s;
}

/* --- the input line */

static void search(struct hoshi_state *s, const char *word)
{
    struct hoshi_found f = hoshi_interview_search(s->iv, word, s->at, s->lang);
    if (f.at != s->iv->n_item)
        hoshi_state_go(s, f.at);
    else if (f.above != NULL)
        hoshi_state_say(s, hoshi_level_msg(s->result->catalog, HOSHI_MSG_ASSESS_AT_OTHER_TARGET),
                        f.above->id.s, true);
    else if (f.left_out != NULL)
        hoshi_state_say(s, HOSHI_MSG_ASSESS_NOT_CHOSEN, f.left_out->id.s, true);
    else
        hoshi_state_say(s, HOSHI_MSG_ASSESS_NO_SUCH, word, true);
}

/* About the company. What is as it was is not saved. */
static void enter_about(struct hoshi_state *s)
{
    char day[HOSHI_DATE_BYTES], last[HOSHI_DECIMAL_BYTES];
    const struct hoshi_scope *scope = s->result->answers->scope;
    size_t n = scope != NULL ? scope->n_exclusion : 0;
    bool drops = s->ask == HOSHI_ASK_EXCLUDED && hoshi_typed_drop(s->line.text, n, &s->included);
    if (s->ask != HOSHI_ASK_EXCLUDED && hoshi_typed_none(s->line.text))
        hoshi_line_set(&s->line, "");
    bool same = strcmp(s->line.text, hoshi_dialogue_old(&s->draft, s->ask, day)) == 0;
    if (s->ask == HOSHI_ASK_EXCLUDED_WHY && s->line.n == 0) {
        hoshi_state_say(s, HOSHI_MSG_ASSESS_NEED_REASON, NULL, true);
    } else if (drops && s->included == 0) {
        hoshi_state_say(s, HOSHI_MSG_ASSESS_WHICH, hoshi_decimal(last, (long long)n), true);
    } else if (s->ask == HOSHI_ASK_EXCLUDED && s->line.n != 0 && !drops) {
        memcpy(s->excluded, s->line.text, s->line.n + 1);
        hoshi_state_ask(s, HOSHI_ASK_EXCLUDED_WHY);
    } else if (s->ask == HOSHI_ASK_SCOPE && same) {
        hoshi_state_ask(s, HOSHI_ASK_EXCLUDED);
    } else {
        s->mode = HOSHI_MODE_QUESTION;
        s->effect = same ? HOSHI_EFFECT_NONE : HOSHI_EFFECT_ABOUT;
    }
}

static void enter(struct hoshi_state *s)
{
    struct hoshi_objection why;
    hoshi_line_trim(&s->line);
    if (s->ask == HOSHI_ASK_SEARCH) {
        if (s->line.n != 0)
            memcpy(s->last_search, s->line.text, s->line.n + 1);
        s->mode = HOSHI_MODE_QUESTION;
        search(s, s->last_search);
    } else if (s->ask > HOSHI_ASK_SEARCH) {
        enter_about(s);
    } else if (!hoshi_dialogue_take(&s->draft, s->ask, s->line.text, true, &why)) {
        hoshi_state_say(s, why.msg, why.arg, true);
    } else {
        s->message = HOSHI_MSG_NONE;
        hoshi_state_next_pending(s);
    }
}

static void say_full(struct hoshi_state *s)
{
    char most[HOSHI_DECIMAL_BYTES];
    hoshi_state_say(s, HOSHI_MSG_ASSESS_FIELD_FULL, hoshi_decimal(most, HOSHI_LINE_BYTES - 1),
                    true);
}

static void input_key(struct hoshi_state *s, uint32_t key)
{
    if (key == HOSHI_KEY_ENTER) {
        enter(s);
    } else if (key == HOSHI_KEY_ESCAPE || key == HOSHI_KEY_CTRL('C')) {
        hoshi_state_drop(s);
        hoshi_state_say(s, HOSHI_MSG_ASSESS_CANCELLED, NULL, false);
    } else if (key == HOSHI_KEY_TAB) {
        s->effect = s->ask == HOSHI_ASK_FILE ? HOSHI_EFFECT_COMPLETE : HOSHI_EFFECT_NONE;
    } else if (key == HOSHI_KEY_PAGE_DOWN) {
        hoshi_state_scroll(s, (int)s->n_row - 1);
    } else if (key == HOSHI_KEY_PAGE_UP) {
        hoshi_state_scroll(s, 1 - (int)s->n_row);
    } else if (hoshi_line_key(&s->line, key)) {
        s->message = HOSHI_MSG_NONE;
    } else if (hoshi_key_is_text(key)) {
        say_full(s);
    }
}

struct hoshi_state hoshi_state_paste(struct hoshi_state s, const char *text, size_t n)
{
    s.effect = HOSHI_EFFECT_NONE;
    if (hoshi_line_insert(&s.line, text, n))
        s.message = HOSHI_MSG_NONE;
    else
        say_full(&s);
    return s;
}

/* --- pages to read */

static bool page_key(struct hoshi_state *s, uint32_t key)
{
    if (key == ' ' || key == HOSHI_KEY_PAGE_DOWN || key == HOSHI_KEY_DOWN) {
        hoshi_state_scroll(s, key == HOSHI_KEY_DOWN ? 1 : (int)s->n_row - 1);
        return true;
    }
    if (key == HOSHI_KEY_PAGE_UP || key == HOSHI_KEY_UP) {
        hoshi_state_scroll(s, key == HOSHI_KEY_UP ? -1 : 1 - (int)s->n_row);
        return true;
    }
    return false;
}

static void help_key(struct hoshi_state *s, uint32_t key)
{
    if (page_key(s, key))
        return;
    s->aside = 0;
    s->mode = key == 'i' ? HOSHI_MODE_WELCOME : HOSHI_MODE_QUESTION;
}

static bool is_named(const struct hoshi_state *s)
{
    const struct hoshi_organization *org = s->result->answers->organization;
    return org != NULL && org->name != NULL && *org->name != '\0';
}

static void welcome_key(struct hoshi_state *s, uint32_t key)
{
    if (page_key(s, key))
        return;
    if (key == 'q' || key == HOSHI_KEY_CTRL('C')) {
        s->effect = HOSHI_EFFECT_QUIT;
    } else if (key == 't') {
        s->effect = HOSHI_EFFECT_TARGET;
    } else if (key == HOSHI_KEY_ENTER || key == HOSHI_KEY_ESCAPE) {
        hoshi_state_drop(s);
        if (!is_named(s))
            hoshi_state_ask(s, HOSHI_ASK_NAME);
    }
}

/* Whoever sees no question answers none. What was being typed is there again in a larger window. */
static void hidden_key(struct hoshi_state *s, uint32_t key)
{
    key = hoshi_key_plain(key);
    if (key == 'q' || key == HOSHI_KEY_CTRL('C'))
        s->effect = HOSHI_EFFECT_QUIT;
    else if (key == HOSHI_KEY_CTRL('Z'))
        s->effect = HOSHI_EFFECT_SUSPEND;
}

struct hoshi_state hoshi_state_reduce(struct hoshi_state s, uint32_t key)
{
    s.effect = HOSHI_EFFECT_NONE;
    s.reveal = 0;
    if (key == HOSHI_KEY_GONE) {
        s.effect = HOSHI_EFFECT_QUIT;
        return s;
    }
    if (s.hidden) {
        hidden_key(&s, key);
        return s;
    }
    if (s.mode != HOSHI_MODE_INPUT) {
        s.message = HOSHI_MSG_NONE;
        key = hoshi_key_plain(key);
    }
    switch (s.mode) {
    case HOSHI_MODE_INPUT:
        input_key(&s, key);
        break;
    case HOSHI_MODE_HELP:
        help_key(&s, key);
        break;
    case HOSHI_MODE_WELCOME:
        welcome_key(&s, key);
        break;
    case HOSHI_MODE_QUESTION:
        hoshi_state_question_key(&s, key);
        break;
    }
    return s;
}

/* --- what came of it */

/* What is said when it is saved. */
static enum hoshi_msg saved_message(const struct hoshi_state *s)
{
    if (s->effect == HOSHI_EFFECT_UNDO)
        return HOSHI_MSG_ASSESS_UNDONE;
    if (s->effect == HOSHI_EFFECT_REDO)
        return HOSHI_MSG_ASSESS_REDONE;
    if (s->effect == HOSHI_EFFECT_CONDITION && s->condition == HOSHI_CONDITION_UNANSWERED)
        return HOSHI_MSG_ASSESS_LEFT_OPEN;
    if (s->effect == HOSHI_EFFECT_TARGET)
        return hoshi_level_msg(s->result->catalog, HOSHI_MSG_ASSESS_TARGET);
    if (s->effect != HOSHI_EFFECT_ANSWER)
        return HOSHI_MSG_ASSESS_SAVED_SHORT;
    enum hoshi_msg more = hoshi_saved_msg(&s->draft, s->result);
    return more != HOSHI_MSG_NONE ? more : HOSHI_MSG_ASSESS_SAVED_SHORT;
}

static void say_result(struct hoshi_state *s, enum hoshi_edit_result r, const char *what)
{
    bool redo = s->effect == HOSHI_EFFECT_REDO;
    switch (r) {
    case HOSHI_EDIT_SAVED:
        hoshi_state_say(s, saved_message(s), what, false);
        break;
    case HOSHI_EDIT_MERGED:
        hoshi_state_say(s, HOSHI_MSG_ASSESS_MERGED, NULL, false);
        break;
    case HOSHI_EDIT_CONFLICT:
        hoshi_state_say(s, HOSHI_MSG_ASSESS_CONFLICT, NULL, true);
        break;
    case HOSHI_EDIT_NOTHING:
        hoshi_state_say(s, redo ? HOSHI_MSG_ASSESS_NO_REDO : HOSHI_MSG_ASSESS_NO_UNDO, NULL, true);
        break;
    case HOSHI_EDIT_FAILED:
        hoshi_state_say(s, HOSHI_MSG_ASSESS_PROBLEM, NULL, true); /* the runner has the words */
        break;
    }
}

/* That nobody knows an answer is not that there is one. */
static void say_all(struct hoshi_state *s)
{
    char n[HOSHI_DECIMAL_BYTES];
    size_t unknown = hoshi_interview_standing(s->iv, s->result).unknown;
    hoshi_state_say(s,
                    unknown != 0 ? HOSHI_MSG_ASSESS_ALL_BUT_UNKNOWN : HOSHI_MSG_ASSESS_ALL_ANSWERED,
                    hoshi_decimal(n, (long long)unknown), false);
}

struct hoshi_state hoshi_state_saved(struct hoshi_state s, enum hoshi_edit_result r,
                                     const char *what)
{
    bool saved = r == HOSHI_EDIT_SAVED || r == HOSHI_EDIT_MERGED;
    bool advance = s.draft.advance && s.goes_on && saved;
    bool scope = saved && s.effect == HOSHI_EFFECT_ABOUT && s.ask != HOSHI_ASK_NAME;
    say_result(&s, r, what);
    bool welcome = s.mode == HOSHI_MODE_WELCOME; /* the target was chosen there */
    s.effect = HOSHI_EFFECT_NONE;
    hoshi_state_drop(&s);
    if (welcome)
        s.mode = HOSHI_MODE_WELCOME;
    if (scope) { /* there may be one part more that is left out */
        enum hoshi_msg said = s.message;
        hoshi_state_ask(&s, HOSHI_ASK_EXCLUDED);
        s.message = said;
    }
    if (!advance)
        return s;
    size_t next = hoshi_interview_next(s.iv, s.result, s.at);
    if (next == s.iv->n_item)
        say_all(&s);
    hoshi_state_go(&s, next);
    return s;
}

struct hoshi_state hoshi_state_completed(struct hoshi_state s, const char *path, size_t n_match)
{
    s.effect = HOSHI_EFFECT_NONE;
    if (n_match == 0)
        hoshi_state_say(&s, HOSHI_MSG_ASSESS_NO_FILE, NULL, true);
    else
        hoshi_line_set(&s.line, path);
    return s;
}
