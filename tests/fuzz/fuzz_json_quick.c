/* The quick JSON reader may refuse anything, but what it accepts json.c must accept without a
 * word, and both must see the same tree. */
#include <stdlib.h>
#include <string.h>

#include "codec/parse/node.h"
#include "fuzz.h"

static void same_text(const struct hoshi_node *a, const struct hoshi_node *b)
{
    if (a->kind != b->kind || a->n_text != b->n_text || a->plain != b->plain ||
        (a->kind == HOSHI_NODE_SCALAR && memcmp(a->text, b->text, a->n_text + 1) != 0))
        abort();
}

static void same(const struct hoshi_node *a, const struct hoshi_node *b)
{
    same_text(a, b);
    if (a->n_child != b->n_child || (a->key == NULL) != (b->key == NULL))
        abort();
    if (a->key != NULL)
        same_text(a->key, b->key);
    const struct hoshi_node *y = b->first;
    for (const struct hoshi_node *x = a->first; x != NULL; x = x->next, y = y->next)
        same(x, y);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hoshi_arena quick, exact;
    struct hoshi_diags diags;
    struct hoshi_node *a = NULL, *b = NULL;
    struct hoshi_str bytes = {(const char *)data, size}, text;
    hoshi_arena_init(&quick, (size_t)64 << 20);
    hoshi_arena_init(&exact, (size_t)256 << 20);
    hoshi_diags_init(&diags, &exact);
    uint16_t source = hoshi_diags_source(&diags, "sheet.json", bytes);
    if (hoshi_json_quick(bytes, &quick, &a)) {
        if (hoshi_text_check(bytes, &diags, source, &text) != HOSHI_OK ||
            hoshi_json_load(text, &exact, &diags, source, &b) != HOSHI_OK || diags.n != 0)
            abort();
        same(a, b);
    }
    hoshi_arena_release(&exact);
    hoshi_arena_release(&quick);
    return 0;
}
