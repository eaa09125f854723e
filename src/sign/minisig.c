#include "sign/minisig.h"

#include <sodium.h>
#include <string.h>

#include "base/limits.h"
#include "sign/base64.h"

#define RAW_BYTES 74
static const char untrusted_head[] = "untrusted comment: ", trusted_head[] = "trusted comment: ";

void hoshi_minisig_put_again(const struct hoshi_minisig *sig, struct hoshi_buf *out)
{
    uint8_t raw[RAW_BYTES] = {'E', sig->legacy ? 'd' : 'D'};
    memcpy(raw + 2, sig->id, 8);
    memcpy(raw + 10, sig->signature, 64);
    hoshi_buf_puts(out, untrusted_head);
    hoshi_buf_put(out, sig->untrusted.p, sig->untrusted.n);
    hoshi_buf_puts(out, "\n");
    hoshi_base64_put(out, raw, sizeof raw);
    hoshi_buf_puts(out, "\n");
    hoshi_buf_puts(out, trusted_head);
    hoshi_buf_put(out, sig->trusted.p, sig->trusted.n);
    hoshi_buf_puts(out, "\n");
    hoshi_base64_put(out, sig->global, sizeof sig->global);
    hoshi_buf_puts(out, "\n");
}

static void hash_of(struct hoshi_str message, uint8_t ret_hash[64])
{
    crypto_generichash(ret_hash, 64, (const unsigned char *)message.p, message.n, NULL, 0);
}

static void global_message(const uint8_t signature[64], struct hoshi_str trusted,
                           struct hoshi_buf *out)
{
    hoshi_buf_put(out, signature, 64);
    hoshi_buf_put(out, trusted.p, trusted.n);
}

void hoshi_minisig_put(const struct hoshi_secret_key *key, struct hoshi_str message,
                       const char *untrusted, const char *trusted, bool legacy,
                       struct hoshi_buf *out)
{
    struct hoshi_minisig sig = {.legacy = legacy,
                                .untrusted = {untrusted, strlen(untrusted)},
                                .trusted = {trusted, strlen(trusted)}};
    uint8_t hash[64];
    struct hoshi_buf global;
    memcpy(sig.id, key->id, sizeof sig.id);
    if (legacy) {
        crypto_sign_detached(sig.signature, NULL, (const unsigned char *)message.p, message.n,
                             key->key);
    } else {
        hash_of(message, hash);
        crypto_sign_detached(sig.signature, NULL, hash, sizeof hash, key->key);
    }
    hoshi_buf_init(&global, 0);
    global_message(sig.signature, sig.trusted, &global);
    if (global.failed)
        out->failed = true;
    else
        crypto_sign_detached(sig.global, NULL, (const unsigned char *)global.p, global.n, key->key);
    hoshi_buf_release(&global);
    hoshi_minisig_put_again(&sig, out);
}

/* Takes one line, without its end, off the text. */
static bool take_line(struct hoshi_str *text, const char *head, struct hoshi_str *ret_rest)
{
    size_t n = strlen(head);
    const char *nl = text->n != 0 ? memchr(text->p, '\n', text->n) : NULL;
    size_t line = nl != NULL ? (size_t)(nl - text->p) : text->n;
    if (line < n || memcmp(text->p, head, n) != 0)
        return false;
    *ret_rest = (struct hoshi_str){text->p + n, line - n};
    size_t used = nl != NULL ? line + 1 : line;
    text->p += used;
    text->n -= used;
    return true;
}

enum hoshi_key_rc hoshi_minisig_read(struct hoshi_str text, struct hoshi_minisig *ret_sig)
{
    struct hoshi_minisig sig = {0};
    struct hoshi_str first, global;
    uint8_t raw[RAW_BYTES];
    size_t n, k;
    if (text.n == 0 || text.n > HOSHI_LIMIT_KEY_FILE_BYTES ||
        !take_line(&text, untrusted_head, &sig.untrusted) || !take_line(&text, "", &first) ||
        !take_line(&text, trusted_head, &sig.trusted) || text.n == 0 ||
        !take_line(&text, "", &global) || text.n != 0 ||
        !hoshi_base64_get(first, false, raw, sizeof raw, &n) || n != sizeof raw ||
        !hoshi_base64_get(global, false, sig.global, sizeof sig.global, &k) ||
        k != sizeof sig.global)
        return HOSHI_KEY_MALFORMED;
    if (raw[0] != 'E' || (raw[1] != 'D' && raw[1] != 'd'))
        return HOSHI_KEY_MALFORMED;
    sig.legacy = raw[1] == 'd';
    memcpy(sig.id, raw + 2, 8);
    memcpy(sig.signature, raw + 10, 64);
    *ret_sig = sig;
    return HOSHI_KEY_OK;
}

bool hoshi_minisig_verify(const struct hoshi_minisig *sig, const struct hoshi_public_key *key,
                          struct hoshi_str message)
{
    uint8_t hash[64];
    struct hoshi_buf global;
    if (memcmp(sig->id, key->id, sizeof sig->id) != 0)
        return false;
    if (sig->legacy) {
        if (crypto_sign_verify_detached(sig->signature, (const unsigned char *)message.p, message.n,
                                        key->key) != 0)
            return false;
    } else {
        hash_of(message, hash);
        if (crypto_sign_verify_detached(sig->signature, hash, sizeof hash, key->key) != 0)
            return false;
    }
    hoshi_buf_init(&global, 0);
    global_message(sig->signature, sig->trusted, &global);
    bool ok =
        !global.failed && crypto_sign_verify_detached(sig->global, (const unsigned char *)global.p,
                                                      global.n, key->key) == 0;
    hoshi_buf_release(&global);
    return ok;
}
