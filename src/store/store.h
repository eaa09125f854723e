/* A history on the disk: one SQLite database. The results in it are the record, byte for byte; the
 * columns beside them are an index. Knows no words: what went wrong is said by who called. */
#ifndef HOSHI_STORE_STORE_H
#define HOSHI_STORE_STORE_H

#include <hoshi/arena.h>
#include <hoshi/buf.h>
#include <hoshi/history.h>

#include "io/dynlib.h"

enum hoshi_store_error {
    HOSHI_STORE_OK = 0,
    HOSHI_STORE_NOT_FOUND, /* no such file */
    HOSHI_STORE_FOREIGN,   /* a file, but no history */
    HOSHI_STORE_NEWER,     /* of a newer hoshi: see version */
    HOSHI_STORE_DAMAGED,   /* a history that does not hold together */
    HOSHI_STORE_LINKED,    /* it has a second name, under which SQLite would not know it */
    HOSHI_STORE_BUSY,      /* another process has it, longer than we wait */
    HOSHI_STORE_READ_ONLY, /* it can be read, not changed */
    HOSHI_STORE_NOMEM,
    HOSHI_STORE_TOO_LARGE,  /* more results than a history may have */
    HOSHI_STORE_UNREADABLE, /* see err */
    HOSHI_STORE_ERRNO,      /* cannot be written; see err */
};

/** What became of a call. */
struct hoshi_store_result {
    enum hoshi_store_error error;
    int err;           /* errno of the last two */
    long long version; /* of STORE_NEWER: what it says it is */
};

/** An open history. Zero-filled: none. */
struct hoshi_store {
    void *db;
    bool read_only, in_memory;
};

/** For messages about a library that is not there. */
extern struct hoshi_dynlib hoshi_libsqlite_file;

/** The version that this program writes. */
extern const long long hoshi_store_version;

/** What is appended to the name of a history for the files that SQLite has beside it; NULL ends. */
extern const char *const hoshi_store_beside[];

/** So much of the beginning of a file hoshi_store_is_head() needs. */
#define HOSHI_STORE_HEAD_BYTES 100

/**
 * Whether a file is a history, by how it begins.
 *
 * @param head its first HOSHI_STORE_HEAD_BYTES, or more
 * @return false for any other SQLite database, too
 */
bool hoshi_store_is_head(struct hoshi_str head);

/**
 * Make an empty history as a file that only its owner may read. It appears whole, or not at all,
 * and never in place of another.
 *
 * @param path its name
 * @return STORE_OK also when another process has just made one there
 * @owner  nothing is kept
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_create(const char *path);

/**
 * Open a history and look whether it is one, whole, and not of a newer program. An older one is
 * brought up to date. What may not be written is opened to be read.
 *
 * @param path      its name
 * @param ret_store the open history; hoshi_store_close() takes it, also after a failure
 * @return STORE_OK, or why not
 * @owner  caller
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_open(const char *path,
                                                          struct hoshi_store *ret_store);

/**
 * A history in memory, to be written as a file when it is complete.
 *
 * @param ret_store as for hoshi_store_open()
 * @return STORE_OK, or why not
 * @owner  caller
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_in_memory(struct hoshi_store *ret_store);

/**
 * Write a history that is in memory as a file, after a look whether it holds together. A new file
 * only its owner may read.
 *
 * @param store    in memory, nothing begun
 * @param path     its name
 * @param replaces another file may have it; else it must be free: STORE_ERRNO with EEXIST
 * @return STORE_OK, or why not
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_write(struct hoshi_store *store,
                                                           const char *path, bool replaces);

/**
 * Begin changes: nobody else changes the history until they are all made, or none.
 *
 * @param store open
 * @return STORE_OK, or why not: READ_ONLY, BUSY, …
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_begin(struct hoshi_store *store);

/**
 * Make the changes last.
 *
 * @param store begun
 * @return STORE_OK, when they are on the disk; or why not: then none is made
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_commit(struct hoshi_store *store);

/**
 * Keep a result.
 *
 * @param store   begun
 * @param entry   what its index says; the side of it without its criteria
 * @param json    its bytes
 * @param ret_new false: it is there already, and stays as it is
 * @return STORE_OK, or why not
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_add(struct hoshi_store *store,
                                                         const struct hoshi_history_entry *entry,
                                                         struct hoshi_str json, bool *ret_new);

/**
 * Forget all results.
 *
 * @param store begun
 * @return STORE_OK, or why not
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_clear(struct hoshi_store *store);

/**
 * All results, by day; of one day in the order of adding. Texts are as the database has them.
 *
 * @param store       open, nothing begun
 * @param arena       owns everything in *ret_history
 * @param ret_history set on success
 * @return STORE_OK; DAMAGED when a row says what no result says
 * @owner  arena
 */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_list(struct hoshi_store *store,
                                                          struct hoshi_arena *arena,
                                                          struct hoshi_history *ret_history);

/** The same where changes are begun. As hoshi_store_list(). @return as there */
HOSHI_MUST_USE struct hoshi_store_result hoshi_store_list_begun(struct hoshi_store *store,
                                                                struct hoshi_arena *arena,
                                                                struct hoshi_history *ret_history);

/**
 * The bytes of a result.
 *
 * @param store  open
 * @param sha256 what it is called by
 * @param out    appended to
 * @return STORE_OK; NOT_FOUND when there is none; DAMAGED when they are not what they were
 */
HOSHI_MUST_USE struct hoshi_store_result
hoshi_store_json(struct hoshi_store *store, const char *sha256, struct hoshi_buf *out);

/**
 * Close a history; changes that do not last yet are not made.
 *
 * @param store open, or zero-filled
 */
void hoshi_store_close(struct hoshi_store *store);

#endif
