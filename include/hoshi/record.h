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
    uint32_t n_claim; /**< of those satisfied: claimed as "not applicable" */
};

/** One record. All texts are borrowed; a text that is not there has p == NULL. */
struct hoshi_record {
    struct hoshi_str source; /**< UTF-8; foreign bytes are escaped */
    struct hoshi_str error_code, error_place,
        error_message;         /**< a code: not judged, no more below */
    struct hoshi_str id, name; /**< of the company */
    uint8_t star;              /**< reached; 0 = none */
    uint8_t star_firm;         /**< reached without a claim of "not applicable"; never above star */
    struct hoshi_record_star level[HOSHI_STAR_MAX]; /**< by level index of the catalogue */
    uint32_t n_level;
    uint32_t n_gap, n_finding;
    struct hoshi_record_star asked; /**< by a buyer; over what is asked of this company */
    struct hoshi_str class_id;      /**< of the buyer's overlay */
    hoshi_day due;                  /**< 0 = not said */
    /** By criterion index an enum hoshi_outcome_kind or HOSHI_NOT_MEASURED, over what is asked, or
     * else over the lowest star; empty when nobody wanted it. */
    struct hoshi_str outcome;
};

/**
 * On how many claims of "not applicable" the star of a record rests.
 *
 * @param record judged
 * @return claims that have to be accepted for the star; 0 when the star is firm, or none
 * @owner  nothing changes hands
 */
uint32_t hoshi_record_claims(const struct hoshi_record *record);

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
