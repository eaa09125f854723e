#include "base/quote.h"

void hoshi_put_json_string(struct hoshi_buf *out, struct hoshi_str s)
{
    static const char hex[] = "0123456789abcdef";
    size_t from = 0;
    hoshi_buf_puts(out, "\"");
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
            continue;
        hoshi_buf_put(out, s.p + from, i - from); /* long runs at once: batch writes millions */
        from = i + 1;
        if (c == '"' || c == '\\') {
            char e[2] = {'\\', (char)c};
            hoshi_buf_put(out, e, sizeof e);
        } else {
            char e[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
            hoshi_buf_put(out, e, sizeof e);
        }
    }
    hoshi_buf_put(out, s.p + from, s.n - from);
    hoshi_buf_puts(out, "\"");
}
