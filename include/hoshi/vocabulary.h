/* layer: model
 * The closed lists of words that files of this project use, as enums with their codes and labels.
 * The words themselves: hoshi/vocabulary.def. */
#ifndef HOSHI_VOCABULARY_H
#define HOSHI_VOCABULARY_H

#include <hoshi/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Standing of a catalogue's official source. */
enum hoshi_catalog_status {
#define CATALOG_STATUS(id, code, en, ja) HOSHI_CATALOG_##id,
#include <hoshi/vocabulary.def>
    HOSHI_CATALOG_STATUS_COUNT_
};

/** How the ids of a catalogue are made. */
enum hoshi_ids {
#define IDS(id, code) HOSHI_IDS_##id,
#include <hoshi/vocabulary.def>
    HOSHI_IDS_COUNT_
};

/** What a catalogue is answered about. */
enum hoshi_subject {
#define SUBJECT(id, code, en, ja) HOSHI_SUBJECT_##id,
#include <hoshi/vocabulary.def>
    HOSHI_SUBJECT_COUNT_
};

/** What a question is answered by. */
enum hoshi_answered_by {
#define ANSWERED_BY(id, key) HOSHI_ANSWERED_BY_##id,
#include <hoshi/vocabulary.def>
    HOSHI_ANSWERED_BY_COUNT_
};

/** How answers become a verdict. The first row is what a catalogue has that says nothing. */
enum hoshi_method_id {
#define METHOD(id, code, answered_by, en, ja) HOSHI_METHOD_##id,
#include <hoshi/vocabulary.def>
    HOSHI_METHOD_COUNT_
};

/** Who says a link between two frameworks exists. */
enum hoshi_basis {
#define BASIS(id, code, en, ja) HOSHI_BASIS_##id,
#include <hoshi/vocabulary.def>
    HOSHI_BASIS_COUNT_
};

/** How long a measure takes in a company of 30 to 100 people. 0 = not said. */
enum hoshi_effort {
    HOSHI_EFFORT_NONE = 0,
#define EFFORT(id, code, en, ja) HOSHI_EFFORT_##id,
#include <hoshi/vocabulary.def>
    HOSHI_EFFORT_COUNT_
};

/** Who usually does it. 0 = not said. */
enum hoshi_owner {
    HOSHI_OWNER_NONE = 0,
#define OWNER(id, code, en, ja) HOSHI_OWNER_##id,
#include <hoshi/vocabulary.def>
    HOSHI_OWNER_COUNT_
};

/** What a company is made to write. */
enum hoshi_paper_kind {
#define PAPER_KIND(id, code, en, ja) HOSHI_PAPER_##id,
#include <hoshi/vocabulary.def>
    HOSHI_PAPER_COUNT_
};

/** How a criterion stands on one that comes first in the work. */
enum hoshi_prerequisite_kind {
#define PREREQUISITE(id, code, en, ja) HOSHI_PREREQUISITE_##id,
#include <hoshi/vocabulary.def>
    HOSHI_PREREQUISITE_COUNT_
};

/**
 * The word of an effort in files, e.g. "S".
 *
 * @param effort effort
 * @return the code; NULL when it is not said
 * @owner  static storage
 */
const char *hoshi_effort_code(enum hoshi_effort effort);

/**
 * The word of an effort for people.
 *
 * @param effort effort
 * @param lang   language
 * @return the label; "" when it is not said
 * @owner  static storage
 */
const char *hoshi_effort_label(enum hoshi_effort effort, enum hoshi_lang lang);

/**
 * The word of an owner in files, e.g. "general-affairs".
 *
 * @param owner who usually does it
 * @return the code; NULL when it is not said
 * @owner  static storage
 */
const char *hoshi_owner_code(enum hoshi_owner owner);

/**
 * The word of an owner for people.
 *
 * @param owner who usually does it
 * @param lang  language
 * @return the label; "" when it is not said
 * @owner  static storage
 */
const char *hoshi_owner_label(enum hoshi_owner owner, enum hoshi_lang lang);

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_paper_kind_code(enum hoshi_paper_kind kind);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_paper_kind_label(enum hoshi_paper_kind kind, enum hoshi_lang lang);

/**
 * The role that a word means: its code, or its label in any language.
 *
 * @param word what a person wrote; width and capitals do not count
 * @return the role, or NONE
 * @owner  nothing is kept
 */
enum hoshi_owner hoshi_owner_read(const char *word);

/**
 * The word of a basis in files, e.g. "own".
 *
 * @param basis who says a link exists
 * @return the code
 * @owner  static storage
 */
const char *hoshi_basis_code(enum hoshi_basis basis);

/**
 * The word of a basis for people.
 *
 * @param basis who says a link exists
 * @param lang  language
 * @return the label
 * @owner  static storage
 */
const char *hoshi_basis_label(enum hoshi_basis basis, enum hoshi_lang lang);

/**
 * The word for how ids are made in files, e.g. "free".
 *
 * @param ids how the ids of a catalogue are made
 * @return the code
 * @owner  static storage
 */
const char *hoshi_ids_code(enum hoshi_ids ids);

/**
 * The word of a method in files, e.g. "points".
 *
 * @param method how answers become a verdict
 * @return the code
 * @owner  static storage
 */
const char *hoshi_method_code(enum hoshi_method_id method);

/**
 * The words of a method for people.
 *
 * @param method how answers become a verdict
 * @param lang   language
 * @return the label
 * @owner  static storage
 */
const char *hoshi_method_label(enum hoshi_method_id method, enum hoshi_lang lang);

/** Codes of machine formats. @return static text @owner static storage */
const char *hoshi_subject_code(enum hoshi_subject subject);
/** Labels for people. @return static text @owner static storage */
const char *hoshi_subject_label(enum hoshi_subject subject, enum hoshi_lang lang);

/**
 * What the questions of a method are answered by.
 *
 * @param method how answers become a verdict
 * @return the kind of its answers
 */
enum hoshi_answered_by hoshi_method_answered_by(enum hoshi_method_id method);

/**
 * The field of a sheet that such an answer is in, e.g. "level".
 *
 * @param by what a question is answered by
 * @return the key
 * @owner  static storage
 */
const char *hoshi_answered_by_key(enum hoshi_answered_by by);

/**
 * The word of a catalogue's status in files, e.g. "draft".
 *
 * @param status standing of the source
 * @return the code
 * @owner  static storage
 */
const char *hoshi_catalog_status_code(enum hoshi_catalog_status status);

/**
 * The word of a catalogue's status for people.
 *
 * @param status standing of the source
 * @param lang   language
 * @return the label
 * @owner  static storage
 */
const char *hoshi_catalog_status_label(enum hoshi_catalog_status status, enum hoshi_lang lang);

#ifdef __cplusplus
}
#endif
#endif
