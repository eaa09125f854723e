/* Bytes of a bundle to a file, as a whole or not at all. */
#ifndef HOSHI_APP_BUNDLE_WRITE_H
#define HOSHI_APP_BUNDLE_WRITE_H

#include "app/bundle/bundle.h"

/* Gives the bytes of a member that is not held in memory to the writer. HOSHI_E_IO after a
 * complaint. */
typedef enum hoshi_rc hoshi_bundle_provider(void *ctx, const struct hoshi_bundle_member *member,
                                            struct hoshi_tar_writer *to);

/**
 * Write a described bundle with its signatures, as a whole or not at all.
 *
 * @param b        described
 * @param s        receives complaints
 * @param path     where
 * @param provider gives the bytes of members that are not held in memory
 * @param ctx      its first argument
 * @return HOSHI_OK, or an error after a complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_write(struct hoshi_bundle *b, struct hoshi_session *s,
                                                const char *path, hoshi_bundle_provider *provider,
                                                void *ctx);

#endif
