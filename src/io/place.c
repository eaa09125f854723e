#include "io/place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "io/beneath.h"

#define LINKS_MAX 40 /* as the kernel follows */

static char *in_folder_of(const char *path, const char *name)
{
    const char *slash = strrchr(path, '/');
    size_t n_dir = *name != '/' && slash != NULL ? (size_t)(slash - path) + 1 : 0;
    char *joined = NULL;
    return asprintf(&joined, "%.*s%s", (int)n_dir, path, name) < 0 ? NULL : joined;
}

/* One step along a link; the name itself when it is none. */
static char *follow(const char *path, bool *ret_is_link)
{
    char to[PATH_MAX];
    ssize_t n = readlink(path, to, sizeof to - 1);
    *ret_is_link = n >= 0;
    if (n < 0)
        return strdup(path);
    to[n] = '\0';
    return in_folder_of(path, to);
}

struct hoshi_file_result hoshi_file_target(const char *path, char **ret_path)
{
    *ret_path = realpath(path, NULL);
    if (*ret_path != NULL)
        return (struct hoshi_file_result){HOSHI_FILE_OK, 0};
    if (errno != ENOENT)
        return hoshi_file_failed(errno);
    char *at = strdup(path); /* the file is not there, but a link to it may be */
    bool is_link = at != NULL;
    for (int i = 0; is_link; i++) {
        char *next = i < LINKS_MAX ? follow(at, &is_link) : NULL;
        int err = i < LINKS_MAX ? ENOMEM : ELOOP;
        free(at);
        at = next;
        if (at == NULL)
            return hoshi_file_failed(err);
    }
    *ret_path = at;
    return at != NULL ? (struct hoshi_file_result){HOSHI_FILE_OK, 0} : hoshi_file_failed(ENOMEM);
}

struct hoshi_file_result hoshi_file_behind_links(const char *path, char **ret_path)
{
    bool is_link = false;
    char *next = follow(path, &is_link);
    if (is_link) {
        free(next);
        return hoshi_file_target(path, ret_path);
    }
    *ret_path = next;
    return next != NULL ? (struct hoshi_file_result){HOSHI_FILE_OK, 0} : hoshi_file_failed(ENOMEM);
}

/* The file itself when it is there; else its folder, and what it will be called in it. */
struct place {
    char *path; /* without links; NULL: there is no such place */
    const char *name;
    struct stat at;
    bool is_there;
};

/* By name: a folder that may not be read, or cannot be opened, is still the same folder. */
static bool folder_status(const char *path, struct stat *ret_at)
{
    char *folder = in_folder_of(path, ".");
    if (folder == NULL)
        hoshi_memory_refused();
    bool ok = folder != NULL && stat(folder, ret_at) == 0;
    free(folder);
    return ok;
}

static struct place place_of(const char *path)
{
    struct place p = {.path = NULL};
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/') /* "out/" is "out" */
        n--;
    char *bare = strndup(path, n);
    enum hoshi_file_error e =
        bare != NULL ? hoshi_file_target(bare, &p.path).error : HOSHI_FILE_NOMEM;
    free(bare);
    if (e == HOSHI_FILE_NOMEM)
        hoshi_memory_refused(); /* "they differ" must not be believed then */
    if (e != HOSHI_FILE_OK)
        p.path = NULL;
    if (p.path == NULL)
        return p;
    const char *slash = strrchr(p.path, '/');
    p.name = slash != NULL ? slash + 1 : p.path;
    p.is_there = stat(p.path, &p.at) == 0;
    if (!p.is_there && !folder_status(p.path, &p.at)) {
        free(p.path);
        p.path = NULL;
    }
    return p;
}

bool hoshi_file_same_place(const char *a, const char *b)
{
    struct place x = place_of(a), y = place_of(b);
    bool same = x.path != NULL && y.path != NULL && x.is_there == y.is_there &&
                x.at.st_dev == y.at.st_dev && x.at.st_ino == y.at.st_ino &&
                (x.is_there || strcmp(x.name, y.name) == 0);
    free(x.path);
    free(y.path);
    return same;
}

bool hoshi_file_has_other_names(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && st.st_nlink > 1;
}

/* "Not beneath" must not be believed when memory was missing. */
static char *no_memory(char *path)
{
    hoshi_memory_refused();
    free(path);
    return NULL;
}

static char *real_path(const char *path)
{
    char *real = realpath(path, NULL);
    return real == NULL && errno == ENOMEM ? no_memory(NULL) : real;
}

/* A real folder in another, and a name in it, from that other one on. */
static char *rest_of(const char *in, const char *real, const char *name)
{
    char *rest = NULL;
    size_t n = strlen(in);
    if (n == 1)
        n = 0; /* the root: every name has its slash */
    if (strncmp(real, in, n) != 0 || (real[n] != '/' && real[n] != '\0'))
        return NULL;
    const char *sub = real + n + (real[n] == '/');
    if (asprintf(&rest, "%s%s%s", sub, *sub != '\0' ? "/" : "", name) < 0)
        return no_memory(NULL);
    return rest;
}

char *hoshi_file_beneath(const char *folder, const char *path)
{
    char *at = NULL, *rest = NULL;
    char *in = real_path(folder);
    enum hoshi_file_error e = hoshi_file_target(path, &at).error;
    if (e != HOSHI_FILE_OK)
        at = NULL;
    const char *slash = at != NULL ? strrchr(at, '/') : NULL;
    char *dir = slash != NULL ? strndup(at, (size_t)(slash - at) + 1) : strdup("./");
    char *real = at != NULL && dir != NULL ? real_path(dir) : NULL;
    if (in != NULL && real != NULL)
        rest = rest_of(in, real, slash != NULL ? slash + 1 : at);
    if (e == HOSHI_FILE_NOMEM || dir == NULL)
        rest = no_memory(rest);
    free(in);
    free(at);
    free(dir);
    free(real);
    return rest;
}

struct hoshi_file_result hoshi_file_make_folders(const char *path)
{
    struct hoshi_file_result r = {HOSHI_FILE_OK, 0};
    char *folder = strdup(path);
    if (folder == NULL)
        return hoshi_file_failed(ENOMEM);
    for (char *slash = strchr(folder + 1, '/'); slash != NULL && r.error == HOSHI_FILE_OK;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(folder, 0700) != 0 && errno != EEXIST && access(folder, X_OK) != 0)
            r = hoshi_file_failed(errno);
        *slash = '/';
    }
    free(folder);
    return r;
}

struct hoshi_file_result hoshi_file_set_aside(const char *path, const char *other)
{
    struct hoshi_file_result r = {HOSHI_FILE_OK, 0};
    bool no_links = false;
    if (link(path, other) != 0) {
        no_links = errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK;
        r = hoshi_file_failed(errno);
    }
    if (no_links)
        r = rename(path, other) == 0 ? (struct hoshi_file_result){HOSHI_FILE_OK, 0}
                                     : hoshi_file_failed(errno);
    if (r.error == HOSHI_FILE_OK)
        hoshi_file_sync_folder(other);
    return r;
}

void hoshi_file_sync_folder(const char *path)
{
    int folder = hoshi_folder_open(path);
    if (folder >= 0)
        (void)fsync(folder);
    hoshi_fd_close(folder);
}

bool hoshi_file_is_there(const char *path)
{
    return faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}
