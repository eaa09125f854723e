#include "io/similar.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define NAMES_MAX 3
#define LETTERS_MAX 3u /* that may differ; of kana and kanji one */

static size_t stem_of(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name);
}

static bool is_similar(const char *name, const char *wanted)
{
    char a[256], b[256];
    if (!hoshi_utf8_fold(hoshi_str_from(name), a, sizeof a) ||
        !hoshi_utf8_fold(hoshi_str_from(wanted), b, sizeof b))
        return false;
    size_t n = stem_of(a);
    bool same_stem = n == stem_of(b) && strncmp(a, b, n) == 0;
    unsigned most = hoshi_utf8_is_ascii(b) ? LETTERS_MAX : 1;
    return same_stem || hoshi_str_distance(a, b, most) <= most;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The first ones by name, whatever the order of the folder: the list stays sorted and short. */
static void keep(char *list[NAMES_MAX + 1], size_t *n, const char *name)
{
    char *copy = strdup(name);
    if (copy == NULL)
        return;
    list[(*n)++] = copy;
    qsort(list, *n, sizeof list[0], by_name);
    if (*n > NAMES_MAX)
        free(list[--*n]);
}

void hoshi_similar_names(const char *path, struct hoshi_buf *out)
{
    const char *slash = strrchr(path, '/'), *wanted = slash != NULL ? slash + 1 : path;
    int n_dir = slash != NULL ? (int)(slash - path) + 1 : 0;
    char *folder = NULL, *list[NAMES_MAX + 1];
    size_t n = 0;
    if (asprintf(&folder, "%.*s.", n_dir, path) < 0)
        return;
    DIR *d = opendir(folder);
    free(folder);
    if (d == NULL)
        return;
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        if (e->d_name[0] != '.' && e->d_type != DT_DIR && is_similar(e->d_name, wanted))
            keep(list, &n, e->d_name);
    }
    closedir(d);
    for (size_t i = 0; i < n; i++) {
        hoshi_buf_puts(out, i > 0 ? ", " : "");
        hoshi_buf_put(out, path, (size_t)n_dir);
        hoshi_buf_puts(out, list[i]);
        free(list[i]);
    }
}
