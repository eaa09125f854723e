#include "codec/bind/decisions.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "codec/bind/bind.h"
#include "codec/bind/spec.h"
#include "codec/parse/tree.h"
#include "diag/diag.h"

#define FORMAT "decisions/1"

/* Heads of a table; others are passed over with a word. */
static const struct {
    const char *name;
    const char *as; /* a column of a sheet whose heads stand for it, too */
    const char *also;
} column[] = {
    {"id", "id", "criterion"},
    {"decision", "", "result 判断 結果 判定"},
    {"comment", "note", "コメント"},
};
#define N_COLUMN (sizeof column / sizeof column[0])

/* Of a table of answers. */
static const struct {
    const char *code, *also;
} sheet_column[] = {
#define COLUMN(id, code, of, also) {code, also},
#include <hoshi/columns.def>
#undef COLUMN
};

struct load {
    struct hoshi_binder b;
    const struct hoshi_input *in;
    enum hoshi_rc rc;
};

static const char *column_at(const void *of, size_t i)
{
    (void)of;
    return i < N_COLUMN ? column[i].name : NULL;
}

static bool is_column(struct hoshi_str head, size_t i)
{
    if (hoshi_str_eq(head, column[i].name) || hoshi_str_is_among(head, column[i].also))
        return true;
    for (size_t k = 0; k < sizeof sheet_column / sizeof sheet_column[0]; k++) {
        if (strcmp(sheet_column[k].code, column[i].as) == 0)
            return hoshi_str_eq(head, sheet_column[k].code) ||
                   hoshi_str_is_among(head, sheet_column[k].also);
    }
    return false;
}

/* The first head of each column, as it stood there. */
struct first {
    const struct hoshi_node *head;
    const char *said;
};

/* Two heads of one meaning: nobody can say which counts. Of the same head twice the table has
 * complained. */
static void check_first(struct load *l, const struct hoshi_node *head, struct first *first)
{
    if (first->head == NULL) {
        *first = (struct first){head, head->text};
    } else if (strcmp(first->said, head->text) != 0) {
        hoshi_diag_add(l->b.diags, l->b.source, HOSHI_HS1105, head->span, head->text, NULL, NULL);
        hoshi_diag_note(l->b.diags, l->b.source, HOSHI_HS0001, first->head->span, NULL);
    }
}

/* A head becomes the key that the rows are bound by; one that nobody knows becomes empty. */
static void name_column(struct load *l, struct hoshi_node *head, struct first first[N_COLUMN])
{
    char folded[64];
    if (head->n_text == 0)
        return;
    if (hoshi_utf8_fold((struct hoshi_str){head->text, head->n_text}, folded, sizeof folded)) {
        for (size_t i = 0; i < N_COLUMN; i++) {
            if (!is_column(hoshi_str_from(folded), i))
                continue;
            check_first(l, head, &first[i]);
            head->text = column[i].name;
            head->n_text = strlen(column[i].name);
            return;
        }
    }
    hoshi_diag_add(l->b.diags, l->b.source, HOSHI_HS1518, head->span, head->text, NULL, NULL);
    hoshi_diag_nearest(l->b.diags, l->b.source, head->text, (struct hoshi_known){column_at, NULL});
    head->text = "";
    head->n_text = 0;
}

/* Only the cells of our columns; ids narrow, as spreadsheets in Japanese do not leave them. */
static void keep_cells(struct load *l, struct hoshi_node *row)
{
    struct hoshi_node *next;
    struct hoshi_node *cell = row->first;
    row->first = row->last = NULL;
    row->n_child = 0;
    for (; cell != NULL; cell = next) {
        next = cell->next;
        cell->next = NULL;
        if (cell->key->n_text == 0)
            continue;
        char *text = hoshi_arena_strndup(l->b.arena, cell->text, cell->n_text);
        if (text == NULL) {
            l->rc = HOSHI_E_NOMEM;
            return;
        }
        if (strcmp(cell->key->text, "id") == 0) {
            hoshi_utf8_narrow_id(text);
            cell->text = text;
            cell->n_text = strlen(text);
        }
        hoshi_node_append(row, cell);
    }
}

static struct hoshi_node *new_node(struct load *l, enum hoshi_node_kind kind, const char *text)
{
    struct hoshi_node *n = hoshi_arena_alloc(l->b.arena, sizeof *n);
    if (n == NULL) {
        l->rc = HOSHI_E_NOMEM;
        return NULL;
    }
    n->kind = kind;
    n->span = (struct hoshi_span){1, 1, 1};
    n->text = text;
    n->n_text = text != NULL ? strlen(text) : 0;
    return n;
}

static void set(struct load *l, struct hoshi_node *map, const char *key, struct hoshi_node *value)
{
    struct hoshi_node *k = new_node(l, HOSHI_NODE_SCALAR, key);
    if (map == NULL || k == NULL || value == NULL)
        return;
    value->key = k;
    hoshi_node_append(map, value);
}

/* Whoever has written a remark has meant something by the row. */
static void take_row(struct load *l, struct hoshi_node *row, struct hoshi_node *list)
{
    const struct hoshi_node *comment = hoshi_node_get(row, "comment"),
                            *id = hoshi_node_get(row, "id");
    if (hoshi_node_get(row, "decision") != NULL)
        hoshi_node_append(list, row);
    else if (comment != NULL && comment->n_text != 0)
        hoshi_diag_add(l->b.diags, l->b.source, HOSHI_HS1619, comment->span,
                       id != NULL ? id->text : "-", NULL, NULL);
}

/* The rows that decide something, as the tree of decisions/1. */
static struct hoshi_node *tree_of_table(struct load *l)
{
    struct hoshi_str text;
    struct hoshi_node *header = NULL, *rows = NULL;
    struct first first[N_COLUMN] = {{NULL, NULL}};
    l->rc = hoshi_text_check(l->in->bytes, l->b.diags, l->b.source, &text);
    if (l->rc != HOSHI_OK)
        return NULL;
    hoshi_diags_text(l->b.diags, l->b.source, text);
    l->rc = hoshi_table_load(text, l->b.arena, l->b.diags, l->b.source, &header, &rows);
    if (l->rc != HOSHI_OK)
        return NULL;
    for (struct hoshi_node *head = header->first; head != NULL; head = head->next)
        name_column(l, head, first);
    struct hoshi_node *root = new_node(l, HOSHI_NODE_MAP, NULL),
                      *list = new_node(l, HOSHI_NODE_SEQ, NULL), *next;
    for (struct hoshi_node *row = rows->first; row != NULL && l->rc == HOSHI_OK; row = next) {
        next = row->next;
        row->next = NULL;
        keep_cells(l, row);
        take_row(l, row, list);
    }
    set(l, root, "hoshi", new_node(l, HOSHI_NODE_SCALAR, FORMAT));
    set(l, root, "decisions", list);
    return l->rc == HOSHI_OK ? root : NULL;
}

static const struct hoshi_node *tree_of(struct load *l)
{
    struct hoshi_tree tree = {.root = NULL};
    enum hoshi_input_format format = hoshi_input_sniff(l->in, l->in->bytes);
    if (format == HOSHI_INPUT_CSV || format == HOSHI_INPUT_XLSX) { /* which is told what to do */
        l->b.source = hoshi_diags_source(l->b.diags, l->in->name, l->in->bytes);
        return tree_of_table(l);
    }
    l->rc = hoshi_tree_read(l->in, NULL, l->b.arena, l->b.diags, &tree);
    l->b.source = tree.source;
    return l->rc == HOSHI_OK ? tree.root : NULL;
}

/* A wrong head explains all later complaints. */
static bool is_format(struct load *l, const struct hoshi_node *root)
{
    const struct hoshi_node *said = hoshi_node_get(root, "hoshi");
    if (said == NULL || said->kind != HOSHI_NODE_SCALAR || strcmp(said->text, FORMAT) == 0)
        return true;
    hoshi_diag_add(l->b.diags, l->b.source, HOSHI_HS1110, said->span, FORMAT, said->text, NULL);
    return false;
}

enum hoshi_rc hoshi_decisions_load(const struct hoshi_input *in, struct hoshi_arena *arena,
                                   struct hoshi_diags *diags, struct hoshi_decided_list **ret_list)
{
    struct load l = {.b = {.arena = arena, .diags = diags}, .in = in};
    uint32_t n_error = diags->n_error;
    struct hoshi_decided_list *list = hoshi_arena_alloc(arena, sizeof *list);
    const struct hoshi_node *root = list != NULL ? tree_of(&l) : NULL;
    if (root != NULL && is_format(&l, root))
        hoshi_bind(&l.b, &hoshi_decisions_spec, root, list);
    if (list == NULL || l.b.nomem || l.rc == HOSHI_E_NOMEM)
        return HOSHI_E_NOMEM;
    if (l.rc != HOSHI_OK)
        return l.rc;
    if (diags->n_error != n_error)
        return HOSHI_E_INVALID;
    list->diag_source = l.b.source;
    *ret_list = list;
    return HOSHI_OK;
}
