/* What the library that makes calls fail shares with the program that sweeps over them: a page of
 * counters in a file, which processes without any rights can still write to. */
#ifndef HOSHI_TESTS_FAULTS_FAULT_H
#define HOSHI_TESTS_FAULTS_FAULT_H

#include <stdint.h>

/* The name in HOSHI_FAULT, and the errno that such a call fails with if none is given. */
#define FAULT_KINDS(X)                                                                             \
    X(MALLOC, "malloc", ENOMEM) /* malloc, calloc, realloc, and what the C library asks of them */ \
    X(OPEN, "open", EIO)      /* open, openat, openat2, mkostemp, fopen, opendir, memfd_create */  \
    X(READ, "read", EIO)      /* read, pread, fread, getdelim, readdir */                          \
    X(WRITE, "write", ENOSPC) /* write, pwrite, vmsplice, fwrite, dprintf */                       \
    X(SHORT, "short", 0)      /* the same calls: half of it is written, and that is no error */    \
    X(FSYNC, "fsync", EIO)    /* fsync, fdatasync */                                               \
    X(RENAME, "rename", EIO)  /* rename, renameat, link, linkat */                                 \
    X(CLOSE, "close", EIO)    /* close, fclose: the descriptor is gone all the same */             \
    X(FORK, "fork", EAGAIN)   /* fork, popen */                                                    \
    X(PIPE, "pipe", EMFILE)   /* pipe, pipe2, socketpair */

enum fault_kind {
#define KIND(id, name, err) FAULT_##id,
    FAULT_KINDS(KIND)
#undef KIND
        FAULT_N_KIND
};

enum fault_side { FAULT_PROGRAM = 0, FAULT_WORKERS, FAULT_N_SIDE };

struct fault_page {
    uint32_t count[FAULT_N_SIDE][FAULT_N_KIND]; /* calls made; of all processes of a side */
    uint32_t n_failed;                          /* calls that were made to fail */
    int32_t fd;                                 /* what the last failed write went to, or -1 */
};

#endif
