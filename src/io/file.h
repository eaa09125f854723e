/* Files: read with a ceiling; write to a temporary file, fsync, rename. "-" is standard input. */
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
    HOSHI_FILE_CHANGED, /* while it was read */
    HOSHI_FILE_NOMEM,
    HOSHI_FILE_BUSY,  /* another process has the lock */
    HOSHI_FILE_ERRNO, /* see err */
};

struct hoshi_file_result {
    enum hoshi_file_error error;
    int err; /* errno, for HOSHI_FILE_ERRNO */
};

/* *ret_bytes is malloc'ed with a NUL behind it; free() it. Regular files, pipes and "-". */
struct hoshi_file_result hoshi_file_read(const char *path, size_t max_bytes,
                                         struct hoshi_str *ret_bytes);
/* Append a regular file to a buffer: what a folder of strangers' files is read with. Never waits (a
 * FIFO is refused), and a file that another process is writing is an error, not half a file. */
struct hoshi_file_result hoshi_file_append(const char *path, size_t max_bytes,
                                           struct hoshi_buf *to);
/* All or nothing: an existing file is replaced in one step, or, with exclusive, left alone. */
struct hoshi_file_result hoshi_file_write(const char *path, struct hoshi_str bytes, bool exclusive);
/* As hoshi_file_write(), for the holder of the file's lock: the temporary file has a fixed name, so
 * that being killed again and again leaves at most one behind; the next write reuses it. */
struct hoshi_file_result hoshi_file_rewrite(const char *path, struct hoshi_str bytes);
/* Everything to a descriptor. */
struct hoshi_file_result hoshi_fd_write(int fd, struct hoshi_str bytes);
/* "dir/.name<suffix>": a hidden file in the same folder, so that a rename never crosses file
 * systems. malloc'ed; NULL without memory. */
char *hoshi_name_beside(const char *path, const char *suffix);
/* Text of an errno, for people. */
/* Whether two names lead to one file that is there. */
bool hoshi_file_same(const char *a, const char *b);
const char *hoshi_file_strerror(int err);

#endif
