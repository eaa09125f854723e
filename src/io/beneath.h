/* Files below one folder and nowhere else: no "..", no link on the way, only regular files. And
 * files of any size, read piece by piece. */
#ifndef HOSHI_IO_BENEATH_H
#define HOSHI_IO_BENEATH_H

#include "io/file.h"

enum hoshi_beneath_rc {
    HOSHI_BENEATH_OK = 0,
    HOSHI_BENEATH_MISSING,
    HOSHI_BENEATH_REFUSED, /* outside, a link, a folder, a device, a pipe */
    HOSHI_BENEATH_UNREADABLE,
};

/** An open file, as it was when it was opened. */
struct hoshi_beneath_file {
    int fd;                        /* -1 = not open */
    uint64_t size;                 /* bytes */
    int err;                       /* errno, for HOSHI_BENEATH_UNREADABLE */
    uint64_t device, inode;        /* one file under two names has the same */
    int64_t changed_s, changed_ns; /* when it was last written to: seconds, nanoseconds */
};

/**
 * Open the folder that holds a file.
 *
 * @param file its name; "-" stands in "."
 * @return a descriptor, or -1 with errno
 * @owner  caller closes
 */
HOSHI_MUST_USE int hoshi_folder_open(const char *file);

/**
 * Open a regular file below a folder, for reading. Never waits, and opens no device.
 *
 * @param folder   descriptor of the folder
 * @param path     relative, without "." and ".."
 * @param walk     step by step with openat(), as on kernels without openat2(); the program passes
 *                 false
 * @param ret_file the open file; its fd is -1 when it is not HOSHI_BENEATH_OK
 * @return HOSHI_BENEATH_OK, or why not
 * @owner  caller closes ret_file->fd
 */
HOSHI_MUST_USE enum hoshi_beneath_rc hoshi_beneath_open(int folder, const char *path, bool walk,
                                                        struct hoshi_beneath_file *ret_file);

/**
 * Whether a file is still what was opened.
 *
 * @param file open
 * @return false when its size or the time of its last change differ
 */
bool hoshi_beneath_same(const struct hoshi_beneath_file *file);

/**
 * Find the name in the folder of a path that is equal but for its Unicode form.
 *
 * @param folder descriptor of the folder that path is relative to
 * @param path   a file that is not there
 * @param same   compares two names
 * @return the name, or NULL when there is none
 * @owner  caller frees
 */
HOSHI_MUST_USE char *hoshi_beneath_other_name(int folder, const char *path,
                                              bool (*same)(const char *a, const char *b));

/**
 * Read what there is, at most n bytes; a signal in between is no failure.
 *
 * @param fd open for reading
 * @param p  place for n bytes
 * @param n  at most how many
 * @return bytes read, 0 at the end, or -1 with errno
 */
HOSHI_MUST_USE ptrdiff_t hoshi_fd_read(int fd, void *p, size_t n);

/**
 * The same at an offset, without moving where the descriptor stands.
 *
 * @param fd     open for reading
 * @param offset first byte
 * @param p      place for n bytes
 * @param n      at most how many
 * @return as hoshi_fd_read()
 */
HOSHI_MUST_USE ptrdiff_t hoshi_fd_read_at(int fd, uint64_t offset, void *p, size_t n);

/**
 * Close a descriptor that was only read. errno stays as it is.
 *
 * @param fd open, or negative: nothing happens
 * @return nothing
 */
void hoshi_fd_close(int fd);

/**
 * Open a regular file for reading anywhere in it; never waits.
 *
 * @param path     its name
 * @param ret_fd   descriptor; only with HOSHI_FILE_OK
 * @param ret_size its size in bytes
 * @return HOSHI_FILE_OK, or why not
 * @owner  caller closes
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_open(const char *path, int *ret_fd,
                                                        uint64_t *ret_size);

#endif
