/* Files: read with a ceiling, write to a descriptor, and what can go wrong with either. "-" is
 * standard input. Whole files are written by io/replace.h. */
#ifndef HOSHI_IO_FILE_H
#define HOSHI_IO_FILE_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

enum hoshi_file_error {
    HOSHI_FILE_OK = 0,
    HOSHI_FILE_NOT_FOUND,
    HOSHI_FILE_IS_DIRECTORY,
    HOSHI_FILE_NOT_REGULAR, /* a device or a socket */
    HOSHI_FILE_TOO_LARGE,
    HOSHI_FILE_EXISTS,
    HOSHI_FILE_CHANGED, /* while it was read, or since */
    HOSHI_FILE_NOMEM,
    HOSHI_FILE_BUSY,      /* another process has the lock */
    HOSHI_FILE_READ_ONLY, /* its mode lets nobody, or not us, change it */
    HOSHI_FILE_ERRNO,     /* see err */
};

/** What became of a call. */
struct hoshi_file_result {
    enum hoshi_file_error error;
    int err; /* errno, or the one that says the same; 0 only for HOSHI_FILE_OK */
};

/**
 * The result for an errno.
 *
 * @param err errno after a call that failed
 * @return never HOSHI_FILE_OK
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_failed(int err);

/**
 * Read a whole file: regular, a pipe, or "-".
 *
 * @param path      its name
 * @param max_bytes HOSHI_FILE_TOO_LARGE above; no more than that is read
 * @param ret_bytes the bytes, with a NUL behind them that n does not count; only with HOSHI_FILE_OK
 * @return HOSHI_FILE_OK, or why not
 * @owner  caller frees ret_bytes->p
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_read(const char *path, size_t max_bytes,
                                                        struct hoshi_str *ret_bytes);

/**
 * Append a regular file to a buffer: what a folder of strangers' files is read with. Never waits (a
 * FIFO is refused), and a file that another process is writing is an error, not half a file.
 *
 * @param path      its name
 * @param max_bytes HOSHI_FILE_TOO_LARGE above
 * @param to        gets the bytes; as it was, but for its capacity, after an error
 * @return HOSHI_FILE_OK, or why not: NOT_REGULAR, CHANGED, …
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_append(const char *path, size_t max_bytes,
                                                          struct hoshi_buf *to);

/**
 * By what a file is seen to be another one than before: its size, and when it was written.
 *
 * @param path      its name
 * @param ret_stamp set; zero where there is no regular file
 */
void hoshi_file_stamp(const char *path, uint64_t ret_stamp[3]);

/**
 * Append the first bytes of a regular file to a buffer. Never waits.
 *
 * @param path      its name
 * @param max_bytes how many at most; what is behind them is left out
 * @param to        gets the bytes
 * @return HOSHI_FILE_OK, or why not
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_file_head(const char *path, size_t max_bytes,
                                                        struct hoshi_buf *to);

/**
 * Write all bytes to a descriptor.
 *
 * @param fd    open for writing
 * @param bytes what to write
 * @return HOSHI_FILE_OK, or why not; then some of the bytes may be written
 */
HOSHI_MUST_USE struct hoshi_file_result hoshi_fd_write(int fd, struct hoshi_str bytes);

/**
 * Write to a terminal or to standard error, where nobody could be told that it failed.
 *
 * @param fd   open for writing
 * @param text what to say
 * @return nothing
 */
void hoshi_fd_say(int fd, struct hoshi_str text);

/**
 * Whether a regular file holds just these bytes.
 *
 * @param path  its name
 * @param bytes what it should hold
 * @return false too when it cannot be read, or is being written
 */
bool hoshi_file_has(const char *path, struct hoshi_str bytes);

/**
 * What an errno means.
 *
 * @param err errno
 * @return English, as in every other argument of a message
 * @owner  the C library; valid until the next call
 */
const char *hoshi_file_strerror(int err);

#endif
