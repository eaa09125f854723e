/* A file read piece by piece: hashed as it comes by, and handed on. */
#ifndef HOSHI_IO_PIECES_H
#define HOSHI_IO_PIECES_H

#include <hoshi/types.h>

#include "base/digest.h"

#define HOSHI_PIECES_HERE UINT64_MAX   /**< .offset: where the descriptor stands */
#define HOSHI_PIECES_TO_END UINT64_MAX /**< .n: as many bytes as there are */

/** What to read, and what came of it. */
struct hoshi_pieces {
    int fd;
    uint64_t offset; /**< first byte, or HOSHI_PIECES_HERE */
    uint64_t n;      /**< how many bytes, or HOSHI_PIECES_TO_END */
    /** Gets every piece; false stops. NULL: only the hash is wanted. */
    bool (*take)(void *ctx, const void *p, size_t n);
    void *ctx;
    uint64_t n_read;                     /**< set: bytes that were read */
    char sha256[HOSHI_SHA256_HEX_BYTES]; /**< set: of these bytes */
    int err;                             /**< set: errno, for HOSHI_PIECES_FAILED */
};

enum hoshi_pieces_rc {
    HOSHI_PIECES_OK = 0,
    HOSHI_PIECES_SHORT,   /**< the file ended before n bytes */
    HOSHI_PIECES_FAILED,  /**< it cannot be read, or memory ran out: .err says why */
    HOSHI_PIECES_STOPPED, /**< take() said so */
};

/**
 * Read the bytes.
 *
 * @param p given and set members, see there
 * @return how it ended
 * @owner  the descriptor stays the caller's
 */
HOSHI_MUST_USE enum hoshi_pieces_rc hoshi_pieces_read(struct hoshi_pieces *p);

/**
 * The SHA-256 of a whole file.
 *
 * @param path    the file
 * @param ret_hex filled in on success
 * @return false when it cannot be read
 */
HOSHI_MUST_USE bool hoshi_file_digest(const char *path, char ret_hex[HOSHI_SHA256_HEX_BYTES]);

#endif
