#include "app/batch/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag/diag.h"
#include "io/file.h"

char *hoshi_path_join(const char *a, const char *b)
{
    size_t n = strlen(a), k = strlen(b);
    char *s = malloc(n + k + 1);
    if (s != NULL) {
        memcpy(s, a, n);
        memcpy(s + n, b, k + 1);
    }
    return s;
}

enum hoshi_rc hoshi_batch_complain(struct hoshi_session *s, const char *path, unsigned code,
                                   int err)
{
    uint16_t source = hoshi_diags_source(&s->diags, path != NULL ? path : "<stdout>",
                                         (struct hoshi_str){NULL, 0});
    hoshi_diag_add(&s->diags, source, (enum hoshi_diag_code)code, HOSHI_SPAN_FILE,
                   hoshi_file_strerror(err), NULL, NULL);
    return HOSHI_E_IO;
}

/* A device or a pipe cannot be replaced by renaming; write into it. */
static bool is_special(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static int open_temporary(struct hoshi_out *out)
{
    out->part = hoshi_path_join(out->path, ".XXXXXX");
    int fd = out->part != NULL ? mkostemp(out->part, O_CLOEXEC) : -1;
    if (fd >= 0) {
        mode_t mask = umask(0);
        umask(mask);
        (void)fchmod(fd, 0666 & ~mask);
    } else {
        free(out->part);
        out->part = NULL;
    }
    return fd;
}

static int open_part(struct hoshi_out *out, bool go_on)
{
    out->part = hoshi_path_join(out->path, ".part");
    if (out->part == NULL)
        return -1;
    int fd = open(out->part, O_WRONLY | O_CREAT | O_CLOEXEC | (go_on ? 0 : O_TRUNC), 0666);
    struct stat st;
    if (fd < 0 || !go_on)
        return fd;
    bool ok = fstat(fd, &st) == 0 && (uint64_t)st.st_size >= out->offset;
    if (!ok)
        errno = EIO; /* bytes that the journal speaks of are gone */
    if (ok && ftruncate(fd, (off_t)out->offset) == 0 &&
        lseek(fd, (off_t)out->offset, SEEK_SET) >= 0)
        return fd;
    int err = errno;
    close(fd);
    errno = err;
    return -1;
}

enum hoshi_rc hoshi_outs_add(struct hoshi_outs *o, const char *path, enum hoshi_out_how how,
                             uint64_t offset)
{
    struct hoshi_out *out = &o->v[o->n];
    *out = (struct hoshi_out){.path = path, .offset = offset, .fd = STDOUT_FILENO};
    hoshi_buf_init(&out->buf, 0);
    if (path != NULL && is_special(path))
        out->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    else if (path != NULL)
        out->fd = how == HOSHI_OUT_TEMPORARY ? open_temporary(out)
                                             : open_part(out, how == HOSHI_OUT_GO_ON);
    if (out->fd < 0) {
        int err = errno;
        free(out->part);
        return hoshi_batch_complain(o->s, path, HOSHI_HS2004, err);
    }
    o->n++;
    return HOSHI_OK;
}

static enum hoshi_rc flush_one(struct hoshi_outs *o, struct hoshi_out *out, bool sync)
{
    if (out->buf.failed)
        return hoshi_batch_complain(o->s, out->path, HOSHI_HS2004, ENOMEM);
    if (out->buf.n != 0 && !out->gone) {
        struct hoshi_file_result w =
            hoshi_fd_write(out->fd, (struct hoshi_str){out->buf.p, out->buf.n});
        if (w.error != HOSHI_FILE_OK && w.err == EPIPE)
            out->gone = true; /* the reader has what it wanted */
        else if (w.error != HOSHI_FILE_OK)
            return hoshi_batch_complain(o->s, out->path, HOSHI_HS2004, w.err);
    }
    out->offset += out->buf.n;
    hoshi_buf_clear(&out->buf);
    if (sync && out->part != NULL && fdatasync(out->fd) != 0)
        return hoshi_batch_complain(o->s, out->path, HOSHI_HS2004, errno);
    return HOSHI_OK;
}

enum hoshi_rc hoshi_outs_flush(struct hoshi_outs *o, bool sync)
{
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < o->n && rc == HOSHI_OK; i++)
        rc = flush_one(o, &o->v[i], sync);
    return rc;
}

bool hoshi_outs_wanted(const struct hoshi_outs *o)
{
    for (size_t i = 0; i < o->n; i++) {
        if (!o->v[i].gone)
            return true;
    }
    return o->n == 0;
}

enum hoshi_rc hoshi_outs_finish(struct hoshi_outs *o)
{
    enum hoshi_rc rc = hoshi_outs_flush(o, true);
    for (size_t i = 0; i < o->n && rc == HOSHI_OK; i++) {
        struct hoshi_out *out = &o->v[i];
        if (out->part == NULL)
            continue;
        if (rename(out->part, out->path) != 0)
            rc = hoshi_batch_complain(o->s, out->path, HOSHI_HS2004, errno);
        free(out->part);
        out->part = NULL;
    }
    return rc;
}

void hoshi_outs_keep(struct hoshi_outs *o)
{
    for (size_t i = 0; i < o->n; i++) {
        struct hoshi_out *out = &o->v[i];
        char *kept = out->part != NULL ? hoshi_path_join(out->path, ".part") : NULL;
        if (kept != NULL && rename(out->part, kept) == 0) {
            free(out->part);
            out->part = NULL;
        }
        free(kept);
    }
}

enum hoshi_rc hoshi_part_finish(struct hoshi_session *s, const char *path)
{
    char *part = hoshi_path_join(path, ".part");
    enum hoshi_rc rc = part != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
    if (part != NULL && rename(part, path) != 0 && errno != ENOENT)
        rc = hoshi_batch_complain(s, path, HOSHI_HS2004, errno);
    free(part);
    return rc;
}

void hoshi_outs_close(struct hoshi_outs *o)
{
    for (size_t i = 0; i < o->n; i++) {
        struct hoshi_out *out = &o->v[i];
        if (out->fd > STDERR_FILENO)
            close(out->fd);
        size_t n = out->part != NULL ? strlen(out->part) : 0;
        if (n > 5 && strcmp(out->part + n - 5, ".part") != 0)
            (void)unlink(out->part);
        free(out->part);
        hoshi_buf_release(&out->buf);
    }
    o->n = 0;
}
