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
    HOSHI_REDACT_DIGEST,
    NULL,
};

bool hoshi_redaction_opens_digest(const char *field)
{
    static const char *const digested[] = {"note", "reason", "evidence.title", "evidence.url",
                                           "scope.note"};
    for (size_t i = 0; i < sizeof digested / sizeof digested[0]; i++) {
        if (strcmp(field, digested[i]) == 0)
            return true;
    }
    return false;
}

/* What stands for one value of a field, so that two experts remain two. */
struct alias {
    size_t field, number;
    const char *text; /* of the sheet */
    struct alias *next;
};

struct redactor {
    const char *const *field;
    size_t n_field, *count;
    struct hoshi_arena *arena;
    struct hoshi_buf *out;
    struct alias *alias; /* the newest first */
    bool nomem;
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

/* Who decided is told from these; "the last decision of one expert counts" must stay true. */
static bool tells_experts_apart(const char *field)
{
    return strcmp(field, "confirmations.by") == 0 ||
           strcmp(field, "confirmations.qualification") == 0;
}

static size_t alias_of(struct redactor *r, size_t field, const char *text)
{
    size_t n = 0;
    for (const struct alias *a = r->alias; a != NULL; a = a->next) {
        if (a->field != field)
            continue;
        if (strcmp(a->text, text) == 0)
            return a->number;
        n++;
    }
    struct alias *a = hoshi_arena_alloc(r->arena, sizeof *a);
    if (a == NULL) {
        r->nomem = true;
        return 0;
    }
    *a = (struct alias){field, n + 1, text, r->alias};
    r->alias = a;
    return a->number;
}

/* "[redacted]", or "[redacted-2]" for the second of those who must be told apart. */
static void put_instead(struct redactor *r, size_t field, const char *text, struct hoshi_buf *out)
{
    if (!tells_experts_apart(r->field[field])) {
        hoshi_buf_puts(out, HOSHI_REDACTED);
        return;
    }
    hoshi_buf_puts(out, "[redacted-");
    hoshi_buf_int(out, (long long)alias_of(r, field, text));
    hoshi_buf_puts(out, "]");
}

/* Index of the field that hides what stands there, or n_field. */
static size_t hidden_by(const struct redactor *r, const struct hoshi_node *n,
                        const struct place *at)
{
    size_t i = 0;
    while (i < r->n_field && (!is_field(r->field[i], at) || hoshi_node_is_null(n)))
        i++;
    return i;
}

static bool is_number(const struct hoshi_node *n)
{
    return n->plain && n->n_text > 0 && n->n_text < 16 &&
           strspn(n->text, "0123456789") == n->n_text && (n->text[0] != '0' || n->n_text == 1);
}

static void scalar(struct redactor *r, const struct hoshi_node *n, const struct place *at)
{
    size_t field = hidden_by(r, n, at);
    if (field < r->n_field) {
        r->count[field]++;
        hoshi_buf_puts(r->out, "\"");
        put_instead(r, field, n->text, r->out);
        hoshi_buf_puts(r->out, "\"");
        return;
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

static void value(struct redactor *r, const struct hoshi_node *n, struct place at)
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

static bool is_instead(struct redactor *r, size_t field, const struct hoshi_node *a,
                       const struct hoshi_node *b)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    put_instead(r, field, a->text, &text);
    bool same = !text.failed && b->kind == HOSHI_NODE_SCALAR && strcmp(b->text, text.p) == 0;
    hoshi_buf_release(&text);
    return same;
}

static bool says_same(struct redactor *r, const struct hoshi_node *a, const struct hoshi_node *b,
                      struct place at)
{
    if (a->kind == HOSHI_NODE_SCALAR) {
        size_t field = hidden_by(r, a, &at);
        return field < r->n_field ? is_instead(r, field, a, b) : hoshi_patch_same(a, b);
    }
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

static enum hoshi_rc read_back(struct redactor *r, const struct hoshi_node *root,
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
    struct redactor r = {
        .field = field, .n_field = n_field, .count = count, .arena = arena, .out = out};
    memset(count, 0, n_field * sizeof *count);
    value(&r, in->tree->root, (struct place){NULL, NULL, NULL, 0});
    hoshi_buf_puts(out, "\n");
    enum hoshi_rc rc = r.nomem ? HOSHI_E_NOMEM : hoshi_buf_rc(out);
    return rc == HOSHI_OK ? read_back(&r, in->tree->root, arena) : rc;
}
