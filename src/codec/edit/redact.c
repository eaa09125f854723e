/* A sheet to hand on: written anew from its tree, so that comments, too, stay at home. */
#include <string.h>

#include "base/quote.h"
#include "base/str.h"
#include "codec/edit/patch.h"
#include "codec/edit/sheet_edit.h"
#include "diag/diag.h"

const char *const hoshi_redactable[] = {
    "note",
    "reason",
    "owner",
    "updated_by",
    "evidence.title",
    "evidence.url",
    "assessor.name",
    "assessor.role",
    "scope.note",
    "confirmations.by",
    "confirmations.qualification",
    "confirmations.comment",
    NULL,
};

struct redactor {
    const char *const *field;
    size_t n_field, *count;
    struct hoshi_buf *out;
};

/* "note" for answers.X.note, "evidence.title" for answers.X.evidence[].title, else "list.key". */
struct place {
    const char *top, *in, *key;
    unsigned depth;
};

static bool is_field(const char *field, const struct place *at)
{
    const char *dot = strchr(field, '.');
    if (at->top == NULL || at->key == NULL)
        return false;
    if (dot == NULL) /* a member of an answer */
        return strcmp(at->top, "answers") == 0 && at->depth == 3 && strcmp(at->key, field) == 0;
    size_t n = (size_t)(dot - field);
    const char *list = strcmp(at->top, "answers") == 0 ? at->in : at->top;
    return at->depth > 1 && list != NULL && strlen(list) == n && memcmp(list, field, n) == 0 &&
           strcmp(at->key, dot + 1) == 0;
}

static bool is_number(const struct hoshi_node *n)
{
    return n->plain && n->n_text > 0 && n->n_text < 16 &&
           strspn(n->text, "0123456789") == n->n_text && (n->text[0] != '0' || n->n_text == 1);
}

static void scalar(const struct redactor *r, const struct hoshi_node *n, const struct place *at)
{
    for (size_t i = 0; i < r->n_field; i++) {
        if (is_field(r->field[i], at) && !hoshi_node_is_null(n)) {
            r->count[i]++;
            hoshi_put_json_string(r->out, hoshi_str_from(HOSHI_REDACTED));
            return;
        }
    }
    const char *key = at->key != NULL ? at->key : "";
    if (hoshi_node_is_null(n))
        hoshi_buf_puts(r->out, "null");
    else if ((strcmp(key, "size") == 0 || strcmp(key, "target") == 0) && is_number(n))
        hoshi_buf_puts(r->out, n->text);
    else if (strcmp(key, "carried_over") == 0 && n->plain)
        hoshi_buf_puts(r->out, strcmp(n->text, "true") == 0 ? "true" : "false");
    else
        hoshi_put_json_string(r->out, hoshi_str_from(n->text));
}

/* The place of a member or item of what stands at a place. */
static struct place below(const struct hoshi_node *n, const struct place *at,
                          const struct hoshi_node *child)
{
    struct place to = *at;
    to.depth += 1;
    if (n->kind != HOSHI_NODE_MAP)
        return to;
    if (at->depth == 0)
        to.top = child->key->text;
    if (at->depth == 2) /* a list or map of an answer */
        to.in = child->key->text;
    to.key = child->key->text;
    return to;
}

static void value(const struct redactor *r, const struct hoshi_node *n, struct place at)
{
    if (n->kind == HOSHI_NODE_SCALAR) {
        scalar(r, n, &at);
        return;
    }
    bool is_map = n->kind == HOSHI_NODE_MAP;
    hoshi_buf_puts(r->out, is_map ? "{" : "[");
    unsigned indent = 2 * (at.depth + 1);
    for (const struct hoshi_node *c = n->first; c != NULL; c = c->next) {
        hoshi_buf_puts(r->out, c == n->first ? "\n" : ",\n");
        hoshi_buf_fill(r->out, ' ', indent);
        if (is_map) {
            hoshi_put_json_string(r->out, hoshi_str_from(c->key->text));
            hoshi_buf_puts(r->out, ": ");
        }
        value(r, c, below(n, &at, c));
    }
    if (n->first != NULL) {
        hoshi_buf_puts(r->out, "\n");
        hoshi_buf_fill(r->out, ' ', indent - 2);
    }
    hoshi_buf_puts(r->out, is_map ? "}" : "]");
}

/* --- the proof: read back, the copy differs from the sheet in the redacted values alone */

static bool is_redacted(const struct redactor *r, const struct hoshi_node *n,
                        const struct place *at)
{
    for (size_t i = 0; i < r->n_field; i++) {
        if (is_field(r->field[i], at) && !hoshi_node_is_null(n))
            return true;
    }
    return false;
}

static bool says_same(const struct redactor *r, const struct hoshi_node *a,
                      const struct hoshi_node *b, struct place at)
{
    if (a->kind == HOSHI_NODE_SCALAR)
        return is_redacted(r, a, &at)
                   ? b->kind == HOSHI_NODE_SCALAR && strcmp(b->text, HOSHI_REDACTED) == 0
                   : hoshi_patch_same(a, b);
    const struct hoshi_node *x = a->first, *y = b->first;
    if (a->kind != b->kind)
        return false;
    for (; x != NULL && y != NULL; x = x->next, y = y->next) {
        if (x->key != NULL && strcmp(x->key->text, y->key->text) != 0)
            return false;
        if (!says_same(r, x, y, below(a, &at, x)))
            return false;
    }
    return x == NULL && y == NULL;
}

static enum hoshi_rc read_back(const struct redactor *r, const struct hoshi_node *root,
                               struct hoshi_arena *arena)
{
    struct hoshi_diags *unheard = hoshi_arena_alloc(arena, sizeof *unheard);
    struct hoshi_input in = {
        .name = "redacted.json", .bytes = {r->out->p, r->out->n}, .format = HOSHI_INPUT_JSON};
    if (unheard == NULL)
        return HOSHI_E_NOMEM;
    hoshi_diags_init(unheard, arena);
    enum hoshi_rc rc = hoshi_input_read(&in, NULL, arena, unheard);
    if (rc == HOSHI_OK && (unheard->n_error != 0 ||
                           !says_same(r, root, in.tree->root, (struct place){NULL, NULL, NULL, 0})))
        rc = HOSHI_E_INVALID;
    return rc == HOSHI_OK || rc == HOSHI_E_NOMEM ? rc : HOSHI_E_INVALID;
}

enum hoshi_rc hoshi_sheet_redact(const struct hoshi_input *in, const char *const *field,
                                 size_t n_field, size_t *count, struct hoshi_arena *arena,
                                 struct hoshi_buf *out)
{
    struct redactor r = {field, n_field, count, out};
    memset(count, 0, n_field * sizeof *count);
    value(&r, in->tree->root, (struct place){NULL, NULL, NULL, 0});
    hoshi_buf_puts(out, "\n");
    enum hoshi_rc rc = hoshi_buf_rc(out);
    return rc == HOSHI_OK ? read_back(&r, in->tree->root, arena) : rc;
}
