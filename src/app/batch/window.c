#include "app/batch/window.h"

#include <stdlib.h>

#include "app/batch/names.h"
#include "base/digits.h"
#include "base/limits.h"
#include "diag/diag.h"

#define BYTES_IN_FLIGHT ((size_t)16 << 20) /* read ahead; one input always goes */
#define KEEP_BYTES ((size_t)256 << 10)     /* of a slot's buffers between records */

enum hoshi_rc hoshi_window_init(struct hoshi_window *w, struct hoshi_judge_context *judge,
                                size_t cap)
{
    w->judge = judge;
    w->slot = calloc(cap, sizeof *w->slot);
    if (w->slot == NULL)
        return HOSHI_E_NOMEM;
    w->cap = cap;
    for (size_t i = 0; i < cap; i++) {
        hoshi_buf_init(&w->slot[i].source, 0);
        hoshi_buf_init(&w->slot[i].request, HOSHI_LIMIT_FILE_BYTES + ((size_t)1 << 20));
        hoshi_buf_init(&w->slot[i].reply, HOSHI_BATCH_REPLY_BYTES);
    }
    return HOSHI_OK;
}

void hoshi_window_release(struct hoshi_window *w)
{
    for (size_t i = 0; i < w->cap; i++) {
        hoshi_buf_release(&w->slot[i].source);
        hoshi_buf_release(&w->slot[i].request);
        hoshi_buf_release(&w->slot[i].reply);
    }
    free(w->slot);
    *w = (struct hoshi_window){.judge = NULL};
}

bool hoshi_window_has_room(const struct hoshi_window *w)
{
    return w->n < w->cap && w->bytes_in_flight < BYTES_IN_FLIGHT;
}

struct hoshi_slot *hoshi_window_push(struct hoshi_window *w, struct hoshi_str source,
                                     uint64_t ordinal)
{
    struct hoshi_slot *slot = &w->slot[(w->head + w->n) % w->cap];
    slot->ordinal = ordinal;
    slot->done = slot->is_lost = slot->is_unreached = false;
    hoshi_buf_clear(&slot->source);
    hoshi_buf_put(&slot->source, source.p, source.n);
    if (slot->source.failed)
        return NULL;
    w->n++;
    return slot;
}

uint64_t hoshi_window_sent(struct hoshi_window *w, const struct hoshi_slot *slot)
{
    w->bytes_in_flight += slot->request.n;
    return (uint64_t)(slot - w->slot);
}

struct hoshi_slot *hoshi_window_first(const struct hoshi_window *w)
{
    return w->n != 0 && w->slot[w->head].done ? &w->slot[w->head] : NULL;
}

static void trim(struct hoshi_buf *buf)
{
    if (buf->cap > KEEP_BYTES)
        hoshi_buf_release(buf);
}

void hoshi_window_pop(struct hoshi_window *w)
{
    trim(&w->slot[w->head].request);
    trim(&w->slot[w->head].reply);
    w->head = (w->head + 1) % w->cap;
    w->n--;
}

static bool take_apart(const struct hoshi_window *w, struct hoshi_slot *slot)
{
    if (!hoshi_reply_get((struct hoshi_str){slot->reply.p, slot->reply.n}, w->judge->request,
                         w->judge->s->catalog, &slot->answer))
        return false;
    slot->answer.record.source = (struct hoshi_str){slot->source.p, slot->source.n};
    slot->done = true;
    return true;
}

void hoshi_window_skip(struct hoshi_slot *slot)
{
    slot->answer = (struct hoshi_reply){.not_mine = true};
    slot->done = true;
}

enum hoshi_rc hoshi_window_fail(const struct hoshi_window *w, struct hoshi_slot *slot,
                                unsigned code, const char *arg)
{
    struct hoshi_str source = {slot->source.p, slot->source.n};
    if (!hoshi_batch_is_mine(w->judge->request, source)) { /* its id is not known: as in judge.c */
        hoshi_window_skip(slot);
        return HOSHI_OK;
    }
    hoshi_buf_clear(&slot->reply);
    hoshi_batch_tell_error(w->judge, code, arg, source, &slot->reply);
    return !slot->reply.failed && take_apart(w, slot) ? HOSHI_OK : HOSHI_E_NOMEM;
}

static enum hoshi_rc fail(const struct hoshi_window *w, struct hoshi_slot *slot,
                          enum hoshi_worker_end end, const char *how)
{
    char number[HOSHI_DECIMAL_BYTES];
    switch (end) {
    case HOSHI_WORKER_TIME:
        return hoshi_window_fail(w, slot, HOSHI_HS1413,
                                 hoshi_decimal(number, w->judge->request->time_limit_s));
    case HOSHI_WORKER_MEMORY:
        return hoshi_window_fail(w, slot, HOSHI_HS1414,
                                 hoshi_decimal(number, w->judge->request->memory_limit_mib));
    case HOSHI_WORKER_BROKE:
        return hoshi_window_fail(w, slot, HOSHI_HS1420, NULL);
    case HOSHI_WORKER_DONE:
    case HOSHI_WORKER_CRASHED:
        break;
    }
    return hoshi_window_fail(w, slot, HOSHI_HS1412, how);
}

bool hoshi_window_on_reply(void *user, uint64_t tag, enum hoshi_worker_end end, const char *how,
                           struct hoshi_str reply)
{
    struct hoshi_window *w = user;
    struct hoshi_slot *slot = &w->slot[tag];
    if (end == HOSHI_WORKER_DONE) {
        hoshi_buf_clear(&slot->reply);
        hoshi_buf_put(&slot->reply, reply.p, reply.n);
        w->nomem = w->nomem || slot->reply.failed;
        if (!slot->reply.failed && !take_apart(w, slot))
            return false;
    } else if (fail(w, slot, end, how) != HOSHI_OK) {
        w->nomem = true;
    }
    w->bytes_in_flight -= slot->request.n;
    return true;
}
