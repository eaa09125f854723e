/* Runs the detectors in the order of hoshi/finding.def. */
#include "engine/engine.h"

/* Rows that another part reports have no detector here. */
void hoshi_find_none(struct hoshi_finder *f)
{
    (void)f;
}

/* By its own answer: what a higher level replaces counts as met without one (method level-sets). */
static bool says_met(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_answer *ans = r->answers->by_criterion[criterion];
    bool by_status = hoshi_catalog_answered_by(r->catalog) == HOSHI_ANSWERED_BY_STATUS;
    return r->outcome[criterion].kind == HOSHI_OUTCOME_MET && ans != NULL &&
           (!by_status || ans->status == HOSHI_STATUS_MET);
}

enum hoshi_rc hoshi_findings_find(struct hoshi_result *r, struct hoshi_arena *arena)
{
    static void (*const detector[])(struct hoshi_finder *) = {
#define FINDING(id, code, detect, en, ja) hoshi_find_##detect,
#include <hoshi/finding.def>
#undef FINDING
    };
    const struct hoshi_catalog *cat = r->catalog;
    struct hoshi_finder f = {.r = r, .arena = arena};
    f.met = hoshi_arena_array(arena, cat->n_criterion + 1,
                              sizeof *f.met); /* one is written and not kept */
    if (f.met == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        f.met[f.n_met] = cat->criterion[i];
        f.n_met += says_met(r, i);
    }
    for (size_t i = 0; i < sizeof detector / sizeof detector[0]; i++)
        detector[i](&f);
    if (f.nomem)
        return HOSHI_E_NOMEM;
    r->finding = f.v;
    r->n_finding = f.n;
    return HOSHI_OK;
}
