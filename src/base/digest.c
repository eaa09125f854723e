#include "base/digest.h"

#include <sodium.h>

void hoshi_sha256_hex(struct hoshi_str bytes, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, (const unsigned char *)bytes.p, bytes.n);
    sodium_bin2hex(ret_hex, HOSHI_SHA256_HEX_BYTES, digest, sizeof digest);
}

void hoshi_sha256_base64(struct hoshi_str bytes, char ret_text[HOSHI_SHA256_BASE64_BYTES])
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, (const unsigned char *)bytes.p, bytes.n);
    sodium_bin2base64(ret_text, HOSHI_SHA256_BASE64_BYTES, digest, sizeof digest,
                      sodium_base64_VARIANT_ORIGINAL);
}

_Static_assert(sizeof(struct hoshi_sha256) >= sizeof(crypto_hash_sha256_state),
               "room for libsodium's state");

void hoshi_sha256_start(struct hoshi_sha256 *state)
{
    crypto_hash_sha256_init((crypto_hash_sha256_state *)(void *)state);
}

void hoshi_sha256_add(struct hoshi_sha256 *state, struct hoshi_str bytes)
{
    crypto_hash_sha256_update((crypto_hash_sha256_state *)(void *)state,
                              (const unsigned char *)bytes.p, bytes.n);
}

void hoshi_sha256_end(const struct hoshi_sha256 *state, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    struct hoshi_sha256 copy = *state;
    crypto_hash_sha256_final((crypto_hash_sha256_state *)(void *)&copy, digest);
    sodium_bin2hex(ret_hex, HOSHI_SHA256_HEX_BYTES, digest, sizeof digest);
}

uint64_t hoshi_sha256_number(struct hoshi_str bytes)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, (const unsigned char *)bytes.p, bytes.n);
    uint64_t v = 0;
    for (int i = 0; i < 8; i++)
        v = v << 8 | digest[i];
    return v;
}
