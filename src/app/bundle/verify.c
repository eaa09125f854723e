/* The third part of verification, signatures, and the whole of it. */
#include "app/bundle/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/json/read.h"
#include "sign/base64.h"
#include "sign/dsse.h"

#define NAME_HEAD (HOSHI_BUNDLE_MANIFEST ".")
#define NAME_TAIL ".minisig"

/* "hoshi-bundle/1 role=expert date=2026-11-20" */
static bool split_trusted(struct hoshi_str trusted, char role[HOSHI_ROLE_BYTES], hoshi_day *ret_on)
{
    static const char middle[] = " date=";
    size_t head = strlen(HOSHI_BUNDLE_TRUSTED), tail = sizeof middle - 1 + HOSHI_DATE_BYTES - 1;
    if (trusted.n <= head + tail || memcmp(trusted.p, HOSHI_BUNDLE_TRUSTED, head) != 0)
        return false;
    size_t n = trusted.n - head - tail;
    const char *p = trusted.p + head;
    if (n >= HOSHI_ROLE_BYTES || memcmp(p + n, middle, sizeof middle - 1) != 0)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (p[i] < 'a' || p[i] > 'z')
            return false;
    }
    memcpy(role, p, n);
    role[n] = '\0';
    struct hoshi_str on = {p + n + sizeof middle - 1, HOSHI_DATE_BYTES - 1};
    return hoshi_date_parse(on, ret_on) == HOSHI_OK;
}

/* Takes one signature file into the bundle; false when it is none of the form that hoshi writes. */
static bool take_file(struct hoshi_verification *v, const struct hoshi_bundle_member *m,
                      struct hoshi_minisig *ret_sig)
{
    struct hoshi_bundle *b = &v->bundle;
    struct hoshi_buf again, untrusted;
    struct hoshi_verify_signer signer = {.key = NULL};
    char id[HOSHI_KEY_ID_BYTES];
    if (b->n_signature == HOSHI_LIMIT_SIGNERS ||
        hoshi_minisig_read(m->bytes, ret_sig) != HOSHI_KEY_OK)
        return false;
    hoshi_key_id_text(ret_sig->id, id);
    const char *name = hoshi_bundle_signature_name(v->s, id);
    if (name == NULL || strcmp(name, m->name) != 0 ||
        !split_trusted(ret_sig->trusted, signer.role, &signer.on))
        return false;
    hoshi_buf_init(&again, 0);
    hoshi_buf_init(&untrusted, 0);
    hoshi_minisig_put_again(ret_sig, &again);
    hoshi_buf_puts(&untrusted, "signature of a hoshi bundle, key ");
    hoshi_buf_puts(&untrusted, id);
    bool same = !again.failed && again.n == m->bytes.n &&
                memcmp(again.p, m->bytes.p, again.n) == 0 && !untrusted.failed &&
                hoshi_str_eq(ret_sig->untrusted, untrusted.p);
    hoshi_buf_release(&untrusted);
    hoshi_buf_release(&again);
    if (!same)
        return false;
    v->signer[b->n_signature] = signer;
    struct hoshi_bundle_signature *s = &b->signature[b->n_signature++];
    memset(s, 0, sizeof *s);
    memcpy(s->id, id, sizeof s->id);
    s->minisig = m->bytes;
    return true;
}

/* The signatures of the envelope, in the order of the files; the bytes are compared as a whole. */
static bool take_envelope(struct hoshi_verification *v)
{
    struct hoshi_bundle *b = &v->bundle;
    const struct hoshi_bundle_member *m = hoshi_verify_member(v, HOSHI_BUNDLE_STATEMENT);
    hoshi_json *envelope = hoshi_json_read(m->bytes);
    const hoshi_json *list = hoshi_json_at(envelope, "signatures");
    const hoshi_json *e = hoshi_json_first(list);
    bool ok = hoshi_json_is_list(list);
    for (size_t i = 0; i < b->n_signature && ok; i++, e = hoshi_json_next(e)) {
        const char *sig = hoshi_json_text_at(e, "sig");
        size_t n = 0;
        ok = sig != NULL &&
             hoshi_base64_get(hoshi_str_from(sig), true, b->signature[i].dsse,
                              sizeof b->signature[i].dsse, &n) &&
             n == sizeof b->signature[i].dsse;
    }
    hoshi_json_delete(envelope);
    if (!ok || hoshi_bundle_envelope(b) != HOSHI_OK)
        return false;
    return b->envelope.n == m->bytes.n && memcmp(b->envelope.p, m->bytes.p, m->bytes.n) == 0;
}

/* A key is one signer, under however many key ids its owner signs. */
static void count_signer(struct hoshi_verification *v, const struct hoshi_minisig *sig,
                         const struct hoshi_verify_request *request)
{
    for (size_t k = 0; k < request->n_key; k++) {
        const struct hoshi_public_key *key = &request->key[k];
        bool seen =
            memcmp(key->id, sig->id, sizeof key->id) != 0 || v->n_valid == HOSHI_LIMIT_SIGNERS ||
            !hoshi_minisig_verify(sig, key,
                                  (struct hoshi_str){v->bundle.manifest.p, v->bundle.manifest.n});
        for (size_t i = 0; i < v->n_valid && !seen; i++)
            seen = memcmp(v->valid_key[i], key->key, sizeof key->key) == 0;
        if (!seen)
            memcpy(v->valid_key[v->n_valid++], key->key, sizeof key->key);
    }
}

static void check_one(struct hoshi_verification *v, size_t at, const struct hoshi_minisig *sig,
                      const struct hoshi_verify_request *request)
{
    const struct hoshi_bundle *b = &v->bundle;
    const struct hoshi_bundle_signature *s = &b->signature[at];
    struct hoshi_str manifest = {b->manifest.p, b->manifest.n},
                     payload = {b->statement.p, b->statement.n};
    bool known = false, valid = false;
    for (size_t k = 0; k < request->n_key && !valid; k++) {
        const struct hoshi_public_key *key = &request->key[k];
        if (memcmp(key->id, sig->id, sizeof key->id) != 0)
            continue;
        known = true;
        valid = hoshi_minisig_verify(sig, key, manifest) &&
                hoshi_dsse_verify(key, HOSHI_BUNDLE_PAYLOAD_TYPE, payload, s->dsse);
        v->signer[at].key = valid ? key : NULL;
    }
    if (!known) {
        hoshi_verify_add(v, HOSHI_VERIFY_NOT_KEY, s->id, NULL, NULL);
    } else if (!valid) {
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_SIGNATURE, s->id, NULL, NULL);
    } else {
        hoshi_verify_add(v, HOSHI_VERIFY_SIGNED, s->id, NULL, NULL);
        count_signer(v, sig, request);
    }
}

/* How many different keys were given: the same one twice is one signer. */
static size_t different(const struct hoshi_verify_request *request)
{
    size_t n = 0;
    for (size_t i = 0; i < request->n_key; i++) {
        bool seen = false;
        for (size_t k = 0; k < i; k++)
            seen = seen || memcmp(request->key[k].key, request->key[i].key, 32) == 0;
        n += !seen;
    }
    return n;
}

void hoshi_verify_signatures(struct hoshi_verification *v,
                             const struct hoshi_verify_request *request)
{
    struct hoshi_bundle *b = &v->bundle;
    struct hoshi_minisig *sig =
        hoshi_arena_array(&v->s->arena, HOSHI_LIMIT_SIGNERS + 1, sizeof *sig);
    if (sig == NULL) {
        v->nomem = true;
        return;
    }
    for (size_t i = 0; i < v->n_member; i++) {
        const struct hoshi_bundle_member *m = &v->member[i];
        if (hoshi_str_starts(m->name, NAME_HEAD) && !take_file(v, m, &sig[b->n_signature]))
            hoshi_verify_add(v, HOSHI_VERIFY_BAD_MINISIG, m->name, NULL, NULL);
    }
    if (v->n_bad == 0 && !take_envelope(v))
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_ENVELOPE, NULL, NULL, NULL);
    if (v->n_bad != 0)
        return;
    for (size_t i = 0; i < b->n_signature; i++)
        check_one(v, i, &sig[i], request);
    if (b->n_signature == 0)
        hoshi_verify_add(v, HOSHI_VERIFY_HEED_UNSIGNED, NULL, NULL, NULL);
    else if (request->n_key == 0)
        hoshi_verify_add(v, HOSHI_VERIFY_HEED_NO_KEY, NULL, NULL, NULL);
    v->required = request->required != 0 ? request->required : different(request);
    if (v->required == 0)
        return;
    char required[HOSHI_DECIMAL_BYTES];
    hoshi_verify_count(v,
                       v->n_valid >= v->required ? HOSHI_VERIFY_SIGNERS : HOSHI_VERIFY_BAD_SIGNERS,
                       v->n_valid, hoshi_decimal(required, (long long)v->required), NULL);
}

static bool goes_on(const struct hoshi_verification *v)
{
    return v->n_bad == 0 && !v->io_failed && !v->nomem;
}

void hoshi_verify(struct hoshi_verification *v, const struct hoshi_tar_source *source,
                  const struct hoshi_verify_request *request)
{
    hoshi_verify_read(v, source);
    if (goes_on(v))
        hoshi_verify_content(v, request);
    if (goes_on(v)) {
        hoshi_verify_signatures(v, request);
        hoshi_verify_claims(v, request); /* beside signatures that are missing, too */
    }
    hoshi_verify_add(v, HOSHI_VERIFY_NOT_TRUTH, NULL, NULL, NULL);
}
