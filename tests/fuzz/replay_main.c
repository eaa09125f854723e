/* Feeds every file of the given directories to a fuzz target: seeds and old crashes become an
 * ordinary test, with any compiler. Also takes single files, to look at one crash. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int one_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        perror(path);
        return -1;
    }
    uint8_t *data = NULL;
    size_t n = 0, cap = 0;
    for (;;) {
        if (n == cap) {
            cap = cap != 0 ? cap * 2 : 4096;
            uint8_t *grown = realloc(data, cap);
            if (grown == NULL)
                abort();
            data = grown;
        }
        size_t got = fread(data + n, 1, cap - n, f);
        if (got == 0)
            break;
        n += got;
    }
    fclose(f);
    /* Exactly n bytes, so that a sanitizer sees the first byte read too many. */
    uint8_t *exact = malloc(n != 0 ? n : 1);
    if (exact == NULL)
        abort();
    memcpy(exact, data, n);
    free(data);
    printf("%s\n", path);
    fflush(stdout); /* before a crash, not after it */
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
    return 1;
}

static int one_path(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        perror(path);
        return -1;
    }
    if (!S_ISDIR(st.st_mode))
        return one_file(path);

    struct dirent **entry;
    int n = scandir(path, &entry, NULL, alphasort);
    if (n < 0) {
        perror(path);
        return -1;
    }
    int done = 0;
    for (int i = 0; i < n; i++) {
        char file[4096];
        if (entry[i]->d_name[0] != '.' && done >= 0) {
            snprintf(file, sizeof file, "%s/%s", path, entry[i]->d_name);
            int r = one_file(file);
            done = r < 0 ? r : done + r;
        }
        free(entry[i]);
    }
    free(entry);
    return done;
}

int main(int argc, char **argv)
{
    int done = 0;
    for (int i = 1; i < argc; i++) {
        int r = one_path(argv[i]);
        if (r < 0)
            return 1;
        done += r;
    }
    if (done == 0) {
        fprintf(stderr, "no seeds: a fuzz target without any is no test\n");
        return 1;
    }
    return 0;
}
