/* layer: engine
 * The rungs of the stars: where a company stands on each, by the sheets it has. */
#ifndef HOSHI_LADDER_H
#define HOSHI_LADDER_H

#include <hoshi/result.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One star of one catalogue. Borrows all it points to. */
struct hoshi_rung {
    const struct hoshi_catalog *catalog;
    size_t level; /**< index of the star among the levels of the catalogue; without meaning where it
                     has none, and the whole sheet is one rung */
    const struct hoshi_result *result; /**< NULL: no sheet answers this catalogue */
    const char *sheet;                 /**< the file that does, or NULL */
};

/** All of them, from the lowest star up. */
struct hoshi_ladder {
    const struct hoshi_rung *rung;
    size_t n_rung;
    hoshi_day as_of;
};

#ifdef __cplusplus
}
#endif
#endif
