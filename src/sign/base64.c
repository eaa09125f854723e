#include "sign/base64.h"

#include <sodium.h>
#include <string.h>

#include "base/digest.h"

void hoshi_base64_put(struct hoshi_buf *out, const void *p, size_t n)
{
    char text[4 * 48 / 3 + 1];
    (void)hoshi_crypto_start(); /* no random source is needed here */
    for (const unsigned char *at = p; n > 0;) {
        size_t k = n < 48 ? n : 48;
        sodium_bin2base64(text, sizeof text, at, k, sodium_base64_VARIANT_ORIGINAL);
        hoshi_buf_puts(out, text);
        at += k;
        n -= k;
    }
    sodium_memzero(text, sizeof text); /* it may have been a secret key */
}

/* libsodium 1.0.18 takes bytes from 0x80 up for some letter or other. */
static bool is_alphabet(struct hoshi_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
              c == '+' || c == '/' || c == '-' || c == '_' || c == '='))
            return false;
    }
    return true;
}

bool hoshi_base64_get(struct hoshi_str s, bool url_safe, void *ret_p, size_t max, size_t *ret_n)
{
    const char *end = NULL;
    if (s.n == 0) {
        *ret_n = 0;
        return true;
    }
    if (!is_alphabet(s))
        return false;
    (void)hoshi_crypto_start();
    bool url = url_safe && (memchr(s.p, '-', s.n) != NULL || memchr(s.p, '_', s.n) != NULL);
    bool padded = s.n % 4 == 0;
    int variant =
        url ? (padded ? sodium_base64_VARIANT_URLSAFE : sodium_base64_VARIANT_URLSAFE_NO_PADDING)
            : sodium_base64_VARIANT_ORIGINAL;
    return sodium_base642bin(ret_p, max, s.p, s.n, NULL, ret_n, &end, variant) == 0 &&
           end == s.p + s.n;
}
