#include "engine/method.h"

#include "engine/engine.h"

static const struct hoshi_method method[HOSHI_METHOD_COUNT_] = {
    [HOSHI_METHOD_ALL] = {NULL, NULL, NULL, NULL},
    [HOSHI_METHOD_POINTS] = {NULL, hoshi_points_count_as, hoshi_points_add_up, hoshi_points_points},
    [HOSHI_METHOD_LIST] = {hoshi_list_outcome, NULL, hoshi_list_add_up, NULL},
    [HOSHI_METHOD_LEVEL_SETS] = {NULL, NULL, hoshi_level_sets_add_up, NULL},
    [HOSHI_METHOD_DEDUCTION] = {NULL, NULL, hoshi_deduction_add_up, hoshi_deduction_points},
    [HOSHI_METHOD_MATURITY] = {hoshi_maturity_outcome, NULL, hoshi_maturity_add_up, NULL},
};

const struct hoshi_method *hoshi_method_of(const struct hoshi_result *r)
{
    return &method[r->catalog->method];
}

struct hoshi_outcome hoshi_counts_as(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_method *of = hoshi_method_of(r);
    return of->counts_as != NULL ? of->counts_as(r, criterion) : r->outcome[criterion];
}

bool hoshi_has_points(const struct hoshi_result *r)
{
    return hoshi_method_of(r)->points != NULL;
}

int32_t hoshi_points_of(const struct hoshi_result *r, size_t criterion)
{
    const struct hoshi_method *of = hoshi_method_of(r);
    return of->points != NULL ? of->points(r, criterion) : 0;
}
