#include <string.h>

#include "base/digest.h"
#include "base/digits.h"
#include "base/utf8.h"
#include "report/record.h"

#define NAME_BYTES 200

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

/* A source as a file name: everything that could leave the folder, or that another system's file
 * names do not have, becomes %XX; long ones end in a digest. */
void hoshi_record_file_name(struct hoshi_str source, const char *suffix, struct hoshi_buf *out)
{
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    for (size_t i = 0; i < source.n; i++) {
        unsigned char c = (unsigned char)source.p[i];
        bool plain = c >= 0x80 || (c > 0x20 && c < 0x7f && strchr("/\\:*?\"<>|%", (char)c) == NULL);
        if (plain && !(i == 0 && c == '.')) {
            hoshi_buf_put(&name, &source.p[i], 1);
        } else {
            char e[3] = {'%'};
            hoshi_hex_upper(e + 1, c, 2);
            hoshi_buf_put(&name, e, sizeof e);
        }
    }
    if (name.n > NAME_BYTES) {
        char digest[HOSHI_SHA256_HEX_BYTES];
        size_t kept = NAME_BYTES - HOSHI_SHA256_HEX_BYTES;
        hoshi_sha256_hex(source, digest);
        while (kept > 0 && ((unsigned char)name.p[kept] & 0xc0) == 0x80)
            kept--; /* cut between characters */
        hoshi_buf_put(out, name.p, kept);
        hoshi_buf_puts(out, "-");
        hoshi_buf_puts(out, digest);
    } else {
        hoshi_buf_put(out, name.p, name.n);
    }
    hoshi_buf_puts(out, suffix);
    out->failed |= name.failed;
    hoshi_buf_release(&name);
}
