/* A group as JSON (group/1). */
#include <hoshi/report_members.h>
#include <hoshi/version.h>

#include "report/group_words.h"
#include "report/json/json.h"
#include "report/json/level.h"
#include "report/json/scope.h"
#include "report/json/score.h"

static void add_basis(hoshi_json *o, const struct hoshi_members *g)
{
    hoshi_json *cat = hoshi_json_object(o, "catalogue");
    hoshi_json_string(cat, "id", g->catalog->id.s);
    hoshi_json_string(cat, "edition", g->catalog->edition.s);
    hoshi_json_string(cat, "sha256", g->catalog->sha256);
    hoshi_json *policy = hoshi_json_object(o, "policy");
    hoshi_json_string(policy, "id", g->policy->id.s);
    hoshi_json_string(policy, "sha256", g->policy->sha256);
    hoshi_json_day(o, "as_of", g->as_of);
}

/* What is not known is null, not none. */
static void add_star(hoshi_json *o, const struct hoshi_members *g)
{
    const struct hoshi_result r = {.catalog = g->catalog,
                                   .star = g->star,
                                   .star_firm = g->star_firm,
                                   .star_provisional = g->star_provisional};
    hoshi_json_bool(o, "known", g->known);
    if (g->known) {
        hoshi_reached_json(o, &r);
    } else if (hoshi_catalog_has_stars(g->catalog)) {
        hoshi_json_null(o, "star");
        hoshi_json_null(o, "star_firm");
        hoshi_json_null(o, "star_provisional");
    } else {
        hoshi_json_null(o, "level_reached");
        hoshi_json_null(o, "level_firm");
    }
}

static void add_categories(hoshi_json *e, const struct hoshi_members *g,
                           const struct hoshi_member *m)
{
    hoshi_json *all = hoshi_json_array(e, "categories");
    for (size_t i = 0; i < g->catalog->n_group; i++) {
        struct hoshi_tally t = hoshi_members_tally(g, m, i);
        if (!hoshi_members_shows(g, i))
            continue;
        hoshi_json *c = hoshi_json_push_object(all);
        hoshi_json_string(c, "id", g->catalog->group[i].id.s);
        hoshi_total_json(c, &t);
    }
}

static void add_blocking(hoshi_json *e, const struct hoshi_members *g, const struct hoshi_member *m)
{
    hoshi_json_bool(e, "blocks", hoshi_members_blocks(g, m));
    hoshi_json *all = hoshi_json_array(e, "blocking");
    for (size_t i = hoshi_members_next(g, m, 0); i != SIZE_MAX;
         i = hoshi_members_next(g, m, i + 1)) {
        hoshi_json *c = hoshi_json_push_object(all);
        hoshi_json_string(c, "id", m->result->gap[i].criterion->id.s);
        hoshi_json_string(c, "outcome", hoshi_outcome_code(m->result->gap[i].outcome.kind));
        hoshi_json_string(c, "reason", hoshi_reason_code(m->result->gap[i].outcome.reason));
    }
}

static void add_member(hoshi_json *all, const struct hoshi_members *g, const struct hoshi_member *m)
{
    struct hoshi_tally t = hoshi_members_tally(g, m, g->catalog->n_group);
    hoshi_json *e = hoshi_json_push_object(all);
    hoshi_json *org = hoshi_json_object(e, "organization");
    hoshi_json_optional(org, "name", m->name);
    hoshi_json_optional(org, "id", m->id);
    hoshi_json_string(e, "sheet", m->source);
    hoshi_json_string(hoshi_json_object(e, "answers"), "sha256", m->result->answers->sha256);
    hoshi_scope_json(e, m->result->answers);
    hoshi_reached_json(e, m->result);
    hoshi_rests_json(e, m->result, g->catalog->level[g->level].star);
    hoshi_total_json(hoshi_json_object(e, "all"), &t);
    add_categories(e, g, m);
    add_blocking(e, g, m);
}

enum hoshi_rc hoshi_members_json(const struct hoshi_members *members,
                                 const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    (void)opts;
    hoshi_json_string(o, "hoshi", "group/1");
    hoshi_json *tool = hoshi_json_object(o, "tool");
    hoshi_json_string(tool, "name", "hoshi");
    hoshi_json_string(tool, "version", hoshi_version());
    add_basis(o, members);
    add_star(o, members);
    hoshi_json *target = hoshi_json_object(o, "target");
    hoshi_level_json(target, members->catalog, members->catalog->level[members->level].star);
    hoshi_json *all = hoshi_json_array(o, "members");
    for (size_t i = 0; i < members->n; i++)
        add_member(all, members, &members->member[i]);
    hoshi_json *broken = hoshi_json_array(o, "not_judged");
    for (size_t i = 0; i < members->n_broken; i++) {
        hoshi_json *e = hoshi_json_push_object(broken);
        hoshi_json_string(e, "sheet", members->broken[i].source);
        hoshi_json_optional(e, "code", members->broken[i].code);
    }
    hoshi_json *passed = hoshi_json_array(o, "passed_over");
    for (size_t i = 0; i < members->n_passed; i++)
        hoshi_json_push_string(passed, members->passed[i]);
    hoshi_json_bool(o, "official", false);
    return hoshi_json_print(o, true, out);
}
