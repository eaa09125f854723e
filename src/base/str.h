/* String views and small string work, without any locale. */
#ifndef HOSHI_BASE_STR_H
#define HOSHI_BASE_STR_H

#include <hoshi/types.h>
#include <string.h>

#define HOSHI_STR_LIT(s) ((struct hoshi_str){(s), sizeof(s) - 1})

/**
 * A view of a C string.
 *
 * @param s NULL gives an empty one
 * @return the view
 * @owner s must outlive it
 */
struct hoshi_str hoshi_str_from(const char *s);

/**
 * Equal, byte for byte.
 *
 * @param a a view
 * @param b a C string
 * @return true when they are
 */
bool hoshi_str_eq(struct hoshi_str a, const char *b);

/**
 * Equal when ASCII letters are compared without case.
 *
 * @param a one
 * @param b the other
 * @return true when they are
 */
bool hoshi_str_eq_nocase(const char *a, const char *b);

/**
 * The suffix of a file's name.
 *
 * @param path a name, or a path
 * @return from the last dot on; "" when there is none, when the dot begins or ends the name, or
 * when only digits stand behind it
 * @owner  points into path
 */
const char *hoshi_path_suffix(const char *path);

/**
 * Whether the suffix of a file's name is one of a list, compared without the case of ASCII letters.
 *
 * @param path     a name, or a path
 * @param suffixes with their dots, separated by single spaces
 * @return true when it is
 */
bool hoshi_path_suffix_is(const char *path, const char *suffixes);

/**
 * Order by bytes, as strcmp().
 *
 * @param a one
 * @param b the other
 * @return below 0, 0, above 0
 */
int hoshi_str_cmp(struct hoshi_str a, struct hoshi_str b);

/**
 * The last part of a path.
 *
 * @param path any
 * @return what stands behind its last '/'; all of it where there is none
 */
struct hoshi_str hoshi_str_base_name(struct hoshi_str path);

/**
 * Without white space at both ends, the full-width space U+3000 included.
 *
 * @param s any
 * @return a part of s
 */
struct hoshi_str hoshi_str_trim(struct hoshi_str s);

/**
 * A decimal integer with nothing around it.
 *
 * @param s         any
 * @param min       the least allowed
 * @param max       the greatest allowed
 * @param ret_value set on success
 * @return false when it is none or out of [min, max]
 */
bool hoshi_str_to_int(struct hoshi_str s, long long min, long long max, long long *ret_value);

/**
 * Whether a text is one of the words of a list that are separated by spaces.
 *
 * @param s     the text
 * @param words the list
 * @return true when it is
 */
bool hoshi_str_is_among(struct hoshi_str s, const char *words);

/**
 * Whether s begins with another text.
 *
 * @param s      any
 * @param prefix what
 * @return true when it does
 */
bool hoshi_str_starts(const char *s, const char *prefix);

/**
 * Whether s ends with another text.
 *
 * @param s      any
 * @param suffix what
 * @return true when it does
 */
bool hoshi_str_ends(const char *s, const char *suffix);

/**
 * Whether a spreadsheet would take the text for a formula, the full-width forms that some of them
 * fold included.
 *
 * @param s any
 * @return true when it would
 */
bool hoshi_str_is_formula(struct hoshi_str s);

/**
 * Edit distance: insert, delete, replace, swap neighbours.
 *
 * @param word  one
 * @param other the other
 * @param max   given up above it
 * @return the distance, or something above max
 * @units characters of UTF-8
 */
unsigned hoshi_str_distance(const char *word, const char *other, unsigned max);

/**
 * The text in a language, or in the other one.
 *
 * @param text both languages
 * @param lang the one wanted
 * @return never NULL: "" when there is none
 * @owner text
 */
const char *hoshi_text_get(const struct hoshi_text *text, enum hoshi_lang lang);

/**
 * Order of ids such as 4-1-10-2 and A.5.9: numbers by value, the rest by byte.
 *
 * @param a one
 * @param b the other
 * @return below 0, 0, above 0
 */
int hoshi_id_cmp(const char *a, const char *b);

/**
 * memcmp() == 0 for the few bytes of a key, where the call would cost more than the work. The last
 * word overlaps the one before.
 *
 * @param a n bytes
 * @param b n bytes
 * @param n how many
 * @return true when all are equal
 * @units  bytes
 */
static inline bool hoshi_bytes_eq(const char *a, const char *b, size_t n)
{
    uint64_t x, y;
    uint32_t v, w;
    if (n >= sizeof x) {
        for (size_t i = 0; i < n; i += sizeof x) {
            size_t at = i + sizeof x <= n ? i : n - sizeof x;
            memcpy(&x, a + at, sizeof x);
            memcpy(&y, b + at, sizeof y);
            if (x != y)
                return false;
        }
        return true;
    }
    if (n >= sizeof v) {
        memcpy(&v, a, sizeof v);
        memcpy(&w, b, sizeof w);
        if (v != w)
            return false;
        memcpy(&v, a + n - sizeof v, sizeof v);
        memcpy(&w, b + n - sizeof w, sizeof w);
        return v == w;
    }
    return (n < 1 || a[0] == b[0]) && (n < 2 || a[1] == b[1]) && (n < 3 || a[2] == b[2]);
}

/**
 * Whether a text can be an id: up to 64 ASCII letters, digits, '.', '_' and '-', the first a letter
 * or digit. It then fits into keys, command lines and file names.
 *
 * @param s the text
 * @return whether it can
 */
bool hoshi_str_is_id(const char *s);

/**
 * Whether two texts are the same; one that is not there is the same as another that is not.
 *
 * @param a, b texts, or NULL
 * @return whether they are
 */
bool hoshi_text_same(const char *a, const char *b);

/**
 * Whether a word is in a list.
 *
 * @param list ends with NULL
 * @param word to look for, byte for byte
 * @return whether it is
 * @owner nothing changes hands
 */
bool hoshi_list_has(const char *const *list, const char *word);

#endif
