/* Files in pieces: opened for reading anywhere in them, and written as a whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/beneath.h"

static struct hoshi_file_result of_errno(int err)
{
    enum hoshi_file_error e = err == ENOENT   ? HOSHI_FILE_NOT_FOUND
                              : err == EISDIR ? HOSHI_FILE_IS_DIRECTORY
                              : err == EEXIST ? HOSHI_FILE_EXISTS
                              : err == ENOMEM ? HOSHI_FILE_NOMEM
                                              : HOSHI_FILE_ERRNO;
    return (struct hoshi_file_result){e, err};
}

struct hoshi_file_result hoshi_file_open(const char *path, int *ret_fd, uint64_t *ret_size)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &st) != 0) {
        struct hoshi_file_result r = of_errno(errno);
        hoshi_fd_close(fd);
        return r;
    }
    if (!S_ISREG(st.st_mode)) {
        close(fd);
        return (struct hoshi_file_result){
            S_ISDIR(st.st_mode) ? HOSHI_FILE_IS_DIRECTORY : HOSHI_FILE_NOT_REGULAR, 0};
    }
    *ret_fd = fd;
    *ret_size = (uint64_t)st.st_size;
    return (struct hoshi_file_result){HOSHI_FILE_OK, 0};
}

struct hoshi_file_result hoshi_out_open(const char *path, struct hoshi_out_file *ret_out)
{
    struct stat st;
    struct hoshi_out_file out = {.fd = -1};
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return (struct hoshi_file_result){
            S_ISDIR(st.st_mode) ? HOSHI_FILE_IS_DIRECTORY : HOSHI_FILE_NOT_REGULAR, 0};
    out.target = realpath(path, NULL); /* what a link points to, not the link */
    if (out.target == NULL)
        out.target = strdup(path);
    out.tmp = out.target != NULL ? hoshi_name_beside(out.target, ".XXXXXX") : NULL;
    out.fd = out.tmp != NULL ? mkostemp(out.tmp, O_CLOEXEC) : -1;
    if (out.fd < 0) {
        struct hoshi_file_result r = of_errno(out.tmp == NULL ? ENOMEM : errno);
        free(out.tmp);
        free(out.target);
        return r;
    }
    *ret_out = out;
    return (struct hoshi_file_result){HOSHI_FILE_OK, 0};
}

bool hoshi_out_write(struct hoshi_out_file *out, const void *p, size_t n)
{
    struct hoshi_file_result r = hoshi_fd_write(out->fd, (struct hoshi_str){p, n});
    if (r.error != HOSHI_FILE_OK)
        out->err = r.err != 0 ? r.err : ENOMEM;
    return r.error == HOSHI_FILE_OK;
}

void hoshi_out_abandon(struct hoshi_out_file *out)
{
    hoshi_fd_close(out->fd);
    if (out->tmp != NULL)
        unlink(out->tmp);
    free(out->tmp);
    free(out->target);
    *out = (struct hoshi_out_file){.fd = -1, .err = out->err};
}

struct hoshi_file_result hoshi_out_commit(struct hoshi_out_file *out)
{
    struct stat st;
    mode_t mask = umask(0);
    umask(mask);
    mode_t mode = stat(out->target, &st) == 0 ? st.st_mode & 07777 : 0666 & ~mask;
    int err = fchmod(out->fd, mode) != 0 || fsync(out->fd) != 0 ? errno : 0;
    if (close(out->fd) != 0 && err == 0)
        err = errno;
    out->fd = -1;
    if (err == 0 && rename(out->tmp, out->target) != 0)
        err = errno;
    if (err == 0) {
        int folder = hoshi_folder_open(out->target);
        if (folder >= 0)
            (void)fsync(folder); /* some file systems cannot; the rename itself is done */
        hoshi_fd_close(folder);
        free(out->tmp);
        out->tmp = NULL;
    }
    hoshi_out_abandon(out);
    return err == 0 ? (struct hoshi_file_result){HOSHI_FILE_OK, 0} : of_errno(err);
}

struct hoshi_file_result hoshi_file_write_secret(const char *path, struct hoshi_str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return of_errno(errno);
    struct hoshi_file_result r = hoshi_fd_write(fd, bytes);
    if (r.error == HOSHI_FILE_OK && fsync(fd) != 0)
        r = of_errno(errno);
    if (close(fd) != 0 && r.error == HOSHI_FILE_OK)
        r = of_errno(errno);
    if (r.error != HOSHI_FILE_OK)
        unlink(path);
    return r;
}
