#include "tui/prompt.h"

#include <errno.h>
#include <hoshi/answers.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "base/utf8.h"
#include "io/file.h"
#include "report/text/wrap.h"

void hoshi_prompt_open(struct hoshi_prompt *p, int in, int out, unsigned width,
                       enum hoshi_lang lang)
{
    p->in = in;
    p->out = out;
    p->width = width;
    p->lang = lang;
    p->echoes = isatty(in) == 1;
    hoshi_buf_init(&p->text, 0);
}

void hoshi_prompt_flush(struct hoshi_prompt *p)
{
    struct hoshi_str s = {p->text.p, p->text.n};
    struct hoshi_file_result r = hoshi_fd_write(p->out, s);
    if (r.error != HOSHI_FILE_OK) {
        p->failed = p->done = p->mute = true;
        p->why = r;
    }
    hoshi_buf_clear(&p->text);
}

void hoshi_prompt_say_text(struct hoshi_prompt *p, const char *text)
{
    hoshi_wrap(&p->text, text != NULL ? text : "", p->width, 0, 0);
    hoshi_prompt_flush(p);
}

void hoshi_prompt_say(struct hoshi_prompt *p, enum hoshi_msg msg, const char *a0, const char *a1)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, p->lang, a0, a1, NULL);
    hoshi_prompt_say_text(p, line.p);
    hoshi_buf_release(&line);
}

void hoshi_prompt_put_lines(struct hoshi_prompt *p, const struct hoshi_buf *lines)
{
    for (const char *at = lines->p; at != NULL && *at != '\0';) {
        size_t n = strcspn(at, "\n");
        hoshi_buf_put(&p->text, at + 1, n - 1);
        hoshi_buf_puts(&p->text, "\n");
        at += n + (at[n] == '\n');
    }
}

bool hoshi_prompt_is_yes(const struct hoshi_prompt *p)
{
    enum hoshi_status status;
    bool alias;
    return hoshi_str_eq_nocase(p->line, "y") || hoshi_str_eq_nocase(p->line, "o") ||
           strcmp(p->line, "ｙ") == 0 ||
           (hoshi_status_parse(hoshi_str_from(p->line), &status, &alias) == HOSHI_OK &&
            status == HOSHI_STATUS_MET);
}

/* What no sheet may hold; \r stands before the end of a line. */
static bool has_control(struct hoshi_str s)
{
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0; s.p += k, s.n -= k) {
        if (hoshi_utf8_is_control(c) && c != '\t' && !(c == '\r' && s.n == 1))
            return true;
    }
    return false;
}

/* The kernel keeps no more of a line that is typed, and drops what is behind it. */
#define TERMINAL_BYTES 4095u

static enum hoshi_msg objection(const struct hoshi_prompt *p, struct hoshi_str raw)
{
    if (p->echoes && raw.n >= TERMINAL_BYTES)
        return HOSHI_MSG_ASSESS_LINE_CUT;
    if (raw.n >= HOSHI_PROMPT_BYTES)
        return HOSHI_MSG_ASSESS_LINE_TOO_LONG;
    return hoshi_utf8_invalid_at(raw) != raw.n || has_control(raw) ? HOSHI_MSG_ASSESS_LINE_NO_TEXT
                                                                   : HOSHI_MSG_NONE;
}

static void take(struct hoshi_prompt *p, struct hoshi_str raw)
{
    struct hoshi_str text = hoshi_str_trim(raw);
    p->bad = objection(p, raw);
    if (p->bad != HOSHI_MSG_NONE)
        text.n = 0;
    memcpy(p->line, text.p, text.n);
    p->line[text.n] = '\0';
    p->n_line++;
}

static bool take_line(struct hoshi_prompt *p, bool at_end)
{
    const char *at = p->rest + p->from;
    const char *nl = memchr(at, '\n', p->n_rest);
    size_t n = nl != NULL ? (size_t)(nl - at) : p->n_rest;
    if (nl == NULL && !(at_end && n != 0))
        return false;
    take(p, (struct hoshi_str){at, n});
    size_t used = n + (nl != NULL);
    p->from += used;
    p->n_rest -= used;
    return true;
}

/* Behind what is there already. Of a line that is longer than all the room its last piece goes: it
 * stays too long. */
static ssize_t fill(struct hoshi_prompt *p)
{
    ssize_t n;
    memmove(p->rest, p->rest + p->from, p->n_rest);
    p->from = 0;
    if (p->n_rest == sizeof p->rest)
        p->n_rest = HOSHI_PROMPT_BYTES;
    do
        n = read(p->in, p->rest + p->n_rest, sizeof p->rest - p->n_rest);
    while (n < 0 && errno == EINTR);
    p->n_rest += n > 0 ? (size_t)n : 0;
    return n;
}

static bool read_line(struct hoshi_prompt *p)
{
    while (!take_line(p, false)) {
        ssize_t n = fill(p);
        if (n > 0)
            continue;
        p->done = true;
        p->failed = n < 0;
        p->why = n < 0 ? hoshi_file_failed(errno) : p->why;
        return take_line(p, true);
    }
    return true;
}

bool hoshi_prompt_has_more(struct hoshi_prompt *p)
{
    struct pollfd in = {.fd = p->in, .events = POLLIN};
    for (;;) {
        size_t k = 0;
        while (k < p->n_rest && strchr(" \t\r\n", p->rest[p->from + k]) != NULL)
            k++;
        if (k < p->n_rest)
            return true;
        p->n_rest = 0;
        if (poll(&in, 1, 0) != 1 || fill(p) <= 0)
            return false;
    }
}

void hoshi_prompt_hold(struct hoshi_prompt *p)
{
    p->held = true;
    p->n_line--;
}

bool hoshi_prompt_read(struct hoshi_prompt *p)
{
    hoshi_prompt_flush(p);
    if (p->failed)
        return false;
    if (p->held) {
        p->held = false;
        p->n_line++;
        return true;
    }
    bool ok = read_line(p);
    if (!p->echoes) { /* nobody pressed Enter on this screen: end the line of the prompt */
        hoshi_buf_puts(&p->text, "\n");
        hoshi_prompt_flush(p);
    }
    return ok;
}
