#include "codec/parse/node.h"

#include <string.h>

#include "base/digits.h"
#include "base/limits.h"
#include "base/lines.h"
#include "base/str.h"
#include "base/utf8.h"
#include "diag/diag.h"

bool hoshi_node_says_null(const struct hoshi_node *node)
{
    return node->kind == HOSHI_NODE_SCALAR &&
           (node->n_text == 0 || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0);
}

const struct hoshi_node *hoshi_node_get(const struct hoshi_node *map, const char *key)
{
    if (map == NULL || map->kind != HOSHI_NODE_MAP)
        return NULL;
    for (const struct hoshi_node *c = map->first; c != NULL; c = c->next) {
        if (strcmp(c->key->text, key) == 0)
            return c;
    }
    return NULL;
}

void hoshi_node_append(struct hoshi_node *parent, struct hoshi_node *child)
{
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->n_child++;
}

static struct hoshi_span place_of(struct hoshi_str text, size_t offset)
{
    struct hoshi_pos at = hoshi_pos_of(text, offset);
    return (struct hoshi_span){at.line, at.col, 1};
}

enum hoshi_rc hoshi_text_check(struct hoshi_str bytes, struct hoshi_diags *diags, uint16_t source,
                               struct hoshi_str *ret_text)
{
    if (bytes.n > HOSHI_LIMIT_FILE_BYTES) {
        hoshi_diag_add(diags, source, HOSHI_HS1401, HOSHI_SPAN_FILE,
                       hoshi_diag_number(diags, (long long)(HOSHI_LIMIT_FILE_BYTES >> 20)), NULL,
                       NULL);
        return HOSHI_E_LIMIT;
    }
    if (bytes.n >= 3 && memcmp(bytes.p, "\xef\xbb\xbf", 3) == 0) {
        bytes.p += 3;
        bytes.n -= 3;
    }
    if (bytes.n != 0 && strchr("P%< \t\r\n", bytes.p[0]) != NULL &&
        hoshi_foreign_tell(bytes, bytes.n, diags, source))
        return HOSHI_E_SYNTAX;
    bool blank = true;
    uint32_t c;
    for (size_t i = 0, k; i < bytes.n; i += k) {
        k = hoshi_utf8_clean_run((struct hoshi_str){bytes.p + i, bytes.n - i});
        if (k != 0) {
            for (size_t b = i; b < i + k && blank; b++)
                blank = bytes.p[b] == ' ';
            continue;
        }
        k = hoshi_utf8_next((struct hoshi_str){bytes.p + i, bytes.n - i}, &c);
        if (k == 0) {
            if (hoshi_foreign_tell(bytes, i, diags, source))
                return HOSHI_E_SYNTAX;
            hoshi_diag_add(diags, source, HOSHI_HS1001, place_of(bytes, i), NULL, NULL, NULL);
            return HOSHI_E_SYNTAX;
        }
        bool space = c == '\n' || c == '\r' || c == '\t';
        if (!space && hoshi_utf8_is_control(c)) {
            if (c == 0 && hoshi_foreign_tell(bytes, i, diags, source))
                return HOSHI_E_SYNTAX;
            char name[HOSHI_CODE_POINT_BYTES];
            hoshi_diag_add(diags, source, HOSHI_HS1002, place_of(bytes, i),
                           hoshi_code_point_name(c, name), hoshi_diag_character(c), NULL);
            return HOSHI_E_SYNTAX;
        }
        blank = blank && (space || c == ' ');
    }
    if (blank) {
        hoshi_diag_add(diags, source, HOSHI_HS1010, HOSHI_SPAN_FILE, NULL, NULL, NULL);
        return HOSHI_E_SYNTAX;
    }
    *ret_text = bytes;
    return HOSHI_OK;
}
