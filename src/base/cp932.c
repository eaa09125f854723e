#include "base/cp932.h"

#include <utf8proc.h>

#include "base/cp932_table.h"

bool hoshi_cp932_to_utf8(struct hoshi_str text, struct hoshi_buf *out)
{
    const uint8_t *p = (const uint8_t *)text.p, *end = p + text.n;
    while (p < end) {
        uint8_t row = hoshi_cp932_row[*p], utf8[4];
        size_t n = row != 0 ? 2 : 1;
        if ((size_t)(end - p) < n)
            return false;
        uint16_t c = hoshi_cp932_character[row][p[n - 1]];
        if (c == 0 && p[0] != '\0')
            return false;
        hoshi_buf_put(out, (const char *)utf8, (size_t)utf8proc_encode_char(c, utf8));
        p += n;
    }
    return !out->failed;
}
