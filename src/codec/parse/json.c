/* JSON -> node tree: cJSON parses what base/json_form.h lets through, this adapter is strict where
 * that is not (duplicate keys, depth, size, text after the value) and adds what cJSON does not
 * keep: the place of every value. It walks the text beside the parsed tree, token by token, in
 * lockstep. */
#include <cjson/cJSON.h>
#include <string.h>

#include "base/digits.h"
#include "base/json_form.h"
#include "base/limits.h"
#include "base/lines.h"
#include "base/str.h"
#include "codec/parse/node.h"
#include "diag/diag.h"

struct walker {
    struct hoshi_str text;
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
    enum hoshi_rc rc;
    struct hoshi_pos at;
};

static void step(struct walker *w)
{
    hoshi_pos_step(w->text, &w->at);
}

static char peek(const struct walker *w)
{
    return hoshi_pos_peek(w->text, &w->at);
}

static void skip_blank(struct walker *w)
{
    while (w->at.i < w->text.n && strchr(" \t\r\n", peek(w)) != NULL)
        step(w);
}

static struct hoshi_span span_from(const struct walker *w, struct hoshi_pos from)
{
    uint32_t n = from.line == w->at.line && w->at.col > from.col ? w->at.col - from.col : 1;
    return (struct hoshi_span){from.line, from.col, n};
}

static void stop(struct walker *w, enum hoshi_rc rc, enum hoshi_diag_code code, const char *arg)
{
    struct hoshi_span here = {w->at.line, w->at.col, 1};
    hoshi_diag_add(w->diags, w->source, code, here, arg, NULL, NULL);
    w->rc = rc;
}

/* Value of \uXXXX at an offset; -1 when that is not what stands there. */
static int32_t unit_at(struct hoshi_str text, size_t i)
{
    int32_t v = 0;
    if (text.n < 6 || i > text.n - 6 || text.p[i] != '\\' || text.p[i + 1] != 'u')
        return -1;
    for (size_t k = i + 2; k < i + 6; k++) {
        int d = hoshi_hex_value(text.p[k]);
        if (d < 0)
            return -1;
        v = v << 4 | d;
    }
    return v;
}

/* Bytes of the escape at w->at, looked at before cJSON sees it: cJSON takes \u without four digits
 * for the end of the text. 0 after a complaint. */
static size_t escape_bytes(struct walker *w)
{
    size_t i = w->at.i;
    if (i + 1 >= w->text.n || w->text.p[i + 1] != 'u')
        return 2; /* cJSON knows the others */
    int32_t unit = unit_at(w->text, i), next = unit_at(w->text, i + 6);
    bool high = unit >= 0xd800 && unit < 0xdc00, low = unit >= 0xdc00 && unit <= 0xdfff;
    if (high && next >= 0xdc00 && next <= 0xdfff)
        return 12;
    if (unit > 0 && !high && !low)
        return 6;
    stop(w, HOSHI_E_SYNTAX, HOSHI_HS1012,
         hoshi_diag_word(unit < 0    ? HOSHI_WORD_BAD_ESCAPE
                         : unit == 0 ? HOSHI_WORD_NUL_ESCAPE
                                     : HOSHI_WORD_HALF_ESCAPE));
    return 0;
}

static void skip_string(struct walker *w, bool check)
{
    struct hoshi_pos from = w->at;
    step(w);
    while (w->at.i < w->text.n && peek(w) != '"') {
        if (check && (unsigned char)peek(w) < 0x20) {
            stop(w, HOSHI_E_SYNTAX, HOSHI_HS1012,
                 hoshi_diag_word(peek(w) == '\t' ? HOSHI_WORD_RAW_TAB : HOSHI_WORD_RAW_LINE_BREAK));
            return;
        }
        size_t n = peek(w) != '\\' ? 1 : check ? escape_bytes(w) : 2;
        if (n == 0)
            return;
        for (; n > 0 && w->at.i < w->text.n; n--)
            step(w);
    }
    if (w->at.i < w->text.n)
        step(w);
    if (check && w->at.i - from.i > HOSHI_LIMIT_SCALAR_BYTES + 2) {
        w->at = from;
        stop(w, HOSHI_E_LIMIT, HOSHI_HS1404,
             hoshi_diag_number(w->diags, (long long)HOSHI_LIMIT_SCALAR_BYTES));
    }
}

/* Before cJSON allocates anything: depth, number of values, length and content of strings. */
static void scan(struct walker *w)
{
    uint32_t depth = 0, n_value = 1;
    while (w->at.i < w->text.n && w->rc == HOSHI_OK) {
        char c = peek(w);
        if (c == '"') {
            skip_string(w, true);
            continue;
        }
        if (c == '[' || c == '{') {
            if (++depth > HOSHI_LIMIT_DEPTH) {
                stop(w, HOSHI_E_LIMIT, HOSHI_HS1402,
                     hoshi_diag_number(w->diags, HOSHI_LIMIT_DEPTH));
                return;
            }
        } else if ((c == ']' || c == '}') && depth > 0) {
            depth--;
        }
        if ((c == '[' || c == '{' || c == ',' || c == ':') && ++n_value > HOSHI_LIMIT_NODES) {
            stop(w, HOSHI_E_LIMIT, HOSHI_HS1403, hoshi_diag_number(w->diags, HOSHI_LIMIT_NODES));
            return;
        }
        step(w);
    }
}

static struct hoshi_node *node_new(struct walker *w, enum hoshi_node_kind kind)
{
    struct hoshi_node *n = hoshi_arena_alloc(w->arena, sizeof *n);
    if (n == NULL)
        stop(w, HOSHI_E_NOMEM, HOSHI_HS2007, NULL);
    else
        n->kind = kind;
    return n;
}

static bool set_text(struct walker *w, struct hoshi_node *n, const char *p, size_t n_text)
{
    n->text = hoshi_arena_strndup(w->arena, p, n_text);
    n->n_text = n_text;
    if (n->text == NULL)
        stop(w, HOSHI_E_NOMEM, HOSHI_HS2007, NULL);
    return n->text != NULL;
}

static struct hoshi_node *string_node(struct walker *w, const char *value)
{
    struct hoshi_node *n = node_new(w, HOSHI_NODE_SCALAR);
    if (n == NULL || !set_text(w, n, value, strlen(value)))
        return NULL;
    struct hoshi_pos from = w->at;
    skip_string(w, false);
    n->span = span_from(w, from);
    return n;
}

static struct hoshi_node *literal_node(struct walker *w)
{
    struct hoshi_pos from = w->at;
    while (w->at.i < w->text.n && strchr(",]} \t\r\n", peek(w)) == NULL)
        step(w);
    struct hoshi_node *n = node_new(w, HOSHI_NODE_SCALAR);
    if (n == NULL || !set_text(w, n, w->text.p + from.i, w->at.i - from.i))
        return NULL;
    n->plain = true;
    n->span = span_from(w, from);
    return n;
}

static struct hoshi_node *value(struct walker *w, const cJSON *item);

static struct hoshi_node *container_node(struct walker *w, const cJSON *item)
{
    bool is_map = cJSON_IsObject(item);
    struct hoshi_node *n = node_new(w, is_map ? HOSHI_NODE_MAP : HOSHI_NODE_SEQ);
    if (n == NULL)
        return NULL;
    n->span = (struct hoshi_span){w->at.line, w->at.col, 1};
    step(w);
    const cJSON *child;
    cJSON_ArrayForEach(child, item)
    {
        struct hoshi_node *key = NULL;
        skip_blank(w);
        if (is_map) {
            key = string_node(w, child->string);
            if (key == NULL)
                return NULL;
            skip_blank(w);
            step(w); /* ':' */
            skip_blank(w);
        }
        struct hoshi_node *c = value(w, child);
        if (c == NULL)
            return NULL;
        c->key = key;
        hoshi_node_append(n, c);
        skip_blank(w);
        if (peek(w) == ',')
            step(w);
    }
    skip_blank(w);
    step(w);
    if (is_map) {
        hoshi_node_narrow_ids(n);
        hoshi_node_check_keys(n, w->diags, w->source);
    }
    return n;
}

static struct hoshi_node *value(struct walker *w, const cJSON *item)
{
    struct hoshi_node *n;
    if (cJSON_IsObject(item) || cJSON_IsArray(item))
        n = container_node(w, item);
    else if (cJSON_IsString(item))
        n = string_node(w, item->valuestring);
    else
        n = literal_node(w);
    if (n != NULL) {
        n->end_line = w->at.line;
        n->end_col = w->at.col;
    }
    return n;
}

static bool is_of_number(char c)
{
    return c != '\0' && strchr("+-.0123456789", c) != NULL;
}

static bool is_of_word(char c)
{
    return is_of_number(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The number that JSON does not allow, whose mistake stands at an offset or right before it:
 * 03, 1., 0x10. Empty when there is none: "3" is a number, whatever is wrong behind it. */
static struct hoshi_str bad_number(struct hoshi_str text, size_t at)
{
    const char *begin = text.p + at, *end = begin, *last = text.p + text.n;
    size_t n_form;
    while (begin > text.p && is_of_word(begin[-1]))
        begin--;
    while (end < last && is_of_word(*end))
        end++;
    struct hoshi_str word = {begin, (size_t)(end - begin)}, none = {begin, 0};
    bool escape = at < text.n && text.p[at] == '\\'; /* the digits are in a string */
    if (escape || begin == text.p + at || !is_of_number(*begin))
        return none;
    return hoshi_json_form(word, &n_form) && n_form == word.n ? none : word;
}

static size_t bytes_before_blanks(struct hoshi_str text)
{
    while (text.n > 0 && strchr(" \t\r\n", text.p[text.n - 1]) != NULL)
        text.n--;
    return text.n;
}

/* What stands at an offset is no JSON. A number that is none has words of its own; where the text
 * ends too early, its last character is what a person must look at. */
static void no_json(struct walker *w, size_t at)
{
    struct hoshi_str number = bad_number(w->text, at);
    if (number.n != 0)
        at = (size_t)(number.p - w->text.p);
    else if (at == w->text.n)
        at = bytes_before_blanks(w->text);
    w->at = hoshi_pos_of(w->text, at);
    struct hoshi_span span = {w->at.line, w->at.col, number.n != 0 ? (uint32_t)number.n : 1};
    hoshi_diag_add(w->diags, w->source, number.n != 0 ? HOSHI_HS1011 : HOSHI_HS1008, span, NULL,
                   NULL, NULL);
    w->rc = HOSHI_E_SYNTAX;
}

enum hoshi_rc hoshi_json_load(struct hoshi_str text, struct hoshi_arena *arena,
                              struct hoshi_diags *diags, uint16_t source,
                              struct hoshi_node **ret_root)
{
    struct walker w = {
        .text = text, .arena = arena, .diags = diags, .source = source, .at = HOSHI_POS_START};
    scan(&w);
    if (w.rc != HOSHI_OK)
        return w.rc;
    size_t n;
    if (!hoshi_json_form(text, &n)) {
        no_json(&w, n);
        return w.rc;
    }
    cJSON *json = cJSON_ParseWithLengthOpts(text.p, text.n, NULL, 0);
    if (json == NULL) /* its form is right */
        return HOSHI_E_NOMEM;
    w.at = HOSHI_POS_START;
    skip_blank(&w);
    struct hoshi_node *root = value(&w, json);
    cJSON_Delete(json);
    if (w.rc == HOSHI_OK) {
        skip_blank(&w);
        if (w.at.i < text.n)
            stop(&w, HOSHI_E_SYNTAX, HOSHI_HS1009, NULL);
    }
    if (w.rc == HOSHI_OK)
        *ret_root = root;
    return w.rc;
}
