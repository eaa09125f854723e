/* Finds the end of the text that needs no second look. Nearly every byte of every file goes through
 * here, so sixteen are looked at together where the processor can, without a branch that depends on
 * them: Japanese text changes between one and three bytes too often to be guessed. */
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/utf8.h"

/* What counts as harmless without a second look: printable ASCII, and the three-byte characters led
 * by E3 to EC (kana, kanji, hangul: any two bytes follow, none is a control character) or by EF and
 * then BC or BD (full-width forms). E2 leads controls; what ED and the rest of EF lead has holes.
 */
#define LEAD_MIN 0xe3
#define LEAD_MAX 0xec
#define WIDE_LEAD 0xef
#define WIDE_NEXT 0xbc /* or one more */

static bool is_plain(unsigned char c, bool quoted)
{
    return c >= 0x20 && c < 0x7f && !(quoted && (c == '"' || c == '\\'));
}

static bool is_rest(unsigned char c)
{
    return (c & 0xc0) == 0x80;
}

static bool is_three(const unsigned char *p)
{
    bool lead =
        (p[0] >= LEAD_MIN && p[0] <= LEAD_MAX) || (p[0] == WIDE_LEAD && (p[1] & 0xfe) == WIDE_NEXT);
    return lead && is_rest(p[1]) && is_rest(p[2]);
}

static const unsigned char *step_by_step(const unsigned char *p, const unsigned char *end,
                                         bool quoted)
{
    for (;;) {
        if (p < end && is_plain(*p, quoted))
            p++;
        else if (end - p >= 3 && is_three(p))
            p += 3;
        else
            return p;
    }
}

#ifdef __SSE2__
static unsigned bits(__m128i v)
{
    return (unsigned)_mm_movemask_epi8(v);
}

static __m128i is(__m128i v, unsigned char c)
{
    return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)c));
}

static __m128i between(__m128i v, unsigned char min, unsigned char max)
{
    __m128i above = _mm_sub_epi8(v, _mm_set1_epi8((char)min));
    return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8((char)(max - min))), above);
}

static __m128i load(const unsigned char *p)
{
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* Full-width forms: the lead alone does not say it, so next is the block one byte on. */
static __m128i is_wide(__m128i v, __m128i next)
{
    return _mm_and_si128(is(v, WIDE_LEAD),
                         is(_mm_and_si128(next, _mm_set1_epi8((char)0xfe)), WIDE_NEXT));
}

/* Byte n of a block breaks the text off: there, or, when it should have been the second or third of
 * a character, at that character's lead, perhaps in the block before. */
static int break_off(unsigned n, unsigned wanted, unsigned lead, unsigned owed)
{
    if ((wanted >> n & 1) == 0)
        return (int)n;
    bool is_second = n > 0 ? (lead >> (n - 1) & 1) != 0 : owed == 3;
    return (int)n - (is_second ? 1 : 2);
}

static const unsigned char *run(const unsigned char *p, const unsigned char *end, bool quoted)
{
    unsigned owed = 0; /* bits of the next block that must be second or third bytes: 0, 1 or 3 */
    for (; end - p > 16; p += 16) {
        __m128i v = load(p);
        __m128i leads = _mm_or_si128(between(v, LEAD_MIN, LEAD_MAX), is_wide(v, load(p + 1)));
        __m128i plain = between(v, 0x20, 0x7e);
        if (quoted)
            plain = _mm_andnot_si128(_mm_or_si128(is(v, '"'), is(v, '\\')), plain);
        unsigned lead = bits(leads), start = bits(_mm_or_si128(leads, plain));
        unsigned rest = bits(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0xc0))); /* signed: 80 to bf */
        unsigned wanted = lead << 1 | lead << 2 | owed;
        unsigned bad = (wanted & ~rest) | (~wanted & ~start);
        if ((bad & 0xffff) != 0)
            return p + break_off((unsigned)__builtin_ctz(bad), wanted, lead, owed);
        owed = wanted >> 16;
    }
    p -= owed == 3 ? 1 : owed == 1 ? 2 : 0; /* the last block ended within a character */
    return step_by_step(p, end, quoted);
}
#else
#define run step_by_step
#endif

static size_t run_of(struct hoshi_str s, bool quoted)
{
    const unsigned char *p = (const unsigned char *)s.p;
    return (size_t)(run(p, p + s.n, quoted) - p);
}

size_t hoshi_utf8_quoted_run(struct hoshi_str s)
{
    return run_of(s, true);
}

size_t hoshi_utf8_clean_run(struct hoshi_str s)
{
    return run_of(s, false);
}
