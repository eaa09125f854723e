/* Every key stands here, in each mode. */
#include "tui/state.h"

#include <string.h>

#include "tui/question.h"

static void say(struct hoshi_state *s, enum hoshi_msg msg, const char *arg, bool bad)
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

static const struct hoshi_criterion *criterion(const struct hoshi_state *s)
{
    return hoshi_state_item(s)->criterion;
}

static void go_to(struct hoshi_state *s, size_t at)
{
    if (at >= s->iv->n_item || at == s->at)
        return;
    s->at = at;
    s->scroll = 0;
}

struct hoshi_state hoshi_state_start(const struct hoshi_interview *iv,
                                     const struct hoshi_result *result, enum hoshi_lang lang)
{
    struct hoshi_state s = {.iv = iv, .result = result, .lang = lang};
    hoshi_dialogue_begin(&s.draft, result, iv->item[0].criterion);
    if (iv->only == HOSHI_ONLY_ALL && !hoshi_item_is_unanswered(&iv->item[0], result))
        go_to(&s, hoshi_interview_next(iv, result, 0));
    return s;
}

/* --- the draft */

static void drop_draft(struct hoshi_state *s)
{
    s->mode = HOSHI_MODE_QUESTION;
    hoshi_dialogue_begin(&s->draft, s->result, criterion(s));
    hoshi_line_set(&s->line, "");
}

static void open_input(struct hoshi_state *s, enum hoshi_ask ask)
{
    char day[HOSHI_DATE_BYTES];
    s->mode = HOSHI_MODE_INPUT;
    s->ask = ask;
    hoshi_line_set(&s->line, hoshi_dialogue_old(&s->draft, ask, day));
    s->message = HOSHI_MSG_NONE;
}

static void next_pending(struct hoshi_state *s)
{
    enum hoshi_ask ask;
    if (hoshi_dialogue_next(&s->draft, &ask)) {
        open_input(s, ask);
        return;
    }
    s->mode = HOSHI_MODE_QUESTION;
    if (hoshi_dialogue_is_empty(&s->draft))
        say(s, HOSHI_MSG_ASSESS_CANCELLED, NULL, false);
    else
        s->effect = HOSHI_EFFECT_ANSWER;
}

static void decide(struct hoshi_state *s, enum hoshi_status status)
{
    drop_draft(s);
    hoshi_dialogue_status(&s->draft, status);
    next_pending(s);
}

static void confirm(struct hoshi_state *s)
{
    struct hoshi_objection why;
    drop_draft(s);
    if (hoshi_dialogue_confirm(&s->draft, &why))
        next_pending(s);
    else
        say(s, why.msg, why.arg, true);
}

static void detail(struct hoshi_state *s, enum hoshi_ask ask)
{
    struct hoshi_objection why;
    drop_draft(s);
    if (hoshi_dialogue_detail(&s->draft, ask, &why))
        next_pending(s);
    else
        say(s, why.msg, why.arg, true);
}

/* --- the input line */

static void search(struct hoshi_state *s, const char *word)
{
    size_t found = hoshi_interview_search(s->iv, word, s->at, s->lang);
    if (found != s->iv->n_item)
        go_to(s, found);
    else
        say(s, HOSHI_MSG_ASSESS_NO_SUCH, word, true);
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
    } else if (s->ask == HOSHI_ASK_NAME) {
        s->mode = HOSHI_MODE_QUESTION;
        s->effect = HOSHI_EFFECT_NAME;
    } else if (!hoshi_dialogue_take(&s->draft, s->ask, s->line.text, true, &why)) {
        say(s, why.msg, why.arg, true);
    } else {
        s->message = HOSHI_MSG_NONE;
        next_pending(s);
    }
}

static void input_key(struct hoshi_state *s, uint32_t key)
{
    if (key == HOSHI_KEY_ENTER) {
        enter(s);
    } else if (key == HOSHI_KEY_ESCAPE || key == HOSHI_KEY_CTRL('C')) {
        drop_draft(s);
        say(s, HOSHI_MSG_ASSESS_CANCELLED, NULL, false);
    } else if (key == HOSHI_KEY_TAB) {
        s->effect = s->ask == HOSHI_ASK_FILE ? HOSHI_EFFECT_COMPLETE : HOSHI_EFFECT_NONE;
    } else if (hoshi_line_key(&s->line, key)) {
        s->message = HOSHI_MSG_NONE;
    }
}

/* --- the question */

static void condition_key(struct hoshi_state *s, uint32_t key)
{
    drop_draft(s);
    s->condition = key == 'y'   ? HOSHI_CONDITION_YES
                   : key == 'n' ? HOSHI_CONDITION_NO
                                : HOSHI_CONDITION_UNANSWERED;
    s->draft.advance = key != 'x';
    s->effect = HOSHI_EFFECT_CONDITION;
}

static void scroll_by(struct hoshi_state *s, int rows)
{
    unsigned most = s->n_line > s->n_row ? s->n_line - s->n_row : 0;
    if (rows < 0)
        s->scroll -= s->scroll < (unsigned)-rows ? s->scroll : (unsigned)-rows;
    else
        s->scroll = s->scroll + (unsigned)rows < most ? s->scroll + (unsigned)rows : most;
}

/* What is unfolded must be seen: the runner scrolls to it, for only drawing knows where it stands.
 */
static void fold(struct hoshi_state *s, enum hoshi_section section)
{
    s->sections ^= section;
    s->reveal = criterion(s) != NULL ? s->sections & section : 0;
}

/* Walking about, looking, and leaving. False when the key is none of these. */
static bool move_key(struct hoshi_state *s, uint32_t key)
{
    size_t last = s->iv->n_item - 1, open;
    switch (key) {
    case HOSHI_KEY_UP:
    case 'b':
        go_to(s, s->at > 0 ? s->at - 1 : 0);
        return true;
    case HOSHI_KEY_DOWN:
    case HOSHI_KEY_ENTER:
    case 's':
        go_to(s, s->at < last ? s->at + 1 : last);
        return true;
    case HOSHI_KEY_HOME:
        go_to(s, 0);
        return true;
    case HOSHI_KEY_END:
        go_to(s, last);
        return true;
    case 'j':
    case HOSHI_KEY_TAB:
        open = hoshi_interview_next_open(s->iv, s->result, s->at);
        if (open == s->iv->n_item)
            say(s, HOSHI_MSG_ASSESS_ALL_ANSWERED, NULL, false);
        go_to(s, open);
        return true;
    case HOSHI_KEY_PAGE_DOWN:
    case ' ':
        scroll_by(s, (int)s->n_row - 2);
        return true;
    case HOSHI_KEY_PAGE_UP:
    case HOSHI_KEY_BACKSPACE:
        scroll_by(s, 2 - (int)s->n_row);
        return true;
    case 'w':
        fold(s, HOSHI_SECTION_WHY);
        return true;
    case 'h':
        fold(s, HOSHI_SECTION_HOW);
        return true;
    case 'e':
        fold(s, HOSHI_SECTION_EVIDENCE);
        return true;
    case '/':
        drop_draft(s);
        open_input(s, HOSHI_ASK_SEARCH);
        return true;
    case 'o':
        drop_draft(s);
        open_input(s, HOSHI_ASK_NAME);
        return true;
    case '?':
        s->mode = HOSHI_MODE_HELP;
        return true;
    case 'u':
        s->effect = HOSHI_EFFECT_UNDO;
        return true;
    case 't':
        s->effect = HOSHI_EFFECT_TARGET;
        return true;
    case HOSHI_KEY_CTRL('L'):
        s->effect = HOSHI_EFFECT_REDRAW;
        return true;
    case HOSHI_KEY_CTRL('Z'):
        s->effect = HOSHI_EFFECT_SUSPEND;
        return true;
    case 'q':
    case HOSHI_KEY_CTRL('C'):
        s->effect = HOSHI_EFFECT_QUIT;
        return true;
    default:
        return false;
    }
}

static void answer_key(struct hoshi_state *s, uint32_t key)
{
    static const struct {
        char key;
        enum hoshi_ask ask;
    } more[] = {{'i', HOSHI_ASK_NOTE},
                {'r', HOSHI_ASK_PERFORMED},
                {'v', HOSHI_ASK_VIA},
                {'f', HOSHI_ASK_FILE}};
    enum hoshi_status status;
    if (hoshi_status_of_key(key, &status)) {
        decide(s, status);
        return;
    }
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++) {
        if (key == (uint32_t)more[i].key) {
            detail(s, more[i].ask);
            return;
        }
    }
    if (key == 'c')
        confirm(s);
    else if (key > ' ' && key < 0x7f)
        say(s, HOSHI_MSG_ASSESS_BAD_KEY, (char[2]){(char)key, '\0'}, true);
    else if (key >= 0x80 && key < 0x110000)
        say(s, HOSHI_MSG_ASSESS_INPUT_METHOD, NULL, true);
}

struct hoshi_state hoshi_state_reduce(struct hoshi_state s, uint32_t key)
{
    s.effect = HOSHI_EFFECT_NONE;
    s.reveal = 0;
    if (key == HOSHI_KEY_GONE) {
        s.effect = HOSHI_EFFECT_QUIT;
    } else if (s.mode == HOSHI_MODE_HELP) {
        s.mode = HOSHI_MODE_QUESTION;
    } else if (s.mode == HOSHI_MODE_INPUT) {
        input_key(&s, key);
    } else {
        s.message = HOSHI_MSG_NONE;
        key = hoshi_key_plain(key);
        bool is_condition = criterion(&s) == NULL;
        if (is_condition && (key == 'y' || key == 'n' || key == 'x'))
            condition_key(&s, key);
        else if (!move_key(&s, key)) {
            if (is_condition)
                say(&s, HOSHI_MSG_ASSESS_CONDITION_KEYS, NULL, true);
            else
                answer_key(&s, key);
        }
    }
    return s;
}

struct hoshi_state hoshi_state_saved(struct hoshi_state s, enum hoshi_edit_result r)
{
    bool advance = s.draft.advance && (r == HOSHI_EDIT_SAVED || r == HOSHI_EDIT_MERGED);
    bool undo = s.effect == HOSHI_EFFECT_UNDO;
    s.effect = HOSHI_EFFECT_NONE;
    switch (r) {
    case HOSHI_EDIT_SAVED:
        say(&s, undo ? HOSHI_MSG_ASSESS_UNDONE : HOSHI_MSG_ASSESS_SAVED_SHORT, NULL, false);
        break;
    case HOSHI_EDIT_MERGED:
        say(&s, HOSHI_MSG_ASSESS_MERGED, NULL, false);
        break;
    case HOSHI_EDIT_CONFLICT:
        say(&s, HOSHI_MSG_ASSESS_CONFLICT, NULL, true);
        break;
    case HOSHI_EDIT_NOTHING:
        say(&s, HOSHI_MSG_ASSESS_NO_UNDO, NULL, true);
        break;
    case HOSHI_EDIT_FAILED:
        say(&s, HOSHI_MSG_ASSESS_PROBLEM, NULL, true); /* the runner shows the editor's words */
        break;
    }
    drop_draft(&s);
    if (advance) {
        size_t next = hoshi_interview_next(s.iv, s.result, s.at);
        if (next == s.iv->n_item)
            say(&s, HOSHI_MSG_ASSESS_ALL_ANSWERED, NULL, false);
        go_to(&s, next);
    }
    return s;
}

struct hoshi_state hoshi_state_completed(struct hoshi_state s, const char *path, size_t n_match)
{
    s.effect = HOSHI_EFFECT_NONE;
    if (n_match == 0)
        say(&s, HOSHI_MSG_ASSESS_NO_FILE, NULL, true);
    else
        hoshi_line_set(&s.line, path);
    return s;
}
