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
#include "codec/parse/csv.h"
#include "diag/diag.h"
#include "model/address.h"

typedef struct hoshi_answer_table table;

static void stop(table *c, enum hoshi_rc rc, enum hoshi_diag_code code, struct hoshi_span at,
                 const char *arg)
{
    hoshi_diag_add(c->diags, c->source, code, at, arg, NULL, NULL);
    c->rc = rc;
}

static struct hoshi_node *node_new(table *c, enum hoshi_node_kind kind, struct hoshi_span at)
{
    struct hoshi_node *n = hoshi_arena_alloc(c->arena, sizeof *n);
    if (n == NULL) {
        stop(c, HOSHI_E_NOMEM, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL);
        return NULL;
    }
    n->kind = kind;
    n->span = at;
    n->end_line = at.line;
    n->end_col = at.col + at.ncols;
    return n;
}

static struct hoshi_node *text_node(table *c, const char *s, size_t n_s, struct hoshi_span at)
{
    struct hoshi_node *n = node_new(c, HOSHI_NODE_SCALAR, at);
    if (n == NULL)
        return NULL;
    n->text = hoshi_arena_strndup(c->arena, s, n_s);
    n->n_text = n_s;
    n->plain = n_s == 0; /* an empty cell says nothing; "null" in a cell is a text */
    if (n->text == NULL)
        stop(c, HOSHI_E_NOMEM, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL);
    return n->text != NULL ? n : NULL;
}

static bool count_value(table *c, struct hoshi_span at)
{
    if (++c->n_value <= HOSHI_LIMIT_NODES)
        return true;
    stop(c, HOSHI_E_LIMIT, HOSHI_HS1403, at, hoshi_diag_number(c->diags, HOSHI_LIMIT_NODES));
    return false;
}

struct hoshi_node *hoshi_answer_table_cell(table *c, struct hoshi_str s, struct hoshi_span at)
{
    if (!count_value(c, at))
        return NULL;
    if (s.n > HOSHI_LIMIT_SCALAR_BYTES) {
        stop(c, HOSHI_E_LIMIT, HOSHI_HS1404, at,
             hoshi_diag_number(c->diags, (long long)HOSHI_LIMIT_SCALAR_BYTES));
        return NULL;
    }
    s = hoshi_str_trim(s); /* nobody sees a line break (Alt+Enter) at the end of a cell */
    return text_node(c, s.p, s.n, at);
}

/* Spreadsheets write 2026/4/10 for 2026-04-10. What is no date stays, to be complained about. */
static struct hoshi_node *date_node(table *c, struct hoshi_node *cell)
{
    char text[HOSHI_DATE_BYTES];
    hoshi_day day;
    if (hoshi_date_read_cell((struct hoshi_str){cell->text, cell->n_text}, &day) != HOSHI_OK)
        return cell;
    return text_node(c, hoshi_date_format(day, text), HOSHI_DATE_BYTES - 1, cell->span);
}

/* Hang value under key; both stand at the value's place. */
static bool set(table *c, struct hoshi_node *map, const char *key, struct hoshi_node *value)
{
    struct hoshi_node *k = value != NULL ? text_node(c, key, strlen(key), value->span) : NULL;
    if (k == NULL)
        return false;
    k->plain = false;
    value->key = k;
    hoshi_node_append(map, value);
    return true;
}

static struct hoshi_node *child_map(table *c, struct hoshi_node *map, const char *key,
                                    struct hoshi_span at)
{
    for (struct hoshi_node *n = map->first; n != NULL; n = n->next) {
        if (strcmp(n->key->text, key) == 0)
            return n;
    }
    struct hoshi_node *n = node_new(c, HOSHI_NODE_MAP, at);
    return set(c, map, key, n) ? n : NULL;
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
    stop(c, HOSHI_E_INVALID, HOSHI_HS1103, (struct hoshi_span){at.line, 1, 1}, missing);
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
    struct hoshi_node *list = node_new(c, HOSHI_NODE_SEQ, all->span);
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
        if (!count_value(c, all->span))
            return NULL;
        struct hoshi_node *e = node_new(c, HOSHI_NODE_MAP, all->span);
        if (e == NULL ||
            !set(c, e, hoshi_evidence_field(one), text_node(c, one.p, one.n, all->span)))
            return NULL;
        hoshi_node_append(list, e);
    }
    return list;
}

/* A row about the sheet itself. True when it was one. */
static bool meta_row(table *c, const struct hoshi_node *id, struct hoshi_node *value)
{
    static const struct {
        const char *id, *map, *key;
    } meta[] = {
        {"hoshi", NULL, "hoshi"},
        {"catalogue", NULL, "catalogue"},
        {"assessed_on", NULL, "assessed_on"},
        {"target", NULL, "target"},
        {"organization.name", "organization", "name"},
        {"organization.id", "organization", "id"},
        {"organization.corporate_number", "organization", "corporate_number"},
        {"scope.unit", "scope", "unit"},
        {"scope.note", "scope", "note"},
        {"assessor.name", "assessor", "name"},
        {"assessor.role", "assessor", "role"},
    };
    struct hoshi_node *map = c->root;
    const char *key = NULL;
    if (hoshi_str_starts(id->text, "condition.")) {
        map = child_map(c, c->root, "conditions", id->span);
        key = id->text + strlen("condition.");
    }
    for (size_t i = 0; key == NULL && i < sizeof meta / sizeof meta[0]; i++) {
        if (strcmp(meta[i].id, id->text) != 0)
            continue;
        key = meta[i].key;
        if (meta[i].map != NULL)
            map = child_map(c, c->root, meta[i].map, id->span);
    }
    if (key != NULL && map != NULL && value->n_text != 0)
        (void)set(c, map, key, strcmp(key, "assessed_on") == 0 ? date_node(c, value) : value);
    return key != NULL;
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
    return text_node(c, text, strlen(text), cell->span);
}

void hoshi_answer_table_row(table *c, struct hoshi_node *const *cell_of, size_t n)
{
    if (n <= c->id || cell_of[c->id]->n_text == 0) {
        stop(c, HOSHI_E_INVALID, HOSHI_HS1103, cell_of[0]->span, "id");
        return;
    }
    struct hoshi_node *id = id_node(c, cell_of[c->id]);
    if (id == NULL)
        return;
    struct hoshi_node *value = n > c->value ? cell_of[c->value] : text_node(c, "", 0, id->span);
    if (value == NULL || meta_row(c, id, value))
        return;
    struct hoshi_node *answer = node_new(c, HOSHI_NODE_MAP, id->span);
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
            v = date_node(c, v);
        if (!set(c, answer, c->column[k], v))
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
    return set(c, c->root, "catalogue",
               text_node(c, name, strlen(name), (struct hoshi_span){1, 1, 1}));
}

bool hoshi_answer_table_begin(table *c, struct hoshi_arena *arena, struct hoshi_diags *diags,
                              uint16_t source)
{
    *c = (table){.arena = arena, .diags = diags, .source = source};
    c->root = node_new(c, HOSHI_NODE_MAP, (struct hoshi_span){1, 1, 1});
    c->answers = node_new(c, HOSHI_NODE_MAP, (struct hoshi_span){1, 1, 1});
    return c->rc == HOSHI_OK;
}

enum hoshi_rc hoshi_answer_table_end(table *c, const char *default_catalogue,
                                     struct hoshi_node **ret_root)
{
    struct hoshi_span top = {1, 1, 1};
    if (c->rc != HOSHI_OK)
        return c->rc;
    if (strcmp(c->column[c->value], "note") == 0 && hoshi_node_get(c->root, "catalogue") == NULL) {
        stop(c, HOSHI_E_INVALID, HOSHI_HS1103, top, "status"); /* left out, most likely */
        return c->rc;
    }
    if (hoshi_node_get(c->root, "hoshi") == NULL &&
        !set(c, c->root, "hoshi",
             text_node(c, HOSHI_ANSWERS_FORMAT, strlen(HOSHI_ANSWERS_FORMAT), top)))
        return c->rc;
    if (hoshi_node_get(c->root, "catalogue") == NULL && default_catalogue != NULL &&
        !assume_catalogue(c, default_catalogue))
        return c->rc;
    if (!set(c, c->root, "answers", c->answers))
        return c->rc;
    hoshi_node_check_keys(c->root, c->diags, c->source);
    for (struct hoshi_node *n = c->root->first; n != NULL; n = n->next) {
        if (n->kind == HOSHI_NODE_MAP)
            hoshi_node_check_keys(n, c->diags, c->source);
    }
    *ret_root = c->root;
    return HOSHI_OK;
}
