/* What an input is before anybody reads it: its format and its digest. */
#include <string.h>

#include "base/str.h"
#include "codec/parse/csv.h"
#include "codec/parse/node.h"

static const struct {
    const char *word, *name, *suffixes;
} row[HOSHI_INPUT_COUNT_] = {
#define INPUT(id, word, name, suffixes) [HOSHI_INPUT_##id] = {word, name, suffixes},
#include <hoshi/input.def>
#undef INPUT
};

bool hoshi_format_of_name(const char *name, enum hoshi_input_format *ret_format)
{
    for (int f = HOSHI_INPUT_AUTO + 1; f < HOSHI_INPUT_COUNT_; f++) {
        if (hoshi_path_suffix_is(name, row[f].suffixes)) {
            *ret_format = (enum hoshi_input_format)f;
            return true;
        }
    }
    return false;
}

enum hoshi_input_format hoshi_format_of_word(const char *word)
{
    for (int f = HOSHI_INPUT_AUTO + 1; f < HOSHI_INPUT_COUNT_; f++) {
        if (strcmp(row[f].word, word) == 0)
            return (enum hoshi_input_format)f;
    }
    return HOSHI_INPUT_AUTO;
}

const char *hoshi_format_name(enum hoshi_input_format format)
{
    return row[format].name;
}

const char *hoshi_format_suffix(enum hoshi_input_format format, char ret_suffix[HOSHI_SUFFIX_BYTES])
{
    size_t n = strcspn(row[format].suffixes, " ");
    memcpy(ret_suffix, row[format].suffixes, n);
    ret_suffix[n] = '\0';
    return ret_suffix;
}

/* The head of a first column, and what separates it from the second. */
static bool begins_table(struct hoshi_str s)
{
    size_t n = 0;
    while (n < s.n && strchr(",;\t\r\n", s.p[n]) == NULL)
        n++;
    return n != s.n && s.p[n] != '\r' && s.p[n] != '\n' &&
           hoshi_column_key(hoshi_str_trim((struct hoshi_str){s.p, n})) != NULL;
}

enum hoshi_input_format hoshi_input_sniff(const struct hoshi_input *in, struct hoshi_str text)
{
    enum hoshi_input_format said;
    if (hoshi_foreign_is_workbook(in->bytes)) /* whatever its name says */
        return HOSHI_INPUT_XLSX;
    if (in->format != HOSHI_INPUT_AUTO)
        return in->format;
    if (hoshi_format_of_name(in->name, &said))
        return said;
    struct hoshi_str s = hoshi_str_trim(text);
    if (s.n >= 3 && strncmp(s.p, "\xef\xbb\xbf", 3) == 0) {
        s.p += 3;
        s.n -= 3;
    }
    if (begins_table(s))
        return HOSHI_INPUT_CSV; /* in a .txt or on standard input */
    return s.n > 0 && (s.p[0] == '{' || s.p[0] == '[') ? HOSHI_INPUT_JSON : HOSHI_INPUT_YAML;
}

void hoshi_input_digest(const struct hoshi_input *in, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    if (in->sha256 != NULL)
        memcpy(ret_hex, in->sha256, HOSHI_SHA256_HEX_BYTES);
    else
        hoshi_sha256_hex(in->bytes, ret_hex);
}
