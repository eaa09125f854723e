/* Length: every key stands here; splitting would hide what a key does in which mode. */
#include "tui/state.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "tui/question.h"
#include "tui/typed.h"

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

static const struct hoshi_answer *answer(const struct hoshi_state *s)
{
    return criterion(s) != NULL ? s->result->answers->by_criterion[criterion(s)->index] : NULL;
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
    if (iv->only == HOSHI_ONLY_ALL && !hoshi_item_is_unanswered(&iv->item[0], result))
        go_to(&s, hoshi_interview_next(iv, result, 0));
    return s;
}

/* --- the draft */

static void drop_draft(struct hoshi_state *s)
{
    s->mode = HOSHI_MODE_QUESTION;
    s->pending = 0;
    s->set_status = s->confirm = s->advance = false;
    s->performed = s->due = 0;
    memset(s->has, 0, sizeof s->has);
    hoshi_input_set(s, "");
}

struct hoshi_decision hoshi_state_decision(const struct hoshi_state *s)
{
    struct hoshi_decision d = {.set_status = s->set_status,
                               .status = s->status,
                               .confirm = s->confirm,
                               .performed = s->performed,
                               .due = s->due};
    d.via = s->has[HOSHI_ASK_VIA] ? s->text[HOSHI_ASK_VIA] : NULL;
    d.reason = s->has[HOSHI_ASK_REASON] ? s->text[HOSHI_ASK_REASON] : NULL;
    d.owner = s->has[HOSHI_ASK_OWNER] ? s->text[HOSHI_ASK_OWNER] : NULL;
    d.note = s->has[HOSHI_ASK_NOTE] ? s->text[HOSHI_ASK_NOTE] : NULL;
    d.file = s->has[HOSHI_ASK_FILE] ? s->text[HOSHI_ASK_FILE] : NULL;
    return d;
}

static const char *old_text(const struct hoshi_state *s, enum hoshi_ask ask)
{
    const struct hoshi_answer *a = answer(s);
    const char *text = NULL;
    if (a != NULL && ask == HOSHI_ASK_VIA)
        text = a->via.s;
    else if (a != NULL && ask == HOSHI_ASK_REASON)
        text = a->reason;
    else if (a != NULL && ask == HOSHI_ASK_OWNER)
        text = a->owner;
    else if (a != NULL && ask == HOSHI_ASK_NOTE)
        text = a->note;
    else if (ask == HOSHI_ASK_NAME && s->result->answers->organization != NULL)
        text = s->result->answers->organization->name;
    /* A text with line breaks was not typed here; editing it on one line would lose them. */
    return text != NULL && strpbrk(text, "\n\t") == NULL ? text : "";
}

static void open_input(struct hoshi_state *s, enum hoshi_ask ask)
{
    char day[HOSHI_DATE_BYTES];
    s->mode = HOSHI_MODE_INPUT;
    s->ask = ask;
    hoshi_input_set(s, ask == HOSHI_ASK_SEARCH ? "" : old_text(s, ask));
    if (ask == HOSHI_ASK_DUE && answer(s) != NULL)
        hoshi_input_set(s, hoshi_date_format(answer(s)->due, day));
    s->message = HOSHI_MSG_NONE;
}

static void next_pending(struct hoshi_state *s)
{
    for (int i = 0; i < HOSHI_ASK_COUNT_; i++) {
        if ((s->pending & (1u << i)) != 0) {
            s->pending &= ~(1u << i);
            open_input(s, (enum hoshi_ask)i);
            return;
        }
    }
    s->mode = HOSHI_MODE_QUESTION;
    s->effect = HOSHI_EFFECT_ANSWER;
}

static void decide(struct hoshi_state *s, enum hoshi_status status)
{
    const struct hoshi_criterion *c = criterion(s);
    drop_draft(s);
    if (c == NULL)
        return;
    s->set_status = s->advance = true;
    s->status = status;
    if (status == HOSHI_STATUS_MET) {
        if (c->n_branch != 0 && c->branch[0].of.s == NULL)
            s->pending |= 1u << HOSHI_ASK_VIA;
        if (c->frequency != 0)
            s->pending |= 1u << HOSHI_ASK_PERFORMED;
    } else if (status == HOSHI_STATUS_NOT_APPLICABLE) {
        s->pending |= 1u << HOSHI_ASK_REASON;
    } else if (status == HOSHI_STATUS_PLANNED) {
        s->pending |= 1u << HOSHI_ASK_DUE | 1u << HOSHI_ASK_OWNER;
    } else if (status == HOSHI_STATUS_UNANSWERED) {
        s->advance = false;
    }
    next_pending(s);
}

static void confirm(struct hoshi_state *s)
{
    const struct hoshi_answer *a = answer(s);
    if (a == NULL || !a->carried_over) {
        say(s, HOSHI_MSG_ASSESS_NOT_CARRIED, NULL, true);
        return;
    }
    drop_draft(s);
    s->confirm = s->advance = true;
    if (a->status == HOSHI_STATUS_MET && criterion(s)->frequency != 0)
        s->pending = 1u << HOSHI_ASK_PERFORMED;
    next_pending(s);
}

static void detail(struct hoshi_state *s, enum hoshi_ask ask)
{
    const struct hoshi_answer *a = answer(s);
    if (criterion(s) == NULL) {
        say(s, HOSHI_MSG_ASSESS_NOT_CONDITION, NULL, true);
    } else if (a == NULL || a->status == HOSHI_STATUS_UNANSWERED) {
        say(s, HOSHI_MSG_ASSESS_NEED_ANSWER, NULL, true);
    } else if (ask == HOSHI_ASK_VIA && criterion(s)->n_branch == 0) {
        say(s, HOSHI_MSG_ASSESS_NO_BRANCH, NULL, true);
    } else {
        drop_draft(s);
        open_input(s, ask);
    }
}

/* --- the input line */

/* For dates and ids: a word for people stays as it was typed. */
static void narrow_input(struct hoshi_state *s)
{
    hoshi_utf8_narrow(s->input);
    s->n_input = s->cursor = strlen(s->input);
}

static bool take_day(struct hoshi_state *s, bool past, hoshi_day *ret_day)
{
    char today[HOSHI_DATE_BYTES];
    narrow_input(s);
    if (s->input[0] == '\0' || strcmp(s->input, "-") == 0) {
        *ret_day = past && s->input[0] == '\0' ? s->result->as_of : 0;
        return true;
    }
    if (!hoshi_typed_day(s->input, ret_day)) {
        say(s, HOSHI_MSG_ASSESS_BAD_DATE, s->input, true);
        return false;
    }
    if (past && *ret_day > s->result->as_of) {
        say(s, HOSHI_MSG_ASSESS_FUTURE, hoshi_date_format(s->result->as_of, today), true);
        return false;
    }
    return true;
}

static bool take_via(struct hoshi_state *s)
{
    narrow_input(s);
    const struct hoshi_criterion *c = criterion(s);
    bool known = s->input[0] == '\0';
    for (size_t i = 0; i < c->n_branch; i++)
        known = known || strcmp(c->branch[i].id.s, s->input) == 0;
    if (!known) {
        struct hoshi_buf ids;
        hoshi_buf_init(&ids, 0);
        hoshi_question_branches(c, &ids);
        say(s, HOSHI_MSG_ASSESS_BRANCH, ids.p, true);
        hoshi_buf_release(&ids);
    }
    return known;
}

static bool contains(const char *text, const char *word)
{
    for (; *text != '\0'; text++) {
        size_t i = 0;
        while (word[i] != '\0' &&
               (text[i] == word[i] || ((text[i] ^ word[i]) == 0x20 && ((text[i] | 0x20) >= 'a') &&
                                       ((text[i] | 0x20) <= 'z'))))
            i++;
        if (word[i] == '\0')
            return true;
    }
    return false;
}

static bool mentions(const struct hoshi_state *s, const struct hoshi_item *item, const char *word)
{
    const struct hoshi_criterion *c = item->criterion;
    if (c == NULL) {
        const struct hoshi_condition *k = &s->iv->cat->condition[item->condition];
        return contains(hoshi_text_get(&k->question, s->lang), word) || contains(k->id.s, word);
    }
    return contains(hoshi_text_get(&c->question, s->lang), word) ||
           contains(hoshi_text_get(&c->text, s->lang), word) ||
           contains(hoshi_text_get(&c->requirement->title, s->lang), word);
}

static void search(struct hoshi_state *s, const char *word)
{
    char id[HOSHI_INPUT_BYTES]; /* an id typed with the Japanese input method left on */
    memcpy(id, word, strlen(word) + 1);
    hoshi_utf8_narrow(id);
    size_t found = hoshi_interview_find(s->iv, id);
    if (found != s->iv->n_item) {
        go_to(s, found);
        return;
    }
    for (size_t k = 1; k <= s->iv->n_item && *word != '\0'; k++) {
        size_t i = (s->at + k) % s->iv->n_item;
        if (mentions(s, &s->iv->item[i], word) || mentions(s, &s->iv->item[i], id)) {
            go_to(s, i);
            return;
        }
    }
    say(s, HOSHI_MSG_ASSESS_NO_SUCH, word, true);
}

static void trim_input(struct hoshi_state *s)
{
    struct hoshi_str t = hoshi_str_trim((struct hoshi_str){s->input, s->n_input});
    memmove(s->input, t.p, t.n);
    s->input[t.n] = '\0';
    s->n_input = s->cursor = t.n;
}

static void enter(struct hoshi_state *s)
{
    bool ok = true;
    trim_input(s);
    switch (s->ask) {
    case HOSHI_ASK_PERFORMED:
        ok = take_day(s, true, &s->performed);
        break;
    case HOSHI_ASK_DUE:
        ok = take_day(s, false, &s->due);
        break;
    case HOSHI_ASK_VIA:
        ok = take_via(s);
        break;
    case HOSHI_ASK_REASON:
        ok = s->n_input != 0;
        if (!ok)
            say(s, HOSHI_MSG_ASSESS_NEED_REASON, NULL, true);
        break;
    case HOSHI_ASK_FILE:
        if (s->n_input == 0) {
            drop_draft(s);
            return;
        }
        break;
    case HOSHI_ASK_SEARCH:
        if (s->n_input != 0)
            memcpy(s->text[HOSHI_ASK_SEARCH], s->input, s->n_input + 1);
        s->mode = HOSHI_MODE_QUESTION;
        search(s, s->text[HOSHI_ASK_SEARCH]);
        return;
    case HOSHI_ASK_NAME:
        memcpy(s->text[HOSHI_ASK_NAME], s->input, s->n_input + 1);
        s->mode = HOSHI_MODE_QUESTION;
        s->effect = HOSHI_EFFECT_NAME;
        return;
    case HOSHI_ASK_OWNER:
    case HOSHI_ASK_NOTE:
    case HOSHI_ASK_COUNT_:
        break;
    }
    if (!ok)
        return;
    s->message = HOSHI_MSG_NONE;
    memcpy(s->text[s->ask], s->input, s->n_input + 1);
    s->has[s->ask] = s->n_input != 0 || *old_text(s, s->ask) != '\0';
    next_pending(s);
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
    } else if (hoshi_input_key(s, key)) {
        s->message = HOSHI_MSG_NONE;
    }
}

/* --- the question */

/* Keys of a Japanese input method that was left on: full-width letters and the signs of a matrix.
 */
static uint32_t plain_key(uint32_t key)
{
    if (key >= 0xff01 && key <= 0xff5e)
        return key - 0xfee0;
    switch (key) {
    case 0x3000:
        return ' ';
    case 0x25cb: /* ○ */
    case 0x3007:
    case 0x25ef:
        return 'm';
    case 0x25b3: /* △ */
        return 'p';
    case 0xd7: /* × */
        return 'n';
    case 0x3042: /* the keys a, i, u, e, o and n themselves become these */
        return 'a';
    case 0x3044:
        return 'i';
    case 0x3046:
        return 'u';
    case 0x3048:
        return 'e';
    case 0x304a:
        return 'o';
    case 0x3093:
        return 'n';
    default:
        return key;
    }
}

static void condition_key(struct hoshi_state *s, uint32_t key)
{
    drop_draft(s);
    s->condition = key == 'y'   ? HOSHI_CONDITION_YES
                   : key == 'n' ? HOSHI_CONDITION_NO
                                : HOSHI_CONDITION_UNANSWERED;
    s->advance = key != 'x';
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
        key = plain_key(key);
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
    bool advance = s.advance && (r == HOSHI_EDIT_SAVED || r == HOSHI_EDIT_MERGED);
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
        hoshi_input_set(&s, path);
    return s;
}
