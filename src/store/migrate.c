/* From the version that a history has to the one of this program: user_version is the number of the
 * last migration that was made, and each migration sets it. */
#include "hoshi_embed.h"
#include "store/sqlite.h"

const struct hoshi_migration_sql hoshi_store_migrations[] = {
#define MIGRATION(n) {hoshi_embed_migrate_##n},
#include "store/migrations.def"
#undef MIGRATION
};
const long long hoshi_store_version =
    sizeof hoshi_store_migrations / sizeof hoshi_store_migrations[0];

/* Asked for again under the lock: another process may have been faster. */
static struct hoshi_store_result migrate(const struct hoshi_libsqlite *lib, sqlite3 *db,
                                         const struct hoshi_migration_sql *list, size_t n)
{
    long long from = 0;
    struct hoshi_store_result r = hoshi_store_ask(db, "PRAGMA user_version", &from);
    for (size_t i = from > 0 ? (size_t)from : 0; i < n && r.error == HOSHI_STORE_OK; i++)
        r = hoshi_store_run(lib, db, (const char *)list[i].sql);
    return r;
}

struct hoshi_store_result hoshi_store_migrate(const struct hoshi_libsqlite *lib, sqlite3 *db,
                                              const struct hoshi_migration_sql *list, size_t n)
{
    struct hoshi_store_result r = hoshi_store_run(lib, db, "BEGIN IMMEDIATE");
    if (r.error != HOSHI_STORE_OK)
        return r;
    r = migrate(lib, db, list, n);
    if (r.error == HOSHI_STORE_OK)
        r = hoshi_store_run(lib, db, "COMMIT");
    if (r.error != HOSHI_STORE_OK)
        (void)lib->sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return r;
}
