#include "io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct hoshi_file_result hoshi_file_failed(int err)
{
    enum hoshi_file_error e = err == ENOENT   ? HOSHI_FILE_NOT_FOUND
                              : err == EISDIR ? HOSHI_FILE_IS_DIRECTORY
                              : err == EEXIST ? HOSHI_FILE_EXISTS
                              : err == ENOMEM ? HOSHI_FILE_NOMEM
                                              : HOSHI_FILE_ERRNO;
    return (struct hoshi_file_result){e, err != 0 ? err : EIO};
}

static const struct hoshi_file_result ok = {HOSHI_FILE_OK, 0};
static const struct hoshi_file_result too_large = {HOSHI_FILE_TOO_LARGE, EFBIG};
static const struct hoshi_file_result not_regular = {HOSHI_FILE_NOT_REGULAR, EINVAL};
static const struct hoshi_file_result changed = {HOSHI_FILE_CHANGED, ESTALE};

static struct hoshi_file_result failed(void)
{
    return hoshi_file_failed(errno);
}

static struct hoshi_file_result read_all(int fd, size_t max_bytes, size_t guess,
                                         struct hoshi_str *ret_bytes)
{
    size_t cap = guess + 1 < 4096 ? 4096 : guess + 1, n = 0;
    char *p = malloc(cap);
    if (p == NULL)
        return hoshi_file_failed(ENOMEM);
    for (;;) {
        if (n + 1 >= cap) {
            char *more = realloc(p, cap * 2);
            if (more == NULL) {
                free(p);
                return hoshi_file_failed(ENOMEM);
            }
            p = more;
            cap *= 2;
        }
        ssize_t k = read(fd, p + n, cap - 1 - n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0) {
            struct hoshi_file_result r = failed();
            free(p);
            return r;
        }
        n += (size_t)k;
        if (n > max_bytes) {
            free(p);
            return too_large;
        }
        if (k == 0)
            break;
    }
    p[n] = '\0';
    *ret_bytes = (struct hoshi_str){p, n};
    return ok;
}

static struct hoshi_file_result read_fd(int fd, size_t max_bytes, struct hoshi_str *ret_bytes)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return failed();
    if (S_ISDIR(st.st_mode))
        return hoshi_file_failed(EISDIR);
    if (S_ISBLK(st.st_mode) || S_ISSOCK(st.st_mode))
        return not_regular;
    size_t guess = 0;
    if (S_ISREG(st.st_mode)) {
        if ((uintmax_t)st.st_size > max_bytes) /* a gigabyte is refused without reading it */
            return too_large;
        guess = (size_t)st.st_size;
    }
    return read_all(fd, max_bytes, guess, ret_bytes);
}

struct hoshi_file_result hoshi_file_read(const char *path, size_t max_bytes,
                                         struct hoshi_str *ret_bytes)
{
    if (strcmp(path, "-") == 0)
        return read_fd(STDIN_FILENO, max_bytes, ret_bytes);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return failed();
    struct hoshi_file_result r = read_fd(fd, max_bytes, ret_bytes);
    close(fd);
    return r;
}

static bool same_state(const struct stat *a, const struct stat *b)
{
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* One byte more is asked for than the file should have: a short answer proves the end. */
static struct hoshi_file_result append_regular(int fd, size_t max_bytes, struct hoshi_buf *to)
{
    struct stat before, after;
    if (fstat(fd, &before) != 0)
        return failed();
    if (S_ISDIR(before.st_mode))
        return hoshi_file_failed(EISDIR);
    if (!S_ISREG(before.st_mode))
        return not_regular;
    if ((uintmax_t)before.st_size > max_bytes)
        return too_large;
    size_t size = (size_t)before.st_size, n = 0;
    char *p = hoshi_buf_room(to, size + 1);
    if (p == NULL)
        return hoshi_file_failed(ENOMEM);
    while (n <= size) {
        ssize_t k = read(fd, p + n, size + 1 - n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0)
            return failed();
        n += (size_t)k;
        if (k == 0 || n == size) /* asked for more than the rest and got the rest: the end */
            break;
    }
    if (fstat(fd, &after) != 0)
        return failed();
    if (n != size || !same_state(&before, &after))
        return changed;
    to->n += n;
    to->p[to->n] = '\0';
    return ok;
}

static struct hoshi_file_result append_head(int fd, size_t max_bytes, struct hoshi_buf *to)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return failed();
    if (!S_ISREG(st.st_mode))
        return not_regular;
    size_t size = (uintmax_t)st.st_size < max_bytes ? (size_t)st.st_size : max_bytes;
    for (ssize_t k = 1; k > 0 && size > 0; size -= (size_t)k) {
        char *p = hoshi_buf_room(to, size);
        k = p != NULL ? read(fd, p, size) : -1;
        if (p == NULL)
            return hoshi_file_failed(ENOMEM);
        if (k < 0)
            return failed();
        to->n += (size_t)k;
        to->p[to->n] = '\0';
    }
    return ok;
}

typedef struct hoshi_file_result appender(int fd, size_t max_bytes, struct hoshi_buf *to);

static struct hoshi_file_result append_with(appender *append, const char *path, size_t max_bytes,
                                            struct hoshi_buf *to)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return errno == ENXIO ? not_regular : failed(); /* ENXIO: a socket */
    struct hoshi_file_result r = append(fd, max_bytes, to);
    close(fd);
    return r;
}

void hoshi_file_stamp(const char *path, uint64_t ret_stamp[3])
{
    struct stat st;
    bool found = stat(path, &st) == 0 && S_ISREG(st.st_mode);
    ret_stamp[0] = found ? (uint64_t)st.st_size : 0;
    ret_stamp[1] = found ? (uint64_t)st.st_mtim.tv_sec : 0;
    ret_stamp[2] = found ? (uint64_t)st.st_mtim.tv_nsec : 0;
}

struct hoshi_file_result hoshi_file_head(const char *path, size_t max_bytes, struct hoshi_buf *to)
{
    return append_with(append_head, path, max_bytes, to);
}

struct hoshi_file_result hoshi_file_append(const char *path, size_t max_bytes, struct hoshi_buf *to)
{
    return append_with(append_regular, path, max_bytes, to);
}

struct hoshi_file_result hoshi_fd_write(int fd, struct hoshi_str bytes)
{
    while (bytes.n > 0) {
        ssize_t k = write(fd, bytes.p, bytes.n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0)
            return failed();
        bytes.p += k;
        bytes.n -= (size_t)k;
    }
    return ok;
}

void hoshi_fd_say(int fd, struct hoshi_str text)
{
    struct hoshi_file_result w = hoshi_fd_write(fd, text);
    (void)w;
}

bool hoshi_file_has(const char *path, struct hoshi_str bytes)
{
    struct hoshi_buf now;
    hoshi_buf_init(&now, bytes.n + 1);
    bool same = hoshi_file_append(path, bytes.n, &now).error == HOSHI_FILE_OK && now.n == bytes.n &&
                (bytes.n == 0 || memcmp(now.p, bytes.p, bytes.n) == 0);
    hoshi_buf_release(&now);
    return same;
}

const char *hoshi_file_strerror(int err)
{
    return strerror(err); /* C locale: English, as in every other message argument */
}
