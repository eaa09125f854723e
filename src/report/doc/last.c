/* What an earlier judgement says, counted over the catalogue of the report. */
#include <string.h>

#include "base/str.h"
#include "engine/engine.h"
#include "model/scope.h"
#include "report/doc/view.h"

static const struct hoshi_diff_criterion *find(const struct hoshi_diff_side *side, const char *id)
{
    for (size_t i = 0; i < side->n_criterion; i++) {
        if (strcmp(side->criterion[i].id, id) == 0)
            return &side->criterion[i];
    }
    return NULL;
}

static void add_level(struct hoshi_mean *mean, int level)
{
    if (level < 0)
        return;
    mean->sum += (uint32_t)level;
    mean->count++;
}

/* As the method maturity adds them up. */
static void add_means(struct hoshi_maturity *m, const struct hoshi_diff_criterion *c)
{
    if (c == NULL || c->outcome.kind == HOSHI_OUTCOME_OUT_OF_PLAY)
        return;
    add_level(&m->level, c->outcome.reason == HOSHI_REASON_REJECTED ? -1 : c->item_level);
    add_level(&m->target, c->item_target);
}

enum hoshi_rc hoshi_view_take_last(struct hoshi_view *v)
{
    const struct hoshi_diff_side *side = v->opts->earlier;
    const struct hoshi_catalog *cat = v->r->catalog;
    struct hoshi_result *last = hoshi_arena_array(&v->arena, 1, sizeof *last);
    if (side == NULL)
        return HOSHI_OK;
    const char *scope, *left_out;
    if (last == NULL ||
        hoshi_scope_texts(v->r->answers->scope, &v->arena, &scope, &left_out) != HOSHI_OK)
        return HOSHI_E_NOMEM;
    v->last_has_other_scope =
        !hoshi_text_same(scope, side->scope) || !hoshi_text_same(left_out, side->left_out);
    *last = *v->r; /* of which only what is counted is another */
    last->as_of = side->as_of;
    last->outcome = hoshi_arena_array(&v->arena, cat->n_criterion, sizeof *last->outcome);
    last->level = hoshi_arena_array(&v->arena, cat->n_level, sizeof *last->level);
    last->group = hoshi_arena_array(&v->arena, cat->n_group * cat->n_level, sizeof *last->group);
    if (last->maturity != NULL)
        last->maturity = hoshi_arena_array(&v->arena, cat->n_group + 1, sizeof *last->maturity);
    if (last->outcome == NULL || last->level == NULL || last->group == NULL ||
        (v->r->maturity != NULL && last->maturity == NULL))
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_diff_criterion *c = find(side, cat->criterion[i]->id.s);
        if (c != NULL) /* what it did not know is open */
            last->outcome[i] = c->outcome;
        if (last->maturity != NULL)
            add_means(&last->maturity[cat->criterion[i]->requirement->group->index], c);
    }
    hoshi_tally_all(last, NULL);
    v->last = last;
    return HOSHI_OK;
}
