/* layer: model
 * Rules that the scheme does not (yet) settle: how N/A, old reviews and missing evidence count.
 * Each rule names its source and how sure it is. */
#ifndef HOSHI_POLICY_H
#define HOSHI_POLICY_H

#include <hoshi/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Id of the policy that is taken when none is named. */
#define HOSHI_POLICY_DEFAULT "default"

/** How "not applicable" counts. Zero is the strictest. */
enum hoshi_na_rule {
    HOSHI_NA_FORBID = 0,
    HOSHI_NA_WHERE_ABSENT, /**< with a reason, and only where the catalogue says may_be_absent */
    HOSHI_NA_WITH_REASON
};
/** How a recurring duty with an old or missing date counts. */
enum hoshi_freshness_rule {
    HOSHI_FRESHNESS_STRICT = 0,
    HOSHI_FRESHNESS_ENFORCE,
    HOSHI_FRESHNESS_IGNORE
};
/** Whether "met" needs evidence. */
enum hoshi_evidence_rule { HOSHI_EVIDENCE_REQUIRED = 0, HOSHI_EVIDENCE_OPTIONAL };

/** The rules; also the bits of hoshi_result.assumption. */
enum hoshi_rule {
    HOSHI_RULE_NOT_APPLICABLE = 0,
    HOSHI_RULE_FRESHNESS,
    HOSHI_RULE_EVIDENCE,
    HOSHI_RULE_COUNT_
};

/** One rule with where it comes from. */
struct hoshi_policy_rule {
    struct hoshi_span span;
    int value; /**< one of the enums above */
    struct hoshi_text source, text;
    enum hoshi_confidence confidence;
};

/** A policy. */
struct hoshi_policy {
    struct hoshi_span span;
    struct hoshi_name format, id;
    struct hoshi_text title;
    struct hoshi_policy_rule *rule[HOSHI_RULE_COUNT_];
    const char *sha256; /**< set by the loader */
    bool not_built_in;  /**< its bytes are known to be those of no built-in policy; set by who has
                           looked */
};

/**
 * Name of a rule as in the policy file, e.g. "not_applicable".
 *
 * @param rule rule
 * @return its name
 * @owner  static storage
 */
const char *hoshi_rule_name(enum hoshi_rule rule);

/**
 * How sure the policy is of a rule.
 *
 * @param policy policy
 * @param rule   rule
 * @return the confidence; unknown when the policy does not have the rule
 * @owner  nothing changes hands
 */
enum hoshi_confidence hoshi_policy_confidence(const struct hoshi_policy *policy,
                                              enum hoshi_rule rule);

/**
 * Name of a confidence as in files, e.g. "seen".
 *
 * @param confidence confidence
 * @return its name
 * @owner  static storage
 */
const char *hoshi_confidence_name(enum hoshi_confidence confidence);

/**
 * The words of a confidence for people.
 *
 * @param confidence confidence
 * @param lang       language
 * @return the label
 * @owner  static storage
 */
const char *hoshi_confidence_label(enum hoshi_confidence confidence, enum hoshi_lang lang);

#ifdef __cplusplus
}
#endif
#endif
