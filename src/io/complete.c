#include "io/complete.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* "dir-of-sheet/path", or path when it is absolute. free() it. */
static char *beside(const char *sheet, const char *path)
{
    const char *slash = strrchr(sheet, '/');
    char *full = NULL;
    int n_dir = slash != NULL && path[0] != '/' ? (int)(slash - sheet) + 1 : 0;
    return asprintf(&full, "%.*s%s", n_dir, sheet, path) < 0 ? NULL : full;
}

bool hoshi_complete_is_folder(const char *sheet, const char *path)
{
    struct stat st;
    char *full = beside(sheet, path);
    bool yes = full != NULL && stat(full, &st) == 0 && S_ISDIR(st.st_mode);
    free(full);
    return yes;
}

bool hoshi_complete_exists(const char *sheet, const char *path)
{
    char *full = beside(sheet, path);
    bool yes = full != NULL && access(full, F_OK) == 0;
    free(full);
    return yes;
}

/* Shorten *common to what it shares with name, not cutting within a character. */
static void share(char *common, const char *name)
{
    size_t n = 0;
    while (common[n] != '\0' && common[n] == name[n])
        n++;
    while (n > 0 && ((unsigned char)common[n] & 0xc0) == 0x80)
        n--;
    common[n] = '\0';
}

size_t hoshi_complete_path(const char *sheet, const char *typed, char *ret_path, size_t cap)
{
    const char *slash = strrchr(typed, '/');
    size_t n_dir = slash != NULL ? (size_t)(slash - typed) + 1 : 0, n_match = 0;
    const char *stem = typed + n_dir;
    char common[256] = "", dir[4096];
    snprintf(ret_path, cap, "%s", typed);
    snprintf(dir, sizeof dir, "%.*s.", (int)n_dir, typed);
    char *full = beside(sheet, dir);
    DIR *d = full != NULL ? opendir(full) : NULL;
    free(full);
    if (d == NULL)
        return 0;
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        bool hidden = e->d_name[0] == '.' && stem[0] != '.';
        if (hidden || strncmp(e->d_name, stem, strlen(stem)) != 0)
            continue;
        if (n_match++ == 0)
            snprintf(common, sizeof common, "%s", e->d_name);
        else
            share(common, e->d_name);
    }
    closedir(d);
    if (n_match == 0)
        return 0;
    snprintf(ret_path, cap, "%.*s%s", (int)n_dir, typed, common);
    size_t n = strlen(ret_path);
    if (n_match == 1 && hoshi_complete_is_folder(sheet, ret_path) && n + 1 < cap) {
        ret_path[n] = '/';
        ret_path[n + 1] = '\0';
    }
    return n_match;
}
