/* What changed between two catalogues as JSON (catalogue-diff/1). */
#include <hoshi/report.h>

#include "report/json/json.h"

static void add_side(hoshi_json *to, const char *key, const struct hoshi_catalog *cat)
{
    hoshi_json *e = hoshi_json_object(to, key);
    hoshi_json_string(e, "catalogue", cat->name);
    hoshi_json_string(e, "sha256", cat->sha256);
}

/* A value without a language is a text, one with languages an object; nothing is null. */
static void add_value(hoshi_json *to, const char *key, const struct hoshi_text *text)
{
    const char *first = text->v[0];
    bool one = true, none = true;
    for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
        one = one && text->v[lang] == first;
        none = none && text->v[lang] == NULL;
    }
    if (none)
        hoshi_json_null(to, key);
    else if (one)
        hoshi_json_string(to, key, first);
    else
        hoshi_json_text(to, key, text);
}

static void add_row(hoshi_json *list, const struct hoshi_row_change *c)
{
    hoshi_json *e = hoshi_json_push_object(list);
    hoshi_json_string(e, "row", hoshi_catalog_row_code(c->row));
    hoshi_json_string(e, "means", hoshi_catalog_change_code(c->means));
    hoshi_json_optional(e, "was", c->was);
    hoshi_json_optional(e, "is", c->is);
    if (c->text != NULL)
        hoshi_json_text(e, "text", c->text);
    hoshi_json *fields = hoshi_json_array(e, "fields");
    for (size_t i = 0; i < c->n_field; i++) {
        hoshi_json *f = hoshi_json_push_object(fields);
        hoshi_json_string(f, "field", c->field[i].field);
        add_value(f, "was", &c->field[i].was);
        add_value(f, "is", &c->field[i].is);
    }
}

enum hoshi_rc hoshi_catalog_diff_json(const struct hoshi_catalog_diff *diff, struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "catalogue-diff/1");
    add_side(o, "from", diff->from);
    add_side(o, "to", diff->to);
    hoshi_json *counts = hoshi_json_object(o, "criteria");
    for (int i = 0; i < HOSHI_CHANGE_COUNT_; i++)
        hoshi_json_number(counts, hoshi_catalog_change_code((enum hoshi_catalog_change)i),
                          (double)diff->n_criterion[i]);
    hoshi_json *rows = hoshi_json_array(o, "rows");
    for (size_t i = 0; i < diff->n_row; i++)
        add_row(rows, &diff->row[i]);
    return hoshi_json_print(o, true, out);
}
