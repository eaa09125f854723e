/* layer: base
 * Words that every layer shares: return codes, languages, places in a file. */
#ifndef HOSHI_TYPES_H
#define HOSHI_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define HOSHI_MUST_USE __attribute__((warn_unused_result))
#else
#define HOSHI_MUST_USE
#endif

/** How a function ended. What a person should read stands in the diagnostics, never here. */
enum hoshi_rc {
    HOSHI_OK = 0,
    HOSHI_E_NOMEM,       /**< out of memory, or the arena's ceiling is reached */
    HOSHI_E_SYNTAX,      /**< the text is not YAML or JSON: nothing can be read from it */
    HOSHI_E_INVALID,     /**< readable, but against the rules of the format; see the diagnostics */
    HOSHI_E_LIMIT,       /**< larger than base/limits.h allows */
    HOSHI_E_IO,          /**< the world failed: cannot read or write */
    HOSHI_E_UNSUPPORTED, /**< a name (format, catalogue, policy) that is not known */
    HOSHI_RC_COUNT_
};

/** Languages of labels and catalogue texts. Machine formats never depend on it. The table
 * is hoshi/language.def. */
enum hoshi_lang {
#define LANGUAGE(id, code, en, ja, colon, comma, semicolon) HOSHI_LANG_##id,
#include <hoshi/language.def>
#undef LANGUAGE
    HOSHI_LANG_COUNT_
};

/** How sure we are of a fact. Zero is the least sure. The table is hoshi/vocabulary.def. */
enum hoshi_confidence {
#define CONFIDENCE(id, code, en, ja) HOSHI_CONFIDENCE_##id,
#include <hoshi/vocabulary.def>
    HOSHI_CONFIDENCE_COUNT_
};

/** A view of bytes; not NUL-terminated, not owned. */
struct hoshi_str {
    const char *p;
    size_t n;
};

/** A place in a text: 1-based, in Unicode code points. line 0 = the whole file. */
struct hoshi_span {
    uint32_t line;
    uint32_t col;
    uint32_t ncols;
};

/** A string value that remembers where it stood. */
struct hoshi_name {
    const char *s; /**< NULL when absent */
    struct hoshi_span span;
};

/** One text in every language: v[HOSHI_LANG_JA], v[HOSHI_LANG_EN]; a missing one is NULL. */
struct hoshi_text {
    const char *v[HOSHI_LANG_COUNT_];
};

/** A list of names. */
struct hoshi_names {
    struct hoshi_name *v;
    size_t n;
};

#endif
