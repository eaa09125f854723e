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

const char *hoshi_confidence_name(enum hoshi_confidence confidence)
{
    static const char *const name[HOSHI_CONFIDENCE_COUNT_] = {
        [HOSHI_CONFIDENCE_UNKNOWN] = "unknown", [HOSHI_CONFIDENCE_UNVERIFIED] = "unverified",
        [HOSHI_CONFIDENCE_LOW] = "low",         [HOSHI_CONFIDENCE_SECONDARY] = "secondary",
        [HOSHI_CONFIDENCE_DRAFT] = "draft",     [HOSHI_CONFIDENCE_MEDIUM] = "medium",
        [HOSHI_CONFIDENCE_HIGH] = "high",       [HOSHI_CONFIDENCE_SEEN] = "seen",
        [HOSHI_CONFIDENCE_FINAL] = "final",
    };
    return name[confidence];
}
