/* layer: stock
 * The catalogues, policies and texts that are compiled in. */
#ifndef HOSHI_BUILTIN_H
#define HOSHI_BUILTIN_H

#include <hoshi/diff.h>
#include <hoshi/load.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Kinds of built-in files. */
enum hoshi_builtin_kind {
    HOSHI_BUILTIN_CATALOG = 0,
    HOSHI_BUILTIN_POLICY,
    HOSHI_BUILTIN_FRAMEWORK,
    HOSHI_BUILTIN_GLOSSARY,
    HOSHI_BUILTIN_SUPPORT,
    HOSHI_BUILTIN_MAPPING,
    HOSHI_BUILTIN_PLAN,
    HOSHI_BUILTIN_TEMPLATES,
    HOSHI_BUILTIN_COUNT_
};

/**
 * Find a built-in file.
 *
 * @param kind     what it is
 * @param id       e.g. "scs" or "strict"
 * @param ret_input set on success only: pass it to hoshi_catalog_load() and the like
 * @return HOSHI_OK or HOSHI_E_UNSUPPORTED
 * @owner  static storage
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_builtin_find(enum hoshi_builtin_kind kind, const char *id,
                                                struct hoshi_input *ret_input);

/**
 * The n-th built-in of a kind, to walk them from 0.
 *
 * @param kind      what it is
 * @param n         index
 * @param ret_input set on success only
 * @return its id, or NULL past the end
 * @owner  static storage
 */
const char *hoshi_builtin_at(enum hoshi_builtin_kind kind, size_t n, struct hoshi_input *ret_input);

/**
 * Whether bytes are those of a built-in file, whatever they call themselves.
 *
 * @param kind  what it is
 * @param bytes of a file
 * @return true when they are
 * @owner  nothing changes hands
 */
bool hoshi_builtin_is(enum hoshi_builtin_kind kind, struct hoshi_str bytes);

/**
 * Set hoshi_catalog.not_built_in: of a catalogue that has the id of a built-in one and other bytes.
 *
 * @param cat   loaded
 * @param bytes of its file
 * @owner nothing changes hands
 */
void hoshi_builtin_look(struct hoshi_catalog *cat, struct hoshi_str bytes);

/**
 * Set other_catalogue and other_policy of one side of a comparison.
 *
 * @param side read
 * @owner nothing changes hands
 */
void hoshi_builtin_look_side(struct hoshi_diff_side *side);

/** The built-in catalogues, for one that extends them. */
extern const struct hoshi_shelf hoshi_builtin_shelf;

/** Ids of the built-in catalogues and policies; each list ends with NULL. */
extern const char *const hoshi_catalog_ids[], *const hoshi_policy_ids[];

#ifdef __cplusplus
}
#endif
#endif
