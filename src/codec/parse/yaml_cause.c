#include "codec/parse/yaml_cause.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define WIDE_COLON "："
#define WIDE_SPACE "　"
#define WIDE_BRACE "｛"
#define LINES_BACK 3 /* blank and comment lines between a cause and its effect */

struct sign {
    const char *wide;
    enum hoshi_word name, narrow;
};

static const struct sign colon = {WIDE_COLON, HOSHI_WORD_WIDE_COLON, HOSHI_WORD_NARROW_COLON};
static const struct sign space = {WIDE_SPACE, HOSHI_WORD_WIDE_SPACE, HOSHI_WORD_NARROW_SPACE};
static const struct sign comma[] = {{"、", HOSHI_WORD_WIDE_COMMA, HOSHI_WORD_NARROW_COMMA},
                                    {"，", HOSHI_WORD_WIDE_COMMA, HOSHI_WORD_NARROW_COMMA}};
static const struct sign brace[] = {{WIDE_BRACE, HOSHI_WORD_WIDE_BRACE, HOSHI_WORD_NARROW_BRACE},
                                    {"［", HOSHI_WORD_WIDE_BRACE, HOSHI_WORD_NARROW_BRACE}};

struct line {
    struct hoshi_str s; /* without its break */
    uint32_t n;         /* from 1 */
    size_t indent;      /* plain spaces */
};

struct cause {
    struct hoshi_str text;
    struct hoshi_yaml_stop stop;
    struct hoshi_diags *diags;
    uint16_t source;
};

static struct line line_at(struct hoshi_str text, uint32_t n)
{
    struct line l = {{text.p, 0}, n, 0};
    const char *end = text.p + text.n;
    for (uint32_t i = 1; i < n && l.s.p < end; i++) {
        const char *lf = memchr(l.s.p, '\n', (size_t)(end - l.s.p));
        l.s.p = lf != NULL ? lf + 1 : end;
    }
    while (l.s.p + l.s.n < end && l.s.p[l.s.n] != '\n' && l.s.p[l.s.n] != '\r')
        l.s.n++;
    while (l.indent < l.s.n && l.s.p[l.indent] == ' ')
        l.indent++;
    return l;
}

static struct hoshi_str rest_of(const struct line *l)
{
    return (struct hoshi_str){l->s.p + l->indent, l->s.n - l->indent};
}

static bool starts(struct hoshi_str s, const char *with)
{
    size_t n = strlen(with);
    return s.n >= n && memcmp(s.p, with, n) == 0;
}

static bool says_nothing(const struct line *l)
{
    struct hoshi_str rest = rest_of(l);
    return rest.n == 0 || rest.p[0] == '#';
}

/* The line before that says something; n is 0 when there is none near. */
static struct line line_above(const struct cause *c, uint32_t n)
{
    for (uint32_t back = 1; back <= LINES_BACK && back < n; back++) {
        struct line l = line_at(c->text, n - back);
        if (!says_nothing(&l))
            return l;
    }
    return (struct line){{"", 0}, 0, 0};
}

/* Offset of the first place of a sign; s.n when there is none. */
static size_t find(struct hoshi_str s, const char *sign)
{
    size_t n = strlen(sign);
    for (size_t i = 0; i + n <= s.n; i++) {
        if (memcmp(s.p + i, sign, n) == 0)
            return i;
    }
    return s.n;
}

static uint32_t characters(struct hoshi_str s)
{
    uint32_t n = 0, c;
    for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0; n++) {
        s.p += k;
        s.n -= k;
    }
    return n;
}

static struct hoshi_span span_at(const struct line *l, const char *at, uint32_t n_cols)
{
    uint32_t before = characters((struct hoshi_str){l->s.p, (size_t)(at - l->s.p)});
    return (struct hoshi_span){l->n, before + 1, n_cols};
}

static bool say(const struct cause *c, enum hoshi_diag_code code, struct hoshi_span span,
                const char *a0, const char *a1)
{
    hoshi_diag_add(c->diags, c->source, code, span, a0, a1, NULL);
    return true;
}

static bool say_sign(const struct cause *c, const struct sign *sign, struct hoshi_span span)
{
    return say(c, HOSHI_HS1024, span, hoshi_diag_word(sign->name), hoshi_diag_word(sign->narrow));
}

/* Length of what stands before the first ':' that ends a key; s.n when there is none. Quotes and
 * brackets are beyond what is looked at. */
static size_t key_length(struct hoshi_str s)
{
    for (size_t i = 0; i < s.n && strchr("\"'{}[]#", s.p[i]) == NULL; i++) {
        if (s.p[i] == ':' && (i + 1 == s.n || s.p[i + 1] == ' '))
            return i;
    }
    return s.n;
}

static bool has_key(const struct line *l)
{
    return key_length(rest_of(l)) < rest_of(l).n;
}

/* Markers of git stand at the very beginning of a line. */
static bool conflict_marker(const struct cause *c)
{
    struct hoshi_str rest = c->text;
    for (uint32_t n = 1; rest.n != 0; n++) {
        if (starts(rest, "<<<<<<< ") || starts(rest, ">>>>>>> "))
            return say(c, HOSHI_HS1023, (struct hoshi_span){n, 1, 7}, NULL, NULL);
        const char *lf = memchr(rest.p, '\n', rest.n);
        if (lf == NULL)
            return false;
        rest.n -= (size_t)(lf + 1 - rest.p);
        rest.p = lf + 1;
    }
    return false;
}

static bool wide_indent(const struct cause *c, const struct line *l)
{
    return starts(rest_of(l), WIDE_SPACE) && say_sign(c, &space, span_at(l, l->s.p + l->indent, 1));
}

/* Letters, digits and strokes of any width: a key, no sentence of a text that goes over lines. */
static bool is_key(struct hoshi_str s)
{
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0;) {
        bool plain = c < 0x80 && c > ' ';
        bool wide = c >= 0xFF01 && c <= 0xFF5E;
        bool stroke = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC;
        if (!plain && !wide && !stroke)
            return false;
        s.p += k;
        s.n -= k;
    }
    return true;
}

static bool wide_colon(const struct cause *c, const struct line *l)
{
    struct hoshi_str rest = rest_of(l);
    rest.n = key_length(rest);
    size_t at = find(rest, WIDE_COLON);
    return at != 0 && at < rest.n && is_key((struct hoshi_str){rest.p, at}) &&
           say_sign(c, &colon, span_at(l, rest.p + at, 1));
}

/* "key: ｛status: met｝": a text may begin with such a bracket; here a key stands behind it. */
static bool wide_brace(const struct cause *c, const struct line *l)
{
    struct hoshi_str rest = rest_of(l);
    size_t key = key_length(rest), n = 0;
    if (key == rest.n)
        return false;
    struct hoshi_str value = hoshi_str_trim((struct hoshi_str){rest.p + key + 1, rest.n - key - 1});
    if (!starts(value, WIDE_BRACE))
        return false;
    struct hoshi_str inner = {value.p + strlen(WIDE_BRACE), value.n - strlen(WIDE_BRACE)};
    inner = hoshi_str_trim(inner);
    while (n < inner.n && ((inner.p[n] >= 'a' && inner.p[n] <= 'z') || inner.p[n] == '_'))
        n++;
    struct hoshi_str behind = {inner.p + n, inner.n - n};
    return n != 0 && (starts(behind, ":") || starts(behind, WIDE_COLON)) &&
           say_sign(c, &brace[0], span_at(l, value.p, 1));
}

/* Column of the key of a line, from 1: behind "- " in a list. */
static size_t key_column(const struct line *l)
{
    size_t at = l->indent;
    while (at + 1 < l->s.n && l->s.p[at] == '-' && l->s.p[at + 1] == ' ') {
        at += 2;
        while (at < l->s.n && l->s.p[at] == ' ')
            at++;
    }
    return at + 1;
}

static bool no_colon(const struct cause *c, const struct line *l)
{
    struct hoshi_str rest = hoshi_str_trim(rest_of(l)), word = {rest.p, 0};
    if (rest.n == 0 || has_key(l) || strchr("-\"'{}[]|>%&*!", rest.p[0]) != NULL)
        return false;
    while (word.n < rest.n && rest.p[word.n] != ':' && rest.p[word.n] != ' ')
        word.n++;
    return is_key(word) && say(c, HOSHI_HS1026, span_at(l, word.p, characters(word)),
                               hoshi_arena_strndup(c->diags->arena, word.p, word.n), NULL);
}

static bool wrong_indent(const struct cause *c, const struct line *l, const struct line *above)
{
    size_t here = key_column(l) - 1, there = key_column(above) - 1;
    if (here == there || !has_key(l) || !has_key(above))
        return false;
    return say(c, HOSHI_HS1025, (struct hoshi_span){l->n, 1, here != 0 ? (uint32_t)here : 1},
               hoshi_diag_number(c->diags, (long long)here),
               hoshi_diag_number(c->diags, (long long)there));
}

/* The ':' that libyaml did not expect is the one behind the key, no second one in the value. */
static bool stopped_at_key(const struct cause *c, const struct line *l)
{
    struct hoshi_str before = {l->s.p, l->indent + key_length(rest_of(l))};
    return characters(before) + 1 == c->stop.col;
}

/* In "{status: met, note: 手順書 #3}" the comment swallows the bracket. */
static bool comment_in_braces(const struct cause *c)
{
    struct line l = line_at(c->text, c->stop.context_line);
    size_t at = find(l.s, " #");
    if (c->stop.line == c->stop.context_line || at == l.s.n)
        return false;
    return say(c, HOSHI_HS1027, span_at(&l, l.s.p + at + 1, 1), NULL, NULL);
}

/* "{status: met、note: …}": what stands between the full-width comma and the ':' looks like a key.
 */
static bool wide_comma(const struct cause *c, const struct line *l)
{
    for (size_t i = 0; i < sizeof comma / sizeof comma[0]; i++) {
        size_t at = find(l->s, comma[i].wide), n = strlen(comma[i].wide), key = 0;
        if (at == l->s.n)
            continue;
        struct hoshi_str behind =
            hoshi_str_trim((struct hoshi_str){l->s.p + at + n, l->s.n - at - n});
        while (key < behind.n && behind.p[key] >= 'a' && behind.p[key] <= 'z')
            key++;
        if (key != 0 && key < behind.n && behind.p[key] == ':')
            return say_sign(c, &comma[i], span_at(l, l->s.p + at, 1));
    }
    return false;
}

static bool starts_at(const struct line *l, uint32_t col, char sign)
{
    size_t at = 0;
    for (uint32_t i = 1, ch; i < col && at < l->s.n; i++)
        at += hoshi_utf8_next((struct hoshi_str){l->s.p + at, l->s.n - at}, &ch);
    return at < l->s.n && l->s.p[at] == sign;
}

/* Inside { } or [ ]. */
static bool in_flow(const struct cause *c, const struct line *l)
{
    struct hoshi_span opened = {c->stop.context_line, c->stop.context_col, 1};
    struct hoshi_span here = {c->stop.line, c->stop.col, 1};
    if (comment_in_braces(c) || wide_comma(c, l))
        return true;
    if (l->n != opened.line && has_key(l)) /* the next entry: the bracket was forgotten */
        return say(c, HOSHI_HS1003, opened, hoshi_diag_word(HOSHI_WORD_YAML_OPEN), NULL);
    return starts_at(l, here.col, ':') &&
           say(c, HOSHI_HS1003, here, hoshi_diag_word(HOSHI_WORD_YAML_FLOW_COLON), NULL);
}

static bool wide_sign(const struct cause *c, const struct line *l)
{
    return wide_indent(c, l) || wide_colon(c, l);
}

/* The line of a key without its colon: libyaml knows which it is. */
static bool in_key(const struct cause *c)
{
    struct line l = line_at(c->text, c->stop.context_line);
    return wide_sign(c, &l) || no_colon(c, &l);
}

static bool in_block(const struct cause *c, const struct line *l)
{
    struct line above = line_above(c, l->n);
    if (wide_sign(c, l) || wide_brace(c, l) || (above.n != 0 && wide_sign(c, &above)))
        return true;
    if (above.n == 0 || (c->stop.word == HOSHI_WORD_YAML_MAPPING && !stopped_at_key(c, l)))
        return false;
    return no_colon(c, &above) || wrong_indent(c, l, &above);
}

bool hoshi_yaml_explain_stop(struct hoshi_str text, struct hoshi_yaml_stop stop,
                             struct hoshi_diags *diags, uint16_t source)
{
    struct cause c = {text, stop, diags, source};
    struct line l = line_at(text, stop.line);
    if (conflict_marker(&c))
        return true;
    if (stop.word == HOSHI_WORD_YAML_FLOW_MAP || stop.word == HOSHI_WORD_YAML_FLOW_SEQ)
        return in_flow(&c, &l);
    if (stop.word == HOSHI_WORD_YAML_COLON)
        return in_key(&c);
    return (stop.word == HOSHI_WORD_YAML_MAPPING || stop.word == HOSHI_WORD_YAML_KEY ||
            stop.word == HOSHI_WORD_YAML_DASH) &&
           in_block(&c, &l);
}

static struct hoshi_span span_in(const struct hoshi_node *node, size_t at, uint32_t n_cols)
{
    uint32_t before = characters((struct hoshi_str){node->text, at});
    return (struct hoshi_span){node->span.line, node->span.col + before, n_cols};
}

bool hoshi_yaml_explain_brace(const struct hoshi_node *value, struct hoshi_diags *diags,
                              uint16_t source)
{
    struct cause c = {.diags = diags, .source = source};
    struct hoshi_str text = {value->text, value->n_text};
    for (size_t i = 0; i < sizeof brace / sizeof brace[0] && value->plain; i++) {
        if (starts(text, brace[i].wide))
            return say_sign(&c, &brace[i], span_in(value, 0, 1));
    }
    return false;
}

bool hoshi_yaml_explain_key(const struct hoshi_node *key, struct hoshi_diags *diags,
                            uint16_t source)
{
    struct cause c = {.diags = diags, .source = source};
    struct hoshi_str text = {key->text, key->n_text};
    size_t at = find(text, WIDE_COLON);
    if (!key->plain)
        return false;
    if (starts(text, WIDE_SPACE))
        return say_sign(&c, &space, span_in(key, 0, 1));
    return at < text.n && say_sign(&c, &colon, span_in(key, at, 1));
}

bool hoshi_yaml_explain_value(const struct hoshi_node *value, struct hoshi_diags *diags,
                              uint16_t source)
{
    struct cause c = {.diags = diags, .source = source};
    struct hoshi_str text = {value->text, value->n_text}, key = {value->text, 0};
    if (!value->plain || text.n == 0)
        return false;
    if (hoshi_yaml_explain_key(value, diags, source))
        return true;
    while (key.n < text.n && text.p[key.n] != ':' && text.p[key.n] != ' ')
        key.n++;
    if (key.n == 0 || key.n == text.n || text.p[key.n] != ':' ||
        starts((struct hoshi_str){text.p + key.n, text.n - key.n}, "://"))
        return false;
    return say(&c, HOSHI_HS1026, span_in(value, 0, characters(key)),
               hoshi_arena_strndup(diags->arena, key.p, key.n), NULL);
}
