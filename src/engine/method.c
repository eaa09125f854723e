#include "engine/method.h"

static const struct hoshi_method method[HOSHI_METHOD_COUNT_] = {
    [HOSHI_METHOD_ALL] = {NULL, NULL, NULL},
    [HOSHI_METHOD_POINTS] = {NULL, hoshi_points_count_as, hoshi_points_add_up},
    [HOSHI_METHOD_LIST] = {hoshi_list_outcome, NULL, hoshi_list_add_up},
    [HOSHI_METHOD_LEVEL_SETS] = {NULL, NULL, hoshi_level_sets_add_up},
    [HOSHI_METHOD_DEDUCTION] = {NULL, NULL, hoshi_deduction_add_up},
    [HOSHI_METHOD_MATURITY] = {hoshi_maturity_outcome, NULL, hoshi_maturity_add_up},
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
