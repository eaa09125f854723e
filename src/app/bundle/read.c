/* The first part of verification: the archive and MANIFEST. Evidence is hashed as it comes by; what
 * is needed again is held in memory, up to a limit. */
#include <stdlib.h>
#include <string.h>

#include "app/bundle/verify.h"
#include "base/digits.h"
#include "base/str.h"

static const struct hoshi_verify_row row[HOSHI_VERIFY_COUNT_] = {
#define VERIFY(id, code_, kind_, en, ja)                                                           \
    [HOSHI_VERIFY_##id] = {                                                                        \
        code_, HOSHI_VERIFY_KIND_##kind_, {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}}},
#include "app/bundle/verify.def"
#undef VERIFY
};

const struct hoshi_verify_row *hoshi_verify_row(enum hoshi_verify_code code)
{
    return &row[code];
}

void hoshi_verification_init(struct hoshi_verification *v, struct hoshi_session *s)
{
    memset(v, 0, sizeof *v);
    v->s = s;
    hoshi_bundle_init(&v->bundle);
}

void hoshi_verification_release(struct hoshi_verification *v)
{
    for (size_t i = 0; i < v->n_member; i++)
        free((char *)v->member[i].bytes.p);
    free(v->member);
    free(v->item);
    hoshi_bundle_release(&v->bundle);
}

void hoshi_verify_add(struct hoshi_verification *v, enum hoshi_verify_code code, const char *a0,
                      const char *a1, const char *a2)
{
    const char *arg[3] = {a0, a1, a2};
    /* counted even without memory to say it */
    v->n_bad += row[code].kind == HOSHI_VERIFY_KIND_BAD;
    v->n_open += row[code].kind == HOSHI_VERIFY_KIND_OPEN;
    v->n_heed += row[code].kind == HOSHI_VERIFY_KIND_HEED;
    if (v->n_item == v->cap_item) {
        size_t cap = v->cap_item != 0 ? v->cap_item * 2 : 32;
        struct hoshi_verify_item *more = realloc(v->item, cap * sizeof *more);
        if (more == NULL) {
            v->nomem = true;
            return;
        }
        v->item = more;
        v->cap_item = cap;
    }
    struct hoshi_verify_item *item = &v->item[v->n_item++];
    *item = (struct hoshi_verify_item){.code = code};
    for (int i = 0; i < 3; i++)
        item->arg[i] =
            arg[i] != NULL ? hoshi_arena_strndup(&v->s->arena, arg[i], strlen(arg[i])) : NULL;
}

void hoshi_verify_count(struct hoshi_verification *v, enum hoshi_verify_code code, size_t n,
                        const char *a1, const char *a2)
{
    char digits[HOSHI_DECIMAL_BYTES];
    hoshi_verify_add(v, code, hoshi_decimal(digits, (long long)n), a1, a2);
}

bool hoshi_verify_ok(const struct hoshi_verification *v)
{
    return v->n_bad == 0 && v->n_open == 0;
}

struct reading {
    struct hoshi_verification *v;
    struct hoshi_sha256 state;
    uint64_t loaded; /* bytes held in memory, all members together */
    bool too_large, nomem;
    char *at; /* where the next bytes of the member go, or NULL */
};

static bool is_evidence(const char *name)
{
    return hoshi_str_starts(name, HOSHI_BUNDLE_SHEET) &&
           strcmp(name, HOSHI_BUNDLE_ANSWERS_YAML) != 0 &&
           strcmp(name, HOSHI_BUNDLE_ANSWERS_JSON) != 0;
}

static bool on_member(void *ctx, const char *name, uint64_t size, uint64_t offset)
{
    struct reading *r = ctx;
    struct hoshi_verification *v = r->v;
    if (v->n_member == v->cap_member) {
        size_t cap = v->cap_member != 0 ? v->cap_member * 2 : 32;
        struct hoshi_bundle_member *more = realloc(v->member, cap * sizeof *more);
        if (more == NULL) {
            r->nomem = true;
            return false;
        }
        v->member = more;
        v->cap_member = cap;
    }
    struct hoshi_bundle_member *m = &v->member[v->n_member];
    memset(m, 0, sizeof *m);
    m->name = hoshi_arena_strndup(&v->s->arena, name, strlen(name));
    m->size = size;
    m->offset = offset;
    r->at = NULL;
    if (!is_evidence(name)) {
        if (size > HOSHI_LIMIT_BUNDLE_LOADED_BYTES ||
            r->loaded + size > HOSHI_LIMIT_BUNDLE_LOADED_BYTES) {
            r->too_large = true;
            return false;
        }
        r->loaded += size;
        r->at = malloc((size_t)size + 1);
        if (r->at != NULL)
            r->at[size] = '\0';
        m->bytes = (struct hoshi_str){r->at, (size_t)size};
    }
    if (m->name == NULL || (m->bytes.p == NULL && !is_evidence(name))) {
        free(r->at);
        r->nomem = true;
        return false;
    }
    v->n_member++;
    hoshi_sha256_start(&r->state);
    return true;
}

static bool on_data(void *ctx, const void *p, size_t n)
{
    struct reading *r = ctx;
    hoshi_sha256_add(&r->state, (struct hoshi_str){p, n});
    if (r->at != NULL) { /* the archive reader never gives more than the size it announced */
        memcpy(r->at, p, n);
        r->at += n;
    }
    return true;
}

static bool on_end(void *ctx)
{
    struct reading *r = ctx;
    hoshi_sha256_end(&r->state, r->v->member[r->v->n_member - 1].sha256);
    return true;
}

static int by_member_name(const void *key, const void *element)
{
    return strcmp(key, ((const struct hoshi_bundle_member *)element)->name);
}

const struct hoshi_bundle_member *hoshi_verify_member(const struct hoshi_verification *v,
                                                      const char *name)
{
    if (v->n_member == 0)
        return NULL;
    /* The reader has seen to it that they are sorted. */
    return bsearch(name, v->member, v->n_member, sizeof *v->member, by_member_name);
}

static bool is_around(const char *name)
{
    return strcmp(name, HOSHI_BUNDLE_MANIFEST) == 0 || strcmp(name, HOSHI_BUNDLE_STATEMENT) == 0 ||
           (hoshi_str_starts(name, HOSHI_BUNDLE_MANIFEST ".") && hoshi_str_ends(name, ".minisig"));
}

#define BLAME_MEMBERS                                                                              \
    1000 /* looking for each line is quadratic; beyond, the whole is said to differ */

/* Which members a line of MANIFEST does not fit; called when the whole does not. */
static void blame(struct hoshi_verification *v, struct hoshi_str manifest)
{
    for (size_t i = 0; i < v->n_member && v->n_member <= BLAME_MEMBERS; i++) {
        struct hoshi_buf line;
        if (is_around(v->member[i].name))
            continue;
        hoshi_buf_init(&line, 0);
        hoshi_bundle_put_manifest(&v->member[i], 1, &line);
        if (line.failed || memmem(manifest.p, manifest.n, line.p, line.n) == NULL)
            hoshi_verify_add(v, HOSHI_VERIFY_BAD_MEMBER, v->member[i].name, NULL, NULL);
        hoshi_buf_release(&line);
    }
}

static void check_manifest(struct hoshi_verification *v)
{
    const struct hoshi_bundle_member *m = hoshi_verify_member(v, HOSHI_BUNDLE_MANIFEST);
    struct hoshi_buf again;
    if (m == NULL) {
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_ABSENT, HOSHI_BUNDLE_MANIFEST, NULL, NULL);
        return;
    }
    hoshi_buf_init(&again, 0);
    for (size_t i = 0; i < v->n_member; i++) {
        if (!is_around(v->member[i].name))
            hoshi_bundle_put_manifest(&v->member[i], 1, &again);
    }
    if (!again.failed && again.n == m->bytes.n && memcmp(again.p, m->bytes.p, again.n) == 0) {
        hoshi_verify_add(v, HOSHI_VERIFY_MANIFEST, NULL, NULL, NULL);
    } else {
        blame(v, m->bytes);
        hoshi_verify_add(v, HOSHI_VERIFY_BAD_MANIFEST, NULL, NULL, NULL);
    }
    hoshi_buf_release(&again);
}

void hoshi_verify_read(struct hoshi_verification *v, const struct hoshi_tar_source *source)
{
    static const enum hoshi_verify_code code[] = {
        [HOSHI_TAR_DAMAGED] = HOSHI_VERIFY_BAD_DAMAGED,
        [HOSHI_TAR_NOT_PLAIN] = HOSHI_VERIFY_BAD_SPECIAL,
        [HOSHI_TAR_NAME] = HOSHI_VERIFY_BAD_NAME,
        [HOSHI_TAR_ORDER] = HOSHI_VERIFY_BAD_ORDER,
        [HOSHI_TAR_LIMIT] = HOSHI_VERIFY_BAD_LIMIT,
        [HOSHI_TAR_OTHER_FORM] = HOSHI_VERIFY_BAD_FORM,
        [HOSHI_TAR_STOPPED] = HOSHI_VERIFY_BAD_LIMIT,
    };
    struct reading r = {.v = v};
    struct hoshi_tar_visitor visitor = {on_member, on_data, on_end, &r};
    char name[128];
    enum hoshi_tar_rc rc = hoshi_tar_read(source, &visitor, name);
    if (rc == HOSHI_TAR_IO || rc == HOSHI_TAR_NOMEM || r.nomem) {
        v->io_failed = rc == HOSHI_TAR_IO;
        v->nomem = !v->io_failed;
        return;
    }
    if (rc != HOSHI_TAR_OK) {
        hoshi_verify_add(v, code[rc], name, NULL, NULL);
        return;
    }
    hoshi_verify_count(v, HOSHI_VERIFY_ARCHIVE, v->n_member, NULL, NULL);
    check_manifest(v);
}
