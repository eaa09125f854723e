#include "app/session/complain.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "diag/diag.h"
#include "io/similar.h"

const char *hoshi_why(int err)
{
    static const struct {
        int err;
        enum hoshi_word word;
    } row[] = {
        {EACCES, HOSHI_WORD_NO_PERMISSION},
        {EPERM, HOSHI_WORD_NO_PERMISSION},
        {ENOSPC, HOSHI_WORD_DISK_FULL},
        {EDQUOT, HOSHI_WORD_DISK_FULL},
        {EROFS, HOSHI_WORD_READ_ONLY},
        {ELOOP, HOSHI_WORD_LINK_LOOP},
        {ENAMETOOLONG, HOSHI_WORD_NAME_TOO_LONG},
        {ENOTDIR, HOSHI_WORD_NOT_DIRECTORY},
        {ENOENT, HOSHI_WORD_NO_DIRECTORY},
        {EIO, HOSHI_WORD_IO_ERROR},
        {EPIPE, HOSHI_WORD_PIPE_CLOSED},
        {EBADF, HOSHI_WORD_CLOSED},
        {EFBIG, HOSHI_WORD_GROWN_TOO_LARGE},
        {EMFILE, HOSHI_WORD_TOO_MANY_FILES},
        {ENFILE, HOSHI_WORD_TOO_MANY_FILES},
        {EBUSY, HOSHI_WORD_BUSY},
        {ETXTBSY, HOSHI_WORD_BUSY},
        {EAGAIN, HOSHI_WORD_BUSY},
        {ETIMEDOUT, HOSHI_WORD_TIMED_OUT},
        {EHOSTDOWN, HOSHI_WORD_TIMED_OUT},
        {ESTALE, HOSHI_WORD_STALE},
        {ENOLCK, HOSHI_WORD_NO_LOCKS},
        {ENODEV, HOSHI_WORD_NO_SUCH_DEVICE},
        {ENXIO, HOSHI_WORD_NO_SUCH_DEVICE},
        {ENOMEM, HOSHI_WORD_OUT_OF_MEMORY},
        {EINVAL, HOSHI_WORD_NOT_SUPPORTED},
        {EOPNOTSUPP, HOSHI_WORD_NOT_SUPPORTED},
        {ENOSYS, HOSHI_WORD_NOT_SUPPORTED},
    };
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        if (row[i].err == err)
            return hoshi_diag_word(row[i].word);
    }
    return hoshi_file_strerror(err);
}

/* The ceiling of a file, as its message wants it: in MiB. */
static const char *limit_mib(void)
{
    static char text[24];
    (void)snprintf(text, sizeof text, "%zu", (size_t)(HOSHI_LIMIT_FILE_BYTES >> 20));
    return text;
}

struct hoshi_file_reason hoshi_file_reason(struct hoshi_file_result r, enum hoshi_file_use use)
{
    bool writes = use == HOSHI_TO_WRITE;
    switch (r.error) {
    case HOSHI_FILE_NOT_FOUND: /* to write: it is the folder that is not there */
        if (!writes)
            return (struct hoshi_file_reason){HOSHI_HS2002, NULL};
        break;
    case HOSHI_FILE_EXISTS:
        if (writes)
            return (struct hoshi_file_reason){HOSHI_HS2005, NULL};
        break;
    case HOSHI_FILE_IS_DIRECTORY:
        return (struct hoshi_file_reason){HOSHI_HS2003, NULL};
    case HOSHI_FILE_NOT_REGULAR:
        return (struct hoshi_file_reason){HOSHI_HS2006, NULL};
    case HOSHI_FILE_TOO_LARGE:
        return (struct hoshi_file_reason){HOSHI_HS1401, limit_mib()};
    case HOSHI_FILE_CHANGED:
        return (struct hoshi_file_reason){HOSHI_HS2021, NULL};
    case HOSHI_FILE_NOMEM:
        return (struct hoshi_file_reason){HOSHI_HS2007, NULL};
    case HOSHI_FILE_READ_ONLY:
        return (struct hoshi_file_reason){HOSHI_HS2038, NULL};
    case HOSHI_FILE_BUSY:
        return (struct hoshi_file_reason){HOSHI_HS2039, NULL};
    case HOSHI_FILE_OK:
    case HOSHI_FILE_ERRNO:
        break;
    }
    if (writes && (r.err == EACCES || r.err == EPERM))
        return (struct hoshi_file_reason){HOSHI_HS2004,
                                          hoshi_diag_word(HOSHI_WORD_NO_PERMISSION_TO_WRITE)};
    return (struct hoshi_file_reason){writes ? HOSHI_HS2004 : HOSHI_HS2001, hoshi_why(r.err)};
}

bool hoshi_session_complain(struct hoshi_session *s, const char *path, enum hoshi_diag_code code,
                            const char *a0, const char *a1, const char *a2)
{
    const char *name = path != NULL && strcmp(path, "-") == 0 ? "<stdin>" : path;
    uint16_t source = name != NULL
                          ? hoshi_diags_source(&s->diags, name, (struct hoshi_str){NULL, 0})
                          : HOSHI_DIAG_SOURCES;
    hoshi_diag_add(&s->diags, source, code, HOSHI_SPAN_FILE, a0, a1, a2);
    return false;
}

/* A name that was mistyped, most often. */
static void tell_similar(struct hoshi_session *s, const char *path)
{
    struct hoshi_buf names;
    hoshi_buf_init(&names, 0);
    hoshi_similar_names(path, &names);
    if (names.n != 0)
        (void)hoshi_session_complain(s, path, HOSHI_HS2061, names.p, NULL, NULL);
    hoshi_buf_release(&names);
}

enum hoshi_rc hoshi_session_complain_file(struct hoshi_session *s, const char *path,
                                          struct hoshi_file_result r, enum hoshi_file_use use)
{
    struct hoshi_file_reason why = hoshi_file_reason(r, use);
    (void)hoshi_session_complain(s, path, why.code, why.arg, NULL, NULL);
    if (why.code == HOSHI_HS2002)
        tell_similar(s, path);
    return r.error == HOSHI_FILE_TOO_LARGE ? HOSHI_E_LIMIT : HOSHI_E_IO;
}
