/* The reading beforehand: a run without outputs, whose records are only compared. */
#include "app/batch/latest.h"

#include <stdlib.h>
#include <string.h>

#include "app/batch/batch.h"
#include "app/batch/company_name.h"
#include "base/limits.h"
#include "base/str.h"

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

static const char *keep(struct hoshi_latest *l, struct hoshi_str s, bool *nomem)
{
    const char *copy = s.p != NULL ? hoshi_arena_strndup(&l->arena, s.p, s.n) : NULL;
    *nomem = *nomem || (s.p != NULL && copy == NULL);
    return copy;
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
    bool nomem = false;
    *sheet = (struct hoshi_latest_sheet){
        .id = keep(l, record->id, &nomem),
        .source = keep(l, record->source, &nomem),
        .name = keep(l, record->name, &nomem),
        .scope = keep(l, record->scope, &nomem),
        .left_out = keep(l, record->left_out, &nomem),
        .judged = record->error_code.p == NULL,
        .star = record->star,
        .star_firm = record->star_firm,
        .n_gap = record->n_gap,
        .code = record->error_code.p != NULL ? keep(l, record->error_code, &nomem)
                : record->assessed_on == 0   ? hoshi_record_doubt_code(HOSHI_RECORD_DOUBT_NO_DAY)
                : record->assessed_on > l->as_of
                    ? hoshi_record_doubt_code(HOSHI_RECORD_DOUBT_DAY_TO_COME)
                    : NULL,
        .ordinal = ordinal,
        .assessed_on = record->assessed_on <= l->as_of ? record->assessed_on : 0,
    };
    l->n++;
    return nomem ? HOSHI_E_NOMEM : HOSHI_OK;
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

/* The newest of one company's sheets that can be judged; NULL: there is none. */
static const struct hoshi_latest_sheet *newest_of(struct hoshi_latest_sheet *const *v, size_t n)
{
    const struct hoshi_latest_sheet *newest = NULL;
    for (size_t i = 0; i < n; i++) {
        if (v[i]->judged && (newest == NULL || is_newer(v[i], newest)))
            newest = v[i];
    }
    return newest;
}

/* Nobody can say of a sheet without a day that it is older than one that has a day. */
static bool may_be_newer(const struct hoshi_latest_sheet *a, const struct hoshi_latest_sheet *b)
{
    return is_newer(a, b) || (a->assessed_on == 0 && b->assessed_on != 0);
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static bool same_scope(const struct hoshi_latest_sheet *a, const struct hoshi_latest_sheet *b)
{
    return same_text(a->scope, b->scope) && same_text(a->left_out, b->left_out);
}

static bool same_result(const struct hoshi_latest_sheet *a, const struct hoshi_latest_sheet *b)
{
    return a->star == b->star && a->star_firm == b->star_firm && a->n_gap == b->n_gap;
}

/* How much a sheet that is not taken is worth a look, beside the one that is: 0 = not at all.
 * Nobody knows which of two of one day is right, nor that a part of a company stands for the whole.
 */
static unsigned worth(const struct hoshi_latest_sheet *a, const struct hoshi_latest_sheet *taken,
                      const char **ret_code)
{
    *ret_code = a->code;
    if (strcmp(a->source, taken->source) == 0)
        return 0;
    if (a->judged && a->name != NULL && taken->name != NULL &&
        hoshi_company_names_differ(hoshi_str_from(a->name), hoshi_str_from(taken->name))) {
        *ret_code = hoshi_record_doubt_code(HOSHI_RECORD_DOUBT_OTHER_NAME);
        return 5;
    }
    if (!a->judged)
        return may_be_newer(a, taken) ? 4 : 0;
    if (a->assessed_on == 0)
        return 3;
    if (!same_scope(a, taken)) {
        *ret_code = hoshi_record_doubt_code(HOSHI_RECORD_DOUBT_OTHER_SCOPE);
        return 2;
    }
    *ret_code = hoshi_record_doubt_code(HOSHI_RECORD_DOUBT_SAME_DAY);
    return a->assessed_on == taken->assessed_on && !same_result(a, taken) ? 1 : 0;
}

/* The one most worth a look; among equals the newest. */
static void doubt(struct hoshi_latest_sheet *taken, struct hoshi_latest_sheet *const *v, size_t n)
{
    unsigned most = 0;
    for (size_t i = 0; i < n; i++) {
        const char *code;
        unsigned w = worth(v[i], taken, &code);
        if (w < most || w == 0 || (w == most && !is_newer(v[i], taken->not_taken)))
            continue;
        most = w;
        taken->not_taken = v[i];
        taken->not_taken_code = code;
    }
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
        const struct hoshi_latest_sheet *newest = newest_of(order + i, end - i);
        if (newest == NULL)
            continue;
        chosen[n] = *newest;
        doubt(&chosen[n], order + i, end - i);
        l->n_doubt += chosen[n++].not_taken != NULL;
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
