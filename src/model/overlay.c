#include <hoshi/overlay.h>
#include <string.h>

const struct hoshi_overlay_supplier *hoshi_overlay_find(const struct hoshi_overlay *overlay,
                                                        const char *id)
{
    if (id == NULL)
        return NULL;
    size_t low = 0, high = overlay->n_supplier;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int c = strcmp(overlay->by_id[mid]->id.s, id);
        if (c == 0)
            return overlay->by_id[mid];
        if (c < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}
