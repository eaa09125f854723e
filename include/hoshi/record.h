/* layer: report
 * What one input of a batch came to: the star, counts, and what a portfolio shows of it; or why it
 * could not be judged. */
#ifndef HOSHI_RECORD_H
#define HOSHI_RECORD_H

#include <hoshi/arena.h>
#include <hoshi/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/** In hoshi_record.outcome: this criterion is not asked of the company. */
#define HOSHI_NOT_MEASURED '\xff'

/** One star, in numbers. */
struct hoshi_record_star {
    uint8_t star; /**< 0 = none: the rest is zero */
    enum hoshi_verdict verdict;
    uint32_t satisfied, total;
    uint32_t n_claim;       /**< of those satisfied: claimed as "not applicable" */
    uint32_t n_out_of_play; /**< of those satisfied: a condition was answered "no" */
};

/** Points, or what deductions leave, where the method gives any. */
struct hoshi_record_score {
    bool is_given; /**< by the method; else the rest is zero */
    bool is_known; /**< nothing is open, and no blocker takes it away */
    int32_t sum, min, max;
    uint32_t n_open;
};

/** What came of an input, or of a buyer's request. The first four are judged; of the last two
 * there is no input. */
enum hoshi_record_state {
#define RECORD_STATE(id, code, en, ja) HOSHI_RECORD_STATE_##id,
#include <hoshi/vocabulary.def>
    HOSHI_RECORD_STATE_COUNT_
};

/** Why a sheet that does not count is worth a look. */
enum hoshi_record_doubt {
#define RECORD_DOUBT(id, code, en, ja) HOSHI_RECORD_DOUBT_##id,
#include <hoshi/vocabulary.def>
    HOSHI_RECORD_DOUBT_COUNT_
};

/** Why an input could not be judged: one of the problems. */
struct hoshi_record_problem {
    struct hoshi_str code, place, message;
};

/** Further problems that a record keeps; of the others it knows the number. */
#define HOSHI_RECORD_PROBLEMS_MAX 99

/**
 * One record. All texts are borrowed; a text that is not there has p == NULL.
 *
 * Three kinds: a judged input (no error_code); an input that could not be judged (error_code; id,
 * name, assessed_on, asked.star, due and class_id where they are known, the other numbers are
 * zero); a supplier who is asked and from whom nothing came (source.p == NULL; state MISSING,
 * OVERDUE or NOT_KNOWN; id, name, similar_id, asked.star, due, class_id). A sink gets the last kind
 * behind all others.
 */
struct hoshi_record {
    enum hoshi_record_state state;
    struct hoshi_str source; /**< UTF-8; foreign bytes are escaped; NULL = no input */
    struct hoshi_str error_code, error_place,
        error_message;                       /**< a code: not judged; the first problem */
    const struct hoshi_record_problem *more; /**< the problems behind the first */
    uint32_t n_more, n_more_kept;            /**< all of them; those in more */
    struct hoshi_str id, name;               /**< of the company */
    struct hoshi_str scope, left_out;        /**< of the sheet, and what it leaves out of it,
                                                as it names them; hoshi_record_scope() */
    hoshi_day assessed_on;                   /**< as the sheet says; 0 = not said */
    struct hoshi_str catalogue_assumed;      /**< the sheet, a table, names none */
    uint32_t n_row_missing;                  /**< criteria without a row in it: they look like
                                                unanswered ones, and may have been deleted */
    uint8_t star;                            /**< reached; 0 = none */
    uint8_t star_firm; /**< reached without a claim of "not applicable"; never above star */
    struct hoshi_record_star level[HOSHI_STAR_MAX]; /**< by level index of the catalogue */
    uint32_t n_level;
    uint32_t n_gap, n_finding;
    struct hoshi_record_score score;
    struct hoshi_maturity maturity; /**< of the whole sheet; total 0: of another method */
    struct hoshi_list_counts list;  /**< likewise */
    struct hoshi_record_star asked; /**< by a buyer; over what is asked of this company */
    struct hoshi_str class_id;      /**< of the buyer's overlay */
    hoshi_day due;                  /**< 0 = not said */
    /** The id is not one of those that a buyer asks, but nearly this one; of a missing supplier,
     * the id that came instead. For people to decide: nothing was matched by it. */
    struct hoshi_str similar_id;
    /** The buyer's list has this id for a company whose name is plainly another: a sheet that was
     * copied, or an id that was. For people to decide, too. */
    struct hoshi_str listed_name;
    struct hoshi_str latest; /**< SUPERSEDED: the source of the newest sheet of this company */
    /** Of the newest sheet that could be judged: the source of one that does not count and is worth
     * a look, and why: the code of its error, or of enum hoshi_record_doubt. */
    struct hoshi_str not_taken, not_taken_code;
    /** By criterion index an enum hoshi_outcome_kind or HOSHI_NOT_MEASURED, over what is asked, or
     * else over the lowest star; empty when nobody wanted it. */
    struct hoshi_str outcome;
};

/**
 * Whether a record is of an input that was judged.
 *
 * @param record any
 * @return false for errors, and for suppliers from whom nothing came
 * @owner  nothing changes hands
 */
bool hoshi_record_is_judged(const struct hoshi_record *record);

/**
 * What an input came to, without a buyer's eyes.
 *
 * @param record of an input
 * @return RECEIVED, UNREADABLE or OTHER_EDITION
 * @owner  nothing changes hands
 */
enum hoshi_record_state hoshi_record_settle(const struct hoshi_record *record);

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_record_doubt_code(enum hoshi_record_doubt doubt);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_record_doubt_label(enum hoshi_record_doubt doubt, enum hoshi_lang lang);
/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_record_state_code(enum hoshi_record_state state);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_record_state_label(enum hoshi_record_state state, enum hoshi_lang lang);

/**
 * The record of a result, without source and outcomes.
 *
 * @param r          judged
 * @param ret_record set; borrows the texts of r
 * @return nothing
 * @owner  texts stay with the result
 */
void hoshi_record_of(const struct hoshi_result *r, struct hoshi_record *ret_record);

/**
 * Add which part of the company the sheet speaks of: a star of a part is not one of the whole.
 *
 * @param r      judged
 * @param arena  holds the texts
 * @param record scope and left_out are set; long ones are cut and end in "…"
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  the arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_record_scope(const struct hoshi_result *r,
                                                struct hoshi_arena *arena,
                                                struct hoshi_record *record);

/**
 * Add the outcomes that a portfolio counts.
 *
 * @param r      judged
 * @param arena  holds them
 * @param record of r
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  the arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_record_outcomes(const struct hoshi_result *r,
                                                   struct hoshi_arena *arena,
                                                   struct hoshi_record *record);

/**
 * Whether a record that came from elsewhere can be one of this catalogue: stars, counts and
 * outcomes are in their ranges, texts are UTF-8 without control characters.
 *
 * @param record  anything
 * @param catalog indexed
 * @return true when it can be used without looking again
 * @owner  nothing changes hands
 */
bool hoshi_record_fits(const struct hoshi_record *record, const struct hoshi_catalog *catalog);

#ifdef __cplusplus
}
#endif
#endif
