/* LD_PRELOAD: counts the calls of each kind and makes the n-th of one kind fail.
 *
 *   HOSHI_FAULT=kind:n[+][:errno]   kinds and usual errno: fault.h; +: the n-th and all after it
 *   HOSHI_FAULT_IN=workers          counts only in forked children; otherwise only outside of them
 *   HOSHI_FAULT_PAGE=file           a struct fault_page, in which the calls are counted
 *   HOSHI_FAULT_STOP=1              abort() instead of failing: a debugger shows who called
 *
 * Only a program called hoshi is meant: what a shell script runs beside it is left alone. Calls
 * that the C library makes to itself (fopen to open) are not seen; the outer ones are.
 */
#include "fault.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static struct fault_page *the_page;
static enum fault_kind the_kind = FAULT_N_KIND;
static enum fault_side the_side, here;
static uint32_t the_n;
static bool and_after, stop;
static int the_errno;

#define REAL(name) (real_##name != NULL || find(&real_##name, #name) ? real_##name : NULL)

static bool find(void *real, const char *name)
{
    void *p = dlsym(RTLD_NEXT, name);
    memcpy(real, &p, sizeof p);
    return true;
}

static uint32_t next(enum fault_kind k)
{
    return __atomic_add_fetch(&the_page->count[here][k], 1, __ATOMIC_RELAXED);
}

static bool due(enum fault_kind k, uint32_t n)
{
    if (k != the_kind || here != the_side || n < the_n || (n > the_n && !and_after))
        return false;
    if (stop)
        abort();
    __atomic_add_fetch(&the_page->n_failed, 1, __ATOMIC_RELAXED);
    errno = the_errno;
    return true;
}

static bool fails(enum fault_kind k)
{
    return the_page != NULL && due(k, next(k));
}

/* 0: it fails. n: it is to write all. Less: only that much. */
static size_t written(int fd, size_t n)
{
    if (the_page == NULL)
        return n;
    uint32_t at = next(FAULT_WRITE);
    the_page->count[here][FAULT_SHORT] = at;
    bool cut = n > 1 && due(FAULT_SHORT, at), refused = !cut && due(FAULT_WRITE, at);
    if (cut || refused)
        the_page->fd = fd;
    return refused ? 0 : cut ? n / 2 : n;
}

static void read_wish(const char *s)
{
    static const struct {
        const char *name;
        int err;
    } kind[FAULT_N_KIND] = {
#define KIND(id, text, e) {text, e},
        FAULT_KINDS(KIND)
#undef KIND
    };
    const char *colon = strchr(s, ':');
    for (int k = 0; colon != NULL && k < FAULT_N_KIND; k++) {
        if (strlen(kind[k].name) != (size_t)(colon - s) ||
            strncmp(kind[k].name, s, (size_t)(colon - s)) != 0)
            continue;
        char *end;
        the_n = (uint32_t)strtoul(colon + 1, &end, 10);
        and_after = *end == '+';
        end += and_after;
        the_errno = *end == ':' ? (int)strtol(end + 1, NULL, 10) : kind[k].err;
        the_kind = (enum fault_kind)k;
    }
}

__attribute__((constructor)) static void begin(void)
{
    const char *wish = getenv("HOSHI_FAULT"), *file = getenv("HOSHI_FAULT_PAGE");
    const char *side = getenv("HOSHI_FAULT_IN");
    if (strcmp(program_invocation_short_name, "hoshi") != 0 || (wish == NULL && file == NULL))
        return;
    stop = getenv("HOSHI_FAULT_STOP") != NULL;
    the_side = side != NULL && strcmp(side, "workers") == 0 ? FAULT_WORKERS : FAULT_PROGRAM;
    if (wish != NULL)
        read_wish(wish);
    int fd = file != NULL ? open(file, O_RDWR | O_CLOEXEC) : -1;
    int flags = fd >= 0 ? MAP_SHARED : MAP_SHARED | MAP_ANONYMOUS;
    void *p = mmap(NULL, sizeof *the_page, PROT_READ | PROT_WRITE, flags, fd, 0);
    if (fd >= 0)
        close(fd);
    if (p != MAP_FAILED)
        the_page = p; /* from here on calls count */
}

/* --- memory; a sanitizer has an allocator of its own, which wants to be the first */
#ifndef FAULT_NO_MEMORY

static void *(*real_malloc)(size_t);
static void *(*real_calloc)(size_t, size_t);
static void *(*real_realloc)(void *, size_t);

void *malloc(size_t n)
{
    return fails(FAULT_MALLOC) ? NULL : REAL(malloc)(n);
}

void *calloc(size_t n, size_t size)
{
    return fails(FAULT_MALLOC) ? NULL : REAL(calloc)(n, size);
}

void *realloc(void *p, size_t n)
{
    return fails(FAULT_MALLOC) ? NULL : REAL(realloc)(p, n);
}
#endif

/* --- files */

static int (*real_open64)(const char *, int, ...);
static int (*real_openat64)(int, const char *, int, ...);
static int (*real_mkostemp64)(char *, int);
static FILE *(*real_fopen64)(const char *, const char *);
static DIR *(*real_opendir)(const char *);
static int (*real_memfd_create)(const char *, unsigned);
static long (*real_syscall)(long, ...);

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return fails(FAULT_OPEN) ? -1 : REAL(open64)(path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return fails(FAULT_OPEN) ? -1 : REAL(openat64)(at, path, flags, mode);
}

int mkostemp64(char *name, int flags)
{
    return fails(FAULT_OPEN) ? -1 : REAL(mkostemp64)(name, flags);
}

FILE *fopen64(const char *path, const char *mode)
{
    return fails(FAULT_OPEN) ? NULL : REAL(fopen64)(path, mode);
}

DIR *opendir(const char *path)
{
    return fails(FAULT_OPEN) ? NULL : REAL(opendir)(path);
}

int memfd_create(const char *name, unsigned flags)
{
    return fails(FAULT_OPEN) ? -1 : REAL(memfd_create)(name, flags);
}

long syscall(long number, ...)
{
    long a[6];
    va_list more;
    va_start(more, number);
    for (int i = 0; i < 6; i++)
        a[i] = va_arg(more, long);
    va_end(more);
    if (number == SYS_openat2 && fails(FAULT_OPEN))
        return -1;
    return REAL(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pread64)(int, void *, size_t, off_t);
static size_t (*real_fread)(void *, size_t, size_t, FILE *);
static ssize_t (*real___getdelim)(char **, size_t *, int, FILE *);
static struct dirent64 *(*real_readdir64)(DIR *);

ssize_t read(int fd, void *p, size_t n)
{
    return fails(FAULT_READ) ? -1 : REAL(read)(fd, p, n);
}

ssize_t pread64(int fd, void *p, size_t n, off_t at)
{
    return fails(FAULT_READ) ? -1 : REAL(pread64)(fd, p, n, at);
}

/* ferror() must see it; glibc keeps it in a flag. */
static bool spoilt(FILE *f, enum fault_kind k)
{
    bool yes = fails(k);
    if (yes)
        f->_flags |= 0x20;
    return yes;
}

size_t fread(void *p, size_t size, size_t n, FILE *f)
{
    return spoilt(f, FAULT_READ) ? 0 : REAL(fread)(p, size, n, f);
}

ssize_t __getdelim(char **line, size_t *n, int end, FILE *f)
{
    return spoilt(f, FAULT_READ) ? -1 : REAL(__getdelim)(line, n, end, f);
}

struct dirent64 *readdir64(DIR *d)
{
    return fails(FAULT_READ) ? NULL : REAL(readdir64)(d);
}

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite64)(int, const void *, size_t, off_t);
static ssize_t (*real_vmsplice)(int, const struct iovec *, size_t, unsigned);
static size_t (*real_fwrite)(const void *, size_t, size_t, FILE *);

ssize_t write(int fd, const void *p, size_t n)
{
    size_t k = written(fd, n);
    return k == 0 && n != 0 ? -1 : REAL(write)(fd, p, k);
}

ssize_t pwrite64(int fd, const void *p, size_t n, off_t at)
{
    size_t k = written(fd, n);
    return k == 0 && n != 0 ? -1 : REAL(pwrite64)(fd, p, k, at);
}

ssize_t vmsplice(int fd, const struct iovec *v, size_t n, unsigned flags)
{
    return fails(FAULT_WRITE) ? -1 : REAL(vmsplice)(fd, v, n, flags);
}

size_t fwrite(const void *p, size_t size, size_t n, FILE *f)
{
    if (!spoilt(f, FAULT_WRITE))
        return REAL(fwrite)(p, size, n, f);
    the_page->fd = fileno(f);
    return 0;
}

int dprintf(int fd, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = fails(FAULT_WRITE) ? -1 : vdprintf(fd, format, args);
    va_end(args);
    return n;
}

/* Nothing is really synced: what is tested is what happens when it fails. */
int fsync(int fd)
{
    (void)fd;
    return fails(FAULT_FSYNC) ? -1 : 0;
}

int fdatasync(int fd)
{
    return fsync(fd);
}

static int (*real_rename)(const char *, const char *);
static int (*real_renameat)(int, const char *, int, const char *);
static int (*real_link)(const char *, const char *);
static int (*real_linkat)(int, const char *, int, const char *, int);

int rename(const char *a, const char *b)
{
    return fails(FAULT_RENAME) ? -1 : REAL(rename)(a, b);
}

int renameat(int from, const char *a, int to, const char *b)
{
    return fails(FAULT_RENAME) ? -1 : REAL(renameat)(from, a, to, b);
}

int link(const char *a, const char *b)
{
    return fails(FAULT_RENAME) ? -1 : REAL(link)(a, b);
}

int linkat(int from, const char *a, int to, const char *b, int flags)
{
    return fails(FAULT_RENAME) ? -1 : REAL(linkat)(from, a, to, b, flags);
}

static int (*real_close)(int);
static int (*real_fclose)(FILE *);

/* The error comes after the deed, as Linux does it. */
static int closed(int status)
{
    int err = errno;
    if (fails(FAULT_CLOSE))
        return -1;
    errno = err;
    return status;
}

int close(int fd)
{
    return closed(REAL(close)(fd));
}

int fclose(FILE *f)
{
    return closed(REAL(fclose)(f));
}

/* --- processes */

static pid_t (*real_fork)(void);
static FILE *(*real_popen)(const char *, const char *);
static int (*real_pipe)(int *);
static int (*real_pipe2)(int *, int);
static int (*real_socketpair)(int, int, int, int *);

pid_t fork(void)
{
    if (fails(FAULT_FORK))
        return -1;
    pid_t child = REAL(fork)();
    if (child == 0)
        here = FAULT_WORKERS;
    return child;
}

FILE *popen(const char *command, const char *mode)
{
    return fails(FAULT_FORK) ? NULL : REAL(popen)(command, mode);
}

int pipe(int *ends)
{
    return fails(FAULT_PIPE) ? -1 : REAL(pipe)(ends);
}

int pipe2(int *ends, int flags)
{
    return fails(FAULT_PIPE) ? -1 : REAL(pipe2)(ends, flags);
}

int socketpair(int domain, int type, int protocol, int *ends)
{
    return fails(FAULT_PIPE) ? -1 : REAL(socketpair)(domain, type, protocol, ends);
}
