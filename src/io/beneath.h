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

struct hoshi_beneath_file {
    int fd;
    uint64_t size;
    int err; /* errno, for HOSHI_BENEATH_UNREADABLE */
    uint64_t device, inode;
    int64_t changed_s, changed_ns;
};

/* The folder that holds a file ("." for "-"); a descriptor, or -1 with errno. */
int hoshi_folder_open(const char *file);
/* walk: step by step with openat(), as on kernels without openat2(); the program passes false. */
enum hoshi_beneath_rc hoshi_beneath_open(int folder, const char *path, bool walk,
                                         struct hoshi_beneath_file *ret_file);
/* Whether it is still what was opened: size and times. */
bool hoshi_beneath_same(const struct hoshi_beneath_file *file);
/* The name in the folder of path that is equal but for its Unicode form; NULL when there is none.
 * same() compares two names. The result is malloc'ed. */
char *hoshi_beneath_other_name(int folder, const char *path,
                               bool (*same)(const char *a, const char *b));

/* Bytes, or 0 at the end, or -1 with errno. */
ptrdiff_t hoshi_fd_read(int fd, void *p, size_t n);
ptrdiff_t hoshi_fd_read_at(int fd, uint64_t offset, void *p, size_t n);
void hoshi_fd_close(int fd);

/* A regular file for random reading. */
struct hoshi_file_result hoshi_file_open(const char *path, int *ret_fd, uint64_t *ret_size);

#endif
