/* How a catalogue turns outcomes into verdicts: one file and one row for each method. */
#ifndef HOSHI_ENGINE_METHOD_H
#define HOSHI_ENGINE_METHOD_H

#include <hoshi/result.h>

struct hoshi_method {
    /* Whether a criterion holds a star back as its outcome says; NULL: each does. */
    struct hoshi_outcome (*counts_as)(const struct hoshi_result *r, size_t criterion);
    /* Sets what the answers add up to, when the outcomes are there; NULL: nothing. */
    void (*add_up)(struct hoshi_result *r);
};

/**
 * The method of a result's catalogue.
 *
 * @param r a result
 * @return its row
 * @owner  static storage
 */
const struct hoshi_method *hoshi_method_of(const struct hoshi_result *r);

/** Method points: whether an answer counts towards a star. @return see struct hoshi_method */
struct hoshi_outcome hoshi_points_count_as(const struct hoshi_result *r, size_t criterion);
/** Method points: the sum. @param r see struct hoshi_method @owner nothing changes hands */
void hoshi_points_add_up(struct hoshi_result *r);

#endif
