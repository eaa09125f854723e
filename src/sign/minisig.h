/* Signature files of minisign. */
#ifndef HOSHI_SIGN_MINISIG_H
#define HOSHI_SIGN_MINISIG_H

#include "sign/key.h"

struct hoshi_minisig {
    bool legacy; /* over the file itself; else over its BLAKE2b-512 hash, the default of minisign */
    uint8_t id[8], signature[64], global[64];
    struct hoshi_str untrusted, trusted; /* borrowed from the text */
};

/**
 * Append a signature file.
 *
 * @param key       whose signature
 * @param message   what is signed
 * @param untrusted first comment, signed by nobody
 * @param trusted   second comment, signed too; one line
 * @param legacy    over the message itself, not its hash
 * @param out       appended to; fails without memory
 */
void hoshi_minisig_put(const struct hoshi_secret_key *key, struct hoshi_str message,
                       const char *untrusted, const char *trusted, bool legacy,
                       struct hoshi_buf *out);

/**
 * Read a signature file.
 *
 * @param text    of at most HOSHI_LIMIT_KEY_FILE_BYTES
 * @param ret_sig set on success; its comments are views of text
 * @return HOSHI_KEY_OK or HOSHI_KEY_MALFORMED
 * @owner borrowed
 */
HOSHI_MUST_USE enum hoshi_key_rc hoshi_minisig_read(struct hoshi_str text,
                                                    struct hoshi_minisig *ret_sig);

/**
 * Whether message and trusted comment both are signed by this key.
 *
 * @param sig     what was read
 * @param key     the key
 * @param message the signed bytes
 * @return false also without memory
 */
HOSHI_MUST_USE bool hoshi_minisig_verify(const struct hoshi_minisig *sig,
                                         const struct hoshi_public_key *key,
                                         struct hoshi_str message);

/**
 * Append what was read; equal bytes mean that the file is of the one form that we write.
 *
 * @param sig what was read
 * @param out appended to
 */
void hoshi_minisig_put_again(const struct hoshi_minisig *sig, struct hoshi_buf *out);

#endif
