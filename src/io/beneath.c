#include "io/beneath.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READ_FLAGS (O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW)

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return strdup(".");
    return slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

int hoshi_folder_open(const char *file)
{
    char *dir = folder_of(strcmp(file, "-") == 0 ? "." : file);
    int fd = dir != NULL ? open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    free(dir);
    return fd;
}

/* Relative, and every part a name of its own: what is refused before the kernel is asked. */
static bool plain(const char *path)
{
    if (*path == '\0' || *path == '/')
        return false;
    for (const char *part = path; part != NULL;) {
        const char *slash = strchr(part, '/');
        size_t n = slash != NULL ? (size_t)(slash - part) : strlen(part);
        if (n == 0 || (n == 1 && part[0] == '.') || (n == 2 && part[0] == '.' && part[1] == '.'))
            return false;
        part = slash != NULL ? slash + 1 : NULL;
    }
    return true;
}

static int by_openat2(int folder, const char *path, int flags)
{
    struct open_how how = {
        .flags = (unsigned)flags,
        .resolve = (unsigned)(RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS)};
    return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

static int by_steps(int folder, const char *path, int flags)
{
    int at = dup(folder);
    while (at >= 0) {
        const char *slash = strchr(path, '/');
        char *part = slash != NULL ? strndup(path, (size_t)(slash - path)) : strdup(path);
        int next = part == NULL    ? -1
                   : slash != NULL ? openat(at, part, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
                                   : openat(at, part, flags | O_NOFOLLOW);
        int err = errno;
        free(part);
        close(at);
        errno = err;
        if (slash == NULL)
            return next;
        path = slash + 1;
        at = next;
    }
    return -1;
}

static int open_one(int folder, const char *path, bool walk, int flags)
{
    if (!walk) {
        int fd = by_openat2(folder, path, flags);
        /* EPERM: sandboxes that know no openat2; a real EPERM comes again from the steps. */
        if (fd >= 0 || (errno != ENOSYS && errno != EPERM && errno != EINVAL && errno != E2BIG))
            return fd;
    }
    return by_steps(folder, path, flags);
}

static enum hoshi_beneath_rc from_errno(struct hoshi_beneath_file *f)
{
    f->err = errno;
    switch (errno) {
    case ENOENT:
    case ENAMETOOLONG: /* no file can have that name */
        return HOSHI_BENEATH_MISSING;
    case ELOOP:   /* a link */
    case EXDEV:   /* outside */
    case ENOTDIR: /* a file, or in the walk a link, where a folder was meant */
    case ENXIO:   /* a socket, or a pipe */
        return HOSHI_BENEATH_REFUSED;
    default:
        return HOSHI_BENEATH_UNREADABLE;
    }
}

enum hoshi_beneath_rc hoshi_beneath_open(int folder, const char *path, bool walk,
                                         struct hoshi_beneath_file *ret_file)
{
    struct hoshi_beneath_file f = {.fd = -1};
    struct stat looked, st;
    *ret_file = f;
    if (!plain(path))
        return HOSHI_BENEATH_REFUSED;
    int fd = open_one(folder, path, walk,
                      O_PATH | O_CLOEXEC | O_NOFOLLOW); /* opening a device can do something */
    if (fd < 0)
        return from_errno(ret_file);
    int bad = fstat(fd, &looked);
    close(fd);
    if (bad == 0 && !S_ISREG(looked.st_mode))
        return HOSHI_BENEATH_REFUSED;
    f.fd = bad == 0 ? open_one(folder, path, walk, READ_FLAGS) : -1;
    if (f.fd < 0 || fstat(f.fd, &st) != 0) {
        enum hoshi_beneath_rc rc = from_errno(ret_file);
        hoshi_fd_close(f.fd);
        return rc;
    }
    if (!S_ISREG(st.st_mode)) { /* exchanged between the two */
        close(f.fd);
        return HOSHI_BENEATH_REFUSED;
    }
    f.size = (uint64_t)st.st_size;
    f.device = (uint64_t)st.st_dev;
    f.inode = (uint64_t)st.st_ino;
    f.changed_s = st.st_mtim.tv_sec;
    f.changed_ns = st.st_mtim.tv_nsec;
    *ret_file = f;
    return HOSHI_BENEATH_OK;
}

bool hoshi_beneath_same(const struct hoshi_beneath_file *file)
{
    struct stat st;
    return fstat(file->fd, &st) == 0 && (uint64_t)st.st_size == file->size &&
           st.st_mtim.tv_sec == file->changed_s && st.st_mtim.tv_nsec == file->changed_ns;
}

char *hoshi_beneath_other_name(int folder, const char *path,
                               bool (*same)(const char *a, const char *b))
{
    const char *slash = strrchr(path, '/'), *base = slash != NULL ? slash + 1 : path;
    int fd = dup(folder);
    if (slash != NULL) {
        char *dir = strndup(path, (size_t)(slash - path));
        hoshi_fd_close(fd);
        fd = dir != NULL && plain(dir)
                 ? open_one(folder, dir, false, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                 : -1;
        free(dir);
    } else if (fd >= 0) { /* an offset of its own */
        hoshi_fd_close(fd);
        fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }
    DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
    if (d == NULL) {
        hoshi_fd_close(fd);
        return NULL;
    }
    char *found = NULL;
    for (struct dirent *e; found == NULL && (e = readdir(d)) != NULL;) {
        if (strcmp(e->d_name, base) != 0 && same(e->d_name, base))
            found = strdup(e->d_name);
    }
    closedir(d);
    return found;
}

ptrdiff_t hoshi_fd_read(int fd, void *p, size_t n)
{
    ssize_t k;
    do
        k = read(fd, p, n);
    while (k < 0 && errno == EINTR);
    return k;
}

ptrdiff_t hoshi_fd_read_at(int fd, uint64_t offset, void *p, size_t n)
{
    ssize_t k;
    do
        k = pread(fd, p, n, (off_t)offset);
    while (k < 0 && errno == EINTR);
    return k;
}

void hoshi_fd_close(int fd)
{
    if (fd >= 0) {
        int err = errno;
        close(fd);
        errno = err;
    }
}

struct hoshi_file_result hoshi_file_open(const char *path, int *ret_fd, uint64_t *ret_size)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &st) != 0) {
        struct hoshi_file_result r = hoshi_file_failed(errno);
        hoshi_fd_close(fd);
        return r;
    }
    if (!S_ISREG(st.st_mode)) {
        close(fd);
        return S_ISDIR(st.st_mode) ? hoshi_file_failed(EISDIR)
                                   : (struct hoshi_file_result){HOSHI_FILE_NOT_REGULAR, EINVAL};
    }
    *ret_fd = fd;
    *ret_size = (uint64_t)st.st_size;
    return (struct hoshi_file_result){HOSHI_FILE_OK, 0};
}
