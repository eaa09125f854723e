/* libxlsxwriter 1.1 looks at nothing that it writes to its temporary files or reads from them: on a
 * full disk it packs half a sheet and says that all is well. It opens them by a function of its
 * own, lxw_tmpfile(), which a program may replace (xlsx/CMakeLists.txt exports ours); so its parts
 * stay in memory, nothing goes to the disk, and what fails is known. */
#include "xlsx/scratch.h"

#include <hoshi/buf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/memory.h"
#include "xlsx/libxlsxwriter.h"

static bool failed;

struct scratch {
    struct hoshi_buf bytes;
    size_t at;
};

static ssize_t fail(struct scratch *s)
{
    if (s->bytes.n < HOSHI_LIMIT_PORTFOLIO_BYTES)
        hoshi_memory_refused();
    failed = true;
    return 0;
}

static ssize_t scratch_write(void *cookie, const char *p, size_t n)
{
    struct scratch *s = cookie;
    if (s->at != s->bytes.n) /* the library writes first, and reads then */
        return fail(s);
    hoshi_buf_put(&s->bytes, p, n);
    if (s->bytes.failed)
        return fail(s);
    s->at += n;
    return (ssize_t)n;
}

static ssize_t scratch_read(void *cookie, char *to, size_t n)
{
    struct scratch *s = cookie;
    size_t left = s->bytes.n - s->at;
    if (n > left)
        n = left;
    if (n != 0)
        memcpy(to, s->bytes.p + s->at, n);
    s->at += n;
    return (ssize_t)n;
}

static int scratch_seek(void *cookie, off64_t *offset, int whence)
{
    struct scratch *s = cookie;
    off64_t from = whence == SEEK_SET   ? 0
                   : whence == SEEK_CUR ? (off64_t)s->at
                                        : (off64_t)s->bytes.n;
    if (*offset < -from || *offset > (off64_t)s->bytes.n - from)
        return -1;
    *offset += from;
    s->at = (size_t)*offset;
    return 0;
}

static int scratch_close(void *cookie)
{
    struct scratch *s = cookie;
    hoshi_buf_release(&s->bytes);
    free(s);
    return 0;
}

/** Instead of the library's own; see above. @return a file in memory, or NULL @owner fclose() */
FILE *lxw_tmpfile(char *tmpdir)
{
    static const cookie_io_functions_t io = {scratch_read, scratch_write, scratch_seek,
                                             scratch_close};
    (void)tmpdir;
    struct scratch *s = calloc(1, sizeof *s);
    FILE *f = NULL;
    if (s != NULL) {
        hoshi_buf_init(&s->bytes, HOSHI_LIMIT_PORTFOLIO_BYTES);
        f = fopencookie(s, "w+", io);
    }
    if (f == NULL) {
        free(s);
        hoshi_memory_refused();
        failed = true;
    }
    return f;
}

void hoshi_scratch_start(void)
{
    failed = false;
}

bool hoshi_scratch_failed(void)
{
    return failed;
}
