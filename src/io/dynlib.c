#include "io/dynlib.h"

#include <dlfcn.h>
#include <string.h>

bool hoshi_dynlib_load(struct hoshi_dynlib *library)
{
    if (library->loaded)
        return true;
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
