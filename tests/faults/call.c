#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "call.h"

static char *in_folder(const char *folder, const char *name)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s", folder, name) < 0)
        die("out of", "memory");
    return path;
}

static char *read_in(const char *folder, const char *name, size_t *ret_n)
{
    char *path = in_folder(folder, name);
    char *p = file_read(path, ret_n);
    free(path);
    return p;
}

/* Words that each end with a zero byte; the first one is *first where that is not NULL. */
static char **words_of(const char *p, size_t n, const char *first)
{
    size_t count = first != NULL;
    for (size_t i = 0; i < n; i++)
        count += p[i] == '\0';
    char **word = calloc(count + 1, sizeof *word);
    if (word == NULL)
        die("out of", "memory");
    size_t k = 0;
    if (first != NULL)
        word[k++] = strdup(first);
    for (size_t at = 0; at < n && k < count; at += strlen(p + at) + 1)
        word[k++] = strdup(p + at);
    return word;
}

static char **words_in(const char *folder, const char *name, const char *first)
{
    size_t n;
    char *p = read_in(folder, name, &n);
    char **word = p != NULL ? words_of(p, n, first) : NULL;
    free(p);
    return word;
}

static void free_words(char **word)
{
    for (size_t i = 0; word != NULL && word[i] != NULL; i++)
        free(word[i]);
    free(word);
}

bool call_read(const char *folder, const char *name, struct call *ret_call)
{
    struct call c = {.name = strdup(name), .folder = strdup(folder)};
    size_t n;
    c.argv = words_in(folder, "argv", "hoshi");
    c.env = words_in(folder, "env", NULL);
    c.cwd = read_in(folder, "cwd", &n);
    for (int fd = 0; fd < CALL_FDS; fd++) {
        char file[8];
        snprintf(file, sizeof file, "fd%d", fd);
        char *path = in_folder(folder, file);
        c.has_fd[fd] = access(path, R_OK) == 0;
        free(path);
    }
    bool whole = c.argv != NULL && c.env != NULL && c.cwd != NULL;
    if (whole) {
        char *in = in_folder(folder, "in");
        c.before = tree_read(in, true);
        free(in);
        *ret_call = c;
    } else {
        call_free(&c);
    }
    return whole;
}

void call_free(struct call *c)
{
    free(c->name);
    free(c->folder);
    free(c->cwd);
    free_words(c->argv);
    free_words(c->env);
    tree_free(&c->before);
}

bool call_says(const struct call *c, const char *word)
{
    for (size_t i = 1; c->argv[i] != NULL; i++) {
        if (strcmp(c->argv[i], word) == 0)
            return true;
    }
    return false;
}
