/* A history anew from result files. One that is whole is changed in one transaction, so that nobody
 * who uses it meanwhile notices; in place of one that is damaged or gone a new one is made, whole,
 * in memory first, and what is damaged stays under another name. */
#include <stdlib.h>
#include <string.h>

#include "app/history/place.h"
#include "app/session/complain.h"
#include "base/assert.h"
#include "base/limits.h"
#include "base/str.h"
#include "diag/diag.h"
#include "io/place.h"
#include "io/replace.h"
#include "io/walk.h"

struct was {
    const char *sha256;
    bool seen; /* in the files, too */
};

struct rebuild {
    struct hoshi_session *s;
    struct hoshi_store store;
    struct hoshi_arena scratch; /* of one file */
    const char *path;           /* of the history */
    struct was *was;            /* what it had, by hash; none where it was damaged */
    size_t n_was;
    struct hoshi_history_rebuilt done;
    enum hoshi_rc rc; /* the first error; what is wrong with the other files is said all the same */
};

static void note(struct rebuild *b, enum hoshi_rc rc)
{
    b->rc = b->rc != HOSHI_OK ? b->rc : rc;
}

static int by_hash(const void *a, const void *b)
{
    return strcmp(((const struct was *)a)->sha256, ((const struct was *)b)->sha256);
}

static void mark_seen(struct rebuild *b, const char *sha256)
{
    const struct was key = {.sha256 = sha256};
    struct was *was = b->n_was != 0 ? bsearch(&key, b->was, b->n_was, sizeof key, by_hash) : NULL;
    if (was != NULL)
        was->seen = true;
}

static void add_bytes(struct rebuild *b, const char *path, struct hoshi_str json)
{
    struct hoshi_history_entry e;
    bool is_new = false;
    enum hoshi_rc rc = hoshi_history_index(b->s, path, json, &b->scratch, &e);
    if (rc == HOSHI_OK && b->rc == HOSHI_OK)
        rc = hoshi_history_complain(b->s, b->path, hoshi_store_add(&b->store, &e, json, &is_new));
    note(b, rc);
    if (b->rc != HOSHI_OK)
        return;
    mark_seen(b, e.sha256);
    b->done.n += is_new;
    b->done.n_again += !is_new;
}

static void add_file(struct rebuild *b, const char *path)
{
    struct hoshi_buf json;
    hoshi_buf_init(&json, 0);
    struct hoshi_file_result r = hoshi_file_append(path, HOSHI_LIMIT_FILE_BYTES, &json);
    if (r.error != HOSHI_FILE_OK)
        note(b, hoshi_session_complain_file(b->s, path, r, HOSHI_TO_READ));
    else
        add_bytes(b, path, (struct hoshi_str){json.p != NULL ? json.p : "", json.n});
    hoshi_buf_release(&json);
    hoshi_arena_reset(&b->scratch);
}

/* Files of a folder that are called otherwise are none that hoshi wrote as results. */
static void add_folder(struct rebuild *b, const char *folder)
{
    struct hoshi_walk_entry e;
    struct hoshi_walk *walk = hoshi_walk_start(folder);
    if (walk == NULL)
        note(b, HOSHI_E_NOMEM);
    while (walk != NULL && hoshi_walk_next(walk, &e)) {
        if (e.err != 0)
            note(b, hoshi_session_complain_file(b->s, e.path, hoshi_file_failed(e.err),
                                                HOSHI_TO_READ));
        else if (e.kind == HOSHI_ENTRY_FILE && hoshi_path_suffix_is(e.name, ".json"))
            add_file(b, e.path);
    }
    hoshi_walk_stop(walk);
}

static void add_all(struct rebuild *b, const char *const *path, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (hoshi_is_folder(path[i]))
            add_folder(b, path[i]);
        else
            add_file(b, path[i]);
    }
}

static bool remember(struct rebuild *b, const struct hoshi_history *old)
{
    b->was = hoshi_arena_array(&b->s->arena, old->n, sizeof *b->was);
    if (b->was == NULL)
        return false;
    for (size_t i = 0; i < old->n; i++)
        b->was[b->n_was++].sha256 = old->entry[i].sha256;
    if (b->n_was > 1)
        qsort(b->was, b->n_was, sizeof *b->was, by_hash);
    return true;
}

/* Whether every result is still what was kept: one that is not would be lost without its file. */
static struct hoshi_store_result look_at_all(struct rebuild *b, const struct hoshi_history *old)
{
    struct hoshi_store_result r = {.error = HOSHI_STORE_OK};
    struct hoshi_buf json;
    hoshi_buf_init(&json, 0);
    for (size_t i = 0; i < old->n && r.error == HOSHI_STORE_OK; i++) {
        hoshi_buf_clear(&json);
        r = hoshi_store_json(&b->store, old->entry[i].sha256, &json);
    }
    hoshi_buf_release(&json);
    return r;
}

/* The old history, if it is whole; else one in memory. */
static enum hoshi_rc start(struct rebuild *b)
{
    struct hoshi_history old = {.n = 0};
    struct hoshi_store_result r = hoshi_store_open(b->path, &b->store);
    if (r.error == HOSHI_STORE_OK)
        r = hoshi_store_begin(&b->store);
    if (r.error == HOSHI_STORE_OK)
        r = hoshi_store_list_begun(&b->store, &b->s->arena, &old);
    if (r.error == HOSHI_STORE_OK)
        r = look_at_all(b, &old);
    if (r.error == HOSHI_STORE_OK)
        r = hoshi_store_clear(&b->store);
    bool damaged = r.error == HOSHI_STORE_DAMAGED;
    if (damaged || r.error == HOSHI_STORE_NOT_FOUND) {
        hoshi_store_close(&b->store);
        old.n = 0;
        b->done.aside = damaged ? b->path : NULL;
        r = hoshi_store_in_memory(&b->store);
        if (r.error == HOSHI_STORE_OK)
            r = hoshi_store_begin(&b->store);
    }
    if (r.error == HOSHI_STORE_OK && !remember(b, &old))
        return HOSHI_E_NOMEM;
    return hoshi_history_complain(b->s, b->path, r);
}

/* What only the history has is the record of itself: it does not go by accident. */
static enum hoshi_rc look_for_losses(struct rebuild *b, bool drop)
{
    for (size_t i = 0; i < b->n_was; i++)
        b->done.n_left_out += !b->was[i].seen;
    if (b->done.n == 0) {
        (void)hoshi_session_complain(b->s, b->path, HOSHI_HS3046, NULL, NULL, NULL);
        return HOSHI_E_UNSUPPORTED;
    }
    if (b->done.n_left_out == 0 || drop)
        return HOSHI_OK;
    (void)hoshi_session_complain(b->s, b->path, HOSHI_HS3045,
                                 hoshi_diag_number(&b->s->diags, (long long)b->done.n_left_out),
                                 NULL, NULL);
    return HOSHI_E_UNSUPPORTED;
}

static const char *joined(struct rebuild *b, const char *suffix)
{
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    hoshi_buf_puts(&name, b->path);
    hoshi_buf_puts(&name, suffix);
    const char *kept = name.failed ? NULL : hoshi_arena_strndup(&b->s->arena, name.p, name.n);
    hoshi_buf_release(&name);
    return kept;
}

/* A file and the name that it gets beside a new history. */
struct moved {
    const char *from, *to;
    bool is_aside; /* by us */
};

enum { MOVED_MAX = 8 };

/* A damaged history and what SQLite has beside it, which would be taken for the new one's. */
struct aside {
    struct moved file[MOVED_MAX];
    size_t n;
};

static bool name_one(struct rebuild *b, struct aside *a, const char *suffix)
{
    struct moved *m = &a->file[a->n];
    struct hoshi_buf other;
    HOSHI_ASSERT(a->n < MOVED_MAX);
    hoshi_buf_init(&other, 0);
    hoshi_buf_puts(&other, ".damaged");
    hoshi_buf_puts(&other, suffix);
    *m = (struct moved){joined(b, suffix), other.failed ? NULL : joined(b, other.p), false};
    hoshi_buf_release(&other);
    a->n += m->from != NULL && m->to != NULL;
    return m->from != NULL && m->to != NULL;
}

static bool name_all(struct rebuild *b, struct aside *a)
{
    bool ok = name_one(b, a, "");
    for (size_t i = 0; ok && hoshi_store_beside[i] != NULL; i++)
        ok = name_one(b, a, hoshi_store_beside[i]);
    return ok;
}

/* The history itself keeps its first name, too, until the new one takes it. */
static enum hoshi_rc put_aside(struct rebuild *b, struct aside *a)
{
    for (size_t i = 0; i < a->n; i++) {
        struct moved *m = &a->file[i];
        if (i != 0 && !hoshi_file_is_there(m->from))
            continue;
        struct hoshi_file_result r = hoshi_file_set_aside(m->from, m->to);
        m->is_aside = r.error == HOSHI_FILE_OK;
        if (m->is_aside && i != 0)
            r = hoshi_file_remove(m->from);
        if (r.error != HOSHI_FILE_OK)
            return hoshi_session_complain_file(b->s, m->to, r, HOSHI_TO_WRITE);
    }
    return HOSHI_OK;
}

/* What was not put aside here is somebody else's; what cannot be put back stays where it is. */
static void put_back(const struct aside *a)
{
    for (size_t i = 0; i < a->n; i++) {
        const struct moved *m = &a->file[i];
        if (m->is_aside && (hoshi_file_is_there(m->from) ||
                            hoshi_file_set_aside(m->to, m->from).error == HOSHI_FILE_OK))
            (void)hoshi_file_remove(m->to).error;
    }
}

/* The damaged one has its other name before the new one takes the first: at no moment is it gone.
 */
static enum hoshi_rc replace_damaged(struct rebuild *b)
{
    struct aside a = {.n = 0};
    if (!name_all(b, &a))
        return HOSHI_E_NOMEM;
    b->done.aside = a.file[0].to;
    if (hoshi_file_is_there(b->done.aside)) {
        (void)hoshi_session_complain(b->s, b->done.aside, HOSHI_HS2005, NULL, NULL, NULL);
        return HOSHI_E_IO;
    }
    enum hoshi_rc rc = put_aside(b, &a);
    if (rc == HOSHI_OK)
        rc = hoshi_history_complain(b->s, b->path, hoshi_store_write(&b->store, b->path, true));
    if (rc != HOSHI_OK)
        put_back(&a);
    return rc;
}

static enum hoshi_rc finish(struct rebuild *b, bool in_memory)
{
    enum hoshi_rc rc = hoshi_history_complain(b->s, b->path, hoshi_store_commit(&b->store));
    if (rc != HOSHI_OK || !in_memory)
        return rc;
    if (b->done.aside != NULL)
        return replace_damaged(b);
    return hoshi_history_complain(b->s, b->path, hoshi_store_write(&b->store, b->path, false));
}

enum hoshi_rc hoshi_history_rebuild(struct hoshi_session *s, const char *db,
                                    const char *const *path, size_t n, bool drop,
                                    struct hoshi_history_rebuilt *ret_rebuilt)
{
    struct rebuild b = {.s = s, .path = hoshi_history_place(s, db)};
    if (b.path == NULL)
        return HOSHI_E_IO;
    hoshi_arena_init(&b.scratch, 0);
    note(&b, start(&b));
    if (b.rc == HOSHI_OK) {
        bool in_memory = b.store.in_memory;
        add_all(&b, path, n);
        note(&b, b.rc == HOSHI_OK ? look_for_losses(&b, drop) : HOSHI_OK);
        note(&b, b.rc == HOSHI_OK ? finish(&b, in_memory) : HOSHI_OK);
    }
    hoshi_store_close(&b.store);
    hoshi_arena_release(&b.scratch);
    if (b.rc == HOSHI_OK)
        *ret_rebuilt = b.done;
    return b.rc;
}
