/* Ed25519 keys in the files of minisign: made by one, used by the other. */
#ifndef HOSHI_SIGN_KEY_H
#define HOSHI_SIGN_KEY_H

#include <hoshi/buf.h>

enum hoshi_key_rc {
    HOSHI_KEY_OK = 0,
    HOSHI_KEY_MALFORMED,
    HOSHI_KEY_PASSWORD, /* wrong, or missing for an encrypted key */
    HOSHI_KEY_LIMIT,    /* asks for more work or memory than limits.h allows */
    HOSHI_KEY_NOMEM,
    HOSHI_KEY_NO_CRYPTO, /* the random source of the system does not work, so nothing does */
};

struct hoshi_public_key {
    uint8_t id[8], key[32];
};

/* Wipe with hoshi_secret_key_wipe() as soon as it was used. */
struct hoshi_secret_key {
    uint8_t id[8], key[64];
};

#define HOSHI_KEY_ID_BYTES 17 /* 16 hexadecimal digits as minisign prints them, and a NUL */

enum hoshi_key_strength {
    HOSHI_KEY_STRONG = 0, /* 1 GiB of memory and some seconds, as minisign does */
    HOSHI_KEY_QUICK,      /* 16 MiB: for machines that cannot do more */
};

/**
 * A key id as minisign prints it.
 *
 * @param id       the bytes in the key file
 * @param ret_text 16 capital hexadecimal digits and a NUL
 */
void hoshi_key_id_text(const uint8_t id[8], char ret_text[HOSHI_KEY_ID_BYTES]);

/**
 * A new pair.
 *
 * @param ret_secret set on success; wipe it
 * @param ret_public set on success
 * @return HOSHI_KEY_OK or HOSHI_KEY_NO_CRYPTO
 */
HOSHI_MUST_USE enum hoshi_key_rc hoshi_key_generate(struct hoshi_secret_key *ret_secret,
                                                    struct hoshi_public_key *ret_public);

/**
 * Overwrite a key with zeros.
 *
 * @param secret may hold anything
 */
void hoshi_secret_key_wipe(struct hoshi_secret_key *secret);

/**
 * Overwrite bytes with zeros, in a way that no compiler leaves out.
 *
 * @param p may be NULL
 * @param n how many
 * @units bytes
 */
void hoshi_wipe(void *p, size_t n);

/**
 * Overwrite what a buffer held and give it back.
 *
 * @param buf initialised
 */
void hoshi_buf_wipe(struct hoshi_buf *buf);

/**
 * Append a .pub file: comment line and key.
 *
 * @param key the key
 * @param out appended to
 */
void hoshi_public_key_put(const struct hoshi_public_key *key, struct hoshi_buf *out);

/**
 * Read a .pub file (comment line and key), or the key alone, as in minisign -P.
 *
 * @param text    of at most HOSHI_LIMIT_KEY_FILE_BYTES
 * @param ret_key set on success
 * @return HOSHI_KEY_OK, HOSHI_KEY_MALFORMED, HOSHI_KEY_NO_CRYPTO
 */
HOSHI_MUST_USE enum hoshi_key_rc hoshi_public_key_read(struct hoshi_str text,
                                                       struct hoshi_public_key *ret_key);

/**
 * Append a key file.
 *
 * @param key      the key
 * @param password an empty one writes an unencrypted key, as minisign -W does
 * @param strength what opening it costs
 * @param out      appended to, on success only
 * @return HOSHI_KEY_OK, HOSHI_KEY_LIMIT, HOSHI_KEY_NOMEM
 */
HOSHI_MUST_USE enum hoshi_key_rc hoshi_secret_key_put(const struct hoshi_secret_key *key,
                                                      struct hoshi_str password,
                                                      enum hoshi_key_strength strength,
                                                      struct hoshi_buf *out);

/**
 * Whether a key file wants a password.
 *
 * @param text          the file
 * @param ret_encrypted set on success
 * @return HOSHI_KEY_OK, HOSHI_KEY_MALFORMED, HOSHI_KEY_NO_CRYPTO
 */
HOSHI_MUST_USE enum hoshi_key_rc hoshi_secret_key_is_encrypted(struct hoshi_str text,
                                                               bool *ret_encrypted);

/**
 * Open a key file.
 *
 * @param text     the file
 * @param password empty for an unencrypted key
 * @param ret_key  set on success; wipe it
 * @return any of the codes above
 */
HOSHI_MUST_USE enum hoshi_key_rc hoshi_secret_key_read(struct hoshi_str text,
                                                       struct hoshi_str password,
                                                       struct hoshi_secret_key *ret_key);

/**
 * The public half of a key.
 *
 * @param secret the key
 * @return by value
 */
struct hoshi_public_key hoshi_public_of(const struct hoshi_secret_key *secret);

#endif
