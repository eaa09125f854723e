/* What packing and verifying share: everything in a bundle that follows from its inputs is made
 * here, once, so that a verifier can make it again and compare bytes. */
#include "app/bundle/bundle.h"

#include <hoshi/builtin.h>
#include <hoshi/judge.h>
#include <hoshi/version.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "codec/parse/node.h"

void hoshi_bundle_init(struct hoshi_bundle *b)
{
    memset(b, 0, sizeof *b);
    hoshi_buf_init(&b->result, 0);
    hoshi_buf_init(&b->report[0], 0);
    hoshi_buf_init(&b->report[1], 0);
    hoshi_buf_init(&b->manifest, 0);
    hoshi_buf_init(&b->statement, 0);
    hoshi_buf_init(&b->envelope, 0);
}

void hoshi_bundle_release(struct hoshi_bundle *b)
{
    hoshi_buf_release(&b->envelope);
    hoshi_buf_release(&b->statement);
    hoshi_buf_release(&b->manifest);
    hoshi_buf_release(&b->report[1]);
    hoshi_buf_release(&b->report[0]);
    hoshi_buf_release(&b->result);
}

static const char *join(struct hoshi_session *s, const char *a, const char *b, const char *c)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(&text, a);
    hoshi_buf_puts(&text, b);
    hoshi_buf_puts(&text, c);
    char *copy = text.failed ? NULL : hoshi_arena_strndup(&s->arena, text.p, text.n);
    hoshi_buf_release(&text);
    return copy;
}

const char *hoshi_bundle_name(struct hoshi_session *s, const char *stem,
                              const struct hoshi_input *in)
{
    char suffix[HOSHI_SUFFIX_BYTES];
    return join(s, stem, hoshi_format_suffix(hoshi_input_sniff(in, in->bytes), suffix), "");
}

const char *hoshi_bundle_signature_name(struct hoshi_session *s, const char *id)
{
    return join(s, HOSHI_BUNDLE_MANIFEST ".", id, ".minisig");
}

static enum hoshi_rc write_all(struct hoshi_bundle *b)
{
    struct hoshi_report_opts opts = {.all = true,
                                     .sheet = b->sheet.name,
                                     .target = b->answers->target,
                                     .framework = b->loaded_framework,
                                     .n_framework = b->n_framework,
                                     .tool_version = b->tool_version};
    enum hoshi_rc rc = hoshi_report_json(&b->judged, &opts, &b->result);
    for (int l = 0; l < HOSHI_LANG_COUNT_ && rc == HOSHI_OK; l++) {
        opts.lang = (enum hoshi_lang)l;
        rc = hoshi_report_text(&b->judged, &opts, &b->report[l]);
    }
    return rc;
}

/* Only what the bundle holds: a verifier must not need anything else. */
static enum hoshi_rc find_base(void *of, const char *id, struct hoshi_input *ret_input)
{
    struct hoshi_bundle *b = of;
    for (size_t i = 0; i < b->n_base; i++) {
        if (strcmp(b->base[i].id, id) == 0) {
            b->is_base_used[i] = true;
            *ret_input = b->base[i].in;
            return HOSHI_OK;
        }
    }
    return HOSHI_E_UNSUPPORTED;
}

enum hoshi_rc hoshi_bundle_load_catalog(struct hoshi_bundle *b, struct hoshi_session *s,
                                        struct hoshi_input in, struct hoshi_catalog **ret_cat)
{
    const struct hoshi_shelf shelf = {find_base, b};
    for (size_t i = 0; i < b->n_base; i++)
        b->base[i].in.shelf = &shelf;
    in.shelf = &shelf;
    enum hoshi_rc rc = hoshi_catalog_load(&in, &s->arena, &s->diags, ret_cat);
    for (size_t i = 0; i < b->n_base; i++)
        b->base[i].in.shelf = NULL;
    if (rc == HOSHI_OK)
        hoshi_builtin_look(*ret_cat, in.bytes);
    return rc;
}

enum hoshi_rc hoshi_bundle_judge(struct hoshi_bundle *b, struct hoshi_session *s)
{
    enum hoshi_rc rc = hoshi_bundle_load_catalog(b, s, b->catalog, &b->loaded_catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_policy_load(&b->policy, &s->arena, &s->diags, &b->loaded_policy);
    if (rc == HOSHI_OK)
        b->loaded_policy->not_built_in = !hoshi_builtin_is(HOSHI_BUILTIN_POLICY, b->policy.bytes);
    for (size_t i = 0; i < b->n_framework && rc == HOSHI_OK; i++)
        rc = hoshi_framework_load(&b->framework[i], &s->arena, &s->diags, &b->loaded_framework[i]);
    if (rc == HOSHI_OK)
        rc = hoshi_answers_load(&b->sheet, b->loaded_catalog, b->as_of, &s->arena, &s->diags,
                                &b->answers);
    if (rc == HOSHI_OK)
        rc = hoshi_judge(b->loaded_catalog, b->answers, b->loaded_policy, b->as_of, &s->arena,
                         &b->judged);
    return rc == HOSHI_OK ? write_all(b) : rc;
}

void hoshi_bundle_put_manifest(const struct hoshi_bundle_member *member, size_t n,
                               struct hoshi_buf *out)
{
    for (size_t i = 0; i < n; i++) {
        hoshi_buf_puts(out, "SHA256 (");
        hoshi_buf_puts(out, member[i].name);
        hoshi_buf_puts(out, ") = ");
        hoshi_buf_puts(out, member[i].sha256);
        hoshi_buf_puts(out, "\n");
    }
}

static void add_bytes(struct hoshi_bundle *b, const char *name, struct hoshi_str bytes)
{
    struct hoshi_bundle_member *m = &b->member[b->n_member++];
    m->name = name;
    m->bytes = bytes;
    m->size = bytes.n;
    hoshi_sha256_hex(bytes, m->sha256);
}

static struct hoshi_str view(const struct hoshi_buf *buf)
{
    return (struct hoshi_str){buf->p != NULL ? buf->p : "", buf->n};
}

int hoshi_bundle_by_name(const void *pa, const void *pb)
{
    return strcmp(((const struct hoshi_bundle_member *)pa)->name,
                  ((const struct hoshi_bundle_member *)pb)->name);
}

enum hoshi_rc hoshi_bundle_describe(struct hoshi_bundle *b, struct hoshi_session *s)
{
    size_t n = 6 + b->n_base + b->n_framework + b->n_evidence;
    b->member = hoshi_arena_array(&s->arena, n, sizeof *b->member);
    if (b->member == NULL)
        return HOSHI_E_NOMEM;
    add_bytes(b, b->catalog.name, b->catalog.bytes);
    add_bytes(b, b->policy.name, b->policy.bytes);
    add_bytes(b, b->sheet.name, b->sheet.bytes);
    add_bytes(b, HOSHI_BUNDLE_RESULT, view(&b->result));
    add_bytes(b, HOSHI_BUNDLE_REPORT_EN, view(&b->report[HOSHI_LANG_EN]));
    add_bytes(b, HOSHI_BUNDLE_REPORT_JA, view(&b->report[HOSHI_LANG_JA]));
    for (size_t i = 0; i < b->n_base; i++)
        add_bytes(b, b->base[i].in.name, b->base[i].in.bytes);
    for (size_t i = 0; i < b->n_framework; i++)
        add_bytes(b, b->framework[i].name, b->framework[i].bytes);
    for (size_t i = 0; i < b->n_evidence; i++) {
        const struct hoshi_bundle_evidence *e = &b->evidence[i];
        if (!e->packed)
            continue;
        struct hoshi_bundle_member *m = &b->member[b->n_member++];
        m->name = join(s, HOSHI_BUNDLE_SHEET, e->file, "");
        m->size = e->size;
        memcpy(m->sha256, e->sha256, sizeof m->sha256);
        if (m->name == NULL)
            return HOSHI_E_NOMEM;
    }
    for (size_t i = 0; i < b->n_member; i++) {
        if (b->member[i].name == NULL)
            return HOSHI_E_NOMEM;
    }
    qsort(b->member, b->n_member, sizeof *b->member, hoshi_bundle_by_name);
    hoshi_bundle_put_manifest(b->member, b->n_member, &b->manifest);
    enum hoshi_rc rc = hoshi_buf_rc(&b->manifest);
    return rc == HOSHI_OK ? hoshi_bundle_statement(b) : rc;
}

static int by_id(const void *pa, const void *pb)
{
    return strcmp(((const struct hoshi_bundle_signature *)pa)->id,
                  ((const struct hoshi_bundle_signature *)pb)->id);
}

enum hoshi_rc hoshi_bundle_sign(struct hoshi_bundle *b, struct hoshi_session *s,
                                const struct hoshi_secret_key *key, const char *role, hoshi_day on,
                                bool legacy)
{
    struct hoshi_bundle_signature sig;
    struct hoshi_buf minisig, trusted, untrusted;
    char day[HOSHI_DATE_BYTES];
    if (b->n_signature == HOSHI_LIMIT_SIGNERS)
        return HOSHI_E_LIMIT;
    memset(&sig, 0, sizeof sig);
    hoshi_key_id_text(key->id, sig.id);
    for (size_t i = 0; i < b->n_signature; i++) {
        if (strcmp(b->signature[i].id, sig.id) == 0)
            return HOSHI_E_INVALID;
    }
    hoshi_buf_init(&minisig, 0);
    hoshi_buf_init(&trusted, 0);
    hoshi_buf_init(&untrusted, 0);
    hoshi_buf_puts(&trusted, HOSHI_BUNDLE_TRUSTED);
    hoshi_buf_puts(&trusted, role);
    hoshi_buf_puts(&trusted, " date=");
    hoshi_buf_puts(&trusted, hoshi_date_format(on, day));
    hoshi_buf_puts(&untrusted, "signature of a hoshi bundle, key ");
    hoshi_buf_puts(&untrusted, sig.id);
    enum hoshi_rc rc = HOSHI_E_NOMEM;
    if (!trusted.failed && !untrusted.failed) {
        hoshi_minisig_put(key, view(&b->manifest), untrusted.p, trusted.p, legacy, &minisig);
        if (!minisig.failed &&
            hoshi_dsse_sign(key, HOSHI_BUNDLE_PAYLOAD_TYPE, view(&b->statement), sig.dsse))
            sig.minisig.p = hoshi_arena_strndup(&s->arena, minisig.p, minisig.n);
        sig.minisig.n = minisig.n;
        rc = sig.minisig.p != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
    }
    if (rc == HOSHI_OK) {
        b->signature[b->n_signature++] = sig;
        qsort(b->signature, b->n_signature, sizeof *b->signature, by_id);
    }
    hoshi_buf_release(&untrusted);
    hoshi_buf_release(&trusted);
    hoshi_buf_release(&minisig);
    return rc;
}
