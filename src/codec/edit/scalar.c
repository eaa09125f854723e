/* Values as they are written: plain YAML only where no reader, ours or another, could take it for
 * something else; otherwise double quotes. */
#include <string.h>

#include "base/quote.h"
#include "base/str.h"
#include "base/utf8.h"
#include "codec/edit/patch.h"
#include "model/address.h"

bool hoshi_patch_text_ok(const char *text, bool multiline)
{
    struct hoshi_str s = hoshi_str_from(text);
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0; s.p += k, s.n -= k) {
        if (hoshi_utf8_is_control(c) && !(multiline && (c == '\n' || c == '\t')))
            return false;
    }
    return s.n == 0;
}

static bool is_alpha(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xa0 && c < 0xfffe);
}

/* Words that YAML readers take for a truth value or for nothing. */
static bool is_reserved(const char *s)
{
    static const char *const word[] = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"};
    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        if (hoshi_str_eq_nocase(s, word[i]))
            return true;
    }
    return false;
}

/* Plain needs no quotes in any place of a YAML file. Narrow on purpose. */
static bool is_plain(const char *text)
{
    struct hoshi_str s = hoshi_str_from(text);
    uint32_t c, last = 0;
    bool first = true;
    for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0; s.p += k, s.n -= k) {
        bool ok = is_alpha(c) ||
                  (!first && ((c >= '0' && c <= '9') || strchr("._-/@+()", (char)c) != NULL ||
                              (c == ' ' && last != ' ')));
        if (!ok || (c < 0x80 && c == 0) || hoshi_utf8_is_control(c))
            return false;
        last = c;
        first = false;
    }
    return !first && last != ' ' && s.n == 0 && !is_reserved(text);
}

void hoshi_patch_put_text(struct hoshi_buf *out, enum hoshi_input_format format, const char *text)
{
    if (format == HOSHI_INPUT_YAML && is_plain(text))
        hoshi_buf_puts(out, text);
    else
        hoshi_put_json_string(out, hoshi_str_from(text));
}

void hoshi_patch_put_key(struct hoshi_buf *out, enum hoshi_input_format format, const char *key)
{
    bool is_id = key[0] != '\0' &&
                 strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen(key) &&
                 strchr(key, '-') != NULL && key[0] != '-' && !is_reserved(key);
    if (format == HOSHI_INPUT_YAML && is_id)
        hoshi_buf_puts(out, key);
    else
        hoshi_patch_put_text(out, format, key);
}

/* A code of ours: unquoted in YAML; in JSON only what JSON types without quotes. */
static void put_word(struct hoshi_buf *out, enum hoshi_input_format format, const char *word)
{
    bool bare = format == HOSHI_INPUT_YAML || strcmp(word, "true") == 0 ||
                strcmp(word, "false") == 0 || strcmp(word, "null") == 0 ||
                (*word != '\0' && strspn(word, "0123456789") == strlen(word) && strlen(word) < 10);
    if (bare)
        hoshi_buf_puts(out, word);
    else
        hoshi_put_json_string(out, hoshi_str_from(word));
}

static void put_scalar_node(struct hoshi_buf *out, enum hoshi_input_format format,
                            const struct hoshi_node *node)
{
    if (hoshi_node_is_null(node)) {
        hoshi_buf_puts(out, "null");
        return;
    }
    /* What the other sheet left unquoted is a code, a date, a number: as long as it is harmless. */
    bool harmless = strspn(node->text, "abcdefghijklmnopqrstuvwxyz0123456789-") == node->n_text;
    if (node->plain && harmless && node->n_text != 0)
        put_word(out, format, node->text);
    else
        hoshi_patch_put_text(out, format, node->text);
}

void hoshi_patch_put_node(struct hoshi_buf *out, enum hoshi_input_format format,
                          const struct hoshi_node *node)
{
    if (node->kind == HOSHI_NODE_SCALAR) {
        put_scalar_node(out, format, node);
        return;
    }
    hoshi_buf_puts(out, node->kind == HOSHI_NODE_MAP ? "{" : "[");
    for (const struct hoshi_node *c = node->first; c != NULL; c = c->next) {
        if (c != node->first)
            hoshi_buf_puts(out, ", ");
        if (node->kind == HOSHI_NODE_MAP) {
            hoshi_patch_put_key(out, format, c->key->text);
            hoshi_buf_puts(out, ": ");
        }
        hoshi_patch_put_node(out, format, c);
    }
    hoshi_buf_puts(out, node->kind == HOSHI_NODE_MAP ? "}" : "]");
}

void hoshi_patch_put_field(struct hoshi_buf *out, enum hoshi_input_format format,
                           const struct hoshi_patch_field *field, bool inside)
{
    switch (field->kind) {
    case HOSHI_PATCH_REMOVE:
        hoshi_buf_puts(out, inside ? "null" : "");
        break;
    case HOSHI_PATCH_WORD:
        if (field->text[0] != '\0')
            put_word(out, format, field->text);
        else
            hoshi_buf_puts(out, inside ? "null" : "");
        break;
    case HOSHI_PATCH_NUMBER:
        hoshi_buf_puts(out, field->text);
        break;
    case HOSHI_PATCH_TEXT:
        hoshi_patch_put_text(out, format, field->text);
        break;
    case HOSHI_PATCH_QUOTED:
        hoshi_put_json_string(out, hoshi_str_from(field->text));
        break;
    case HOSHI_PATCH_NODE:
        hoshi_patch_put_node(out, format, field->node);
        break;
    case HOSHI_PATCH_FILE:
        hoshi_buf_puts(out, "[{");
        hoshi_patch_put_key(out, format, hoshi_evidence_field(hoshi_str_from(field->text)));
        hoshi_buf_puts(out, ": ");
        hoshi_patch_put_text(out, format, field->text);
        hoshi_buf_puts(out, "}]");
        break;
    case HOSHI_PATCH_DROP: /* out of a list that is not there */
        hoshi_buf_puts(out, "[]");
        break;
    }
}

void hoshi_patch_put_fields(struct hoshi_buf *out, enum hoshi_input_format format,
                            const struct hoshi_patch_field *field, size_t n)
{
    bool first = true;
    hoshi_buf_puts(out, "{");
    for (size_t i = 0; i < n; i++) {
        if (field[i].kind == HOSHI_PATCH_REMOVE)
            continue;
        hoshi_buf_puts(out, first ? "" : ", ");
        if (format == HOSHI_INPUT_YAML)
            hoshi_buf_puts(out, field[i].name); /* a name of ours: "on" too, as it always was */
        else
            hoshi_patch_put_key(out, format, field[i].name);
        hoshi_buf_puts(out, ": ");
        hoshi_patch_put_field(out, format, &field[i], true);
        first = false;
    }
    hoshi_buf_puts(out, "}");
}
