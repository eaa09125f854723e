/* SHA-256 of inputs, by libsodium. */
#ifndef HOSHI_BASE_DIGEST_H
#define HOSHI_BASE_DIGEST_H

#include <hoshi/types.h>

#define HOSHI_SHA256_HEX_BYTES 65

/* For inputs that come piece by piece. */
struct hoshi_sha256 {
    uint64_t opaque[16];
};
void hoshi_sha256_init(struct hoshi_sha256 *state);
void hoshi_sha256_update(struct hoshi_sha256 *state, const void *p, size_t n);
void hoshi_sha256_final(struct hoshi_sha256 *state, char ret_hex[HOSHI_SHA256_HEX_BYTES]);

void hoshi_sha256_hex(struct hoshi_str bytes, char ret_hex[HOSHI_SHA256_HEX_BYTES]);

#endif
