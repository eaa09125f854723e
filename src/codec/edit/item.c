/* Items of a list: the evidence of an answer, the decisions of experts. */
#include <string.h>

#include "codec/edit/entry.h"
#include "codec/edit/member.h"
#include "codec/edit/place.h"

/* Fields of an item that stays, or all of it anew. */
static void change_item(struct hoshi_splices *s, const struct hoshi_patch *patch,
                        const struct hoshi_patch_item *item, const struct hoshi_node *node)
{
    struct hoshi_fields fields = {item->field, item->n_field, false};
    if (item->anew) {
        struct hoshi_buf text;
        hoshi_buf_init(&text, 0);
        hoshi_patch_put_fields(&text, s->format, item->field, item->n_field);
        hoshi_value_replace(s, node, &text);
        hoshi_buf_release(&text);
        return;
    }
    const struct hoshi_node *behind =
        patch->behind != NULL ? hoshi_node_get(node, patch->behind) : NULL;
    if (node->kind != HOSHI_NODE_MAP || node->n_child == 0)
        s->rc = HOSHI_E_UNSUPPORTED;
    else
        hoshi_fields_set(s, node, &fields, behind != NULL ? behind : node->last);
}

/* The items from the k-th one on, each behind "- " on a line of its own, or with commas between. */
static void put_items(const struct hoshi_splices *s, const struct hoshi_patch *patch, size_t k,
                      bool flow, size_t indent, struct hoshi_buf *out)
{
    for (size_t i = k; i < patch->n_item; i++) {
        if (i > k && !flow) {
            hoshi_buf_puts(out, s->newline);
            hoshi_buf_fill(out, ' ', indent);
        }
        hoshi_buf_puts(out, !flow ? "- " : i > k ? ", " : "");
        hoshi_patch_put_fields(out, s->format, patch->item[i].field, patch->item[i].n_field);
    }
}

static void append(struct hoshi_splices *s, const struct hoshi_patch *patch, size_t k,
                   const struct hoshi_node *list)
{
    struct hoshi_buf items;
    hoshi_buf_init(&items, 0);
    bool flow = hoshi_place_is_flow(&s->lines, list);
    size_t start = hoshi_place_start(&s->lines, list), end = hoshi_place_end(&s->lines, list);
    size_t indent = start - hoshi_place_line(s->text, start);
    put_items(s, patch, k, flow, indent, &items);
    if (!flow)
        hoshi_line_put_behind(s, end, indent, &items);
    else if (list->last != NULL)
        hoshi_flow_put(s, list, list->last, &items);
    else
        hoshi_splice(s, end - 1, end - 1, &items);
    hoshi_buf_release(&items);
}

/* The list is not there, or nothing stands behind its colon. */
static void new_list(struct hoshi_splices *s, const struct hoshi_node *root,
                     const struct hoshi_patch *patch, const struct hoshi_node *nothing)
{
    struct hoshi_buf value, member;
    bool flow = s->format == HOSHI_INPUT_JSON || hoshi_place_is_flow(&s->lines, root) ||
                (nothing != NULL && nothing->n_text != 0);
    size_t indent = root->first->key->span.col + 1;
    hoshi_buf_init(&value, 0);
    hoshi_buf_init(&member, 0);
    hoshi_buf_puts(&value, flow ? "[" : "");
    put_items(s, patch, 0, flow, indent, &value);
    hoshi_buf_puts(&value, flow ? "]" : "");
    if (flow) {
        hoshi_member_put(&member, s, patch->key, &value);
    } else {
        struct hoshi_buf none = {0};
        hoshi_member_put(&member, s, patch->key, &none);
        hoshi_buf_puts(&member, s->newline);
        hoshi_buf_fill(&member, ' ', indent);
        hoshi_buf_put(&member, value.p, value.n);
        if (hoshi_place_line_end(s->text, hoshi_place_end(&s->lines, root->last)) == s->text.n)
            hoshi_buf_puts(&member, s->newline); /* the text ends without one */
    }
    if (nothing == NULL)
        hoshi_member_insert(s, root, root->last, &member);
    else if (flow)
        hoshi_value_replace(s, nothing, &value);
    else
        hoshi_line_put_behind(s, hoshi_place_end(&s->lines, nothing), indent, &value);
    hoshi_buf_release(&member);
    hoshi_buf_release(&value);
}

void hoshi_items_change(struct hoshi_splices *s, const struct hoshi_node *root,
                        const struct hoshi_patch *patch)
{
    const struct hoshi_node *list = hoshi_node_get(
        patch->section != NULL ? hoshi_node_get(root, patch->section) : root, patch->key);
    bool is_entry = patch->list[0] == '\0';
    if (!is_entry)
        list = hoshi_node_get(list, patch->list);
    size_t k = 0, at = 0;
    if (is_entry && patch->section == NULL && (list == NULL || hoshi_node_is_null(list))) {
        new_list(s, root, patch, list);
        return;
    }
    if (list == NULL || list->kind != HOSHI_NODE_SEQ) {
        s->rc = HOSHI_E_UNSUPPORTED;
        return;
    }
    for (const struct hoshi_node *c = list->first; c != NULL && k < patch->n_item; c = c->next) {
        if (patch->item[k].index == at++)
            change_item(s, patch, &patch->item[k++], c);
    }
    for (size_t i = k; i < patch->n_item; i++) { /* of what is not there no part can be changed */
        if (!patch->item[i].anew || patch->item[i].index < list->n_child)
            s->rc = HOSHI_E_UNSUPPORTED;
    }
    if (k < patch->n_item && s->rc == HOSHI_OK)
        append(s, patch, k, list);
}
