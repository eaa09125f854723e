/* Outputs that would destroy what they were made from, or each other. Looked at before anything is
 * written: afterwards it is too late. */
#include "app/batch/guard.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/batch/folders.h"
#include "app/batch/names.h"
#include "app/session/complain.h"
#include "app/session/outputs.h"
#include "base/memory.h"
#include "io/place.h"
#include "io/walk.h"

/* --- what is written */

#define NAMES_MAX (4 * HOSHI_BATCH_OUTPUTS_MAX + 8)

struct names {
    struct hoshi_session *s;
    const char **v;
    size_t n, cap;
    bool failed; /* no memory */
};

static void add(struct names *l, const char *path, const char *suffix)
{
    size_t n = strlen(path), k = strlen(suffix);
    char *name = hoshi_arena_alloc(&l->s->arena, n + k + 1);
    if (name == NULL || l->n == l->cap) {
        l->failed = true;
        return;
    }
    memcpy(name, path, n);
    memcpy(name + n, suffix, k + 1);
    l->v[l->n++] = name;
}

/* A file, and with a journal what it is called until it is complete. */
static void add_output(struct names *l, const struct hoshi_batch_request *q, const char *path,
                       const char *suffix)
{
    static const char part[] = ".part";
    char both[32];
    add(l, path, suffix);
    if (q->resume == NULL)
        return;
    (void)snprintf(both, sizeof both, "%s%s", suffix, part);
    add(l, path, both);
}

static bool list_all(struct names *l, const struct hoshi_batch_request *q, const char *const *other,
                     size_t n_other)
{
    l->cap = NAMES_MAX + n_other;
    l->v = hoshi_arena_array(&l->s->arena, l->cap, sizeof *l->v);
    if (l->v == NULL)
        return false;
    for (size_t i = 0; i < q->n_output; i++) {
        if (q->output[i].path == NULL)
            continue;
        add_output(l, q, q->output[i].path, "");
        if (q->n_shard != 0)
            add_output(l, q, q->output[i].path, ".manifest");
    }
    if (q->resume != NULL)
        add(l, q->resume, "");
    if (q->resume != NULL && q->n_sink != 0)
        add_output(l, q, q->resume, ".records");
    for (size_t i = 0; i < n_other; i++)
        add(l, other[i], "");
    return !l->failed;
}

/* --- what is read */

static bool reads(struct hoshi_session *s, const char *read, const char *path)
{
    return strcmp(read, "-") != 0 && hoshi_file_same_place(read, path) &&
           !hoshi_session_complain(s, path, HOSHI_HS3011, read, NULL, NULL);
}

/* A pattern that the shell has left to us. */
static bool reads_pattern(struct hoshi_session *s, const char *pattern, const char *path)
{
    glob_t found;
    bool hit = false;
    if (strpbrk(pattern, "*?[") == NULL)
        return false;
    int error = glob(pattern, 0, NULL, &found);
    if (error == GLOB_NOSPACE)
        hoshi_memory_refused();
    if (error != 0)
        return false;
    for (size_t i = 0; i < found.gl_pathc && !hit; i++)
        hit = reads(s, found.gl_pathv[i], path);
    globfree(&found);
    return hit;
}

/* Whether a file there would be read, or get a record. rest: below the folder; behind it the name
 * that a file would have, or "". */
static bool is_seen(const struct hoshi_batch_request *q, const char *folder, const char *rest,
                    const char *name)
{
    char *walked = NULL;
    if (asprintf(&walked, "%s/%s%s", folder, rest, name) < 0)
        return true;
    const char *below = walked + strlen(folder) + 1, *last = strrchr(walked, '/') + 1;
    bool hidden = *below == '.' || strstr(below, "/.") != NULL;
    bool seen = !hidden && (hoshi_batch_is_included(q, walked, below, last) ||
                            hoshi_batch_is_suspect(q, below, last));
    free(walked);
    return seen;
}

static bool is_among(struct hoshi_session *s, const struct hoshi_batch_request *q,
                     const char *folder, const char *path)
{
    char *rest = hoshi_file_beneath(folder, path);
    bool bad = rest != NULL && is_seen(q, folder, rest, "");
    free(rest);
    return bad && !hoshi_session_complain(s, path, HOSHI_HS3012, folder, NULL, NULL);
}

static bool is_harmless(struct hoshi_session *s, const struct hoshi_batch_request *q,
                        const struct hoshi_batch_folders *walked, const char *path)
{
    for (size_t i = 0; i < q->n_files_from; i++) {
        if (reads(s, q->files_from[i], path))
            return false;
    }
    for (size_t i = 0; i < q->n_operand; i++) {
        const char *operand = q->operand[i];
        if (!hoshi_is_folder(operand) &&
            (reads(s, operand, path) || reads_pattern(s, operand, path)))
            return false;
    }
    for (size_t i = 0; i < walked->n; i++) {
        if (is_among(s, q, walked->v[i], path))
            return false;
    }
    return true;
}

/* --- folders of attachments */

static bool lies_among(const struct hoshi_batch_request *q, const char *folder,
                       const struct hoshi_attachment *a)
{
    char *rest =
        hoshi_file_same_place(folder, a->dir) ? strdup("") : hoshi_file_beneath(folder, a->dir);
    char *name = NULL;
    bool bad =
        rest != NULL && (asprintf(&name, "/x%s", a->suffix) < 0 || is_seen(q, folder, rest, name));
    free(name);
    free(rest);
    return bad;
}

/* The files in them have names of their own; what can be wrong is the folder. */
static bool folder_ok(struct hoshi_session *s, const struct hoshi_batch_request *q,
                      const struct hoshi_batch_folders *walked, const struct hoshi_attachment *a,
                      const struct names *file)
{
    for (size_t i = 0; i < file->n; i++) {
        if (hoshi_file_same_place(file->v[i], a->dir))
            return hoshi_session_complain(s, a->dir, HOSHI_HS3013, file->v[i], NULL, NULL);
    }
    for (size_t i = 0; i < walked->n; i++) {
        if (lies_among(q, walked->v[i], a))
            return hoshi_session_complain(s, a->dir, HOSHI_HS3012, walked->v[i], NULL, NULL);
    }
    return true;
}

bool hoshi_batch_outputs_ok(struct hoshi_session *s, const struct hoshi_batch_request *q,
                            const char *const *other, size_t n_other)
{
    struct names file = {.s = s};
    struct hoshi_batch_folders walked;
    if (!list_all(&file, q, other, n_other) ||
        hoshi_batch_folders(q, &s->arena, &walked) != HOSHI_OK)
        return hoshi_session_complain(s, NULL, HOSHI_HS2007, NULL, NULL, NULL);
    bool ok = hoshi_session_outputs_ok(s, file.v, file.n);
    for (size_t i = 0; i < file.n; i++)
        ok = is_harmless(s, q, &walked, file.v[i]) && ok;
    for (size_t i = 0; i < q->n_attachment; i++)
        ok = folder_ok(s, q, &walked, &q->attachment[i], &file) && ok;
    return ok && hoshi_session_had_memory(s);
}

bool hoshi_batch_merge_ok(struct hoshi_session *s, const char *const *shard, size_t n,
                          const char *to)
{
    for (size_t i = 0; i < n; i++) {
        char *manifest = NULL;
        if (asprintf(&manifest, "%s.manifest", shard[i]) < 0)
            return hoshi_session_complain(s, NULL, HOSHI_HS2007, NULL, NULL, NULL);
        bool bad = reads(s, shard[i], to) || reads(s, manifest, to);
        free(manifest);
        if (bad)
            return false;
    }
    return hoshi_session_had_memory(s);
}
