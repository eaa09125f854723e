/* portfolio/1: a head, then one line per supplier, so that 10,000 of them never stand in one tree. */
#include <hoshi/portfolio.h>
#include <hoshi/version.h>

#include "report/json.h"

static void add_head(cJSON *o, const struct hoshi_portfolio *p)
{
    cJSON_AddStringToObject(o, "hoshi", "portfolio/1");
    cJSON *tool = cJSON_AddObjectToObject(o, "tool");
    cJSON_AddStringToObject(tool, "name", "hoshi");
    cJSON_AddStringToObject(tool, "version", hoshi_version());
    cJSON *cat = cJSON_AddObjectToObject(o, "catalogue");
    cJSON_AddStringToObject(cat, "id", p->catalog->id.s);
    cJSON_AddStringToObject(cat, "edition", p->catalog->edition.s);
    cJSON_AddStringToObject(cat, "sha256", p->catalog->sha256);
    cJSON *pol = cJSON_AddObjectToObject(o, "policy");
    cJSON_AddStringToObject(pol, "id", p->policy->id.s);
    cJSON_AddStringToObject(pol, "sha256", p->policy->sha256);
    if (p->overlay != NULL) {
        cJSON *overlay = cJSON_AddObjectToObject(o, "overlay");
        cJSON_AddStringToObject(overlay, "id", p->overlay->id.s);
        cJSON_AddStringToObject(overlay, "sha256", p->overlay->sha256);
    }
    hoshi_json_day(o, "as_of", p->as_of);
    if (p->has_then) {
        cJSON *then = cJSON_AddObjectToObject(o, "earlier");
        hoshi_json_day(then, "as_of", p->then_as_of);
        cJSON_AddNumberToObject(then, "suppliers", p->n_then);
        cJSON_AddNumberToObject(then, "gone", p->n_gone);
    }
    cJSON_AddBoolToObject(o, "official", 0);
}

static void add_catalogue(cJSON *o, const struct hoshi_catalog *cat)
{
    cJSON *levels = cJSON_AddArrayToObject(o, "levels");
    for (size_t i = 0; i < cat->n_level; i++)
        cJSON_AddItemToArray(levels, cJSON_CreateNumber(cat->level[i].star));
    cJSON *groups = cJSON_AddArrayToObject(o, "groups");
    for (size_t i = 0; i < cat->n_group; i++) {
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(groups, e);
        cJSON_AddStringToObject(e, "id", cat->group[i].id.s);
        hoshi_json_text(e, "title", &cat->group[i].title);
    }
    cJSON *criteria = cJSON_AddArrayToObject(o, "criteria");
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *crit = cat->criterion[i];
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(criteria, e);
        cJSON_AddStringToObject(e, "id", crit->id.s);
        cJSON_AddNumberToObject(e, "star", crit->star);
        cJSON_AddNumberToObject(e, "group", crit->requirement->group->index);
        hoshi_json_text(e, "text", &crit->text);
    }
}

static void add_judgement(cJSON *o, const struct hoshi_portfolio *p,
                          const struct hoshi_portfolio_row *row)
{
    cJSON_AddNumberToObject(o, "star", row->star);
    cJSON_AddNumberToObject(o, "asked", row->asked);
    hoshi_json_optional(o, "class", row->class_id);
    hoshi_json_day(o, "due", row->due);
    cJSON_AddBoolToObject(o, "reached", row->reached);
    cJSON_AddNumberToObject(o, "rank", row->rank);
    cJSON_AddNumberToObject(o, "total", row->tally.total);
    cJSON_AddNumberToObject(o, "satisfied", hoshi_tally_satisfied(&row->tally));
    cJSON_AddNumberToObject(o, "gap", row->tally.gap);
    cJSON_AddNumberToObject(o, "open", row->tally.open);
    cJSON_AddNumberToObject(o, "na", row->tally.na_claimed);
    cJSON_AddNumberToObject(o, "findings", row->n_finding);
    cJSON *groups = cJSON_AddArrayToObject(o, "groups");
    for (size_t g = 0; g < p->catalog->n_group; g++) {
        cJSON_AddItemToArray(groups,
                             cJSON_CreateNumber(hoshi_tally_satisfied(&row->group[g])));
        cJSON_AddItemToArray(groups, cJSON_CreateNumber(row->group[g].total));
    }
    cJSON *missing = cJSON_AddArrayToObject(o, "missing"); /* positions in "criteria" */
    for (size_t i = 0; i < p->catalog->n_criterion; i++) {
        if ((row->missing[i / 8] >> (i % 8) & 1) != 0)
            cJSON_AddItemToArray(missing, cJSON_CreateNumber((double)i));
    }
    if (row->then.known) {
        cJSON *then = cJSON_AddObjectToObject(o, "earlier");
        cJSON_AddNumberToObject(then, "star", row->then.star);
        cJSON_AddNumberToObject(then, "satisfied", row->then.satisfied);
        cJSON_AddNumberToObject(then, "total", row->then.total);
    }
}

static enum hoshi_rc put_row(const struct hoshi_portfolio *p, const struct hoshi_portfolio_row *row,
                             struct hoshi_buf *out)
{
    cJSON *o = cJSON_CreateObject();
    cJSON_AddStringToObject(o, "source", row->source);
    hoshi_json_optional(o, "id", row->id);
    hoshi_json_optional(o, "name", row->name);
    if (row->error_code != NULL) {
        cJSON *error = cJSON_AddObjectToObject(o, "error");
        cJSON_AddStringToObject(error, "code", row->error_code);
        hoshi_json_optional(error, "message", row->error);
    } else {
        add_judgement(o, p, row);
    }
    return hoshi_json_print(o, false, out);
}

enum hoshi_rc hoshi_portfolio_json(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                                   struct hoshi_buf *out)
{
    (void)lang;
    struct hoshi_buf part;
    hoshi_buf_init(&part, 0);
    cJSON *o = cJSON_CreateObject();
    add_head(o, p);
    add_catalogue(o, p->catalog);
    enum hoshi_rc rc = hoshi_json_print(o, false, &part);
    if (rc == HOSHI_OK) /* without its "}\n" */
        hoshi_buf_put(out, part.p, part.n - 2);
    hoshi_buf_puts(out, ",\"suppliers\":[\n");
    for (size_t i = 0; i < p->n && rc == HOSHI_OK; i++) {
        hoshi_buf_clear(&part);
        rc = put_row(p, &p->row[i], &part);
        if (rc == HOSHI_OK)
            hoshi_buf_put(out, part.p, part.n - 1);
        hoshi_buf_puts(out, i + 1 < p->n ? ",\n" : "\n");
    }
    hoshi_buf_puts(out, "]}\n");
    hoshi_buf_release(&part);
    return rc == HOSHI_OK ? hoshi_buf_rc(out) : rc;
}
