#include "io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct hoshi_file_result result(enum hoshi_file_error error)
{
    return (struct hoshi_file_result){error, 0};
}

static struct hoshi_file_result from_errno(void)
{
    if (errno == ENOENT)
        return result(HOSHI_FILE_NOT_FOUND);
    if (errno == EISDIR)
        return result(HOSHI_FILE_IS_DIRECTORY);
    if (errno == EEXIST)
        return result(HOSHI_FILE_EXISTS);
    if (errno == ENOMEM)
        return result(HOSHI_FILE_NOMEM);
    return (struct hoshi_file_result){HOSHI_FILE_ERRNO, errno};
}

static struct hoshi_file_result read_all(int fd, size_t max_bytes, size_t guess,
                                         struct hoshi_str *ret_bytes)
{
    size_t cap = guess + 1 < 4096 ? 4096 : guess + 1, n = 0;
    char *p = malloc(cap);
    if (p == NULL)
        return result(HOSHI_FILE_NOMEM);
    for (;;) {
        if (n + 1 >= cap) {
            char *more = realloc(p, cap * 2);
            if (more == NULL) {
                free(p);
                return result(HOSHI_FILE_NOMEM);
            }
            p = more;
            cap *= 2;
        }
        ssize_t k = read(fd, p + n, cap - 1 - n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0) {
            struct hoshi_file_result r = from_errno();
            free(p);
            return r;
        }
        n += (size_t)k;
        if (n > max_bytes) {
            free(p);
            return result(HOSHI_FILE_TOO_LARGE);
        }
        if (k == 0)
            break;
    }
    p[n] = '\0';
    *ret_bytes = (struct hoshi_str){p, n};
    return result(HOSHI_FILE_OK);
}

static struct hoshi_file_result read_fd(int fd, size_t max_bytes, struct hoshi_str *ret_bytes)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return from_errno();
    if (S_ISDIR(st.st_mode))
        return result(HOSHI_FILE_IS_DIRECTORY);
    if (S_ISBLK(st.st_mode) || S_ISSOCK(st.st_mode))
        return result(HOSHI_FILE_NOT_REGULAR);
    size_t guess = 0;
    if (S_ISREG(st.st_mode)) {
        if ((uintmax_t)st.st_size > max_bytes) /* a gigabyte is refused without reading it */
            return result(HOSHI_FILE_TOO_LARGE);
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
        return from_errno();
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
        return from_errno();
    if (S_ISDIR(before.st_mode))
        return result(HOSHI_FILE_IS_DIRECTORY);
    if (!S_ISREG(before.st_mode))
        return result(HOSHI_FILE_NOT_REGULAR);
    if ((uintmax_t)before.st_size > max_bytes)
        return result(HOSHI_FILE_TOO_LARGE);
    size_t size = (size_t)before.st_size, n = 0;
    char *p = hoshi_buf_room(to, size + 1);
    if (p == NULL)
        return result(HOSHI_FILE_NOMEM);
    while (n <= size) {
        ssize_t k = read(fd, p + n, size + 1 - n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0)
            return from_errno();
        n += (size_t)k;
        if (k == 0 || n == size) /* asked for more than the rest and got the rest: the end */
            break;
    }
    if (fstat(fd, &after) != 0)
        return from_errno();
    if (n != size || !same_state(&before, &after))
        return result(HOSHI_FILE_CHANGED);
    to->n += n;
    to->p[to->n] = '\0';
    return result(HOSHI_FILE_OK);
}

struct hoshi_file_result hoshi_file_append(const char *path, size_t max_bytes, struct hoshi_buf *to)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return errno == ENXIO ? result(HOSHI_FILE_NOT_REGULAR) : from_errno(); /* ENXIO: a socket */
    struct hoshi_file_result r = append_regular(fd, max_bytes, to);
    close(fd);
    return r;
}

struct hoshi_file_result hoshi_fd_write(int fd, struct hoshi_str bytes)
{
    while (bytes.n > 0) {
        ssize_t k = write(fd, bytes.p, bytes.n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0)
            return from_errno();
        bytes.p += k;
        bytes.n -= (size_t)k;
    }
    return result(HOSHI_FILE_OK);
}

/* A device or a pipe cannot be replaced by renaming; write into it. */
static bool is_special(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static struct hoshi_file_result write_special(const char *path, struct hoshi_str bytes)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return from_errno();
    struct hoshi_file_result r = hoshi_fd_write(fd, bytes);
    if (close(fd) != 0 && r.error == HOSHI_FILE_OK)
        r = from_errno();
    return r;
}

char *hoshi_name_beside(const char *path, const char *suffix)
{
    const char *slash = strrchr(path, '/');
    size_t n_dir = slash != NULL ? (size_t)(slash - path) + 1 : 0;
    char *name = NULL;
    return asprintf(&name, "%.*s.%.200s%s", (int)n_dir, path, path + n_dir, suffix) < 0 ? NULL
                                                                                        : name;
}

static void sync_directory(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *dir = slash == path   ? strdup("/")
                : slash != NULL ? strndup(path, (size_t)(slash - path))
                                : strdup(".");
    int fd = dir != NULL ? open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        (void)fsync(fd); /* some file systems cannot; the rename itself is done */
        close(fd);
    }
    free(dir);
}

static struct hoshi_file_result fill_and_rename(int fd, const char *tmp, const char *path,
                                                struct hoshi_str bytes, bool exclusive)
{
    struct stat st;
    mode_t mask = umask(0);
    umask(mask);
    mode_t mode = stat(path, &st) == 0 ? st.st_mode & 07777 : 0666 & ~mask;
    struct hoshi_file_result r = hoshi_fd_write(fd, bytes);
    if (r.error == HOSHI_FILE_OK && (fchmod(fd, mode) != 0 || fsync(fd) != 0))
        r = from_errno();
    if (close(fd) != 0 && r.error == HOSHI_FILE_OK)
        r = from_errno();
    if (r.error == HOSHI_FILE_OK && exclusive && link(tmp, path) != 0)
        r = from_errno();
    if (r.error == HOSHI_FILE_OK && !exclusive && rename(tmp, path) != 0)
        r = from_errno();
    if (r.error != HOSHI_FILE_OK || exclusive)
        unlink(tmp);
    return r;
}

struct hoshi_file_result hoshi_file_write(const char *path, struct hoshi_str bytes, bool exclusive)
{
    if (is_special(path))
        return write_special(path, bytes);
    char *real =
        exclusive ? NULL : realpath(path, NULL); /* replace what a link points to, not the link */
    const char *target = real != NULL ? real : path;
    char *tmp = hoshi_name_beside(target, ".XXXXXX");
    struct hoshi_file_result r = result(HOSHI_FILE_NOMEM);
    if (tmp != NULL) {
        int fd = mkostemp(tmp, O_CLOEXEC);
        r = fd < 0 ? from_errno() : fill_and_rename(fd, tmp, target, bytes, exclusive);
    }
    if (r.error == HOSHI_FILE_OK)
        sync_directory(target);
    free(tmp);
    free(real);
    return r;
}

struct hoshi_file_result hoshi_file_rewrite(const char *path, struct hoshi_str bytes)
{
    char *real = realpath(path, NULL), *tmp = NULL;
    if (real == NULL)
        return from_errno();
    const char *name = strrchr(real, '/') + 1;
    struct hoshi_file_result r = result(HOSHI_FILE_NOMEM);
    if (asprintf(&tmp, "%.*s.%.200s.new", (int)(name - real), real, name) >= 0) {
        (void)unlink(tmp); /* left by a kill; whatever it is now, it is not followed */
        int fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        r = fd < 0 ? from_errno() : fill_and_rename(fd, tmp, real, bytes, false);
        free(tmp);
    }
    if (r.error == HOSHI_FILE_OK)
        sync_directory(real);
    free(real);
    return r;
}

bool hoshi_file_same(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && S_ISREG(x.st_mode) && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}

const char *hoshi_file_strerror(int err)
{
    return strerror(err); /* C locale: English, as in every other message argument */
}
