/* The working order: what a company does first. Lower star first; within a star never before what a
 * criterion builds on, however many steps away; among those that are free to go what fails the
 * level by itself, then effort S, M, L (not said comes last), then id. What is no gap costs nothing
 * and is passed through, so that it still holds apart what stands on either side of it. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "engine/engine.h"

static unsigned effort_of(const struct hoshi_criterion *c)
{
    return c->effort != HOSHI_EFFORT_NONE ? c->effort : 9u;
}

struct row {
    const struct hoshi_criterion *criterion;
    bool todo;
};

/* The order of those that are free to go. The last part makes it total: ids may be 1-01 and 1-1. */
static int by_preference(const void *pa, const void *pb)
{
    const struct row *x = pa, *y = pb;
    const struct hoshi_criterion *a = x->criterion, *b = y->criterion;
    if (a->star != b->star)
        return a->star < b->star ? -1 : 1;
    if (x->todo != y->todo)
        return x->todo ? 1 : -1;
    if (a->blocker != b->blocker)
        return a->blocker ? -1 : 1;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    if (effort_of(a) != effort_of(b))
        return effort_of(a) < effort_of(b) ? -1 : 1;
    int c = hoshi_id_cmp(a->id.s, b->id.s);
    return c != 0 ? c : strcmp(a->id.s, b->id.s);
}

/* Numbers, the smallest on top. */
struct heap {
    uint32_t *v;
    size_t n;
};

static void heap_push(struct heap *h, uint32_t x)
{
    size_t i = h->n++;
    while (i > 0 && h->v[(i - 1) / 2] > x) {
        h->v[i] = h->v[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    h->v[i] = x;
}

static uint32_t heap_pop(struct heap *h)
{
    uint32_t top = h->v[0], last = h->v[--h->n];
    size_t i = 0;
    for (size_t child; (child = 2 * i + 1) < h->n; i = child) {
        if (child + 1 < h->n && h->v[child + 1] < h->v[child])
            child++;
        if (h->v[child] >= last)
            break;
        h->v[i] = h->v[child];
    }
    h->v[i] = last;
    return top;
}

/* A lower star never waits for a higher one. */
static bool waits_for(const struct hoshi_criterion *c, const struct hoshi_criterion *before)
{
    return before->star <= c->star;
}

struct plan {
    size_t n;
    struct row *row;        /* by preference */
    uint32_t *rank;         /* by criterion index: its place in row */
    uint32_t *n_left;       /* by criterion index: how many it still waits for */
    uint32_t *first;        /* by criterion index, where those who wait for it begin in waiting */
    uint32_t *waiting;      /* criterion indexes */
    struct heap free_to_go; /* ranks */
};

static enum hoshi_rc plan_init(struct plan *p, const struct hoshi_result *r,
                               struct hoshi_arena *arena)
{
    const struct hoshi_catalog *cat = r->catalog;
    size_t n_link = 0;
    p->n = cat->n_criterion;
    for (size_t i = 0; i < p->n; i++)
        n_link += cat->criterion[i]->n_before;
    p->row = hoshi_arena_array(arena, p->n, sizeof *p->row);
    p->rank = hoshi_arena_array(arena, p->n, sizeof *p->rank);
    p->n_left = hoshi_arena_array(arena, p->n, sizeof *p->n_left);
    p->first = hoshi_arena_array(arena, p->n + 2, sizeof *p->first);
    p->waiting = hoshi_arena_array(arena, n_link, sizeof *p->waiting);
    p->free_to_go.v = hoshi_arena_array(arena, p->n, sizeof *p->free_to_go.v);
    if (p->row == NULL || p->rank == NULL || p->n_left == NULL || p->first == NULL ||
        p->waiting == NULL || p->free_to_go.v == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < p->n; i++)
        p->row[i] = (struct row){cat->criterion[i], hoshi_outcome_is_todo(r->outcome[i])};
    qsort(p->row, p->n, sizeof *p->row, by_preference);
    for (uint32_t i = 0; i < p->n; i++)
        p->rank[p->row[i].criterion->index] = i;
    return HOSHI_OK;
}

/* first[k + 2] counts who waits for k, becomes the end of k - 1, and in the end the start of k + 1.
 */
static void plan_link(struct plan *p, const struct hoshi_catalog *cat)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct hoshi_criterion *c = cat->criterion[i];
        for (size_t b = 0; b < c->n_before; b++) {
            if (!waits_for(c, c->before[b]))
                continue;
            p->n_left[i]++;
            p->first[c->before[b]->index + 2]++;
        }
    }
    for (size_t i = 2; i < p->n + 2; i++)
        p->first[i] += p->first[i - 1];
    for (uint32_t i = 0; i < p->n; i++) {
        const struct hoshi_criterion *c = cat->criterion[i];
        for (size_t b = 0; b < c->n_before; b++) {
            if (waits_for(c, c->before[b]))
                p->waiting[p->first[c->before[b]->index + 1]++] = i;
        }
        if (p->n_left[i] == 0)
            heap_push(&p->free_to_go, p->rank[i]);
    }
}

enum hoshi_rc hoshi_work_order(const struct hoshi_result *r, struct hoshi_arena *arena,
                               const struct hoshi_criterion **ret_order)
{
    struct plan p = {.n = 0};
    size_t n = 0;
    enum hoshi_rc rc = plan_init(&p, r, arena);
    if (rc != HOSHI_OK)
        return rc;
    plan_link(&p, r->catalog);
    while (p.free_to_go.n != 0) {
        const struct row *row = &p.row[heap_pop(&p.free_to_go)];
        uint32_t at = row->criterion->index;
        if (row->todo)
            ret_order[n++] = row->criterion;
        for (uint32_t w = p.first[at]; w < p.first[at + 1]; w++) {
            if (--p.n_left[p.waiting[w]] == 0)
                heap_push(&p.free_to_go, p.rank[p.waiting[w]]);
        }
    }
    return HOSHI_OK;
}
