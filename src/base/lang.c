#include "base/lang.h"

#include <string.h>

static const struct hoshi_lang_row row[HOSHI_LANG_COUNT_] = {
#define LANGUAGE(id, code, en, ja, colon, comma, semicolon)                                        \
    [HOSHI_LANG_##id] = {code, colon, comma, semicolon},
#include <hoshi/language.def>
#undef LANGUAGE
};

const char *const hoshi_lang_codes[HOSHI_LANG_COUNT_ + 1] = {
#define LANGUAGE(id, code, en, ja, colon, comma, semicolon) [HOSHI_LANG_##id] = code,
#include <hoshi/language.def>
#undef LANGUAGE
};

const struct hoshi_lang_row *hoshi_lang_row(enum hoshi_lang lang)
{
    return &row[lang];
}

bool hoshi_lang_of_code(const char *code, enum hoshi_lang *ret_lang)
{
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        if (strcmp(row[l].code, code) == 0) {
            *ret_lang = (enum hoshi_lang)l;
            return true;
        }
    }
    return false;
}
