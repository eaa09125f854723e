/* One line on a terminal, drawn over itself: how far, how fast, how long still, what is wrong. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "app/batch/run.h"
#include "base/str.h"
#include "base/visible.h"
#include "i18n/msg.h"
#include "io/file.h"
#include "io/world.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static const char *number(struct hoshi_buf *b, uint64_t v)
{
    hoshi_buf_clear(b);
    hoshi_buf_int(b, (long long)v);
    return b->p;
}

static void draw(const struct hoshi_run *run, double seconds)
{
    const struct hoshi_batch_summary *m = &run->mark.summary;
    struct hoshi_buf text, cut, n[3];
    uint64_t done = run->mark.n_input, here = m->n_record - m->n_resumed;
    uint64_t rate = seconds > 0 ? (uint64_t)((double)here / seconds) : 0;
    hoshi_buf_init(&text, 4096);
    hoshi_buf_init(&cut, 4096);
    for (int i = 0; i < 3; i++)
        hoshi_buf_init(&n[i], 32);
    enum hoshi_lang lang = run->q->lang;
    hoshi_msg_put(&text, run->n_total != 0 ? HOSHI_MSG_BATCH_PROGRESS_OF : HOSHI_MSG_BATCH_PROGRESS,
                  lang, number(&n[0], done), number(&n[1], run->n_total), number(&n[2], rate));
    if (run->n_total > done && rate != 0) {
        hoshi_buf_puts(&text, "  ");
        hoshi_msg_put(&text, HOSHI_MSG_BATCH_LEFT, lang,
                      number(&n[0], (run->n_total - done) / rate), NULL, NULL);
    }
    hoshi_buf_puts(&text, "  ");
    hoshi_msg_put(&text, HOSHI_MSG_BATCH_ERRORS, lang, number(&n[0], m->n_error), NULL, NULL);
    unsigned columns = hoshi_tty_columns(STDERR_FILENO);
    hoshi_buf_puts(&cut, "\r");
    hoshi_put_visible(&cut, (struct hoshi_str){text.p, text.n}, columns > 2 ? columns - 2 : 78);
    hoshi_buf_puts(&cut, "\033[K");
    hoshi_fd_say(STDERR_FILENO, (struct hoshi_str){cut.p, cut.n});
    for (int i = 0; i < 3; i++)
        hoshi_buf_release(&n[i]);
    hoshi_buf_release(&cut);
    hoshi_buf_release(&text);
}

void hoshi_run_progress(struct hoshi_run *run, bool last)
{
    double t = now();
    if (run->started == 0)
        run->started = t;
    if (last) {
        if (run->drawn != 0)
            hoshi_fd_say(STDERR_FILENO, HOSHI_STR_LIT("\r\033[K"));
        return;
    }
    if (t - run->drawn < 0.2)
        return;
    run->drawn = t;
    draw(run, t - run->started);
}
