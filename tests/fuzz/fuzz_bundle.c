/* Bundles. First byte below 128: the rest is an archive. Else: the rest replaces one member of a
 * good bundle, and MANIFEST is made to fit, so that a fuzzer gets behind the hashes. Whatever
 * comes: no crash, and no bundle verifies that is not the good one. */
#include <hoshi/version.h>

#include "app/bundle/verify.h"
#include "check.h"

#define MEMBERS_MAX 16

struct good {
    struct hoshi_session s;
    struct hoshi_public_key key;
    struct hoshi_bundle_member member[MEMBERS_MAX]; /* as in the archive */
    size_t n;
};

/* Only a test can have a key that everybody knows. */
static const char secret_text[] = "untrusted comment: minisign unencrypted secret key\n"
                                  "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                                  "AAAAAAAAOYJPcinZiMkeQnUr/Ix2DsVkvQkZ"
                                  "/pnz9b4/xu8UXIpEpcJi3E831vL7rM5CUWdr3CgbxjS+ldaFGnmelVv5NAhRdh9/"
                                  "8Bn6AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                                  "AAAAAAAAA=\n";
static const char sheet[] =
    "hoshi: answers/1\ncatalogue: small@2026-01\nanswers:\n  1-1-1-1: met\n";

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct hoshi_bundle_member *)a)->name,
                  ((const struct hoshi_bundle_member *)b)->name);
}

static void add(struct good *g, const char *name, struct hoshi_str bytes)
{
    MUST(g->n < MEMBERS_MAX);
    g->member[g->n++] = (struct hoshi_bundle_member){.name = name, .bytes = bytes, .size = bytes.n};
}

static const struct good *the_good(void)
{
    static struct good g;
    static struct hoshi_bundle b;
    struct hoshi_secret_key secret;
    struct hoshi_input policy;
    if (g.n != 0)
        return &g;
    hoshi_session_init(&g.s);
    hoshi_bundle_init(&b);
    MUST(hoshi_secret_key_read((struct hoshi_str){secret_text, sizeof secret_text - 1},
                               (struct hoshi_str){"", 0}, &secret) == HOSHI_KEY_OK);
    g.key = hoshi_public_of(&secret);
    MUST(hoshi_builtin_find(HOSHI_BUILTIN_POLICY, "default", &policy) == HOSHI_OK);
    b.catalog = (struct hoshi_input){.name = "catalogue.yaml",
                                     .bytes = slurp(HOSHI_TESTS_DATA "/small-catalogue.yaml")};
    b.policy = (struct hoshi_input){.name = "policy.yaml", .bytes = policy.bytes};
    b.sheet =
        (struct hoshi_input){.name = "sheet/answers.yaml", .bytes = {sheet, sizeof sheet - 1}};
    b.as_of = AS_OF;
    b.tool_version = hoshi_version();
    MUST(hoshi_bundle_judge(&b, &g.s) == HOSHI_OK && hoshi_bundle_describe(&b, &g.s) == HOSHI_OK);
    MUST(hoshi_bundle_sign(&b, &g.s, &secret, "company", AS_OF, false) == HOSHI_OK);
    MUST(hoshi_bundle_envelope(&b) == HOSHI_OK);
    for (size_t i = 0; i < b.n_member; i++)
        add(&g, b.member[i].name, b.member[i].bytes);
    add(&g, "MANIFEST", (struct hoshi_str){b.manifest.p, b.manifest.n});
    add(&g, "statement.dsse.json", (struct hoshi_str){b.envelope.p, b.envelope.n});
    add(&g, hoshi_bundle_signature_name(&g.s, b.signature[0].id), b.signature[0].minisig);
    qsort(g.member, g.n, sizeof g.member[0], by_name);
    return &g;
}

static bool to_buf(void *ctx, const void *p, size_t n)
{
    hoshi_buf_put(ctx, p, n);
    return true;
}

/* The good bundle with one member replaced. */
static void put_bundle(const struct good *g, size_t which, struct hoshi_str by,
                       struct hoshi_buf *out)
{
    struct hoshi_bundle_member m[MEMBERS_MAX];
    struct hoshi_buf manifest;
    memcpy(m, g->member, sizeof m);
    m[which].bytes = by;
    m[which].size = by.n;
    hoshi_buf_init(&manifest, 0);
    for (size_t i = 0; i < g->n; i++) {
        hoshi_sha256_hex(m[i].bytes, m[i].sha256);
        if (strncmp(m[i].name, "MANIFEST", 8) != 0 && strncmp(m[i].name, "statement", 9) != 0)
            hoshi_bundle_put_manifest(&m[i], 1, &manifest);
    }
    struct hoshi_tar_writer *w = hoshi_tar_writer_open(to_buf, out);
    MUST(w != NULL);
    for (size_t i = 0; i < g->n; i++) {
        if (i != which && strcmp(m[i].name, "MANIFEST") == 0)
            m[i].bytes = (struct hoshi_str){manifest.p, manifest.n};
        MUST(hoshi_tar_begin(w, m[i].name, m[i].bytes.n));
        MUST(hoshi_tar_data(w, m[i].bytes.p, m[i].bytes.n));
    }
    MUST(hoshi_tar_writer_close(w));
    hoshi_buf_release(&manifest);
}

static ptrdiff_t read_at(void *ctx, uint64_t offset, void *p, size_t n)
{
    const struct hoshi_str *s = ctx;
    if (offset >= s->n)
        return 0;
    size_t k = s->n - (size_t)offset < n ? s->n - (size_t)offset : n;
    memcpy(p, s->p + offset, k);
    return (ptrdiff_t)k;
}

static bool verifies(struct hoshi_str bytes, const struct hoshi_public_key *key)
{
    struct hoshi_session s;
    struct hoshi_verification v;
    struct hoshi_verify_request request = {.key = key, .n_key = 1, .today = 20000};
    struct hoshi_tar_source source = {read_at, &bytes, bytes.n};
    struct hoshi_buf out;
    hoshi_session_init(&s);
    hoshi_verification_init(&v, &s);
    hoshi_verify(&v, &source, &request);
    hoshi_buf_init(&out, 0);
    MUST(hoshi_verify_text(&v, HOSHI_LANG_JA, &out) == HOSHI_OK);
    must_be_text(&out);
    hoshi_buf_clear(&out);
    MUST(hoshi_verify_json(&v, NULL, &out) == HOSHI_OK);
    must_be_json(&out);
    hoshi_buf_release(&out);
    bool ok = v.n_bad == 0 && !v.nomem && !v.io_failed;
    hoshi_verification_release(&v);
    must_render(&s.diags); /* the commands complain when the bundle is gone */
    hoshi_session_release(&s);
    return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct good *g = the_good();
    struct hoshi_buf out;
    if (size == 0)
        return 0;
    struct hoshi_str rest = {(const char *)data + 1, size - 1};
    if (data[0] < 128) {
        MUST(!verifies(rest, &g->key)); /* nobody guesses a signature */
        return 0;
    }
    size_t which = data[0] % g->n;
    const struct hoshi_bundle_member *m = &g->member[which];
    hoshi_buf_init(&out, 0);
    put_bundle(g, which, rest, &out);
    bool same = m->bytes.n == rest.n && memcmp(m->bytes.p, rest.p, rest.n) == 0;
    MUST(verifies((struct hoshi_str){out.p, out.n}, &g->key) == same);
    hoshi_buf_release(&out);
    return 0;
}
