#include "app/batch/latest.h"

#include "base/str.h"

void hoshi_latest_look(const struct hoshi_latest *l, struct hoshi_record *record)
{
    size_t from = 0, to = hoshi_record_is_judged(record) && record->id.n != 0 ? l->n : 0;
    while (from < to) {
        size_t at = from + (to - from) / 2;
        int c = hoshi_str_cmp(record->id, hoshi_str_from(l->v[at].id));
        if (c == 0 && !hoshi_str_eq(record->source, l->v[at].source)) {
            record->state = HOSHI_RECORD_STATE_SUPERSEDED;
            record->latest = hoshi_str_from(l->v[at].source);
        }
        if (c == 0)
            return;
        from = c > 0 ? at + 1 : from;
        to = c < 0 ? at : to;
    }
}

void hoshi_latest_release(struct hoshi_latest *l)
{
    hoshi_arena_release(&l->arena);
}
