/* Where a history lies, what is said when it cannot be used, and what its index says of a result.
 */
#include "app/history/place.h"

#include <hoshi/builtin.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/session/complain.h"
#include "app/session/need.h"
#include "app/session/outputs.h"
#include "base/digest.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "io/place.h"
#include "io/world.h"
#include "report/diff_words.h"
#include "report/json/read.h"
#include "report/json/side.h"

/* Where a link leads: what SQLite has beside a history lies beside the file, not the link. */
static const char *behind_links(struct hoshi_session *s, const char *path)
{
    char *real = NULL;
    struct hoshi_file_result r = hoshi_file_behind_links(path, &real);
    const char *kept = real != NULL ? hoshi_arena_strndup(&s->arena, real, strlen(real)) : NULL;
    if (r.error != HOSHI_FILE_OK)
        (void)hoshi_session_complain_file(s, path, r, HOSHI_TO_READ);
    free(real);
    return kept;
}

/* No output may take its place, nor that of what SQLite has beside it. */
static bool spare(struct hoshi_session *s, const char *place)
{
    bool ok = hoshi_session_reads(s, place) == HOSHI_OK;
    for (size_t i = 0; hoshi_store_beside[i] != NULL && ok; i++) {
        struct hoshi_buf name;
        hoshi_buf_init(&name, 0);
        hoshi_buf_puts(&name, place);
        hoshi_buf_puts(&name, hoshi_store_beside[i]);
        ok = !name.failed && hoshi_session_reads(s, name.p) == HOSHI_OK;
        hoshi_buf_release(&name);
    }
    return ok;
}

const char *hoshi_history_place(struct hoshi_session *s, const char *db)
{
    if (hoshi_session_need(s, &hoshi_libsqlite_file) != HOSHI_OK)
        return NULL;
    char *path = db == NULL ? hoshi_env_data_file("history.db") : NULL;
    if (db == NULL && path == NULL)
        (void)hoshi_session_complain(s, NULL, HOSHI_HS2084, NULL, NULL, NULL);
    const char *place = db != NULL || path != NULL ? behind_links(s, db != NULL ? db : path) : NULL;
    free(path);
    return place != NULL && spare(s, place) ? place : NULL;
}

enum hoshi_rc hoshi_history_complain(struct hoshi_session *s, const char *path,
                                     struct hoshi_store_result r)
{
    enum hoshi_diag_code code = HOSHI_HS2004;
    const char *a0 = NULL, *a1 = NULL;
    switch (r.error) {
    case HOSHI_STORE_OK:
        return HOSHI_OK;
    case HOSHI_STORE_NOMEM:
        return HOSHI_E_NOMEM;
    case HOSHI_STORE_NOT_FOUND:
        code = HOSHI_HS2080;
        break;
    case HOSHI_STORE_FOREIGN:
        code = HOSHI_HS2081;
        break;
    case HOSHI_STORE_NEWER:
        code = HOSHI_HS2082;
        a0 = hoshi_diag_number(&s->diags, r.version);
        a1 = hoshi_diag_number(&s->diags, hoshi_store_version);
        break;
    case HOSHI_STORE_DAMAGED:
        code = HOSHI_HS2083;
        break;
    case HOSHI_STORE_LINKED:
        code = HOSHI_HS2086;
        break;
    case HOSHI_STORE_BUSY:
        code = HOSHI_HS2039;
        break;
    case HOSHI_STORE_READ_ONLY:
        code = HOSHI_HS2038;
        break;
    case HOSHI_STORE_TOO_LARGE:
        code = HOSHI_HS2085;
        a0 = hoshi_diag_number(&s->diags, HOSHI_LIMIT_HISTORY);
        break;
    case HOSHI_STORE_UNREADABLE:
        code = HOSHI_HS2001;
        a0 = hoshi_why(r.err);
        break;
    case HOSHI_STORE_ERRNO:
        a0 = hoshi_why(r.err);
        break;
    }
    (void)hoshi_session_complain(s, path, code, a0, a1, NULL);
    return HOSHI_E_IO;
}

enum hoshi_rc hoshi_history_index(struct hoshi_session *s, const char *name, struct hoshi_str json,
                                  struct hoshi_arena *arena, struct hoshi_history_entry *ret_entry)
{
    struct hoshi_history_entry e = {.sha256 = NULL};
    struct hoshi_buf where;
    int32_t score = 0;
    char *sha256 = hoshi_arena_alloc(arena, HOSHI_SHA256_HEX_BYTES);
    if (sha256 == NULL)
        return HOSHI_E_NOMEM;
    hoshi_buf_init(&where, 0);
    hoshi_json *root = hoshi_json_read(json);
    const char *repeated = root != NULL ? hoshi_json_repeated(root) : NULL;
    enum hoshi_rc rc = HOSHI_E_INVALID;
    if (!hoshi_json_says(root, "result/1"))
        hoshi_buf_puts(&where, "hoshi");
    else if (repeated != NULL)
        hoshi_buf_puts(&where, repeated);
    else
        rc = hoshi_diff_side_read(root, name, arena, &where, &e.side);
    e.has_score = hoshi_json_integer_at(root, "score", &score);
    hoshi_json_delete(root);
    if (rc == HOSHI_E_INVALID)
        (void)hoshi_session_complain(s, name, HOSHI_HS1721, where.p != NULL ? where.p : "", NULL,
                                     NULL);
    hoshi_buf_release(&where);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_sha256_hex(json, sha256);
    e.sha256 = sha256;
    e.score = score;
    e.total = hoshi_diff_total(&e.side).tally;
    hoshi_builtin_look_side(&e.side);
    *ret_entry = e;
    return HOSHI_OK;
}
