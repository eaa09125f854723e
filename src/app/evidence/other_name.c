#include "app/evidence/other_name.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "io/beneath.h"

static bool is_there(int folder, const char *path)
{
    struct hoshi_beneath_file f;
    bool ok = hoshi_beneath_open(folder, path, false, &f) == HOSHI_BENEATH_OK;
    hoshi_fd_close(f.fd);
    return ok;
}

/* The next part of a path between strokes of either kind. */
static struct hoshi_str part_of(const char **at)
{
    *at += strspn(*at, "/\\");
    struct hoshi_str part = {*at, strcspn(*at, "/\\")};
    *at += part.n;
    return part;
}

/* One part behind what is known: as it is written, or as the folder has it in other letters. */
static bool add_part(struct hoshi_buf *path, int folder, struct hoshi_str part, bool look)
{
    size_t before = path->n;
    hoshi_buf_puts(path, before != 0 ? "/" : "");
    size_t at = path->n;
    hoshi_buf_put(path, part.p, part.n);
    if (path->failed)
        return false;
    char *other = look ? hoshi_beneath_other_name(folder, path->p, hoshi_str_eq_nocase) : NULL;
    if (other != NULL) {
        struct hoshi_buf with_other;
        hoshi_buf_init(&with_other, 0);
        hoshi_buf_put(&with_other, path->p, at);
        hoshi_buf_puts(&with_other, other);
        hoshi_buf_release(path);
        *path = with_other;
    }
    free(other);
    return !path->failed;
}

static const char *written(int folder, const char *path, bool look, struct hoshi_arena *arena)
{
    struct hoshi_buf b;
    const char *found = NULL;
    bool ok = *path != '/'; /* what is absolute was meant so */
    hoshi_buf_init(&b, 0);
    for (const char *at = path; ok && *at != '\0';) {
        struct hoshi_str part = part_of(&at);
        if (part.n == 0 || (part.n == 1 && part.p[0] == '.'))
            continue;
        ok = add_part(&b, folder, part, look);
    }
    if (ok && b.n != 0 && strcmp(b.p, path) != 0 && is_there(folder, b.p))
        found = hoshi_arena_strndup(arena, b.p, b.n);
    hoshi_buf_release(&b);
    return found;
}

const char *hoshi_evidence_other_name(int folder, const char *path, struct hoshi_arena *arena)
{
    const char *plain = written(folder, path, false, arena);
    return plain != NULL ? plain : written(folder, path, true, arena);
}
