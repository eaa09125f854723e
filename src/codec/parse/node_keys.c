/* Whether the keys of a map differ: quickly for the many maps where they do, in full where not. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "codec/parse/node.h"
#include "diag/diag.h"

#define FEW_KEYS 12
#define ID_BYTES 128
#define TABLE_MAX 2048u /* slots; twice as many as keys, so that few collide */

static bool same_key(const struct hoshi_node *a, const struct hoshi_node *b)
{
    return a->key->n_text == b->key->n_text &&
           hoshi_bytes_eq(a->key->text, b->key->text, a->key->n_text);
}

/* Of both ends of the key; those of ids differ. What collides costs time, within TABLE_MAX. */
static uint32_t hash(const struct hoshi_node *n)
{
    const char *p = n->key->text, *end = p + n->key->n_text;
    uint64_t head = 0, tail = 0;
    if (end - p >= 8) {
        memcpy(&head, p, 8);
        memcpy(&tail, end - 8, 8);
    } else if (end - p >= 4) {
        memcpy(&head, p, 4);
        memcpy(&tail, end - 4, 4);
    } else {
        for (; p < end; p++)
            head = head << 8 | (unsigned char)*p;
    }
    return (uint32_t)(((head ^ (tail << 7 | tail >> 57)) * 0x9e3779b97f4a7c15u) >> 32);
}

static bool few_keys_differ(const struct hoshi_node *map)
{
    for (const struct hoshi_node *a = map->first; a != NULL; a = a->next) {
        for (const struct hoshi_node *b = map->first; b != a; b = b->next) {
            if (same_key(a, b))
                return false;
        }
    }
    return true;
}

bool hoshi_node_keys_differ(const struct hoshi_node *map, struct hoshi_arena *arena)
{
    if (map->n_child <= FEW_KEYS)
        return few_keys_differ(map);
    uint32_t n_slot = 64;
    while (n_slot < 2 * map->n_child && n_slot < TABLE_MAX)
        n_slot *= 2;
    if (n_slot < 2 * map->n_child)
        return false;
    const struct hoshi_node **slot = hoshi_arena_array(arena, n_slot, sizeof(void *));
    if (slot == NULL)
        return false;
    for (const struct hoshi_node *a = map->first; a != NULL; a = a->next) {
        uint32_t at = hash(a) & (n_slot - 1);
        for (; slot[at] != NULL; at = (at + 1) & (n_slot - 1)) {
            if (same_key(a, slot[at]))
                return false;
        }
        slot[at] = a;
    }
    return true;
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

/* "1-2-1-1": what ids of requirements and criteria look like once they are narrow. */
static bool is_number_id(const char *s)
{
    size_t n = strspn(s, "0123456789-");
    return n != 0 && s[n] == '\0' && s[0] != '-' && strchr(s, '-') != NULL;
}

void hoshi_node_narrow_ids(struct hoshi_node *map)
{
    char text[ID_BYTES];
    for (struct hoshi_node *c = map->first; c != NULL; c = c->next) {
        struct hoshi_node *key = c->key;
        if (key->n_text >= sizeof text || hoshi_utf8_is_ascii(key->text))
            continue;
        memcpy(text, key->text, key->n_text + 1);
        hoshi_utf8_narrow_id(text);
        if (!is_number_id(text))
            continue;
        key->n_text = strlen(text);
        memcpy((char *)key->text, text, key->n_text + 1); /* of the reader's arena, and shorter */
    }
}

void hoshi_node_check_keys(const struct hoshi_node *map, struct hoshi_diags *diags, uint16_t source)
{
    for (const struct hoshi_node *c = map->first; c != NULL; c = c->next) {
        if (c->key->plain && strcmp(c->key->text, "<<") == 0)
            hoshi_diag_add(diags, source, HOSHI_HS1013, c->key->span, NULL, NULL, NULL);
    }
    if (map->n_child < 2 || hoshi_node_keys_differ(map, diags->arena))
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
