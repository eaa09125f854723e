/* layer: model
 * An answer sheet: what a company says of itself. How the file looks: hoshi-answers(5). */
#ifndef HOSHI_ANSWERS_H
#define HOSHI_ANSWERS_H

#include <hoshi/asks.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What sheets call their own format, in their first line. */
#define HOSHI_ANSWERS_FORMAT "answers/1"

/** Answer to a criterion; zero can never look compliant. The table is hoshi/status.def. */
enum hoshi_status {
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja) HOSHI_STATUS_##id,
#include <hoshi/status.def>
#undef STATUS
    HOSHI_STATUS_COUNT_
};

/** What is asked next after an answer, and stands in the sheet for such an answer only. */
enum hoshi_status_asks {
    HOSHI_ASKS_NOTHING = 0,
    HOSHI_ASKS_PERFORMED, /**< when it was last done, where the criterion recurs; which alternative
                           */
    HOSHI_ASKS_REASON,    /**< why it does not apply */
    HOSHI_ASKS_DUE        /**< by when, and who */
};

/** Answer to a condition; unanswered leaves its criteria in play. */
enum hoshi_condition_state {
    HOSHI_CONDITION_UNANSWERED = 0,
    HOSHI_CONDITION_YES,
    HOSHI_CONDITION_NO
};

/** What an expert decided about an answer. */
enum hoshi_confirmation_result {
    HOSHI_CONFIRMATION_NONE = 0,
#define CONFIRMATION(id, code, en, ja) HOSHI_CONFIRMATION_##id,
#include <hoshi/vocabulary.def>
    HOSHI_CONFIRMATION_COUNT_
};

/** A file or page that would show it. */
struct hoshi_evidence {
    struct hoshi_span span;
    struct hoshi_name file, url;
    const char *sha256, *title;
    uint64_t size_bytes;
    hoshi_day date, expires;
};

/** Whether an item is applied; nothing said is neither. */
enum hoshi_applied { HOSHI_APPLIED_NOT_SAID = 0, HOSHI_APPLIED_YES, HOSHI_APPLIED_NO };

/** A level of the scale that a sheet names, or none. */
struct hoshi_named_level {
    struct hoshi_span span;
    bool is_said;
    uint8_t value;
};

/** One answer. */
struct hoshi_answer {
    struct hoshi_span span;
    struct hoshi_name criterion; /**< its key in the sheet */
    enum hoshi_status status;
    struct hoshi_named_level level, target; /**< where the method asks for levels */
    enum hoshi_applied applied;             /**< where the catalogue asks for that */
    struct hoshi_span applied_span;
    hoshi_day performed, due;
    bool carried_over;
    struct hoshi_evidence *evidence;
    size_t n_evidence;
    const char *note, *reason, *owner;
    struct hoshi_name via;
    struct hoshi_name state;  /**< in which it is partly met; of hoshi_criterion.state */
    const char *status_alias; /**< as written, when it was not the code */
    struct hoshi_span status_span, performed_span;
    const char *updated_by;
    hoshi_day updated_on;
};

/** One answered condition. */
struct hoshi_condition_answer {
    struct hoshi_span span;
    struct hoshi_name condition;
    enum hoshi_condition_state state;
};

/** One expert's decision. */
struct hoshi_confirmation {
    struct hoshi_span span;
    struct hoshi_name criterion;
    enum hoshi_confirmation_result result;
    const char *by, *qualification, *comment;
    const char *sample; /**< in which it was drawn: "20/81 seed x" */
    const char *of;     /**< hoshi_answer_digest() of what was decided about, or HOSHI_REDACTED */
    hoshi_day on;
    /* set by hoshi_answers_resolve() */
    bool outdated; /**< about an answer that has changed since: its digest is another one; where
                        none is there, work was done or the answer changed on a later day */
    const struct hoshi_confirmation *superseded_by; /**< the next decision of the same expert,
                                                       further below, or NULL */
};

/** A part left out of the scope. */
struct hoshi_exclusion {
    struct hoshi_span span;
    const char *what, *reason;
};

/** Who answers. */
struct hoshi_organization {
    struct hoshi_span span;
    const char *name, *id;
    struct hoshi_name corporate_number;
};

/** For which part of the company. */
struct hoshi_scope {
    struct hoshi_span span;
    const char *unit, *note;
    struct hoshi_names site;
    struct hoshi_exclusion *exclusion;
    size_t n_exclusion;
};

/** Who filled the sheet in. */
struct hoshi_assessor {
    struct hoshi_span span;
    const char *name, *role;
};

/** A whole sheet. */
struct hoshi_answers {
    struct hoshi_span span;
    struct hoshi_name format, catalogue;
    struct hoshi_organization *organization;
    struct hoshi_scope *scope;
    hoshi_day assessed_on;
    struct hoshi_span assessed_on_span;
    struct hoshi_assessor *assessor;
    struct hoshi_name target_said; /**< level the company works towards, as written */
    struct hoshi_condition_answer *condition;
    size_t n_condition;
    struct hoshi_answer *answer;
    size_t n_answer;
    struct hoshi_confirmation *confirmation;
    size_t n_confirmation;
    /* set by hoshi_answers_resolve() */
    uint8_t target;                            /**< hoshi_level.star of target_said; 0 = not said */
    const struct hoshi_answer **by_criterion;  /**< by criterion index; NULL = unanswered */
    enum hoshi_condition_state *state;         /**< by condition index */
    enum hoshi_confirmation_result *confirmed; /**< by criterion index; of each expert the last
                                                    decision counts, and a rejection wins */
    bool *switched_off; /**< by criterion index: its condition is answered "no" */
    /* set by the loader */
    const char *name;     /**< file name for people */
    const char *sha256;   /**< of the bytes it was read from */
    uint16_t diag_source; /**< index of its text in the diagnostics it was loaded with */
};

/**
 * The code of a status, e.g. "not-applicable".
 *
 * @param status status
 * @return the code
 * @owner  static storage
 */
const char *hoshi_status_code(enum hoshi_status status);

/**
 * The label of a status for people.
 *
 * @param status status
 * @param lang   language
 * @return the label
 * @owner  static storage
 */
const char *hoshi_status_label(enum hoshi_status status, enum hoshi_lang lang);

/**
 * What is asked next after an answer.
 *
 * @param status status
 * @return what is asked, and kept in the sheet for such an answer only
 * @owner  nothing changes hands
 */
enum hoshi_status_asks hoshi_status_asks(enum hoshi_status status);

/**
 * Whether an answer says something to its question, not only a note beside it.
 *
 * @param answer what the sheet says, or NULL
 * @return true when it does, also where that is "not known"
 */
bool hoshi_answer_is_given(const struct hoshi_answer *answer);

/**
 * What a piece of evidence is called.
 *
 * @param evidence of an answer
 * @return its file, else its page; "" when it names neither
 * @owner  the answers, or static storage
 */
const char *hoshi_evidence_name(const struct hoshi_evidence *evidence);

/**
 * Whether an answer claims that nothing is left to do, which an expert confirms or rejects.
 *
 * @param status status
 * @return true for such an answer
 * @owner  nothing changes hands
 */
bool hoshi_status_is_claim(enum hoshi_status status);

/**
 * The implementation-status of OSCAL for an answer.
 *
 * @param status status
 * @return OSCAL's word, or NULL where it has none
 * @owner  static storage
 */
const char *hoshi_status_oscal(enum hoshi_status status);

/**
 * The status that a key of hoshi assess stands for.
 *
 * @param key        character typed
 * @param ret_status set on success only
 * @return whether the key stands for one
 * @owner  nothing changes hands
 */
bool hoshi_status_of_key(uint32_t key, enum hoshi_status *ret_status);

/**
 * The word of an expert's decision in files, e.g. "accepted".
 *
 * @param result decision
 * @return the code; NULL when nothing is decided
 * @owner  static storage
 */
const char *hoshi_confirmation_code(enum hoshi_confirmation_result result);

/**
 * The word of an expert's decision for people.
 *
 * @param result decision
 * @param lang   language
 * @return the label; "" when nothing is decided
 * @owner  static storage
 */
const char *hoshi_confirmation_label(enum hoshi_confirmation_result result, enum hoshi_lang lang);

/**
 * Whether a sheet claims that nothing is left to do about a criterion: met, not applicable, or out
 * of play because its condition is answered "no".
 *
 * @param ans       resolved answers
 * @param criterion its index in the catalogue
 * @return true when it does
 */
bool hoshi_answers_claim(const struct hoshi_answers *ans, size_t criterion);

/**
 * Whether a claim is among those that an expert is asked about: a condition takes criteria out of
 * every level, and of one above what the sheet aims at nobody has said anything else.
 *
 * @param ans       resolved answers
 * @param criterion of the catalogue
 * @return false also for what is no claim
 * @owner  nothing changes hands
 */
bool hoshi_answers_claim_counts(const struct hoshi_answers *ans,
                                const struct hoshi_criterion *criterion);

/**
 * Whether an expert has rejected an answer: nothing may rest on it.
 *
 * @param ans       resolved answers
 * @param criterion its index in the catalogue
 * @return true when one has
 */
bool hoshi_answers_rejected(const struct hoshi_answers *ans, size_t criterion);

/**
 * Whether a decision says whose it is.
 *
 * @param c a decision
 * @return false for a name without a letter or a digit, too
 * @owner  nothing changes hands
 */
bool hoshi_confirmation_is_named(const struct hoshi_confirmation *c);

/**
 * Whether a decision is one expert's own. Decisions without a name are nobody's.
 *
 * @param c             a decision
 * @param by            the expert's name, or NULL
 * @param qualification with it, or NULL
 * @return whether name and qualification are the same
 * @owner  nothing changes hands
 */
bool hoshi_confirmation_is_of(const struct hoshi_confirmation *c, const char *by,
                              const char *qualification);

/** Bytes of an answer's digest, with its NUL. */
#define HOSHI_ANSWER_DIGEST_BYTES 72

/**
 * What an expert decides about, as a digest: "sha256:" and the SHA-256 of the answer written as one
 * line of JSON without spaces: organization (its name), corporate_number, scope (unit, sites,
 * exclusions with what and reason), criterion, condition ("no" where its condition is answered so),
 * status, level, applied, performed, reason, note, via, state, carried_over (when true) and
 * evidence with file, url, sha256, size, date, expires, title, in this order, each only where it is
 * given. Who is in charge, and who wrote it when, are no part of it.
 *
 * @param ans        resolved answers
 * @param criterion  what is answered, of their catalogue
 * @param ret_digest filled in on success
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  nothing is kept
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_answer_digest(const struct hoshi_answers *ans,
                                                 const struct hoshi_criterion *criterion,
                                                 char ret_digest[HOSHI_ANSWER_DIGEST_BYTES]);

/** What stands for a value that was hidden before the sheet was handed on. */
#define HOSHI_REDACTED "[redacted]"

/**
 * Read a status: a code or one of the spellings that people use (○, はい, 対象外, n/a …).
 *
 * @param s          text, spaces at the ends are ignored; empty means unanswered
 * @param ret_status set on success only
 * @param ret_alias  set on success only: whether it was another spelling
 * @return HOSHI_OK or HOSHI_E_INVALID
 * @owner  nothing is kept
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_status_parse(struct hoshi_str s, enum hoshi_status *ret_status,
                                                bool *ret_alias);

/**
 * Whether a text is a corporate number: 13 digits, the first of which is the check digit.
 *
 * @param s text
 * @return true when it is
 * @owner  nothing is kept
 * @source check digit = 9 - (sum of P(n) * Q(n)) mod 9 over the 12 other digits
 */
bool hoshi_corporate_number_ok(const char *s);

#ifdef __cplusplus
}
#endif
#endif
