/* JSON -> node tree in one pass, for hoshi batch: thousands of sheets, nearly all of them well
 * formed. It accepts a text only when json.c would accept it without a word; whatever is
 * unusual makes it give up, and json.c, which says what is wrong and where, reads the text
 * again. tests/fuzz/fuzz_json_quick.c holds the two together. Texts lie in one copy of the input:
 * they are unescaped in place and end where their closing quote was. */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "codec/parse/node.h"

#define SEEN 128 /* a power of two; letters and digits apart */

struct quick {
    char *p, *end; /* *end is NUL */
    struct hoshi_arena *arena;
    uint32_t n_value, depth;
    struct hoshi_node *spare; /* nodes come in blocks: most of the time of a sheet would go there */
    size_t n_spare;
    struct hoshi_node *seen[SEEN]; /* keys come back: "status", "note" */
};

#define BLOCK 64

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static void skip_blank(struct quick *q)
{
    while (is_blank(*q->p))
        q->p++;
}

/* Bytes of a character that is not ASCII; 0 when it is invalid or a control character. */
static size_t wide(const char *p, const char *end)
{
    uint32_t c;
    size_t k = hoshi_utf8_next((struct hoshi_str){p, (size_t)(end - p)}, &c);
    return k != 0 && !hoshi_utf8_is_control(c) ? k : 0;
}

static bool hex4(const char *p, const char *end, uint32_t *ret_value)
{
    uint32_t v = 0;
    if (end - p < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        uint32_t d = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                     : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                     : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
                                            : 16;
        if (d == 16)
            return false;
        v = v << 4 | d;
    }
    *ret_value = v;
    return true;
}

/* \uXXXX or a pair of them at q->p (behind the 'u'); no control characters, no half pairs. */
static bool code_point(struct quick *q, char **to)
{
    uint32_t c, low;
    if (!hex4(q->p, q->end, &c))
        return false;
    q->p += 4;
    if (c >= 0xd800 && c < 0xdc00) {
        if (q->end - q->p < 6 || q->p[0] != '\\' || q->p[1] != 'u' ||
            !hex4(q->p + 2, q->end, &low) || low < 0xdc00 || low > 0xdfff)
            return false;
        c = 0x10000 + ((c - 0xd800) << 10 | (low - 0xdc00));
        q->p += 6;
    } else if (c >= 0xdc00 && c <= 0xdfff) {
        return false;
    }
    if (hoshi_utf8_is_control(c) && c != '\n' && c != '\t')
        return false;
    char *o = *to;
    if (c < 0x80) {
        *o++ = (char)c;
    } else if (c < 0x800) {
        *o++ = (char)(0xc0 | c >> 6);
        *o++ = (char)(0x80 | (c & 63));
    } else if (c < 0x10000) {
        *o++ = (char)(0xe0 | c >> 12);
        *o++ = (char)(0x80 | (c >> 6 & 63));
        *o++ = (char)(0x80 | (c & 63));
    } else {
        *o++ = (char)(0xf0 | c >> 18);
        *o++ = (char)(0x80 | (c >> 12 & 63));
        *o++ = (char)(0x80 | (c >> 6 & 63));
        *o++ = (char)(0x80 | (c & 63));
    }
    *to = o;
    return true;
}

static bool escape(struct quick *q, char **to)
{
    static const char from[] = "\"\\/nt", into[] = "\"\\/\n\t"; /* \b, \f, \r: json.c complains */
    char c = *q->p++;
    if (c == 'u')
        return code_point(q, to);
    const char *hit = c != '\0' ? strchr(from, c) : NULL;
    if (hit == NULL)
        return false;
    *(*to)++ = into[hit - from];
    return true;
}

static struct hoshi_node *node_new(struct quick *q, enum hoshi_node_kind kind)
{
    if (++q->n_value > HOSHI_LIMIT_NODES / 2)
        return NULL;
    if (q->n_spare == 0) {
        q->spare = hoshi_arena_array(q->arena, BLOCK, sizeof *q->spare);
        if (q->spare == NULL)
            return NULL;
        q->n_spare = BLOCK;
    }
    struct hoshi_node *n = &q->spare[--q->n_spare];
    n->kind = kind;
    return n;
}

static size_t quoted_run(const struct quick *q, const char *p)
{
    return hoshi_utf8_quoted_run((struct hoshi_str){p, (size_t)(q->end - p)});
}

/* From a first byte that needs a look on, at q->p, to the closing quote. Returns the end of the
 * unescaped text, or NULL. */
static char *unusual_string(struct quick *q)
{
    char *to = q->p; /* where the unescaped text goes */
    for (;;) {
        size_t k = 0, w;
        do {
            k += quoted_run(q, q->p + k);
            w = ((unsigned char)q->p[k] & 0x80) != 0 ? wide(q->p + k, q->end) : 0;
            k += w;
        } while (w != 0);
        memmove(to, q->p, k);
        to += k;
        q->p += k;
        if (*q->p == '"')
            return to;
        if (*q->p++ != '\\' || !escape(q, &to))
            return NULL; /* a control character, what is no UTF-8, or the end of the text */
    }
}

static struct hoshi_node *string(struct quick *q)
{
    struct hoshi_node *n = node_new(q, HOSHI_NODE_SCALAR);
    if (n == NULL || *q->p != '"')
        return NULL;
    char *from = ++q->p;
    q->p += quoted_run(q, q->p);
    char *to = *q->p == '"' ? q->p : unusual_string(q);
    if (to == NULL || q->p - from > (ptrdiff_t)HOSHI_LIMIT_SCALAR_BYTES)
        return NULL;
    n->clean = to == q->p; /* without escapes */
    q->p++;
    *to = '\0';
    n->text = from;
    n->n_text = (size_t)(to - from);
    return n;
}

/* The same key as before, by its bytes, or a new one. A key node may hang under several values. */
static struct hoshi_node *key_of(struct quick *q)
{
    struct hoshi_node **seen = &q->seen[*q->p == '"' ? (unsigned char)q->p[1] % SEEN : 0];
    struct hoshi_node *k = *seen;
    if (k != NULL && (size_t)(q->end - q->p) > k->n_text + 1 && *q->p == '"' &&
        q->p[k->n_text + 1] == '"' && hoshi_bytes_eq(q->p + 1, k->text, k->n_text)) {
        q->p += k->n_text + 2;
        return k;
    }
    k = string(q);
    if (k != NULL && k->clean)
        *seen = k;
    return k;
}

/* Numbers of sheets are small integers; other forms are left to json.c. */
static struct hoshi_node *literal(struct quick *q)
{
    char *from = q->p;
    while (*q->p != '\0' && strchr(",]} \t\r\n", *q->p) == NULL)
        q->p++;
    struct hoshi_str s = {from, (size_t)(q->p - from)};
    bool word = (s.n == 4 && (memcmp(from, "true", 4) == 0 || memcmp(from, "null", 4) == 0)) ||
                (s.n == 5 && memcmp(from, "false", 5) == 0);
    if (!word) {
        if (s.n == 0 || s.n > 15 || (s.n > 1 && from[0] == '0'))
            return NULL;
        for (size_t i = 0; i < s.n; i++) {
            if (from[i] < '0' || from[i] > '9')
                return NULL;
        }
    }
    struct hoshi_node *n = node_new(q, HOSHI_NODE_SCALAR);
    if (n == NULL)
        return NULL;
    n->text = hoshi_arena_strndup(q->arena, s.p, s.n);
    n->n_text = s.n;
    n->plain = n->clean = true;
    return n->text != NULL ? n : NULL;
}

static struct hoshi_node *value(struct quick *q);

static struct hoshi_node *container(struct quick *q, bool is_map)
{
    struct hoshi_node *n = node_new(q, is_map ? HOSHI_NODE_MAP : HOSHI_NODE_SEQ);
    char close = is_map ? '}' : ']';
    if (n == NULL || ++q->depth > HOSHI_LIMIT_DEPTH)
        return NULL;
    q->p++;
    skip_blank(q);
    while (*q->p != close) {
        if (n->n_child != 0) {
            if (*q->p++ != ',')
                return NULL;
            skip_blank(q);
        }
        struct hoshi_node *key = NULL;
        if (is_map) {
            if ((key = key_of(q)) == NULL)
                return NULL;
            skip_blank(q);
            if (*q->p++ != ':')
                return NULL;
            skip_blank(q);
        }
        struct hoshi_node *c = value(q);
        if (c == NULL)
            return NULL;
        c->key = key;
        hoshi_node_append(n, c);
        skip_blank(q);
    }
    q->p++;
    q->depth--;
    if (!is_map)
        return n;
    hoshi_node_narrow_ids(n);
    return hoshi_node_keys_differ(n, q->arena) ? n : NULL;
}

static struct hoshi_node *value(struct quick *q)
{
    switch (*q->p) {
    case '{':
        return container(q, true);
    case '[':
        return container(q, false);
    case '"':
        return string(q);
    default:
        return literal(q);
    }
}

bool hoshi_json_quick(struct hoshi_str text, struct hoshi_arena *arena,
                      struct hoshi_node **ret_root)
{
    if (text.n > HOSHI_LIMIT_FILE_BYTES)
        return false;
    char *copy = hoshi_arena_strndup(arena, text.p, text.n);
    if (copy == NULL)
        return false;
    struct quick q = {.p = copy, .end = copy + text.n, .arena = arena};
    skip_blank(&q);
    struct hoshi_node *root = value(&q);
    if (root == NULL)
        return false;
    skip_blank(&q);
    if (q.p != q.end)
        return false;
    *ret_root = root;
    return true;
}
