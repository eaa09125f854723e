#include <stdio.h>
#include <stdlib.h>

#include "base/assert.h"
#include "cli/run.h"

static void on_assert(const char *what, const char *file, int line)
{
    fprintf(stderr, "hoshi: %s:%d: %s [HS9001]\n", file, line, what);
    _Exit(5);
}

int main(int argc, char **argv)
{
    hoshi_assert_set_handler(on_assert);
    return hoshi_run(argc, argv);
}
