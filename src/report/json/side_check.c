#include "report/json/side.h"

#include <stdlib.h>
#include <string.h>

static int by_id(const void *pa, const void *pb)
{
    return strcmp(*(const char *const *)pa, *(const char *const *)pb);
}

enum hoshi_rc hoshi_diff_side_repeats(const struct hoshi_diff_side *s, struct hoshi_arena *arena,
                                      bool *ret_twice)
{
    const char **id = hoshi_arena_array(arena, s->n_criterion, sizeof *id);
    if (id == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < s->n_criterion; i++)
        id[i] = s->criterion[i].id;
    if (s->n_criterion > 1)
        qsort(id, s->n_criterion, sizeof *id, by_id);
    *ret_twice = false;
    for (size_t i = 1; i < s->n_criterion; i++)
        *ret_twice = *ret_twice || strcmp(id[i - 1], id[i]) == 0;
    return HOSHI_OK;
}

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
