#include "app/batch/latest.h"

#include <stdlib.h>

#include "base/str.h"

static int compare_id(const void *id, const void *sheet)
{
    const struct hoshi_latest_sheet *one = sheet;
    return hoshi_str_cmp(*(const struct hoshi_str *)id, hoshi_str_from(one->id));
}

void hoshi_latest_look(const struct hoshi_latest *l, uint64_t ordinal, struct hoshi_record *record)
{
    if (!hoshi_record_is_judged(record) || record->id.n == 0 || l->n == 0)
        return;
    const struct hoshi_latest_sheet *newest =
        bsearch(&record->id, l->v, l->n, sizeof *l->v, compare_id);
    if (newest == NULL)
        return;
    if (newest->ordinal == ordinal) {
        if (newest->not_taken != NULL) {
            record->not_taken = hoshi_str_from(newest->not_taken->source);
            record->not_taken_code = hoshi_str_from(newest->not_taken_code);
        }
        return;
    }
    record->state = HOSHI_RECORD_STATE_SUPERSEDED;
    record->latest = hoshi_str_from(newest->source);
}

void hoshi_latest_release(struct hoshi_latest *l)
{
    hoshi_arena_release(&l->arena);
}
