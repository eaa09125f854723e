/* layer: model
 * What changed from one catalogue to another, and what each change means for answers. */
#ifndef HOSHI_CATALOG_DIFF_H
#define HOSHI_CATALOG_DIFF_H

#include <hoshi/catalog.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a change means for whoever has answered. */
enum hoshi_catalog_change {
#define CATALOG_CHANGE(id, code, en, ja) HOSHI_CHANGE_##id,
#include <hoshi/vocabulary.def>
    HOSHI_CHANGE_COUNT_
};

/** The kinds of rows of a catalogue. */
enum hoshi_catalog_row {
#define CATALOG_ROW(id, code, en, ja) HOSHI_ROW_##id,
#include <hoshi/vocabulary.def>
    HOSHI_ROW_COUNT_
};

/** One field that says something else: NULL where it says nothing. Equal pointers in both languages
 * where a value has no language. */
struct hoshi_field_change {
    const char *field; /**< as the file calls it */
    struct hoshi_text was, is;
};

/** One row that is not as it was. */
struct hoshi_row_change {
    enum hoshi_catalog_row row;
    enum hoshi_catalog_change means;
    const char *was, *is;          /**< its id before and now; NULL: not there */
    const struct hoshi_text *text; /**< its words now, or before when it is gone; or NULL */
    struct hoshi_field_change *field;
    size_t n_field;
};

/** All of them: catalogue, levels, conditions, groups, requirements, criteria, each in the order of
 * the newer catalogue, what is gone behind. */
struct hoshi_catalog_diff {
    const struct hoshi_catalog *from, *to;
    struct hoshi_row_change *row;
    size_t n_row;
    size_t n_criterion[HOSHI_CHANGE_COUNT_]; /**< criteria by what it means for them */
};

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_catalog_change_code(enum hoshi_catalog_change change);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_catalog_change_label(enum hoshi_catalog_change change, enum hoshi_lang lang);
/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_catalog_row_code(enum hoshi_catalog_row row);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_catalog_row_label(enum hoshi_catalog_row row, enum hoshi_lang lang);

#ifdef __cplusplus
}
#endif
#endif
