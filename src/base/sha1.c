#include "base/sha1.h"

#include <string.h>

enum { BLOCK = 64, LENGTH = 8, ROUNDS = 80 };

struct sha1 {
    uint32_t h[5];
    uint8_t block[BLOCK];
    uint64_t n; /* bytes so far */
};

static uint32_t rotate(uint32_t v, unsigned by)
{
    return v << by | v >> (32 - by);
}

static void put_big_endian(uint8_t *to, uint64_t v, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++)
        to[i] = (uint8_t)(v >> (8 * (bytes - 1 - i)));
}

/* The block as 16 words, and 64 more made of them. */
static void schedule(const uint8_t *block, uint32_t w[ROUNDS])
{
    for (int t = 0; t < 16; t++)
        w[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 |
               (uint32_t)block[4 * t + 2] << 8 | block[4 * t + 3];
    for (int t = 16; t < ROUNDS; t++)
        w[t] = rotate(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
}

static void compress(struct sha1 *s)
{
    static const uint32_t k[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    uint32_t w[ROUNDS], a = s->h[0], b = s->h[1], c = s->h[2], d = s->h[3], e = s->h[4];
    schedule(s->block, w);
    for (int t = 0; t < ROUNDS; t++) {
        uint32_t f = t < 20   ? (b & c) | (~b & d)
                     : t < 40 ? b ^ c ^ d
                     : t < 60 ? (b & c) | (b & d) | (c & d)
                              : b ^ c ^ d;
        uint32_t next = rotate(a, 5) + f + e + k[t / 20] + w[t];
        e = d;
        d = c;
        c = rotate(b, 30);
        b = a;
        a = next;
    }
    s->h[0] += a;
    s->h[1] += b;
    s->h[2] += c;
    s->h[3] += d;
    s->h[4] += e;
}

static void add(struct sha1 *s, const void *bytes, size_t n)
{
    const uint8_t *p = bytes;
    for (size_t i = 0; i < n; i++) {
        s->block[s->n++ % BLOCK] = p[i];
        if (s->n % BLOCK == 0)
            compress(s);
    }
}

void hoshi_sha1(struct hoshi_str first, struct hoshi_str second, uint8_t ret[HOSHI_SHA1_BYTES])
{
    static const uint8_t end = 0x80, zero = 0;
    struct sha1 s = {.h = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}};
    uint8_t bits[LENGTH];
    add(&s, first.p, first.n);
    add(&s, second.p, second.n);
    put_big_endian(bits, s.n * 8, LENGTH);
    add(&s, &end, 1);
    while (s.n % BLOCK != BLOCK - LENGTH)
        add(&s, &zero, 1);
    add(&s, bits, LENGTH);
    for (unsigned i = 0; i < 5; i++)
        put_big_endian(ret + 4 * (size_t)i, s.h[i], 4);
}
