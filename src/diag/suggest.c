/* "did you mean": names that are spelled much like a word. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "diag/diag.h"

static bool is_among(const char *const *word, size_t n, const char *s)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(word[i], s) == 0)
            return true;
    }
    return false;
}

/* The names at just this distance that are not among the best yet, in their own order. */
static size_t add_at_distance(const char *word, struct hoshi_known known, unsigned distance,
                              unsigned max, const char *best[HOSHI_LIMIT_SUGGESTIONS])
{
    const char *name;
    size_t n = 0;
    for (size_t i = 0; n < HOSHI_LIMIT_SUGGESTIONS && (name = known.at(known.of, i)) != NULL; i++) {
        if (hoshi_str_distance(word, name, max) == distance && !is_among(best, n, name))
            best[n++] = name;
    }
    return n;
}

/* How far a name may be from a word that it was meant for. Of kana and kanji one in three: a sign
 * is half a word, and ない is not a slip of はい. */
static unsigned furthest(const char *word)
{
    size_t n = 0;
    for (const char *p = word; *p != '\0'; p++)
        n += ((unsigned char)*p & 0xc0) != 0x80;
    if (hoshi_utf8_is_ascii(word))
        return n < 3 ? 1 : n < 8 ? 2 : 3;
    return n < 9 ? (unsigned)n / 3 : 3;
}

/* The names that are nearest to a word, as far as any is near. */
static size_t nearest(struct hoshi_diags *diags, const char *word, struct hoshi_known known,
                      const char *best[HOSHI_LIMIT_SUGGESTIONS])
{
    char *plain = hoshi_arena_strndup(diags->arena, word, strlen(word));
    if (plain == NULL)
        return 0;
    hoshi_utf8_narrow(plain); /* "１-２-１-１" is one key away from 1-2-1-1, not four letters */
    size_t n_best = 0;
    unsigned max = furthest(plain);
    for (unsigned d = 0; d <= max && n_best == 0; d++) /* nearest first */
        n_best = add_at_distance(plain, known, d, max, best);
    return n_best;
}

bool hoshi_diag_is_near(struct hoshi_diags *diags, const char *word, struct hoshi_known known)
{
    const char *best[HOSHI_LIMIT_SUGGESTIONS];
    return nearest(diags, word, known, best) != 0;
}

void hoshi_diag_nearest(struct hoshi_diags *diags, uint16_t source, const char *word,
                        struct hoshi_known known)
{
    const char *best[HOSHI_LIMIT_SUGGESTIONS];
    if (!hoshi_diag_is_kept(diags)) /* 100,000 unknown keys must not cost 100,000 searches */
        return;
    size_t n = nearest(diags, word, known, best);
    hoshi_diag_suggest_these(diags, source, best, n);
}

void hoshi_known_put(struct hoshi_buf *out, struct hoshi_known known)
{
    const char *name;
    for (size_t i = 0; (name = known.at(known.of, i)) != NULL; i++) {
        hoshi_buf_puts(out, i > 0 ? ", " : "");
        hoshi_buf_puts(out, name);
    }
}

struct array {
    const char *const *name;
    size_t n;
};

static const char *in_array(const void *of, size_t i)
{
    const struct array *a = of;
    return i < a->n ? a->name[i] : NULL;
}

void hoshi_diag_suggest(struct hoshi_diags *diags, uint16_t source, const char *word,
                        const char *const *candidate, size_t n_candidate)
{
    struct array a = {candidate, n_candidate};
    hoshi_diag_nearest(diags, source, word, (struct hoshi_known){in_array, &a});
}

void hoshi_diag_suggest_these(struct hoshi_diags *diags, uint16_t source, const char *const *name,
                              size_t n)
{
    if (n == 0)
        return;
    struct hoshi_buf list;
    hoshi_buf_init(&list, 1024);
    for (size_t i = 0; i < n && i < HOSHI_LIMIT_SUGGESTIONS; i++) {
        hoshi_buf_puts(&list, i == 0 ? "'" : ", '");
        hoshi_buf_puts(&list, name[i]);
        hoshi_buf_puts(&list, "'");
    }
    if (!list.failed)
        hoshi_diag_note(diags, source, HOSHI_HS0002, HOSHI_SPAN_FILE, list.p);
    hoshi_buf_release(&list);
}
