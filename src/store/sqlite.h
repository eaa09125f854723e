/* What the files of this layer share: statements, and what SQLite's answers mean. */
#ifndef HOSHI_STORE_SQLITE_H
#define HOSHI_STORE_SQLITE_H

#include "store/libsqlite.h"
#include "store/store.h"

/** In every history's head: "HOSH". */
#define HOSHI_STORE_APPLICATION 0x484F5348

/**
 * What an answer of SQLite means.
 *
 * @param lib  loaded
 * @param db   that gave it, or NULL
 * @param code SQLITE_…
 * @return STORE_OK for SQLITE_OK, SQLITE_ROW and SQLITE_DONE
 */
struct hoshi_store_result hoshi_store_means(const struct hoshi_libsqlite *lib, sqlite3 *db,
                                            int code);

/**
 * Run text without arguments, which is ours: one statement or several.
 *
 * @param lib loaded
 * @param db  open
 * @param sql static text
 * @return STORE_OK, or why not
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_run(const struct hoshi_libsqlite *lib,
                                                         sqlite3 *db, const char *sql);

/**
 * The number that a statement without arguments answers.
 *
 * @param db        open
 * @param sql       static text
 * @param ret_value set on success
 * @return STORE_OK, or why not
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_ask(sqlite3 *db, const char *sql,
                                                         long long *ret_value);

/** A statement, and the first thing that went wrong with it. */
struct hoshi_statement {
    const struct hoshi_libsqlite *lib;
    sqlite3 *db;
    sqlite3_stmt *stmt;
    int code;     /* SQLITE_OK, or the first that is not */
    int position; /* of the next argument, from 1; of the next column, from 0 */
};

/**
 * Prepare a statement.
 *
 * @param store open
 * @param sql   static text, with ? where arguments come
 * @return the statement; hoshi_statement_end() takes it
 * @owner  caller
 */
struct hoshi_statement hoshi_statement(struct hoshi_store *store, const char *sql);

/**
 * The next argument is a text.
 *
 * @param q of hoshi_statement()
 * @param s valid until the step; NULL: none
 */
void hoshi_statement_put_text(struct hoshi_statement *q, const char *s);

/**
 * The next argument is bytes.
 *
 * @param q     of hoshi_statement()
 * @param bytes valid until the step
 */
void hoshi_statement_put_bytes(struct hoshi_statement *q, struct hoshi_str bytes);

/**
 * The next argument is a number.
 *
 * @param q  of hoshi_statement()
 * @param is false: none
 * @param v  which
 */
void hoshi_statement_put_number(struct hoshi_statement *q, bool is, long long v);

/**
 * The next row.
 *
 * @param q of hoshi_statement()
 * @return false at the end, or after a failure
 */
bool hoshi_statement_row(struct hoshi_statement *q);

/**
 * The next column of the row as a copy.
 *
 * @param q     at a row
 * @param arena owns the copy
 * @return NULL: none; or without memory, which q remembers
 * @owner  arena
 */
const char *hoshi_statement_text(struct hoshi_statement *q, struct hoshi_arena *arena);

/**
 * The next column of the row.
 *
 * @param q      at a row
 * @param ret_is whether there is a number
 * @return the number
 */
long long hoshi_statement_number(struct hoshi_statement *q, bool *ret_is);

/**
 * The next column of the row, valid until the next one.
 *
 * @param q at a row
 * @return its bytes
 * @owner  the statement
 */
struct hoshi_str hoshi_statement_bytes(struct hoshi_statement *q);

/**
 * Give a statement back.
 *
 * @param q of hoshi_statement()
 * @return what became of it
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_statement_end(struct hoshi_statement *q);

/** One migration. */
struct hoshi_migration_sql {
    const unsigned char *sql; /* a NUL behind it */
};

/**
 * Bring a history up to date, in one transaction.
 *
 * @param lib  loaded
 * @param db   open, to be written
 * @param list the migrations, oldest first
 * @param n    how many: the version afterwards
 * @return STORE_OK, or why not; then it is as it was
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_migrate(const struct hoshi_libsqlite *lib,
                                                             sqlite3 *db,
                                                             const struct hoshi_migration_sql *list,
                                                             size_t n);

/** Those of migrations.def. */
extern const struct hoshi_migration_sql hoshi_store_migrations[];

#endif
