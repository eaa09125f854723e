/* Stands in for hoshi in a golden case (tests/support/golden.sh): writes down how it was called and
 * what the working folder held, then becomes the real program.
 *
 * SCRATCH/rec/NNN/argv, env   each word ended by a zero byte
 * SCRATCH/rec/NNN/cwd         where in the working folder
 * SCRATCH/rec/NNN/in          the working folder
 * SCRATCH/rec/NNN/fd0 …fd9    what could be read from open descriptors
 * What cannot be repeated (a terminal, a closed output, a full device) is not written down.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SPOOL_BYTES ((size_t)20 << 20) /* more than any input may have */
#define FD_MAX 9

static char folder[PATH_MAX]; /* SCRATCH/rec/NNN */

_Noreturn static void die(const char *what)
{
    dprintf(2, "record: %s: %s\n", what, strerror(errno));
    _exit(99);
}

static const char *in_folder(const char *name)
{
    static char path[PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static int create(const char *name)
{
    int fd = open(in_folder(name), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        die(name);
    return fd;
}

static void write_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t k = write(fd, p, n);
        if (k < 0)
            die("write");
        p += k;
        n -= (size_t)k;
    }
}

static void put_words(const char *name, char **word)
{
    static const char *const ours[] = {"PATH=", "PWD=", "OLDPWD=", "SHLVL=", "_="};
    int fd = create(name);
    for (; *word != NULL; word++) {
        bool skip = false;
        for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
            skip = skip || strncmp(*word, ours[i], strlen(ours[i])) == 0;
        if (!skip)
            write_all(fd, *word, strlen(*word) + 1);
    }
    close(fd);
}

/* SCRATCH is where bin/hoshi is found first. */
static bool find_scratch(char *scratch)
{
    const char *path = getenv("PATH");
    const char *end = path != NULL ? strchr(path, ':') : NULL;
    if (end == NULL || end - path < 5 || strncmp(end - 4, "/bin", 4) != 0)
        return false;
    snprintf(scratch, PATH_MAX, "%.*s", (int)(end - 4 - path), path);
    return true;
}

static bool repeatable(int fd)
{
    struct stat st, null;
    if (fstat(fd, &st) != 0 || stat("/dev/null", &null) != 0)
        return false;
    return !S_ISCHR(st.st_mode) || st.st_rdev == null.st_rdev;
}

static bool copy_tree(const char *from)
{
    pid_t child = fork();
    if (child == 0) {
        execlp("cp", "cp", "-a", "--sparse=always", from, in_folder("in"), (char *)NULL);
        _exit(127);
    }
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/* A pipe is emptied into a file, which the real program then reads instead. */
static void keep_descriptor(int fd)
{
    static char chunk[1 << 16];
    char name[8];
    struct stat st;
    if (fstat(fd, &st) != 0 || (!S_ISREG(st.st_mode) && !S_ISFIFO(st.st_mode)) ||
        (fcntl(fd, F_GETFL) & O_ACCMODE) == O_WRONLY)
        return;
    snprintf(name, sizeof name, "fd%d", fd);
    bool file = S_ISREG(st.st_mode);
    off_t at = file ? lseek(fd, 0, SEEK_CUR) : 0;
    int copy = create(name);
    for (size_t n = 0; n < SPOOL_BYTES;) {
        ssize_t k =
            file ? pread(fd, chunk, sizeof chunk, at + (off_t)n) : read(fd, chunk, sizeof chunk);
        if (k <= 0)
            break;
        write_all(copy, chunk, (size_t)k);
        n += (size_t)k;
    }
    if (!file && (lseek(copy, 0, SEEK_SET) != 0 || dup2(copy, fd) < 0))
        die(name);
    close(copy);
}

static void number_folder(const char *scratch)
{
    snprintf(folder, sizeof folder, "%s/rec", scratch);
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        die(folder);
    for (unsigned i = 1; i < 10000; i++) {
        snprintf(folder, sizeof folder, "%s/rec/%04u", scratch, i);
        if (mkdir(folder, 0700) == 0)
            return;
    }
    die(folder);
}

static void record(char **argv, const char *scratch)
{
    char work[PATH_MAX], cwd[PATH_MAX], real[PATH_MAX];
    snprintf(work, sizeof work, "%.*s/work", PATH_MAX - 16, scratch);
    if (realpath(work, real) == NULL || getcwd(cwd, sizeof cwd) == NULL ||
        strncmp(cwd, real, strlen(real)) != 0)
        return;
    for (char **word = argv + 1; *word != NULL; word++) {
        if (strstr(*word, scratch) != NULL) /* it would reach into this folder again */
            return;
    }
    for (int fd = 0; fd < 3; fd++) {
        if (!repeatable(fd))
            return;
    }
    number_folder(scratch);
    if (!copy_tree(real))
        die("cp");
    for (int fd = 0; fd <= FD_MAX; fd++) {
        if (fd != 1 && fd != 2)
            keep_descriptor(fd);
    }
    int fd = create("cwd");
    write_all(fd, cwd + strlen(real), strlen(cwd + strlen(real)) + 1);
    close(fd);
    extern char **environ;
    put_words("env", environ);
    put_words("argv", argv + 1); /* last: without it the rest does not count */
}

int main(int argc, char **argv)
{
    char scratch[PATH_MAX];
    (void)argc;
    if (find_scratch(scratch))
        record(argv, scratch);
    argv[0] = "hoshi";
    execv(HOSHI, argv);
    die(HOSHI);
}
