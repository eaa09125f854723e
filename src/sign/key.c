/* The layout is minisign's: src/minisign.h of jedisct1/minisign, unchanged since 2015.
 *   public  "Ed" id[8] key[32]
 *   secret  "Ed" kdf[2] "B2" salt[32] ops[8] mem[8] { id[8] key[64] check[32] } ^ scrypt
 * kdf is "Sc" (scrypt) or two zero bytes (not encrypted; then salt, ops, mem and check are zero);
 * check = BLAKE2b-256("Ed" id key). */
#include "sign/key.h"

#include <sodium.h>
#include <string.h>

#include "base/digest.h"
#include "base/digits.h"
#include "base/limits.h"
#include "base/str.h"
#include "sign/base64.h"

#define PUBLIC_BYTES 42
#define HEAD_BYTES 54    /* up to the encrypted part */
#define SEALED_BYTES 104 /* id, key, check */
#define SECRET_BYTES (HEAD_BYTES + SEALED_BYTES)

void hoshi_wipe(void *p, size_t n)
{
    if (p != NULL)
        sodium_memzero(p, n);
}

void hoshi_buf_wipe(struct hoshi_buf *buf)
{
    hoshi_wipe(buf->p, buf->n);
    hoshi_buf_release(buf);
}

void hoshi_secret_key_wipe(struct hoshi_secret_key *secret)
{
    hoshi_wipe(secret, sizeof *secret);
}

void hoshi_key_id_text(const uint8_t id[8], char ret_text[HOSHI_KEY_ID_BYTES])
{
    for (int i = 0; i < 8; i++) /* as a little-endian number */
        hoshi_hex_upper(ret_text + 2 * i, id[7 - i], 2);
    ret_text[16] = '\0';
}

struct hoshi_public_key hoshi_public_of(const struct hoshi_secret_key *secret)
{
    struct hoshi_public_key public;
    memcpy(public.id, secret->id, sizeof public.id);
    memcpy(public.key, secret->key + 32, sizeof public.key); /* Ed25519: seed, then public key */
    return public;
}

enum hoshi_key_rc hoshi_key_generate(struct hoshi_secret_key *ret_secret,
                                     struct hoshi_public_key *ret_public)
{
    if (!hoshi_crypto_start())
        return HOSHI_KEY_NO_CRYPTO;
    randombytes_buf(ret_secret->id, sizeof ret_secret->id);
    crypto_sign_keypair(ret_public->key, ret_secret->key);
    *ret_public = hoshi_public_of(ret_secret);
    return HOSHI_KEY_OK;
}

void hoshi_public_key_put(const struct hoshi_public_key *key, struct hoshi_buf *out)
{
    uint8_t raw[PUBLIC_BYTES] = {'E', 'd'};
    char id[HOSHI_KEY_ID_BYTES];
    memcpy(raw + 2, key->id, 8);
    memcpy(raw + 10, key->key, 32);
    hoshi_key_id_text(key->id, id);
    hoshi_buf_puts(out, "untrusted comment: minisign public key ");
    hoshi_buf_puts(out, id);
    hoshi_buf_puts(out, "\n");
    hoshi_base64_put(out, raw, sizeof raw);
    hoshi_buf_puts(out, "\n");
}

/* The line behind the comment line, or the only line. */
static struct hoshi_str payload_of(struct hoshi_str text, bool comment_needed)
{
    struct hoshi_str none = {NULL, 0};
    static const char head[] = "untrusted comment: ", bom[] = "\xef\xbb\xbf";
    if (text.n >= sizeof bom - 1 && memcmp(text.p, bom, sizeof bom - 1) == 0) {
        text.p += sizeof bom - 1; /* an editor has saved it */
        text.n -= sizeof bom - 1;
    }
    if (text.n >= sizeof head - 1 && memcmp(text.p, head, sizeof head - 1) == 0) {
        const char *nl = memchr(text.p, '\n', text.n);
        if (nl == NULL)
            return none;
        text.n -= (size_t)(nl + 1 - text.p);
        text.p = nl + 1;
    } else if (comment_needed) {
        return none;
    }
    return hoshi_str_trim(text);
}

enum hoshi_key_rc hoshi_public_key_read(struct hoshi_str text, struct hoshi_public_key *ret_key)
{
    uint8_t raw[PUBLIC_BYTES];
    size_t n;
    if (!hoshi_crypto_start()) /* whoever verifies has read a key before */
        return HOSHI_KEY_NO_CRYPTO;
    if (text.n > HOSHI_LIMIT_KEY_FILE_BYTES ||
        !hoshi_base64_get(payload_of(text, false), false, raw, sizeof raw, &n) || n != sizeof raw ||
        memcmp(raw, "Ed", 2) != 0)
        return HOSHI_KEY_MALFORMED;
    memcpy(ret_key->id, raw + 2, 8);
    memcpy(ret_key->key, raw + 10, 32);
    return HOSHI_KEY_OK;
}

static void le64_put(uint8_t *p, uint64_t v)
{
    for (int i = 0; i < 8; i++)
        p[i] = (uint8_t)(v >> (8 * i));
}

static uint64_t le64_get(const uint8_t *p)
{
    uint64_t v = 0;
    for (int i = 7; i >= 0; i--)
        v = v << 8 | p[i];
    return v;
}

static void checksum(const uint8_t id_and_key[72], uint8_t ret_check[32])
{
    uint8_t all[74] = {'E', 'd'};
    memcpy(all + 2, id_and_key, 72);
    crypto_generichash(ret_check, 32, all, sizeof all, NULL, 0);
    sodium_memzero(all, sizeof all);
}

static enum hoshi_key_rc seal(uint8_t raw[SECRET_BYTES], struct hoshi_str password)
{
    uint8_t stream[SEALED_BYTES];
    uint64_t ops = le64_get(raw + 38), mem = le64_get(raw + 46);
    if (ops > HOSHI_LIMIT_SCRYPT_OPS || mem > HOSHI_LIMIT_SCRYPT_BYTES)
        return HOSHI_KEY_LIMIT;
    if (crypto_pwhash_scryptsalsa208sha256(stream, sizeof stream, password.p, password.n, raw + 6,
                                           ops, (size_t)mem) != 0)
        return HOSHI_KEY_NOMEM;
    for (size_t i = 0; i < sizeof stream; i++)
        raw[HEAD_BYTES + i] ^= stream[i];
    sodium_memzero(stream, sizeof stream);
    return HOSHI_KEY_OK;
}

enum hoshi_key_rc hoshi_secret_key_put(const struct hoshi_secret_key *key,
                                       struct hoshi_str password, enum hoshi_key_strength strength,
                                       struct hoshi_buf *out)
{
    uint8_t raw[SECRET_BYTES] = {'E', 'd', 0, 0, 'B', '2'};
    enum hoshi_key_rc rc = HOSHI_KEY_OK;
    memcpy(raw + HEAD_BYTES, key->id, 8);
    memcpy(raw + HEAD_BYTES + 8, key->key, 64);
    if (password.n != 0) {
        checksum(raw + HEAD_BYTES, raw + HEAD_BYTES + 72);
        bool quick = strength == HOSHI_KEY_QUICK;
        memcpy(raw + 2, "Sc", 2);
        randombytes_buf(raw + 6, 32);
        le64_put(raw + 38, quick ? crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_INTERACTIVE
                                 : crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE);
        le64_put(raw + 46, quick ? crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_INTERACTIVE
                                 : crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE);
        rc = seal(raw, password);
    }
    if (rc == HOSHI_KEY_OK) {
        hoshi_buf_puts(out, password.n != 0
                                ? "untrusted comment: minisign encrypted secret key\n"
                                : "untrusted comment: minisign unencrypted secret key\n");
        hoshi_base64_put(out, raw, sizeof raw);
        hoshi_buf_puts(out, "\n");
    }
    sodium_memzero(raw, sizeof raw);
    return rc;
}

static enum hoshi_key_rc unpack(struct hoshi_str text, uint8_t ret_raw[SECRET_BYTES])
{
    size_t n;
    if (!hoshi_crypto_start())
        return HOSHI_KEY_NO_CRYPTO;
    if (text.n > HOSHI_LIMIT_KEY_FILE_BYTES ||
        !hoshi_base64_get(payload_of(text, true), false, ret_raw, SECRET_BYTES, &n) ||
        n != SECRET_BYTES || memcmp(ret_raw, "Ed", 2) != 0 || memcmp(ret_raw + 4, "B2", 2) != 0 ||
        (memcmp(ret_raw + 2, "Sc", 2) != 0 && memcmp(ret_raw + 2, "\0\0", 2) != 0))
        return HOSHI_KEY_MALFORMED;
    return HOSHI_KEY_OK;
}

enum hoshi_key_rc hoshi_secret_key_is_encrypted(struct hoshi_str text, bool *ret_encrypted)
{
    uint8_t raw[SECRET_BYTES];
    enum hoshi_key_rc rc = unpack(text, raw);
    if (rc == HOSHI_KEY_OK)
        *ret_encrypted = raw[2] != 0;
    sodium_memzero(raw, sizeof raw);
    return rc;
}

enum hoshi_key_rc hoshi_secret_key_read(struct hoshi_str text, struct hoshi_str password,
                                        struct hoshi_secret_key *ret_key)
{
    uint8_t raw[SECRET_BYTES], check[32], derived[32], again[64];
    enum hoshi_key_rc rc = unpack(text, raw);
    bool encrypted = rc == HOSHI_KEY_OK && raw[2] != 0;
    if (encrypted)
        rc = password.n != 0 ? seal(raw, password) : HOSHI_KEY_PASSWORD;
    if (rc == HOSHI_KEY_OK && encrypted) {
        checksum(raw + HEAD_BYTES, check);
        if (sodium_memcmp(check, raw + HEAD_BYTES + 72, 32) != 0)
            rc = HOSHI_KEY_PASSWORD;
    }
    if (rc == HOSHI_KEY_OK) {
        memcpy(ret_key->id, raw + HEAD_BYTES, 8);
        memcpy(ret_key->key, raw + HEAD_BYTES + 8, 64);
        /* A public half that does not belong to the seed would leak the secret by its signatures.
         */
        crypto_sign_seed_keypair(derived, again, ret_key->key);
        if (sodium_memcmp(derived, ret_key->key + 32, 32) != 0) {
            hoshi_secret_key_wipe(ret_key);
            rc = HOSHI_KEY_MALFORMED;
        }
        sodium_memzero(again, sizeof again);
    }
    sodium_memzero(raw, sizeof raw);
    return rc;
}
