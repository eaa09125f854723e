/* What we use of SQLite, by address: the library is loaded when a history is read or written. */
#ifndef HOSHI_STORE_LIBSQLITE_H
#define HOSHI_STORE_LIBSQLITE_H

#include <sqlite3.h>

#include "io/dynlib.h"

#define HOSHI_LIBSQLITE(X)                                                                         \
    X(sqlite3_bind_blob)                                                                           \
    X(sqlite3_bind_int64)                                                                          \
    X(sqlite3_bind_null)                                                                           \
    X(sqlite3_bind_text)                                                                           \
    X(sqlite3_busy_timeout)                                                                        \
    X(sqlite3_changes)                                                                             \
    X(sqlite3_close)                                                                               \
    X(sqlite3_column_blob)                                                                         \
    X(sqlite3_column_bytes)                                                                        \
    X(sqlite3_column_int64)                                                                        \
    X(sqlite3_column_text)                                                                         \
    X(sqlite3_column_type)                                                                         \
    X(sqlite3_db_config)                                                                           \
    X(sqlite3_db_readonly)                                                                         \
    X(sqlite3_exec)                                                                                \
    X(sqlite3_finalize)                                                                            \
    X(sqlite3_free)                                                                                \
    X(sqlite3_last_insert_rowid)                                                                   \
    X(sqlite3_limit)                                                                               \
    X(sqlite3_open_v2)                                                                             \
    X(sqlite3_prepare_v2)                                                                          \
    X(sqlite3_serialize)                                                                           \
    X(sqlite3_step)                                                                                \
    X(sqlite3_system_errno)

/** Its functions under their own names. */
struct hoshi_libsqlite {
    HOSHI_LIBSQLITE(HOSHI_DYNLIB_MEMBER)
};

/**
 * The functions, loaded if they were not yet.
 *
 * @return the table, or NULL when the library cannot be loaded
 * @owner  static storage
 */
const struct hoshi_libsqlite *hoshi_libsqlite(void);

#endif
