#include "app/batch/window.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "diag/diag.h"

#define BYTES_IN_FLIGHT ((size_t)16 << 20) /* read ahead; one input always goes */
#define KEEP_BYTES ((size_t)256 << 10)     /* of a slot's buffers between records */

enum hoshi_rc hoshi_window_init(struct hoshi_window *w, const struct hoshi_judge_context *judge,
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
    slot->done = slot->not_mine = false;
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

static bool take_reply(struct hoshi_slot *slot, struct hoshi_str reply)
{
    struct hoshi_batch_told told;
    struct hoshi_str part[HOSHI_PARTS_MAX];
    if (!hoshi_batch_sections(reply, &told, part))
        return false;
    hoshi_buf_put(&slot->reply, reply.p, reply.n);
    slot->not_mine = told.kind == HOSHI_BATCH_NOT_MINE;
    return true;
}

bool hoshi_window_on_reply(void *user, uint64_t tag, enum hoshi_worker_end end, const char *how,
                           struct hoshi_str reply)
{
    struct hoshi_window *w = user;
    struct hoshi_slot *slot = &w->slot[tag];
    struct hoshi_str source = {slot->source.p, slot->source.n};
    struct hoshi_buf number;
    hoshi_buf_init(&number, 32);
    hoshi_buf_clear(&slot->reply);
    bool taken = end != HOSHI_WORKER_DONE || take_reply(slot, reply);
    switch (end) {
    case HOSHI_WORKER_DONE:
        break;
    case HOSHI_WORKER_CRASHED:
        hoshi_batch_tell_error(w->judge, HOSHI_HS1412, how, source, &slot->reply);
        break;
    case HOSHI_WORKER_TIME:
        hoshi_buf_int(&number, w->judge->request->time_limit_s);
        hoshi_batch_tell_error(w->judge, HOSHI_HS1413, number.p, source, &slot->reply);
        break;
    case HOSHI_WORKER_MEMORY:
        hoshi_buf_int(&number, w->judge->request->memory_limit_mib);
        hoshi_batch_tell_error(w->judge, HOSHI_HS1414, number.p, source, &slot->reply);
        break;
    case HOSHI_WORKER_BROKE:
        hoshi_batch_tell_error(w->judge, HOSHI_HS1420, NULL, source, &slot->reply);
        break;
    }
    hoshi_buf_release(&number);
    if (taken) {
        w->bytes_in_flight -= slot->request.n;
        slot->done = true;
    }
    return taken;
}
