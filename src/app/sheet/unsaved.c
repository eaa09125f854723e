/* What could not be saved: it is named at the end, unless it is saved by then. */
#include <string.h>

#include "app/sheet/editor.h"

/* Criteria, conditions, and what else is edited: the name, the scope, its exclusions, the target,
 * undo, redo. */
size_t hoshi_unsaved_max(const struct hoshi_catalog *cat)
{
    return cat->n_criterion + cat->n_condition + 8;
}

void hoshi_editor_mark(struct hoshi_editor *e, const char *name, bool is_saved)
{
    size_t i = 0;
    while (i < e->n_unsaved && strcmp(e->unsaved[i], name) != 0)
        i++;
    bool is_in = i < e->n_unsaved;
    if (!is_saved && !is_in && e->n_unsaved < hoshi_unsaved_max(e->s->catalog)) {
        e->unsaved[e->n_unsaved++] = name;
    } else if (is_saved && is_in) {
        e->n_unsaved--;
        memmove(&e->unsaved[i], &e->unsaved[i + 1], (e->n_unsaved - i) * sizeof *e->unsaved);
    }
}
