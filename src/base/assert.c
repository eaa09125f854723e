#include "base/assert.h"

#include <stdlib.h>

static hoshi_assert_handler *the_handler;

void hoshi_assert_set_handler(hoshi_assert_handler *handler)
{
    the_handler = handler;
}

_Noreturn void hoshi_assert_failed(const char *what, const char *file, int line)
{
    if (the_handler != NULL)
        the_handler(what, file, line);
    abort();
}
