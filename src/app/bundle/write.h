/* Bytes of a bundle to a file, as a whole or not at all. */
#ifndef HOSHI_APP_BUNDLE_WRITE_H
#define HOSHI_APP_BUNDLE_WRITE_H

#include "app/bundle/bundle.h"

/* Gives the bytes of a member that is not held in memory to the writer. HOSHI_E_IO after a
 * complaint. */
typedef enum hoshi_rc hoshi_bundle_provider(void *ctx, const struct hoshi_bundle_member *member,
                                            struct hoshi_tar_writer *to);

/* What becomes of a file that has the name already. */
enum hoshi_bundle_older {
    HOSHI_BUNDLE_KEEPS = 0, /* it stays: others may have signed it; no error if it is the same */
    HOSHI_BUNDLE_REPLACES,
};

/**
 * Write a described bundle with its signatures, as a whole or not at all.
 *
 * @param b        described
 * @param s        receives complaints
 * @param path     where
 * @param how      of an older file there
 * @param provider gives the bytes of members that are not held in memory
 * @param ctx      its first argument
 * @return HOSHI_OK, or an error after a complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_write(struct hoshi_bundle *b, struct hoshi_session *s,
                                                const char *path, enum hoshi_bundle_older how,
                                                hoshi_bundle_provider *provider, void *ctx);

#endif
