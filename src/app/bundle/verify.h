/* Use case: is this bundle whole, who signed it, and does its result follow from its sheet? */
#ifndef HOSHI_APP_BUNDLE_VERIFY_H
#define HOSHI_APP_BUNDLE_VERIFY_H

#include "app/bundle/bundle.h"

#define HOSHI_ROLE_BYTES 16

enum hoshi_verify_kind {
    HOSHI_VERIFY_KIND_OK = 0,
    HOSHI_VERIFY_KIND_NOT,
    HOSHI_VERIFY_KIND_HEED,
    HOSHI_VERIFY_KIND_OPEN,
    HOSHI_VERIFY_KIND_BAD
};

enum hoshi_verify_code {
#define VERIFY(id, code, kind, en, ja) HOSHI_VERIFY_##id,
#include "app/bundle/verify.def"
#undef VERIFY
    HOSHI_VERIFY_COUNT_
};

struct hoshi_verify_row {
    const char *code;
    enum hoshi_verify_kind kind;
    struct hoshi_text text;
};

/**
 * What an item of verification says.
 *
 * @param code which
 * @return its row: code for machines, whether it is good, and both texts
 * @owner nobody: static
 */
const struct hoshi_verify_row *hoshi_verify_row(enum hoshi_verify_code code);

struct hoshi_verify_item {
    enum hoshi_verify_code code;
    const char *arg[3];
};

/* What a signature says of itself, by index of the bundle's signatures. */
struct hoshi_verify_signer {
    char role[HOSHI_ROLE_BYTES];
    hoshi_day on;
    const struct hoshi_public_key *key; /* whose valid signature it is; NULL: nobody's */
};

struct hoshi_verification {
    struct hoshi_session *s;
    struct hoshi_verify_item *item;
    size_t n_item, cap_item;
    size_t n_bad, n_open, n_heed;
    bool io_failed, nomem;
    bool judged;    /* the bundle's answers and its result are there */
    size_t n_valid; /* different given keys that have signed */
    uint8_t valid_key[HOSHI_LIMIT_SIGNERS][32];
    size_t required;
    struct hoshi_verify_signer signer[HOSHI_LIMIT_SIGNERS];
    struct hoshi_bundle bundle;
    struct hoshi_bundle_member *member; /* all that were read, in their order */
    size_t n_member, cap_member;
};

struct hoshi_verify_role {
    const char *role;
    const struct hoshi_public_key *key;
};

struct hoshi_verify_request {
    const struct hoshi_public_key *key;
    size_t n_key;
    size_t required; /* 0 = every given key */
    const struct hoshi_verify_role *role;
    size_t n_role;
    bool builtin_catalogue, builtin_policy;
    const char *const *version; /* of hoshi whose reports are taken without being compared */
    size_t n_version;
    hoshi_day today; /* what dates are compared with; 0 = nothing */
};

/**
 * Prepare a verification.
 *
 * @param v filled in
 * @param s receives complaints; its arena holds what items quote
 * @owner caller; hoshi_verification_release()
 */
void hoshi_verification_init(struct hoshi_verification *v, struct hoshi_session *s);

/**
 * Give back what a verification has read; the session stays.
 *
 * @param v initialised
 */
void hoshi_verification_release(struct hoshi_verification *v);

/**
 * Add what was found; v->nomem when there is no memory for it.
 *
 * @param v    initialised
 * @param code what
 * @param a0   argument of its text, or NULL; copied
 * @param a1   likewise
 * @param a2   likewise
 */
void hoshi_verify_add(struct hoshi_verification *v, enum hoshi_verify_code code, const char *a0,
                      const char *a1, const char *a2);

/**
 * First part: the archive and MANIFEST. Says what it found by hoshi_verify_add(); sets
 * v->io_failed, v->nomem.
 *
 * @param v      initialised
 * @param source read while this runs, not after
 */
void hoshi_verify_read(struct hoshi_verification *v, const struct hoshi_tar_source *source);

/**
 * Find among the members what is judged and what follows from it; say what is missing and what does
 * not belong there.
 *
 * @param v gets the inputs of its bundle
 * @return true when all are there
 */
bool hoshi_verify_find_inputs(struct hoshi_verification *v);

/**
 * Say which bases the catalogue does not extend: those take no part in the judgement, so anything
 * could stand in them.
 *
 * @param v after hoshi_bundle_judge()
 * @return true when there are none
 */
bool hoshi_verify_uses_bases(struct hoshi_verification *v);

/**
 * Second part: whether the result follows from the sheet, and the statement from both. Wants the
 * first one done without a BAD item.
 *
 * @param v       after hoshi_verify_read()
 * @param request what is required
 */
void hoshi_verify_content(struct hoshi_verification *v, const struct hoshi_verify_request *request);

/**
 * Of the second part: whether catalogue, policy and frameworks are those built into this hoshi.
 *
 * @param v       judged
 * @param request what is required
 */
void hoshi_verify_builtin(struct hoshi_verification *v, const struct hoshi_verify_request *request);

/**
 * Third part: who has signed. Wants the others done without a BAD item.
 *
 * @param v       after hoshi_verify_content()
 * @param request the keys to look for
 */
void hoshi_verify_signatures(struct hoshi_verification *v,
                             const struct hoshi_verify_request *request);

/**
 * Last part: what is only said, by whom, and whether the dates fit each other. Wants the second one
 * done without a BAD item.
 *
 * @param v       after hoshi_verify_signatures()
 * @param request the roles to look for
 */
void hoshi_verify_claims(struct hoshi_verification *v, const struct hoshi_verify_request *request);

/**
 * The part of hoshi_verify() about what a reader would take for granted: scope, policy, age,
 * remarks.
 *
 * @param v the bundle is judged
 * @owner nothing changes hands
 */
void hoshi_verify_circumstances(struct hoshi_verification *v);

/**
 * Of the last part: decisions about what is not claimed, and decisions that replace others.
 *
 * @param v judged
 */
void hoshi_verify_decisions(struct hoshi_verification *v);

/**
 * All parts, as far as each wants the next.
 *
 * @param v       initialised
 * @param source  read while this runs, not after
 * @param request the keys to look for
 */
void hoshi_verify(struct hoshi_verification *v, const struct hoshi_tar_source *source,
                  const struct hoshi_verify_request *request);

/**
 * The member of that name.
 *
 * @param v    after hoshi_verify_read()
 * @param name byte for byte
 * @return NULL when there is none
 * @owner v
 */
const struct hoshi_bundle_member *hoshi_verify_member(const struct hoshi_verification *v,
                                                      const char *name);

/**
 * Whether everything that can be compared was, and nothing differs.
 *
 * @param v verified
 * @return true when it is so
 */
bool hoshi_verify_ok(const struct hoshi_verification *v);

/**
 * Sort texts, so that equal ones stand together.
 *
 * @param text some, none NULL
 * @param n    how many
 * @owner nothing changes hands
 */
void hoshi_verify_sort(const char **text, size_t n);

/**
 * How many of sorted texts are equal to the first.
 *
 * @param text sorted
 * @param n    how many, at least 1
 * @return at least 1
 * @owner nothing changes hands
 */
size_t hoshi_verify_run(const char *const *text, size_t n);

/**
 * Add "{0} …" with a number in front.
 *
 * @param v    initialised
 * @param code what
 * @param n    the number
 * @param a1   as hoshi_verify_add()
 * @param a2   likewise
 */
void hoshi_verify_count(struct hoshi_verification *v, enum hoshi_verify_code code, size_t n,
                        const char *a1, const char *a2);

/**
 * What was found, for people.
 *
 * @param v    verified
 * @param lang of the text
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_verify_text(const struct hoshi_verification *v,
                                               enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * What a signature is put under: whose self-check it is, the star, who has decided, and what is
 * easily overlooked.
 *
 * @param v    verified and judged
 * @param lang of the text
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_verify_signing_text(const struct hoshi_verification *v,
                                                       enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * What was found, as verification/1.
 *
 * @param v    verified
 * @param name of the bundle, or NULL: it stands alone, over several lines
 * @param out  appended to, on success only
 * @return HOSHI_OK or HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_verify_json(const struct hoshi_verification *v, const char *name,
                                               struct hoshi_buf *out);

/**
 * Open a bundle and verify it.
 *
 * @param v       initialised
 * @param path    the bundle
 * @param request the keys to look for
 * @param ret_fd  set on success: the open file
 * @return HOSHI_OK when it could be read to its end, whatever was found; HOSHI_E_IO,
 *         HOSHI_E_NOMEM after a complaint
 * @owner caller closes *ret_fd with hoshi_verify_close()
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_verify_file(struct hoshi_verification *v, const char *path,
                                               const struct hoshi_verify_request *request,
                                               int *ret_fd);

/**
 * Close what hoshi_verify_file() left open.
 *
 * @param fd -1: nothing happens
 */
void hoshi_verify_close(int fd);

struct hoshi_sign_request {
    const char *path, *output; /* the bundle, and where the signed one goes, perhaps the same */
    const struct hoshi_secret_key *key;
    const char *role;           /* what the signer is: a word of --role */
    hoshi_day on;               /* the day it says */
    hoshi_day today;            /* what dates are compared with, as for verification */
    bool legacy;                /* sign the bytes themselves, as old versions of minisign do */
    const char *const *version; /* as for verification */
    size_t n_version;
};

/**
 * Add a signature to a bundle that verifies.
 *
 * @param v       initialised; verified in here
 * @param request what to sign, and how
 * @return HOSHI_OK; HOSHI_E_INVALID when it does not verify or this key has signed already;
 *         others after a complaint
 * @owner borrowed
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_countersign(struct hoshi_verification *v,
                                                      const struct hoshi_sign_request *request);

#endif
