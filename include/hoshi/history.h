/* layer: model
 * Results that were kept, as their index has them. */
#ifndef HOSHI_HISTORY_H
#define HOSHI_HISTORY_H

#include <hoshi/diff.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Of the SHA-256 of a result, what is shown as its id. */
#define HOSHI_HISTORY_ID_CHARS 12

/** One result that was kept. */
struct hoshi_history_entry {
    const char *sha256;          /**< of its bytes: what it is called by */
    struct hoshi_diff_side side; /**< what it says; without its criteria */
    struct hoshi_tally total;    /**< over all criteria of its catalogue */
    bool has_score;              /**< its method counts points, and they are known */
    long long score;
};

/** Results of a company, or of several, by day; of one day in the order of adding. */
struct hoshi_history {
    struct hoshi_history_entry *entry;
    size_t n;
};

#ifdef __cplusplus
}
#endif
#endif
