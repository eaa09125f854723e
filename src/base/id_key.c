#include "base/id_key.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "base/str.h"
#include "base/utf8.h"

/* Letters and digits; a sign that is written into an id carries nothing. */
static bool is_kept(uint32_t c)
{
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    bool letter = k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO &&
                  k != UTF8PROC_CATEGORY_LM; /* the long vowel mark, which is typed for a hyphen */
    return letter || (k >= UTF8PROC_CATEGORY_ND && k <= UTF8PROC_CATEGORY_NO);
}

static uint32_t look(uint32_t c)
{
    if (c == 'o')
        return '0';
    return c == 'i' || c == 'l' ? '1' : c;
}

/* Folded text: compatible forms are one, letters are small. */
static void put_key(struct hoshi_str s, struct hoshi_buf *out)
{
    uint32_t c;
    bool in_number = false;
    for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0; s.p += k, s.n -= k) {
        if (!is_kept(c))
            continue;
        c = look(c);
        bool digit = c >= '0' && c <= '9';
        if (digit && c == '0' && !in_number)
            continue; /* a spreadsheet drops them */
        in_number = digit;
        utf8proc_uint8_t bytes[4];
        utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, bytes);
        hoshi_buf_put(out, (const char *)bytes, n > 0 ? (size_t)n : 0);
    }
}

void hoshi_id_key(struct hoshi_str id, struct hoshi_buf *out)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)id.p, (utf8proc_ssize_t)id.n, &folded,
                     (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
    if (n == UTF8PROC_ERROR_NOMEM)
        hoshi_memory_refused();
    if (n > 0)
        put_key((struct hoshi_str){(const char *)folded, (size_t)n}, out);
    free(folded);
}
