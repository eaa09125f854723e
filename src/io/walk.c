/* Names come in the order of their bytes, so that two machines list alike. A folder with more names
 * than CHUNK is read again for each CHUNK of them: memory does not grow with the number of files.
 * The chunk is a heap with the largest name on top, which falls out when a smaller one comes. */
#include "io/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 32768u

struct level {
    char *last;  /* the greatest name handed out so far; NULL = none */
    char **name; /* sorted, from `at` on not yet handed out */
    size_t n, at, cap;
    size_t n_path; /* length of the folder's path */
    bool complete; /* no names beyond this chunk */
};

struct hoshi_walk {
    char *path;
    size_t cap_path;
    struct level level[HOSHI_WALK_DEPTH];
    size_t depth;
    bool failed;
};

static void forget_chunk(struct level *l)
{
    for (size_t i = l->at; i < l->n; i++)
        free(l->name[i]);
    l->n = l->at = 0;
}

static void sift_down(char **heap, size_t n, size_t i)
{
    for (size_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && strcmp(heap[child + 1], heap[child]) > 0)
            child++;
        if (strcmp(heap[i], heap[child]) >= 0)
            return;
        char *t = heap[i];
        heap[i] = heap[child];
        heap[child] = t;
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A copy of a name with its d_type behind the NUL: most files then need no stat. */
static char *copy_of(const char *name, unsigned char type)
{
    size_t n = strlen(name);
    char *copy = malloc(n + 2);
    if (copy != NULL) {
        memcpy(copy, name, n + 1);
        copy[n + 1] = (char)type;
    }
    return copy;
}

static bool keep(struct level *l, const char *name, unsigned char type)
{
    if (l->n == CHUNK && strcmp(name, l->name[0]) > 0) {
        l->complete = false;
        return true;
    }
    char *copy = copy_of(name, type);
    if (copy == NULL)
        return false;
    if (l->n == CHUNK) {
        free(l->name[0]);
        l->name[0] = copy;
        l->complete = false;
        sift_down(l->name, l->n, 0);
        return true;
    }
    if (l->n == l->cap) {
        size_t cap = l->cap != 0 ? l->cap * 2 : 64;
        char **more = realloc(l->name, cap * sizeof *more);
        if (more == NULL) {
            free(copy);
            return false;
        }
        l->name = more;
        l->cap = cap;
    }
    l->name[l->n++] = copy;
    if (l->n == CHUNK) { /* from here on it is a heap */
        for (size_t i = l->n / 2; i-- > 0;)
            sift_down(l->name, l->n, i);
    }
    return true;
}

/* The next CHUNK names after the last one handed out. Returns an errno or 0. */
static int fill(struct hoshi_walk *w, struct level *l)
{
    forget_chunk(l);
    l->complete = true;
    int fd = open(w->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    if (dir == NULL) {
        int err = errno;
        if (fd >= 0)
            close(fd);
        return err;
    }
    int err = 0;
    for (struct dirent *e; err == 0 && (errno = 0, e = readdir(dir)) != NULL;) {
        if (e->d_name[0] == '.' || (l->last != NULL && strcmp(e->d_name, l->last) <= 0))
            continue;
        if (!keep(l, e->d_name, e->d_type))
            err = ENOMEM;
    }
    if (err == 0)
        err = errno;
    closedir(dir);
    if (l->n != 0)
        qsort(l->name, l->n, sizeof *l->name, by_name);
    return err;
}

static bool set_path(struct hoshi_walk *w, size_t n_folder, const char *name)
{
    size_t n = strlen(name);
    bool slash = n_folder != 0 && w->path[n_folder - 1] != '/';
    if (n_folder + n + 2 > w->cap_path) {
        size_t cap = 2 * (n_folder + n + 2);
        char *more = realloc(w->path, cap);
        if (more == NULL)
            return false;
        w->path = more;
        w->cap_path = cap;
    }
    if (slash)
        w->path[n_folder++] = '/';
    memcpy(w->path + n_folder, name, n + 1);
    return true;
}

static int push(struct hoshi_walk *w)
{
    if (w->depth == HOSHI_WALK_DEPTH)
        return ELOOP;
    struct level *l = &w->level[w->depth];
    *l = (struct level){.n_path = strlen(w->path)};
    int err = fill(w, l);
    if (err == 0) {
        w->depth++;
    } else {
        forget_chunk(l);
        free(l->name);
    }
    return err;
}

static void pop(struct hoshi_walk *w)
{
    struct level *l = &w->level[--w->depth];
    forget_chunk(l);
    free(l->name);
    free(l->last);
}

struct hoshi_walk *hoshi_walk_start(const char *folder)
{
    struct hoshi_walk *w = calloc(1, sizeof *w);
    if (w != NULL && !set_path(w, 0, folder)) {
        free(w);
        return NULL;
    }
    return w;
}

void hoshi_walk_stop(struct hoshi_walk *w)
{
    if (w == NULL)
        return;
    while (w->depth > 0)
        pop(w);
    free(w->path);
    free(w);
}

bool hoshi_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static enum hoshi_entry_kind kind_of(const char *path, unsigned char type)
{
    struct stat st;
    if (type == DT_REG)
        return HOSHI_ENTRY_FILE;
    if (type == DT_DIR)
        return HOSHI_ENTRY_FOLDER;
    if (lstat(path, &st) != 0)
        return HOSHI_ENTRY_FILE; /* vanished: reading it will say so */
    if (S_ISDIR(st.st_mode))
        return HOSHI_ENTRY_FOLDER;
    return S_ISLNK(st.st_mode) && hoshi_is_folder(path) ? HOSHI_ENTRY_LINK_TO_FOLDER
                                                        : HOSHI_ENTRY_FILE;
}

static bool folder_failed(struct hoshi_walk *w, int err, struct hoshi_walk_entry *ret_entry)
{
    const char *slash = strrchr(w->path, '/');
    *ret_entry = (struct hoshi_walk_entry){w->path, slash != NULL ? slash + 1 : w->path,
                                           HOSHI_ENTRY_FOLDER, err};
    return true;
}

bool hoshi_walk_next(struct hoshi_walk *w, struct hoshi_walk_entry *ret_entry)
{
    if (w->depth == 0) {
        if (w->failed)
            return false;
        w->failed = true; /* the start is tried once */
        int err = push(w);
        if (err != 0)
            return folder_failed(w, err, ret_entry);
    }
    while (w->depth > 0) {
        struct level *l = &w->level[w->depth - 1];
        w->path[l->n_path] = '\0';
        if (l->at == l->n) {
            if (l->complete)
                forget_chunk(l);
            int err = l->complete ? 0 : fill(w, l);
            if (err == 0 && l->n == 0) {
                pop(w);
                continue;
            }
            if (err != 0) {
                pop(w);
                return folder_failed(w, err, ret_entry);
            }
        }
        free(l->last);
        l->last = l->name[l->at++];
        if (!set_path(w, l->n_path, l->last)) /* the name is lost, but not without a word */
            return folder_failed(w, ENOMEM, ret_entry);
        enum hoshi_entry_kind kind = kind_of(w->path, (unsigned char)l->last[strlen(l->last) + 1]);
        if (kind == HOSHI_ENTRY_FOLDER) {
            int err = push(w);
            if (err != 0)
                return folder_failed(w, err, ret_entry);
            continue;
        }
        *ret_entry = (struct hoshi_walk_entry){w->path, w->path + strlen(w->path) - strlen(l->last),
                                               kind, 0};
        return true;
    }
    return false;
}
