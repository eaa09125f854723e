#include <hoshi/reference.h>
#include <stdlib.h>
#include <string.h>

static int by_entry_id(const void *key, const void *element)
{
    return strcmp(key, (*(struct hoshi_entry *const *)element)->id.s);
}

const struct hoshi_entry *hoshi_framework_find(const struct hoshi_framework *fw, const char *id)
{
    if (fw->n_entry == 0)
        return NULL;
    struct hoshi_entry *const *hit =
        bsearch(id, fw->by_id, fw->n_entry, sizeof *fw->by_id, by_entry_id);
    return hit != NULL ? *hit : NULL;
}
