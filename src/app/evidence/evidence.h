/* Use case: look at the evidence files that a sheet names. */
#ifndef HOSHI_APP_EVIDENCE_EVIDENCE_H
#define HOSHI_APP_EVIDENCE_EVIDENCE_H

#include <hoshi/result.h>

#include "app/session/session.h"
#include "base/digest.h"

/* Zero stands: it is set for every file before anything is said of it. */
enum hoshi_evidence_state {
#define EVIDENCE_STATE(id, code, en, ja) HOSHI_EVIDENCE_##id,
#include "app/evidence/state.def"
#undef EVIDENCE_STATE
    HOSHI_EVIDENCE_STATE_COUNT_
};

/* One file that an answer names. */
struct hoshi_evidence_file {
    const struct hoshi_answer *answer;
    const struct hoshi_criterion *criterion;
    const struct hoshi_evidence *evidence;
    size_t index; /* of the evidence in its answer */
    enum hoshi_evidence_state state;
    const char *instead;                 /* OTHER_NAME: "as it is written -> as it should be" */
    uint64_t size;                       /* measured; when it could be read */
    char sha256[HOSHI_SHA256_HEX_BYTES]; /* likewise */
};

struct hoshi_evidence_check {
    const struct hoshi_catalog *catalog;
    const struct hoshi_answers *answers;
    hoshi_day as_of;
    struct hoshi_evidence_file *file; /* in catalogue order */
    size_t n_file, n_url;
    struct hoshi_finding *finding;
    size_t n_finding;
    size_t n_bad; /* findings that say no; a missing hash or an empty file alone does not */
};

/**
 * Look at every file that a sheet names; each is read once. What stands in the way of reading
 * (permission, a broken disk) is a diagnostic too.
 *
 * @param s         session with a catalogue; the complaints go there
 * @param ans       the answers; borrowed
 * @param sheet     path of the sheet: files are looked for in its folder
 * @param as_of     day of the check
 * @param max_bytes larger files are not read; 0 = any size
 * @param ret_check on success only
 * @return HOSHI_OK also when evidence does not stand; HOSHI_E_IO (no such folder), HOSHI_E_NOMEM
 * @owner  the session's arena
 */
HOSHI_MUST_USE enum hoshi_rc
hoshi_evidence_check(struct hoshi_session *s, const struct hoshi_answers *ans, const char *sheet,
                     hoshi_day as_of, uint64_t max_bytes, struct hoshi_evidence_check *ret_check);

/**
 * Append the findings of a check to those of a result.
 *
 * @param check the check
 * @param arena owns the longer list
 * @param r     the result
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_evidence_to_result(const struct hoshi_evidence_check *check,
                                                      struct hoshi_arena *arena,
                                                      struct hoshi_result *r);

/**
 * Write hashes and sizes into the sheet, where it has none yet. What others have written while the
 * files were read stays; when they changed one of these files' entries, nothing is written. Nor is
 * anything while a file that the sheet names is there but cannot be read.
 *
 * @param s     session; the complaints go there
 * @param check the check of the sheet
 * @param sheet its path
 * @param ret_n how many entries lacked a hash
 * @return HOSHI_OK; HOSHI_E_INVALID (a sheet that cannot be changed); HOSHI_E_IO (a file or the
 *         sheet cannot be read or written, locked, changed meanwhile); HOSHI_E_UNSUPPORTED (a
 *         table); HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_evidence_update(struct hoshi_session *s,
                                                   const struct hoshi_evidence_check *check,
                                                   const char *sheet, size_t *ret_n);

/**
 * The code of a state, e.g. "missing".
 *
 * @param state state
 * @return the code
 * @owner  static storage
 */
const char *hoshi_evidence_state_code(enum hoshi_evidence_state state);

/**
 * The label of a state for people.
 *
 * @param state state
 * @param lang  language
 * @return the label
 * @owner  static storage
 */
const char *hoshi_evidence_state_label(enum hoshi_evidence_state state, enum hoshi_lang lang);

/**
 * A check as text for people.
 *
 * @param check the check
 * @param sheet path of the sheet
 * @param lang  language
 * @param out   gets the text
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_evidence_text(const struct hoshi_evidence_check *check,
                                                 const char *sheet, enum hoshi_lang lang,
                                                 struct hoshi_buf *out);

/**
 * A check as JSON, evidence-check/1.
 *
 * @param check the check
 * @param out   gets the JSON
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_evidence_json(const struct hoshi_evidence_check *check,
                                                 struct hoshi_buf *out);

#endif
