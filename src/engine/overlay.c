/* A buyer's rules over a finished judgement. The outcomes, the levels and the star reached stay as
 * the catalogue's own rules made them; what is asked is a verdict of its own beside them. */
#include <hoshi/judge.h>
#include <string.h>

#include "engine/engine.h"
#include "engine/method.h"

static bool has_class(const struct hoshi_overlay_rule *rule, const struct hoshi_overlay_class *cls)
{
    for (size_t i = 0; i < rule->class_id.n; i++) {
        if (cls != NULL && strcmp(rule->class_id.v[i].s, cls->id.s) == 0)
            return true;
    }
    return rule->class_id.n == 0;
}

static enum hoshi_rc apply_rules(struct hoshi_asked *a, struct hoshi_arena *arena)
{
    const struct hoshi_overlay *ov = a->overlay;
    if (ov == NULL)
        return HOSHI_OK;
    a->ignored = hoshi_arena_array(arena, ov->n_ignore, sizeof(void *));
    a->added = hoshi_arena_array(arena, ov->n_add, sizeof(void *));
    if (a->ignored == NULL || a->added == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < ov->n_ignore; i++) {
        const struct hoshi_overlay_rule *rule = &ov->ignore[i];
        if (!has_class(rule, a->cls) || !a->judged[rule->at->index])
            continue;
        a->judged[rule->at->index] = false;
        a->ignored[a->n_ignored++] = rule;
    }
    for (size_t i = 0; a->star != 0 && i < ov->n_add; i++) {
        const struct hoshi_overlay_rule *rule = &ov->add[i];
        if (!has_class(rule, a->cls) || a->judged[rule->at->index])
            continue; /* the star itself already asks for it */
        a->judged[rule->at->index] = true;
        a->added[a->n_added++] = rule;
    }
    return HOSHI_OK;
}

enum hoshi_rc hoshi_ask(struct hoshi_result *r, const struct hoshi_overlay *ov,
                        const char *supplier, uint8_t decided, struct hoshi_arena *arena)
{
    const struct hoshi_catalog *cat = r->catalog;
    struct hoshi_asked *a = hoshi_arena_alloc(arena, sizeof *a);
    if (a == NULL)
        return HOSHI_E_NOMEM;
    struct hoshi_overlay_ask ask = hoshi_overlay_ask(ov, supplier, decided);
    a->overlay = ov;
    a->cls = ask.cls;
    a->star = ask.star;
    a->due = ask.due;
    a->judged = hoshi_arena_array(arena, cat->n_criterion, sizeof *a->judged);
    a->todo = hoshi_arena_array(arena, r->n_todo, sizeof(void *));
    if (a->judged == NULL || a->todo == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++)
        a->judged[i] = hoshi_criterion_counts(cat->criterion[i], a->star);
    enum hoshi_rc rc = apply_rules(a, arena);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_tally counted = {0}; /* as the catalogue's method counts towards a level */
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (!a->judged[i])
            continue;
        hoshi_tally_add(&a->tally, r->outcome[i]);
        hoshi_tally_add(&counted, hoshi_counts_as(r, i));
    }
    for (size_t i = 0; i < r->n_todo; i++) {
        if (a->judged[r->gap[i].criterion->index])
            a->todo[a->n_todo++] = &r->gap[i];
    }
    a->verdict = hoshi_verdict_of(&counted);
    r->asked = a;
    return HOSHI_OK;
}
