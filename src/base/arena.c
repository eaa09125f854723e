/* Bump allocator with a byte ceiling. With HOSHI_DEBUG_ARENA every allocation is a malloc of its
 * own, so that ASan and valgrind see an overrun inside the arena. */
#include <hoshi/arena.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/memory.h"

#define CHUNK_BYTES ((size_t)64 << 10)
#define ALIGNMENT (_Alignof(max_align_t) < 16 ? (size_t)16 : _Alignof(max_align_t))
#define KEEP_BYTES ((size_t)2 << 20)

struct hoshi_arena_chunk {
    struct hoshi_arena_chunk *next;
    size_t n, cap;
    max_align_t data[];
};

static struct hoshi_arena_chunk *chunk_add(struct hoshi_arena *arena, size_t cap);

void hoshi_arena_init(struct hoshi_arena *arena, size_t ceiling_bytes)
{
    *arena = (struct hoshi_arena){0};
    arena->ceiling_bytes = ceiling_bytes != 0 ? ceiling_bytes : HOSHI_LIMIT_ARENA_BYTES;
}

void hoshi_arena_release(struct hoshi_arena *arena)
{
    if (arena == NULL)
        return;
    for (struct hoshi_arena_chunk *c = arena->chunk, *next; c != NULL; c = next) {
        next = c->next;
        free(c);
    }
    arena->chunk = NULL;
    arena->used_bytes = 0;
}

/* Keeps one chunk, large enough for what was used: the next load of the same kind then takes no
 * malloc at all. A chunk beyond KEEP_BYTES came from an unusual input and is given back. */
void hoshi_arena_reset(struct hoshi_arena *arena)
{
#ifdef HOSHI_DEBUG_ARENA
    hoshi_arena_release(arena);
#else
    struct hoshi_arena_chunk *c = arena->chunk;
    size_t used = arena->used_bytes;
    if (c != NULL && c->next == NULL && c->cap <= KEEP_BYTES) {
        c->n = 0;
        arena->used_bytes = 0;
        return;
    }
    hoshi_arena_release(arena);
    if (used != 0)
        (void)chunk_add(arena, used < KEEP_BYTES / 2 ? used * 2 : KEEP_BYTES);
#endif
}

static struct hoshi_arena_chunk *chunk_add(struct hoshi_arena *arena, size_t cap)
{
    struct hoshi_arena_chunk *c = malloc(offsetof(struct hoshi_arena_chunk, data) + cap);
    if (c == NULL) {
        hoshi_memory_refused();
        return NULL;
    }
    c->n = 0;
    c->cap = cap;
    c->next = arena->chunk;
    arena->chunk = c;
    return c;
}

/* Room for n_bytes; its first *ret_n_bytes, a few more, are the caller's to set. */
static void *take(struct hoshi_arena *arena, size_t n_bytes, size_t *ret_n_bytes)
{
    if (arena->fail_at != 0 && arena->n_alloc + 1 == arena->fail_at) {
        arena->n_alloc++;
        return NULL;
    }
    if (n_bytes > arena->ceiling_bytes || arena->used_bytes > arena->ceiling_bytes - n_bytes)
        return NULL;
    size_t need = (n_bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (need == 0)
        need = ALIGNMENT;
    struct hoshi_arena_chunk *c = arena->chunk;
#ifdef HOSHI_DEBUG_ARENA
    c = NULL;
    size_t cap = need;
#else
    size_t cap = need > CHUNK_BYTES ? need : CHUNK_BYTES;
#endif
    if (c == NULL || c->cap - c->n < need)
        c = chunk_add(arena, cap);
    if (c == NULL)
        return NULL;
    void *p = (char *)c->data + c->n;
    c->n += need;
    arena->used_bytes += need;
    arena->n_alloc++;
    *ret_n_bytes = need;
    return p;
}

void *hoshi_arena_alloc(struct hoshi_arena *arena, size_t n_bytes)
{
    size_t n;
    void *p = take(arena, n_bytes, &n);
    return p != NULL ? memset(p, 0, n) : NULL;
}

void *hoshi_arena_array(struct hoshi_arena *arena, size_t n, size_t size)
{
    if (size != 0 && n > SIZE_MAX / size)
        return NULL;
    return hoshi_arena_alloc(arena, n * size);
}

char *hoshi_arena_strndup(struct hoshi_arena *arena, const char *p, size_t n)
{
    if (n == SIZE_MAX)
        return NULL;
    size_t taken;
    char *s = take(arena, n + 1, &taken);
    if (s == NULL)
        return NULL;
    if (n != 0)
        memcpy(s, p, n);
    memset(s + n, 0, taken - n);
    return s;
}
