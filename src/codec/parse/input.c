/* What an input is before anybody reads it: its format and its digest. */
#include <string.h>

#include "base/str.h"
#include "codec/parse/node.h"

bool hoshi_format_of_name(const char *name, enum hoshi_input_format *ret_format)
{
    static const struct {
        const char *suffix;
        enum hoshi_input_format format;
    } known[] = {{".json", HOSHI_INPUT_JSON},
                 {".yaml", HOSHI_INPUT_YAML},
                 {".yml", HOSHI_INPUT_YAML},
                 {".csv", HOSHI_INPUT_CSV}};
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        size_t k = strlen(known[i].suffix);
        if (n >= k && hoshi_str_eq_nocase(name + n - k, known[i].suffix)) { /* ANSWERS.CSV */
            *ret_format = known[i].format;
            return true;
        }
    }
    return false;
}

enum hoshi_input_format hoshi_input_sniff(const struct hoshi_input *in, struct hoshi_str text)
{
    enum hoshi_input_format said;
    if (in->format != HOSHI_INPUT_AUTO)
        return in->format;
    if (hoshi_format_of_name(in->name, &said))
        return said;
    struct hoshi_str s = hoshi_str_trim(text);
    if (s.n >= 3 && strncmp(s.p, "\xef\xbb\xbf", 3) == 0) {
        s.p += 3;
        s.n -= 3;
    }
    if (s.n >= 3 && (s.p[0] | 0x20) == 'i' && (s.p[1] | 0x20) == 'd' &&
        strchr(",;\t", s.p[2]) != NULL)
        return HOSHI_INPUT_CSV; /* the head of a table, in a .txt or on standard input */
    return s.n > 0 && (s.p[0] == '{' || s.p[0] == '[') ? HOSHI_INPUT_JSON : HOSHI_INPUT_YAML;
}

void hoshi_input_digest(const struct hoshi_input *in, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    if (in->sha256 != NULL)
        memcpy(ret_hex, in->sha256, HOSHI_SHA256_HEX_BYTES);
    else
        hoshi_sha256_hex(in->bytes, ret_hex);
}
