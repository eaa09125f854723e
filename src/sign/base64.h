/* Base64 by libsodium: standard alphabet with padding on output; on input, where the DSSE document
 * asks for it, the URL-safe alphabet too. */
#ifndef HOSHI_SIGN_BASE64_H
#define HOSHI_SIGN_BASE64_H

#include <hoshi/buf.h>

void hoshi_base64_put(struct hoshi_buf *out, const void *p, size_t n);
/* Decodes all of s into at most max bytes; false when it is no base64 or does not fit. */
bool hoshi_base64_get(struct hoshi_str s, bool url_safe, void *ret_p, size_t max, size_t *ret_n);

#endif
