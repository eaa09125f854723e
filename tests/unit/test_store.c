/* Histories on the disk: whole ones are read, others are refused, older ones brought up to date. */
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "store/sqlite.h"
#include "unit.h"

static char dir[] = "/tmp/hoshi-store.XXXXXX";
static const struct hoshi_libsqlite *lib;

static void clean(void)
{
    static const char *const name[] = {"h.db", "h.db-wal", "h.db-shm", "h.db-journal"};
    for (size_t i = 0; i < LENGTH(name); i++)
        (void)unlink(name[i]);
}

static int make_dir(void **state)
{
    (void)state;
    lib = hoshi_libsqlite();
    return lib != NULL && mkdtemp(dir) != NULL && chdir(dir) == 0 ? 0 : -1;
}

static int remove_dir(void **state)
{
    (void)state;
    clean();
    return rmdir(dir);
}

static int fresh(void **state)
{
    (void)state;
    clean();
    return 0;
}

/* --- what a result says */

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static struct hoshi_diff_level level[] = {
    {{3, NULL}, HOSHI_VERDICT_MET, {.total = 4, .met = 3, .na_claimed = 1}},
    {{0, "ML2"}, HOSHI_VERDICT_GAPS, {.total = 6, .met = 3, .na_claimed = 1, .gap = 1, .open = 1}}};

static struct hoshi_history_entry entry(const char *sha256, const char *day)
{
    struct hoshi_history_entry e = {
        .sha256 = sha256,
        .side = {.organization = "A'; DROP TABLE result; --",
                 .catalogue_id = "demo",
                 .edition = "1",
                 .catalogue_sha256 = HASH,
                 .policy_id = "default",
                 .policy_sha256 = HASH,
                 .answers_sha256 = HASH,
                 .has_levels = true,
                 .has_stars = true,
                 .reached = {3, NULL},
                 .firm = {0, NULL},
                 .level = level,
                 .n_level = LENGTH(level)},
        .total = {.total = 6, .met = 3, .na_claimed = 1, .gap = 1, .open = 1},
        .has_score = true,
        .score = -17};
    assert_int_equal(hoshi_date_parse(str_of(day), &e.side.as_of), HOSHI_OK);
    return e;
}

static bool add(struct hoshi_store *store, const char *json, const char *day)
{
    char sha256[HOSHI_SHA256_HEX_BYTES];
    bool is_new = false;
    hoshi_sha256_hex(str_of(json), sha256);
    struct hoshi_history_entry e = entry(sha256, day);
    assert_int_equal(hoshi_store_add(store, &e, str_of(json), &is_new).error, HOSHI_STORE_OK);
    return is_new;
}

static struct hoshi_store opened(void)
{
    struct hoshi_store store;
    assert_int_equal(hoshi_store_open("h.db", &store).error, HOSHI_STORE_OK);
    return store;
}

static void make_with(const char *json, const char *day)
{
    assert_int_equal(hoshi_store_create("h.db").error, HOSHI_STORE_OK);
    struct hoshi_store store = opened();
    assert_int_equal(hoshi_store_begin(&store).error, HOSHI_STORE_OK);
    assert_true(add(&store, json, day));
    assert_int_equal(hoshi_store_commit(&store).error, HOSHI_STORE_OK);
    hoshi_store_close(&store);
}

static enum hoshi_store_error error_of_opening(void)
{
    struct hoshi_store store;
    enum hoshi_store_error e = hoshi_store_open("h.db", &store).error;
    hoshi_store_close(&store);
    return e;
}

static void run(const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(lib->sqlite3_open_v2("h.db", &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    int code = lib->sqlite3_exec(db, sql, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        fail_msg("%s: %d", sql, code);
    assert_int_equal(lib->sqlite3_close(db), SQLITE_OK);
}

static size_t count(void)
{
    struct hoshi_arena arena;
    struct hoshi_history h = {.n = 0};
    struct hoshi_store store = opened();
    hoshi_arena_init(&arena, 0);
    assert_int_equal(hoshi_store_list(&store, &arena, &h).error, HOSHI_STORE_OK);
    hoshi_store_close(&store);
    hoshi_arena_release(&arena);
    return h.n;
}

/* --- tests */

static void test_what_was_kept_comes_back(void **state)
{
    (void)state;
    struct hoshi_arena arena;
    struct hoshi_history h = {.n = 0};
    struct hoshi_buf json;
    make_with("{\"later\": 1}", "2026-04-10");
    struct hoshi_store store = opened();
    assert_int_equal(hoshi_store_begin(&store).error, HOSHI_STORE_OK);
    assert_true(add(&store, "{\"earlier\": 1}", "2025-04-10"));
    assert_false(add(&store, "{\"later\": 1}", "2026-04-10"));
    assert_int_equal(hoshi_store_commit(&store).error, HOSHI_STORE_OK);
    hoshi_arena_init(&arena, 0);
    assert_int_equal(hoshi_store_list(&store, &arena, &h).error, HOSHI_STORE_OK);
    assert_int_equal(h.n, 2);
    const struct hoshi_history_entry *e = &h.entry[0];
    struct hoshi_history_entry want = entry(e->sha256, "2025-04-10");
    assert_int_equal(e->side.as_of, want.side.as_of);
    assert_string_equal(e->side.organization, want.side.organization);
    assert_null(e->side.organization_id);
    assert_true(e->side.has_stars && e->side.has_levels && !e->side.has_provisional);
    assert_int_equal(e->side.reached.star, 3);
    assert_int_equal(e->side.firm.star, 0);
    assert_true(e->has_score);
    assert_int_equal(e->score, -17);
    assert_memory_equal(&e->total, &want.total, sizeof want.total);
    assert_int_equal(e->side.n_level, LENGTH(level));
    assert_string_equal(e->side.level[1].level.id, "ML2");
    assert_int_equal(e->side.level[1].verdict, HOSHI_VERDICT_GAPS);
    assert_memory_equal(&e->side.level[1].tally, &level[1].tally, sizeof level[1].tally);
    hoshi_buf_init(&json, 0);
    assert_int_equal(hoshi_store_json(&store, e->sha256, &json).error, HOSHI_STORE_OK);
    assert_string_equal(json.p, "{\"earlier\": 1}");
    assert_int_equal(hoshi_store_json(&store, HASH, &json).error, HOSHI_STORE_NOT_FOUND);
    hoshi_buf_release(&json);
    hoshi_arena_release(&arena);
    hoshi_store_close(&store);
}

static void test_what_is_not_committed_is_not_there(void **state)
{
    (void)state;
    make_with("{}", "2026-04-10");
    struct hoshi_store store = opened();
    assert_int_equal(hoshi_store_begin(&store).error, HOSHI_STORE_OK);
    assert_true(add(&store, "{\"a\": 1}", "2026-04-11"));
    hoshi_store_close(&store);
    assert_int_equal(count(), 1);
}

static void test_a_new_one_is_private_and_replaces_nothing(void **state)
{
    (void)state;
    struct stat st;
    make_with("{}", "2026-04-10");
    assert_int_equal(stat("h.db", &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(hoshi_store_create("h.db").error, HOSHI_STORE_OK);
    assert_int_equal(count(), 1);
}

static void write_file(const char *bytes, size_t n)
{
    FILE *f = fopen("h.db", "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    fclose(f);
}

static void test_other_files_are_foreign(void **state)
{
    (void)state;
    assert_int_equal(error_of_opening(), HOSHI_STORE_NOT_FOUND);
    write_file("", 0);
    assert_int_equal(error_of_opening(), HOSHI_STORE_FOREIGN);
    write_file("notes\n", 6);
    assert_int_equal(error_of_opening(), HOSHI_STORE_FOREIGN);
    struct hoshi_str is = read_file("h.db");
    assert_string_equal(is.p, "notes\n");
    free((char *)is.p);
    clean();
    make_with("{}", "2026-04-10");
    run("PRAGMA application_id = 1");
    assert_int_equal(error_of_opening(), HOSHI_STORE_FOREIGN);
    clean();
    assert_int_equal(mkdir("h.db", 0700), 0);
    assert_int_equal(error_of_opening(), HOSHI_STORE_FOREIGN);
    assert_int_equal(rmdir("h.db"), 0);
}

static void test_a_newer_one_is_refused_and_left(void **state)
{
    (void)state;
    struct hoshi_store store;
    make_with("{}", "2026-04-10");
    run("PRAGMA user_version = 99");
    struct hoshi_str before = read_file("h.db");
    struct hoshi_store_result r = hoshi_store_open("h.db", &store);
    hoshi_store_close(&store);
    assert_int_equal(r.error, HOSHI_STORE_NEWER);
    assert_int_equal(r.version, 99);
    struct hoshi_str after = read_file("h.db");
    assert_int_equal(before.n, after.n);
    assert_memory_equal(before.p, after.p, before.n);
    free((char *)before.p);
    free((char *)after.p);
}

/* Of every length from its head to one byte less, in steps: never a history, never a crash. */
static void test_a_truncated_one_is_damaged(void **state)
{
    (void)state;
    make_with("{}", "2026-04-10");
    struct hoshi_str whole = read_file("h.db");
    for (size_t n = 0; n < whole.n; n += 509) {
        clean();
        write_file(whole.p, n);
        enum hoshi_store_error e = error_of_opening();
        if (e != (n < 100 ? HOSHI_STORE_FOREIGN : HOSHI_STORE_DAMAGED))
            fail_msg("%zu of %zu bytes: %d", n, whole.n, (int)e);
    }
    free((char *)whole.p);
}

static void test_rows_that_no_result_makes_are_damage(void **state)
{
    (void)state;
    static const char *const sql[] = {
        "UPDATE result SET as_of = '2026-99-99'",
        "UPDATE result SET catalogue_id = char(27) || '[31m'",
        "UPDATE result SET policy_sha256 = 'x'",
        "UPDATE result SET star = 77",
        "UPDATE result SET total = 7",
        "UPDATE level SET verdict = 'passed'",
        "UPDATE level SET gap = -1",
        "UPDATE level SET level = '../x' WHERE level IS NOT NULL",
        "DROP TABLE level",
    };
    for (size_t i = 0; i < LENGTH(sql); i++) {
        struct hoshi_arena arena;
        struct hoshi_history h = {.n = 0};
        clean();
        make_with("{}", "2026-04-10");
        run(sql[i]);
        struct hoshi_store store = opened();
        hoshi_arena_init(&arena, 0);
        assert_row(hoshi_store_list(&store, &arena, &h).error == HOSHI_STORE_DAMAGED, sql[i]);
        hoshi_arena_release(&arena);
        hoshi_store_close(&store);
    }
}

static void test_changed_bytes_of_a_result_are_damage(void **state)
{
    (void)state;
    char sha256[HOSHI_SHA256_HEX_BYTES];
    struct hoshi_buf json;
    make_with("{}", "2026-04-10");
    hoshi_sha256_hex(STR("{}"), sha256);
    run("UPDATE result SET json = CAST('[]' AS BLOB)");
    struct hoshi_store store = opened();
    hoshi_buf_init(&json, 0);
    assert_int_equal(hoshi_store_json(&store, sha256, &json).error, HOSHI_STORE_DAMAGED);
    assert_int_equal(json.n, 0);
    hoshi_buf_release(&json);
    hoshi_store_close(&store);
}

/* What somebody else has put into the file does not run. */
static void test_triggers_do_not_run(void **state)
{
    (void)state;
    make_with("{}", "2026-04-10");
    run("CREATE TRIGGER t AFTER INSERT ON result BEGIN DELETE FROM result; END");
    struct hoshi_store store = opened();
    assert_int_equal(hoshi_store_begin(&store).error, HOSHI_STORE_OK);
    assert_true(add(&store, "{\"a\": 1}", "2026-04-11"));
    assert_int_equal(hoshi_store_commit(&store).error, HOSHI_STORE_OK);
    hoshi_store_close(&store);
    assert_int_equal(count(), 2);
}

static void test_a_file_that_may_not_be_written_can_be_read(void **state)
{
    (void)state;
    make_with("{}", "2026-04-10");
    assert_int_equal(chmod("h.db", 0400), 0);
    assert_int_equal(count(), 1);
    struct hoshi_store store = opened();
    assert_true(store.read_only);
    assert_int_equal(hoshi_store_begin(&store).error, HOSHI_STORE_READ_ONLY);
    hoshi_store_close(&store);
    assert_int_equal(access("h.db-wal", F_OK), -1);
}

/* --- older ones: for each version a row as a hoshi of that time has written it */

static const char *const row_of_version[] = {
    "INSERT INTO result VALUES (1, '" HASH
    "', x'7b7d', 'A', 'S-1', NULL, NULL, NULL, 0, 0, 0, 0, '2026-04-10', 'demo', '1', '" HASH
    "', 'default', '" HASH "', '" HASH "', 1, 3, 3, NULL, NULL, NULL, NULL, 4, 4, 0, 0, 0, 0);"
    "INSERT INTO level VALUES (1, 0, 3, NULL, 'met', 4, 4, 0, 0, 0, 0);",
};

static void make_of_version(size_t version)
{
    sqlite3 *db = NULL;
    clean();
    assert_int_equal(
        lib->sqlite3_open_v2("h.db", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
        SQLITE_OK);
    assert_int_equal(hoshi_store_migrate(lib, db, hoshi_store_migrations, version).error,
                     HOSHI_STORE_OK);
    assert_int_equal(lib->sqlite3_exec(db, row_of_version[version - 1], NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(lib->sqlite3_close(db), SQLITE_OK);
}

static long long version_of(const char *name)
{
    sqlite3 *db = NULL;
    long long v = -1;
    assert_int_equal(lib->sqlite3_open_v2(name, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(hoshi_store_ask(db, "PRAGMA user_version", &v).error, HOSHI_STORE_OK);
    assert_int_equal(lib->sqlite3_close(db), SQLITE_OK);
    return v;
}

static void test_every_older_version_is_brought_up_to_date(void **state)
{
    (void)state;
    assert_int_equal(LENGTH(row_of_version), hoshi_store_version);
    for (size_t version = 1; version <= (size_t)hoshi_store_version; version++) {
        make_of_version(version);
        assert_int_equal(version_of("h.db"), version);
        assert_int_equal(count(), 1);
        assert_int_equal(version_of("h.db"), hoshi_store_version);
    }
}

/* A migration that comes after, and one that fails in its second half. */
static void test_a_migration_is_whole_or_nothing(void **state)
{
    (void)state;
    static const char good[] = "ALTER TABLE result ADD COLUMN more TEXT; PRAGMA user_version = 2;";
    static const char bad[] = "DROP TABLE level; ALTER TABLE nothing ADD COLUMN x TEXT;"
                              "PRAGMA user_version = 3;";
    struct hoshi_migration_sql list[] = {
        hoshi_store_migrations[0], {(const unsigned char *)good}, {(const unsigned char *)bad}};
    sqlite3 *db = NULL;
    long long n = 0;
    make_of_version(1);
    assert_int_equal(lib->sqlite3_open_v2("h.db", &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_not_equal(hoshi_store_migrate(lib, db, list, 3).error, HOSHI_STORE_OK);
    assert_int_equal(hoshi_store_ask(db, "PRAGMA user_version", &n).error, HOSHI_STORE_OK);
    assert_int_equal(n, 1);
    assert_int_equal(hoshi_store_ask(db, "SELECT count(*) FROM level", &n).error, HOSHI_STORE_OK);
    assert_int_equal(n, 1);
    assert_int_equal(hoshi_store_migrate(lib, db, list, 2).error, HOSHI_STORE_OK);
    assert_int_equal(
        hoshi_store_ask(db, "SELECT count(*) FROM result WHERE more IS NULL", &n).error,
        HOSHI_STORE_OK);
    assert_int_equal(n, 1);
    assert_int_equal(hoshi_store_ask(db, "PRAGMA user_version", &n).error, HOSHI_STORE_OK);
    assert_int_equal(n, 2);
    assert_int_equal(lib->sqlite3_close(db), SQLITE_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_what_was_kept_comes_back, fresh),
        cmocka_unit_test_setup(test_what_is_not_committed_is_not_there, fresh),
        cmocka_unit_test_setup(test_a_new_one_is_private_and_replaces_nothing, fresh),
        cmocka_unit_test_setup(test_other_files_are_foreign, fresh),
        cmocka_unit_test_setup(test_a_newer_one_is_refused_and_left, fresh),
        cmocka_unit_test_setup(test_a_truncated_one_is_damaged, fresh),
        cmocka_unit_test_setup(test_rows_that_no_result_makes_are_damage, fresh),
        cmocka_unit_test_setup(test_changed_bytes_of_a_result_are_damage, fresh),
        cmocka_unit_test_setup(test_triggers_do_not_run, fresh),
        cmocka_unit_test_setup(test_a_file_that_may_not_be_written_can_be_read, fresh),
        cmocka_unit_test_setup(test_every_older_version_is_brought_up_to_date, fresh),
        cmocka_unit_test_setup(test_a_migration_is_whole_or_nothing, fresh),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
