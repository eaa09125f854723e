#include "model/nothing.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

enum { WORD_BYTES = 64 };

/* In small letters, narrow, as hoshi_utf8_fold() makes them. */
static const char nothing[] =
    "なし ナシ ﾅｼ 「なし」 (なし) 無し 無 ない 無い 特になし 特に無し 特にない 該当なし 該当無し "
    "対象外 未 未定 空欄 n/a na none nothing nil";

static struct hoshi_str without_stop(struct hoshi_str s)
{
    const struct hoshi_str stop[] = {HOSHI_STR_LIT("。"), HOSHI_STR_LIT(".")};
    for (size_t i = 0; i < sizeof stop / sizeof stop[0]; i++) {
        if (s.n > stop[i].n && memcmp(s.p + s.n - stop[i].n, stop[i].p, stop[i].n) == 0)
            s.n -= stop[i].n;
    }
    return s;
}

bool hoshi_names_something(const char *s)
{
    char folded[WORD_BYTES];
    if (!hoshi_utf8_says_something(s))
        return false;
    if (!hoshi_utf8_fold(hoshi_str_from(s), folded, sizeof folded))
        return true; /* longer than any of them */
    return !hoshi_str_is_among(without_stop(hoshi_str_trim(hoshi_str_from(folded))), nothing);
}
