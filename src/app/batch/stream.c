#include "app/batch/stream.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/batch/stop.h"
#include "base/limits.h"

#define READ_BYTES ((size_t)256 << 10)
#define BOM "\xef\xbb\xbf"

void hoshi_stream_open(struct hoshi_stream *l, int fd, bool is_list)
{
    l->fd = fd;
    l->n = l->at = l->number = 0;
    l->end = l->skipping = false;
    l->is_list = is_list;
    l->separator = '\n';
}

void hoshi_stream_close(struct hoshi_stream *l)
{
    if (l->fd > STDERR_FILENO)
        close(l->fd);
    l->fd = -1;
}

void hoshi_stream_release(struct hoshi_stream *l)
{
    hoshi_stream_close(l);
    free(l->p);
    l->p = NULL;
    l->cap = 0;
}

static enum hoshi_stream_next failed(struct hoshi_stream *l, int err)
{
    l->err = err;
    return HOSHI_STREAM_ERROR;
}

static bool is_ready(const struct hoshi_stream *l, bool wait)
{
    struct pollfd p[] = {{l->fd, POLLIN, 0}, {hoshi_stop_fd(), POLLIN, 0}};
    return poll(p, 2, wait ? -1 : 0) > 0 && p[0].revents != 0;
}

static bool make_room(struct hoshi_stream *l)
{
    if (l->at != 0) {
        memmove(l->p, l->p + l->at, l->n - l->at);
        l->n -= l->at;
        l->at = 0;
    }
    if (l->cap - l->n >= READ_BYTES)
        return true;
    size_t cap = l->cap != 0 ? l->cap * 2 : 2 * READ_BYTES;
    char *more = realloc(l->p, cap);
    if (more == NULL)
        return false;
    l->p = more;
    l->cap = cap;
    return true;
}

/* More bytes behind those that are there. */
static enum hoshi_stream_next fill(struct hoshi_stream *l, bool wait)
{
    if (hoshi_stop_asked() || !is_ready(l, wait))
        return HOSHI_STREAM_WAIT;
    if (!make_room(l))
        return failed(l, ENOMEM);
    ssize_t k = read(l->fd, l->p + l->n, READ_BYTES);
    if (k < 0)
        return errno == EINTR ? HOSHI_STREAM_WAIT : failed(l, errno);
    bool first = l->number == 0 && l->n == 0 && !l->skipping;
    if (l->is_list && first && memchr(l->p, '\0', (size_t)k) != NULL)
        l->separator = '\0';
    l->end = k == 0;
    l->n += (size_t)k;
    return HOSHI_STREAM_LINE;
}

static enum hoshi_stream_next hand_out(struct hoshi_stream *l, size_t n, bool with_separator,
                                       struct hoshi_str *ret_line)
{
    struct hoshi_str line = {l->p + l->at, n};
    l->at += n + with_separator;
    l->number++;
    bool too_long = l->skipping || n > HOSHI_LIMIT_FILE_BYTES;
    l->skipping = false;
    if (l->is_list && l->number == 1 && n >= 3 && memcmp(line.p, BOM, 3) == 0)
        line = (struct hoshi_str){line.p + 3, n - 3};
    *ret_line = line;
    return too_long ? HOSHI_STREAM_TOO_LONG : HOSHI_STREAM_LINE;
}

enum hoshi_stream_next hoshi_stream_next(struct hoshi_stream *l, bool wait,
                                         struct hoshi_str *ret_line)
{
    for (size_t looked = l->at;;) {
        char *hit = l->n > looked ? memchr(l->p + looked, l->separator, l->n - looked) : NULL;
        if (hit != NULL)
            return hand_out(l, (size_t)(hit - (l->p + l->at)), true, ret_line);
        if (l->end && (l->n > l->at || l->skipping))
            return hand_out(l, l->n - l->at, false, ret_line);
        if (l->end)
            return HOSHI_STREAM_END;
        if (l->n - l->at > HOSHI_LIMIT_FILE_BYTES) { /* keep counting lines, not bytes */
            l->skipping = true;
            l->at = l->n;
        }
        size_t seen = l->n - l->at;
        enum hoshi_stream_next next = fill(l, wait);
        if (next != HOSHI_STREAM_LINE)
            return next;
        looked = l->at + seen;
    }
}
