#include "archive/libarchive.h"

static struct hoshi_libarchive table;

static const struct hoshi_dynlib_symbol symbol[] = {
#define X(name) {#name, offsetof(struct hoshi_libarchive, name)},
    HOSHI_LIBARCHIVE(X)
#undef X
};

struct hoshi_dynlib hoshi_libarchive_file = {.soname = HOSHI_SONAME_ARCHIVE,
                                             .package = "libarchive13",
                                             .symbol = symbol,
                                             .n_symbol = sizeof symbol / sizeof symbol[0],
                                             .table = &table};

const struct hoshi_libarchive *hoshi_libarchive(void)
{
    return hoshi_dynlib_load(&hoshi_libarchive_file) ? &table : NULL;
}
