/* A folder and all below it, held in memory: to compare, and to put back. */
#ifndef HOSHI_TESTS_FAULTS_TREE_H
#define HOSHI_TESTS_FAULTS_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

struct tree_node {
    char *path; /* below the folder */
    struct stat st;
    char *bytes; /* of a file or a link; NULL: nothing, or too large to hold */
    size_t n;
};

struct tree {
    struct tree_node *node; /* in the order of their paths: a folder before what is in it */
    size_t n;
};

/* With bytes it holds what is in the files, otherwise only what stat() says. */
struct tree tree_read(const char *folder, bool bytes);
/* Empties the folder and puts the tree into it. */
void tree_write(const char *folder, const struct tree *t);
void tree_free(struct tree *t);

const struct tree_node *tree_find(const struct tree *t, const char *path);
/* Type, mode and bytes. */
bool tree_node_same(const struct tree_node *a, const struct tree_node *b);
bool tree_same(const struct tree *a, const struct tree *b);
/* Whether nobody touched anything between two readings of one folder. */
bool tree_untouched(const struct tree *a, const struct tree *b);

/* Whole file, NULL when it cannot be read. Ends with a zero byte that is not counted. */
char *file_read(const char *path, size_t *ret_n);
_Noreturn void die(const char *what, const char *name);

#endif
