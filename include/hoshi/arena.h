/* layer: base
 * Memory of one load: everything is given back at once. */
#ifndef HOSHI_ARENA_H
#define HOSHI_ARENA_H

#include <hoshi/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct hoshi_arena_chunk;

/** A bump allocator with a ceiling. Initialise with hoshi_arena_init(); members are private. */
struct hoshi_arena {
    struct hoshi_arena_chunk *chunk;
    size_t used_bytes;
    size_t ceiling_bytes;
    size_t n_alloc;
    size_t fail_at; /**< for tests: the n-th allocation fails (1-based), 0 = never */
};

/**
 * Prepare an arena. Allocates nothing.
 *
 * @param arena         to be initialised
 * @param ceiling_bytes the most it may ever hand out; 0 = the default of base/limits.h
 * @return nothing
 * @units  bytes
 * @owner  caller; give back with hoshi_arena_release()
 */
void hoshi_arena_init(struct hoshi_arena *arena, size_t ceiling_bytes);

/**
 * Give all memory back. Everything that was allocated from it is gone.
 *
 * @param arena initialised or zero-filled; may be NULL
 * @return nothing
 * @owner  caller keeps the struct, which may be used again after hoshi_arena_init()
 */
void hoshi_arena_release(struct hoshi_arena *arena);

/**
 * Forget everything that was allocated, but keep some of the memory for the next load.
 *
 * @param arena initialised
 * @return nothing
 * @owner  caller; what was allocated from it is gone
 */
void hoshi_arena_reset(struct hoshi_arena *arena);

/**
 * Allocate zero-filled memory, aligned for every type.
 *
 * @param arena   initialised
 * @param n_bytes may be 0
 * @return memory, or NULL when out of memory or over the ceiling
 * @owner  arena
 */
void *hoshi_arena_alloc(struct hoshi_arena *arena, size_t n_bytes);

/**
 * Allocate an array, zero-filled; checks the multiplication.
 *
 * @param arena initialised
 * @param n     number of elements
 * @param size  bytes of one element
 * @return memory, or NULL
 * @owner  arena
 */
void *hoshi_arena_array(struct hoshi_arena *arena, size_t n, size_t size);

/**
 * Copy n bytes and add a NUL.
 *
 * @param arena initialised
 * @param p     bytes to copy
 * @param n     how many
 * @return the copy, or NULL
 * @owner  arena
 */
char *hoshi_arena_strndup(struct hoshi_arena *arena, const char *p, size_t n);

#ifdef __cplusplus
}
#endif
#endif
