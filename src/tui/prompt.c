#include "tui/prompt.h"

#include <errno.h>
#include <hoshi/answers.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "io/file.h"
#include "report/text/wrap.h"

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

static bool take_line(struct hoshi_prompt *p, bool at_end)
{
    char *nl = memchr(p->rest, '\n', p->n_rest);
    size_t n = nl != NULL ? (size_t)(nl - p->rest) : p->n_rest;
    if (nl == NULL && !(at_end && n != 0))
        return false;
    struct hoshi_str s = hoshi_str_trim((struct hoshi_str){p->rest, n});
    if (memchr(s.p, '\0', s.n) != NULL)
        s.n = 0;
    memcpy(p->line, s.p, s.n);
    p->line[s.n] = '\0';
    p->n_line++;
    size_t used = n + (nl != NULL);
    memmove(p->rest, p->rest + used, p->n_rest - used);
    p->n_rest -= used;
    return true;
}

static bool fill_line(struct hoshi_prompt *p)
{
    bool too_long = false;
    while (!take_line(p, false)) {
        if (p->n_rest == sizeof p->rest - 1) {
            p->n_rest = 0;
            too_long = true;
        }
        ssize_t n = read(p->in, p->rest + p->n_rest, sizeof p->rest - 1 - p->n_rest);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            p->done = true;
            p->failed = n < 0;
            p->why = n < 0 ? hoshi_file_failed(errno) : p->why;
            return take_line(p, true) && !too_long;
        }
        p->n_rest += (size_t)n;
    }
    if (too_long)
        p->line[0] = '\0';
    return true;
}

bool hoshi_prompt_read(struct hoshi_prompt *p)
{
    hoshi_prompt_flush(p);
    if (p->failed)
        return false;
    bool ok = fill_line(p);
    if (!p->echoes) { /* nobody pressed Enter on this screen: end the line of the prompt */
        hoshi_buf_puts(&p->text, "\n");
        hoshi_prompt_flush(p);
    }
    return ok;
}
