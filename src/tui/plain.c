/* The same questions as prompts. What is answered is in plain_answer.c, the questions themselves
 * are in question.c. */
#include "tui/plain.h"

#include <string.h>
#include <unistd.h>

#include "app/session/complain.h"
#include "app/sheet/typed.h"
#include "base/digits.h"
#include "base/str.h"
#include "i18n/msg.h"
#include "tui/plain_answer.h"
#include "tui/question.h"

static void show_section(struct hoshi_asking *a, char key)
{
    enum hoshi_section s = key == 'w'   ? HOSHI_SECTION_WHY
                           : key == 'h' ? HOSHI_SECTION_HOW
                                        : HOSHI_SECTION_EVIDENCE;
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_question_section(hoshi_asking_item(a), s, a->prompt.lang, a->prompt.width, &lines);
    for (const char *p = lines.p; p != NULL && *p != '\0';) {
        size_t n = strcspn(p, "\n");
        hoshi_buf_put(&a->prompt.text, p + 1, n - 1);
        hoshi_buf_puts(&a->prompt.text, "\n");
        p += n + 1;
    }
    hoshi_buf_release(&lines);
    hoshi_prompt_flush(&a->prompt);
    a->again = true;
}

static void switch_target(struct hoshi_asking *a)
{
    char star[24];
    bool no_other;
    enum hoshi_edit_result r = hoshi_switch_target(a->e, a->iv, &a->at, &no_other);
    if (no_other)
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_NONE_LEFT, NULL, NULL);
    else if (r == HOSHI_EDIT_SAVED)
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_TARGET, hoshi_decimal(star, a->iv->target),
                         NULL);
    else
        hoshi_asking_report(a, r);
}

static void undo(struct hoshi_asking *a)
{
    enum hoshi_edit_result r = hoshi_undo(a->e, a->iv, &a->at);
    if (r == HOSHI_EDIT_SAVED)
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_UNDONE, NULL, NULL);
    else
        hoshi_asking_report(a, r);
}

/* True when the key needs no particular kind of question. */
static bool common_key(struct hoshi_asking *a, char key)
{
    a->again = false;
    switch (key) {
    case '?':
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_PLAIN_KEYS, NULL, NULL);
        a->again = true;
        return true;
    case 'q':
        a->prompt.done = true;
        return true;
    case 's':
        if (a->at + 1 < a->iv->n_item)
            a->at++;
        else
            a->prompt.done = true;
        return true;
    case 'b':
        a->at -= a->at > 0;
        return true;
    case 'u':
        undo(a);
        return true;
    case 't':
        switch_target(a);
        return true;
    default:
        return false;
    }
}

static void criterion_line(struct hoshi_asking *a, const char *word, char *rest)
{
    enum hoshi_status status;
    bool alias;
    if (word[0] != '\0' && word[1] == '\0') {
        if (hoshi_status_of_key((unsigned char)word[0], &status)) {
            hoshi_asking_answer(a, status, rest);
            return;
        }
        if (strchr("ifrvc", word[0]) != NULL) {
            hoshi_asking_detail(a, word[0], rest);
            return;
        }
        if (strchr("whe", word[0]) != NULL) {
            show_section(a, word[0]);
            return;
        }
    }
    if (hoshi_status_parse(hoshi_str_from(word), &status, &alias) == HOSHI_OK) {
        hoshi_asking_answer(a, status, rest);
        return;
    }
    a->again = true;
    hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_BAD_KEY, word, NULL);
}

static void name(struct hoshi_asking *a, const char *rest)
{
    a->again = true;
    if (*rest == '\0') {
        hoshi_buf_puts(&a->prompt.text, hoshi_msg(HOSHI_MSG_ASSESS_ASK_NAME, a->prompt.lang));
        if (!hoshi_prompt_read(&a->prompt))
            return;
        rest = a->prompt.line;
    }
    enum hoshi_edit_result r = hoshi_editor_name(a->e, rest);
    if (r == HOSHI_EDIT_SAVED)
        hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_SAVED_SHORT, NULL, NULL);
    else
        hoshi_asking_report(a, r);
    a->again = true;
}

static void handle(struct hoshi_asking *a)
{
    char line[HOSHI_PROMPT_BYTES];
    memcpy(line, a->prompt.line, strlen(a->prompt.line) + 1);
    char *rest = hoshi_typed_word(line);
    a->again = true;
    if (line[0] == '\0' || (line[1] == '\0' && *rest == '\0' && common_key(a, line[0])))
        return;
    if (strcmp(line, "o") == 0) {
        name(a, rest);
        return;
    }
    size_t found = hoshi_interview_find(a->iv, line);
    if (found != a->iv->n_item) {
        a->at = found;
        a->again = false;
        if (*rest == '\0')
            return;
        memmove(line, rest, strlen(rest) + 1); /* "4-1-3-2 m": there, and this answer */
        rest = hoshi_typed_word(line);
    }
    if (hoshi_asking_item(a)->criterion != NULL)
        criterion_line(a, line, rest);
    else
        hoshi_asking_condition(a, line);
}

static void show(struct hoshi_asking *a)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_question_put(&a->e->now->result, hoshi_asking_item(a), 0, a->prompt.lang, a->prompt.width,
                       &lines);
    hoshi_buf_puts(&a->prompt.text, "\n[");
    hoshi_buf_int(&a->prompt.text, (long long)a->at + 1);
    hoshi_buf_puts(&a->prompt.text, "/");
    hoshi_buf_int(&a->prompt.text, (long long)a->iv->n_item);
    hoshi_buf_puts(&a->prompt.text, "] ");
    bool last_blank = false;
    for (const char *p = lines.p; p != NULL && *p != '\0';) {
        size_t k = strcspn(p, "\n");
        if (k > 1 || !last_blank) {
            hoshi_buf_put(&a->prompt.text, p + 1, k - 1);
            hoshi_buf_puts(&a->prompt.text, "\n");
        }
        last_blank = k == 1;
        p += k + 1;
    }
    hoshi_buf_release(&lines);
}

static void put_prompt(struct hoshi_asking *a)
{
    const struct hoshi_criterion *c = hoshi_asking_item(a)->criterion;
    const struct hoshi_answer *old = c != NULL ? a->e->now->answers->by_criterion[c->index] : NULL;
    enum hoshi_msg msg = c == NULL                          ? HOSHI_MSG_ASSESS_PROMPT_CONDITION
                         : old != NULL && old->carried_over ? HOSHI_MSG_ASSESS_PROMPT_CARRIED
                                                            : HOSHI_MSG_ASSESS_PROMPT;
    hoshi_buf_puts(&a->prompt.text, hoshi_msg(msg, a->prompt.lang));
}

static void start(struct hoshi_asking *a)
{
    const struct hoshi_result *r = &a->e->now->result;
    const struct hoshi_item *first = &a->iv->item[0];
    hoshi_prompt_say(&a->prompt, HOSHI_MSG_ASSESS_INTRO_KEYS, NULL, NULL);
    if (a->iv->only != HOSHI_ONLY_ALL ? hoshi_item_is_out_of_play(first, r)
                                      : !hoshi_item_is_unanswered(first, r))
        hoshi_asking_go_on(a);
}

enum hoshi_rc hoshi_plain_run(struct hoshi_plain *p)
{
    struct hoshi_asking a = {.e = p->e,
                             .iv = p->iv,
                             .prompt = {.in = p->in,
                                        .out = p->out,
                                        .width = p->width,
                                        .lang = p->e->lang,
                                        .echoes = isatty(p->in) == 1}};
    hoshi_buf_init(&a.prompt.text, 0);
    start(&a);
    while (!a.prompt.done) {
        if (!a.again)
            show(&a);
        a.again = false;
        put_prompt(&a);
        if (hoshi_prompt_read(&a.prompt))
            handle(&a);
    }
    if (a.prompt.echoes)
        hoshi_buf_puts(&a.prompt.text, "\n");
    hoshi_prompt_flush(&a.prompt);
    hoshi_buf_release(&a.prompt.text);
    if (!a.prompt.failed)
        return HOSHI_OK;
    return hoshi_session_complain_file(p->e->s, a.prompt.mute ? "<stdout>" : "<stdin>",
                                       a.prompt.why,
                                       a.prompt.mute ? HOSHI_TO_WRITE : HOSHI_TO_READ);
}
