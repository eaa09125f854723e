/* Answers that come from a file or a program: nobody is there to say a line again. */
#include <string.h>

#include "app/sheet/typed.h"
#include "base/digits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tui/plain_answer.h"

#define ID_BYTES 128

static void complain(const struct hoshi_asking *a, enum hoshi_msg msg, const char *arg)
{
    hoshi_msg_put(a->complain, msg, a->prompt.lang, arg, NULL, NULL);
    hoshi_buf_puts(a->complain, "\n");
}

static const char *name_of(const struct hoshi_asking *a)
{
    const struct hoshi_item *item = hoshi_asking_item(a);
    return item->criterion != NULL ? item->criterion->id.s
                                   : a->iv->cat->condition[item->condition].id.s;
}

/* "3", "3-5", "3～5" */
static void put_lines(enum hoshi_lang lang, size_t first, size_t last, struct hoshi_buf *out)
{
    hoshi_buf_int(out, (long long)first);
    if (last <= first)
        return;
    hoshi_buf_puts(out, lang == HOSHI_LANG_JA ? "～" : "-");
    hoshi_buf_int(out, (long long)last);
}

void hoshi_asking_refuse_with(struct hoshi_asking *a, enum hoshi_msg why, const char *a0,
                              const char *a1)
{
    struct hoshi_buf text, lines;
    hoshi_prompt_say(&a->prompt, why, a0, a1);
    if (a->prompt.echoes)
        return;
    hoshi_buf_init(&text, 0);
    hoshi_buf_init(&lines, 0);
    hoshi_msg_put(&text, why, a->prompt.lang, a0, a1, NULL);
    put_lines(a->prompt.lang, a->from_line, a->prompt.n_line, &lines);
    hoshi_msg_put(a->complain,
                  a->on_item ? HOSHI_MSG_ASSESS_LINE_REFUSED_ON : HOSHI_MSG_ASSESS_LINE_REFUSED,
                  a->prompt.lang, lines.p, text.p, a->on_item ? name_of(a) : NULL);
    hoshi_buf_puts(a->complain, "\n");
    hoshi_buf_release(&lines);
    hoshi_buf_release(&text);
    a->refused = a->astray = true;
    a->astray_from = a->prompt.n_line + 1;
}

void hoshi_asking_refuse(struct hoshi_asking *a, enum hoshi_msg why, const char *arg)
{
    hoshi_asking_refuse_with(a, why, arg, NULL);
}

/* --- what names a question */

static int32_t condition_of(const struct hoshi_catalog *cat, const char *id)
{
    for (size_t i = 0; i < cat->n_condition; i++) {
        if (strcmp(cat->condition[i].id.s, id) == 0)
            return (int32_t)i;
    }
    return -1;
}

/* A number alone may be a level or an alternative, too. */
static bool is_number(const char *word)
{
    return word[strspn(word, "0123456789")] == '\0';
}

static const struct hoshi_criterion *first_with(const struct hoshi_catalog *cat, int32_t condition)
{
    for (size_t i = 0; i < cat->n_criterion && condition >= 0; i++) {
        if (cat->criterion[i]->condition == condition)
            return cat->criterion[i];
    }
    return NULL;
}

static const struct hoshi_criterion *first_below(const struct hoshi_catalog *cat, const char *id)
{
    size_t n = strlen(id);
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const char *whole = cat->criterion[i]->id.s;
        if (strncmp(whole, id, n) == 0 && strchr("-.", whole[n]) != NULL)
            return cat->criterion[i];
    }
    return NULL;
}

struct hoshi_named hoshi_asking_named(const struct hoshi_asking *a, const char *word)
{
    char id[ID_BYTES];
    struct hoshi_named named = {.at = a->iv->n_item};
    size_t n = strlen(word);
    if (n == 0 || n >= sizeof id)
        return named;
    memcpy(id, word, n + 1);
    hoshi_utf8_narrow_id(id);
    const struct hoshi_criterion *whole = hoshi_catalog_find(a->iv->cat, id);
    int32_t condition = condition_of(a->iv->cat, id);
    named.is_one = whole != NULL || condition >= 0;
    named.not_asked = whole != NULL    ? whole
                      : condition >= 0 ? first_with(a->iv->cat, condition)
                                       : first_below(a->iv->cat, id);
    named.is_named = named.is_one || named.not_asked != NULL;
    if (named.is_named)
        named.at = whole != NULL    ? hoshi_interview_index(a->iv, whole, -1)
                   : condition >= 0 ? hoshi_interview_index(a->iv, NULL, condition)
                                    : hoshi_interview_find(a->iv, id);
    return named;
}

/* Of the line that was read; of a longer one as much as is longer than an id. */
static void first_word(const struct hoshi_asking *a, char ret_word[ID_BYTES])
{
    size_t n = strlen(a->prompt.line);
    n = n < ID_BYTES ? n : ID_BYTES - 1;
    while (n > 0 && ((unsigned char)a->prompt.line[n] & 0xc0) == 0x80)
        n--;
    memcpy(ret_word, a->prompt.line, n);
    ret_word[n] = '\0';
    (void)hoshi_typed_word(ret_word);
}

/* Among words for something else: an id that cannot be one of those. */
static bool is_about_question(const struct hoshi_asking *a)
{
    char word[ID_BYTES];
    first_word(a, word);
    struct hoshi_named named = hoshi_asking_named(a, word);
    return named.is_named && !is_number(word) && (named.is_one || strpbrk(word, "-.") != NULL);
}

/* --- what is said to a prompt */

/* What was asked, without the id in front of it and its colon. */
static void put_asked(const struct hoshi_asking *a, enum hoshi_ask what, struct hoshi_buf *out)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_ask_put(&a->draft, what, false, a->prompt.lang, &text);
    const char *at = text.n != 0 ? text.p : "";
    if (a->on_item && hoshi_str_starts(at, name_of(a)))
        at += strlen(name_of(a)) + 1;
    const char *colon = strstr(at, a->prompt.lang == HOSHI_LANG_JA ? "：" : ": ");
    hoshi_buf_put(out, at, colon != NULL ? (size_t)(colon - at) : strlen(at));
    hoshi_buf_release(&text);
}

static void refuse_unanswered(struct hoshi_asking *a, enum hoshi_msg why, enum hoshi_ask what)
{
    struct hoshi_buf asked;
    if (what == HOSHI_ASK_EXCLUDED || what == HOSHI_ASK_SEARCH) /* nothing is lost */
        return;
    hoshi_buf_init(&asked, 0);
    put_asked(a, what, &asked);
    hoshi_asking_refuse(a, why, asked.p);
    hoshi_buf_release(&asked);
}

bool hoshi_asking_reply(struct hoshi_asking *a, enum hoshi_ask what)
{
    bool read = hoshi_prompt_read(&a->prompt);
    if (a->prompt.echoes && read && a->prompt.bad != HOSHI_MSG_NONE)
        hoshi_prompt_say(&a->prompt, a->prompt.bad, NULL, NULL);
    if (a->prompt.echoes)
        return read && a->prompt.bad == HOSHI_MSG_NONE;
    if (!read) {
        if (!a->prompt.failed)
            refuse_unanswered(a, HOSHI_MSG_ASSESS_INPUT_ENDS, what);
        return false;
    }
    if (a->prompt.bad != HOSHI_MSG_NONE) {
        hoshi_asking_refuse(a, a->prompt.bad, NULL);
        return false;
    }
    if (!is_about_question(a))
        return true;
    hoshi_prompt_hold(&a->prompt);
    refuse_unanswered(a, HOSHI_MSG_ASSESS_NOT_REPLIED, what);
    return false;
}

/* --- what is passed over */

/* From the line behind the one that was refused to the one before the end. */
static void say_skipped(struct hoshi_asking *a, size_t end)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    put_lines(a->prompt.lang, a->astray_from, end - 1, &lines);
    if (end > a->astray_from)
        complain(a, HOSHI_MSG_ASSESS_LINES_SKIPPED, lines.p);
    a->astray = false;
    hoshi_buf_release(&lines);
}

bool hoshi_asking_takes_line(struct hoshi_asking *a)
{
    bool bad = a->prompt.bad != HOSHI_MSG_NONE;
    if (a->astray && !bad && !is_about_question(a))
        return false;
    if (a->astray)
        say_skipped(a, a->prompt.n_line);
    a->from_line = a->prompt.n_line;
    a->on_item = false;
    if (bad) {
        a->again = true;
        hoshi_asking_refuse(a, a->prompt.bad, NULL);
    }
    return !bad;
}

void hoshi_asking_refuse_all(struct hoshi_asking *a)
{
    char line[ID_BYTES];
    while (hoshi_prompt_read(&a->prompt)) {
        a->from_line = a->prompt.n_line;
        first_word(a, line);
        if (a->prompt.bad != HOSHI_MSG_NONE) {
            hoshi_asking_refuse(a, a->prompt.bad, NULL);
        } else if (hoshi_act_of_key((unsigned char)line[0], HOSHI_ON_ANY, HOSHI_FACE_PROMPT) ==
                       HOSHI_ACT_QUIT &&
                   line[1] == '\0') {
            break;
        } else if (line[0] != '\0') {
            struct hoshi_named named = hoshi_asking_named(a, line);
            hoshi_asking_refuse(
                a, named.is_named ? HOSHI_MSG_ASSESS_NOT_CHOSEN : HOSHI_MSG_ASSESS_NONE_LEFT, line);
        }
    }
    a->astray = false; /* each is named */
}

void hoshi_asking_end(struct hoshi_asking *a)
{
    char n[HOSHI_DECIMAL_BYTES];
    if (a->astray)
        say_skipped(a, a->prompt.n_line + 1);
    if (!a->prompt.echoes && !a->prompt.failed && hoshi_prompt_has_more(&a->prompt)) {
        complain(a, HOSHI_MSG_ASSESS_LINES_UNREAD,
                 hoshi_decimal(n, (long long)a->prompt.n_line + 1));
        a->refused = true;
    }
    if (a->refused && a->e->n_unsaved == 0)
        complain(a, a->n_saved != 0 ? HOSHI_MSG_ASSESS_REST_SAVED : HOSHI_MSG_ASSESS_NONE_SAVED,
                 a->e->path);
}
