/* DSSE v1.0.2: what is signed is not the payload but its pre-authentication encoding. The JSON of
 * the envelope is read and written where JSON is known (app/). */
#ifndef HOSHI_SIGN_DSSE_H
#define HOSHI_SIGN_DSSE_H

#include "sign/key.h"

/**
 * Append "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body.
 *
 * @param type    of the payload
 * @param payload the body
 * @param out     appended to; fails without memory
 */
void hoshi_dsse_pae(const char *type, struct hoshi_str payload, struct hoshi_buf *out);

/**
 * Sign a payload.
 *
 * @param key           whose signature
 * @param type          of the payload
 * @param payload       the body
 * @param ret_signature set on success
 * @return false without memory
 */
HOSHI_MUST_USE bool hoshi_dsse_sign(const struct hoshi_secret_key *key, const char *type,
                                    struct hoshi_str payload, uint8_t ret_signature[64]);

/**
 * Whether a payload is signed by this key.
 *
 * @param key       the key
 * @param type      of the payload
 * @param payload   the body
 * @param signature of its encoding
 * @return false also without memory
 */
HOSHI_MUST_USE bool hoshi_dsse_verify(const struct hoshi_public_key *key, const char *type,
                                      struct hoshi_str payload, const uint8_t signature[64]);

#endif
