/* Field rows of a policy. */
#include <hoshi/policy.h>

#include "codec/bind/rows.h"

static const struct hoshi_choice na_choice[] = {{"forbid", HOSHI_NA_FORBID},
                                                {"where-absent", HOSHI_NA_WHERE_ABSENT},
                                                {"with-reason", HOSHI_NA_WITH_REASON},
                                                {NULL, 0}};
static const struct hoshi_choice freshness_choice[] = {{"strict", HOSHI_FRESHNESS_STRICT},
                                                       {"enforce", HOSHI_FRESHNESS_ENFORCE},
                                                       {"ignore", HOSHI_FRESHNESS_IGNORE},
                                                       {NULL, 0}};
static const struct hoshi_choice evidence_choice[] = {
    {"required", HOSHI_EVIDENCE_REQUIRED}, {"optional", HOSHI_EVIDENCE_OPTIONAL}, {NULL, 0}};

/* The same rows for every rule but the words its value may have. */
#define RULE_SPEC(name, choices)                                                                   \
    static const struct hoshi_field name##_field[] = {                                             \
        F_CHOICE("value", REQ, hoshi_policy_rule, value, choices),                                 \
        F(BITEXT, "text", REQ, hoshi_policy_rule, text),                                           \
        F(BITEXT, "source", REQ, hoshi_policy_rule, source),                                       \
        F_CHOICE("confidence", REQ, hoshi_policy_rule, confidence, hoshi_confidence_choice),       \
    };                                                                                             \
    static const struct hoshi_spec name##_spec = {                                                 \
        .what = "rule", .size = sizeof(struct hoshi_policy_rule), HOSHI_SPEC_FIELDS(name##_field)}

RULE_SPEC(na, na_choice);
RULE_SPEC(freshness, freshness_choice);
RULE_SPEC(evidence, evidence_choice);

static const struct hoshi_field policy_field[] = {
    F(NAME, "hoshi", REQ, hoshi_policy, format),
    F(NAME, "id", REQ | ID, hoshi_policy, id),
    F(BITEXT, "title", REQ, hoshi_policy, title),
    F_STRUCT("not_applicable", REQ, hoshi_policy, rule[HOSHI_RULE_NOT_APPLICABLE], na_spec),
    F_STRUCT("freshness", REQ, hoshi_policy, rule[HOSHI_RULE_FRESHNESS], freshness_spec),
    F_STRUCT("evidence", REQ, hoshi_policy, rule[HOSHI_RULE_EVIDENCE], evidence_spec),
};
const struct hoshi_spec hoshi_policy_spec = {
    .what = "policy/1", .size = sizeof(struct hoshi_policy), HOSHI_SPEC_FIELDS(policy_field)};
