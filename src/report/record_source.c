#include "base/digits.h"
#include "base/utf8.h"
#include "report/record.h"

static void put_byte_escape(struct hoshi_buf *out, unsigned char c)
{
    char e[4] = {'\\', 'x'};
    hoshi_hex_lower(e + 2, c, 2);
    hoshi_buf_put(out, e, sizeof e);
}

void hoshi_record_source(struct hoshi_str name, struct hoshi_buf *out)
{
    while (name.n > 0) {
        uint32_t c = 0;
        size_t plain = 0;
        while (plain < name.n && name.p[plain] >= 0x20 && name.p[plain] < 0x7f &&
               name.p[plain] != '\\')
            plain++;
        hoshi_buf_put(out, name.p, plain);
        name.p += plain;
        name.n -= plain;
        size_t k = hoshi_utf8_next(name, &c);
        if (name.n == 0)
            return;
        if (k == 0 || hoshi_utf8_is_control(c)) {
            k = k != 0 ? k : 1;
            for (size_t i = 0; i < k; i++)
                put_byte_escape(out, (unsigned char)name.p[i]);
        } else if (c == '\\') {
            hoshi_buf_puts(out, "\\\\");
        } else {
            hoshi_buf_put(out, name.p, k);
        }
        name.p += k;
        name.n -= k;
    }
}
