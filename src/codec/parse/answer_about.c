/* Rows of a table of answers that are about the sheet itself. */
#include <string.h>

#include "base/str.h"
#include "codec/parse/answer_nodes.h"
#include "ooxml/author.h"

typedef struct hoshi_answer_table table;

/* Rows about the sheet itself. */
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
    {"scope.sites", "scope", "sites"},
    {"scope.exclusion", "scope", "exclusions"},
    {"assessor.name", "assessor", "name"},
    {"assessor.role", "assessor", "role"},
    {HOSHI_FORM_COLUMNS, NULL, NULL}, /* of the form, which has been looked at */
    {HOSHI_FORM_ROWS, NULL, NULL},
};
#define META_ROWS (sizeof meta / sizeof meta[0])
#define CONDITION_ID "condition."

static size_t meta_of(struct hoshi_str id)
{
    size_t i = 0;
    while (i < META_ROWS && !hoshi_str_eq(id, meta[i].id))
        i++;
    return i;
}

bool hoshi_answer_table_is_meta(struct hoshi_str id)
{
    size_t n = strlen(CONDITION_ID);
    return meta_of(id) < META_ROWS || (id.n > n && memcmp(id.p, CONDITION_ID, n) == 0);
}

static size_t line_end(const struct hoshi_node *value, size_t from)
{
    const char *end = memchr(value->text + from, '\n', value->n_text - from);
    return end != NULL ? (size_t)(end - value->text) : value->n_text;
}

/* One a line. */
static void put_sites(table *c, struct hoshi_node *map, const struct hoshi_node *value)
{
    struct hoshi_node *list = hoshi_table_child(c, map, HOSHI_NODE_SEQ, "sites", value->span);
    for (size_t at = 0, end; list != NULL && at < value->n_text; at = end + 1) {
        end = line_end(value, at);
        struct hoshi_str one = hoshi_str_trim((struct hoshi_str){value->text + at, end - at});
        struct hoshi_node *site = one.n != 0 && hoshi_table_count(c, value->span)
                                      ? hoshi_table_text(c, one.p, one.n, value->span)
                                      : NULL;
        if (site != NULL)
            hoshi_node_append(list, site);
    }
}

/* What is left out in the first line, why below it. */
static void put_exclusion(table *c, struct hoshi_node *map, const struct hoshi_node *value)
{
    struct hoshi_node *list = hoshi_table_child(c, map, HOSHI_NODE_SEQ, "exclusions", value->span);
    struct hoshi_node *one = list != NULL ? hoshi_table_node(c, HOSHI_NODE_MAP, value->span) : NULL;
    size_t end = line_end(value, 0);
    struct hoshi_str what = hoshi_str_trim((struct hoshi_str){value->text, end});
    struct hoshi_str why =
        hoshi_str_trim((struct hoshi_str){value->text + end, value->n_text - end});
    if (one == NULL || !hoshi_table_count(c, value->span) ||
        !hoshi_table_set(c, one, "what", hoshi_table_text(c, what.p, what.n, value->span)))
        return;
    if (why.n == 0 ||
        hoshi_table_set(c, one, "reason", hoshi_table_text(c, why.p, why.n, value->span)))
        hoshi_node_append(list, one);
}

/* True when it was one. */
bool hoshi_table_about(table *c, const struct hoshi_node *id, struct hoshi_node *value)
{
    struct hoshi_str text = {id->text, id->n_text};
    size_t i = meta_of(text);
    struct hoshi_node *map = c->root;
    const char *key = i < META_ROWS ? meta[i].key : NULL;
    if (!hoshi_answer_table_is_meta(text))
        return false;
    if (i < META_ROWS && key == NULL)
        return true;
    if (key == NULL) {
        map = hoshi_table_child(c, c->root, HOSHI_NODE_MAP, "conditions", id->span);
        key = id->text + strlen(CONDITION_ID);
    } else if (meta[i].map != NULL) {
        map = hoshi_table_child(c, c->root, HOSHI_NODE_MAP, meta[i].map, id->span);
    }
    if (map == NULL || value->n_text == 0)
        return true;
    if (strcmp(key, "sites") == 0)
        put_sites(c, map, value);
    else if (strcmp(key, "exclusions") == 0)
        put_exclusion(c, map, value);
    else
        (void)hoshi_table_set(c, map, key,
                              strcmp(key, "assessed_on") == 0 ? hoshi_table_date(c, value) : value);
    return true;
}
