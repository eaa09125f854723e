#include "tui/libncurses.h"

static struct hoshi_libncurses table;

static const struct hoshi_dynlib_symbol symbol[] = {
#define X(name) {#name, offsetof(struct hoshi_libncurses, name)},
    HOSHI_LIBNCURSES(X)
#undef X
};

struct hoshi_dynlib hoshi_libncurses_file = {.soname = HOSHI_SONAME_NCURSESW,
                                             .package = "libncursesw6",
                                             .symbol = symbol,
                                             .n_symbol = sizeof symbol / sizeof symbol[0],
                                             .table = &table};

const struct hoshi_libncurses *hoshi_libncurses(void)
{
    return hoshi_dynlib_load(&hoshi_libncurses_file) ? &table : NULL;
}
