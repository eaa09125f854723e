/* The same questions as prompts. What is answered is in plain_answer.c, the questions themselves
 * are in question.c. */
#include "tui/plain.h"

#include <string.h>

#include "app/session/complain.h"
#include "app/sheet/typed.h"
#include "base/str.h"
#include "i18n/msg.h"
#include "tui/keys.h"
#include "tui/plain_answer.h"
#include "tui/question.h"

/* --- reading */

static void show_section(struct hoshi_asking *a, enum hoshi_section section)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_question_section(hoshi_asking_item(a), section, a->prompt.lang, a->prompt.width, &lines);
    hoshi_prompt_put_lines(&a->prompt, &lines);
    hoshi_buf_release(&lines);
    hoshi_prompt_flush(&a->prompt);
}

static void help(struct hoshi_asking *a)
{
    hoshi_keys_put_help(a->e->now->result.catalog, HOSHI_FACE_PROMPT, a->prompt.lang,
                        a->prompt.width, &a->prompt.text);
    hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_PLAIN_HELP, NULL, NULL);
}

/* --- each with what stood behind its key */

static void end(struct hoshi_asking *a)
{
    a->prompt.done = true;
}

static void take_back(struct hoshi_asking *a)
{
    hoshi_asking_undo(a, false);
}

static void redo(struct hoshi_asking *a)
{
    hoshi_asking_undo(a, true);
}

/* --- on a criterion */

static void text(struct hoshi_asking *a)
{
    show_section(a, HOSHI_SECTION_TEXT);
}

static void why(struct hoshi_asking *a)
{
    show_section(a, HOSHI_SECTION_WHY);
}

static void how(struct hoshi_asking *a)
{
    show_section(a, HOSHI_SECTION_HOW);
}

static void evidence(struct hoshi_asking *a)
{
    show_section(a, HOSHI_SECTION_EVIDENCE);
}

static void delete (struct hoshi_asking *a)
{
    if (hoshi_item_has_answer(hoshi_asking_item(a), &a->e->now->result))
        hoshi_asking_answer(a, HOSHI_STATUS_UNANSWERED, "");
    else
        hoshi_asking_refuse(a, HOSHI_MSG_ASSESS_NO_ANSWER, NULL);
}

static void note(struct hoshi_asking *a, const char *rest)
{
    hoshi_asking_detail(a, HOSHI_ASK_NOTE, rest);
}

static void file(struct hoshi_asking *a, const char *rest)
{
    hoshi_asking_detail(a, HOSHI_ASK_FILE, rest);
}

static void performed(struct hoshi_asking *a, const char *rest)
{
    hoshi_asking_detail(a, HOSHI_ASK_PERFORMED, rest);
}

static void owner(struct hoshi_asking *a, const char *rest)
{
    hoshi_asking_detail(a, HOSHI_ASK_OWNER, rest);
}

static void via(struct hoshi_asking *a, const char *rest)
{
    hoshi_asking_detail(a, HOSHI_ASK_VIA, rest);
}

/* --- which of them */

struct handler {
    void (*alone)(struct hoshi_asking *a);
    void (*words)(struct hoshi_asking *a,
                  const char *rest); /* what stands behind the key is for it */
};

static const struct handler on_any[HOSHI_ACT_COUNT_] = {
    [HOSHI_ACT_HELP] = {.alone = help},
    [HOSHI_ACT_QUIT] = {.alone = end},
    [HOSHI_ACT_NEXT] = {.alone = hoshi_asking_skip},
    [HOSHI_ACT_BACK] = {.alone = hoshi_asking_back},
    [HOSHI_ACT_OPEN] = {.alone = hoshi_asking_next_open},
    [HOSHI_ACT_SEARCH] = {.words = hoshi_asking_search},
    [HOSHI_ACT_COMPANY] = {.words = hoshi_asking_name},
    [HOSHI_ACT_SCOPE] = {.words = hoshi_asking_scope},
    [HOSHI_ACT_TARGET] = {.alone = hoshi_asking_target},
    [HOSHI_ACT_UNDO] = {.alone = take_back},
    [HOSHI_ACT_REDO] = {.alone = redo},
};

static const struct handler on_criterion[HOSHI_ACT_COUNT_] = {
    [HOSHI_ACT_TEXT] = {.alone = text},
    [HOSHI_ACT_WHY] = {.alone = why},
    [HOSHI_ACT_HOW] = {.alone = how},
    [HOSHI_ACT_EVIDENCE] = {.alone = evidence},
    [HOSHI_ACT_CONFIRM] = {.words = hoshi_asking_confirm},
    [HOSHI_ACT_DELETE] = {.alone = delete},
    [HOSHI_ACT_NOTE] = {.words = note},
    [HOSHI_ACT_FILE] = {.words = file},
    [HOSHI_ACT_PERFORMED] = {.words = performed},
    [HOSHI_ACT_OWNER] = {.words = owner},
    [HOSHI_ACT_VIA] = {.words = via},
};

static bool runs(const struct handler table[HOSHI_ACT_COUNT_], struct hoshi_asking *a,
                 enum hoshi_act act, const char *rest)
{
    a->again = true;
    if (table[act].words != NULL)
        table[act].words(a, rest);
    else if (table[act].alone != NULL && *rest == '\0') /* nobody's words are dropped */
        table[act].alone(a);
    else
        return false;
    return true;
}

/* A letter of the table, or a word that stands for a key that is none. */
static enum hoshi_act act_of(const struct hoshi_asking *a, const char *word)
{
    enum hoshi_key_on on =
        hoshi_asking_item(a)->criterion != NULL ? HOSHI_ON_CRITERION : HOSHI_ON_CONDITION;
    return word[0] != '\0' && word[1] == '\0'
               ? hoshi_act_of_key(hoshi_key_plain((unsigned char)word[0]), on, HOSHI_FACE_PROMPT)
               : hoshi_act_of_word(word);
}

static void answer(struct hoshi_asking *a, const char *word, const char *rest)
{
    enum hoshi_status status;
    bool alias;
    if ((word[1] == '\0' &&
         hoshi_answer_of_key(hoshi_key_plain((unsigned char)word[0]), &status)) ||
        hoshi_status_parse(hoshi_str_from(word), &status, &alias) == HOSHI_OK)
        hoshi_asking_answer(a, status, rest);
    else
        hoshi_asking_refuse(a, HOSHI_MSG_ASSESS_BAD_KEY, word);
}

/* What is said to the current question. */
static void respond(struct hoshi_asking *a, const char *word, const char *rest)
{
    enum hoshi_act act = act_of(a, word);
    if (a->idle) {
        hoshi_asking_refuse(a, HOSHI_MSG_ASSESS_NO_QUESTION, NULL);
        return;
    }
    a->on_item = true;
    if (hoshi_asking_item(a)->criterion == NULL)
        hoshi_asking_condition(a, act, word, rest);
    else if (!runs(on_criterion, a, act, rest) && !hoshi_asking_level(a, word, rest))
        answer(a, word, rest);
}

/* "4-1-3-2": there. "4-1-3-2 m": there, and this answer. */
static void go_and_respond(struct hoshi_asking *a, const struct hoshi_named *to, char *word,
                           char *rest)
{
    const struct hoshi_criterion *c = to->not_asked;
    if (to->at == a->iv->n_item) {
        if (c != NULL)
            hoshi_asking_refuse(a, hoshi_asking_why_not(a, c), word);
        else
            hoshi_asking_refuse(a, HOSHI_MSG_ASSESS_NOT_CHOSEN, word);
        return;
    }
    if (*rest != '\0' && !to->is_one) { /* which of them is meant is not guessed */
        struct hoshi_buf one;
        hoshi_buf_init(&one, 0);
        hoshi_buf_puts(&one, a->iv->item[to->at].criterion->id.s);
        hoshi_buf_puts(&one, " ");
        hoshi_buf_puts(&one, rest);
        hoshi_asking_refuse_with(a, HOSHI_MSG_ASSESS_NOT_ONE, word, one.p);
        hoshi_buf_release(&one);
        return;
    }
    hoshi_asking_go(a, to->at);
    if (*rest == '\0')
        return;
    char *behind = hoshi_typed_word(rest);
    respond(a, rest, behind);
}

static void handle(struct hoshi_asking *a)
{
    char *line = a->said;
    memcpy(line, a->prompt.line, strlen(a->prompt.line) + 1);
    char *rest = hoshi_typed_word(line);
    a->again = true;
    a->on_item = false;
    if (line[0] == '\0' || runs(on_any, a, act_of(a, line), rest))
        return;
    struct hoshi_named to = hoshi_asking_named(a, line);
    if (to.is_named)
        go_and_respond(a, &to, line, rest);
    else
        respond(a, line, rest);
}

/* --- the questions */

static void show(struct hoshi_asking *a)
{
    const struct hoshi_result *r = &a->e->now->result;
    const struct hoshi_item *item = hoshi_asking_item(a);
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_buf_puts(&a->prompt.text, "\n[");
    hoshi_buf_int(&a->prompt.text, (long long)a->at + 1);
    hoshi_buf_puts(&a->prompt.text, "/");
    hoshi_buf_int(&a->prompt.text, (long long)a->iv->n_item);
    hoshi_buf_puts(&a->prompt.text, "] ");
    hoshi_question_head(r, item, a->prompt.lang, a->prompt.width, &lines);
    hoshi_question_body(r, item, 0, a->prompt.lang, a->prompt.width, &lines);
    hoshi_prompt_put_lines(&a->prompt, &lines);
    hoshi_buf_release(&lines);
}

static void put_keys(struct hoshi_asking *a)
{
    const struct hoshi_criterion *c = hoshi_asking_item(a)->criterion;
    const struct hoshi_answer *old = c != NULL ? a->e->now->answers->by_criterion[c->index] : NULL;
    hoshi_keys_put_bar(
        a->e->now->result.catalog, c != NULL ? HOSHI_ON_CRITERION : HOSHI_ON_CONDITION,
        old != NULL && old->carried_over, a->prompt.lang, a->prompt.width, &a->prompt.text);
    hoshi_buf_puts(&a->prompt.text, "\n");
}

/* To a person before a new sheet; a file of answers has nobody to read it. */
static void welcome(struct hoshi_asking *a)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_welcome_put(a->iv, &a->e->now->result, a->e->path, a->prompt.lang, &text);
    for (const char *at = text.p; at != NULL && *at != '\0';) {
        struct hoshi_buf one;
        size_t n = strcspn(at, "\n");
        hoshi_buf_init(&one, 0);
        hoshi_buf_put(&one, at, n);
        hoshi_prompt_say_text(&a->prompt, one.p);
        hoshi_buf_release(&one);
        at += n + (at[n] == '\n');
    }
    hoshi_buf_release(&text);
    hoshi_asking_name(a, "");
    a->again = false;
}

static void start(struct hoshi_asking *a)
{
    const struct hoshi_result *r = &a->e->now->result;
    if (a->prompt.echoes && a->iv->only == HOSHI_ONLY_ALL && hoshi_sheet_is_blank(r->answers))
        welcome(a);
    hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_INTRO_KEYS, NULL, NULL);
    if (hoshi_interview_waits(a->iv, &a->e->now->result, &a->iv->item[0]))
        return;
    a->at = a->iv->n_item - 1; /* from there on the first one comes next */
    a->idle = true;
    hoshi_asking_go_on(a);
}

static void run(struct hoshi_asking *a)
{
    start(a);
    while (!a->prompt.done) {
        if (!a->again && !a->astray && !a->idle) {
            show(a);
            put_keys(a);
        }
        a->again = false;
        hoshi_buf_puts(&a->prompt.text, hoshi_msg(HOSHI_MSG_ASSESS_PROMPT, a->prompt.lang));
        if (hoshi_prompt_read(&a->prompt) && hoshi_asking_takes_line(a))
            handle(a);
    }
}

enum hoshi_rc hoshi_plain_run(struct hoshi_plain *p)
{
    struct hoshi_session *session = p->e->s;
    struct hoshi_asking *a = hoshi_arena_alloc(&session->arena, sizeof *a);
    if (a == NULL)
        return HOSHI_E_NOMEM;
    a->e = p->e;
    a->iv = p->iv;
    a->complain = p->complain;
    hoshi_prompt_open(&a->prompt, p->in, p->out, p->width, p->e->lang);
    if (a->iv->n_item != 0)
        run(a);
    else if (!a->prompt.echoes)
        hoshi_asking_refuse_all(a);
    hoshi_asking_end(a);
    if (a->prompt.echoes)
        hoshi_buf_puts(&a->prompt.text, "\n");
    hoshi_prompt_flush(&a->prompt);
    hoshi_buf_release(&a->prompt.text);
    if (!a->prompt.failed)
        return a->refused && p->e->n_unsaved == 0 ? HOSHI_E_INVALID : HOSHI_OK;
    return hoshi_session_complain_file(session, a->prompt.mute ? "<stdout>" : "<stdin>",
                                       a->prompt.why,
                                       a->prompt.mute ? HOSHI_TO_WRITE : HOSHI_TO_READ);
}
