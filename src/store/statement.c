#include <errno.h>
#include <limits.h>

#include "store/sqlite.h"

static struct hoshi_store_result is(enum hoshi_store_error error)
{
    return (struct hoshi_store_result){.error = error};
}

static struct hoshi_store_result because(const struct hoshi_libsqlite *lib, sqlite3 *db,
                                         int otherwise)
{
    int err = db != NULL ? lib->sqlite3_system_errno(db) : 0;
    return (struct hoshi_store_result){.error = HOSHI_STORE_ERRNO,
                                       .err = err != 0 ? err : otherwise};
}

struct hoshi_store_result hoshi_store_means(const struct hoshi_libsqlite *lib, sqlite3 *db,
                                            int code)
{
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return is(HOSHI_STORE_OK);
    case SQLITE_NOMEM:
        return is(HOSHI_STORE_NOMEM);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return is(HOSHI_STORE_BUSY);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return is(HOSHI_STORE_READ_ONLY);
    case SQLITE_NOTADB:
        return is(HOSHI_STORE_FOREIGN);
    case SQLITE_FULL:
        return (struct hoshi_store_result){.error = HOSHI_STORE_ERRNO, .err = ENOSPC};
    case SQLITE_TOOBIG:
        return (struct hoshi_store_result){.error = HOSHI_STORE_ERRNO, .err = EFBIG};
    case SQLITE_IOERR:
        return because(lib, db, EIO);
    case SQLITE_CANTOPEN:
        return because(lib, db, ENOENT);
    default: /* a table that is not there, a row that may not be: not as we have made it */
        return is(HOSHI_STORE_DAMAGED);
    }
}

struct hoshi_store_result hoshi_store_run(const struct hoshi_libsqlite *lib, sqlite3 *db,
                                          const char *sql)
{
    return hoshi_store_means(lib, db, lib->sqlite3_exec(db, sql, NULL, NULL, NULL));
}

struct hoshi_store_result hoshi_store_ask(sqlite3 *db, const char *sql, long long *ret_value)
{
    struct hoshi_store store = {.db = db};
    struct hoshi_statement q = hoshi_statement(&store, sql);
    bool is_number = false;
    long long v = 0;
    if (hoshi_statement_row(&q))
        v = hoshi_statement_number(&q, &is_number);
    struct hoshi_store_result r = hoshi_statement_end(&q);
    if (r.error == HOSHI_STORE_OK && !is_number)
        r.error = HOSHI_STORE_DAMAGED;
    if (r.error == HOSHI_STORE_OK)
        *ret_value = v;
    return r;
}

static void note(struct hoshi_statement *q, int code)
{
    if (q->code == SQLITE_OK && code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        q->code = code;
}

struct hoshi_statement hoshi_statement(struct hoshi_store *store, const char *sql)
{
    struct hoshi_statement q = {.lib = hoshi_libsqlite(), .db = store->db};
    note(&q, q.lib->sqlite3_prepare_v2(q.db, sql, -1, &q.stmt, NULL));
    return q;
}

void hoshi_statement_put_text(struct hoshi_statement *q, const char *s)
{
    q->position++;
    if (q->code != SQLITE_OK)
        return;
    note(q, s != NULL ? q->lib->sqlite3_bind_text(q->stmt, q->position, s, -1, SQLITE_STATIC)
                      : q->lib->sqlite3_bind_null(q->stmt, q->position));
}

void hoshi_statement_put_bytes(struct hoshi_statement *q, struct hoshi_str bytes)
{
    q->position++;
    if (q->code == SQLITE_OK)
        note(q, bytes.n > INT_MAX ? SQLITE_TOOBIG
                                  : q->lib->sqlite3_bind_blob(q->stmt, q->position, bytes.p,
                                                              (int)bytes.n, SQLITE_STATIC));
}

void hoshi_statement_put_number(struct hoshi_statement *q, bool is_number, long long v)
{
    q->position++;
    if (q->code != SQLITE_OK)
        return;
    note(q, is_number ? q->lib->sqlite3_bind_int64(q->stmt, q->position, v)
                      : q->lib->sqlite3_bind_null(q->stmt, q->position));
}

bool hoshi_statement_row(struct hoshi_statement *q)
{
    if (q->code != SQLITE_OK)
        return false;
    int code = q->lib->sqlite3_step(q->stmt);
    note(q, code);
    q->position = 0;
    return code == SQLITE_ROW;
}

const char *hoshi_statement_text(struct hoshi_statement *q, struct hoshi_arena *arena)
{
    int at = q->position++;
    if (q->lib->sqlite3_column_type(q->stmt, at) == SQLITE_NULL)
        return NULL;
    const char *s = (const char *)q->lib->sqlite3_column_text(q->stmt, at);
    const char *copy =
        s != NULL ? hoshi_arena_strndup(arena, s, (size_t)q->lib->sqlite3_column_bytes(q->stmt, at))
                  : NULL;
    note(q, copy != NULL ? SQLITE_OK : SQLITE_NOMEM);
    return copy;
}

long long hoshi_statement_number(struct hoshi_statement *q, bool *ret_is)
{
    int at = q->position++;
    *ret_is = q->lib->sqlite3_column_type(q->stmt, at) == SQLITE_INTEGER;
    return *ret_is ? q->lib->sqlite3_column_int64(q->stmt, at) : 0;
}

struct hoshi_str hoshi_statement_bytes(struct hoshi_statement *q)
{
    int at = q->position++;
    const void *p = q->lib->sqlite3_column_blob(q->stmt, at);
    int n = q->lib->sqlite3_column_bytes(q->stmt, at);
    return (struct hoshi_str){p, p != NULL ? (size_t)n : 0};
}

struct hoshi_store_result hoshi_statement_end(struct hoshi_statement *q)
{
    struct hoshi_store_result r = hoshi_store_means(q->lib, q->db, q->code);
    (void)q->lib->sqlite3_finalize(q->stmt); /* repeats the answer of the step */
    q->stmt = NULL;
    return r;
}
