/* Keys and passwords: from files and the terminal, wiped as soon as they were used. */
#ifndef HOSHI_APP_BUNDLE_KEYS_H
#define HOSHI_APP_BUNDLE_KEYS_H

#include "app/session/session.h"
#include "sign/key.h"

/* Where a password comes from: a file ("-" = standard input), a descriptor, else the terminal. */
struct hoshi_password_source {
    const char *file;           /* or NULL */
    int fd;                     /* or -1 */
    const char *prompt, *again; /* for the terminal */
};

/**
 * Make a pair of keys and write both files; neither may be there before.
 *
 * @param s           receives complaints
 * @param secret_path where the secret one goes, readable by its owner only
 * @param public_path where the public one goes
 * @param password    where its password comes from
 * @param no_password write the secret key unencrypted
 * @param strength    what opening it costs
 * @param ret_id      set on success
 * @return HOSHI_OK, or an error after a complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_keys_generate(struct hoshi_session *s, const char *secret_path,
                                                 const char *public_path,
                                                 const struct hoshi_password_source *password,
                                                 bool no_password, enum hoshi_key_strength strength,
                                                 char ret_id[HOSHI_KEY_ID_BYTES]);

/**
 * Read a secret key, and ask for its password when it wants one.
 *
 * @param s        receives complaints
 * @param path     the key file
 * @param password where its password comes from
 * @param ret_key  set on success; wipe it with hoshi_secret_key_wipe()
 * @return HOSHI_OK, or an error after a complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_keys_secret(struct hoshi_session *s, const char *path,
                                               const struct hoshi_password_source *password,
                                               struct hoshi_secret_key *ret_key);

/**
 * Read a public key.
 *
 * @param s           receives complaints
 * @param path_or_key a .pub file, or the 56 characters of a key itself
 * @param ret_key     set on success
 * @return HOSHI_OK, or an error after a complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_keys_public(struct hoshi_session *s, const char *path_or_key,
                                               struct hoshi_public_key *ret_key);

/**
 * Find a key by what a command line says of it, and add it to the list when it is not there.
 *
 * @param s       receives complaints
 * @param word    a file, the key itself, or the id of one that is in the list
 * @param list    room for one more
 * @param n       how many are there; may grow by one
 * @param ret_at  set on success: its place in the list
 * @return HOSHI_OK; HOSHI_E_UNSUPPORTED: an id that is not in the list, not complained about;
 * others after a complaint
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_keys_find(struct hoshi_session *s, const char *word,
                                             struct hoshi_public_key *list, size_t *n,
                                             size_t *ret_at);

#endif
