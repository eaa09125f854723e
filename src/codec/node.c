#include "codec/node.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
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

static int by_text_then_place(const void *pa, const void *pb)
{
    const struct hoshi_node *a = (*(struct hoshi_node *const *)pa)->key;
    const struct hoshi_node *b = (*(struct hoshi_node *const *)pb)->key;
    int c = strcmp(a->text, b->text);
    if (c != 0)
        return c;
    if (a->span.line != b->span.line)
        return a->span.line < b->span.line ? -1 : 1;
    return a->span.col < b->span.col ? -1 : a->span.col > b->span.col;
}

/* The usual small map is settled without sorting. */
static bool are_few_and_different(const struct hoshi_node *map)
{
    if (map->n_child > 8)
        return false;
    for (const struct hoshi_node *a = map->first; a != NULL; a = a->next) {
        for (const struct hoshi_node *b = map->first; b != a; b = b->next) {
            if (a->key->text[0] == b->key->text[0] && strcmp(a->key->text, b->key->text) == 0)
                return false;
        }
    }
    return true;
}

void hoshi_node_check_keys(const struct hoshi_node *map, struct hoshi_diags *diags, uint16_t source)
{
    for (const struct hoshi_node *c = map->first; c != NULL; c = c->next) {
        if (c->key->plain && strcmp(c->key->text, "<<") == 0)
            hoshi_diag_add(diags, source, HOSHI_HS1013, c->key->span, NULL, NULL, NULL);
    }
    if (map->n_child < 2 || are_few_and_different(map))
        return;
    struct hoshi_node *few[64], **v = few;
    if (map->n_child > sizeof few / sizeof few[0]) {
        v = hoshi_arena_array(diags->arena, map->n_child, sizeof *v);
        if (v == NULL) { /* never let lack of memory hide a duplicate */
            hoshi_diag_add(diags, source, HOSHI_HS2007, map->span, NULL, NULL, NULL);
            return;
        }
    }
    size_t n = 0;
    for (struct hoshi_node *c = map->first; c != NULL; c = c->next)
        v[n++] = c;
    qsort(v, n, sizeof *v, by_text_then_place);
    size_t first = 0;
    for (size_t i = 1; i < n; i++) {
        if (strcmp(v[i]->key->text, v[first]->key->text) != 0) {
            first = i;
            continue;
        }
        hoshi_diag_add(diags, source, HOSHI_HS1105, v[i]->key->span, v[i]->key->text, NULL, NULL);
        hoshi_diag_note(diags, source, HOSHI_HS0001, v[first]->key->span, NULL);
    }
}

static void code_point_name(uint32_t c, char ret_name[8])
{
    static const char hex[] = "0123456789ABCDEF";
    size_t n = 0;
    ret_name[n++] = 'U';
    ret_name[n++] = '+';
    for (int shift = 12; shift >= 0; shift -= 4)
        ret_name[n++] = hex[(c >> shift) & 15];
    ret_name[n] = '\0';
}

enum hoshi_rc hoshi_text_check(struct hoshi_str bytes, struct hoshi_diags *diags, uint16_t source,
                               struct hoshi_str *ret_text)
{
    if (bytes.n > HOSHI_LIMIT_FILE_BYTES) {
        hoshi_diag_add(diags, source, HOSHI_HS1401, HOSHI_SPAN_FILE,
                       hoshi_diag_number(diags, (long long)(HOSHI_LIMIT_FILE_BYTES >> 20)), NULL, NULL);
        return HOSHI_E_LIMIT;
    }
    if (bytes.n >= 3 && memcmp(bytes.p, "\xef\xbb\xbf", 3) == 0) {
        bytes.p += 3;
        bytes.n -= 3;
    }
    struct hoshi_span at = {1, 1, 1};
    bool blank = true;
    uint32_t c;
    for (size_t i = 0, k; i < bytes.n; i += k) {
        k = hoshi_utf8_clean_run((struct hoshi_str){bytes.p + i, bytes.n - i}, &c);
        if (k != 0) {
            for (size_t b = i; b < i + k && blank; b++)
                blank = bytes.p[b] == ' ';
            at.col += c;
            continue;
        }
        k = hoshi_utf8_next((struct hoshi_str){bytes.p + i, bytes.n - i}, &c);
        if (k == 0) {
            hoshi_diag_add(diags, source, HOSHI_HS1001, at, NULL, NULL, NULL);
            return HOSHI_E_SYNTAX;
        }
        if (c == '\n' || (c == '\r' && !(i + 1 < bytes.n && bytes.p[i + 1] == '\n'))) {
            at = (struct hoshi_span){at.line + 1, 1, 1};
            continue;
        }
        if (c != '\t' && c != '\r' && hoshi_utf8_is_control(c)) {
            char name[8];
            code_point_name(c, name);
            hoshi_diag_add(diags, source, HOSHI_HS1002, at, name, NULL, NULL);
            return HOSHI_E_SYNTAX;
        }
        blank = blank && (c == ' ' || c == '\t' || c == '\r');
        at.col++;
    }
    if (blank) {
        hoshi_diag_add(diags, source, HOSHI_HS1010, HOSHI_SPAN_FILE, NULL, NULL, NULL);
        return HOSHI_E_SYNTAX;
    }
    *ret_text = bytes;
    return HOSHI_OK;
}
