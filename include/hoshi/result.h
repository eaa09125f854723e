/* layer: model
 * What judgement finds. Counts are integers; a ratio is made when it is printed, rounded down. */
#ifndef HOSHI_RESULT_H
#define HOSHI_RESULT_H

#include <hoshi/answers.h>
#include <hoshi/overlay.h>
#include <hoshi/policy.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What one criterion comes to. Zero is "open": nothing was said. */
enum hoshi_outcome_kind {
#define OUTCOME(id, code) HOSHI_OUTCOME_##id,
#include <hoshi/vocabulary.def>
    HOSHI_OUTCOME_COUNT_
};

/** Why it is a gap or open. The table is hoshi/reason.def. */
enum hoshi_reason {
#define REASON(id, code, en, ja) HOSHI_REASON_##id,
#include <hoshi/reason.def>
#undef REASON
    HOSHI_REASON_COUNT_
};

/** What a star comes to. */
enum hoshi_verdict {
#define VERDICT(id, code) HOSHI_VERDICT_##id,
#include <hoshi/vocabulary.def>
    HOSHI_VERDICT_COUNT_
};

/** Remarks that never change a verdict. The table is hoshi/finding.def. */
enum hoshi_finding_code {
#define FINDING(id, code, detect, en, ja) HOSHI_FINDING_##id,
#include <hoshi/finding.def>
#undef FINDING
    HOSHI_FINDING_COUNT_
};

/** One criterion's outcome. */
struct hoshi_outcome {
    enum hoshi_outcome_kind kind;
    enum hoshi_reason reason;
};

/** Counts over a set of criteria. */
struct hoshi_tally {
    uint32_t total, met, na_claimed, out_of_play, gap, open;
};

/** One star, over all criteria up to it. */
struct hoshi_star_result {
    uint8_t star;
    enum hoshi_verdict verdict;
    struct hoshi_tally tally;
    struct hoshi_tally counted; /**< what the verdict is from: the same, but where the method of the
                                   catalogue lets a question that is answered count as met */
};

/** A gap or an open criterion, in working order. */
struct hoshi_gap {
    const struct hoshi_criterion *criterion;
    struct hoshi_outcome outcome;
    const struct hoshi_answer *answer; /**< NULL = unanswered */
};

/** A remark about the company's answers. */
struct hoshi_finding {
    enum hoshi_finding_code code;
    const struct hoshi_criterion *criterion; /**< NULL when it concerns a condition */
    int32_t condition;                       /**< index, or -1 */
    const struct hoshi_criterion **about;    /**< other criteria it speaks of */
    size_t n_about;
    hoshi_day day;    /**< the date it speaks of, or 0 */
    const char *what; /**< the file it speaks of, or NULL */
};

/** A policy rule that touched a verdict. */
struct hoshi_assumption {
    enum hoshi_rule rule;
    const struct hoshi_criterion **criterion;
    size_t n_criterion;
};

/** What a buyer asks of the company, and what that comes to. It stands beside the star reached,
 * which no overlay can change. */
struct hoshi_asked {
    const struct hoshi_overlay *overlay;   /**< NULL when only a star was decided */
    const struct hoshi_overlay_class *cls; /**< or NULL */
    uint8_t star;                          /**< 0 = nothing is asked */
    hoshi_day due;                         /**< 0 = not said */
    enum hoshi_verdict verdict;
    struct hoshi_tally tally; /**< over the judged criteria */
    bool *judged;             /**< by criterion index: up to the star, less ignored, plus added */
    const struct hoshi_gap **todo; /**< judged gaps and open ones in working order */
    size_t n_todo;
    const struct hoshi_overlay_rule **ignored;
    size_t n_ignored;
    const struct hoshi_overlay_rule **added;
    size_t n_added;
};

/** What the answers add up to, where the method of the catalogue gives points. */
struct hoshi_score {
    size_t n, n_open;              /**< questions that give points; of them not answered */
    int32_t sum, min, max;         /**< sum: of those that are answered */
    const struct hoshi_band *band; /**< NULL: none, or not all are answered */
    /* method deduction */
    bool begun;       /**< something is answered that only the highest level asks for */
    bool none;        /**< a blocker is not met: there is no score at all */
    int32_t high;     /**< the score if all that is not answered were met; sum: if it were not */
    uint32_t n_claim; /**< claims of "not applicable", which take nothing away */
    bool conditional; /**< all is answered, and what is not met may stay open */
    const struct hoshi_criterion **prevents; /**< what is not met and may not stay open */
    size_t n_prevents;
};

/** An exact mean: it is divided when it is printed. count 0: there is none. */
struct hoshi_mean {
    uint32_t sum, count;
};

/** Where items stand on the scale of the method maturity. Those out of play do not count. */
struct hoshi_maturity {
    uint32_t total, open; /**< items; of them without a level */
    uint32_t below;       /**< their level is less than their target */
    struct hoshi_mean level, target;
};

/** What is said of the items of a list. Those out of play do not count. */
struct hoshi_list_counts {
    uint32_t total, applied, excluded;
    uint32_t without_reason; /**< of the excluded ones */
    uint32_t open;           /**< nothing is said, where it is asked */
    uint32_t noted;          /**< with a note */
};

/** A whole result. Borrows from catalogue, answers and policy. */
struct hoshi_result {
    const struct hoshi_catalog *catalog;
    const struct hoshi_answers *answers;
    const struct hoshi_policy *policy;
    hoshi_day as_of;
    uint8_t star;             /**< star reached; 0 = none */
    uint8_t star_firm;        /**< star reached without a claim of "not applicable" */
    uint8_t star_provisional; /**< reached of a provisional catalogue, which is no star of
                                 the scheme and never in the two above; 0 = none */
    struct hoshi_score score; /**< n = 0: the method of the catalogue gives no points */
    struct hoshi_maturity
        *maturity;                  /**< by group index, then of all groups; NULL: another method */
    struct hoshi_list_counts *list; /**< likewise, of the method list */
    uint8_t *group_level; /**< by group index, where the method gives each a level; else NULL */
    struct hoshi_outcome *outcome;   /**< by criterion index */
    struct hoshi_star_result *level; /**< by level index */
    struct hoshi_tally *group;       /**< group index * n_level + level index */
    struct hoshi_gap *gap;           /**< gaps and open criteria in one working order */
    size_t n_gap;                    /**< gaps only, whoever they are up to */
    size_t n_todo;                   /**< how many are listed */
    const char *owner;               /**< whose gaps are listed; NULL = all */
    struct hoshi_finding *finding;
    size_t n_finding;
    struct hoshi_assumption *assumption;
    size_t n_assumption;
    bool is_listed; /**< set by who judges for a buyer: its list has this id, with a star or not */
    const struct hoshi_asked *asked; /**< set by hoshi_ask(); NULL = no buyer's rules */
};

/**
 * Where all items of a result stand.
 *
 * @param r a result
 * @return what its groups come to together; NULL where its method is another than maturity
 * @owner  r
 */
const struct hoshi_maturity *hoshi_result_maturity(const struct hoshi_result *r);

/** The same for the method list. @return the counts, or NULL @owner r */
const struct hoshi_list_counts *hoshi_result_list(const struct hoshi_result *r);

/**
 * What a buyer asks of the company.
 *
 * @param r judged
 * @return r->asked, or NULL where there are no buyer's rules or they ask nothing of this company
 * @owner  r
 */
const struct hoshi_asked *hoshi_asked_of(const struct hoshi_result *r);

/**
 * Whether two texts name the same owner: width, capitals and blanks at the ends do not count.
 *
 * @param a one
 * @param b another
 * @return true when they do
 * @owner  nothing is kept
 */
bool hoshi_owner_same(const char *a, const char *b);

/**
 * Who a gap is up to: who the sheet names, else who usually does it.
 *
 * @param gap  gap
 * @param lang language of the usual one
 * @return a name or role; "" when nobody is known
 * @owner  the sheet or static storage
 */
const char *hoshi_gap_owner(const struct hoshi_gap *gap, enum hoshi_lang lang);

/**
 * Whether somebody may be asked for: a role of hoshi/vocabulary.def in either language, or an owner
 * that the sheet names.
 *
 * @param r    result
 * @param word role or name
 * @return false for one that nobody has written
 * @owner  nothing changes hands
 */
bool hoshi_result_knows_owner(const struct hoshi_result *r, const char *word);

/**
 * Leave only what is up to one owner in the list of gaps. Stars, counts and all else stay those of
 * the whole. Before hoshi_ask().
 *
 * @param r    judged
 * @param word role or name; borrowed
 * @owner  nothing changes hands
 */
void hoshi_result_keep_owner(struct hoshi_result *r, const char *word);

/**
 * How many gaps and open criteria are listed up to a star.
 *
 * @param r    judged
 * @param star star
 * @return the number
 * @owner  nothing changes hands
 */
uint32_t hoshi_result_listed(const struct hoshi_result *r, uint8_t star);

/**
 * What an answer comes to when nothing else decides: no condition, policy, date or expert.
 *
 * @param status answer
 * @return its outcome and the reason of it
 * @owner  nothing changes hands
 */
struct hoshi_outcome hoshi_status_outcome(enum hoshi_status status);

/**
 * Whether a star of the catalogue and every lower one is met, provisional or not.
 *
 * @param r    levels are judged
 * @param star star; one that the catalogue does not have is met with all below it
 * @param firm claims of "not applicable" do not count
 * @return whether
 */
bool hoshi_result_reaches(const struct hoshi_result *r, uint8_t star, bool firm);

/**
 * met + na-claimed + out-of-play.
 *
 * @param tally counts
 * @return satisfied criteria
 * @owner  nothing changes hands
 */
uint32_t hoshi_tally_satisfied(const struct hoshi_tally *tally);

/**
 * Satisfied in percent of the total, rounded down, so that 100 means all. 0 when there are none.
 *
 * @param tally counts
 * @return 0 to 100
 * @owner  nothing changes hands
 */
uint32_t hoshi_tally_percent(const struct hoshi_tally *tally);

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_outcome_code(enum hoshi_outcome_kind kind);
/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_reason_code(enum hoshi_reason reason);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_reason_label(enum hoshi_reason reason, enum hoshi_lang lang);
/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_verdict_code(enum hoshi_verdict verdict);
/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_finding_code(enum hoshi_finding_code code);
/** Texts for people, {0} = criterion, {1} = other criteria or date. @return static text @owner
 * static storage */
const char *hoshi_finding_text(enum hoshi_finding_code code, enum hoshi_lang lang);

#ifdef __cplusplus
}
#endif
#endif
