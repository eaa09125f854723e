#include "xlsx/libxlsxwriter.h"

static struct hoshi_libxlsxwriter table;

static const struct hoshi_dynlib_symbol symbol[] = {
#define X(name) {#name, offsetof(struct hoshi_libxlsxwriter, name)},
    HOSHI_LIBXLSXWRITER(X)
#undef X
};

struct hoshi_dynlib hoshi_libxlsxwriter_file = {.soname = HOSHI_SONAME_XLSXWRITER,
                                                .package = "libxlsxwriter4",
                                                .symbol = symbol,
                                                .n_symbol = sizeof symbol / sizeof symbol[0],
                                                .table = &table};

const struct hoshi_libxlsxwriter *hoshi_libxlsxwriter(void)
{
    return hoshi_dynlib_load(&hoshi_libxlsxwriter_file) ? &table : NULL;
}
