/* Use case: look at the evidence files that a sheet names. */
#ifndef HOSHI_APP_EVIDENCE_EVIDENCE_H
#define HOSHI_APP_EVIDENCE_EVIDENCE_H

#include <hoshi/result.h>

#include "app/session/session.h"
#include "base/digest.h"

enum hoshi_evidence_state {
    HOSHI_EVIDENCE_STANDS = 0,
    HOSHI_EVIDENCE_UNHASHED, /* there, but the sheet has no hash or size to compare with */
    HOSHI_EVIDENCE_MISSING,
    HOSHI_EVIDENCE_OTHER_FORM, /* a name that only looks the same */
    HOSHI_EVIDENCE_CHANGED,
    HOSHI_EVIDENCE_REFUSED,
    HOSHI_EVIDENCE_UNREADABLE,
    HOSHI_EVIDENCE_TOO_LARGE, /* only with max_bytes; not read */
    HOSHI_EVIDENCE_STATE_COUNT_
};

/* One file that an answer names. */
struct hoshi_evidence_file {
    const struct hoshi_answer *answer;
    const struct hoshi_criterion *criterion;
    const struct hoshi_evidence *evidence;
    size_t index; /* of the evidence in its answer */
    enum hoshi_evidence_state state;
    uint64_t size;                       /* measured; when it could be read */
    char sha256[HOSHI_SHA256_HEX_BYTES]; /* likewise */
};

struct hoshi_evidence_check {
    const struct hoshi_answers *answers;
    hoshi_day as_of;
    struct hoshi_evidence_file *file; /* in catalogue order */
    size_t n_file, n_url;
    struct hoshi_finding *finding;
    size_t n_finding;
    size_t n_bad; /* findings that say no; a missing hash or an empty file alone does not */
};

/* Reads every file once. What stands in the way of reading (permission, a broken disk) is also a
 * diagnostic. max_bytes: larger files are not read (0 = any size). */
HOSHI_MUST_USE enum hoshi_rc
hoshi_evidence_check(struct hoshi_session *s, const struct hoshi_answers *ans, const char *sheet,
                     hoshi_day as_of, uint64_t max_bytes, struct hoshi_evidence_check *ret_check);
/* Appends the findings of a check to those of a result. */
HOSHI_MUST_USE enum hoshi_rc hoshi_evidence_to_result(const struct hoshi_evidence_check *check,
                                                      struct hoshi_arena *arena,
                                                      struct hoshi_result *r);
/* Writes hashes and sizes into the sheet; *ret_n = how many entries it changed. */
HOSHI_MUST_USE enum hoshi_rc hoshi_evidence_update(struct hoshi_session *s,
                                                   const struct hoshi_evidence_check *check,
                                                   const char *sheet, size_t *ret_n);

const char *hoshi_evidence_state_code(enum hoshi_evidence_state state);
const char *hoshi_evidence_state_label(enum hoshi_evidence_state state, enum hoshi_lang lang);
HOSHI_MUST_USE enum hoshi_rc hoshi_evidence_text(const struct hoshi_evidence_check *check,
                                                 const char *sheet, enum hoshi_lang lang,
                                                 struct hoshi_buf *out);
HOSHI_MUST_USE enum hoshi_rc hoshi_evidence_json(const struct hoshi_evidence_check *check,
                                                 struct hoshi_buf *out);

#endif
