/* Counts per star, per category and star, and per id of another framework; the verdict of counts.
 */
#include <hoshi/judge.h>
#include <string.h>

#include "engine/engine.h"

void hoshi_tally_add(struct hoshi_tally *tally, struct hoshi_outcome outcome)
{
    tally->total++;
    switch (outcome.kind) {
    case HOSHI_OUTCOME_MET:
        tally->met++;
        break;
    case HOSHI_OUTCOME_NA_CLAIMED:
        tally->na_claimed++;
        break;
    case HOSHI_OUTCOME_OUT_OF_PLAY:
        tally->out_of_play++;
        break;
    case HOSHI_OUTCOME_GAP:
        tally->gap++;
        break;
    case HOSHI_OUTCOME_STATED: /* of catalogues without levels, where nothing is counted so */
    case HOSHI_OUTCOME_OPEN:
    case HOSHI_OUTCOME_COUNT_:
        tally->open++;
        break;
    }
}

enum hoshi_verdict hoshi_verdict_of(const struct hoshi_tally *t)
{
    if (t->total == t->out_of_play) /* R8: nothing in play is no success */
        return HOSHI_VERDICT_UNDETERMINED;
    if (t->gap != 0)
        return HOSHI_VERDICT_GAPS;
    if (t->open != 0)
        return HOSHI_VERDICT_UNDETERMINED;
    return t->na_claimed != 0 ? HOSHI_VERDICT_MET_WITH_ASSUMPTION : HOSHI_VERDICT_MET;
}

static void add_up(struct hoshi_tally *to, const struct hoshi_tally *from)
{
    to->total += from->total;
    to->met += from->met;
    to->na_claimed += from->na_claimed;
    to->out_of_play += from->out_of_play;
    to->gap += from->gap;
    to->open += from->open;
}

static size_t level_of(const struct hoshi_catalog *cat, uint8_t star)
{
    size_t l = 0;
    while (l < cat->n_level && cat->level[l].star < star)
        l++;
    return l;
}

static struct hoshi_tally counted(const struct hoshi_result *r, size_t level,
                                  struct hoshi_outcome (*counts_as)(const struct hoshi_result *r,
                                                                    size_t criterion))
{
    struct hoshi_tally tally = {0};
    if (counts_as == NULL)
        return r->level[level].tally;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        if (hoshi_criterion_counts(r->catalog->criterion[i], r->catalog->level[level].star))
            hoshi_tally_add(&tally, counts_as(r, i));
    }
    return tally;
}

void hoshi_tally_all(struct hoshi_result *r,
                     struct hoshi_outcome (*counts_as)(const struct hoshi_result *r,
                                                       size_t criterion))
{
    const struct hoshi_catalog *cat = r->catalog;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *crit = cat->criterion[i];
        struct hoshi_tally *group = &r->group[crit->requirement->group->index * cat->n_level];
        for (size_t l = level_of(cat, crit->star); l < cat->n_level; l++) {
            if (hoshi_criterion_counts(crit, cat->level[l].star))
                hoshi_tally_add(&group[l], r->outcome[i]);
        }
    }
    for (size_t l = 0; l < cat->n_level; l++) {
        for (size_t g = 0; g < cat->n_group; g++) {
            add_up(&r->level[l].tally, &r->group[g * cat->n_level + l]);
        }
        r->level[l].star = cat->level[l].star;
    }
    for (size_t l = 0; l < cat->n_level; l++) {
        r->level[l].counted = counted(r, l, counts_as);
        r->level[l].verdict = hoshi_verdict_of(&r->level[l].counted);
    }
}

static struct hoshi_tally tally_requirement(const struct hoshi_result *r,
                                            const struct hoshi_requirement *req)
{
    struct hoshi_tally tally = {0};
    for (size_t k = 0; k < req->n_criterion; k++)
        hoshi_tally_add(&tally, r->outcome[req->criterion[k].index]);
    return tally;
}

/* A requirement counts once for an id, by however many ways it links there. counted: the number of
 * the requirement that was counted last, by entry; it also ends a circle of parents. */
static void count_up(const struct hoshi_framework *fw, const char *id,
                     const struct hoshi_tally *tally, size_t number, size_t *counted,
                     struct hoshi_tally *to)
{
    const struct hoshi_entry *e;
    for (; id != NULL && (e = hoshi_framework_find(fw, id)) != NULL; id = e->parent.s) {
        size_t at = (size_t)(e - fw->entry);
        if (counted[at] == number)
            return;
        counted[at] = number;
        add_up(&to[at], tally);
    }
}

enum hoshi_rc hoshi_tally_framework(const struct hoshi_result *r, const struct hoshi_framework *fw,
                                    struct hoshi_arena *arena, const struct hoshi_tally **ret_tally)
{
    struct hoshi_tally *to = hoshi_arena_array(arena, fw->n_entry, sizeof *to);
    size_t *counted = hoshi_arena_array(arena, fw->n_entry, sizeof *counted);
    if (to == NULL || counted == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < r->catalog->n_requirement; i++) {
        const struct hoshi_requirement *req = r->catalog->requirement[i];
        const struct hoshi_refs *refs = hoshi_requirement_refs(req, fw->id.s);
        struct hoshi_tally tally = tally_requirement(r, req);
        for (size_t k = 0; refs != NULL && k < refs->id.n; k++)
            count_up(fw, refs->id.v[k].s, &tally, i + 1, counted, to);
    }
    *ret_tally = to;
    return HOSHI_OK;
}
