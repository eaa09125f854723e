/* Bytes -> struct: read, bind, check; every stage that can still say something runs. */
#include <hoshi/load.h>
#include <string.h>

#include "base/assert.h"
#include "base/digest.h"
#include "base/str.h"
#include "codec/bind/bind.h"
#include "codec/bind/pack.h"
#include "codec/bind/spec.h"
#include "codec/check/check.h"
#include "codec/parse/node.h"
#include "diag/diag.h"

bool hoshi_format_of_name(const char *name, enum hoshi_input_format *ret_format)
{
    static const struct {
        const char *suffix;
        enum hoshi_input_format format;
    } known[] = {{".json", HOSHI_INPUT_JSON},
                 {".yaml", HOSHI_INPUT_YAML},
                 {".yml", HOSHI_INPUT_YAML},
                 {".csv", HOSHI_INPUT_CSV}};
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        size_t k = strlen(known[i].suffix);
        if (n >= k && hoshi_str_eq_nocase(name + n - k, known[i].suffix)) { /* ANSWERS.CSV */
            *ret_format = known[i].format;
            return true;
        }
    }
    return false;
}

enum hoshi_input_format hoshi_input_sniff(const struct hoshi_input *in, struct hoshi_str text)
{
    enum hoshi_input_format said;
    if (in->format != HOSHI_INPUT_AUTO)
        return in->format;
    if (hoshi_format_of_name(in->name, &said))
        return said;
    struct hoshi_str s = hoshi_str_trim(text);
    if (s.n >= 3 && strncmp(s.p, "\xef\xbb\xbf", 3) == 0) {
        s.p += 3;
        s.n -= 3;
    }
    if (s.n >= 3 && (s.p[0] | 0x20) == 'i' && (s.p[1] | 0x20) == 'd' &&
        strchr(",;\t", s.p[2]) != NULL)
        return HOSHI_INPUT_CSV; /* the head of a table, in a .txt or on standard input */
    return s.n > 0 && (s.p[0] == '{' || s.p[0] == '[') ? HOSHI_INPUT_JSON : HOSHI_INPUT_YAML;
}

void hoshi_input_digest(const struct hoshi_input *in, char ret_hex[HOSHI_SHA256_HEX_BYTES])
{
    if (in->sha256 != NULL)
        memcpy(ret_hex, in->sha256, HOSHI_SHA256_HEX_BYTES);
    else
        hoshi_sha256_hex(in->bytes, ret_hex);
}

/* One load in progress. */
struct load {
    const struct hoshi_input *in;
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
    uint32_t n_error_before;
    char sha256[HOSHI_SHA256_HEX_BYTES];
    const char *name, *sha256_copy;
    const char *default_catalogue; /* for tables */
    hoshi_reader *reader;          /* NULL: by the format of the input */
    bool hashed;
};

static enum hoshi_rc nomem(struct load *l)
{
    hoshi_diag_add(l->diags, l->source, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL, NULL, NULL);
    return HOSHI_E_NOMEM;
}

/* A wrong format header explains all later complaints, so it is the only one then. */
static bool format_ok(struct load *l, const struct hoshi_node *root, const char *format)
{
    const struct hoshi_node *said = hoshi_node_get(root, "hoshi");
    if (said == NULL || said->kind != HOSHI_NODE_SCALAR || strcmp(said->text, format) == 0)
        return true;
    hoshi_diag_add(l->diags, l->source, HOSHI_HS1110, said->span, format, said->text, NULL);
    return false;
}

static const char *const format_of[HOSHI_FILE_KIND_COUNT_] = {
    [HOSHI_FILE_ANSWERS] = "answers/1",   [HOSHI_FILE_CATALOG] = "catalogue/1",
    [HOSHI_FILE_POLICY] = "policy/1",     [HOSHI_FILE_FRAMEWORK] = "framework/1",
    [HOSHI_FILE_GLOSSARY] = "glossary/1", [HOSHI_FILE_SUPPORT] = "support/1",
    [HOSHI_FILE_OVERLAY] = "overlay/1",
};

static enum hoshi_rc read_tree(const struct hoshi_input *in, struct hoshi_str text,
                               const char *catalogue, struct hoshi_arena *arena,
                               struct hoshi_diags *diags, uint16_t source,
                               struct hoshi_node **ret_root)
{
    switch (hoshi_input_sniff(in, text)) {
    case HOSHI_INPUT_JSON:
        return hoshi_json_load(text, arena, diags, source, ret_root);
    case HOSHI_INPUT_CSV:
        return hoshi_csv_load(text, catalogue, arena, diags, source, ret_root);
    case HOSHI_INPUT_AUTO:
    case HOSHI_INPUT_YAML:
    case HOSHI_INPUT_COUNT_:
        break;
    }
    return hoshi_yaml_load(text, arena, diags, source, ret_root);
}

enum hoshi_file_kind hoshi_input_kind(const struct hoshi_input *in)
{
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_str text;
    struct hoshi_node *root = NULL;
    enum hoshi_file_kind kind = HOSHI_FILE_ANSWERS;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    if (hoshi_text_check(in->bytes, &diags, 0, &text) == HOSHI_OK &&
        read_tree(in, text, NULL, &arena, &diags, 0, &root) == HOSHI_OK) {
        const struct hoshi_node *said = hoshi_node_get(root, "hoshi");
        for (int k = 0;
             said != NULL && said->kind == HOSHI_NODE_SCALAR && k < HOSHI_FILE_KIND_COUNT_; k++)
            kind = strcmp(said->text, format_of[k]) == 0 ? (enum hoshi_file_kind)k : kind;
    }
    hoshi_arena_release(&arena);
    return kind;
}

/* Text -> tree, by the format of the input. */
static enum hoshi_rc read_text(struct load *l, struct hoshi_node **ret_root)
{
    struct hoshi_str text;
    enum hoshi_rc rc = hoshi_text_check(l->in->bytes, l->diags, l->source, &text);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_diags_text(l->diags, l->source, text);
    return read_tree(l->in, text, l->default_catalogue, l->arena, l->diags, l->source, ret_root);
}

/* What every loaded struct says of its file. */
static enum hoshi_rc identify(struct load *l)
{
    l->name = hoshi_arena_strndup(l->arena, l->in->name, strlen(l->in->name));
    if (l->hashed) {
        hoshi_input_digest(l->in, l->sha256);
        l->sha256_copy = hoshi_arena_strndup(l->arena, l->sha256, HOSHI_SHA256_HEX_BYTES - 1);
    }
    return l->name == NULL || (l->hashed && l->sha256_copy == NULL) ? nomem(l) : HOSHI_OK;
}

static enum hoshi_rc bind_root(struct load *l, const struct hoshi_spec *spec,
                               enum hoshi_file_kind kind, const struct hoshi_node *root,
                               void **ret_base)
{
    if (!format_ok(l, root, format_of[kind]))
        return HOSHI_E_INVALID;
    struct hoshi_binder b = {.arena = l->arena, .diags = l->diags, .source = l->source};
    void *base = hoshi_arena_alloc(l->arena, spec->size);
    if (base == NULL)
        return nomem(l);
    enum hoshi_rc rc = identify(l);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_bind(&b, spec, root, base);
    *ret_base = base;
    return b.nomem ? HOSHI_E_NOMEM : HOSHI_OK;
}

static enum hoshi_rc unpack(struct load *l, const struct hoshi_spec *spec, void **ret_base)
{
    enum hoshi_rc rc = hoshi_unpack(spec, l->in->packed, l->arena, ret_base);
    if (rc == HOSHI_E_NOMEM)
        return nomem(l);
    HOSHI_ASSERT(rc == HOSHI_OK); /* our own build made it */
    return identify(l);
}

static enum hoshi_rc read_and_bind(struct load *l, const struct hoshi_spec *spec,
                                   enum hoshi_file_kind kind, void **ret_base)
{
    struct hoshi_node *root = NULL;
    l->source = hoshi_diags_source(l->diags, l->in->name, l->in->bytes);
    l->n_error_before = l->diags->n_error;
    if (l->in->packed.p != NULL)
        return unpack(l, spec, ret_base);
    enum hoshi_rc rc = l->reader != NULL ? l->reader(l->in, l->arena, l->diags, l->source, &root)
                                         : read_text(l, &root);
    return rc == HOSHI_OK ? bind_root(l, spec, kind, root, ret_base) : rc;
}

static enum hoshi_rc verdict(const struct load *l)
{
    return l->diags->n_error == l->n_error_before ? HOSHI_OK : HOSHI_E_INVALID;
}

static const char *join(struct hoshi_arena *arena, const char *id, const char *edition)
{
    size_t n = strlen(id), k = strlen(edition);
    char *s = hoshi_arena_alloc(arena, n + k + 2);
    if (s != NULL) {
        memcpy(s, id, n);
        s[n] = '@';
        memcpy(s + n + 1, edition, k);
    }
    return s;
}

enum hoshi_rc hoshi_catalog_load(const struct hoshi_input *in, struct hoshi_arena *arena,
                                 struct hoshi_diags *diags, struct hoshi_catalog **ret_cat)
{
    struct load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = read_and_bind(&l, &hoshi_catalog_spec, HOSHI_FILE_CATALOG, &base);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_catalog *cat = base;
    rc = hoshi_catalog_index(cat, arena, diags, l.source);
    if (rc != HOSHI_OK)
        return nomem(&l);
    if (cat->method.s != NULL && strcmp(cat->method.s, "all") != 0)
        hoshi_diag_add(diags, l.source, HOSHI_HS1106, cat->method.span, "method", cat->method.s,
                       "all");
    rc = verdict(&l);
    if (rc != HOSHI_OK)
        return rc;
    cat->name = join(arena, cat->id.s, cat->edition.s);
    if (cat->name == NULL)
        return nomem(&l);
    cat->origin = l.name;
    cat->sha256 = l.sha256_copy;
    *ret_cat = cat;
    return HOSHI_OK;
}

static enum hoshi_rc finish_answers(struct load *l, struct hoshi_answers *ans,
                                    const struct hoshi_catalog *cat, hoshi_day as_of,
                                    struct hoshi_answers **ret_ans)
{
    enum hoshi_rc rc = hoshi_answers_resolve(ans, cat, as_of, l->arena, l->diags, l->source);
    if (rc != HOSHI_OK)
        return nomem(l);
    ans->name = l->name;
    ans->sha256 = l->sha256_copy;
    rc = verdict(l);
    if (rc == HOSHI_OK)
        *ret_ans = ans;
    return rc;
}

enum hoshi_rc hoshi_answers_read(const struct hoshi_input *in, hoshi_reader *reader,
                                 const struct hoshi_catalog *cat, hoshi_day as_of, bool hashed,
                                 struct hoshi_arena *arena, struct hoshi_diags *diags,
                                 struct hoshi_answers **ret_ans)
{
    struct load l = {.in = in,
                     .arena = arena,
                     .diags = diags,
                     .default_catalogue = cat->name,
                     .reader = reader,
                     .hashed = hashed};
    void *base = NULL;
    enum hoshi_rc rc = read_and_bind(&l, &hoshi_answers_spec, HOSHI_FILE_ANSWERS, &base);
    return rc == HOSHI_OK ? finish_answers(&l, base, cat, as_of, ret_ans) : rc;
}

enum hoshi_rc hoshi_answers_load(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                 hoshi_day as_of, struct hoshi_arena *arena,
                                 struct hoshi_diags *diags, struct hoshi_answers **ret_ans)
{
    return hoshi_answers_read(in, NULL, cat, as_of, true, arena, diags, ret_ans);
}

enum hoshi_rc hoshi_answers_quick(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                  hoshi_day as_of, bool hashed, struct hoshi_arena *arena,
                                  struct hoshi_diags *diags, struct hoshi_answers **ret_ans)
{
    struct load l = {.in = in, .arena = arena, .diags = diags, .hashed = hashed};
    struct hoshi_node *root = NULL;
    void *base = NULL;
    if (!hoshi_json_quick(in->bytes, arena, &root))
        return HOSHI_E_INVALID;
    l.n_error_before = diags->n_error;
    enum hoshi_rc rc = bind_root(&l, &hoshi_answers_spec, HOSHI_FILE_ANSWERS, root, &base);
    return rc == HOSHI_OK ? finish_answers(&l, base, cat, as_of, ret_ans) : rc;
}

enum hoshi_rc hoshi_policy_load(const struct hoshi_input *in, struct hoshi_arena *arena,
                                struct hoshi_diags *diags, struct hoshi_policy **ret_pol)
{
    struct load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = read_and_bind(&l, &hoshi_policy_spec, HOSHI_FILE_POLICY, &base);
    if (rc == HOSHI_OK)
        rc = verdict(&l);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_policy *pol = base;
    pol->sha256 = l.sha256_copy;
    *ret_pol = pol;
    return HOSHI_OK;
}

enum hoshi_rc hoshi_overlay_load(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                 struct hoshi_arena *arena, struct hoshi_diags *diags,
                                 struct hoshi_overlay **ret_ov)
{
    struct load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = read_and_bind(&l, &hoshi_overlay_spec, HOSHI_FILE_OVERLAY, &base);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_overlay *ov = base;
    rc = hoshi_overlay_resolve(ov, cat, arena, diags, l.source);
    if (rc != HOSHI_OK)
        return nomem(&l);
    ov->sha256 = l.sha256_copy;
    rc = verdict(&l);
    if (rc == HOSHI_OK)
        *ret_ov = ov;
    return rc;
}

enum hoshi_rc hoshi_framework_load(const struct hoshi_input *in, struct hoshi_arena *arena,
                                   struct hoshi_diags *diags, struct hoshi_framework **ret_fw)
{
    struct load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = read_and_bind(&l, &hoshi_framework_spec, HOSHI_FILE_FRAMEWORK, &base);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_framework *fw = base;
    rc = hoshi_framework_index(fw, arena, diags, l.source);
    if (rc != HOSHI_OK)
        return nomem(&l);
    rc = verdict(&l);
    if (rc == HOSHI_OK)
        *ret_fw = fw;
    return rc;
}

enum hoshi_rc hoshi_glossary_load(const struct hoshi_input *in, struct hoshi_arena *arena,
                                  struct hoshi_diags *diags, struct hoshi_glossary **ret_glossary)
{
    struct load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = read_and_bind(&l, &hoshi_glossary_spec, HOSHI_FILE_GLOSSARY, &base);
    if (rc == HOSHI_OK)
        rc = verdict(&l);
    if (rc == HOSHI_OK)
        *ret_glossary = base;
    return rc;
}

enum hoshi_rc hoshi_support_load(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                 struct hoshi_arena *arena, struct hoshi_diags *diags,
                                 struct hoshi_support_list **ret_list)
{
    struct load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = read_and_bind(&l, &hoshi_support_spec, HOSHI_FILE_SUPPORT, &base);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_support_list *list = base;
    for (size_t i = 0; cat != NULL && i < list->n_support; i++) {
        const struct hoshi_names *ids = &list->support[i].criteria;
        for (size_t k = 0; k < ids->n; k++) {
            if (hoshi_catalog_find(cat, ids->v[k].s) == NULL)
                hoshi_diag_add(diags, l.source, HOSHI_HS1202, ids->v[k].span, ids->v[k].s,
                               "criteria", NULL);
        }
    }
    rc = verdict(&l);
    if (rc == HOSHI_OK)
        *ret_list = list;
    return rc;
}
