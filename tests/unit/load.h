/* Loading for tests: texts and files into a world of their own. */
#ifndef HOSHI_TESTS_LOAD_H
#define HOSHI_TESTS_LOAD_H

#include <hoshi/builtin.h>
#include <hoshi/judge.h>
#include <hoshi/load.h>
#include <hoshi/report.h>

#include "unit.h"

struct loaded {
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_catalog *cat;
    struct hoshi_answers *ans;
    struct hoshi_policy *pol, *lenient, *strict;
    struct hoshi_framework *fw[8];
    size_t n_fw;
};

static inline hoshi_day day_of(const char *s)
{
    hoshi_day d = 0;
    assert_int_equal(hoshi_date_parse(str_of(s), &d), HOSHI_OK);
    return d;
}

static inline void show_diags(struct hoshi_diags *diags)
{
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    hoshi_diags_sort(diags);
    hoshi_diags_render(diags, HOSHI_LANG_EN, false, &b);
    print_message("%s", b.p != NULL ? b.p : "");
    hoshi_buf_release(&b);
}

static inline void must_load(struct loaded *l, enum hoshi_rc rc)
{
    if (rc != HOSHI_OK) {
        show_diags(&l->diags);
        fail_msg("does not load: %d", (int)rc);
    }
}

static inline void loaded_init(struct loaded *l)
{
    memset(l, 0, sizeof *l);
    hoshi_arena_init(&l->arena, 0);
    hoshi_diags_init(&l->diags, &l->arena);
}

static inline void load_policies(struct loaded *l)
{
    struct hoshi_input in;
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_POLICY, "default", &in), HOSHI_OK);
    must_load(l, hoshi_policy_load(&in, &l->arena, &l->diags, &l->pol));
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_POLICY, "lenient", &in), HOSHI_OK);
    must_load(l, hoshi_policy_load(&in, &l->arena, &l->diags, &l->lenient));
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_POLICY, "strict", &in), HOSHI_OK);
    must_load(l, hoshi_policy_load(&in, &l->arena, &l->diags, &l->strict));
}

static inline void load_frameworks(struct loaded *l)
{
    struct hoshi_input in;
    for (; l->n_fw < 8 && hoshi_builtin_at(HOSHI_BUILTIN_FRAMEWORK, l->n_fw, &in) != NULL;
         l->n_fw++)
        must_load(l, hoshi_framework_load(&in, &l->arena, &l->diags, &l->fw[l->n_fw]));
}

/* The built-in catalogue, policies and frameworks. */
static inline void load_builtin(struct loaded *l)
{
    struct hoshi_input in;
    loaded_init(l);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "scs", &in), HOSHI_OK);
    must_load(l, hoshi_catalog_load(&in, &l->arena, &l->diags, &l->cat));
    load_policies(l);
    load_frameworks(l);
}

static inline struct hoshi_input input_of(const char *name, struct hoshi_str bytes)
{
    return (struct hoshi_input){.name = name, .bytes = bytes};
}

/* The bytes live as long as l does. */
static inline struct hoshi_input file_input(struct loaded *l, const char *path)
{
    struct hoshi_str bytes = read_file(path);
    const char *copy = hoshi_arena_strndup(&l->arena, bytes.p, bytes.n);
    assert_non_null(copy);
    free((char *)bytes.p);
    return input_of(path, (struct hoshi_str){copy, bytes.n});
}

/* The small catalogue of tests/data with the built-in policies and frameworks. */
static inline void load_small(struct loaded *l)
{
    loaded_init(l);
    struct hoshi_input in = file_input(l, "tests/data/small-catalogue.yaml");
    must_load(l, hoshi_catalog_load(&in, &l->arena, &l->diags, &l->cat));
    load_policies(l);
    load_frameworks(l);
}

/* A sheet of l->cat: "hoshi:" and "catalogue:" are put before text. */
static inline enum hoshi_rc load_sheet(struct loaded *l, const char *text, hoshi_day as_of)
{
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    hoshi_buf_puts(&b, "hoshi: answers/1\ncatalogue: ");
    hoshi_buf_puts(&b, l->cat->name);
    hoshi_buf_puts(&b, "\n");
    hoshi_buf_puts(&b, text);
    const char *copy = hoshi_arena_strndup(&l->arena, b.p, b.n);
    struct hoshi_input in = input_of("sheet.yaml", (struct hoshi_str){copy, b.n});
    hoshi_buf_release(&b);
    l->ans = NULL;
    return hoshi_answers_load(&in, l->cat, as_of, &l->arena, &l->diags, &l->ans);
}

static inline void loaded_release(struct loaded *l)
{
    hoshi_arena_release(&l->arena);
}

/* Whether a diagnostic with this code is in the list. */
static inline bool has_code(const struct hoshi_diags *diags, const char *code)
{
    for (uint32_t i = 0; i < diags->n; i++) {
        if (strcmp(hoshi_diag_info(diags->v[i].code)->code, code) == 0)
            return true;
    }
    return false;
}

#endif
