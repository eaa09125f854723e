#include <hoshi/overlay.h>
#include <stdlib.h>
#include <string.h>

static int by_supplier_id(const void *key, const void *element)
{
    return strcmp(key, (*(const struct hoshi_overlay_supplier *const *)element)->id.s);
}

const struct hoshi_overlay_supplier *hoshi_overlay_find(const struct hoshi_overlay *overlay,
                                                        const char *id)
{
    if (id == NULL || overlay->n_supplier == 0)
        return NULL;
    const struct hoshi_overlay_supplier *const *hit =
        bsearch(id, overlay->by_id, overlay->n_supplier, sizeof *overlay->by_id, by_supplier_id);
    return hit != NULL ? *hit : NULL;
}
