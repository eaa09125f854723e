#include "app/batch/folders.h"

#include <fcntl.h>
#include <glob.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/batch/stream.h"
#include "base/memory.h"
#include "io/walk.h"

struct finder {
    struct hoshi_arena *arena;
    struct hoshi_batch_folders *found;
    bool nomem;
};

static void add(struct finder *f, const char *path)
{
    struct hoshi_batch_folders *to = f->found;
    if (!hoshi_is_folder(path))
        return;
    if (to->n == to->cap) {
        size_t cap = to->cap != 0 ? to->cap * 2 : 16;
        const char **more = hoshi_arena_array(f->arena, cap, sizeof *more);
        f->nomem = f->nomem || more == NULL;
        if (more == NULL)
            return;
        if (to->n != 0)
            memcpy(more, to->v, to->n * sizeof *more);
        to->v = more;
        to->cap = cap;
    }
    to->v[to->n] = hoshi_arena_strndup(f->arena, path, strlen(path));
    f->nomem = f->nomem || to->v[to->n] == NULL;
    to->n += to->v[to->n] != NULL;
}

static void add_operand(struct finder *f, const char *operand)
{
    glob_t hits;
    add(f, operand);
    if (hoshi_is_folder(operand) || strpbrk(operand, "*?[") == NULL)
        return;
    int error = glob(operand, 0, NULL, &hits);
    if (error == GLOB_NOSPACE)
        hoshi_memory_refused();
    if (error != 0)
        return;
    for (size_t i = 0; i < hits.gl_pathc; i++)
        add(f, hits.gl_pathv[i]);
    globfree(&hits);
}

/* A line as next_of_list() of input.c takes it. */
static void add_line(struct finder *f, const struct hoshi_stream *list, struct hoshi_str line)
{
    struct hoshi_buf path;
    if (list->separator == '\n' && line.n > 0 && line.p[line.n - 1] == '\r')
        line.n--;
    if (line.n == 0 || memchr(line.p, '\0', line.n) != NULL)
        return;
    hoshi_buf_init(&path, 0);
    hoshi_buf_put(&path, line.p, line.n);
    f->nomem = f->nomem || path.failed;
    if (!path.failed)
        add(f, path.p);
    hoshi_buf_release(&path);
}

static void add_list(struct finder *f, const char *name)
{
    struct hoshi_stream list = {.fd = -1};
    struct hoshi_str line;
    struct stat st;
    if (strcmp(name, "-") == 0 || stat(name, &st) != 0 || !S_ISREG(st.st_mode))
        return;
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    hoshi_stream_open(&list, fd, true);
    enum hoshi_stream_next next = HOSHI_STREAM_LINE;
    while (next == HOSHI_STREAM_LINE || next == HOSHI_STREAM_TOO_LONG) {
        next = hoshi_stream_next(&list, true, &line);
        if (next == HOSHI_STREAM_LINE)
            add_line(f, &list, line);
    }
    hoshi_stream_release(&list);
}

enum hoshi_rc hoshi_batch_folders(const struct hoshi_batch_request *request,
                                  struct hoshi_arena *arena, struct hoshi_batch_folders *ret_found)
{
    struct finder f = {.arena = arena, .found = ret_found};
    *ret_found = (struct hoshi_batch_folders){.n = 0};
    for (size_t i = 0; i < request->n_operand; i++)
        add_operand(&f, request->operand[i]);
    for (size_t i = 0; i < request->n_files_from; i++)
        add_list(&f, request->files_from[i]);
    return f.nomem ? HOSHI_E_NOMEM : HOSHI_OK;
}
