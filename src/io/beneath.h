/* Files below one folder and nowhere else: no "..", no link on the way, only regular files. And
 * files of any size, read or written piece by piece. */
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

/* A file that is written piece by piece, and there as a whole or not at all. */
struct hoshi_out_file {
    int fd;
    char *tmp, *target;
    int err;
};
struct hoshi_file_result hoshi_out_open(const char *path, struct hoshi_out_file *ret_out);
bool hoshi_out_write(struct hoshi_out_file *out, const void *p, size_t n); /* sets err */
struct hoshi_file_result hoshi_out_commit(struct hoshi_out_file *out);
void hoshi_out_abandon(struct hoshi_out_file *out);

/* A new file that only its owner may read; never replaces one. */
struct hoshi_file_result hoshi_file_write_secret(const char *path, struct hoshi_str bytes);

#endif
