#include "store/libsqlite.h"

#include "store/store.h"

static struct hoshi_libsqlite table;

static const struct hoshi_dynlib_symbol symbol[] = {
#define X(name) {#name, offsetof(struct hoshi_libsqlite, name)},
    HOSHI_LIBSQLITE(X)
#undef X
};

struct hoshi_dynlib hoshi_libsqlite_file = {.soname = HOSHI_SONAME_SQLITE3,
                                            .package = "libsqlite3-0",
                                            .symbol = symbol,
                                            .n_symbol = sizeof symbol / sizeof symbol[0],
                                            .table = &table};

const struct hoshi_libsqlite *hoshi_libsqlite(void)
{
    return hoshi_dynlib_load(&hoshi_libsqlite_file) ? &table : NULL;
}
