/* What the unit tests share: cmocka with the headers it wants, views of literals, loading. */
#ifndef HOSHI_TESTS_UNIT_H
#define HOSHI_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <hoshi/types.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define STR(literal) ((struct hoshi_str){(literal), sizeof(literal) - 1})

static inline struct hoshi_str str_of(const char *s)
{
    return (struct hoshi_str){s, strlen(s)};
}

/* Fails with the row's name, so that a table says which of its rows is wrong. */
#define assert_row(cond, name)                                                                     \
    do {                                                                                           \
        if (!(cond))                                                                               \
            fail_msg("%s: not so: %s", (name), #cond);                                             \
    } while (0)

/* A whole file of the source tree, NUL-terminated; the test program never gives it back. */
static inline struct hoshi_str read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        fail_msg("cannot read %s", path);
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f);
    rewind(f);
    char *p = malloc(n + 1);
    n = fread(p, 1, n, f);
    p[n] = '\0';
    fclose(f);
    return (struct hoshi_str){p, n};
}

#endif
