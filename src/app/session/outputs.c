#include "app/session/outputs.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "app/session/complain.h"
#include "base/limits.h"
#include "base/memory.h"
#include "codec/parse/node.h"
#include "codec/parse/tree.h"
#include "io/file.h"
#include "io/place.h"

#define HEAD_BYTES 4096 /* a sheet says what it is in its first lines */

/* A table says what it is by its columns alone. */
static bool is_table_of_answers(const char *path, struct hoshi_str bytes)
{
    struct hoshi_arena arena;
    struct hoshi_diags unheard;
    struct hoshi_input in = {.name = path, .bytes = bytes};
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&unheard, &arena);
    bool is = hoshi_input_sniff(&in, bytes) == HOSHI_INPUT_CSV &&
              hoshi_input_read(&in, "-", &arena, &unheard) == HOSHI_OK &&
              hoshi_node_get(in.tree->root, "answers") != NULL;
    hoshi_arena_release(&arena);
    return is;
}

/* Whether somebody's answers are there: nothing that is made from answers may replace them. */
static bool holds_answers(const char *path)
{
    struct hoshi_buf bytes;
    hoshi_buf_init(&bytes, HOSHI_LIMIT_FILE_BYTES);
    bool is = false;
    if (hoshi_file_append(path, HOSHI_LIMIT_FILE_BYTES, &bytes).error == HOSHI_FILE_OK) {
        size_t n = bytes.n < HEAD_BYTES ? bytes.n : HEAD_BYTES;
        is = memmem(bytes.p, n, "answers/1", strlen("answers/1")) != NULL ||
             is_table_of_answers(path, (struct hoshi_str){bytes.p, bytes.n});
    }
    hoshi_buf_release(&bytes);
    return is;
}

bool hoshi_session_may_write(struct hoshi_session *s, const char *path)
{
    for (size_t i = 0; i < s->n_file; i++) {
        const char *read = s->file[i].path;
        if (read != NULL && hoshi_file_same_place(read, path))
            return hoshi_session_complain(s, path, HOSHI_HS3011, read, NULL, NULL);
    }
    if (holds_answers(path))
        return hoshi_session_complain(s, path, HOSHI_HS3017, NULL, NULL, NULL);
    return true;
}

bool hoshi_session_had_memory(struct hoshi_session *s)
{
    return !hoshi_memory_was_short() ||
           hoshi_session_complain(s, NULL, HOSHI_HS2007, NULL, NULL, NULL);
}

static const char *earlier_one(const char *const *path, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (hoshi_file_same_place(path[k], path[i]))
            return path[k];
    }
    return NULL;
}

bool hoshi_session_outputs_ok(struct hoshi_session *s, const char *const *path, size_t n)
{
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        const char *other = earlier_one(path, i);
        if (other != NULL)
            ok = hoshi_session_complain(s, path[i], HOSHI_HS3013, other, NULL, NULL);
        else
            ok = hoshi_session_may_write(s, path[i]) && ok;
    }
    return ok && hoshi_session_had_memory(s);
}

bool hoshi_session_new_ok(struct hoshi_session *s, const char *const *path, size_t n)
{
    bool ok = hoshi_session_outputs_ok(s, path, n);
    for (size_t i = 0; i < n; i++) {
        if (faccessat(AT_FDCWD, path[i], F_OK, AT_SYMLINK_NOFOLLOW) == 0)
            ok = hoshi_session_complain(s, path[i], HOSHI_HS2005, NULL, NULL, NULL);
    }
    return ok;
}
