#include "codec/bind/loading.h"
#include "codec/parse/node.h"
#include "diag/diag.h"

/* Which criteria have a row, and the highest level of them. */
static uint8_t mark_rows(const struct hoshi_node *answers, const struct hoshi_catalog *cat,
                         bool *ret_has)
{
    uint8_t highest = 0;
    for (const struct hoshi_node *n = answers->first; n != NULL; n = n->next) {
        const struct hoshi_criterion *c = hoshi_catalog_find(cat, n->key->text);
        if (c == NULL)
            continue;
        ret_has[c->index] = true;
        highest = c->star > highest ? c->star : highest;
    }
    return highest;
}

/* Up to the level that the sheet aims at; where it says none, up to the highest that it has. */
static uint8_t highest_of(const struct hoshi_node *root, const struct hoshi_catalog *cat,
                          uint8_t highest)
{
    const struct hoshi_node *target = hoshi_node_get(root, "target");
    bool is_said = target != NULL && target->kind == HOSHI_NODE_SCALAR && target->n_text != 0;
    uint8_t aim = is_said ? hoshi_catalog_find_level(cat, target->text) : 0;
    return aim != 0 && aim < highest ? aim : highest;
}

void hoshi_answers_check_rows(const struct hoshi_node *root, const struct hoshi_catalog *cat,
                              struct hoshi_arena *arena, struct hoshi_diags *diags, uint16_t source)
{
    const struct hoshi_node *answers = hoshi_node_get(root, "answers");
    bool *has = hoshi_arena_array(arena, cat->n_criterion, sizeof *has);
    struct hoshi_buf missing;
    uint32_t n = 0;
    if (answers == NULL || has == NULL)
        return;
    uint8_t highest = highest_of(root, cat, mark_rows(answers, cat, has));
    hoshi_buf_init(&missing, 0);
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *c = cat->criterion[i];
        if (has[c->index] || c->star > highest)
            continue;
        hoshi_buf_puts(&missing, n++ != 0 ? ", " : "");
        hoshi_buf_puts(&missing, c->id.s);
    }
    if (n != 0)
        hoshi_diag_add(diags, source, HOSHI_HS1036, HOSHI_SPAN_FILE, hoshi_diag_number(diags, n),
                       missing.p, NULL);
    hoshi_buf_release(&missing);
}
