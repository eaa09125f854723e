#include "codec/parse/answer_nodes.h"

#include <hoshi/date.h>
#include <string.h>

#include "base/limits.h"

typedef struct hoshi_answer_table table;

void hoshi_table_stop(table *c, enum hoshi_rc rc, enum hoshi_diag_code code, struct hoshi_span at,
                      const char *arg)
{
    hoshi_diag_add(c->diags, c->source, code, at, arg, NULL, NULL);
    c->rc = rc;
}

struct hoshi_node *hoshi_table_node(table *c, enum hoshi_node_kind kind, struct hoshi_span at)
{
    struct hoshi_node *n = hoshi_arena_alloc(c->arena, sizeof *n);
    if (n == NULL) {
        hoshi_table_stop(c, HOSHI_E_NOMEM, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL);
        return NULL;
    }
    n->kind = kind;
    n->span = at;
    n->end_line = at.line;
    n->end_col = at.col + at.ncols;
    return n;
}

struct hoshi_node *hoshi_table_text(table *c, const char *s, size_t n_s, struct hoshi_span at)
{
    struct hoshi_node *n = hoshi_table_node(c, HOSHI_NODE_SCALAR, at);
    if (n == NULL)
        return NULL;
    n->text = hoshi_arena_strndup(c->arena, s, n_s);
    n->n_text = n_s;
    n->plain = n_s == 0; /* an empty cell says nothing; "null" in a cell is a text */
    if (n->text == NULL)
        hoshi_table_stop(c, HOSHI_E_NOMEM, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL);
    return n->text != NULL ? n : NULL;
}

bool hoshi_table_count(table *c, struct hoshi_span at)
{
    if (++c->n_value <= HOSHI_LIMIT_NODES)
        return true;
    hoshi_table_stop(c, HOSHI_E_LIMIT, HOSHI_HS1403, at,
                     hoshi_diag_number(c->diags, HOSHI_LIMIT_NODES));
    return false;
}

/* Spreadsheets write 2026/4/10 for 2026-04-10. What is no date stays, to be complained about. */
struct hoshi_node *hoshi_table_date(table *c, struct hoshi_node *cell)
{
    char text[HOSHI_DATE_BYTES];
    hoshi_day day;
    if (hoshi_date_read_cell((struct hoshi_str){cell->text, cell->n_text}, &day) != HOSHI_OK)
        return cell;
    return hoshi_table_text(c, hoshi_date_format(day, text), HOSHI_DATE_BYTES - 1, cell->span);
}

/* Hang value under key; both stand at the value's place. */
bool hoshi_table_set(table *c, struct hoshi_node *map, const char *key, struct hoshi_node *value)
{
    struct hoshi_node *k =
        value != NULL ? hoshi_table_text(c, key, strlen(key), value->span) : NULL;
    if (k == NULL)
        return false;
    k->plain = false;
    value->key = k;
    hoshi_node_append(map, value);
    return true;
}

struct hoshi_node *hoshi_table_child(table *c, struct hoshi_node *map, enum hoshi_node_kind kind,
                                     const char *key, struct hoshi_span at)
{
    for (struct hoshi_node *n = map->first; n != NULL; n = n->next) {
        if (strcmp(n->key->text, key) == 0)
            return n;
    }
    struct hoshi_node *n = hoshi_table_node(c, kind, at);
    return hoshi_table_set(c, map, key, n) ? n : NULL;
}
