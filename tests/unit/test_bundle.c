/* Bundles: reproducible, and every change of every byte and member is noticed. A small catalogue
 * keeps the bundle small, so that each of its bytes can be changed in turn. */
#include <sys/stat.h>
#include <unistd.h>

#include "app/bundle/verify.h"
#include "load.h"
#include "sign/key.h"

static char dir[] = "/tmp/hoshi-bundle.XXXXXX";
static struct hoshi_secret_key secret[2];
static struct hoshi_public_key public[3];
static struct hoshi_str good; /* a signed bundle */

/* What a test allocates goes when all are done. */
static struct kept {
    struct kept *next;
    void *p;
} * all_kept;

static void *keep(void *p)
{
    struct kept *k = malloc(sizeof *k);
    assert_non_null(k);
    assert_non_null(p);
    *k = (struct kept){all_kept, p};
    all_kept = k;
    return p;
}

static struct hoshi_str file(const char *path)
{
    struct hoshi_str s = read_file(path);
    keep((char *)s.p);
    return s;
}

static void put(const char *name, struct hoshi_str text)
{
    FILE *f = fopen(name, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
    fclose(f);
}

/* Without its links to frameworks the small catalogue needs none of them in the bundle. */
static struct hoshi_str without_links(struct hoshi_str text)
{
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    for (size_t i = 0; i < text.n;) {
        size_t n = strcspn(text.p + i, "\n") + 1;
        if (strncmp(text.p + i + strspn(text.p + i, " "), "refs", 4) != 0)
            hoshi_buf_put(&b, text.p + i, n);
        i += n;
    }
    return (struct hoshi_str){keep(b.p), b.n};
}

static void pack(const char *output, const struct hoshi_pack_request *change,
                 struct hoshi_session *s, enum hoshi_rc expected)
{
    struct hoshi_pack_request request = {.catalog = "./catalogue.yaml",
                                         .sheet = "sheet/answers.yaml",
                                         .output = output,
                                         .as_of = day_of("2026-11-23"),
                                         .key = &secret[0],
                                         .role = "company",
                                         .on = day_of("2026-11-23")};
    struct hoshi_bundle b;
    request.without_files = change->without_files;
    request.redact = change->redact;
    request.n_redact = change->n_redact;
    hoshi_session_init(s);
    hoshi_bundle_init(&b);
    enum hoshi_rc rc = hoshi_bundle_pack(s, &request, &b);
    if (rc != expected) {
        show_diags(&s->diags);
        fail_msg("pack: %d", (int)rc);
    }
    hoshi_bundle_release(&b);
}

static int set_up(void **state)
{
    struct hoshi_session s;
    struct hoshi_pack_request plain = {0};
    static char before[4096];
    for (size_t i = 0; i < 2; i++) {
        if (hoshi_key_generate(&secret[i], &public[i]) != HOSHI_KEY_OK)
            return -1;
    }
    public[2] = public[0];
    memset(public[2].key, 0x11, sizeof public[2].key); /* the same id, another key */
    struct hoshi_str catalogue = without_links(file("tests/data/small-catalogue.yaml"));
    if (mkdtemp(dir) == NULL || getcwd(before, sizeof before) == NULL || chdir(dir) != 0)
        return -1;
    *state = before;
    mkdir("sheet", 0755);
    mkdir("sheet/evidence", 0755);
    put("catalogue.yaml", catalogue);
    put("sheet/evidence/体制表.txt", STR("who\n"));
    put("sheet/answers.yaml", STR("hoshi: answers/1\ncatalogue: small@2026-01\norganization: "
                                  "{name: 株式会社サンプル精機}\n"
                                  "answers:\n  1-1-1-1: {status: met, note: 内緒, evidence: "
                                  "[{file: evidence/体制表.txt, title: 表}]}\n"
                                  "  1-1-1-2: {status: met, performed: 2026-04-01}\n"));
    pack("good.tar", &plain, &s, HOSHI_OK);
    hoshi_session_release(&s);
    good = file("good.tar");
    return 0;
}

static int tear_down(void **state)
{
    static const char *const name[] = {"sheet/evidence/体制表.txt",
                                       "sheet/evidence",
                                       "sheet/answers.yaml",
                                       "sheet",
                                       "catalogue.yaml",
                                       "good.tar",
                                       "again.tar",
                                       "two.tar",
                                       "redacted.tar"};
    for (size_t i = 0; i < LENGTH(name); i++)
        remove(name[i]);
    for (struct kept *k = all_kept, *next; k != NULL; k = next) {
        next = k->next;
        free(k->p);
        free(k);
    }
    return chdir(*state) != 0 || rmdir(dir) != 0;
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

/* The first difference that verification names, or NULL; n_valid as it counted. */
static const char *verify(struct hoshi_str bytes, const struct hoshi_verify_request *request,
                          size_t *ret_valid)
{
    struct hoshi_session s;
    struct hoshi_verification v;
    struct hoshi_tar_source source = {read_at, &bytes, bytes.n};
    const char *code = NULL;
    hoshi_session_init(&s);
    hoshi_verification_init(&v, &s);
    hoshi_verify(&v, &source, request);
    assert_false(v.io_failed || v.nomem);
    for (size_t i = 0; i < v.n_item && code == NULL; i++) {
        const struct hoshi_verify_row *row = hoshi_verify_row(v.item[i].code);
        code = row->kind == HOSHI_VERIFY_KIND_BAD ? row->code : NULL;
    }
    assert_true((code != NULL) == (v.n_bad != 0));
    if (ret_valid != NULL)
        *ret_valid = v.n_valid;
    hoshi_verification_release(&v);
    hoshi_session_release(&s);
    return code;
}

static const struct hoshi_verify_request company = {.key = public, .n_key = 1};

static void a_bundle_verifies(void **state)
{
    (void)state;
    size_t valid;
    assert_null(verify(good, &company, &valid));
    assert_int_equal(valid, 1);
}

static void packing_twice_gives_the_same_bytes(void **state)
{
    (void)state;
    struct hoshi_session s;
    struct hoshi_pack_request plain = {0};
    pack("again.tar", &plain, &s, HOSHI_OK);
    hoshi_session_release(&s);
    struct hoshi_str again = file("again.tar");
    assert_int_equal(again.n, good.n);
    assert_memory_equal(again.p, good.p, good.n);
}

/* The property: whichever byte is changed, it is noticed. */
static void every_byte_counts(void **state)
{
    (void)state;
    char *copy = malloc(good.n);
    struct hoshi_str changed = {copy, good.n};
    memcpy(copy, good.p, good.n);
    for (size_t i = 0; i < good.n; i++) {
        copy[i] = (char)(good.p[i] ^ (1 << i % 8));
        if (verify(changed, &company, NULL) == NULL)
            fail_msg("byte %zu can change unseen", i);
        copy[i] = good.p[i];
    }
    for (size_t n = 0; n < good.n; n += n % 512 == 511 ? 1 : 73) {
        if (verify((struct hoshi_str){good.p, n}, &company, NULL) == NULL)
            fail_msg("cut off at %zu unseen", n);
    }
    free(copy);
}

/* --- whole members: taken apart and put together again, with a MANIFEST that fits or not */
#define MEMBERS_MAX 32
struct parts {
    struct {
        char name[200];
        char *bytes;
        size_t n;
    } member[MEMBERS_MAX];
    size_t n;
};

static bool part_member(void *ctx, const char *name, uint64_t size, uint64_t offset)
{
    struct parts *p = ctx;
    (void)offset;
    assert_true(p->n < MEMBERS_MAX);
    snprintf(p->member[p->n].name, sizeof p->member[0].name, "%s", name);
    p->member[p->n].bytes = keep(malloc((size_t)size + 1));
    p->member[p->n].n = 0;
    return true;
}

static bool part_data(void *ctx, const void *data, size_t n)
{
    struct parts *p = ctx;
    memcpy(p->member[p->n].bytes + p->member[p->n].n, data, n);
    p->member[p->n].n += n;
    return true;
}

static bool part_end(void *ctx)
{
    ((struct parts *)ctx)->n++;
    return true;
}

static struct parts take_apart(struct hoshi_str bytes)
{
    struct parts p;
    memset(&p, 0, sizeof p);
    struct hoshi_tar_visitor visitor = {part_member, part_data, part_end, &p};
    struct hoshi_tar_source source = {read_at, &bytes, bytes.n};
    assert_int_equal(hoshi_tar_read(&source, &visitor, NULL), HOSHI_TAR_OK);
    return p;
}

static bool to_buf(void *ctx, const void *p, size_t n)
{
    hoshi_buf_put(ctx, p, n);
    return true;
}

static const char *verify_parts(const struct parts *p)
{
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    struct hoshi_tar_writer *w = hoshi_tar_writer_open(to_buf, &b);
    for (size_t i = 0; i < p->n; i++) {
        assert_true(hoshi_tar_begin(w, p->member[i].name, p->member[i].n));
        assert_true(hoshi_tar_data(w, p->member[i].bytes, p->member[i].n));
    }
    assert_true(hoshi_tar_writer_close(w));
    const char *code = verify((struct hoshi_str){b.p, b.n}, &company, NULL);
    hoshi_buf_release(&b);
    return code;
}

static void dropped_members_are_missed(void **state)
{
    (void)state;
    size_t n = take_apart(good).n;
    for (size_t drop = 0; drop < n; drop++) {
        struct parts p = take_apart(good);
        memmove(&p.member[drop], &p.member[drop + 1], (p.n - drop - 1) * sizeof p.member[0]);
        p.n--;
        if (verify_parts(&p) == NULL)
            fail_msg("dropping %s is not noticed", take_apart(good).member[drop].name);
    }
}

static void swapped_added_and_renamed_members_are_noticed(void **state)
{
    (void)state;
    size_t n = take_apart(good).n;
    for (size_t i = 0; i + 1 < n; i++) {
        struct parts p = take_apart(good); /* contents change places */
        char *bytes = p.member[i].bytes;
        size_t k = p.member[i].n;
        p.member[i].bytes = p.member[i + 1].bytes;
        p.member[i].n = p.member[i + 1].n;
        p.member[i + 1].bytes = bytes;
        p.member[i + 1].n = k;
        assert_non_null(verify_parts(&p));
        p = take_apart(good); /* members change places */
        struct parts swapped = p;
        swapped.member[i] = p.member[i + 1];
        swapped.member[i + 1] = p.member[i];
        assert_string_equal(verify_parts(&swapped), "bad-order");
        p = take_apart(good);
        p.member[i].name[strlen(p.member[i].name)] = 'x'; /* zero-filled behind it */
        assert_non_null(verify_parts(&p));
    }
    struct parts p = take_apart(good);
    snprintf(p.member[p.n].name, sizeof p.member[0].name, "zzz");
    p.member[p.n].bytes = keep(strdup("extra"));
    p.member[p.n++].n = 5;
    assert_non_null(verify_parts(&p));
}

static void set(struct parts *p, const char *name, const char *from, const char *to)
{
    for (size_t i = 0; i < p->n; i++) {
        if (strcmp(p->member[i].name, name) != 0)
            continue;
        p->member[i].bytes[p->member[i].n] = '\0';
        char *at = strstr(p->member[i].bytes, from);
        assert_non_null(at);
        assert_int_equal(strlen(from), strlen(to));
        memcpy(at, to, strlen(to));
    }
}

/* Whoever holds no key can still make MANIFEST fit what was changed. */
static void fit_manifest(struct parts *p)
{
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    for (size_t i = 0; i < p->n; i++) {
        struct hoshi_bundle_member m = {.name = p->member[i].name};
        if (strncmp(m.name, "MANIFEST", 8) == 0 || strncmp(m.name, "statement", 9) == 0)
            continue;
        hoshi_sha256_hex((struct hoshi_str){p->member[i].bytes, p->member[i].n}, m.sha256);
        hoshi_bundle_put_manifest(&m, 1, &b);
    }
    assert_string_equal(p->member[0].name, "MANIFEST");
    p->member[0].bytes = keep(b.p);
    p->member[0].n = b.n;
}

static void a_manifest_that_fits_does_not_help(void **state)
{
    (void)state;
    static const struct {
        const char *member, *from, *to, *code;
    } row[] = {
        {"sheet/answers.yaml", "performed: 2026-04-01", "performed: 2026-05-01", "result-differs"},
        {"catalogue.yaml", "in charge", "in charch", "result-differs"},
        {"policy.yaml", "confidence: medium", "confidence: secret", "bad-content"},
        {"report.en.txt", "self-check", "self-chess", "report-differs"},
        {"result.json", "\"star\":\t0", "\"star\":\t3", "result-differs"},
        {"result.json", "\"version\":\t\"0.1.0\"", "\"version\":\t\"0.9.0\"", "statement-differs"},
        {"sheet/evidence/体制表.txt", "who", "why", "statement-differs"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct parts p = take_apart(good);
        set(&p, row[i].member, row[i].from, row[i].to);
        fit_manifest(&p);
        const char *code = verify_parts(&p);
        if (code == NULL || strcmp(code, row[i].code) != 0)
            fail_msg("%s: %s, not %s", row[i].member, code != NULL ? code : "nothing", row[i].code);
    }
}

static void only_the_right_keys_count(void **state)
{
    (void)state;
    struct hoshi_session s;
    struct hoshi_verification v;
    struct hoshi_public_key pair[2] = {public[0], public[1]}, twice[2] = {public[0], public[0]};
    size_t valid;
    struct hoshi_verify_request other = {.key = &public[1], .n_key = 1},
                                same_id = {.key = &public[2], .n_key = 1},
                                both = {.key = pair, .n_key = 2},
                                one_of = {.key = pair, .n_key = 2, .required = 1},
                                none = {.key = NULL},
                                doubled = {.key = twice, .n_key = 2, .required = 2};
    assert_string_equal(verify(good, &other, NULL), "too-few-signers");
    assert_string_equal(verify(good, &same_id, NULL), "bad-signature");
    assert_string_equal(verify(good, &both, NULL), "too-few-signers");
    assert_null(verify(good, &one_of, &valid));
    assert_int_equal(valid, 1);
    assert_null(verify(good, &none, &valid));
    assert_int_equal(valid, 0);
    assert_string_equal(verify(good, &doubled, NULL),
                        "too-few-signers"); /* one key is one signer */
    hoshi_session_init(&s);
    hoshi_verification_init(&v, &s);
    struct hoshi_sign_request sign = {.path = "good.tar",
                                      .output = "two.tar",
                                      .key = &secret[1],
                                      .role = "expert",
                                      .on = day_of("2026-11-24"),
                                      .legacy = true};
    assert_int_equal(hoshi_bundle_countersign(&v, &sign), HOSHI_OK);
    hoshi_verification_release(&v);
    hoshi_session_release(&s);
    struct hoshi_str two = file("two.tar");
    assert_null(verify(two, &both, &valid));
    assert_int_equal(valid, 2);
    assert_null(verify(two, &company, NULL)); /* who knows one key only, still can */
}

static void redacting_and_leaving_out_are_recorded(void **state)
{
    (void)state;
    static const char *const field[] = {"note", "evidence.title"};
    struct hoshi_session s;
    struct hoshi_pack_request request = {.without_files = true, .redact = field, .n_redact = 2};
    pack("redacted.tar", &request, &s, HOSHI_OK);
    hoshi_session_release(&s);
    struct hoshi_str bytes = file("redacted.tar");
    assert_null(verify(bytes, &company, NULL));
    assert_null(memmem(bytes.p, bytes.n, "内緒", strlen("内緒")));
    assert_null(memmem(bytes.p, bytes.n, "who\n", 4));
    assert_non_null(memmem(bytes.p, bytes.n, "[redacted]", 10));
}

static void nothing_is_packed_when_evidence_does_not_stand(void **state)
{
    (void)state;
    struct hoshi_session s;
    struct hoshi_pack_request plain = {0};
    rename("sheet/evidence/体制表.txt", "sheet/evidence/x");
    pack("none.tar", &plain, &s, HOSHI_E_INVALID);
    assert_true(has_code(&s.diags, "HS1601"));
    hoshi_session_release(&s);
    assert_int_not_equal(access("none.tar", F_OK), 0);
    rename("sheet/evidence/x", "sheet/evidence/体制表.txt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bundle_verifies),
        cmocka_unit_test(packing_twice_gives_the_same_bytes),
        cmocka_unit_test(dropped_members_are_missed),
        cmocka_unit_test(swapped_added_and_renamed_members_are_noticed),
        cmocka_unit_test(a_manifest_that_fits_does_not_help),
        cmocka_unit_test(only_the_right_keys_count),
        cmocka_unit_test(redacting_and_leaving_out_are_recorded),
        cmocka_unit_test(nothing_is_packed_when_evidence_does_not_stand),
        cmocka_unit_test(every_byte_counts),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
