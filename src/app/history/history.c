/* What is kept, and one of it. */
#include "app/history/history.h"

#include <string.h>

#include "app/history/place.h"
#include "app/session/complain.h"
#include "base/str.h"

#define ID_SHORTEST 4
#define LIST_BYTES 256

static enum hoshi_rc open_and_list(struct hoshi_session *s, const struct hoshi_history_query *query,
                                   struct hoshi_store *store, const char **ret_path,
                                   struct hoshi_history *ret_history)
{
    const char *path = hoshi_history_place(s, query->db);
    if (path == NULL)
        return HOSHI_E_IO;
    struct hoshi_store_result r = hoshi_store_open(path, store);
    if (r.error == HOSHI_STORE_OK)
        r = hoshi_store_list(store, &s->arena, ret_history);
    if (r.error != HOSHI_STORE_OK)
        return hoshi_history_complain(s, path, r);
    *ret_path = path;
    return hoshi_history_pick(s, path, query, ret_history);
}

enum hoshi_rc hoshi_history_list(struct hoshi_session *s, const struct hoshi_history_query *query,
                                 struct hoshi_history *ret_history)
{
    struct hoshi_store store = {.db = NULL};
    const char *path = NULL;
    enum hoshi_rc rc = open_and_list(s, query, &store, &path, ret_history);
    hoshi_store_close(&store);
    return rc;
}

static bool is_beginning(const char *said)
{
    size_t n = strlen(said);
    return n >= ID_SHORTEST && strspn(said, "0123456789abcdef") == n;
}

/* Several are named, so that one can be chosen. */
static const struct hoshi_history_entry *choose(struct hoshi_session *s, const char *path,
                                                const struct hoshi_history *h, const char *said)
{
    hoshi_day day = 0;
    bool is_day = hoshi_date_read(hoshi_str_from(said), &day) == HOSHI_OK;
    const struct hoshi_history_entry *found = NULL;
    struct hoshi_buf list;
    size_t n = 0;
    hoshi_buf_init(&list, 0);
    for (size_t i = 0; i < h->n; i++) {
        const struct hoshi_history_entry *e = &h->entry[i];
        if (!(is_beginning(said) && hoshi_str_starts(e->sha256, said)) &&
            !(is_day && e->side.as_of == day))
            continue;
        found = e;
        n++;
        if (list.n > LIST_BYTES)
            continue;
        hoshi_buf_puts(&list, list.n != 0 ? ", " : "");
        hoshi_buf_put(&list, e->sha256, HOSHI_HISTORY_ID_CHARS);
    }
    if (n != 1)
        (void)hoshi_session_complain(s, path, n == 0 ? HOSHI_HS3041 : HOSHI_HS3044, said,
                                     n == 0 ? NULL : list.p, NULL);
    hoshi_buf_release(&list);
    return n == 1 ? found : NULL;
}

enum hoshi_rc hoshi_history_find(struct hoshi_session *s, const struct hoshi_history_query *query,
                                 const char *said, const struct hoshi_history_entry **ret_entry,
                                 struct hoshi_buf *json)
{
    struct hoshi_store store = {.db = NULL};
    struct hoshi_history h = {.n = 0};
    const struct hoshi_history_entry *e = NULL;
    const char *path = NULL;
    enum hoshi_rc rc = open_and_list(s, query, &store, &path, &h);
    if (rc == HOSHI_OK && said != NULL)
        e = choose(s, path, &h, said);
    else if (rc == HOSHI_OK && h.n != 0)
        e = &h.entry[h.n - 1];
    if (rc == HOSHI_OK && e == NULL)
        rc = HOSHI_E_UNSUPPORTED;
    if (rc == HOSHI_OK)
        rc = hoshi_history_complain(s, path, hoshi_store_json(&store, e->sha256, json));
    hoshi_store_close(&store);
    if (rc == HOSHI_OK)
        *ret_entry = e;
    return rc;
}

enum hoshi_rc hoshi_history_read(struct hoshi_session *s, struct hoshi_str json,
                                 struct hoshi_history_entry *ret_entry)
{
    return hoshi_history_index(s, NULL, json, &s->arena, ret_entry);
}
