/* What becomes of a sheet in another catalogue as JSON (migration/1). */
#include <hoshi/report.h>

#include "report/json/json.h"

static void add_side(hoshi_json *to, const char *key, const struct hoshi_catalog *cat)
{
    hoshi_json *e = hoshi_json_object(to, key);
    hoshi_json_string(e, "catalogue", cat->name);
    hoshi_json_string(e, "sha256", cat->sha256);
}

static void add_mapping(hoshi_json *o, const struct hoshi_mapping *map)
{
    if (map == NULL)
        return;
    hoshi_json *e = hoshi_json_object(o, "mapping");
    hoshi_json_string(e, "from", map->from.s);
    hoshi_json_string(e, "to", map->to.s);
    hoshi_json_text(e, "title", &map->title);
    hoshi_json_string(e, "basis", hoshi_basis_code(map->basis));
    hoshi_json_string(e, "sha256", map->sha256);
}

static void add_answer(hoshi_json *e, const struct hoshi_answer *a)
{
    if (a->status != HOSHI_STATUS_UNANSWERED)
        hoshi_json_string(e, "status", hoshi_status_code(a->status));
    if (a->level.is_said)
        hoshi_json_number(e, "level", a->level.value);
    if (a->applied != HOSHI_APPLIED_NOT_SAID)
        hoshi_json_bool(e, "applied", a->applied == HOSHI_APPLIED_YES);
}

static void add_link(hoshi_json *list, const struct hoshi_migration *m,
                     const struct hoshi_migration_row *row, const struct hoshi_migration_link *link)
{
    hoshi_json *e = hoshi_json_push_object(list);
    hoshi_json_string(e, "to", link->to->id.s);
    if (link->row == NULL)
        return;
    hoshi_json_string(e, "relation", hoshi_relation_code(link->row->relation));
    hoshi_json_string(e, "basis", hoshi_basis_code(hoshi_mapping_basis(m->mapping, link->row)));
    if (link->sure == 0)
        return;
    hoshi_json_string(e, "suggests", row->polarity == HOSHI_POLARITY_MET ? "met" : "unmet");
    hoshi_json_string(e, "confidence",
                      hoshi_confidence_name((enum hoshi_confidence)(link->sure - 1)));
}

static void add_row(hoshi_json *list, const struct hoshi_migration *m,
                    const struct hoshi_migration_row *row)
{
    hoshi_json *e = hoshi_json_push_object(list);
    hoshi_json_string(e, "kind", hoshi_migrated_code(row->kind));
    hoshi_json_string(e, "id", row->id);
    hoshi_json_string(e, "fate", hoshi_fate_code(row->fate));
    if (row->answer != NULL)
        add_answer(e, row->answer);
    hoshi_json *links = hoshi_json_array(e, "links");
    for (size_t i = 0; i < row->n_link; i++)
        add_link(links, m, row, &row->link[i]);
    hoshi_json_drop_empty(e, "links");
}

enum hoshi_rc hoshi_migration_json(const struct hoshi_migration *m, struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "migration/1");
    add_side(o, "from", m->from);
    add_side(o, "to", m->to);
    add_mapping(o, m->mapping);
    hoshi_json *counts = hoshi_json_object(o, "counts");
    for (int fate = HOSHI_FATE_NOT_SAID + 1; fate < HOSHI_FATE_COUNT_; fate++)
        hoshi_json_number(counts, hoshi_fate_code((enum hoshi_fate)fate), (double)m->n[fate]);
    hoshi_json_number(o, "new", (double)m->n_new);
    hoshi_json *rows = hoshi_json_array(o, "rows");
    for (size_t i = 0; i < m->n_row; i++)
        add_row(rows, m, &m->row[i]);
    hoshi_json_bool(o, "official", false);
    return hoshi_json_print(o, true, out);
}
