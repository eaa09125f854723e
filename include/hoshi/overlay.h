/* layer: model
 * A buyer's own rules, laid over a catalogue: which star is asked of whom, by when, which criteria
 * count in addition and which are left aside. It never changes an answer, nor the star that the
 * catalogue's own rules come to. How the file looks: docs/reference/overlay.md. */
#ifndef HOSHI_OVERLAY_H
#define HOSHI_OVERLAY_H

#include <hoshi/catalog.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One criterion that the buyer leaves aside or asks for in addition. */
struct hoshi_overlay_rule {
    struct hoshi_span span;
    struct hoshi_name criterion;
    const char *reason;
    struct hoshi_names class_id;      /**< only for suppliers of these classes; none = for all */
    hoshi_day due;                    /**< of an additional criterion; 0 = the supplier's */
    const struct hoshi_criterion *at; /**< set by the loader */
};

/** What is asked, as it is said: a star, or the level of a scheme that has none. */
struct hoshi_overlay_level {
    struct hoshi_name star, level; /**< one of them, or none */
};

/** A class of suppliers. */
struct hoshi_overlay_class {
    struct hoshi_span span;
    struct hoshi_name id;
    struct hoshi_text title;
    struct hoshi_overlay_level said;
    uint8_t star; /**< set by the loader; 0 = as for everybody */
    hoshi_day due;
};

/** One supplier by the id in its sheet. */
struct hoshi_overlay_supplier {
    struct hoshi_span span;
    struct hoshi_name id, class_id;
    struct hoshi_overlay_level said;
    uint8_t star; /**< set by the loader; 0 = as for its class */
    hoshi_day due;
    const struct hoshi_overlay_class *cls; /**< set by the loader */
};

/** A whole overlay. */
struct hoshi_overlay {
    struct hoshi_span span;
    struct hoshi_name format, id, catalogue;
    struct hoshi_text title;
    struct hoshi_overlay_level said;
    uint8_t star; /**< set by the loader; asked of everybody; 0 = of nobody but those named */
    hoshi_day due;
    struct hoshi_overlay_class *cls;
    size_t n_cls;
    struct hoshi_overlay_supplier *supplier;
    size_t n_supplier;
    struct hoshi_overlay_rule *ignore;
    size_t n_ignore;
    struct hoshi_overlay_rule *add;
    size_t n_add;
    /* set by the loader */
    const struct hoshi_overlay_supplier **by_id; /**< sorted by bytes of the id */
    const char *sha256;                          /**< of the bytes it was read from */
};

/** What is asked of one supplier. */
struct hoshi_overlay_ask {
    const struct hoshi_overlay_class *cls; /**< or NULL */
    uint8_t star;                          /**< 0 = nothing is asked */
    hoshi_day due;                         /**< 0 = not said */
};

/**
 * What is asked of a supplier. The nearest word counts: the decision for it, its row, its class,
 * everybody.
 *
 * @param overlay loaded overlay, or NULL
 * @param id      its id, or NULL
 * @param decided star that was decided for it elsewhere; 0 = none was
 * @return star, due date and class
 * @owner  overlay
 * @source docs/reference/overlay.md
 */
struct hoshi_overlay_ask hoshi_overlay_ask(const struct hoshi_overlay *overlay, const char *id,
                                           uint8_t decided);

/**
 * Find a supplier.
 *
 * @param overlay loaded overlay
 * @param id      id of the sheet's organization; NULL finds nothing
 * @return the row, or NULL
 * @owner  overlay
 */
const struct hoshi_overlay_supplier *hoshi_overlay_find(const struct hoshi_overlay *overlay,
                                                        const char *id);

#ifdef __cplusplus
}
#endif
#endif
