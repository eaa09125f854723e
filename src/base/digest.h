/* SHA-256 of inputs, by libsodium. */
#ifndef HOSHI_BASE_DIGEST_H
#define HOSHI_BASE_DIGEST_H

#include <hoshi/types.h>

#define HOSHI_SHA256_HEX_BYTES 65

#define HOSHI_SHA256_BASE64_BYTES 45

/**
 * Make libsodium ready, once; later calls cost nothing. Everything in base/ and sign/ that needs it
 * calls this itself. Only a process that may not ask the kernel for anything any more (a worker in
 * its sandbox) must have had it called before.
 *
 * @return false when the random source of the system does not work
 */
bool hoshi_crypto_start(void);

/**
 * SHA-256 in hexadecimal, small letters, with a NUL.
 *
 * @param bytes   any
 * @param ret_hex receives it
 */
void hoshi_sha256_hex(struct hoshi_str bytes, char ret_hex[HOSHI_SHA256_HEX_BYTES]);

/**
 * SHA-256 in base64 with padding, as a page's security policy names a script.
 *
 * @param bytes    any
 * @param ret_text receives it, with a NUL
 */
void hoshi_sha256_base64(struct hoshi_str bytes, char ret_text[HOSHI_SHA256_BASE64_BYTES]);

/** The same over bytes that come in pieces: start, add …, end. The state may go on after end. */
struct hoshi_sha256 {
    uint64_t opaque[16];
};

/**
 * Begin a digest over bytes that come in pieces.
 *
 * @param state filled in
 */
void hoshi_sha256_start(struct hoshi_sha256 *state);

/**
 * Take the next piece.
 *
 * @param state begun
 * @param bytes any
 */
void hoshi_sha256_add(struct hoshi_sha256 *state, struct hoshi_str bytes);

/**
 * The digest of all pieces so far; the state may go on after it.
 *
 * @param state   begun
 * @param ret_hex receives it, small letters, with a NUL
 */
void hoshi_sha256_end(const struct hoshi_sha256 *state, char ret_hex[HOSHI_SHA256_HEX_BYTES]);

/**
 * The number that the first eight bytes of the digest make: what assigns work to shards.
 *
 * @param bytes any
 * @return the same on every machine
 */
uint64_t hoshi_sha256_number(struct hoshi_str bytes);

#endif
