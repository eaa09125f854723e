/* Signature files of minisign. */
#ifndef HOSHI_SIGN_MINISIG_H
#define HOSHI_SIGN_MINISIG_H

#include "sign/key.h"

struct hoshi_minisig {
    bool legacy; /* over the file itself; else over its BLAKE2b-512 hash, the default of minisign */
    uint8_t id[8], signature[64], global[64];
    struct hoshi_str untrusted, trusted; /* borrowed from the text */
};

/* Appends a signature file. trusted is signed too; it must be one line. */
void hoshi_minisig_put(const struct hoshi_secret_key *key, struct hoshi_str message,
                       const char *untrusted, const char *trusted, bool legacy,
                       struct hoshi_buf *out);
HOSHI_MUST_USE enum hoshi_key_rc hoshi_minisig_read(struct hoshi_str text,
                                                    struct hoshi_minisig *ret_sig);
/* Message and trusted comment both, by this key. */
HOSHI_MUST_USE bool hoshi_minisig_verify(const struct hoshi_minisig *sig,
                                         const struct hoshi_public_key *key,
                                         struct hoshi_str message);
/* Writes what was read; equal bytes mean that the file is of the one form that we write. */
void hoshi_minisig_put_again(const struct hoshi_minisig *sig, struct hoshi_buf *out);

#endif
