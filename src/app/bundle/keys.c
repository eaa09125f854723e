#include "app/bundle/keys.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/session/complain.h"
#include "app/session/outputs.h"
#include "base/limits.h"
#include "base/str.h"
#include "diag/diag.h"
#include "io/password.h"
#include "io/replace.h"

static enum hoshi_rc complain(struct hoshi_session *s, const char *path, enum hoshi_diag_code code,
                              const char *arg)
{
    (void)hoshi_session_complain(s, path, code, arg, NULL, NULL);
    return HOSHI_E_INVALID;
}

/* expected: which kind of key file was asked for */
static enum hoshi_rc of_key_rc(struct hoshi_session *s, const char *path, enum hoshi_word expected,
                               enum hoshi_key_rc rc)
{
    switch (rc) {
    case HOSHI_KEY_OK:
        return HOSHI_OK;
    case HOSHI_KEY_MALFORMED:
        return complain(s, path, HOSHI_HS1604, hoshi_diag_word(expected));
    case HOSHI_KEY_PASSWORD:
        return complain(s, path, HOSHI_HS1605, NULL);
    case HOSHI_KEY_LIMIT:
        return complain(s, path, HOSHI_HS1610, NULL);
    case HOSHI_KEY_NO_CRYPTO:
        (void)complain(s, "/dev/urandom", HOSHI_HS2001, hoshi_why(EIO));
        return HOSHI_E_IO;
    case HOSHI_KEY_NOMEM:
        break;
    }
    (void)complain(s, path, HOSHI_HS2007, NULL);
    return HOSHI_E_NOMEM;
}

static enum hoshi_rc read_password(struct hoshi_session *s,
                                   const struct hoshi_password_source *from, const char *prompt,
                                   char p[HOSHI_LIMIT_PASSWORD_BYTES])
{
    enum hoshi_password_rc rc =
        from->file != NULL ? hoshi_password_file(from->file, p, HOSHI_LIMIT_PASSWORD_BYTES)
        : from->fd >= 0    ? hoshi_password_fd(from->fd, p, HOSHI_LIMIT_PASSWORD_BYTES)
                           : hoshi_password_ask(prompt, p, HOSHI_LIMIT_PASSWORD_BYTES);
    int err = errno;
    switch (rc) {
    case HOSHI_PASSWORD_OK:
        return HOSHI_OK;
    case HOSHI_PASSWORD_NO_TERMINAL:
        return complain(s, NULL, HOSHI_HS1606, NULL);
    case HOSHI_PASSWORD_TOO_LONG:
        return complain(s, NULL, HOSHI_HS1607, NULL);
    case HOSHI_PASSWORD_ERRNO:
        break;
    }
    return hoshi_session_complain_file(s, from->file != NULL ? from->file : "--password-fd",
                                       hoshi_file_failed(err), HOSHI_TO_READ);
}

/* A new password: not empty, and on a terminal typed twice. */
static enum hoshi_rc new_password(struct hoshi_session *s, const struct hoshi_password_source *from,
                                  char p[HOSHI_LIMIT_PASSWORD_BYTES])
{
    char again[HOSHI_LIMIT_PASSWORD_BYTES] = {0};
    enum hoshi_rc rc = read_password(s, from, from->prompt, p);
    if (rc == HOSHI_OK && from->file == NULL && from->fd < 0) {
        rc = read_password(s, from, from->again, again);
        if (rc == HOSHI_OK && strcmp(p, again) != 0)
            rc = complain(s, NULL, HOSHI_HS1607, NULL);
    }
    if (rc == HOSHI_OK && *p == '\0')
        rc = complain(s, NULL, HOSHI_HS1607, NULL);
    hoshi_wipe(again, sizeof again);
    return rc;
}

static enum hoshi_rc write_pair(struct hoshi_session *s, const char *secret_path,
                                const char *public_path, const struct hoshi_buf *secret,
                                const struct hoshi_buf *public)
{
    struct hoshi_file_result r = hoshi_file_write(
        secret_path, (struct hoshi_str){secret->p, secret->n}, HOSHI_REPLACE_SECRET);
    if (r.error != HOSHI_FILE_OK)
        return hoshi_session_complain_file(s, secret_path, r, HOSHI_TO_WRITE);
    return hoshi_session_write(s, public_path, (struct hoshi_str){public->p, public->n},
                               HOSHI_WRITE_NEW);
}

enum hoshi_rc hoshi_keys_generate(struct hoshi_session *s, const char *secret_path,
                                  const char *public_path,
                                  const struct hoshi_password_source *password, bool no_password,
                                  enum hoshi_key_strength strength, char ret_id[HOSHI_KEY_ID_BYTES])
{
    char p[HOSHI_LIMIT_PASSWORD_BYTES] = {0};
    struct hoshi_secret_key secret;
    struct hoshi_public_key public;
    struct hoshi_buf secret_text, public_text;
    const char *const path[] = {secret_path, public_path};
    if (!hoshi_session_new_ok(s, path, 2)) /* or one half of the pair would be left */
        return HOSHI_E_IO;
    enum hoshi_rc rc = no_password ? HOSHI_OK : new_password(s, password, p);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_buf_init(&secret_text, HOSHI_LIMIT_KEY_FILE_BYTES);
    hoshi_buf_init(&public_text, HOSHI_LIMIT_KEY_FILE_BYTES);
    enum hoshi_key_rc made = hoshi_key_generate(&secret, &public);
    if (made == HOSHI_KEY_OK)
        made = hoshi_secret_key_put(&secret, hoshi_str_from(p), strength, &secret_text);
    if (made == HOSHI_KEY_OK) {
        hoshi_public_key_put(&public, &public_text);
        hoshi_key_id_text(public.id, ret_id);
    }
    bool whole = !secret_text.failed && !public_text.failed;
    rc = of_key_rc(s, NULL, HOSHI_WORD_KEY_SECRET,
                   made == HOSHI_KEY_OK && !whole ? HOSHI_KEY_NOMEM : made);
    if (rc == HOSHI_OK)
        rc = write_pair(s, secret_path, public_path, &secret_text, &public_text);
    hoshi_wipe(p, sizeof p);
    hoshi_secret_key_wipe(&secret);
    hoshi_buf_release(&public_text);
    hoshi_buf_wipe(&secret_text);
    return rc;
}

static enum hoshi_rc read_file(struct hoshi_session *s, const char *path,
                               struct hoshi_str *ret_text)
{
    struct hoshi_file_result r = hoshi_file_read(path, HOSHI_LIMIT_KEY_FILE_BYTES, ret_text);
    if (r.error == HOSHI_FILE_TOO_LARGE)
        return complain(s, path, HOSHI_HS1604, hoshi_diag_word(HOSHI_WORD_KEY_SECRET));
    if (r.error == HOSHI_FILE_OK)
        return HOSHI_OK;
    return hoshi_session_complain_file(s, path, r, HOSHI_TO_READ);
}

enum hoshi_rc hoshi_keys_secret(struct hoshi_session *s, const char *path,
                                const struct hoshi_password_source *password,
                                struct hoshi_secret_key *ret_key)
{
    char p[HOSHI_LIMIT_PASSWORD_BYTES] = {0};
    struct hoshi_str text = {NULL, 0};
    bool encrypted = false;
    enum hoshi_rc rc = read_file(s, path, &text);
    if (rc == HOSHI_OK)
        rc = of_key_rc(s, path, HOSHI_WORD_KEY_SECRET,
                       hoshi_secret_key_is_encrypted(text, &encrypted));
    if (rc == HOSHI_OK && encrypted)
        rc = read_password(s, password, password->prompt, p);
    if (rc == HOSHI_OK)
        rc = of_key_rc(s, path, HOSHI_WORD_KEY_SECRET,
                       hoshi_secret_key_read(text, hoshi_str_from(p), ret_key));
    hoshi_wipe(p, sizeof p);
    hoshi_wipe((char *)text.p, text.n);
    free((char *)text.p);
    return rc;
}

enum hoshi_rc hoshi_keys_public(struct hoshi_session *s, const char *path_or_key,
                                struct hoshi_public_key *ret_key)
{
    struct hoshi_str text = hoshi_str_from(path_or_key);
    if (text.n == 56 && hoshi_str_starts(path_or_key, "RW") &&
        hoshi_public_key_read(text, ret_key) == HOSHI_KEY_OK)
        return HOSHI_OK;
    struct hoshi_file_result r = hoshi_file_read(path_or_key, HOSHI_LIMIT_KEY_FILE_BYTES, &text);
    if (r.error != HOSHI_FILE_OK && r.error != HOSHI_FILE_TOO_LARGE)
        return hoshi_session_complain_file(s, path_or_key, r, HOSHI_TO_READ);
    enum hoshi_key_rc rc = HOSHI_KEY_MALFORMED;
    if (r.error == HOSHI_FILE_OK) {
        rc = hoshi_public_key_read(text, ret_key);
        free((char *)text.p);
    }
    return of_key_rc(s, path_or_key, HOSHI_WORD_KEY_PUBLIC, rc);
}

static bool is_id(const char *word)
{
    return strlen(word) == HOSHI_KEY_ID_BYTES - 1 &&
           strspn(word, "0123456789ABCDEFabcdef") == HOSHI_KEY_ID_BYTES - 1;
}

enum hoshi_rc hoshi_keys_find(struct hoshi_session *s, const char *word,
                              struct hoshi_public_key *list, size_t *n, size_t *ret_at)
{
    struct hoshi_public_key key;
    char id[HOSHI_KEY_ID_BYTES];
    for (size_t i = 0; i < *n && is_id(word); i++) {
        hoshi_key_id_text(list[i].id, id);
        if (hoshi_str_eq_nocase(id, word)) {
            *ret_at = i;
            return HOSHI_OK;
        }
    }
    if (is_id(word))
        return HOSHI_E_UNSUPPORTED;
    enum hoshi_rc rc = hoshi_keys_public(s, word, &key);
    if (rc != HOSHI_OK)
        return rc;
    size_t at = 0;
    while (at < *n && (memcmp(list[at].key, key.key, sizeof key.key) != 0 ||
                       memcmp(list[at].id, key.id, sizeof key.id) != 0))
        at++;
    if (at == *n)
        list[(*n)++] = key;
    *ret_at = at;
    return HOSHI_OK;
}
