/* SHA-1 (FIPS 180-4), for names alone: version 5 of UUIDs is made from it (RFC 9562, 5.5). Nothing
 * that must hold against anybody is hashed with it: digest.h. */
#ifndef HOSHI_BASE_SHA1_H
#define HOSHI_BASE_SHA1_H

#include <hoshi/types.h>

#define HOSHI_SHA1_BYTES 20

/**
 * The digest of two texts, one after the other.
 *
 * @param first  any bytes
 * @param second likewise
 * @param ret    the digest
 * @owner  nothing is kept
 * @source FIPS 180-4, 6.1
 */
void hoshi_sha1(struct hoshi_str first, struct hoshi_str second, uint8_t ret[HOSHI_SHA1_BYTES]);

#endif
