#include <string.h>

#include "engine/engine.h"

struct hoshi_finding *hoshi_finding_add(struct hoshi_finder *f, enum hoshi_finding_code code,
                                        const struct hoshi_criterion *crit)
{
    if (f->n == f->cap) {
        size_t cap = f->cap != 0 ? f->cap * 2 : 16;
        struct hoshi_finding *v = hoshi_arena_array(f->arena, cap, sizeof *v);
        if (v == NULL) {
            f->nomem = true;
            return NULL;
        }
        if (f->n != 0)
            memcpy(v, f->v, f->n * sizeof *v);
        f->v = v;
        f->cap = cap;
    }
    f->v[f->n] = (struct hoshi_finding){.code = code, .criterion = crit, .condition = -1};
    return &f->v[f->n++];
}
