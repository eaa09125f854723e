/* Answers that come from a file or a program: nobody is there to say a line again. */
#include <string.h>

#include "app/sheet/typed.h"
#include "base/digits.h"
#include "tui/plain_answer.h"

static void complain(const struct hoshi_asking *a, enum hoshi_msg msg, const char *a0,
                     const char *a1)
{
    hoshi_msg_put(a->complain, msg, a->prompt.lang, a0, a1, NULL);
    hoshi_buf_puts(a->complain, "\n");
}

void hoshi_asking_refuse(struct hoshi_asking *a, enum hoshi_msg why, const char *arg)
{
    struct hoshi_buf text;
    char n[HOSHI_DECIMAL_BYTES];
    hoshi_prompt_say(&a->prompt, why, arg, NULL);
    if (a->prompt.echoes)
        return;
    hoshi_buf_init(&text, 0);
    hoshi_msg_put(&text, why, a->prompt.lang, arg, NULL, NULL);
    complain(a, HOSHI_MSG_ASSESS_LINE_REFUSED, hoshi_decimal(n, (long long)a->prompt.n_line),
             text.p);
    hoshi_buf_release(&text);
    a->refused = a->astray = true;
    a->astray_from = a->prompt.n_line + 1;
}

static bool names_question(const struct hoshi_asking *a)
{
    char line[HOSHI_PROMPT_BYTES];
    memcpy(line, a->prompt.line, strlen(a->prompt.line) + 1);
    (void)hoshi_typed_word(line);
    return strchr(line, '-') != NULL &&
           (hoshi_interview_find(a->iv, line) != a->iv->n_item ||
            hoshi_catalog_find(a->iv->cat, line) != NULL); /* that it is not asked is said, too */
}

/* From the line behind the one that was refused to the one before the end. */
static void say_skipped(struct hoshi_asking *a, size_t end)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_buf_int(&lines, (long long)a->astray_from);
    if (end > a->astray_from + 1) {
        hoshi_buf_puts(&lines, a->prompt.lang == HOSHI_LANG_JA ? "～" : "-");
        hoshi_buf_int(&lines, (long long)end - 1);
    }
    if (end > a->astray_from)
        complain(a, HOSHI_MSG_ASSESS_LINES_SKIPPED, lines.p, NULL);
    a->astray = false;
    hoshi_buf_release(&lines);
}

bool hoshi_asking_takes_line(struct hoshi_asking *a)
{
    if (a->astray && !names_question(a))
        return false;
    if (a->astray)
        say_skipped(a, a->prompt.n_line);
    return true;
}

void hoshi_asking_end(struct hoshi_asking *a)
{
    if (a->astray)
        say_skipped(a, a->prompt.n_line + 1);
    if (a->refused && a->e->unsaved == NULL)
        complain(a, HOSHI_MSG_ASSESS_REST_SAVED, a->e->path, NULL);
}
