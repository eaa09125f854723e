#include "io/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "io/leftovers.h"
#include "io/replace.h"

#define STEP_MS 10 /* between two looks at a lock that another process has */

static struct hoshi_file_result failed(void)
{
    return hoshi_file_failed(errno);
}

static char *lock_name(const char *file)
{
    char *real = realpath(file, NULL);
    char *name = hoshi_name_beside(real != NULL ? real : file, ".lock");
    free(real);
    return name;
}

static long holder_of(int fd)
{
    char digits[24] = "";
    ssize_t n = pread(fd, digits, sizeof digits - 1, 0);
    return n > 0 ? strtol(digits, NULL, 10) : 0;
}

/* The previous holder removes the file when it ends: what we locked must still be what has the
 * name. */
static bool is_current(int fd, const char *path)
{
    struct stat a, b;
    return fstat(fd, &a) == 0 && stat(path, &b) == 0 && a.st_ino == b.st_ino &&
           a.st_dev == b.st_dev;
}

/* False when another process has it and does not let it go within the time. */
static bool lock_within(int fd, unsigned *wait_ms)
{
    const struct timespec step = {0, STEP_MS * 1000000L};
    while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK || *wait_ms < STEP_MS)
            return false;
        *wait_ms -= STEP_MS;
        (void)nanosleep(&step, NULL);
    }
    return true;
}

static struct hoshi_file_result take(const char *path, unsigned wait_ms, int *ret_fd,
                                     long *ret_holder)
{
    for (;;) {
        int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0644);
        if (fd < 0)
            return failed();
        if (!lock_within(fd, &wait_ms)) {
            struct hoshi_file_result r = failed();
            if (errno == EWOULDBLOCK) {
                *ret_holder = holder_of(fd);
                r = (struct hoshi_file_result){HOSHI_FILE_BUSY, EWOULDBLOCK};
            }
            close(fd);
            return r;
        }
        if (!is_current(fd, path)) {
            close(fd);
            continue;
        }
        if (ftruncate(fd, 0) == 0)
            (void)dprintf(fd, "%ld\n",
                          (long)getpid()); /* for the other's message; the lock holds without */
        *ret_fd = fd;
        return (struct hoshi_file_result){HOSHI_FILE_OK, 0};
    }
}

struct hoshi_file_result hoshi_lock_take(const char *file, unsigned wait_ms,
                                         struct hoshi_lock *ret_lock, long *ret_holder)
{
    *ret_lock = (struct hoshi_lock){-1, lock_name(file)};
    *ret_holder = 0;
    if (ret_lock->path == NULL)
        return hoshi_file_failed(ENOMEM);
    struct hoshi_file_result r = take(ret_lock->path, wait_ms, &ret_lock->fd, ret_holder);
    if (r.error == HOSHI_FILE_OK) {
        hoshi_leftovers_note(ret_lock->path);
    } else {
        free(ret_lock->path);
        ret_lock->path = NULL;
    }
    return r;
}

void hoshi_lock_release(struct hoshi_lock *lock)
{
    if (lock->path != NULL && lock->fd >= 0) {
        unlink(lock->path); /* before the lock goes, so that nobody takes a file that is about to
                               vanish */
        close(lock->fd);
        hoshi_leftovers_forget(lock->path);
    }
    free(lock->path);
    *lock = (struct hoshi_lock){-1, NULL};
}
