#include "base/uuid.h"

#include "base/assert.h"
#include "base/sha1.h"
#include "base/str.h"

enum { UUID_BYTES = 16 };

/* RFC 9562, 6.6: the namespace for URLs. */
static const struct hoshi_uuid urls = {"6ba7b811-9dad-11d1-80b4-00c04fd430c8"};

static unsigned digit_of(char c)
{
    HOSHI_ASSERT((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    return c <= '9' ? (unsigned)(c - '0') : (unsigned)(c - 'a') + 10;
}

static void parse(const struct hoshi_uuid *uuid, uint8_t ret[UUID_BYTES])
{
    const char *p = uuid->text;
    for (int i = 0; i < UUID_BYTES; i++, p += 2) {
        p += *p == '-';
        ret[i] = (uint8_t)(digit_of(p[0]) << 4 | digit_of(p[1]));
    }
}

/* Strokes stand before bytes 4, 6, 8 and 10. */
static struct hoshi_uuid unparse(const uint8_t bytes[UUID_BYTES])
{
    static const char hex[] = "0123456789abcdef";
    struct hoshi_uuid ret;
    char *p = ret.text;
    for (int i = 0; i < UUID_BYTES; i++) {
        if (i >= 4 && i <= 10 && i % 2 == 0)
            *p++ = '-';
        *p++ = hex[bytes[i] >> 4];
        *p++ = hex[bytes[i] & 15];
    }
    *p = '\0';
    return ret;
}

struct hoshi_uuid hoshi_uuid5(const struct hoshi_uuid *ns, const char *name)
{
    uint8_t space[UUID_BYTES], digest[HOSHI_SHA1_BYTES];
    parse(ns != NULL ? ns : &urls, space);
    hoshi_sha1((struct hoshi_str){(const char *)space, UUID_BYTES}, hoshi_str_from(name), digest);
    digest[6] = (uint8_t)((digest[6] & 0x0f) | 0x50); /* version 5 */
    digest[8] = (uint8_t)((digest[8] & 0x3f) | 0x80); /* variant of the RFC */
    return unparse(digest);
}
