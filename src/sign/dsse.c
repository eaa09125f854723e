#include "sign/dsse.h"

#include <sodium.h>
#include <string.h>

void hoshi_dsse_pae(const char *type, struct hoshi_str payload, struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "DSSEv1 ");
    hoshi_buf_int(out, (long long)strlen(type));
    hoshi_buf_puts(out, " ");
    hoshi_buf_puts(out, type);
    hoshi_buf_puts(out, " ");
    hoshi_buf_int(out, (long long)payload.n);
    hoshi_buf_puts(out, " ");
    hoshi_buf_put(out, payload.p, payload.n);
}

bool hoshi_dsse_sign(const struct hoshi_secret_key *key, const char *type, struct hoshi_str payload,
                     uint8_t ret_signature[64])
{
    struct hoshi_buf pae;
    hoshi_buf_init(&pae, 0);
    hoshi_dsse_pae(type, payload, &pae);
    bool ok = !pae.failed && crypto_sign_detached(ret_signature, NULL, (const unsigned char *)pae.p,
                                                  pae.n, key->key) == 0;
    hoshi_buf_release(&pae);
    return ok;
}

bool hoshi_dsse_verify(const struct hoshi_public_key *key, const char *type,
                       struct hoshi_str payload, const uint8_t signature[64])
{
    struct hoshi_buf pae;
    hoshi_buf_init(&pae, 0);
    hoshi_dsse_pae(type, payload, &pae);
    bool ok = !pae.failed && crypto_sign_verify_detached(signature, (const unsigned char *)pae.p,
                                                         pae.n, key->key) == 0;
    hoshi_buf_release(&pae);
    return ok;
}
