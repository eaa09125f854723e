/* The languages: rows of hoshi/language.def. */
#ifndef HOSHI_BASE_LANG_H
#define HOSHI_BASE_LANG_H

#include <hoshi/types.h>

/* What a language brings along; every member is static and never NULL. */
struct hoshi_lang_row {
    const char *code;      /* key in files, word of --lang, BCP 47 */
    const char *colon;     /* between a label and what it labels, with its space */
    const char *comma;     /* between the words of a list, with its space */
    const char *semicolon; /* between the parts of a sentence, with its space */
};

/**
 * The row of a language.
 *
 * @param lang language
 * @return its row
 * @owner  static storage
 */
const struct hoshi_lang_row *hoshi_lang_row(enum hoshi_lang lang);

/** The codes of all languages in the order of the enum; ends with NULL. */
extern const char *const hoshi_lang_codes[HOSHI_LANG_COUNT_ + 1];

/**
 * The language of a code.
 *
 * @param code     e.g. "ja"
 * @param ret_lang set on success only
 * @return whether there is such a language
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE bool hoshi_lang_of_code(const char *code, enum hoshi_lang *ret_lang);

#endif
