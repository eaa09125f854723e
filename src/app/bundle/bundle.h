/* The bundle: what a company hands to an expert or a buyer. docs/reference/bundle.md is its
 * description; the names and texts below are part of the format. */
#ifndef HOSHI_APP_BUNDLE_BUNDLE_H
#define HOSHI_APP_BUNDLE_BUNDLE_H

#include "app/session/session.h"
#include "archive/tar.h"
#include "base/digest.h"
#include "base/limits.h"
#include "sign/dsse.h"
#include "sign/minisig.h"

#define HOSHI_BUNDLE_MANIFEST "MANIFEST"
#define HOSHI_BUNDLE_RESULT "result.json"
#define HOSHI_BUNDLE_REPORT_EN "report.en.txt"
#define HOSHI_BUNDLE_REPORT_JA "report.ja.txt"
#define HOSHI_BUNDLE_STATEMENT "statement.dsse.json"
#define HOSHI_BUNDLE_BASES "extends/" /* ID.yaml of each catalogue that the catalogue extends */
#define HOSHI_BUNDLE_SHEET "sheet/"   /* the answers, and their evidence as it lies there */
#define HOSHI_BUNDLE_ANSWERS_YAML HOSHI_BUNDLE_SHEET "answers.yaml"
#define HOSHI_BUNDLE_ANSWERS_JSON HOSHI_BUNDLE_SHEET "answers.json"
#define HOSHI_BUNDLE_PAYLOAD_TYPE "application/vnd.in-toto+json"
#define HOSHI_BUNDLE_PREDICATE "urn:x-hoshi:self-check:v1"
#define HOSHI_ROLE_EXPERT "expert"
#define HOSHI_BUNDLE_TRUSTED "hoshi-bundle/1 role=" /* then the role and " date=YYYY-MM-DD" */

/* A file that the sheet names; sorted by name, each once. */
struct hoshi_bundle_evidence {
    const char *file;
    char sha256[HOSHI_SHA256_HEX_BYTES];
    uint64_t size;
    bool packed; /* else only its hash */
};

struct hoshi_bundle_member {
    const char *name;
    char sha256[HOSHI_SHA256_HEX_BYTES];
    uint64_t size;
    struct hoshi_str bytes; /* p NULL: not held in memory */
    uint64_t offset;        /* in the archive it was read from */
};

struct hoshi_bundle_signature {
    char id[HOSHI_KEY_ID_BYTES];
    struct hoshi_str minisig; /* the bytes of MANIFEST.<id>.minisig */
    uint8_t dsse[64];
};

struct hoshi_bundle_redaction {
    const char *field;
    size_t count;
};

/* What a bundle is made from, and what is made of it. */
struct hoshi_bundle {
    /* given */
    struct hoshi_input sheet, catalog, policy, framework[HOSHI_FRAMEWORKS_MAX];
    const char *framework_id[HOSHI_FRAMEWORKS_MAX];
    size_t n_framework;
    struct hoshi_base base[HOSHI_BASES_MAX]; /* what the catalogue extends */
    bool is_base_used[HOSHI_BASES_MAX];      /* by the catalogue, when it was loaded */
    size_t n_base;
    hoshi_day as_of;
    const char *tool_version; /* of who packed */
    struct hoshi_bundle_evidence *evidence;
    size_t n_evidence;
    struct hoshi_bundle_redaction redaction[16];
    size_t n_redaction;
    struct hoshi_bundle_signature signature[HOSHI_LIMIT_SIGNERS];
    size_t n_signature;
    /* derived, by hoshi_bundle_judge() */
    struct hoshi_catalog *loaded_catalog;
    struct hoshi_policy *loaded_policy;
    struct hoshi_answers *answers;
    struct hoshi_framework *loaded_framework[HOSHI_FRAMEWORKS_MAX];
    struct hoshi_result judged;
    struct hoshi_buf result, report[HOSHI_LANG_COUNT_];
    /* derived, by hoshi_bundle_describe() */
    struct hoshi_bundle_member *member; /* what MANIFEST lists, sorted */
    size_t n_member;
    struct hoshi_buf manifest, statement, envelope;
};

/**
 * Prepare an empty bundle.
 *
 * @param b filled in
 * @owner caller; hoshi_bundle_release()
 */
void hoshi_bundle_init(struct hoshi_bundle *b);

/**
 * Give back the texts that were made; what lies in the session's arena stays.
 *
 * @param b initialised
 */
void hoshi_bundle_release(struct hoshi_bundle *b);

/**
 * The name of an input inside the bundle: the stem, and the suffix of its format.
 *
 * @param s    its arena holds the name
 * @param stem without suffix
 * @param in   the input
 * @return NULL without memory
 * @owner the session
 */
const char *hoshi_bundle_name(struct hoshi_session *s, const char *stem,
                              const struct hoshi_input *in);

/**
 * Load a catalogue of a bundle: what it extends is looked for in the bundle alone, for a verifier
 * must not need anything else.
 *
 * @param b       holds the bases; those that are used are marked
 * @param s       complaints go into its diags
 * @param in      bytes of the catalogue, or of one of the bases
 * @param ret_cat set on success
 * @return HOSHI_OK, or why it cannot be loaded
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_load_catalog(struct hoshi_bundle *b,
                                                       struct hoshi_session *s,
                                                       struct hoshi_input in,
                                                       struct hoshi_catalog **ret_cat);

/**
 * Load the given parts, judge, and write result and reports.
 *
 * @param b its given members are set
 * @param s receives complaints; its arena holds what is loaded
 * @return HOSHI_OK, or why not, after a complaint about what was wrong
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_judge(struct hoshi_bundle *b, struct hoshi_session *s);

/**
 * Make the list of members, MANIFEST and the statement.
 *
 * @param b judged
 * @param s its arena holds the list
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_describe(struct hoshi_bundle *b, struct hoshi_session *s);

/**
 * The in-toto statement about members and MANIFEST, without a line break: the part of
 * hoshi_bundle_describe() that needs JSON.
 *
 * @param b with members and MANIFEST
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_statement(struct hoshi_bundle *b);

/**
 * The DSSE envelope around the statement with all signatures, sorted by key id; made anew.
 *
 * @param b described
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_envelope(struct hoshi_bundle *b);

/**
 * Add a signature over MANIFEST and statement.
 *
 * @param b      described
 * @param s      its arena holds the signature file
 * @param key    whose
 * @param role   what the signer is: a word of --role
 * @param on     the day it says
 * @param legacy sign the bytes themselves, as old versions of minisign do
 * @return HOSHI_OK; HOSHI_E_INVALID: this key has signed already; HOSHI_E_LIMIT: too many have;
 *         HOSHI_E_NOMEM
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_sign(struct hoshi_bundle *b, struct hoshi_session *s,
                                               const struct hoshi_secret_key *key, const char *role,
                                               hoshi_day on, bool legacy);

/**
 * Order of members in MANIFEST and in the archive, for qsort().
 *
 * @param a one member
 * @param b another
 * @return below 0, 0, above 0
 */
int hoshi_bundle_by_name(const void *a, const void *b);

/**
 * Append the lines of MANIFEST.
 *
 * @param member sorted
 * @param n      how many
 * @param out    appended to
 */
void hoshi_bundle_put_manifest(const struct hoshi_bundle_member *member, size_t n,
                               struct hoshi_buf *out);

/**
 * "MANIFEST.<id>.minisig".
 *
 * @param s  its arena holds the name
 * @param id of the key, in hexadecimal
 * @return NULL without memory
 * @owner the session
 */
const char *hoshi_bundle_signature_name(struct hoshi_session *s, const char *id);

struct hoshi_pack_request {
    const char *catalog, *policy, *sheet, *output;
    hoshi_day as_of;
    bool without_files;
    const char *const *redact;
    size_t n_redact;
    const struct hoshi_secret_key *key; /* or NULL: unsigned */
    const char *role;
    hoshi_day on;
    bool legacy;
};

/**
 * Check, judge, pack. Nothing is left behind when it fails.
 *
 * @param s       nothing loaded; receives complaints
 * @param request what to pack, and where
 * @param b       initialised; afterwards what was packed
 * @return HOSHI_OK, or an error after a complaint
 * @owner borrowed
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_pack(struct hoshi_session *s,
                                               const struct hoshi_pack_request *request,
                                               struct hoshi_bundle *b);

#endif
