#include "report/json/side.h"

/* What is reached is a level that says of itself that it is. */
static bool is_reached(const struct hoshi_diff_side *s, struct hoshi_diff_named name)
{
    bool is = name.star == 0 && name.id == NULL;
    for (size_t i = 0; i < s->n_level && !is; i++)
        is = hoshi_diff_same_level(s->level[i].level, name) &&
             (s->level[i].verdict == HOSHI_VERDICT_MET ||
              s->level[i].verdict == HOSHI_VERDICT_MET_WITH_ASSUMPTION);
    return is;
}

const char *hoshi_diff_side_contradicts(const struct hoshi_diff_side *s)
{
    if (!is_reached(s, s->reached))
        return s->has_stars ? "star" : "level_reached";
    if (!is_reached(s, s->firm))
        return s->has_stars ? "star_firm" : "level_firm";
    for (size_t i = 0; i < s->n_level; i++) {
        const struct hoshi_tally *t = &s->level[i].tally;
        if (t->total != t->met + t->na_claimed + t->out_of_play + t->gap + t->open)
            return "levels";
        if (t->total > s->n_criterion)
            return "criteria";
    }
    return NULL;
}
