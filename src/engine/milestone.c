/* After which package a star is met: judged by the same rules as the sheet, never counted by hand.
 */
#include <hoshi/judge.h>
#include <string.h>

#include "engine/plan.h"

/* The sheet as it would be. */
struct as_if {
    struct hoshi_answers answers;
    const struct hoshi_answer **by_criterion;
    enum hoshi_confirmation_result *confirmed;
    struct hoshi_answer met; /* done on the day of judgement, and shown */
    struct hoshi_evidence shown;
};

static enum hoshi_rc as_if_init(struct as_if *a, const struct hoshi_result *r,
                                struct hoshi_arena *arena)
{
    const size_t n = r->catalog->n_criterion;
    a->answers = *r->answers;
    a->by_criterion = hoshi_arena_array(arena, n, sizeof(void *));
    a->confirmed = hoshi_arena_array(arena, n, sizeof *a->confirmed);
    if (a->by_criterion == NULL || a->confirmed == NULL)
        return HOSHI_E_NOMEM;
    memcpy(a->by_criterion, r->answers->by_criterion, n * sizeof(void *));
    memcpy(a->confirmed, r->answers->confirmed, n * sizeof *a->confirmed);
    a->answers.by_criterion = a->by_criterion;
    a->answers.confirmed = a->confirmed;
    a->shown = (struct hoshi_evidence){.file.s = "plan", .date = r->as_of};
    a->met = (struct hoshi_answer){
        .status = HOSHI_STATUS_MET, .performed = r->as_of, .evidence = &a->shown, .n_evidence = 1};
    return HOSHI_OK;
}

static void meet(struct as_if *a, const struct hoshi_gap *gap)
{
    a->by_criterion[gap->criterion->index] = &a->met;
    a->confirmed[gap->criterion->index] = HOSHI_CONFIRMATION_NONE;
}

/* The highest star that is reached, provisional ones too. */
static uint8_t reached(const struct hoshi_result *r, bool firm)
{
    uint8_t star = 0;
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        if (!hoshi_result_reaches(r, r->catalog->level[i].star, firm))
            break;
        star = r->catalog->level[i].star;
    }
    return star;
}

static enum hoshi_rc judge(const struct hoshi_result *r, const struct as_if *a, uint8_t *ret_star,
                           bool *ret_firm)
{
    struct hoshi_arena arena;
    struct hoshi_result then;
    hoshi_arena_init(&arena, 0);
    enum hoshi_rc rc =
        hoshi_judge_counts(r->catalog, &a->answers, r->policy, r->as_of, &arena, &then);
    if (rc == HOSHI_OK) {
        *ret_star = reached(&then, false);
        *ret_firm = reached(&then, true) == *ret_star;
    }
    hoshi_arena_release(&arena);
    return rc;
}

enum hoshi_rc hoshi_plan_milestones(struct hoshi_plan *plan, struct hoshi_arena *arena)
{
    const struct hoshi_result *r = plan->result;
    struct as_if a;
    uint8_t before = reached(r, false);
    enum hoshi_rc rc = as_if_init(&a, r, arena);
    for (size_t i = 0; rc == HOSHI_OK && i < plan->n_item; i++) {
        struct hoshi_plan_item *item = &plan->item[i];
        uint8_t star = 0;
        for (size_t k = 0; k < item->n_open; k++)
            meet(&a, item->open[k]);
        rc = judge(r, &a, &star, &item->is_firm);
        item->reaches = star > before ? star : 0;
        before = star > before ? star : before;
    }
    return rc;
}
