/* The second part of verification: everything that follows from the inputs is made again from the
 * packed ones and compared byte for byte: result, reports, statement. */
#include <hoshi/version.h>
#include <stdlib.h>
#include <string.h>

#include "app/bundle/verify.h"
#include "base/digits.h"
#include "base/str.h"
#include "report/json/read.h"
#include "sign/base64.h"

#define EXTRA_SHOWN 100 /* members that no answer names; one is enough to say no */

static char *keep(struct hoshi_verification *v, const char *s)
{
    return s != NULL ? hoshi_arena_strndup(&v->s->arena, s, strlen(s)) : NULL;
}

/* A version is what hoshi writes there; anything else could forge lines of JSON. */
static bool is_version(const char *s)
{
    return s != NULL && *s != '\0' && strlen(s) < 32 &&
           strspn(s, "0123456789abcdefghijklmnopqrstuvwxyz.+-~") == strlen(s);
}

static bool head_of_result(struct hoshi_verification *v)
{
    const struct hoshi_bundle_member *m = hoshi_verify_member(v, HOSHI_BUNDLE_RESULT);
    hoshi_json *json = hoshi_json_read(m->bytes);
    const char *version = hoshi_json_text_at(hoshi_json_at(json, "tool"), "version");
    const char *as_of = hoshi_json_text_at(json, "as_of");
    bool ok = is_version(version) && as_of != NULL &&
              hoshi_date_parse(hoshi_str_from(as_of), &v->bundle.as_of) == HOSHI_OK;
    v->bundle.tool_version = ok ? keep(v, version) : NULL;
    hoshi_json_delete(json);
    if (v->bundle.tool_version == NULL)
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_RESULT, "?", hoshi_version(), NULL);
    return v->bundle.tool_version != NULL;
}

static bool same(const struct hoshi_bundle_member *m, const struct hoshi_buf *again)
{
    return m->bytes.n == again->n && memcmp(m->bytes.p, again->p, again->n) == 0;
}

static void check_result(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    char star[HOSHI_DECIMAL_BYTES];
    bool has_stars = hoshi_catalog_has_stars(b->loaded_catalog);
    (void)hoshi_decimal(star, b->judged.star);
    if (!same(hoshi_verify_member(v, HOSHI_BUNDLE_RESULT), &b->result))
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_RESULT, b->tool_version, hoshi_version(), NULL);
    else if (strcmp(b->tool_version, hoshi_version()) == 0)
        hoshi_verify_add(v, has_stars ? HOSHI_VERIFY_RESULT : HOSHI_VERIFY_RESULT_ALONE, star, NULL,
                         NULL);
    else
        hoshi_verify_add(
            v, has_stars ? HOSHI_VERIFY_RESULT_VERSION : HOSHI_VERIFY_RESULT_VERSION_ALONE,
            b->tool_version, star, NULL);
}

static bool is_accepted(const struct hoshi_verify_request *request, const char *version)
{
    for (size_t i = 0; i < request->n_version; i++) {
        if (strcmp(request->version[i], version) == 0)
            return true;
    }
    return false;
}

/* One report that this program writes otherwise. Another version may have had other words; whether
 * it is that or a forgery cannot be seen, so it is only taken when somebody vouches for the
 * version. */
static void differs(struct hoshi_verification *v, const struct hoshi_bundle_member *m,
                    const struct hoshi_verify_request *request)
{
    const char *version = v->bundle.tool_version;
    if (strcmp(version, hoshi_version()) == 0)
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_REPORT, m->name, NULL, NULL);
    else if (is_accepted(request, version))
        hoshi_verify_add(v, HOSHI_VERIFY_NOT_REPORT, m->name, version, NULL);
    else
        hoshi_verify_add(v, HOSHI_VERIFY_OPEN_REPORT, m->name, version, hoshi_version());
}

/* What is packed is what was signed, so the statement is made from it. */
static void check_reports(struct hoshi_verification *v, const struct hoshi_verify_request *request)
{
    static const char *const name[HOSHI_LANG_COUNT_] = {
        [HOSHI_LANG_EN] = HOSHI_BUNDLE_REPORT_EN, [HOSHI_LANG_JA] = HOSHI_BUNDLE_REPORT_JA};
    bool all_same = true;
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        const struct hoshi_bundle_member *m = hoshi_verify_member(v, name[l]);
        struct hoshi_buf *again = &v->bundle.report[l];
        if (same(m, again))
            continue;
        all_same = false;
        differs(v, m, request);
        hoshi_buf_clear(again);
        hoshi_buf_put(again, m->bytes.p, m->bytes.n);
    }
    if (all_same)
        hoshi_verify_add(v, HOSHI_VERIFY_REPORTS, NULL, NULL, NULL);
}

/* The payload of the envelope; the envelope is otherwise compared when all signatures are known. */
static hoshi_json *payload_of(struct hoshi_verification *v, struct hoshi_str *ret_bytes)
{
    const struct hoshi_bundle_member *m = hoshi_verify_member(v, HOSHI_BUNDLE_STATEMENT);
    hoshi_json *envelope = hoshi_json_read(m->bytes), *payload = NULL;
    const char *text = hoshi_json_text_at(envelope, "payload"),
               *type = hoshi_json_text_at(envelope, "payloadType");
    if (text != NULL && type != NULL && strcmp(type, HOSHI_BUNDLE_PAYLOAD_TYPE) == 0) {
        size_t n = strlen(text), k = 0;
        char *bytes = hoshi_arena_alloc(&v->s->arena, n + 1);
        if (bytes != NULL && hoshi_base64_get((struct hoshi_str){text, n}, true, bytes, n, &k)) {
            *ret_bytes = (struct hoshi_str){bytes, k};
            payload = hoshi_json_read(*ret_bytes);
        }
    }
    hoshi_json_delete(envelope);
    return payload;
}

static int by_text(const void *pa, const void *pb)
{
    return strcmp(*(const char *const *)pa, *(const char *const *)pb);
}

/* Names of all evidence files of the sheet, sorted, each once. */
static size_t evidence_names(const struct hoshi_verification *v, const char **name)
{
    const struct hoshi_answers *ans = v->bundle.answers;
    size_t n = 0, k = 0;
    for (size_t i = 0; i < ans->n_answer; i++) {
        for (size_t j = 0; j < ans->answer[i].n_evidence; j++) {
            if (ans->answer[i].evidence[j].file.s != NULL)
                name[n++] = ans->answer[i].evidence[j].file.s;
        }
    }
    qsort(name, n, sizeof *name, by_text);
    for (size_t i = 0; i < n; i++) {
        if (k == 0 || strcmp(name[k - 1], name[i]) != 0)
            name[k++] = name[i];
    }
    return k;
}

static bool is_hex(const char *s)
{
    return s != NULL && strlen(s) == 64 && strspn(s, "0123456789abcdef") == 64;
}

/* Hash and size that the statement gives for a file that is not packed. Both lists are sorted. */
static bool by_hash(const hoshi_json **at, struct hoshi_bundle_evidence *e)
{
    while (*at != NULL) {
        const char *file = hoshi_json_text_at(*at, "file");
        if (file == NULL || strcmp(file, e->file) >= 0)
            break;
        *at = hoshi_json_next(*at);
    }
    const char *file = hoshi_json_text_at(*at, "file"), *sha256 = hoshi_json_text_at(*at, "sha256");
    if (file == NULL || strcmp(file, e->file) != 0 || !is_hex(sha256) ||
        !hoshi_json_count_at(*at, "size", 999999999999999u, &e->size))
        return false;
    memcpy(e->sha256, sha256, sizeof e->sha256);
    return true;
}

static const struct hoshi_bundle_member *packed(struct hoshi_verification *v, const char *file)
{
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    hoshi_buf_puts(&name, HOSHI_BUNDLE_SHEET);
    hoshi_buf_puts(&name, file);
    const struct hoshi_bundle_member *m = name.failed ? NULL : hoshi_verify_member(v, name.p);
    hoshi_buf_release(&name);
    return m != NULL && m->bytes.p == NULL ? m : NULL;
}

static int by_evidence_file(const void *pa, const void *pb)
{
    return strcmp(((const struct hoshi_bundle_evidence *)pa)->file,
                  ((const struct hoshi_bundle_evidence *)pb)->file);
}

/* What lies among the evidence although no answer names it. */
static void say_extra(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    size_t n = 0;
    for (size_t i = 0; i < v->n_member && n < EXTRA_SHOWN; i++) {
        const struct hoshi_bundle_member *m = &v->member[i];
        if (m->bytes.p != NULL)
            continue;
        struct hoshi_bundle_evidence key = {.file = m->name + strlen(HOSHI_BUNDLE_SHEET)};
        if (b->n_evidence == 0 ||
            bsearch(&key, b->evidence, b->n_evidence, sizeof key, by_evidence_file) == NULL) {
            hoshi_verify_add(v, HOSHI_VERIFY_BAD_EXTRA, m->name, NULL, NULL);
            n++;
        }
    }
}

static void list_evidence(struct hoshi_verification *v, const hoshi_json *predicate)
{
    struct hoshi_bundle *b = &v->bundle;
    size_t n = 0, n_packed = 0;
    for (size_t i = 0; i < b->answers->n_answer; i++)
        n += b->answers->answer[i].n_evidence;
    const char **name = hoshi_arena_array(&v->s->arena, n, sizeof *name);
    b->evidence = hoshi_arena_array(&v->s->arena, n, sizeof *b->evidence);
    if (name == NULL || b->evidence == NULL) {
        v->nomem = true;
        return;
    }
    n = evidence_names(v, name);
    const hoshi_json *at = hoshi_json_first(hoshi_json_at(predicate, "evidence"));
    for (size_t i = 0; i < n; i++) {
        struct hoshi_bundle_evidence *e = &b->evidence[b->n_evidence++];
        const struct hoshi_bundle_member *m = packed(v, name[i]);
        *e = (struct hoshi_bundle_evidence){.file = name[i], .packed = m != NULL};
        if (m != NULL) {
            e->size = m->size;
            memcpy(e->sha256, m->sha256, sizeof e->sha256);
            n_packed++;
        } else if (!by_hash(&at, e)) {
            hoshi_verify_add(v, HOSHI_VERIFY_BAD_EVIDENCE, name[i], NULL, NULL);
        }
    }
    say_extra(v);
    if (n_packed != 0)
        hoshi_verify_count(v, HOSHI_VERIFY_EVIDENCE, n_packed, NULL, NULL);
    if (n_packed != n)
        hoshi_verify_count(v, HOSHI_VERIFY_NOT_EVIDENCE, n - n_packed, NULL, NULL);
}

/* What the sheet says of each file against what there is. */
static void check_evidence(struct hoshi_verification *v)
{
    const struct hoshi_bundle *b = &v->bundle;
    size_t n_url = 0;
    for (size_t i = 0; i < b->answers->n_answer; i++) {
        for (size_t j = 0; j < b->answers->answer[i].n_evidence; j++) {
            const struct hoshi_evidence *e = &b->answers->answer[i].evidence[j];
            struct hoshi_bundle_evidence key = {.file = e->file.s};
            if (e->file.s == NULL) {
                n_url += e->url.s != NULL;
                continue;
            }
            const struct hoshi_bundle_evidence *is =
                bsearch(&key, b->evidence, b->n_evidence, sizeof key, by_evidence_file);
            if (is == NULL || (e->sha256 != NULL && !hoshi_str_eq_nocase(e->sha256, is->sha256)) ||
                (e->size_bytes != 0 && e->size_bytes != is->size))
                hoshi_verify_add(v, HOSHI_VERIFY_BAD_EVIDENCE, e->file.s, NULL, NULL);
        }
    }
    if (n_url != 0)
        hoshi_verify_count(v, HOSHI_VERIFY_NOT_URL, n_url, NULL, NULL);
}

static void list_redactions(struct hoshi_verification *v, const hoshi_json *predicate)
{
    struct hoshi_bundle *b = &v->bundle;
    const hoshi_json *e = hoshi_json_first(hoshi_json_at(predicate, "redacted"));
    for (; e != NULL; e = hoshi_json_next(e)) {
        const char *field = hoshi_json_text_at(e, "field");
        uint64_t n;
        if (field == NULL || !hoshi_json_count_at(e, "values", 1000000000u, &n) ||
            b->n_redaction == sizeof b->redaction / sizeof b->redaction[0])
            return; /* the statement will differ */
        b->redaction[b->n_redaction++] = (struct hoshi_bundle_redaction){keep(v, field), (size_t)n};
        hoshi_verify_count(v, HOSHI_VERIFY_NOT_REDACTED, (size_t)n, field, NULL);
    }
}

static void check_statement(struct hoshi_verification *v)
{
    struct hoshi_str bytes = {NULL, 0};
    hoshi_json *payload = payload_of(v, &bytes);
    const hoshi_json *predicate = hoshi_json_at(payload, "predicate");
    if (payload == NULL) {
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_ENVELOPE, NULL, NULL, NULL);
        return;
    }
    list_evidence(v, predicate);
    if (!v->nomem)
        check_evidence(v);
    list_redactions(v, predicate);
    hoshi_json_delete(payload);
    if (v->n_bad != 0 || v->nomem)
        return;
    if (hoshi_bundle_describe(&v->bundle, v->s) != HOSHI_OK) {
        v->nomem = true;
        return;
    }
    const struct hoshi_buf *again = &v->bundle.statement;
    bool equal = again->n == bytes.n && memcmp(again->p, bytes.p, bytes.n) == 0;
    hoshi_verify_add(v, equal ? HOSHI_VERIFY_STATEMENT : HOSHI_VERIFY_BAD_STATEMENT, NULL, NULL,
                     NULL);
}

void hoshi_verify_content(struct hoshi_verification *v, const struct hoshi_verify_request *request)
{
    if (!hoshi_verify_find_inputs(v) || !head_of_result(v))
        return;
    uint32_t errors = v->s->diags.n_error;
    struct hoshi_diags said = v->s->diags;
    enum hoshi_rc rc = hoshi_bundle_judge(&v->bundle, v->s);
    if (rc == HOSHI_E_NOMEM) {
        v->nomem = true;
        return;
    }
    if (rc != HOSHI_OK) {
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_CONTENT, NULL, NULL, NULL);
        return;
    }
    if (!hoshi_verify_uses_bases(v))
        return;
    if (v->s->diags.n_error == errors)
        v->s->diags = said; /* notes about the packed sheet are not the verifier's business */
    v->judged = true;
    check_result(v);
    check_reports(v, request);
    if (v->n_bad == 0)
        check_statement(v);
    hoshi_verify_builtin(v, request);
}
