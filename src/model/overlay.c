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

struct hoshi_overlay_ask hoshi_overlay_ask(const struct hoshi_overlay *overlay, const char *id,
                                           uint8_t decided)
{
    const struct hoshi_overlay_supplier *row =
        overlay != NULL ? hoshi_overlay_find(overlay, id) : NULL;
    struct hoshi_overlay_ask ask = {.cls = row != NULL ? row->cls : NULL};
    if (decided != 0)
        ask.star = decided;
    else if (row != NULL && row->star != 0)
        ask.star = row->star;
    else if (ask.cls != NULL && ask.cls->star != 0)
        ask.star = ask.cls->star;
    else
        ask.star = overlay != NULL ? overlay->star : 0;
    if (row != NULL && row->due != 0)
        ask.due = row->due;
    else if (ask.cls != NULL && ask.cls->due != 0)
        ask.due = ask.cls->due;
    else
        ask.due = overlay != NULL ? overlay->due : 0;
    return ask;
}
