/* Opening a history: whether it is one, is whole, and is of this program or an older one. */
#include <errno.h>
#include <string.h>

#include "base/limits.h"
#include "io/file.h"
#include "io/place.h"
#include "io/replace.h"
#include "store/sqlite.h"

#define APPLICATION_AT 68
#define WAIT_MS 5000          /* for another process: it is done in a moment */
#define ROW_BYTES (64 * 1024) /* of a result, beside its JSON */
#define COLUMNS_MAX 64
#define STATEMENT_BYTES 65536

static const struct hoshi_store_result ok = {.error = HOSHI_STORE_OK};

const char *const hoshi_store_beside[] = {"-journal", "-wal", "-shm", NULL};

static struct hoshi_store_result is(enum hoshi_store_error error)
{
    return (struct hoshi_store_result){.error = error};
}

static struct hoshi_store_result of_file(struct hoshi_file_result r)
{
    if (r.error == HOSHI_FILE_OK)
        return ok;
    if (r.error == HOSHI_FILE_NOMEM)
        return is(HOSHI_STORE_NOMEM);
    return (struct hoshi_store_result){.error = HOSHI_STORE_ERRNO, .err = r.err};
}

bool hoshi_store_is_head(struct hoshi_str head)
{
    static const char magic[16] = "SQLite format 3";
    static const char application[4] = {
        (char)(HOSHI_STORE_APPLICATION >> 24 & 0xff), (char)(HOSHI_STORE_APPLICATION >> 16 & 0xff),
        (char)(HOSHI_STORE_APPLICATION >> 8 & 0xff), (char)(HOSHI_STORE_APPLICATION & 0xff)};
    return head.n >= HOSHI_STORE_HEAD_BYTES && memcmp(head.p, magic, sizeof magic) == 0 &&
           memcmp(head.p + APPLICATION_AT, application, sizeof application) == 0;
}

/* Looked at before SQLite is: it would take an empty file for a database, and make one of it. */
static struct hoshi_store_result is_ours(const char *path)
{
    struct hoshi_buf head;
    hoshi_buf_init(&head, 0);
    struct hoshi_file_result file = hoshi_file_head(path, HOSHI_STORE_HEAD_BYTES, &head);
    struct hoshi_store_result r = of_file(file);
    if (r.error == HOSHI_STORE_ERRNO)
        r.error = HOSHI_STORE_UNREADABLE;
    if (file.error == HOSHI_FILE_NOT_FOUND)
        r = is(HOSHI_STORE_NOT_FOUND);
    else if (file.error == HOSHI_FILE_IS_DIRECTORY || file.error == HOSHI_FILE_NOT_REGULAR)
        r = is(HOSHI_STORE_FOREIGN);
    else if (r.error == HOSHI_STORE_OK && !hoshi_store_is_head((struct hoshi_str){head.p, head.n}))
        r = is(HOSHI_STORE_FOREIGN);
    hoshi_buf_release(&head);
    return r;
}

/* A database may be somebody else's work: nothing in it runs, and nothing in it may be larger than
 * what we write. */
static void confine(const struct hoshi_libsqlite *lib, sqlite3 *db)
{
    (void)lib->sqlite3_busy_timeout(db, WAIT_MS);
    (void)lib->sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)lib->sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    (void)lib->sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    (void)lib->sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    (void)lib->sqlite3_limit(db, SQLITE_LIMIT_LENGTH, (int)HOSHI_LIMIT_FILE_BYTES + ROW_BYTES);
    (void)lib->sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, STATEMENT_BYTES);
    (void)lib->sqlite3_limit(db, SQLITE_LIMIT_COLUMN, COLUMNS_MAX);
    (void)lib->sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
}

static struct hoshi_store_result open_db(const char *name, int flags, struct hoshi_store *ret_store)
{
    const struct hoshi_libsqlite *lib = hoshi_libsqlite();
    sqlite3 *db = NULL;
    long long n;
    int code = lib->sqlite3_open_v2(name, &db, flags, NULL);
    *ret_store = (struct hoshi_store){.db = db};
    if (code != SQLITE_OK)
        return db != NULL ? hoshi_store_means(lib, db, code) : is(HOSHI_STORE_NOMEM);
    confine(lib, db);
    /* only now is the file read, and its journal, if a process was killed */
    struct hoshi_store_result r = hoshi_store_ask(db, "SELECT count(*) FROM sqlite_schema", &n);
    ret_store->read_only = lib->sqlite3_db_readonly(db, "main") != 0;
    return r;
}

/* No name means anything to SQLite: not "", not ":memory:", not "file:…". */
static void put_plain(struct hoshi_buf *out, const char *path)
{
    hoshi_buf_puts(out, *path == '/' ? "" : "./");
    hoshi_buf_puts(out, path);
}

/* As a URI, which says that nobody writes: what stands for something else in one is escaped. */
static void put_immutable(struct hoshi_buf *out, const char *path)
{
    static const char hex[] = "0123456789ABCDEF";
    hoshi_buf_puts(out, "file:");
    hoshi_buf_puts(out, *path == '/' ? "" : "./");
    for (; *path != '\0'; path++) {
        if (strchr("%?#", *path) == NULL) {
            hoshi_buf_put(out, path, 1);
            continue;
        }
        const char escaped[3] = {'%', hex[(unsigned char)*path >> 4], hex[*path & 0xf]};
        hoshi_buf_put(out, escaped, sizeof escaped);
    }
    hoshi_buf_puts(out, "?immutable=1");
}

/* Another process uses it, or was killed: what was written last may stand beside the file only. */
static bool is_in_use(const char *path)
{
    bool is = false;
    for (size_t i = 0; hoshi_store_beside[i] != NULL; i++) {
        struct hoshi_buf name;
        hoshi_buf_init(&name, 0);
        hoshi_buf_puts(&name, path);
        hoshi_buf_puts(&name, hoshi_store_beside[i]);
        is = is || name.failed || hoshi_file_is_there(name.p);
        hoshi_buf_release(&name);
    }
    return is;
}

static struct hoshi_store_result open_plain(const char *path, int flags,
                                            struct hoshi_store *ret_store)
{
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    put_plain(&name, path);
    struct hoshi_store_result r =
        name.failed ? is(HOSHI_STORE_NOMEM) : open_db(name.p, flags, ret_store);
    hoshi_buf_release(&name);
    return r;
}

/* So that reading leaves no files of SQLite's own, or works where none may be made. */
static struct hoshi_store_result open_immutable(const char *path, struct hoshi_store *ret_store)
{
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    put_immutable(&name, path);
    struct hoshi_store_result r =
        name.failed ? is(HOSHI_STORE_NOMEM)
                    : open_db(name.p, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, ret_store);
    ret_store->read_only = true;
    hoshi_buf_release(&name);
    return r;
}

/* To be written; where that may not be, to be read, as something that nobody changes. */
static struct hoshi_store_result open_file(const char *path, struct hoshi_store *ret_store)
{
    bool may_change = hoshi_file_may_change(path).error == HOSHI_FILE_OK, in_use = is_in_use(path);
    if (!may_change && !in_use)
        return open_immutable(path, ret_store);
    struct hoshi_store_result r =
        open_plain(path, may_change ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, ret_store);
    if (in_use || (r.error != HOSHI_STORE_ERRNO && r.error != HOSHI_STORE_READ_ONLY))
        return r;
    hoshi_store_close(ret_store); /* the file may be written, but none beside it be made */
    return open_immutable(path, ret_store);
}

/* The first line of what a check says is "ok". */
static struct hoshi_store_result check(struct hoshi_store *store, const char *sql)
{
    struct hoshi_statement q = hoshi_statement(store, sql);
    bool good = false;
    if (hoshi_statement_row(&q)) {
        struct hoshi_str said = hoshi_statement_bytes(&q);
        good = said.n == 2 && memcmp(said.p, "ok", 2) == 0;
    }
    struct hoshi_store_result r = hoshi_statement_end(&q);
    if (r.error == HOSHI_STORE_OK && !good)
        r.error = HOSHI_STORE_DAMAGED;
    return r;
}

static struct hoshi_store_result look(struct hoshi_store *store)
{
    const struct hoshi_libsqlite *lib = hoshi_libsqlite();
    long long version = 0;
    struct hoshi_store_result r = hoshi_store_ask(store->db, "PRAGMA user_version", &version);
    if (r.error == HOSHI_STORE_OK && version > hoshi_store_version)
        return (struct hoshi_store_result){.error = HOSHI_STORE_NEWER, .version = version};
    if (r.error == HOSHI_STORE_OK)
        r = check(store, "PRAGMA quick_check(1)");
    if (r.error != HOSHI_STORE_OK || version == hoshi_store_version)
        return r;
    return store->read_only ? is(HOSHI_STORE_READ_ONLY)
                            : hoshi_store_migrate(lib, store->db, hoshi_store_migrations,
                                                  (size_t)hoshi_store_version);
}

/* WAL, so that readers do not wait for a writer. Some file systems have no WAL, and another process
 * may be in the way just now: then everything is as safe, and only slower. */
static struct hoshi_store_result prepare(struct hoshi_store *store)
{
    const struct hoshi_libsqlite *lib = hoshi_libsqlite();
    struct hoshi_store_result r = ok;
    if (!store->read_only)
        (void)lib->sqlite3_exec(store->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    r = hoshi_store_run(lib, store->db, "PRAGMA foreign_keys = ON");
    return r.error == HOSHI_STORE_OK ? hoshi_store_run(lib, store->db, "PRAGMA synchronous = FULL")
                                     : r;
}

struct hoshi_store_result hoshi_store_open(const char *path, struct hoshi_store *ret_store)
{
    *ret_store = (struct hoshi_store){.db = NULL};
    struct hoshi_store_result r = is_ours(path);
    /* what one process keeps beside one name, a process that uses the other would not see */
    if (r.error == HOSHI_STORE_OK && hoshi_file_has_other_names(path))
        r = is(HOSHI_STORE_LINKED);
    if (r.error == HOSHI_STORE_OK)
        r = open_file(path, ret_store);
    /* its head has said that it is one of ours */
    if (r.error == HOSHI_STORE_FOREIGN && ret_store->db != NULL)
        r = is(HOSHI_STORE_DAMAGED);
    if (r.error == HOSHI_STORE_OK)
        r = look(ret_store);
    return r.error == HOSHI_STORE_OK ? prepare(ret_store) : r;
}

struct hoshi_store_result hoshi_store_in_memory(struct hoshi_store *ret_store)
{
    struct hoshi_store_result r =
        open_db(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, ret_store);
    if (r.error == HOSHI_STORE_OK)
        r = hoshi_store_migrate(hoshi_libsqlite(), ret_store->db, hoshi_store_migrations,
                                (size_t)hoshi_store_version);
    ret_store->in_memory = true;
    return r.error == HOSHI_STORE_OK ? prepare(ret_store) : r;
}

struct hoshi_store_result hoshi_store_write(struct hoshi_store *store, const char *path,
                                            bool replaces)
{
    const struct hoshi_libsqlite *lib = hoshi_libsqlite();
    sqlite3_int64 n = 0;
    struct hoshi_store_result r = check(store, "PRAGMA integrity_check(1)");
    if (r.error != HOSHI_STORE_OK)
        return r;
    unsigned char *bytes = lib->sqlite3_serialize(store->db, "main", &n, 0);
    if (bytes == NULL)
        return is(HOSHI_STORE_NOMEM);
    enum hoshi_replace_how how =
        replaces && hoshi_file_is_there(path) ? HOSHI_REPLACE_ANY : HOSHI_REPLACE_SECRET;
    r = of_file(hoshi_file_write(path, (struct hoshi_str){(char *)bytes, (size_t)n}, how));
    lib->sqlite3_free(bytes);
    return r;
}

struct hoshi_store_result hoshi_store_create(const char *path)
{
    struct hoshi_store store;
    struct hoshi_store_result r = hoshi_store_in_memory(&store);
    if (r.error == HOSHI_STORE_OK)
        r = hoshi_store_write(&store, path, false);
    hoshi_store_close(&store);
    return r.error == HOSHI_STORE_ERRNO && r.err == EEXIST && hoshi_file_is_there(path) ? ok : r;
}

void hoshi_store_close(struct hoshi_store *store)
{
    if (store->db != NULL)
        (void)hoshi_libsqlite()->sqlite3_close(store->db);
    *store = (struct hoshi_store){.db = NULL};
}
