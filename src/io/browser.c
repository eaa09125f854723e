#include "io/browser.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/child.h"
#include "io/file.h"

#define PATH_BYTES 4096
#define PDF_BYTES ((size_t)256 << 20)
#define SECONDS 60u
#define OPEN_MAX_WALK 16

/* Whether PATH has the program; its whole name. */
static bool find(const char *name, size_t n_name, char at[PATH_BYTES])
{
    const char *path = getenv("PATH");
    for (const char *p = path != NULL ? path : ""; *p != '\0';) {
        size_t n = strcspn(p, ":");
        int k = snprintf(at, PATH_BYTES, "%.*s/%.*s", (int)n, p, (int)n_name, name);
        if (n != 0 && k > 0 && k < PATH_BYTES && access(at, X_OK) == 0)
            return true;
        p += n + (p[n] == ':');
    }
    return false;
}

static bool find_any(char at[PATH_BYTES])
{
    static const char names[] = HOSHI_BROWSERS;
    for (const char *p = names; *p != '\0';) {
        size_t n = strcspn(p, ",");
        if (find(p, n, at))
            return true;
        p += n + strspn(p + n, ", ");
    }
    return false;
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
    (void)st;
    (void)flag;
    (void)ftw;
    (void)remove(path);
    return 0;
}

static void remove_all(const char *folder)
{
    (void)nftw(folder, remove_one, OPEN_MAX_WALK, FTW_DEPTH | FTW_PHYS);
}

/* The names in the folder that the browser works in. */
struct desk {
    char folder[PATH_BYTES], page[PATH_BYTES], pdf[PATH_BYTES], keeps[PATH_BYTES + 32],
        prints[PATH_BYTES + 32], address[PATH_BYTES + 32];
};

static bool lay(struct desk *d, struct hoshi_str page)
{
    const char *tmp = getenv("TMPDIR");
    int n = snprintf(d->folder, sizeof d->folder - 32, "%s/hoshi-pdf-XXXXXX",
                     tmp != NULL && *tmp == '/' ? tmp : "/tmp");
    if (n <= 0 || (size_t)n >= sizeof d->folder - 32 || mkdtemp(d->folder) == NULL)
        return false;
    (void)snprintf(d->page, sizeof d->page, "%.*s/page.html", n, d->folder);
    (void)snprintf(d->pdf, sizeof d->pdf, "%.*s/page.pdf", n, d->folder);
    (void)snprintf(d->keeps, sizeof d->keeps, "--user-data-dir=%.*s/profile", n, d->folder);
    (void)snprintf(d->prints, sizeof d->prints, "--print-to-pdf=%s", d->pdf);
    (void)snprintf(d->address, sizeof d->address, "file://%s", d->page);
    int fd = open(d->page, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && hoshi_fd_write(fd, page).error == HOSHI_FILE_OK;
    if (fd >= 0)
        ok = close(fd) == 0 && ok;
    if (!ok)
        remove_all(d->folder);
    return ok;
}

/* In the child. Root cannot have the browser's sandbox; the page has no script. It has no links to
 * follow either: no name of a computer is found, so that the browser asks nobody for anything. */
static _Noreturn void become(const char *program, struct desk *d)
{
    char *const argv[] = {(char *)(uintptr_t)program,
                          (char *)(uintptr_t) "--headless",
                          (char *)(uintptr_t) "--disable-gpu",
                          (char *)(uintptr_t) "--disable-extensions",
                          (char *)(uintptr_t) "--no-first-run",
                          (char *)(uintptr_t) "--no-pdf-header-footer",
                          (char *)(uintptr_t) "--host-resolver-rules=MAP * ~NOTFOUND",
                          d->keeps,
                          d->prints,
                          geteuid() == 0 ? (char *)(uintptr_t) "--no-sandbox" : d->address,
                          geteuid() == 0 ? d->address : NULL,
                          NULL};
    int nothing = open("/dev/null", O_RDWR);
    for (int fd = 0; fd <= 2 && nothing >= 0; fd++)
        (void)dup2(nothing, fd);
    (void)setpgid(0, 0); /* with all that it starts */
    (void)alarm(SECONDS);
    (void)signal(SIGPIPE, SIG_DFL);
    (void)execv(program, argv);
    hoshi_child_leave(127);
}

static bool run(const char *program, struct desk *d)
{
    int status = 0;
    pid_t pid = fork(), got;
    if (pid == 0)
        become(program, d);
    if (pid < 0)
        return false;
    do
        got = waitpid(pid, &status, 0);
    while (got < 0 && errno == EINTR);
    (void)kill(-pid, SIGKILL); /* what it has left running */
    return got == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool take(const struct desk *d, struct hoshi_buf *ret_pdf)
{
    size_t from = ret_pdf->n;
    return hoshi_file_append(d->pdf, PDF_BYTES, ret_pdf).error == HOSHI_FILE_OK &&
           ret_pdf->n - from > 5 && memcmp(ret_pdf->p + from, "%PDF-", 5) == 0;
}

enum hoshi_browser_rc hoshi_browser_print(struct hoshi_str page, struct hoshi_buf *ret_pdf)
{
    char program[PATH_BYTES];
    if (!find_any(program))
        return HOSHI_BROWSER_NONE;
    struct desk *d = calloc(1, sizeof *d);
    if (d == NULL || !lay(d, page)) {
        free(d);
        return HOSHI_BROWSER_NO_ROOM;
    }
    bool ok = run(program, d) && take(d, ret_pdf);
    remove_all(d->folder);
    free(d);
    return ok ? HOSHI_BROWSER_OK : HOSHI_BROWSER_FAILED;
}
