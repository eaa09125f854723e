/* Results are read and looked at first, all of them; then they are kept, all or none. */
#include <string.h>

#include "app/history/place.h"
#include "app/session/complain.h"
#include "io/place.h"

struct kept {
    struct hoshi_history_entry entry;
    struct hoshi_str json;
};

static enum hoshi_rc read_one(struct hoshi_session *s, const char *path,
                              const struct hoshi_compare_request *request, struct kept *ret_kept)
{
    struct hoshi_buf json;
    hoshi_buf_init(&json, 0);
    enum hoshi_rc rc = hoshi_compare_record(s, path, request->catalog, request, &json);
    if (rc == HOSHI_OK) {
        const char *bytes = hoshi_arena_strndup(&s->arena, json.p, json.n);
        ret_kept->json = (struct hoshi_str){bytes, json.n};
        rc = bytes != NULL
                 ? hoshi_history_index(s, path, ret_kept->json, &s->arena, &ret_kept->entry)
                 : HOSHI_E_NOMEM;
    }
    hoshi_buf_release(&json);
    return rc;
}

/* Where none is named, its folder is made too; a folder that somebody has named must be there. */
static enum hoshi_rc open_to_add(struct hoshi_session *s, const char *path, bool is_named,
                                 struct hoshi_store *ret_store)
{
    struct hoshi_store_result r = hoshi_store_open(path, ret_store);
    if (r.error == HOSHI_STORE_NOT_FOUND) {
        struct hoshi_file_result made = {HOSHI_FILE_OK, 0};
        if (!is_named)
            made = hoshi_file_make_folders(path);
        if (made.error != HOSHI_FILE_OK)
            return hoshi_session_complain_file(s, path, made, HOSHI_TO_WRITE);
        r = hoshi_store_create(path);
        if (r.error == HOSHI_STORE_OK)
            r = hoshi_store_open(path, ret_store);
    }
    return hoshi_history_complain(s, path, r);
}

static struct hoshi_store_result keep(struct hoshi_store *store, const struct kept *kept, size_t n,
                                      struct hoshi_history_added *added)
{
    struct hoshi_store_result r = hoshi_store_begin(store);
    for (size_t i = 0; i < n && r.error == HOSHI_STORE_OK; i++) {
        r = hoshi_store_add(store, &kept[i].entry, kept[i].json, &added[i].is_new);
        added[i].entry = &kept[i].entry;
    }
    return r.error == HOSHI_STORE_OK ? hoshi_store_commit(store) : r;
}

enum hoshi_rc hoshi_history_add(struct hoshi_session *s, const char *db, const char *const *file,
                                size_t n, const struct hoshi_compare_request *request,
                                struct hoshi_history_added **ret_added)
{
    struct hoshi_store store = {.db = NULL};
    struct kept *kept = hoshi_arena_array(&s->arena, n, sizeof *kept);
    struct hoshi_history_added *added = hoshi_arena_array(&s->arena, n, sizeof *added);
    const char *path = hoshi_history_place(s, db);
    enum hoshi_rc rc = HOSHI_OK;
    if (path == NULL)
        return HOSHI_E_IO;
    if (kept == NULL || added == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < n; i++) { /* what is wrong with any is said at once */
        enum hoshi_rc one = read_one(s, file[i], request, &kept[i]);
        added[i] = (struct hoshi_history_added){.path = file[i]};
        rc = rc != HOSHI_OK ? rc : one;
    }
    if (rc == HOSHI_OK)
        rc = open_to_add(s, path, db != NULL, &store);
    if (rc == HOSHI_OK)
        rc = hoshi_history_complain(s, path, keep(&store, kept, n, added));
    hoshi_store_close(&store);
    if (rc == HOSHI_OK)
        *ret_added = added;
    return rc;
}
