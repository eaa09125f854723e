#include "tui/confirm.h"

#include <string.h>

#include "app/session/complain.h"
#include "app/sheet/typed.h"
#include "base/digits.h"
#include "report/text/wrap.h"
#include "tui/prompt.h"

#define INDENT 6

struct dialogue {
    struct hoshi_confirming *c;
    struct hoshi_prompt prompt;
    size_t at;     /* index in the list */
    bool again;    /* it need not be shown once more */
    char *comment; /* to the next decision, or NULL */
    enum hoshi_rc rc;
    char said[HOSHI_PROMPT_BYTES]; /* the line that is being handled */
};

static const struct hoshi_criterion *current(const struct dialogue *d)
{
    return d->c->list->criterion[d->at];
}

static void show(struct dialogue *d)
{
    struct hoshi_buf text;
    char at[HOSHI_DECIMAL_BYTES], n[HOSHI_DECIMAL_BYTES];
    hoshi_buf_init(&text, 0);
    hoshi_confirm_put(d->c->check, current(d), d->prompt.lang, &text);
    hoshi_buf_puts(&d->prompt.text, "\n(");
    hoshi_buf_puts(&d->prompt.text, hoshi_decimal(at, (long long)d->at + 1));
    hoshi_buf_puts(&d->prompt.text, "/");
    hoshi_buf_puts(&d->prompt.text, hoshi_decimal(n, (long long)d->c->list->n));
    hoshi_buf_puts(&d->prompt.text, ")\n");
    for (char *line = text.p; line != NULL && *line != '\0';) {
        size_t k = strcspn(line, "\n");
        char *next = line + k + (line[k] != '\0');
        line[k] = '\0';
        size_t blank = strspn(line, " ");
        hoshi_buf_fill(&d->prompt.text, ' ', blank);
        hoshi_wrap(&d->prompt.text, line + blank, d->prompt.width, (unsigned)blank, INDENT);
        line = next;
    }
    d->rc = text.failed ? HOSHI_E_NOMEM : d->rc;
    hoshi_buf_release(&text);
}

static char *keep(struct dialogue *d, const char *text)
{
    char *copy = hoshi_arena_strndup(&d->c->s->arena, text, strlen(text));
    if (copy == NULL)
        d->rc = HOSHI_E_NOMEM;
    return copy;
}

static void go_on(struct dialogue *d)
{
    d->comment = NULL;
    if (++d->at == d->c->list->n)
        d->prompt.done = true;
}

/* Saved at once: whoever closes the window has lost nothing. */
static void save(struct dialogue *d, bool accepted)
{
    const struct hoshi_confirming *c = d->c;
    struct hoshi_sheet_confirmation one = {
        .criterion = current(d)->id.s,
        .accepted = accepted,
        .by = c->by,
        .qualification = c->qualification,
        .comment = d->comment != NULL ? d->comment : c->comment,
        .sample = c->list->sample,
        .on = c->on,
    };
    d->rc = hoshi_confirm_record(c->s, c->check, c->sheet, &one, 1);
    if (d->rc != HOSHI_OK)
        return;
    d->c->n_saved++;
    d->c->n_rejected += !accepted;
    hoshi_prompt_say(&d->prompt, HOSHI_MSG_CONFIRM_SAVED, one.criterion,
                     hoshi_confirmation_label(accepted ? HOSHI_CONFIRMATION_ACCEPTED
                                                       : HOSHI_CONFIRMATION_REJECTED,
                                              d->prompt.lang));
    go_on(d);
}

/* A line that nobody can take reads as an empty one, and that is said. */
static bool heard(struct dialogue *d)
{
    bool read = hoshi_prompt_read(&d->prompt);
    if (read && d->prompt.bad != HOSHI_MSG_NONE)
        hoshi_prompt_say(&d->prompt, d->prompt.bad, NULL, NULL);
    return read;
}

/* A line of text, or NULL at the end of the input and for an empty one. */
static char *ask(struct dialogue *d, enum hoshi_msg question)
{
    hoshi_buf_puts(&d->prompt.text, hoshi_msg(question, d->prompt.lang));
    return heard(d) && d->prompt.line[0] != '\0' ? keep(d, d->prompt.line) : NULL;
}

static void reject(struct dialogue *d)
{
    if (d->comment == NULL) /* the company must learn why */
        d->comment = ask(d, HOSHI_MSG_CONFIRM_ASK_WHY);
    if (d->comment != NULL && d->rc == HOSHI_OK)
        save(d, false);
    else if (d->rc == HOSHI_OK) { /* an empty line takes it back */
        hoshi_prompt_say(&d->prompt, HOSHI_MSG_CONFIRM_NOT_REJECTED, NULL, NULL);
        d->again = true;
    }
}

/* A remark that no decision has taken is not dropped without a word. */
static bool may_leave(struct dialogue *d)
{
    if (d->comment == NULL)
        return true;
    d->comment = NULL;
    d->again = true;
    hoshi_prompt_say(&d->prompt, HOSHI_MSG_CONFIRM_LOST, NULL, NULL);
    return false;
}

static void handle(struct dialogue *d, char key)
{
    switch (key) {
    case 'a':
        save(d, true);
        return;
    case 'r':
        reject(d);
        return;
    case 'c':
        if (d->comment == NULL)
            d->comment = ask(d, HOSHI_MSG_CONFIRM_ASK_COMMENT);
        d->again = true;
        return;
    case 's':
        if (may_leave(d))
            go_on(d);
        return;
    case 'b':
        if (may_leave(d))
            d->at -= d->at > 0;
        return;
    case 'q':
        d->prompt.done = may_leave(d);
        return;
    default:
        hoshi_prompt_say(&d->prompt, HOSHI_MSG_CONFIRM_KEYS, NULL, NULL);
        d->again = true;
    }
}

/* "r no record seen": a key, and perhaps the comment. */
static void read_line(struct dialogue *d)
{
    char *line = d->said;
    hoshi_buf_puts(&d->prompt.text, hoshi_msg(HOSHI_MSG_CONFIRM_PROMPT, d->prompt.lang));
    if (!heard(d))
        return;
    memcpy(line, d->prompt.line, strlen(d->prompt.line) + 1);
    const char *rest = hoshi_typed_word(line);
    bool is_key = line[0] != '\0' && line[1] == '\0';
    if (is_key && *rest != '\0' && strchr("arc", line[0]) != NULL)
        d->comment = keep(d, rest);
    if (is_key && *rest == '\0' && line[0] == 'c') /* another one */
        d->comment = NULL;
    if (d->rc == HOSHI_OK)
        handle(d, is_key ? line[0] : '?');
}

/* Who decides stands beside every decision. */
static void introduce(struct dialogue *d)
{
    char n[HOSHI_DECIMAL_BYTES];
    if (d->c->list->n == 0) {
        hoshi_prompt_say(&d->prompt, HOSHI_MSG_CONFIRM_NOTHING_OPEN, NULL, NULL);
        d->prompt.done = true;
        return;
    }
    hoshi_prompt_say(&d->prompt, HOSHI_MSG_CONFIRM_INTRO,
                     hoshi_decimal(n, (long long)d->c->list->n), NULL);
    hoshi_prompt_say(&d->prompt, HOSHI_MSG_CONFIRM_KEYS, NULL, NULL);
    while (d->c->by == NULL && !d->prompt.done && d->rc == HOSHI_OK)
        d->c->by = ask(d, HOSHI_MSG_CONFIRM_ASK_NAME);
    while (d->c->qualification == NULL && !d->prompt.done && d->rc == HOSHI_OK)
        d->c->qualification = ask(d, HOSHI_MSG_CONFIRM_ASK_QUALIFICATION);
}

enum hoshi_rc hoshi_confirming_run(struct hoshi_confirming *c)
{
    struct dialogue *d = hoshi_arena_alloc(&c->s->arena, sizeof *d);
    if (d == NULL)
        return HOSHI_E_NOMEM;
    d->c = c;
    hoshi_prompt_open(&d->prompt, c->in, c->out, c->width, c->lang);
    introduce(d);
    while (!d->prompt.done && d->rc == HOSHI_OK) {
        if (!d->again)
            show(d);
        d->again = false;
        read_line(d);
    }
    hoshi_prompt_flush(&d->prompt);
    hoshi_buf_release(&d->prompt.text);
    if (d->rc != HOSHI_OK || !d->prompt.failed)
        return d->rc;
    return hoshi_session_complain_file(c->s, d->prompt.mute ? "<stdout>" : "<stdin>", d->prompt.why,
                                       d->prompt.mute ? HOSHI_TO_WRITE : HOSHI_TO_READ);
}
