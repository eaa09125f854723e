/* layer: model
 * A sheet on its way into another catalogue: what becomes of everything that it says. */
#ifndef HOSHI_MIGRATION_H
#define HOSHI_MIGRATION_H

#include <hoshi/answers.h>
#include <hoshi/mapping.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What becomes of it. The table is hoshi/vocabulary.def. */
enum hoshi_fate {
    HOSHI_FATE_NOT_SAID = 0,
#define FATE(id, code, en, ja) HOSHI_FATE_##id,
#include <hoshi/vocabulary.def>
    HOSHI_FATE_COUNT_
};

/** What of a sheet it is. */
enum hoshi_migrated {
#define MIGRATED(id, code, en, ja) HOSHI_MIGRATED_##id,
#include <hoshi/vocabulary.def>
    HOSHI_MIGRATED_COUNT_
};

/** A criterion of the new catalogue about which an answer tells something, or is asked to. */
struct hoshi_migration_link {
    const struct hoshi_criterion *to;
    const struct hoshi_mapping_row *row; /**< NULL: it is the same criterion */
    hoshi_sureness sure;                 /**< of what the answer tells; 0 = nothing: a hint */
};

/** One thing that the sheet says. */
struct hoshi_migration_row {
    enum hoshi_migrated kind;
    enum hoshi_fate fate;
    const char *id;                    /**< of the criterion, the condition or the field */
    const struct hoshi_answer *answer; /**< of an answer, else NULL */
    enum hoshi_polarity polarity;      /**< of an answer */
    const struct hoshi_migration_link *link;
    size_t n_link;
};

/** The whole way. Borrows all it points to. */
struct hoshi_migration {
    const struct hoshi_catalog *from, *to;
    const struct hoshi_mapping *mapping; /**< or NULL */
    struct hoshi_migration_row *row;     /**< answers, conditions, decisions, fields */
    size_t n_row;
    size_t n[HOSHI_FATE_COUNT_]; /**< rows by fate */
    size_t n_new;                /**< criteria and conditions that are asked for the first time */
};

/**
 * Which way an answer points: towards met or towards not met, by what its catalogue asks for.
 *
 * @param cat    catalogue
 * @param answer one of its answers, or NULL
 * @return none where it is not answered, not known or not applicable
 */
enum hoshi_polarity hoshi_answer_polarity(const struct hoshi_catalog *cat,
                                          const struct hoshi_answer *answer);

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_fate_code(enum hoshi_fate fate);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_fate_label(enum hoshi_fate fate, enum hoshi_lang lang);
/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_migrated_code(enum hoshi_migrated kind);
/** What stands before the id for people. @return static text @owner static storage */
const char *hoshi_migrated_label(enum hoshi_migrated kind, enum hoshi_lang lang);

#ifdef __cplusplus
}
#endif
#endif
