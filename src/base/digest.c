#include "base/digest.h"

#include <assert.h>
#include <sodium.h>

static_assert(sizeof(struct hoshi_sha256) >= sizeof(crypto_hash_sha256_state), "state does not fit");

void hoshi_sha256_init(struct hoshi_sha256 *state)
{
    crypto_hash_sha256_init((crypto_hash_sha256_state *)(void *)state);
}

void hoshi_sha256_update(struct hoshi_sha256 *state, const void *p, size_t n)
{
    crypto_hash_sha256_update((crypto_hash_sha256_state *)(void *)state, p, n);
}

void hoshi_sha256_final(struct hoshi_sha256 *state, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final((crypto_hash_sha256_state *)(void *)state, digest);
    sodium_bin2hex(ret_hex, HOSHI_SHA256_HEX_BYTES, digest, sizeof digest);
}

void hoshi_sha256_hex(struct hoshi_str bytes, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, (const unsigned char *)bytes.p, bytes.n);
    sodium_bin2hex(ret_hex, HOSHI_SHA256_HEX_BYTES, digest, sizeof digest);
}
