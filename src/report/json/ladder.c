/* The ladder as JSON (ladder/1). */
#include <hoshi/report.h>

#include "report/json/json.h"
#include "report/json/level.h"
#include "report/json/scope.h"
#include "report/json/score.h"

static void add_result(hoshi_json *e, const struct hoshi_rung *rung)
{
    const struct hoshi_result *r = rung->result;
    hoshi_json_string(e, "sheet", rung->sheet);
    hoshi_json_string(e, "sha256", r->answers->sha256);
    hoshi_json_day(e, "assessed_on", r->answers->assessed_on);
    hoshi_json_string(e, "catalogue_sha256", r->catalog->sha256);
    hoshi_json *policy = hoshi_json_object(e, "policy");
    hoshi_json_string(policy, "id", r->policy->id.s);
    hoshi_json_string(policy, "sha256", r->policy->sha256);
    hoshi_scope_json(e, r->answers);
    if (r->catalog->n_level != 0) {
        hoshi_rests_json(e, r, r->level[rung->level].star);
        hoshi_json_string(e, "verdict", hoshi_verdict_code(r->level[rung->level].verdict));
        hoshi_counts_json(e, &r->level[rung->level].tally);
    }
    hoshi_score_json(e, r);
    hoshi_maturity_json(e, hoshi_result_maturity(r));
    hoshi_list_json(e, r->catalog, hoshi_result_list(r));
}

static void add_level(hoshi_json *e, const struct hoshi_rung *rung)
{
    const struct hoshi_level *level = &rung->catalog->level[rung->level];
    hoshi_level_json(e, rung->catalog, level->star);
    if (level->provisional)
        hoshi_json_bool(e, "provisional", true);
    hoshi_json_text(e, "title", &level->title);
}

enum hoshi_rc hoshi_ladder_json(const struct hoshi_ladder *ladder, struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "ladder/1");
    hoshi_json_day(o, "as_of", ladder->as_of);
    hoshi_json *rungs = hoshi_json_array(o, "rungs");
    for (size_t i = 0; i < ladder->n_rung; i++) {
        const struct hoshi_rung *rung = &ladder->rung[i];
        hoshi_json *e = hoshi_json_push_object(rungs);
        if (rung->catalog->n_level != 0)
            add_level(e, rung);
        else
            hoshi_json_text(e, "title", &rung->catalog->title);
        hoshi_json_string(e, "catalogue", rung->catalog->name);
        hoshi_json_bool(e, "asked", rung->result != NULL);
        if (rung->result != NULL)
            add_result(e, rung);
    }
    hoshi_json_bool(o, "official", false);
    return hoshi_json_print(o, true, out);
}
