/* One editor per file: a lock that a killed process cannot leave behind. */
#ifndef HOSHI_IO_LOCK_H
#define HOSHI_IO_LOCK_H

#include "io/file.h"

struct hoshi_lock {
    int fd;     /* -1 = not taken */
    char *path; /* of the lock file */
};

/* Take the lock of a file: .NAME.lock beside it. HOSHI_FILE_BUSY when another process has it;
 * *ret_holder is then its number, or 0. The lock is the kernel's (flock); the file only carries it
 * and the number, so one that was left behind by kill -9 is simply taken over. */
struct hoshi_file_result hoshi_lock_take(const char *file, struct hoshi_lock *ret_lock,
                                         long *ret_holder);
void hoshi_lock_release(struct hoshi_lock *lock);

#endif
