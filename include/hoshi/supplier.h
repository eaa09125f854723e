/* layer: model
 * A buyer's list of suppliers: three questions about each, the star that follows from them, and the
 * record that a fair buyer keeps. Columns: hoshi/supplier.def; docs/how-to/buyer.md. */
#ifndef HOSHI_SUPPLIER_H
#define HOSHI_SUPPLIER_H

#include <hoshi/date.h>
#include <hoshi/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Answer to one of the three questions; zero is "nobody has said". */
enum hoshi_supplier_answer { HOSHI_SUPPLIER_UNANSWERED = 0, HOSHI_SUPPLIER_YES, HOSHI_SUPPLIER_NO };

/** The three questions. */
enum hoshi_supplier_question {
#define QUESTION(id, column, column_ja, en, ja) HOSHI_QUESTION_##id,
#include <hoshi/supplier.def>
    HOSHI_QUESTION_COUNT_
};

/** What is kept as it was given. */
enum hoshi_supplier_record {
#define RECORD(id, column, column_ja) HOSHI_RECORD_##id,
#include <hoshi/supplier.def>
    HOSHI_RECORD_COUNT_
};

/** How the star follows. */
enum hoshi_supplier_decision {
    HOSHI_DECISION_UNDECIDED = 0, /**< no yes, and a question is open */
    HOSHI_DECISION_NONE,          /**< all three answered no */
    HOSHI_DECISION_ANY            /**< at least one yes */
};

/** One supplier. */
struct hoshi_supplier {
    struct hoshi_span span;
    const char *id;   /**< never NULL after loading */
    const char *name; /**< or NULL */
    enum hoshi_supplier_answer answer[HOSHI_QUESTION_COUNT_];
    const char *record[HOSHI_RECORD_COUNT_]; /**< NULL = blank */
    const char **own;                        /**< by hoshi_suppliers.own; NULL = blank */
    uint8_t asked; /**< star in the list's own column "asked"; 0 = blank or undecided */
    struct hoshi_span asked_span;
};

/** A list. */
struct hoshi_suppliers {
    struct hoshi_supplier *v; /**< in the order of the file */
    size_t n;
    const char **own; /**< names of the buyer's own columns, which are kept as they are */
    size_t n_own;
    const struct hoshi_supplier **by_id; /**< sorted by bytes of the id */
    const char *sha256;                  /**< of the bytes it was read from */
    uint16_t diag_source; /**< index of its text in the diagnostics it was loaded with */
};

/**
 * Find a supplier.
 *
 * @param list loaded list
 * @param id   id; p == NULL finds nothing
 * @return the supplier, or NULL
 * @owner  list
 */
const struct hoshi_supplier *hoshi_suppliers_find(const struct hoshi_suppliers *list,
                                                  struct hoshi_str id);

/**
 * Decide by the three questions: any yes, none, or undecided.
 *
 * @param supplier its answers
 * @return the decision
 * @owner  nothing changes hands
 * @source criterion 2-1-3-1 of the catalogue; docs/how-to/buyer.md
 */
enum hoshi_supplier_decision hoshi_supplier_decide(const struct hoshi_supplier *supplier);

/**
 * The star that a decision asks for.
 *
 * @param decision decision
 * @return 4, 3, or 0 when it is undecided
 * @owner  nothing changes hands
 */
uint8_t hoshi_decision_star(enum hoshi_supplier_decision decision);

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_decision_code(enum hoshi_supplier_decision decision);
/** Column of a question. @return static text @owner static storage */
const char *hoshi_question_column(enum hoshi_supplier_question question);
/** Words of a question, to be used in a reason. @return static text @owner static storage */
const char *hoshi_question_words(enum hoshi_supplier_question question, enum hoshi_lang lang);
/** Column of the record. @return static text @owner static storage */
const char *hoshi_record_column(enum hoshi_supplier_record record);

#ifdef __cplusplus
}
#endif
#endif
