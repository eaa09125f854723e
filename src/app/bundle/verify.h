/* Use case: is this bundle whole, who signed it, and does its result follow from its sheet? */
#ifndef HOSHI_APP_BUNDLE_VERIFY_H
#define HOSHI_APP_BUNDLE_VERIFY_H

#include "app/bundle/bundle.h"

enum hoshi_verify_kind { HOSHI_VERIFY_KIND_OK = 0, HOSHI_VERIFY_KIND_NOT, HOSHI_VERIFY_KIND_BAD };

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
const struct hoshi_verify_row *hoshi_verify_row(enum hoshi_verify_code code);

struct hoshi_verify_item {
    enum hoshi_verify_code code;
    const char *arg[3];
};

struct hoshi_verification {
    struct hoshi_session *s;
    struct hoshi_verify_item *item;
    size_t n_item, cap_item;
    size_t n_bad;
    bool io_failed, nomem;
    size_t n_valid; /* different given keys that have signed */
    uint8_t valid_key[HOSHI_LIMIT_SIGNERS][32];
    size_t required;
    struct hoshi_bundle bundle;
    struct hoshi_bundle_member *member; /* all that were read, in their order */
    size_t n_member, cap_member;
};

struct hoshi_verify_request {
    const struct hoshi_public_key *key;
    size_t n_key;
    size_t required; /* 0 = every given key */
};

void hoshi_verification_init(struct hoshi_verification *v, struct hoshi_session *s);
void hoshi_verification_release(struct hoshi_verification *v);
void hoshi_verify_add(struct hoshi_verification *v, enum hoshi_verify_code code, const char *a0,
                      const char *a1, const char *a2);

/* Each says what it found by hoshi_verify_add(); the later ones want the earlier ones done without
 * a BAD item. The source is read while each of them runs, not after. */
void hoshi_verify_read(struct hoshi_verification *v, const struct hoshi_tar_source *source);
void hoshi_verify_content(struct hoshi_verification *v);
void hoshi_verify_signatures(struct hoshi_verification *v,
                             const struct hoshi_verify_request *request);
/* All of them. */
void hoshi_verify(struct hoshi_verification *v, const struct hoshi_tar_source *source,
                  const struct hoshi_verify_request *request);

/* The member of that name, or NULL. */
const struct hoshi_bundle_member *hoshi_verify_member(const struct hoshi_verification *v,
                                                      const char *name);

HOSHI_MUST_USE enum hoshi_rc hoshi_verify_text(const struct hoshi_verification *v,
                                               enum hoshi_lang lang, struct hoshi_buf *out);
HOSHI_MUST_USE enum hoshi_rc hoshi_verify_json(const struct hoshi_verification *v,
                                               struct hoshi_buf *out);

/* Opens a bundle and verifies it; *ret_fd stays open. HOSHI_E_IO after a complaint. */
HOSHI_MUST_USE enum hoshi_rc hoshi_verify_file(struct hoshi_verification *v, const char *path,
                                               const struct hoshi_verify_request *request,
                                               int *ret_fd);
void hoshi_verify_close(int fd);
/* Adds a signature to a bundle that verifies. */
HOSHI_MUST_USE enum hoshi_rc hoshi_bundle_countersign(struct hoshi_verification *v,
                                                      const char *path, const char *output,
                                                      const struct hoshi_secret_key *key,
                                                      const char *role, hoshi_day on, bool legacy);

#endif
