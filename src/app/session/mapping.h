/* Mappings between catalogues, and the catalogues that they may speak of. */
#ifndef HOSHI_APP_SESSION_MAPPING_H
#define HOSHI_APP_SESSION_MAPPING_H

#include "app/session/session.h"

/**
 * The catalogues that are at hand: those given with the ones they extend, then those built in.
 *
 * @param s         complaints go into its diags
 * @param given     loaded
 * @param n         how many
 * @param ret_known set on success; of two with one name and edition the given one is there
 * @param ret_n     how many
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_known(struct hoshi_session *s,
                                                 struct hoshi_catalog *const *given, size_t n,
                                                 const struct hoshi_catalog *const **ret_known,
                                                 size_t *ret_n);

/**
 * Whether a catalogue has all that one of this name has: it is that one, or extends it.
 *
 * @param cat  catalogue
 * @param name "scs@2026-03"
 * @return whether
 */
bool hoshi_catalog_covers(const struct hoshi_catalog *cat, const char *name);

/**
 * Find the mapping from one catalogue to another: the one that was chosen, or one that is built in.
 *
 * @param s       complaints go into its diags
 * @param path    a file; NULL: one that is built in
 * @param from    where answers come from; a mapping for one that it extends will do
 * @param to      where they go to; likewise
 * @param ret_map set on success; NULL when none is built in
 * @return HOSHI_OK, or an error after a complaint
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_mapping(struct hoshi_session *s, const char *path,
                                                   struct hoshi_catalog *from,
                                                   struct hoshi_catalog *to,
                                                   struct hoshi_mapping **ret_map);

#endif
