/* What is built in, packed: the same as its YAML, field by field; and bytes that no build made. */
#include "load.h"

#include "codec/bind/pack.h"
#include "codec/bind/spec.h"

static const struct hoshi_spec *const spec_of[] = {
    [HOSHI_BUILTIN_CATALOG] = &hoshi_catalog_spec,
    [HOSHI_BUILTIN_POLICY] = &hoshi_policy_spec,
    [HOSHI_BUILTIN_FRAMEWORK] = &hoshi_framework_spec,
    [HOSHI_BUILTIN_GLOSSARY] = &hoshi_glossary_spec,
    [HOSHI_BUILTIN_SUPPORT] = &hoshi_support_spec,
    [HOSHI_BUILTIN_MAPPING] = &hoshi_mapping_spec,
    [HOSHI_BUILTIN_PLAN] = &hoshi_packages_spec,
    [HOSHI_BUILTIN_TEMPLATES] = &hoshi_papers_spec,
};

/* --- a comparison that shares nothing with hoshi_pack() but the rows */

static size_t n_compared;

static void same_string(const char *a, const char *b, const char *name)
{
    n_compared++;
    assert_row((a == NULL) == (b == NULL), name);
    if (a != NULL)
        assert_string_equal(a, b);
}

static void same_text(const struct hoshi_text *a, const struct hoshi_text *b, const char *name)
{
    same_string(a->v[HOSHI_LANG_JA], b->v[HOSHI_LANG_JA], name);
    same_string(a->v[HOSHI_LANG_EN], b->v[HOSHI_LANG_EN], name);
}

static void same_struct(const struct hoshi_spec *spec, const char *a, const char *b);

static size_t length_at(const char *base, size_t offset)
{
    size_t n;
    memcpy(&n, base + offset, sizeof n);
    return n;
}

static void same_list(const struct hoshi_field *f, const char *a, const char *b)
{
    const char *v, *w;
    memcpy(&v, a + f->offset, sizeof v);
    memcpy(&w, b + f->offset, sizeof w);
    bool one = f->kind == HOSHI_FIELD_STRUCT;
    size_t n = one ? v != NULL : length_at(a, f->count),
           k = one ? w != NULL : length_at(b, f->count);
    assert_row(n == k, f->name);
    for (size_t i = 0; i < n; i++, v += f->sub->size, w += f->sub->size) {
        if (f->kind == HOSHI_FIELD_TABLE)
            same_string(((const struct hoshi_name *)(const void *)(v + f->sub->key))->s,
                        ((const struct hoshi_name *)(const void *)(w + f->sub->key))->s, f->name);
        same_struct(f->sub, v, w);
    }
}

static void same_names(const struct hoshi_names *a, const struct hoshi_names *b, const char *name)
{
    assert_row(a->n == b->n, name);
    for (size_t i = 0; i < a->n; i++)
        same_string(a->v[i].s, b->v[i].s, name);
}

static void same_field(const struct hoshi_field *f, const char *a, const char *b)
{
    const void *p = a + f->offset, *q = b + f->offset;
    size_t bytes = 0;
    switch (f->kind) {
    case HOSHI_FIELD_TEXT:
        same_string(*(const char *const *)p, *(const char *const *)q, f->name);
        break;
    case HOSHI_FIELD_NAME:
        same_string(((const struct hoshi_name *)p)->s, ((const struct hoshi_name *)q)->s, f->name);
        break;
    case HOSHI_FIELD_BITEXT:
        same_text(p, q, f->name);
        break;
    case HOSHI_FIELD_UINT8:
        bytes = sizeof(uint8_t);
        break;
    case HOSHI_FIELD_UINT64:
        bytes = sizeof(uint64_t);
        break;
    case HOSHI_FIELD_INT32:
        bytes = sizeof(int32_t);
        break;
    case HOSHI_FIELD_BOOL:
        bytes = sizeof(bool);
        break;
    case HOSHI_FIELD_CHOICE:
        bytes = sizeof(int);
        break;
    case HOSHI_FIELD_DATE:
        bytes = sizeof(hoshi_day);
        break;
    case HOSHI_FIELD_PERIOD:
        bytes = sizeof(hoshi_months);
        break;
    case HOSHI_FIELD_NAMES:
        same_names(p, q, f->name);
        break;
    case HOSHI_FIELD_TEXTS: {
        const struct hoshi_text *v = *(const struct hoshi_text *const *)p;
        const struct hoshi_text *w = *(const struct hoshi_text *const *)q;
        assert_row(length_at(a, f->count) == length_at(b, f->count), f->name);
        for (size_t i = 0; i < length_at(a, f->count); i++)
            same_text(&v[i], &w[i], f->name);
        break;
    }
    case HOSHI_FIELD_STRUCT:
    case HOSHI_FIELD_LIST:
    case HOSHI_FIELD_TABLE:
        same_list(f, a, b);
        break;
    case HOSHI_FIELD_CUSTOM:
        fail_msg("%s: nobody can compare this", f->name);
    }
    n_compared += bytes != 0;
    assert_row(memcmp(p, q, bytes) == 0, f->name);
}

static void same_struct(const struct hoshi_spec *spec, const char *a, const char *b)
{
    for (size_t i = 0; i < spec->n_field; i++)
        same_field(&spec->field[i], a, b);
}

/* --- */

static const void *load(struct loaded *l, enum hoshi_builtin_kind kind,
                        const struct hoshi_input *in)
{
    struct hoshi_catalog *cat;
    struct hoshi_policy *pol;
    struct hoshi_framework *fw;
    struct hoshi_glossary *glossary;
    struct hoshi_support_list *support;
    struct hoshi_mapping *map;
    struct hoshi_packages *packages;
    struct hoshi_papers *papers;
    switch (kind) {
    case HOSHI_BUILTIN_CATALOG:
        must_load(l, hoshi_catalog_load(in, &l->arena, &l->diags, &cat));
        return cat->own != NULL ? cat->own : cat; /* what is packed */
    case HOSHI_BUILTIN_POLICY:
        must_load(l, hoshi_policy_load(in, &l->arena, &l->diags, &pol));
        return pol;
    case HOSHI_BUILTIN_FRAMEWORK:
        must_load(l, hoshi_framework_load(in, &l->arena, &l->diags, &fw));
        return fw;
    case HOSHI_BUILTIN_GLOSSARY:
        must_load(l, hoshi_glossary_load(in, &l->arena, &l->diags, &glossary));
        return glossary;
    case HOSHI_BUILTIN_SUPPORT:
        must_load(l, hoshi_support_load(in, NULL, &l->arena, &l->diags, &support));
        return support;
    case HOSHI_BUILTIN_MAPPING:
        must_load(l, hoshi_mapping_load(in, NULL, 0, &l->arena, &l->diags, &map));
        return map;
    case HOSHI_BUILTIN_COUNT_:
        break;
    case HOSHI_BUILTIN_PLAN:
        must_load(l, hoshi_packages_load(in, NULL, NULL, &l->arena, &l->diags, &packages));
        return packages;
    case HOSHI_BUILTIN_TEMPLATES:
        must_load(l, hoshi_papers_load(in, NULL, &l->arena, &l->diags, &papers));
        return papers;
    }
    return NULL;
}

static void built_in_is_what_its_yaml_says(void **state)
{
    (void)state;
    size_t n_file = 0;
    for (int kind = HOSHI_BUILTIN_CATALOG; kind < HOSHI_BUILTIN_COUNT_; kind++) {
        struct hoshi_input in;
        for (size_t n = 0; hoshi_builtin_at((enum hoshi_builtin_kind)kind, n, &in) != NULL; n++) {
            struct loaded l;
            struct hoshi_input yaml = in;
            struct hoshi_buf again;
            yaml.packed = (struct hoshi_str){NULL, 0};
            loaded_init(&l);
            hoshi_buf_init(&again, 0);
            assert_row(in.packed.p != NULL && in.packed.n != 0, in.name);
            const void *quick = load(&l, (enum hoshi_builtin_kind)kind, &in);
            const void *parsed = load(&l, (enum hoshi_builtin_kind)kind, &yaml);
            same_struct(spec_of[kind], quick, parsed);
            assert_int_equal(hoshi_pack(spec_of[kind], parsed, &again), HOSHI_OK);
            assert_row(again.n == in.packed.n && memcmp(again.p, in.packed.p, again.n) == 0,
                       in.name);
            hoshi_buf_release(&again);
            loaded_release(&l);
            n_file++;
        }
    }
    assert_true(n_file >= 10);
    assert_true(n_compared > 9000); /* 153 criteria with over twenty values each, and the rest */
}

/* Numbers with more than one digit, absent texts, empty lists: what no built-in file may have. */
static void corners_come_back(void **state)
{
    (void)state;
    struct loaded l;
    void *back = NULL;
    struct hoshi_buf b;
    loaded_init(&l);
    hoshi_buf_init(&b, 0);
    struct hoshi_name also[] = {{"x", {0, 0, 0}}, {"", {0, 0, 0}}};
    char *longest = hoshi_arena_alloc(&l.arena, 70000);
    memset(longest, 'a', 69999);
    struct hoshi_term term[] = {{.id = {"one", {1, 2, 3}}, .term.v = {longest, NULL}},
                                {.also = {also, 2}, .text.v = {NULL, "end"}}};
    struct hoshi_glossary g = {.format = {NULL, {0, 0, 0}}, .term = term, .n_term = 2};
    assert_int_equal(hoshi_pack(&hoshi_glossary_spec, &g, &b), HOSHI_OK);
    assert_int_equal(
        hoshi_unpack(&hoshi_glossary_spec, (struct hoshi_str){b.p, b.n}, &l.arena, &back),
        HOSHI_OK);
    same_struct(&hoshi_glossary_spec, (const char *)&g, back);
    assert_int_equal(((struct hoshi_glossary *)back)->term[0].id.span.line, 0);
    hoshi_buf_release(&b);
    loaded_release(&l);
}

static enum hoshi_rc unpack(struct hoshi_str bytes)
{
    struct hoshi_arena arena;
    void *base;
    hoshi_arena_init(&arena, (size_t)4 << 20);
    enum hoshi_rc rc = hoshi_unpack(&hoshi_policy_spec, bytes, &arena, &base);
    hoshi_arena_release(&arena);
    return rc;
}

/* Under the sanitizers: no byte outside is read, whatever the bytes say. */
static void damaged_bytes_are_refused_or_read(void **state)
{
    (void)state;
    struct hoshi_input in;
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_POLICY, "strict", &in), HOSHI_OK);
    for (size_t n = 0; n < in.packed.n; n++) {
        char *copy = malloc(n != 0 ? n : 1);
        memcpy(copy, in.packed.p, n);
        assert_int_equal(unpack((struct hoshi_str){copy, n}), HOSHI_E_INVALID);
        free(copy);
    }
    size_t n_ok = 0, n_refused = 0;
    for (size_t i = 0; i < in.packed.n; i++) {
        static const unsigned char flip[] = {0x01, 0x40, 0x80, 0xff};
        for (size_t k = 0; k < LENGTH(flip); k++) {
            char *copy = malloc(in.packed.n);
            memcpy(copy, in.packed.p, in.packed.n);
            copy[i] = (char)(copy[i] ^ flip[k]);
            enum hoshi_rc rc = unpack((struct hoshi_str){copy, in.packed.n});
            assert_true(rc == HOSHI_OK || rc == HOSHI_E_INVALID || rc == HOSHI_E_NOMEM);
            n_ok += rc == HOSHI_OK;
            n_refused += rc != HOSHI_OK;
            free(copy);
        }
    }
    assert_true(n_ok != 0 &&
                n_refused != 0); /* a changed letter is a text, a changed length is not */
}

static enum hoshi_rc load_failing_at(const struct hoshi_input *in, size_t n, size_t *ret_n_alloc)
{
    struct loaded l;
    loaded_init(&l);
    size_t before = l.arena.n_alloc;
    l.arena.fail_at = n != 0 ? before + n : 0;
    enum hoshi_rc rc = hoshi_catalog_load(in, &l.arena, &l.diags, &l.cat);
    *ret_n_alloc = l.arena.n_alloc - before;
    loaded_release(&l);
    return rc;
}

/* The list of sources and the name in it may get lost, a row never. */
static void memory_may_end_anywhere(void **state)
{
    (void)state;
    struct hoshi_input in;
    size_t n_alloc, ignored, n_failed = 0;
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "scs", &in), HOSHI_OK);
    assert_int_equal(load_failing_at(&in, 0, &n_alloc), HOSHI_OK);
    for (size_t n = 1; n <= n_alloc; n++) {
        enum hoshi_rc rc = load_failing_at(&in, n, &ignored);
        assert_true(rc == HOSHI_E_NOMEM || (rc == HOSHI_OK && n <= 2));
        n_failed += rc == HOSHI_E_NOMEM;
    }
    assert_true(n_failed > 100);
}

static void a_sheet_cannot_be_packed(void **state)
{
    (void)state;
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    struct hoshi_answer answer = {.status = HOSHI_STATUS_MET};
    struct hoshi_answers sheet = {.answer = &answer, .n_answer = 1};
    assert_int_equal(hoshi_pack(&hoshi_answers_spec, &sheet, &b), HOSHI_E_UNSUPPORTED);
    assert_int_equal(b.n, 0);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(built_in_is_what_its_yaml_says),
        cmocka_unit_test(corners_come_back),
        cmocka_unit_test(damaged_bytes_are_refused_or_read),
        cmocka_unit_test(memory_may_end_anywhere),
        cmocka_unit_test(a_sheet_cannot_be_packed),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
