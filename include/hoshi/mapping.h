/* layer: model
 * A mapping: what an answer to a criterion of one catalogue tells about a criterion of another. How
 * the file looks: docs/reference/mapping.md. */
#ifndef HOSHI_MAPPING_H
#define HOSHI_MAPPING_H

#include <hoshi/catalog.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the one criterion demands, beside the other. The table is hoshi/vocabulary.def. */
enum hoshi_relation {
    HOSHI_RELATION_NOT_SAID = 0,
#define RELATION(id, code, met_tells, unmet_tells, en, ja) HOSHI_RELATION_##id,
#include <hoshi/vocabulary.def>
    HOSHI_RELATION_COUNT_
};

/** Which way an answer points. */
enum hoshi_polarity {
    HOSHI_POLARITY_NONE = 0, /**< not answered, not known, not applicable */
    HOSHI_POLARITY_MET,
    HOSHI_POLARITY_UNMET /**< not met, or not in full */
};

/** How sure it is that an answer tells something: an enum hoshi_confidence plus one; 0 = it tells
 * nothing. */
typedef int hoshi_sureness;

/** One pair of criteria. */
struct hoshi_mapping_row {
    struct hoshi_span span;
    struct hoshi_name from, to;
    enum hoshi_relation relation;                 /**< what `from` demands, beside `to` */
    hoshi_sureness if_met;                        /**< that `to` is met when `from` is */
    hoshi_sureness if_unmet;                      /**< that `to` is not met when `from` is not */
    struct hoshi_span if_met_span, if_unmet_span; /**< line 0: not written */
    int basis_said; /**< an enum hoshi_basis plus one; 0 = that of the file */
    struct hoshi_text note;
};

/** A whole mapping. */
struct hoshi_mapping {
    struct hoshi_span span;
    struct hoshi_name format;
    struct hoshi_name from, to; /**< "scs@2026-03": the two catalogues with their editions */
    struct hoshi_text title, note;
    enum hoshi_basis basis;
    struct hoshi_mapping_row *row;
    size_t n_row;
    /* set by the loader */
    const char *name;     /**< "built-in:…" or the file name */
    const char *sha256;   /**< of the bytes it was read from */
    uint16_t diag_source; /**< index of its text in the diagnostics it was loaded with */
};

/**
 * Whether an answer to the one criterion tells anything about the other, by the words of a
 * relation.
 *
 * @param relation relation
 * @param polarity of the answer
 * @return true when it does
 */
bool hoshi_relation_tells(enum hoshi_relation relation, enum hoshi_polarity polarity);

/**
 * How sure a row is of what an answer tells.
 *
 * @param row      row
 * @param polarity of the answer
 * @return 0: it tells nothing
 */
hoshi_sureness hoshi_mapping_tells(const struct hoshi_mapping_row *row,
                                   enum hoshi_polarity polarity);

/** Who made a row. @param map its mapping @param row row @return that */
enum hoshi_basis hoshi_mapping_basis(const struct hoshi_mapping *map,
                                     const struct hoshi_mapping_row *row);

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_relation_code(enum hoshi_relation relation);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_relation_label(enum hoshi_relation relation, enum hoshi_lang lang);

#ifdef __cplusplus
}
#endif
#endif
