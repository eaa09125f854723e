#include "base/digest.h"

#include <sodium.h>

void hoshi_sha256_hex(struct hoshi_str bytes, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, (const unsigned char *)bytes.p, bytes.n);
    sodium_bin2hex(ret_hex, HOSHI_SHA256_HEX_BYTES, digest, sizeof digest);
}
