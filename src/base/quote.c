#include "base/quote.h"

#include <string.h>

#include "base/digits.h"

/* What JSON and YAML both write with a letter behind the backslash. */
static const char plain[] = {'"', '\\', '\b', '\f', '\n', '\r', '\t'};
static const char after[] = {'"', '\\', 'b', 'f', 'n', 'r', 't'};

void hoshi_put_json_string(struct hoshi_buf *out, struct hoshi_str s)
{
    size_t from = 0;
    hoshi_buf_puts(out, "\"");
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
            continue;
        hoshi_buf_put(out, s.p + from, i - from); /* long runs at once: batch writes millions */
        from = i + 1;
        const char *letter = memchr(plain, c, sizeof plain);
        if (letter != NULL) {
            char e[2] = {'\\', after[letter - plain]};
            hoshi_buf_put(out, e, sizeof e);
        } else {
            char e[6] = {'\\', 'u'};
            hoshi_hex_lower(e + 2, c, 4);
            hoshi_buf_put(out, e, sizeof e);
        }
    }
    hoshi_buf_put(out, s.p + from, s.n - from);
    hoshi_buf_puts(out, "\"");
}
