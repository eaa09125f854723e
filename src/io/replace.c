#include "io/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/beneath.h"
#include "io/leftovers.h"
#include "io/place.h"

#define PARTS_MAX 99

static const struct hoshi_file_result ok = {HOSHI_FILE_OK, 0};

static struct hoshi_file_result failed(void)
{
    return hoshi_file_failed(errno);
}

/* --- names */

char *hoshi_name_beside(const char *path, const char *suffix)
{
    const char *slash = strrchr(path, '/');
    size_t n_dir = slash != NULL ? (size_t)(slash - path) + 1 : 0;
    char *name = NULL;
    return asprintf(&name, "%.*s.%.200s%s", (int)n_dir, path, path + n_dir, suffix) < 0 ? NULL
                                                                                        : name;
}

static char *part_of(const char *target, int number)
{
    char *name = NULL;
    int n = number == 1 ? asprintf(&name, "%s.part", target)
                        : asprintf(&name, "%s.part.%d", target, number);
    return n < 0 ? NULL : name;
}

/* --- modes */

/* That of the file that is there, or that of a new one. */
static mode_t mode_for(const char *target)
{
    struct stat st;
    mode_t mask = umask(0);
    umask(mask);
    return stat(target, &st) == 0 ? st.st_mode & 07777 : 0666 & ~mask;
}

struct hoshi_file_result hoshi_file_may_change(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return failed();
    if (S_ISDIR(st.st_mode))
        return hoshi_file_failed(EISDIR);
    if ((st.st_mode & 0222) == 0 || faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
        return (struct hoshi_file_result){HOSHI_FILE_READ_ONLY, EACCES};
    return ok;
}

/* --- open */

static bool is_new(enum hoshi_replace_how how)
{
    return how == HOSHI_REPLACE_NONE || how == HOSHI_REPLACE_SECRET;
}

/* A device or a pipe cannot be replaced by renaming. */
static struct hoshi_file_result open_special(struct hoshi_replace *r, const char *path)
{
    r->target = strdup(path);
    r->fd = r->target != NULL ? open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY) : -1;
    return r->fd >= 0 ? ok : failed();
}

static struct hoshi_file_result open_beside(struct hoshi_replace *r)
{
    r->tmp = hoshi_name_beside(r->target, r->how == HOSHI_REPLACE_LOCKED ? ".new" : ".XXXXXX");
    if (r->tmp == NULL)
        return hoshi_file_failed(ENOMEM);
    r->fd = hoshi_leftovers_create(r->tmp);
    if (r->fd >= 0)
        return ok;
    struct hoshi_file_result why = failed();
    free(r->tmp);
    r->tmp = NULL;
    return why;
}

/* A link in the place of a new file is refused: where it leads was not asked for. */
static struct hoshi_file_result open_new(struct hoshi_replace *r, const char *path)
{
    struct stat st;
    if (lstat(path, &st) == 0)
        return hoshi_file_failed(EEXIST);
    r->target = strdup(path);
    return r->target != NULL ? open_beside(r) : hoshi_file_failed(ENOMEM);
}

static struct hoshi_file_result open_as(struct hoshi_replace *r, const char *path)
{
    struct stat st;
    if (path == NULL) {
        r->fd = STDOUT_FILENO;
        return ok;
    }
    if (*path == '\0')
        return hoshi_file_failed(ENOENT);
    bool is_there = stat(path, &st) == 0;
    bool is_special = is_there && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
    if (is_special && (r->how == HOSHI_REPLACE_ANY || r->how == HOSHI_REPLACE_NONE))
        return open_special(r, path);
    if (is_new(r->how))
        return open_new(r, path);
    if (is_there && S_ISDIR(st.st_mode))
        return hoshi_file_failed(EISDIR);
    if (is_special)
        return (struct hoshi_file_result){HOSHI_FILE_NOT_REGULAR, EINVAL};
    struct hoshi_file_result may =
        r->how == HOSHI_REPLACE_LOCKED ? hoshi_file_may_change(path) : ok;
    if (may.error == HOSHI_FILE_OK)
        may = hoshi_file_target(path, &r->target);
    return may.error == HOSHI_FILE_OK ? open_beside(r) : may;
}

static struct hoshi_file_result opened(struct hoshi_replace *r, struct hoshi_file_result how)
{
    if (how.error != HOSHI_FILE_OK) {
        free(r->tmp);
        free(r->target);
        *r = (struct hoshi_replace){.fd = -1};
    }
    return how;
}

struct hoshi_file_result hoshi_replace_open(const char *path, enum hoshi_replace_how how,
                                            struct hoshi_replace *ret_replace)
{
    *ret_replace = (struct hoshi_replace){.how = how, .fd = -1};
    return opened(ret_replace, open_as(ret_replace, path));
}

static struct hoshi_file_result go_on_at(int fd, uint64_t offset)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return failed();
    if (!S_ISREG(st.st_mode) || (uint64_t)st.st_size < offset)
        return (struct hoshi_file_result){HOSHI_FILE_CHANGED, ESTALE};
    if (ftruncate(fd, (off_t)offset) != 0 || lseek(fd, (off_t)offset, SEEK_SET) < 0)
        return failed();
    return ok;
}

static struct hoshi_file_result open_part(struct hoshi_replace *r, const char *path, bool is_ours,
                                          uint64_t offset)
{
    struct stat st;
    if (path == NULL || (stat(path, &st) == 0 && !S_ISREG(st.st_mode)))
        return open_as(r, path);
    struct hoshi_file_result found = hoshi_file_target(path, &r->target);
    if (found.error != HOSHI_FILE_OK)
        return found;
    r->tmp = part_of(r->target, 1);
    if (r->tmp == NULL)
        return hoshi_file_failed(ENOMEM);
    r->is_part = true;
    r->fd =
        open(r->tmp, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (is_ours ? 0 : O_EXCL), 0666);
    if (r->fd < 0)
        return failed();
    struct hoshi_file_result at = go_on_at(r->fd, offset);
    if (at.error != HOSHI_FILE_OK)
        close(r->fd);
    r->n = offset;
    return at;
}

struct hoshi_file_result hoshi_replace_open_part(const char *path, bool is_ours, uint64_t offset,
                                                 struct hoshi_replace *ret_replace)
{
    *ret_replace = (struct hoshi_replace){.fd = -1};
    return opened(ret_replace, open_part(ret_replace, path, is_ours, offset));
}

/* --- write */

struct hoshi_file_result hoshi_replace_write(struct hoshi_replace *r, struct hoshi_str bytes)
{
    struct hoshi_file_result w = hoshi_fd_write(r->fd, bytes);
    if (w.error == HOSHI_FILE_OK)
        r->n += bytes.n;
    else if (r->failed.error == HOSHI_FILE_OK)
        r->failed = w;
    return w;
}

struct hoshi_file_result hoshi_replace_sync(struct hoshi_replace *r)
{
    return r->tmp == NULL || fdatasync(r->fd) == 0 ? ok : failed();
}

/* --- end */

/* A new name, and never over another. Not every file system has hard links. */
static int name_new(const char *from, const char *to)
{
    if (link(from, to) == 0) {
        (void)unlink(from);
        return 0;
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK)
        return -1;
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

static struct hoshi_file_result fill_and_name(struct hoshi_replace *r)
{
    mode_t mode = r->how == HOSHI_REPLACE_SECRET ? 0600 : mode_for(r->target);
    if (fchmod(r->fd, mode) != 0 || fsync(r->fd) != 0)
        return failed();
    int fd = r->fd;
    r->fd = -1;
    if (close(fd) != 0)
        return failed();
    if (r->seen != NULL && !hoshi_file_has(r->target, *r->seen))
        return (struct hoshi_file_result){HOSHI_FILE_CHANGED, ESTALE};
    if ((is_new(r->how) ? name_new(r->tmp, r->target) : rename(r->tmp, r->target)) != 0)
        return failed();
    hoshi_leftovers_forget(r->tmp);
    hoshi_file_sync_folder(r->target);
    free(r->tmp);
    r->tmp = NULL;
    return ok;
}

static struct hoshi_file_result close_special(struct hoshi_replace *r)
{
    int fd = r->fd;
    r->fd = -1;
    return fd <= STDERR_FILENO || close(fd) == 0 ? ok : failed();
}

void hoshi_replace_abandon(struct hoshi_replace *r)
{
    if (r->fd > STDERR_FILENO)
        close(r->fd);
    if (r->tmp != NULL && !r->is_part)
        (void)unlink(r->tmp);
    if (r->tmp != NULL)
        hoshi_leftovers_forget(r->tmp);
    free(r->tmp);
    free(r->target);
    *r = (struct hoshi_replace){.fd = -1, .failed = r->failed};
}

struct hoshi_file_result hoshi_replace_commit(struct hoshi_replace *r)
{
    struct hoshi_file_result done = r->failed.error != HOSHI_FILE_OK ? r->failed
                                    : r->tmp != NULL                 ? fill_and_name(r)
                                                                     : close_special(r);
    hoshi_replace_abandon(r);
    return done;
}

static struct hoshi_file_result keep_beside(struct hoshi_replace *r, char **ret_name)
{
    (void)fchmod(r->fd, mode_for(r->target));
    for (int i = 1; i <= PARTS_MAX; i++) {
        char *name = part_of(r->target, i);
        if (name == NULL)
            return hoshi_file_failed(ENOMEM);
        if (name_new(r->tmp, name) == 0) {
            *ret_name = name;
            return ok;
        }
        struct hoshi_file_result why = failed();
        free(name);
        if (why.error != HOSHI_FILE_EXISTS)
            return why;
    }
    return hoshi_file_failed(EEXIST);
}

struct hoshi_file_result hoshi_replace_keep(struct hoshi_replace *r, char **ret_name)
{
    struct hoshi_file_result kept = r->failed;
    *ret_name = NULL;
    if (r->tmp != NULL && !r->is_part && kept.error == HOSHI_FILE_OK)
        kept = keep_beside(r, ret_name);
    hoshi_replace_abandon(r);
    return kept;
}

static struct hoshi_file_result finish_part(const char *target, const char *part)
{
    struct stat st;
    if (lstat(part, &st) != 0)
        return errno == ENOENT ? ok : failed();
    if (chmod(part, mode_for(target)) != 0 || rename(part, target) != 0)
        return failed();
    hoshi_file_sync_folder(target);
    return ok;
}

struct hoshi_file_result hoshi_replace_finish_part(const char *path)
{
    char *target;
    struct hoshi_file_result r = hoshi_file_target(path, &target);
    if (r.error != HOSHI_FILE_OK)
        return r;
    char *part = part_of(target, 1);
    r = part != NULL ? finish_part(target, part) : hoshi_file_failed(ENOMEM);
    free(part);
    free(target);
    return r;
}

static struct hoshi_file_result write_whole(const char *path, const struct hoshi_str *seen,
                                            struct hoshi_str bytes, enum hoshi_replace_how how)
{
    struct hoshi_replace r;
    struct hoshi_file_result done = hoshi_replace_open(path, how, &r);
    if (done.error != HOSHI_FILE_OK)
        return done;
    r.seen = seen;
    done = hoshi_replace_write(&r, bytes);
    if (done.error == HOSHI_FILE_OK)
        return hoshi_replace_commit(&r);
    hoshi_replace_abandon(&r);
    return done;
}

struct hoshi_file_result hoshi_file_write(const char *path, struct hoshi_str bytes,
                                          enum hoshi_replace_how how)
{
    return write_whole(path, NULL, bytes, how);
}

struct hoshi_file_result hoshi_file_rewrite(const char *path, struct hoshi_str seen,
                                            struct hoshi_str bytes)
{
    return write_whole(path, &seen, bytes, HOSHI_REPLACE_LOCKED);
}

struct hoshi_file_result hoshi_file_remove(const char *path)
{
    return unlink(path) == 0 || errno == ENOENT ? ok : failed();
}
