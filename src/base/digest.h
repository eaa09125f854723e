/* SHA-256 of inputs, by libsodium. */
#ifndef HOSHI_BASE_DIGEST_H
#define HOSHI_BASE_DIGEST_H

#include <hoshi/types.h>

#define HOSHI_SHA256_HEX_BYTES 65

void hoshi_sha256_hex(struct hoshi_str bytes, char ret_hex[HOSHI_SHA256_HEX_BYTES]);

#endif
