/* UTF-8: decoding, validity and width in terminal cells; thin over utf8proc. */
#ifndef HOSHI_BASE_UTF8_H
#define HOSHI_BASE_UTF8_H

#include <hoshi/types.h>

/**
 * The code point at the start of a text.
 *
 * @param s              any bytes
 * @param ret_code_point set when there is one
 * @return its length; 0 at the end of s or when it is not valid UTF-8
 * @units bytes
 */
size_t hoshi_utf8_next(struct hoshi_str s, uint32_t *ret_code_point);

/**
 * Offset of the first byte that is not valid UTF-8.
 *
 * @param s any bytes
 * @return s.n when all are
 * @units bytes
 */
size_t hoshi_utf8_invalid_at(struct hoshi_str s);

/**
 * How much at the start of s needs no second look: whole characters that are printable ASCII,
 * kana, kanji or hangul. It may end early, at a character that turns out to be harmless.
 *
 * @param s any bytes
 * @return its length
 * @units bytes
 */
size_t hoshi_utf8_clean_run(struct hoshi_str s);

/**
 * The same, ending before a '"' or '\\' too: the inside of a quoted text.
 *
 * @param s any bytes
 * @return its length
 * @units bytes
 */
size_t hoshi_utf8_quoted_run(struct hoshi_str s);

/**
 * Width of one code point. Ambiguous characters count 1: nothing that we align uses them.
 *
 * @param code_point any
 * @return 0, 1 or 2
 * @units terminal cells
 */
unsigned hoshi_utf8_cells(uint32_t code_point);

/**
 * Width of a text, up to its end or its first byte that is not UTF-8.
 *
 * @param s any bytes
 * @return the sum
 * @units terminal cells
 */
unsigned hoshi_utf8_str_cells(struct hoshi_str s);

/**
 * C0, C1 and DEL, line and paragraph separators, the invisible characters that reorder text
 * (bidirectional overrides), and noncharacters: what could forge a terminal line or a report, or
 * what another program would not read.
 *
 * @param code_point any
 * @return true for one of them
 */
bool hoshi_utf8_is_control(uint32_t code_point);

/**
 * U+FDD0 to U+FDEF and the last two of each plane: the Unicode standard keeps them out of texts
 * for ever, so nobody has typed one. XML 1.0, and so a workbook, cannot hold U+FFFE and U+FFFF.
 *
 * @param code_point any
 * @return true for one of them
 */
bool hoshi_utf8_is_noncharacter(uint32_t code_point);

/**
 * Whether XML 1.0 can hold a code point.
 *
 * @param code_point any
 * @return false for most control characters, U+FFFE and U+FFFF
 * @source https://www.w3.org/TR/xml/#charsets
 */
bool hoshi_utf8_fits_xml(uint32_t code_point);

/**
 * Whether a text says anything: has a letter, a kana, a kanji or a digit. "－", "ー", "…" and
 * blanks fill a cell and say nothing.
 *
 * @param s UTF-8; NULL says nothing
 * @return true when it does
 */
bool hoshi_utf8_says_something(const char *s);

/**
 * Equal in Unicode form NFC, whatever the bytes: what looks the same to everybody.
 *
 * @param a one
 * @param b the other
 * @return false also for what is not UTF-8, and without memory
 */
bool hoshi_utf8_same_nfc(const char *a, const char *b);

/** In place: full-width letters, digits, signs and spaces become the plain ones; a Japanese input
 * method that was left on writes them. Everything else stays; the text never grows. */
void hoshi_utf8_narrow(char *s);

/**
 * A word as it is compared: full width made narrow, Latin letters small.
 *
 * @param s        the word, in UTF-8
 * @param ret_text receives it, with a NUL
 * @param n_text   room there, in bytes
 * @return false when there is no room, or s has a NUL inside
 * @owner  caller's
 */
HOSHI_MUST_USE bool hoshi_utf8_fold(struct hoshi_str s, char *ret_text, size_t n_text);

/**
 * Whether every byte is ASCII.
 *
 * @param s a C string
 * @return true when it is
 */
bool hoshi_utf8_is_ascii(const char *s);

/**
 * hoshi_utf8_narrow() for an id: also every stroke that is typed for a hyphen becomes one.
 *
 * @param s changed in place; never longer afterwards
 * @return nothing
 * @owner  caller's
 */
void hoshi_utf8_narrow_id(char *s);

#endif
