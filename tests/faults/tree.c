#include "tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HELD_BYTES ((off_t)32 << 20)

_Noreturn void die(const char *what, const char *name)
{
    fprintf(stderr, "%s %s: %s\n", what, name, strerror(errno));
    exit(99);
}

static void *need(void *p)
{
    if (p == NULL)
        die("out of", "memory");
    return p;
}

char *file_read(const char *path, size_t *ret_n)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0)
        return NULL;
    char *p = need(malloc((size_t)st.st_size + 1));
    ssize_t n = read(fd, p, (size_t)st.st_size);
    close(fd);
    *ret_n = n > 0 ? (size_t)n : 0;
    p[*ret_n] = '\0';
    return p;
}

static void read_bytes(const char *path, struct tree_node *node)
{
    if (S_ISREG(node->st.st_mode) && node->st.st_size <= HELD_BYTES) {
        node->bytes = file_read(path, &node->n);
    } else if (S_ISLNK(node->st.st_mode)) {
        node->bytes = need(calloc(1, PATH_MAX));
        ssize_t n = readlink(path, node->bytes, PATH_MAX - 1);
        node->n = n > 0 ? (size_t)n : 0;
    }
}

static void read_folder(struct tree *t, const char *folder, const char *below, bool bytes)
{
    char path[PATH_MAX], rest[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, below);
    DIR *d = opendir(path);
    if (d == NULL)
        return;
    for (const struct dirent *e; (e = readdir(d)) != NULL;) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        int k = snprintf(rest, sizeof rest, "%s%s%s", below, *below != '\0' ? "/" : "", e->d_name);
        int m = snprintf(path, sizeof path, "%s/%s", folder, rest);
        if (k < 0 || m < 0 || (size_t)m >= sizeof path)
            die("too long", rest);
        t->node = need(realloc(t->node, (t->n + 1) * sizeof *t->node));
        struct tree_node *node = &t->node[t->n++];
        *node = (struct tree_node){.path = need(strdup(rest))};
        if (lstat(path, &node->st) != 0)
            die("lstat", path);
        if (bytes)
            read_bytes(path, node);
        if (S_ISDIR(node->st.st_mode))
            read_folder(t, folder, rest, bytes);
    }
    closedir(d);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct tree_node *)a)->path, ((const struct tree_node *)b)->path);
}

struct tree tree_read(const char *folder, bool bytes)
{
    struct tree t = {NULL, 0};
    read_folder(&t, folder, "", bytes);
    if (t.n > 1)
        qsort(t.node, t.n, sizeof *t.node, by_path);
    return t;
}

void tree_free(struct tree *t)
{
    for (size_t i = 0; i < t->n; i++) {
        free(t->node[i].path);
        free(t->node[i].bytes);
    }
    free(t->node);
    *t = (struct tree){NULL, 0};
}

static void remove_all(const char *folder)
{
    struct tree t = tree_read(folder, false);
    for (size_t i = t.n; i-- > 0;) {
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s/%s", folder, t.node[i].path);
        if (remove(path) != 0)
            die("remove", path);
    }
    tree_free(&t);
}

static void write_file(const char *path, const struct tree_node *node)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 || (node->bytes == NULL && ftruncate(fd, node->st.st_size) != 0) ||
        (node->bytes != NULL && write(fd, node->bytes, node->n) != (ssize_t)node->n))
        die("write", path);
    close(fd);
}

static void write_node(const char *folder, const struct tree_node *node)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, node->path);
    mode_t mode = node->st.st_mode;
    if (S_ISREG(mode))
        write_file(path, node);
    else if ((S_ISDIR(mode) && mkdir(path, 0700) != 0) ||
             (S_ISLNK(mode) && symlink(node->bytes, path) != 0) ||
             (S_ISFIFO(mode) && mkfifo(path, 0600) != 0))
        die("create", path);
    if ((S_ISREG(mode) || S_ISDIR(mode)) && chmod(path, mode & 07777) != 0)
        die("chmod", path);
}

void tree_write(const char *folder, const struct tree *t)
{
    remove_all(folder);
    for (size_t i = 0; i < t->n; i++)
        write_node(folder, &t->node[i]);
}

const struct tree_node *tree_find(const struct tree *t, const char *path)
{
    struct tree_node key = {.path = (char *)path};
    return t->n != 0 ? bsearch(&key, t->node, t->n, sizeof *t->node, by_path) : NULL;
}

bool tree_node_same(const struct tree_node *a, const struct tree_node *b)
{
    return a->st.st_mode == b->st.st_mode && a->n == b->n &&
           (a->bytes == NULL) == (b->bytes == NULL) &&
           (a->bytes == NULL || memcmp(a->bytes, b->bytes, a->n) == 0) &&
           (!S_ISREG(a->st.st_mode) || a->st.st_size == b->st.st_size);
}

bool tree_same(const struct tree *a, const struct tree *b)
{
    for (size_t i = 0; i < a->n && a->n == b->n; i++) {
        if (strcmp(a->node[i].path, b->node[i].path) != 0 ||
            !tree_node_same(&a->node[i], &b->node[i]))
            return false;
    }
    return a->n == b->n;
}

static bool same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

bool tree_untouched(const struct tree *a, const struct tree *b)
{
    for (size_t i = 0; i < a->n && a->n == b->n; i++) {
        const struct tree_node *x = &a->node[i], *y = &b->node[i];
        if (strcmp(x->path, y->path) != 0 || x->st.st_ino != y->st.st_ino ||
            !same_time(x->st.st_ctim, y->st.st_ctim))
            return false;
    }
    return a->n == b->n;
}
