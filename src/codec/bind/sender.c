/* Whose sheet it is, when the sheet itself cannot be loaded: a refusal without a name helps nobody.
 */
#include <hoshi/load.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "codec/parse/tree.h"
#include "diag/diag.h"

/* One line of text as a record can hold it, or nothing: the sheet was not checked. */
static struct hoshi_str text_at(const struct hoshi_node *map, const char *key)
{
    const struct hoshi_node *value = hoshi_node_get(map, key);
    if (value == NULL || value->kind != HOSHI_NODE_SCALAR || value->n_text == 0 ||
        value->n_text > HOSHI_LIMIT_SCALAR_BYTES)
        return (struct hoshi_str){NULL, 0};
    uint32_t c;
    struct hoshi_str rest = {value->text, value->n_text};
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k) {
        if (hoshi_utf8_is_control(c))
            break;
    }
    return rest.n == 0 ? (struct hoshi_str){value->text, value->n_text}
                       : (struct hoshi_str){NULL, 0};
}

enum hoshi_rc hoshi_answers_sender(const struct hoshi_input *in, struct hoshi_arena *arena,
                                   struct hoshi_sender *ret_sender)
{
    struct hoshi_diags scratch;
    struct hoshi_tree tree;
    hoshi_diags_init(&scratch, arena);
    enum hoshi_rc rc = hoshi_tree_read(in, NULL, arena, &scratch, &tree);
    if (rc != HOSHI_OK)
        return rc;
    const struct hoshi_node *organization = hoshi_node_get(tree.root, "organization");
    struct hoshi_str day = text_at(tree.root, "assessed_on");
    struct hoshi_sender sender = {.id = text_at(organization, "id"),
                                  .name = text_at(organization, "name")};
    if (day.p != NULL && hoshi_date_read(day, &sender.assessed_on) != HOSHI_OK)
        sender.assessed_on = 0;
    *ret_sender = sender;
    return HOSHI_OK;
}
