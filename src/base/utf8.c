#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/str.h"

size_t hoshi_utf8_next(struct hoshi_str s, uint32_t *ret_code_point)
{
    if (s.n == 0)
        return 0;
    if ((unsigned char)s.p[0] < 0x80) { /* most of every file */
        *ret_code_point = (unsigned char)s.p[0];
        return 1;
    }
    utf8proc_int32_t c;
    utf8proc_ssize_t n =
        utf8proc_iterate((const utf8proc_uint8_t *)s.p, s.n > 4 ? 4 : (utf8proc_ssize_t)s.n, &c);
    if (n <= 0)
        return 0;
    *ret_code_point = (uint32_t)c;
    return (size_t)n;
}

size_t hoshi_utf8_invalid_at(struct hoshi_str s)
{
    size_t i = 0;
    uint32_t c;
    for (size_t k; s.n != 0 && (k = hoshi_utf8_next(s, &c)) != 0; s.p += k, s.n -= k)
        i += k;
    return i;
}

unsigned hoshi_utf8_cells(uint32_t code_point)
{
    int w = utf8proc_charwidth((utf8proc_int32_t)code_point);
    return w > 0 ? (unsigned)w : 0;
}

unsigned hoshi_utf8_str_cells(struct hoshi_str s)
{
    unsigned cells = 0;
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0;) {
        cells += hoshi_utf8_cells(c);
        s.p += k;
        s.n -= k;
    }
    return cells;
}

/* Letters and numbers of any script, but for the modifiers: among them is the kana's long stroke,
 * which stands in for a dash. */
static bool is_said(uint32_t c)
{
    utf8proc_category_t of = utf8proc_category((utf8proc_int32_t)c);
    return (of >= UTF8PROC_CATEGORY_LU && of <= UTF8PROC_CATEGORY_LO &&
            of != UTF8PROC_CATEGORY_LM) ||
           (of >= UTF8PROC_CATEGORY_ND && of <= UTF8PROC_CATEGORY_NO);
}

bool hoshi_utf8_fits_xml(uint32_t code_point)
{
    return (code_point >= 0x20 || code_point == '\t' || code_point == '\n' || code_point == '\r') &&
           code_point != 0xfffe && code_point != 0xffff;
}

bool hoshi_utf8_says_something(const char *s)
{
    struct hoshi_str rest = hoshi_str_from(s);
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k) {
        if (is_said(c))
            return true;
    }
    return false;
}

bool hoshi_utf8_is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
           c == 0x200f || c == 0x061c || c == 0xfeff || hoshi_utf8_is_noncharacter(c);
}

bool hoshi_utf8_is_noncharacter(uint32_t c)
{
    return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

bool hoshi_utf8_same_nfc(const char *a, const char *b)
{
    utf8proc_uint8_t *na = utf8proc_NFC((const utf8proc_uint8_t *)a);
    utf8proc_uint8_t *nb = utf8proc_NFC((const utf8proc_uint8_t *)b);
    bool same = na != NULL && nb != NULL && strcmp((const char *)na, (const char *)nb) == 0;
    free(na);
    free(nb);
    return same;
}

void hoshi_utf8_narrow(char *s)
{
    struct hoshi_str rest = hoshi_str_from(s);
    char *out = s;
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k) {
        if (c >= 0xff01 && c <= 0xff5e) {
            *out++ = (char)(c - 0xfee0);
        } else if (c == 0x3000) {
            *out++ = ' ';
        } else if (c == 0x2212) { /* the minus of a Japanese keyboard */
            *out++ = '-';
        } else {
            memmove(out, rest.p, k);
            out += k;
        }
    }
    memmove(out, rest.p, rest.n + 1); /* what is no UTF-8 stays as it is */
}

bool hoshi_utf8_fold(struct hoshi_str s, char *ret_text, size_t n_text)
{
    if (s.n >= n_text || (s.n != 0 && memchr(s.p, '\0', s.n) != NULL))
        return false;
    memcpy(ret_text, s.p, s.n);
    ret_text[s.n] = '\0';
    hoshi_utf8_narrow(ret_text);
    for (char *p = ret_text; *p != '\0'; p++) {
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    }
    return true;
}

bool hoshi_utf8_is_ascii(const char *s)
{
    while (*s != '\0' && ((unsigned char)*s & 0x80) == 0)
        s++;
    return *s == '\0';
}

/* Hyphens, dashes and the long vowel mark. */
static bool is_stroke(uint32_t c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x30fc || c == 0xff70 || c == 0x2500;
}

void hoshi_utf8_narrow_id(char *s)
{
    char *out = s;
    uint32_t c;
    if (hoshi_utf8_is_ascii(s))
        return;
    hoshi_utf8_narrow(s);
    struct hoshi_str rest = hoshi_str_from(s);
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k) {
        if (is_stroke(c)) {
            *out++ = '-';
        } else {
            memmove(out, rest.p, k);
            out += k;
        }
    }
    memmove(out, rest.p, rest.n + 1);
}
