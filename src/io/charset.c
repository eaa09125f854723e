#include "io/charset.h"

#include <errno.h>
#include <iconv.h>

#include "base/memory.h"

static iconv_t the_cp932 = (iconv_t)-1;

bool hoshi_charset_open(void)
{
    if (the_cp932 == (iconv_t)-1)
        the_cp932 = iconv_open("UTF-8", "CP932");
    if (the_cp932 == (iconv_t)-1 && errno == ENOMEM)
        hoshi_memory_refused(); /* it may be CP932 all the same */
    return the_cp932 != (iconv_t)-1;
}

bool hoshi_cp932_to_utf8(struct hoshi_str text, struct hoshi_buf *out)
{
    if (!hoshi_charset_open())
        return false;
    char *in = (char *)text.p; /* iconv's type; it only reads */
    size_t n_in = text.n;
    (void)iconv(the_cp932, NULL, NULL, NULL, NULL);
    while (n_in > 0) {
        char chunk[4096], *to = chunk;
        size_t room = sizeof chunk;
        if (iconv(the_cp932, &in, &n_in, &to, &room) == (size_t)-1 && errno != E2BIG)
            return false;
        hoshi_buf_put(out, chunk, sizeof chunk - room);
    }
    return !out->failed;
}
