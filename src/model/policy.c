#include <hoshi/policy.h>

const char *hoshi_rule_name(enum hoshi_rule rule)
{
    static const char *const name[HOSHI_RULE_COUNT_] = {
        [HOSHI_RULE_NOT_APPLICABLE] = "not_applicable",
        [HOSHI_RULE_FRESHNESS] = "freshness",
        [HOSHI_RULE_EVIDENCE] = "evidence",
    };
    return name[rule];
}

enum hoshi_confidence hoshi_policy_confidence(const struct hoshi_policy *policy,
                                              enum hoshi_rule rule)
{
    return policy->rule[rule] != NULL ? policy->rule[rule]->confidence : HOSHI_CONFIDENCE_UNKNOWN;
}
