#include "base/digest.h"

#include <sodium.h>

bool hoshi_crypto_start(void)
{
    return sodium_init() >= 0;
}

/* A digest needs no random source, but libsodium wants to be asked to start before anything else.
 */
static void digest(struct hoshi_str bytes, unsigned char ret_digest[crypto_hash_sha256_BYTES])
{
    (void)hoshi_crypto_start();
    crypto_hash_sha256(ret_digest, (const unsigned char *)bytes.p, bytes.n);
}

void hoshi_sha256_hex(struct hoshi_str bytes, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    unsigned char raw[crypto_hash_sha256_BYTES];
    digest(bytes, raw);
    sodium_bin2hex(ret_hex, HOSHI_SHA256_HEX_BYTES, raw, sizeof raw);
}

void hoshi_sha256_base64(struct hoshi_str bytes, char ret_text[HOSHI_SHA256_BASE64_BYTES])
{
    unsigned char raw[crypto_hash_sha256_BYTES];
    digest(bytes, raw);
    sodium_bin2base64(ret_text, HOSHI_SHA256_BASE64_BYTES, raw, sizeof raw,
                      sodium_base64_VARIANT_ORIGINAL);
}

_Static_assert(sizeof(struct hoshi_sha256) >= sizeof(crypto_hash_sha256_state),
               "room for libsodium's state");

void hoshi_sha256_start(struct hoshi_sha256 *state)
{
    (void)hoshi_crypto_start();
    crypto_hash_sha256_init((crypto_hash_sha256_state *)(void *)state);
}

void hoshi_sha256_add(struct hoshi_sha256 *state, struct hoshi_str bytes)
{
    crypto_hash_sha256_update((crypto_hash_sha256_state *)(void *)state,
                              (const unsigned char *)bytes.p, bytes.n);
}

void hoshi_sha256_end(const struct hoshi_sha256 *state, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    unsigned char raw[crypto_hash_sha256_BYTES];
    struct hoshi_sha256 copy = *state;
    crypto_hash_sha256_final((crypto_hash_sha256_state *)(void *)&copy, raw);
    sodium_bin2hex(ret_hex, HOSHI_SHA256_HEX_BYTES, raw, sizeof raw);
}

uint64_t hoshi_sha256_number(struct hoshi_str bytes)
{
    unsigned char raw[crypto_hash_sha256_BYTES];
    digest(bytes, raw);
    uint64_t v = 0;
    for (int i = 0; i < 8; i++)
        v = v << 8 | raw[i];
    return v;
}
