/* Base64 by libsodium: standard alphabet with padding on output; on input, where the DSSE document
 * asks for it, the URL-safe alphabet too. */
#ifndef HOSHI_SIGN_BASE64_H
#define HOSHI_SIGN_BASE64_H

#include <hoshi/buf.h>

/**
 * Append bytes in base64.
 *
 * @param out appended to
 * @param p   the bytes
 * @param n   how many
 */
void hoshi_base64_put(struct hoshi_buf *out, const void *p, size_t n);

/**
 * Decode all of a text.
 *
 * @param s        the text
 * @param url_safe the URL-safe alphabet is taken too
 * @param ret_p    receives the bytes
 * @param max      room there
 * @param ret_n    how many they are
 * @return false when it is no base64 or does not fit
 * @units bytes
 */
bool hoshi_base64_get(struct hoshi_str s, bool url_safe, void *ret_p, size_t max, size_t *ret_n);

#endif
