/* The reading beforehand: a run without outputs, whose records are only compared. */
#include "app/batch/latest.h"

#include <stdlib.h>
#include <string.h>

#include "app/batch/batch.h"
#include "base/limits.h"

static bool make_room(struct hoshi_latest *l)
{
    if (l->n < l->cap)
        return true;
    size_t cap = l->cap != 0 ? l->cap * 2 : 256;
    struct hoshi_latest_sheet *more = hoshi_arena_array(&l->arena, cap, sizeof *more);
    if (more == NULL)
        return false;
    if (l->n != 0)
        memcpy(more, l->v, l->n * sizeof *more);
    l->v = more;
    l->cap = cap;
    return true;
}

static enum hoshi_rc on_record(struct hoshi_record_sink *sink, const struct hoshi_record *record)
{
    struct hoshi_latest *l = sink->user;
    uint64_t ordinal = l->n_input++; /* every input has one record here */
    if (record->id.n == 0)
        return HOSHI_OK;
    if (!make_room(l))
        return HOSHI_E_NOMEM;
    struct hoshi_latest_sheet *sheet = &l->v[l->n];
    sheet->id = hoshi_arena_strndup(&l->arena, record->id.p, record->id.n);
    sheet->source = hoshi_arena_strndup(&l->arena, record->source.p, record->source.n);
    sheet->judged = record->error_code.p == NULL;
    sheet->code = record->assessed_on == 0         ? "no-day"
                  : record->assessed_on > l->as_of ? "day-to-come"
                                                   : NULL;
    sheet->not_taken = NULL;
    sheet->ordinal = ordinal;
    sheet->assessed_on = record->assessed_on <= l->as_of ? record->assessed_on : 0;
    if (record->error_code.p != NULL) {
        sheet->code = hoshi_arena_strndup(&l->arena, record->error_code.p, record->error_code.n);
        if (sheet->code == NULL)
            return HOSHI_E_NOMEM;
    }
    l->n++;
    return sheet->id != NULL && sheet->source != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
}

/* One company's sheets side by side, in the order of the inputs: the array has that order. */
static int by_id(const void *a, const void *b)
{
    const struct hoshi_latest_sheet *x = *(struct hoshi_latest_sheet *const *)a;
    const struct hoshi_latest_sheet *y = *(struct hoshi_latest_sheet *const *)b;
    int c = strcmp(x->id, y->id);
    return c != 0 ? c : (x > y) - (x < y);
}

/* Of two sheets that say a day the later one; else, and among equals, the last of the inputs. */
static bool is_newer(const struct hoshi_latest_sheet *a, const struct hoshi_latest_sheet *b)
{
    return a->assessed_on != b->assessed_on ? a->assessed_on > b->assessed_on
                                            : a->ordinal > b->ordinal;
}

/* The newest of one company's sheets that can be judged, or that cannot; NULL: there is none. */
static struct hoshi_latest_sheet *newest_of(struct hoshi_latest_sheet *const *v, size_t n,
                                            bool judged)
{
    struct hoshi_latest_sheet *newest = NULL;
    for (size_t i = 0; i < n; i++) {
        if (v[i]->judged == judged && (newest == NULL || is_newer(v[i], newest)))
            newest = v[i];
    }
    return newest;
}

/* The last of the inputs that was judged, is not the newest, and whose day says nothing; or NULL.
 */
static const struct hoshi_latest_sheet *dayless(struct hoshi_latest_sheet *const *v, size_t n,
                                                const struct hoshi_latest_sheet *newest)
{
    const struct hoshi_latest_sheet *last = NULL;
    for (size_t i = 0; i < n; i++) {
        bool other = v[i] != newest && strcmp(v[i]->source, newest->source) != 0;
        if (other && v[i]->judged && v[i]->assessed_on == 0)
            last = v[i];
    }
    return last;
}

/* Nobody can say of a sheet without a day that it is older than one that has a day. */
static bool may_be_newer(const struct hoshi_latest_sheet *a, const struct hoshi_latest_sheet *b)
{
    return is_newer(a, b) || (a->assessed_on == 0 && b->assessed_on != 0);
}

/* v becomes sorted by id, with the newest of each only. */
static bool choose(struct hoshi_latest *l)
{
    struct hoshi_latest_sheet **order = hoshi_arena_array(&l->arena, l->n, sizeof(void *));
    struct hoshi_latest_sheet *chosen = hoshi_arena_array(&l->arena, l->n, sizeof *chosen);
    size_t n = 0;
    if (order == NULL || chosen == NULL)
        return false;
    for (size_t i = 0; i < l->n; i++)
        order[i] = &l->v[i];
    qsort(order, l->n, sizeof(void *), by_id);
    for (size_t i = 0, end; i < l->n; i = end) {
        for (end = i + 1; end < l->n && strcmp(order[i]->id, order[end]->id) == 0;)
            end++;
        const struct hoshi_latest_sheet *judged = newest_of(order + i, end - i, true);
        const struct hoshi_latest_sheet *refused = newest_of(order + i, end - i, false);
        if (judged == NULL)
            continue;
        chosen[n] = *judged;
        const struct hoshi_latest_sheet *doubt = refused != NULL && may_be_newer(refused, judged)
                                                     ? refused
                                                     : dayless(order + i, end - i, judged);
        chosen[n++].not_taken = doubt;
        l->n_doubt += doubt != NULL;
    }
    l->v = chosen;
    l->n = n;
    return true;
}

enum hoshi_rc hoshi_latest_find(struct hoshi_session *s, const struct hoshi_batch_request *request,
                                struct hoshi_latest *l, bool *ret_stopped)
{
    struct hoshi_record_sink sink = {.record = on_record, .user = l}, *sinks[] = {&sink};
    struct hoshi_batch_request look = *request;
    struct hoshi_batch_summary m;
    *l = (struct hoshi_latest){.as_of = request->as_of};
    hoshi_arena_init(&l->arena, HOSHI_LIMIT_PORTFOLIO_BYTES);
    look.skip = 0; /* all parts of a run must choose alike */
    look.n_shard = 0;
    look.n_output = look.n_attachment = 0;
    look.full = look.progress = false;
    look.adjust = NULL;
    look.watch = NULL;
    look.latest = NULL;
    look.resume = NULL;
    look.allow_empty = look.is_rehearsal = true; /* the run itself will say so */
    look.sink = sinks;
    look.n_sink = 1;
    enum hoshi_rc rc = hoshi_batch_run(s, &look, &m);
    *ret_stopped = m.stopped;
    return rc == HOSHI_OK && !choose(l) ? HOSHI_E_NOMEM : rc;
}
