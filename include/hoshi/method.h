/* layer: model
 * What a catalogue says for its method: points, bands, deductions. How the file looks:
 * hoshi-catalogue(5). */
#ifndef HOSHI_METHOD_H
#define HOSHI_METHOD_H

#include <hoshi/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Points for one answer, of a catalogue of the method points. */
struct hoshi_points {
    struct hoshi_span span;
    struct hoshi_name status;
    int32_t points;
};

/** What a sum of points means, from one sum on to the next higher band. */
struct hoshi_band {
    struct hoshi_span span;
    int32_t from;
    struct hoshi_text title;
};

/** Method deduction: what a sheet may score, and from where on some items may stay open. */
struct hoshi_deduction {
    struct hoshi_span span;
    int32_t max, min;
    int32_t conditional; /**< INT32_MAX: there is no conditional status */
    struct hoshi_span conditional_span;
};

/** Method deduction: a way in which a criterion is partly met, and what that takes away. */
struct hoshi_state_of {
    struct hoshi_span span;
    struct hoshi_name id;
    struct hoshi_text text;
    int32_t weight;
    bool may_stay_open; /**< in this state, while the status is conditional */
};

#ifdef __cplusplus
}
#endif
#endif
