/* A table of answers -> the node tree of a sheet, whatever the table is written in. One row per
 * criterion: the columns of columns.def. Rows whose id is a key of the sheet (organization.name,
 * assessed_on, condition.NAME …) carry its value in the column of the answers: 'status', or what
 * stands there for it where the catalogue asks otherwise. Cells keep their places, so that
 * complaints point into the table. */
#include "codec/parse/answer_table.h"

#include <hoshi/answers.h>
#include <hoshi/date.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "codec/parse/answer_nodes.h"
#include "codec/parse/csv.h"
#include "diag/diag.h"
#include "model/address.h"

typedef struct hoshi_answer_table table;

struct hoshi_node *hoshi_answer_table_cell(table *c, struct hoshi_str s, struct hoshi_span at)
{
    if (!hoshi_table_count(c, at))
        return NULL;
    if (s.n > HOSHI_LIMIT_SCALAR_BYTES) {
        hoshi_table_stop(c, HOSHI_E_LIMIT, HOSHI_HS1404, at,
                         hoshi_diag_number(c->diags, (long long)HOSHI_LIMIT_SCALAR_BYTES));
        return NULL;
    }
    s = hoshi_str_trim(s); /* nobody sees a line break (Alt+Enter) at the end of a cell */
    return hoshi_table_text(c, s.p, s.n, at);
}

static const struct {
    const char *code, *also;
    bool shown;
} column_row[] = {
#define COLUMN(id, code, of, also) {code, also, false},
#define SHOWN_COLUMN(id, code, also) {code, also, true},
#include <hoshi/columns.def>
#undef COLUMN
};
#define KNOWN_COLUMNS (sizeof column_row / sizeof column_row[0])

/* The row of a head, or KNOWN_COLUMNS. */
static size_t column_of(struct hoshi_str head)
{
    char folded[64];
    size_t at = 0;
    if (!hoshi_utf8_fold(head, folded, sizeof folded))
        return KNOWN_COLUMNS;
    while (at < KNOWN_COLUMNS && strcmp(folded, column_row[at].code) != 0 &&
           !hoshi_str_is_among(hoshi_str_from(folded), column_row[at].also))
        at++;
    return at;
}

const char *hoshi_column_key(struct hoshi_str head)
{
    size_t at = column_of(head);
    return at < KNOWN_COLUMNS && !column_row[at].shown ? column_row[at].code : NULL;
}

struct hoshi_str hoshi_column_head(const char *key)
{
    for (size_t i = 0; i < KNOWN_COLUMNS; i++) {
        if (strcmp(column_row[i].code, key) == 0)
            return (struct hoshi_str){column_row[i].also, strcspn(column_row[i].also, " ")};
    }
    return hoshi_str_from("");
}

static void unknown_column(table *c, const struct hoshi_node *head)
{
    const char *names[KNOWN_COLUMNS];
    for (size_t i = 0; i < KNOWN_COLUMNS; i++)
        names[i] = column_row[i].code;
    hoshi_diag_add(c->diags, c->source, HOSHI_HS1417, head->span, head->text,
                   hoshi_diag_word(HOSHI_WORD_COLUMN_CHOICES), NULL);
    hoshi_diag_suggest(c->diags, c->source, head->text, names, KNOWN_COLUMNS);
}

/* Where the answers stand: the first that is there of the fields that can be one. */
static size_t value_column(const table *c)
{
    static const char *const key[] = {
#define ANSWERED_BY(id, key) key,
#include <hoshi/vocabulary.def>
    };
    for (size_t i = 0; i < sizeof key / sizeof key[0]; i++) {
        for (size_t k = 0; k < c->n_column; k++) {
            if (c->column[k] != NULL && strcmp(c->column[k], key[i]) == 0)
                return k;
        }
    }
    return HOSHI_ANSWER_COLUMNS_MAX;
}

bool hoshi_answer_table_head(table *c, struct hoshi_node *const *name, size_t n)
{
    c->n_column = n;
    c->id = HOSHI_ANSWER_COLUMNS_MAX;
    for (size_t k = 0; k < n && c->rc == HOSHI_OK; k++) {
        size_t at = column_of((struct hoshi_str){name[k]->text, name[k]->n_text});
        bool is_unknown = at == KNOWN_COLUMNS && name[k]->n_text != 0;
        if (is_unknown)
            unknown_column(c, name[k]);
        c->is_skipped[k] = is_unknown || (at < KNOWN_COLUMNS && column_row[at].shown);
        c->column[k] = at < KNOWN_COLUMNS ? column_row[at].code : NULL;
        c->head[k] = name[k]->text;
        for (size_t before = 0; before < k; before++) {
            if (c->column[k] != NULL && c->column[before] == c->column[k])
                hoshi_diag_add(c->diags, c->source, HOSHI_HS1105, name[k]->span, name[k]->text,
                               NULL, NULL);
        }
        if (c->column[k] != NULL && strcmp(c->column[k], "id") == 0)
            c->id = k;
    }
    c->value = value_column(c);
    const char *missing = c->id == HOSHI_ANSWER_COLUMNS_MAX      ? "id"
                          : c->value == HOSHI_ANSWER_COLUMNS_MAX ? "status"
                                                                 : NULL;
    if (c->rc != HOSHI_OK || missing == NULL)
        return c->rc == HOSHI_OK;
    struct hoshi_span at = n != 0 ? name[0]->span : (struct hoshi_span){1, 1, 1};
    hoshi_table_stop(c, HOSHI_E_INVALID, HOSHI_HS1103, (struct hoshi_span){at.line, 1, 1}, missing);
    hoshi_diag_note(c->diags, c->source, HOSHI_HS0009, HOSHI_SPAN_FILE, NULL);
    return false;
}

/* Bytes of what separates two pieces of evidence in a cell, full width too; 0: none stands here. */
static size_t separates(const char *p, const char *end)
{
    static const char wide[] = "；";
    if (*p == ';' || *p == '\n')
        return 1;
    bool is_wide = (size_t)(end - p) >= sizeof wide - 1 && memcmp(p, wide, sizeof wide - 1) == 0;
    return is_wide ? sizeof wide - 1 : 0;
}

/* "a.pdf; https://…": files and pages, one per line or between semicolons. */
static struct hoshi_node *evidence_list(table *c, const struct hoshi_node *all)
{
    struct hoshi_node *list = hoshi_table_node(c, HOSHI_NODE_SEQ, all->span);
    const char *p = all->text, *end = all->text + all->n_text;
    while (list != NULL && p < end) {
        const char *stop_at = p;
        size_t gap = 0;
        while (stop_at < end && (gap = separates(stop_at, end)) == 0)
            stop_at++;
        struct hoshi_str one = hoshi_str_trim((struct hoshi_str){p, (size_t)(stop_at - p)});
        p = stop_at + gap; /* at the end there is none, and p is the end */
        if (one.n == 0)
            continue;
        if (!hoshi_table_count(c, all->span))
            return NULL;
        struct hoshi_node *e = hoshi_table_node(c, HOSHI_NODE_MAP, all->span);
        if (e == NULL || !hoshi_table_set(c, e, hoshi_evidence_field(one),
                                          hoshi_table_text(c, one.p, one.n, all->span)))
            return NULL;
        hoshi_node_append(list, e);
    }
    return list;
}

/* Ids come back from spreadsheets in full width, with any of the strokes that look like a hyphen.
 */
static struct hoshi_node *id_node(table *c, struct hoshi_node *cell)
{
    char text[128];
    if (cell->n_text >= sizeof text || hoshi_utf8_is_ascii(cell->text))
        return cell;
    memcpy(text, cell->text, cell->n_text + 1);
    hoshi_utf8_narrow_id(text);
    return hoshi_table_text(c, text, strlen(text), cell->span);
}

void hoshi_answer_table_row(table *c, struct hoshi_node *const *cell_of, size_t n)
{
    if (n <= c->id || cell_of[c->id]->n_text == 0) {
        hoshi_table_stop(c, HOSHI_E_INVALID, HOSHI_HS1103, cell_of[0]->span, "id");
        return;
    }
    struct hoshi_node *id = id_node(c, cell_of[c->id]);
    if (id == NULL)
        return;
    struct hoshi_node *value =
        n > c->value ? cell_of[c->value] : hoshi_table_text(c, "", 0, id->span);
    if (value == NULL || hoshi_table_about(c, id, value))
        return;
    struct hoshi_node *answer = hoshi_table_node(c, HOSHI_NODE_MAP, id->span);
    if (answer == NULL)
        return;
    for (size_t k = 0; k < n; k++) {
        struct hoshi_node *v = cell_of[k];
        if (k == c->id || v->n_text == 0)
            continue;
        if (k < c->n_column && c->is_skipped[k]) /* what is unknown is complained about there */
            continue;
        if (k >= c->n_column || c->column[k] == NULL) {
            hoshi_diag_add(c->diags, c->source, HOSHI_HS1410, v->span,
                           hoshi_diag_number(c->diags, (long long)c->n_column), NULL, NULL);
            continue;
        }
        if (strcmp(c->column[k], "evidence") == 0)
            v = evidence_list(c, v);
        else if (strcmp(c->column[k], "performed") == 0 || strcmp(c->column[k], "due") == 0)
            v = hoshi_table_date(c, v);
        if (!hoshi_table_set(c, answer, c->column[k], v))
            return;
        v->key->head = c->head[k];
    }
    id->plain = false;
    answer->key = id;
    hoshi_node_append(c->answers, answer);
}

/* Said, because the edition decides what is judged. */
static bool assume_catalogue(table *c, const char *name)
{
    hoshi_diag_add(c->diags, c->source, HOSHI_HS1310, HOSHI_SPAN_FILE, name, NULL, NULL);
    return hoshi_table_set(c, c->root, "catalogue",
                           hoshi_table_text(c, name, strlen(name), (struct hoshi_span){1, 1, 1}));
}

bool hoshi_answer_table_begin(table *c, struct hoshi_arena *arena, struct hoshi_diags *diags,
                              uint16_t source)
{
    *c = (table){.arena = arena, .diags = diags, .source = source};
    c->root = hoshi_table_node(c, HOSHI_NODE_MAP, (struct hoshi_span){1, 1, 1});
    c->answers = hoshi_table_node(c, HOSHI_NODE_MAP, (struct hoshi_span){1, 1, 1});
    return c->rc == HOSHI_OK;
}

enum hoshi_rc hoshi_answer_table_end(table *c, const char *default_catalogue,
                                     struct hoshi_node **ret_root)
{
    struct hoshi_span top = {1, 1, 1};
    if (c->rc != HOSHI_OK)
        return c->rc;
    if (strcmp(c->column[c->value], "note") == 0 && hoshi_node_get(c->root, "catalogue") == NULL) {
        hoshi_table_stop(c, HOSHI_E_INVALID, HOSHI_HS1103, top,
                         "status"); /* left out, most likely */
        return c->rc;
    }
    if (hoshi_node_get(c->root, "hoshi") == NULL &&
        !hoshi_table_set(
            c, c->root, "hoshi",
            hoshi_table_text(c, HOSHI_ANSWERS_FORMAT, strlen(HOSHI_ANSWERS_FORMAT), top)))
        return c->rc;
    if (hoshi_node_get(c->root, "catalogue") == NULL && default_catalogue != NULL &&
        !assume_catalogue(c, default_catalogue))
        return c->rc;
    if (!hoshi_table_set(c, c->root, "answers", c->answers))
        return c->rc;
    hoshi_node_check_keys(c->root, c->diags, c->source);
    for (struct hoshi_node *n = c->root->first; n != NULL; n = n->next) {
        if (n->kind == HOSHI_NODE_MAP)
            hoshi_node_check_keys(n, c->diags, c->source);
    }
    *ret_root = c->root;
    return HOSHI_OK;
}
