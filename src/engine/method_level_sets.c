/* Each level is a set of criteria, of which some are replaced at a higher one. A category is at the
 * highest level whose set it meets, and the company at the lowest of its categories. */
#include <string.h>

#include "engine/engine.h"
#include "engine/method.h"

static enum hoshi_verdict verdict(const struct hoshi_result *r, size_t group, size_t level)
{
    return hoshi_verdict_of(&r->group[group * r->catalog->n_level + level]);
}

/* Whoever meets what replaced it need not do the weaker thing as well. */
static struct hoshi_outcome replaced(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_criterion *crit = r->catalog->criterion[criterion];
    struct hoshi_outcome counts = r->outcome[criterion];
    if (crit->until == 0 || !hoshi_outcome_is_todo(counts))
        return counts;
    for (size_t l = r->catalog->n_level; l-- > 0 && r->catalog->level[l].star > crit->until;) {
        enum hoshi_verdict v = verdict(r, crit->requirement->group->index, l);
        if (v == HOSHI_VERDICT_MET)
            return (struct hoshi_outcome){HOSHI_OUTCOME_MET, HOSHI_REASON_NONE};
        if (v == HOSHI_VERDICT_MET_WITH_ASSUMPTION)
            counts = (struct hoshi_outcome){HOSHI_OUTCOME_NA_CLAIMED, HOSHI_REASON_NONE};
    }
    return counts;
}

/* What is replaced stands in no higher set, so that none of these changes another. */
static void count_replaced(struct hoshi_result *r)
{
    const struct hoshi_catalog *cat = r->catalog;
    for (size_t i = 0; i < cat->n_criterion; i++)
        r->outcome[i] = replaced(r, i);
    memset(r->group, 0, cat->n_group * cat->n_level * sizeof *r->group);
    memset(r->level, 0, cat->n_level * sizeof *r->level);
    hoshi_tally_all(r, NULL);
}

static uint8_t level_of(const struct hoshi_result *r, size_t group)
{
    for (size_t l = r->catalog->n_level; l-- > 0;) {
        enum hoshi_verdict v = verdict(r, group, l);
        if (v == HOSHI_VERDICT_MET || v == HOSHI_VERDICT_MET_WITH_ASSUMPTION)
            return r->catalog->level[l].star;
    }
    return 0;
}

enum hoshi_rc hoshi_level_sets_add_up(struct hoshi_result *r, struct hoshi_arena *arena)
{
    r->group_level = hoshi_arena_array(arena, r->catalog->n_group, sizeof *r->group_level);
    if (r->group_level == NULL)
        return HOSHI_E_NOMEM;
    count_replaced(r);
    for (size_t g = 0; g < r->catalog->n_group; g++)
        r->group_level[g] = level_of(r, g);
    return HOSHI_OK;
}
