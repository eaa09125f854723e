#include "base/str.h"

#include <string.h>

struct hoshi_str hoshi_str_from(const char *s)
{
    return (struct hoshi_str){s, s != NULL ? strlen(s) : 0};
}

bool hoshi_str_eq(struct hoshi_str a, const char *b)
{
    size_t n = strlen(b);
    return a.n == n && memcmp(a.p, b, n) == 0;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool hoshi_str_eq_nocase(const char *a, const char *b)
{
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

const char *hoshi_path_suffix(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    bool counts = dot != NULL && dot[1 + strspn(dot + 1, "0123456789")] == '\0'; /* part.3 */
    return dot != NULL && dot != name && !counts ? dot : "";
}

bool hoshi_path_suffix_is(const char *path, const char *suffixes)
{
    const char *suffix = hoshi_path_suffix(path);
    size_t n = strlen(suffix);
    while (n != 0 && *suffixes != '\0') {
        size_t k = strcspn(suffixes, " "), i = 0;
        while (i < k && k == n && lower(suffix[i]) == lower(suffixes[i]))
            i++;
        if (k == n && i == n)
            return true;
        suffixes += k;
        suffixes += *suffixes == ' ';
    }
    return false;
}

int hoshi_str_cmp(struct hoshi_str a, struct hoshi_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n != 0 ? memcmp(a.p, b.p, n) : 0;
    if (c != 0)
        return c;
    return (a.n > b.n) - (a.n < b.n);
}

static size_t space_at_start(struct hoshi_str s)
{
    if (s.n >= 1 && (s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == '\n' || s.p[0] == '\r'))
        return 1;
    if (s.n >= 3 && memcmp(s.p, "\xe3\x80\x80", 3) == 0)
        return 3;
    return 0;
}

static size_t space_at_end(struct hoshi_str s)
{
    if (s.n >= 1 && strchr(" \t\n\r", s.p[s.n - 1]) != NULL && s.p[s.n - 1] != '\0')
        return 1;
    if (s.n >= 3 && memcmp(s.p + s.n - 3, "\xe3\x80\x80", 3) == 0)
        return 3;
    return 0;
}

struct hoshi_str hoshi_str_base_name(struct hoshi_str path)
{
    for (size_t i = path.n; i > 0; i--) {
        if (path.p[i - 1] == '/')
            return (struct hoshi_str){path.p + i, path.n - i};
    }
    return path;
}

struct hoshi_str hoshi_str_trim(struct hoshi_str s)
{
    for (size_t k; (k = space_at_start(s)) != 0;) {
        s.p += k;
        s.n -= k;
    }
    for (size_t k; (k = space_at_end(s)) != 0;)
        s.n -= k;
    return s;
}

bool hoshi_str_to_int(struct hoshi_str s, long long min, long long max, long long *ret_value)
{
    size_t i = 0;
    bool negative = s.n > 0 && s.p[0] == '-';
    if (negative)
        i++;
    if (i == s.n ||
        s.n - i > 15) /* 15 digits fit a double exactly, so every format can carry them */
        return false;
    long long v = 0;
    for (; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        v = v * 10 + (s.p[i] - '0');
    }
    if (negative)
        v = -v;
    if (v < min || v > max)
        return false;
    *ret_value = v;
    return true;
}

bool hoshi_str_starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool hoshi_str_ends(const char *s, const char *suffix)
{
    size_t n = strlen(s), k = strlen(suffix);
    return n >= k && memcmp(s + n - k, suffix, k) == 0;
}

#define DISTANCE_MAX 64

/* Each character as its bytes in one number; as many as there are, or one more than are compared.
 */
static size_t spell(const char *s, uint32_t ret_sign[DISTANCE_MAX])
{
    size_t n = 0;
    while (*s != '\0') {
        uint32_t sign = (unsigned char)*s++;
        for (; ((unsigned char)*s & 0xc0) == 0x80; s++)
            sign = sign << 8 | (unsigned char)*s;
        if (n == DISTANCE_MAX)
            return n + 1;
        ret_sign[n++] = sign;
    }
    return n;
}

unsigned hoshi_str_distance(const char *word, const char *other, unsigned max)
{
    uint32_t a[DISTANCE_MAX], b[DISTANCE_MAX];
    size_t na = spell(word, a), nb = spell(other, b);
    if (na > DISTANCE_MAX || nb > DISTANCE_MAX)
        return max + 1;
    unsigned row[3][DISTANCE_MAX + 1];
    for (size_t j = 0; j <= nb; j++)
        row[0][j] = (unsigned)j;
    for (size_t i = 1; i <= na; i++) {
        unsigned *prev2 = row[(i + 1) % 3], *prev = row[(i - 1) % 3], *cur = row[i % 3];
        cur[0] = (unsigned)i;
        for (size_t j = 1; j <= nb; j++) {
            unsigned d = prev[j - 1] + (a[i - 1] != b[j - 1]);
            if (prev[j] + 1 < d)
                d = prev[j] + 1;
            if (cur[j - 1] + 1 < d)
                d = cur[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                prev2[j - 2] + 1 < d)
                d = prev2[j - 2] + 1;
            cur[j] = d;
        }
    }
    return row[na % 3][nb];
}

const char *hoshi_text_get(const struct hoshi_text *text, enum hoshi_lang lang)
{
    if (text->v[lang] != NULL)
        return text->v[lang];
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        if (text->v[l] != NULL)
            return text->v[l];
    }
    return "";
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int hoshi_id_cmp(const char *a, const char *b)
{
    while (*a != '\0' && *b != '\0') {
        if (is_digit(*a) && is_digit(*b)) {
            while (*a == '0' && is_digit(a[1]))
                a++;
            while (*b == '0' && is_digit(b[1]))
                b++;
            size_t na = 0, nb = 0;
            while (is_digit(a[na]))
                na++;
            while (is_digit(b[nb]))
                nb++;
            if (na != nb)
                return na < nb ? -1 : 1;
            int c = memcmp(a, b, na);
            if (c != 0)
                return c;
            a += na;
            b += nb;
        } else {
            if (*a != *b)
                return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
            a++;
            b++;
        }
    }
    return (*a != '\0') - (*b != '\0');
}

bool hoshi_str_is_formula(struct hoshi_str s)
{
    static const char *const start[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                        "\n", "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < sizeof start / sizeof start[0]; i++) {
        size_t n = strlen(start[i]);
        if (s.n >= n && memcmp(s.p, start[i], n) == 0)
            return true;
    }
    return false;
}

bool hoshi_str_is_among(struct hoshi_str s, const char *words)
{
    while (*words != '\0') {
        size_t n = strcspn(words, " ");
        if (s.n == n && memcmp(s.p, words, n) == 0)
            return true;
        words += n;
        words += *words == ' ';
    }
    return false;
}

bool hoshi_str_is_id(const char *s)
{
    static const char alnum[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    size_t n = strlen(s);
    if (strspn(s, alnum) == 0 || n > 64)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (strchr(alnum, s[i]) == NULL && strchr("._-", s[i]) == NULL)
            return false;
    }
    return true;
}

bool hoshi_text_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool hoshi_list_has(const char *const *list, const char *word)
{
    while (*list != NULL && strcmp(*list, word) != 0)
        list++;
    return *list != NULL;
}
