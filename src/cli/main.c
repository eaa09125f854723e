#include <stdio.h>
#include <stdlib.h>

#include "base/assert.h"
#include "cli/run.h"
#include "i18n/msg.h"

static void on_assert(const char *what, const char *file, int line)
{
    fprintf(stderr, "hoshi: %s: %s:%d: %s [HS9001]\n", hoshi_msg(HOSHI_MSG_BUG, HOSHI_LANG_EN),
            file, line, what);
    _Exit(5);
}

int main(int argc, char **argv)
{
    hoshi_assert_set_handler(on_assert);
    return hoshi_run(argc, argv);
}
