#include "base/memory.h"

#include <stdatomic.h>

static atomic_bool refused;

void hoshi_memory_refused(void)
{
    atomic_store(&refused, true);
}

bool hoshi_memory_was_short(void)
{
    return atomic_load(&refused);
}
