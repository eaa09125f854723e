/* One editor per file: a lock that a killed process cannot leave behind. */
#ifndef HOSHI_IO_LOCK_H
#define HOSHI_IO_LOCK_H

#include "io/file.h"

struct hoshi_lock {
    int fd;     /* -1 = not taken */
    char *path; /* of the lock file */
};

/**
 * Take the lock of a file: .NAME.lock beside it. The lock is the kernel's (flock); the file only
 * carries it and the number of the holder, so one that was left behind by kill -9 is simply taken
 * over.
 *
 * @param file       the file to be changed; a symbolic link locks what it leads to
 * @param wait_ms    how long to wait for another process that has it; 0 = not at all
 * @param ret_lock   the lock; hoshi_lock_release() takes it, also after a failure
 * @param ret_holder with HOSHI_FILE_BUSY the number of the process that has it; 0 = not known
 * @return HOSHI_FILE_OK, HOSHI_FILE_BUSY, HOSHI_FILE_NOMEM, or HOSHI_FILE_ERRNO when no lock file
 *         can be made there
 */
HOSHI_MUST_USE struct hoshi_file_result
hoshi_lock_take(const char *file, unsigned wait_ms, struct hoshi_lock *ret_lock, long *ret_holder);

/**
 * Let the lock go and remove its file.
 *
 * @param lock a lock, taken or not
 */
void hoshi_lock_release(struct hoshi_lock *lock);

#endif
