/* layer: model
 * What changed between two sheets, results or bundles of one catalogue or its editions. It says
 * what differs, and where the measure differs too; never that something is better or worse. */
#ifndef HOSHI_DIFF_H
#define HOSHI_DIFF_H

#include <hoshi/catalog_diff.h>
#include <hoshi/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What became of a criterion. The table is hoshi/diff.def. */
enum hoshi_diff_class {
#define DIFF_CLASS(id, code, en, ja) HOSHI_DIFF_##id,
#include <hoshi/diff.def>
    HOSHI_DIFF_COUNT_
};

/** What a side was read from. */
enum hoshi_diff_form {
#define DIFF_FORM(id, code, en, ja) HOSHI_DIFF_FORM_##id,
#include <hoshi/diff.def>
    HOSHI_DIFF_FORM_COUNT_
};

/** What is not alike on both sides. */
enum hoshi_diff_measure {
#define DIFF_MEASURE(id, code, en, ja) HOSHI_DIFF_MEASURE_##id,
#include <hoshi/diff.def>
    HOSHI_DIFF_MEASURE_COUNT_
};

/** A level as a side names it. Both zero: none. */
struct hoshi_diff_named {
    uint8_t star;   /**< of stars; 0 = none */
    const char *id; /**< "ML2" of another scheme; NULL = none */
};

/** What one side says of a level. */
struct hoshi_diff_level {
    struct hoshi_diff_named level;
    enum hoshi_verdict verdict;
    struct hoshi_tally tally;
};

/** What one side says of a criterion. */
struct hoshi_diff_criterion {
    const char *id;
    struct hoshi_diff_named level;
    bool has_status; /**< it is answered by a status */
    enum hoshi_status status;
    int item_level, item_target; /**< of the method maturity; -1 = not said */
    enum hoshi_applied applied;
    struct hoshi_outcome outcome;
    enum hoshi_confirmation_result confirmed;
    hoshi_day performed;
    const char *via, *state;
    const char *reason; /**< the company's, to be compared; NULL: none, or not known */
    bool evidence_expired;
    bool carried_over;    /**< an answer of last time that nobody has confirmed */
    bool undated;         /**< a recurring duty that is met without a day */
    const char *evidence; /**< all of it as one text, to be compared; NULL: none, or not known */
};

/** One side of the comparison. */
struct hoshi_diff_side {
    enum hoshi_diff_form form;
    const char *name; /**< of the file, for people */
    const char *catalogue_id, *edition, *catalogue_sha256;
    const char *base_id;                 /**< of the catalogue that its own extends, or NULL */
    const struct hoshi_catalog *catalog; /**< exactly that one; NULL: not at hand */
    const char *policy_id, *policy_sha256, *answers_sha256;
    bool other_catalogue, other_policy; /**< called as a built-in one, with other bytes; set by who
                                             has them: hoshi_builtin_look_side() */
    const char *organization, *organization_id, *corporate_number; /**< or NULL */
    const char *scope, *left_out; /**< of what it speaks, and of what not; or NULL */
    /** Of its criteria: answers of last time, duties without a day, what conditions take out. */
    uint32_t n_carried_over, n_undated, n_out_of_play;
    hoshi_day as_of;
    bool has_stars, has_levels;
    struct hoshi_diff_named reached, firm, provisional;
    bool has_provisional;
    bool knows_evidence;
    struct hoshi_diff_level *level;
    size_t n_level;
    struct hoshi_diff_criterion *criterion;
    size_t n_criterion;
};

/** Which criterion of the second catalogue is which of the first, and whether it can be compared.
 */
struct hoshi_diff_pair {
    const char *was, *is;            /**< ids; NULL: it is not there */
    enum hoshi_catalog_change means; /**< SAME, TEXTS, RENUMBERED: what is asked is the same */
    bool unknown;                    /**< nobody knows: a catalogue is not at hand */
};

/** One criterion. */
struct hoshi_diff_row {
    enum hoshi_diff_class cls;
    uint32_t also; /**< bits of the other classes that fit */
    enum hoshi_catalog_change means;
    bool unknown;
    const struct hoshi_diff_criterion *was, *is; /**< NULL: not there */
    const struct hoshi_text *text;               /**< its words, or NULL */
};

/** The whole comparison. */
struct hoshi_diff {
    const struct hoshi_diff_side *from, *to;
    bool measure[HOSHI_DIFF_MEASURE_COUNT_];
    bool same;                  /**< no criterion, level or star differs */
    struct hoshi_diff_row *row; /**< in the order of the second catalogue, what is gone behind */
    size_t n_row;
    size_t n[HOSHI_DIFF_COUNT_];
};

/**
 * Set a side's counts, from its criteria.
 *
 * @param side its criteria are there
 */
void hoshi_diff_side_count(struct hoshi_diff_side *side);

/**
 * Note a finding about a criterion, where a comparison looks at it.
 *
 * @param criterion of a side
 * @param code      of the finding
 */
void hoshi_diff_mark(struct hoshi_diff_criterion *criterion, enum hoshi_finding_code code);

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_diff_class_code(enum hoshi_diff_class cls);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_diff_class_label(enum hoshi_diff_class cls, enum hoshi_lang lang);
/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_diff_form_code(enum hoshi_diff_form form);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_diff_form_label(enum hoshi_diff_form form, enum hoshi_lang lang);
/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_diff_measure_code(enum hoshi_diff_measure measure);
/** Sentences for people. @return static text @owner static storage */
const char *hoshi_diff_measure_label(enum hoshi_diff_measure measure, enum hoshi_lang lang);

/**
 * Whether two sides name the same level.
 *
 * @param a one
 * @param b another
 * @return true also where both are none
 * @owner  nothing is kept
 */
bool hoshi_diff_same_level(struct hoshi_diff_named a, struct hoshi_diff_named b);

#ifdef __cplusplus
}
#endif
#endif
