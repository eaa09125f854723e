#include <stdio.h>
#include <stdlib.h>

#include "base/assert.h"
#include "cli/cmd.h"
#include "cli/run.h"
#include "i18n/msg.h"

static void on_assert(const char *what, const char *file, int line)
{
    fprintf(stderr, "hoshi: %s: %s:%d: %s [HS9001]\n", hoshi_msg(HOSHI_MSG_BUG, HOSHI_LANG_EN),
            file, line, what);
    _Exit(5);
}

static bool returning;

/* libarchive calls exit(1) when it has no memory; 1 would be an answer. */
static void on_exit_elsewhere(void)
{
    if (!returning)
        _Exit(HOSHI_EXIT_WORLD);
}

int main(int argc, char **argv)
{
    hoshi_assert_set_handler(on_assert);
    if (atexit(on_exit_elsewhere) != 0)
        return HOSHI_EXIT_WORLD;
    int status = hoshi_run(argc, argv);
    returning = true;
    return status;
}
