/* Bytes -> struct: read, bind, check; every stage that can still say something runs. Catalogue,
 * answers, policy and overlay; the rest is in load_texts.c. */
#include <hoshi/load.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"
#include "codec/bind/bind.h"
#include "codec/bind/loading.h"
#include "codec/bind/pack.h"
#include "codec/bind/spec.h"
#include "codec/check/check.h"
#include "codec/parse/tree.h"
#include "codec/parse/yaml_cut.h"
#include "diag/diag.h"

enum hoshi_rc hoshi_load_nomem(struct hoshi_load *l)
{
    hoshi_diag_add(l->diags, l->source, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL, NULL, NULL);
    return HOSHI_E_NOMEM;
}

/* A wrong format header explains all later complaints, so it is the only one then. */
static bool format_ok(struct hoshi_load *l, const struct hoshi_node *root, const char *format)
{
    const struct hoshi_node *said = hoshi_node_get(root, "hoshi");
    if (said == NULL || said->kind != HOSHI_NODE_SCALAR || strcmp(said->text, format) == 0)
        return true;
    hoshi_diag_add(l->diags, l->source, HOSHI_HS1110, said->span, format, said->text, NULL);
    return false;
}

static const char *const format_of[HOSHI_FILE_KIND_COUNT_] = {
    [HOSHI_FILE_ANSWERS] = HOSHI_ANSWERS_FORMAT,
    [HOSHI_FILE_CATALOG] = "catalogue/1",
    [HOSHI_FILE_POLICY] = "policy/1",
    [HOSHI_FILE_FRAMEWORK] = "framework/1",
    [HOSHI_FILE_GLOSSARY] = "glossary/1",
    [HOSHI_FILE_SUPPORT] = "support/1",
    [HOSHI_FILE_OVERLAY] = "overlay/1",
    [HOSHI_FILE_MAPPING] = "mapping/1",
    [HOSHI_FILE_PLAN] = "plan/1",
    [HOSHI_FILE_TEMPLATES] = "templates/1",
};

enum hoshi_file_kind hoshi_input_kind(const struct hoshi_input *in)
{
    const struct hoshi_node *root = in->tree != NULL ? in->tree->root : NULL;
    const struct hoshi_node *said = hoshi_node_get(root, "hoshi");
    enum hoshi_file_kind kind = HOSHI_FILE_ANSWERS;
    for (int k = 0; said != NULL && said->kind == HOSHI_NODE_SCALAR && k < HOSHI_FILE_KIND_COUNT_;
         k++)
        kind = strcmp(said->text, format_of[k]) == 0 ? (enum hoshi_file_kind)k : kind;
    return kind;
}

enum hoshi_rc hoshi_input_read(struct hoshi_input *in, const char *default_catalogue,
                               struct hoshi_arena *arena, struct hoshi_diags *diags)
{
    struct hoshi_tree *tree = hoshi_arena_alloc(arena, sizeof *tree);
    if (tree == NULL) {
        hoshi_diag_add(diags, hoshi_diags_source(diags, in->name, in->bytes), HOSHI_HS2007,
                       HOSHI_SPAN_FILE, NULL, NULL, NULL);
        return HOSHI_E_NOMEM;
    }
    enum hoshi_rc rc = hoshi_tree_read(in, default_catalogue, arena, diags, tree);
    if (rc == HOSHI_OK)
        in->tree = tree;
    return rc;
}

/* What every loaded struct says of its file. */
static enum hoshi_rc identify(struct hoshi_load *l)
{
    l->name = hoshi_arena_strndup(l->arena, l->in->name, strlen(l->in->name));
    if (l->hashed) {
        hoshi_input_digest(l->in, l->sha256);
        l->sha256_copy = hoshi_arena_strndup(l->arena, l->sha256, HOSHI_SHA256_HEX_BYTES - 1);
    }
    return l->name == NULL || (l->hashed && l->sha256_copy == NULL) ? hoshi_load_nomem(l)
                                                                    : HOSHI_OK;
}

static enum hoshi_rc bind_root(struct hoshi_load *l, const struct hoshi_spec *spec,
                               enum hoshi_file_kind kind, const struct hoshi_tree *tree,
                               void **ret_base)
{
    const struct hoshi_node *root = tree->root;
    struct hoshi_lines lines;
    if (!format_ok(l, root, format_of[kind]))
        return HOSHI_E_INVALID;
    struct hoshi_binder b = {
        .arena = l->arena, .diags = l->diags, .source = l->source, .cat = l->cat};
    void *base = hoshi_arena_alloc(l->arena, spec->size);
    if (base == NULL)
        return hoshi_load_nomem(l);
    enum hoshi_rc rc = identify(l);
    if (rc != HOSHI_OK)
        return rc;
    if (tree->format == HOSHI_INPUT_YAML && hoshi_yaml_may_be_cut(tree->text)) {
        hoshi_lines_init(&lines, tree->text, l->arena);
        b.lines = &lines;
    }
    hoshi_bind(&b, spec, root, base);
    *ret_base = base;
    return b.nomem ? HOSHI_E_NOMEM : HOSHI_OK;
}

static enum hoshi_rc unpack(struct hoshi_load *l, const struct hoshi_spec *spec, void **ret_base)
{
    enum hoshi_rc rc = hoshi_unpack(spec, l->in->packed, l->arena, ret_base);
    if (rc == HOSHI_E_NOMEM)
        return hoshi_load_nomem(l);
    HOSHI_ASSERT(rc == HOSHI_OK); /* our own build made it */
    return identify(l);
}

enum hoshi_rc hoshi_load_bind(struct hoshi_load *l, const struct hoshi_spec *spec,
                              enum hoshi_file_kind kind, void **ret_base)
{
    struct hoshi_tree fresh;
    const struct hoshi_tree *tree = l->in->tree;
    l->n_error_before = l->diags->n_error;
    if (l->in->packed.p != NULL) {
        l->source = hoshi_diags_source(l->diags, l->in->name, l->in->bytes);
        return unpack(l, spec, ret_base);
    }
    if (tree == NULL) {
        enum hoshi_rc rc = hoshi_tree_read(l->in, l->default_catalogue, l->arena, l->diags, &fresh);
        l->source = fresh.source;
        if (rc != HOSHI_OK)
            return rc;
        tree = &fresh;
    }
    l->source = tree->source;
    l->book = tree->format == HOSHI_INPUT_XLSX ? tree->root : NULL;
    l->n_error_before = tree->n_error_before;
    return bind_root(l, spec, kind, tree, ret_base);
}

enum hoshi_rc hoshi_load_verdict(const struct hoshi_load *l)
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

/* Catalogues that are being loaded, each because the one above extends it. */
struct chain {
    const char *id;
    const struct chain *above;
};

static bool in_chain(const struct chain *chain, const char *id)
{
    for (; chain != NULL; chain = chain->above) {
        if (strcmp(chain->id, id) == 0)
            return true;
    }
    return false;
}

static enum hoshi_rc load_catalog(const struct hoshi_input *in, const struct chain *above,
                                  struct hoshi_arena *arena, struct hoshi_diags *diags,
                                  struct hoshi_catalog **ret_cat);

/* The catalogue that own extends. */
static enum hoshi_rc load_base(const struct hoshi_load *l, const struct hoshi_catalog *own,
                               const struct chain *above, struct hoshi_catalog **ret_base)
{
    const char *name = own->extends.s, *at = strchr(name, '@');
    size_t n = at != NULL ? (size_t)(at - name) : strlen(name);
    const char *id = hoshi_arena_strndup(l->arena, name, n);
    if (id == NULL)
        return HOSHI_E_NOMEM;
    const struct chain chain = {own->id.s, above};
    enum hoshi_diag_code wrong = HOSHI_HS1212;
    struct hoshi_input in;
    struct hoshi_catalog *base = NULL;
    if (in_chain(&chain, id)) {
        wrong = HOSHI_HS1216;
    } else if (l->in->shelf != NULL && l->in->shelf->find(l->in->shelf->of, id, &in) == HOSHI_OK) {
        enum hoshi_rc rc = load_catalog(&in, &chain, l->arena, l->diags, &base);
        if (rc != HOSHI_OK)
            return rc;
        if (strcmp(base->name, name) == 0) {
            *ret_base = base;
            return HOSHI_OK;
        }
        wrong = HOSHI_HS1213;
    }
    hoshi_diag_add(l->diags, l->source, wrong, own->extends.span, name,
                   base != NULL ? base->name : id, NULL);
    return HOSHI_E_INVALID;
}

static enum hoshi_rc load_catalog(const struct hoshi_input *in, const struct chain *above,
                                  struct hoshi_arena *arena, struct hoshi_diags *diags,
                                  struct hoshi_catalog **ret_cat)
{
    struct hoshi_load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *own = NULL;
    enum hoshi_rc rc = hoshi_load_bind(&l, &hoshi_catalog_spec, HOSHI_FILE_CATALOG, &own);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_catalog *cat = own, *base = NULL;
    for (size_t i = 0; i < cat->n_level; i++)
        cat->level[i].provisional = cat->status == HOSHI_CATALOG_PROVISIONAL;
    if (cat->extends.s != NULL && cat->id.s != NULL) {
        rc = load_base(&l, cat, above, &base);
        if (rc == HOSHI_OK)
            rc = hoshi_catalog_extend(cat, base, arena, diags, l.source, &cat);
        if (rc == HOSHI_OK)
            rc = hoshi_load_verdict(&l); /* else the index complains about the same ids again */
    }
    if (rc == HOSHI_OK && hoshi_catalog_index(cat, arena, diags, l.source) != HOSHI_OK)
        rc = HOSHI_E_NOMEM;
    if (rc == HOSHI_OK)
        rc = hoshi_load_verdict(&l);
    if (rc == HOSHI_OK && (cat->name = join(arena, cat->id.s, cat->edition.s)) == NULL)
        rc = HOSHI_E_NOMEM;
    if (rc != HOSHI_OK)
        return rc == HOSHI_E_NOMEM ? hoshi_load_nomem(&l) : rc;
    cat->origin = l.name;
    cat->sha256 = l.sha256_copy;
    cat->diag_source = l.source;
    *ret_cat = cat;
    return HOSHI_OK;
}

enum hoshi_rc hoshi_catalog_load(const struct hoshi_input *in, struct hoshi_arena *arena,
                                 struct hoshi_diags *diags, struct hoshi_catalog **ret_cat)
{
    return load_catalog(in, NULL, arena, diags, ret_cat);
}

static enum hoshi_rc finish_answers(struct hoshi_load *l, struct hoshi_answers *ans,
                                    const struct hoshi_catalog *cat, hoshi_day as_of,
                                    struct hoshi_answers **ret_ans)
{
    enum hoshi_rc rc = hoshi_answers_resolve(ans, cat, as_of, l->arena, l->diags, l->source);
    if (rc != HOSHI_OK)
        return hoshi_load_nomem(l);
    if (l->book != NULL && l->diags->n_error == l->n_error_before)
        hoshi_answers_check_rows(l->book, cat, l->arena, l->diags, l->source);
    ans->name = l->name;
    ans->sha256 = l->sha256_copy;
    ans->diag_source = l->source;
    rc = hoshi_load_verdict(l);
    if (rc == HOSHI_OK)
        *ret_ans = ans;
    return rc;
}

enum hoshi_rc hoshi_answers_read(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                 hoshi_day as_of, bool hashed, struct hoshi_arena *arena,
                                 struct hoshi_diags *diags, struct hoshi_answers **ret_ans)
{
    struct hoshi_load l = {.in = in,
                           .arena = arena,
                           .diags = diags,
                           .default_catalogue = in->names_catalogue ? NULL : cat->name,
                           .cat = cat,
                           .hashed = hashed};
    void *base = NULL;
    enum hoshi_rc rc = hoshi_load_bind(&l, &hoshi_answers_spec, HOSHI_FILE_ANSWERS, &base);
    return rc == HOSHI_OK ? finish_answers(&l, base, cat, as_of, ret_ans) : rc;
}

enum hoshi_rc hoshi_answers_load(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                 hoshi_day as_of, struct hoshi_arena *arena,
                                 struct hoshi_diags *diags, struct hoshi_answers **ret_ans)
{
    return hoshi_answers_read(in, cat, as_of, true, arena, diags, ret_ans);
}

enum hoshi_rc hoshi_answers_quick(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                                  hoshi_day as_of, bool hashed, struct hoshi_arena *arena,
                                  struct hoshi_diags *diags, struct hoshi_answers **ret_ans)
{
    struct hoshi_load l = {.in = in,
                           .arena = arena,
                           .diags = diags,
                           .source = HOSHI_DIAG_SOURCES,
                           .cat = cat,
                           .hashed = hashed};
    struct hoshi_tree tree = {.text = in->bytes, .format = HOSHI_INPUT_JSON};
    void *base = NULL;
    if (!hoshi_json_quick(in->bytes, arena, &tree.root))
        return HOSHI_E_INVALID;
    l.n_error_before = diags->n_error;
    enum hoshi_rc rc = bind_root(&l, &hoshi_answers_spec, HOSHI_FILE_ANSWERS, &tree, &base);
    return rc == HOSHI_OK ? finish_answers(&l, base, cat, as_of, ret_ans) : rc;
}

enum hoshi_rc hoshi_policy_load(const struct hoshi_input *in, struct hoshi_arena *arena,
                                struct hoshi_diags *diags, struct hoshi_policy **ret_pol)
{
    struct hoshi_load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = hoshi_load_bind(&l, &hoshi_policy_spec, HOSHI_FILE_POLICY, &base);
    if (rc == HOSHI_OK)
        rc = hoshi_load_verdict(&l);
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
    struct hoshi_load l = {.in = in, .arena = arena, .diags = diags, .hashed = true};
    void *base = NULL;
    enum hoshi_rc rc = hoshi_load_bind(&l, &hoshi_overlay_spec, HOSHI_FILE_OVERLAY, &base);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_overlay *ov = base;
    rc = hoshi_overlay_resolve(ov, cat, arena, diags, l.source);
    if (rc != HOSHI_OK)
        return hoshi_load_nomem(&l);
    ov->sha256 = l.sha256_copy;
    rc = hoshi_load_verdict(&l);
    if (rc == HOSHI_OK)
        *ret_ov = ov;
    return rc;
}
