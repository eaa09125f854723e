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

#endif
