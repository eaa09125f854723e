/* Every answer gives points, which may be negative. A star asks that the questions are answered,
 * however, and that what has no points is met. */
#include "engine/method.h"

/* What an expert has rejected is no answer: neither its points nor its star may rest on it. */
static enum hoshi_status answer_of(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_answer *a = r->answers->by_criterion[criterion];
    return a != NULL && !hoshi_answers_rejected(r->answers, criterion) ? a->status
                                                                       : HOSHI_STATUS_UNANSWERED;
}

static bool is_scored(const struct hoshi_result *r, size_t criterion)
{
    return !r->catalog->criterion[criterion]->unscored &&
           r->outcome[criterion].kind != HOSHI_OUTCOME_OUT_OF_PLAY;
}

struct hoshi_outcome hoshi_points_count_as(const struct hoshi_result *r, size_t criterion)
{
    static const struct hoshi_outcome met = {HOSHI_OUTCOME_MET, HOSHI_REASON_NONE};
    bool answered = answer_of(r, criterion) != HOSHI_STATUS_UNANSWERED;
    return is_scored(r, criterion) && answered ? met : r->outcome[criterion];
}

/* The fewest and the most that one question can give. */
static void bounds(const struct hoshi_catalog *cat, int32_t *ret_min, int32_t *ret_max)
{
    *ret_min = cat->points[0].points;
    *ret_max = cat->points[0].points;
    for (size_t i = 1; i < cat->n_points; i++) {
        int32_t p = cat->points[i].points;
        *ret_min = p < *ret_min ? p : *ret_min;
        *ret_max = p > *ret_max ? p : *ret_max;
    }
}

int32_t hoshi_points_points(const struct hoshi_result *r, size_t criterion)
{
    return is_scored(r, criterion) ? r->catalog->points_of[answer_of(r, criterion)] : 0;
}

enum hoshi_rc hoshi_points_add_up(struct hoshi_result *r, struct hoshi_arena *arena)
{
    (void)arena;
    struct hoshi_score *s = &r->score;
    int32_t min, max;
    bounds(r->catalog, &min, &max);
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        if (!is_scored(r, i))
            continue;
        s->n++;
        s->n_open += answer_of(r, i) == HOSHI_STATUS_UNANSWERED;
        s->sum += hoshi_points_points(r, i);
        s->min += min;
        s->max += max;
    }
    for (size_t i = r->catalog->n_band; i > 0 && s->n_open == 0; i--) {
        if (s->sum >= r->catalog->band[i - 1].from)
            s->band = &r->catalog->band[i - 1];
    }
    return HOSHI_OK;
}
