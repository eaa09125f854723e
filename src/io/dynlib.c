#include "io/dynlib.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define LINKER_BYTES ((size_t)1 << 20)

/* Without memory for its own complaint the dynamic linker ends the process. */
static bool has_room(void)
{
    void *room = malloc(LINKER_BYTES);
    if (room == NULL)
        hoshi_memory_refused();
    free(room);
    return room != NULL;
}

bool hoshi_dynlib_load(struct hoshi_dynlib *library)
{
    if (library->loaded)
        return true;
    if (!has_room())
        return false;
    void *handle = dlopen(library->soname, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL)
        return false;
    for (size_t i = 0; i < library->n_symbol; i++) {
        void *at = dlsym(handle, library->symbol[i].name);
        if (at == NULL) {
            dlclose(handle);
            return false;
        }
        /* POSIX lets a function's address pass through void *. */
        memcpy((char *)library->table + library->symbol[i].offset, &at, sizeof at);
    }
    library->loaded = true;
    return true;
}
