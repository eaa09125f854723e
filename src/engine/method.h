/* How a catalogue turns outcomes into verdicts: one file and one row for each method. */
#ifndef HOSHI_ENGINE_METHOD_H
#define HOSHI_ENGINE_METHOD_H

#include <hoshi/arena.h>
#include <hoshi/result.h>

struct hoshi_method {
    /* What the answer to a criterion in play comes to; NULL: what its status says. */
    struct hoshi_outcome (*outcome)(const struct hoshi_result *r, size_t criterion);
    /* Whether a criterion holds a star back as its outcome says; NULL: each does. */
    struct hoshi_outcome (*counts_as)(const struct hoshi_result *r, size_t criterion);
    /* Sets what the answers add up to, when the outcomes are there; NULL: nothing. */
    enum hoshi_rc (*add_up)(struct hoshi_result *r, struct hoshi_arena *arena);
    /* What a criterion adds to the score; NULL: there is none. */
    int32_t (*points)(const struct hoshi_result *r, size_t criterion);
};

/**
 * The method of a result's catalogue.
 *
 * @param r a result
 * @return its row
 * @owner  static storage
 */
const struct hoshi_method *hoshi_method_of(const struct hoshi_result *r);

/**
 * What a criterion counts as towards a level.
 *
 * @param r         its outcomes are there
 * @param criterion index
 * @return as its outcome, unless the method says otherwise
 */
struct hoshi_outcome hoshi_counts_as(const struct hoshi_result *r, size_t criterion);

/** Method points: whether an answer counts towards a star. @return see struct hoshi_method */
struct hoshi_outcome hoshi_points_count_as(const struct hoshi_result *r, size_t criterion);
/** Method points: the sum. @return HOSHI_OK @owner nothing changes hands */
HOSHI_MUST_USE enum hoshi_rc hoshi_points_add_up(struct hoshi_result *r, struct hoshi_arena *arena);
/** Method points: what an answer gives. @return see struct hoshi_method */
int32_t hoshi_points_points(const struct hoshi_result *r, size_t criterion);
/** Method maturity: a level against its target. @return see struct hoshi_method */
struct hoshi_outcome hoshi_maturity_outcome(const struct hoshi_result *r, size_t criterion);
/** Method maturity: the means. @return HOSHI_OK or HOSHI_E_NOMEM @owner arena */
HOSHI_MUST_USE enum hoshi_rc hoshi_maturity_add_up(struct hoshi_result *r,
                                                   struct hoshi_arena *arena);
/** Method level-sets: the level of each category. @return HOSHI_OK or HOSHI_E_NOMEM @owner arena */
HOSHI_MUST_USE enum hoshi_rc hoshi_level_sets_add_up(struct hoshi_result *r,
                                                     struct hoshi_arena *arena);
/** Method deduction: the score, and what a conditional status says. @return HOSHI_OK or
 * HOSHI_E_NOMEM
 * @owner arena */
HOSHI_MUST_USE enum hoshi_rc hoshi_deduction_add_up(struct hoshi_result *r,
                                                    struct hoshi_arena *arena);

/** Method deduction: what is taken away, as it is if nothing is answered. @return see struct
 * hoshi_method */
int32_t hoshi_deduction_points(const struct hoshi_result *r, size_t criterion);
/** Method list: whether something is left to be said. @return see struct hoshi_method */
struct hoshi_outcome hoshi_list_outcome(const struct hoshi_result *r, size_t criterion);
/** Method list: the counts. @return HOSHI_OK or HOSHI_E_NOMEM @owner arena */
HOSHI_MUST_USE enum hoshi_rc hoshi_list_add_up(struct hoshi_result *r, struct hoshi_arena *arena);

#endif
