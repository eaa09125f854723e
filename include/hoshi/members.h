/* layer: model
 * The companies of a group, each judged by its own sheet, side by side. */
#ifndef HOSHI_MEMBERS_H
#define HOSHI_MEMBERS_H

#include <hoshi/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One company of the group. */
struct hoshi_member {
    const char *name, *id; /**< as its sheet says; NULL = not said */
    const char *source;    /**< its sheet */
    const struct hoshi_result *result;
};

/** A sheet that could not be judged, so that nothing is known of the group. */
struct hoshi_not_judged {
    const char *source;
    const char *code; /**< of the first problem, "HS1003"; NULL = none was kept */
};

/** A group. A star is its own only when every member has it. */
struct hoshi_members {
    const struct hoshi_catalog *catalog;
    const struct hoshi_policy *policy;
    hoshi_day as_of;
    struct hoshi_member *member; /**< by name, then number, then sheet */
    size_t n;
    struct hoshi_not_judged *broken;
    size_t n_broken;
    const char **passed; /**< files beside the sheets that are none */
    size_t n_passed;
    bool known;              /**< every sheet was judged, and there is one */
    uint8_t star, star_firm; /**< of the group; 0 = none, or not known */
    uint8_t star_provisional;
    size_t level; /**< by index: what the group works towards */
};

#ifdef __cplusplus
}
#endif
#endif
