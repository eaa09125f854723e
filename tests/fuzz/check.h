/* What must hold for every input: no crash; an error in the return code exactly when there is an
 * error in the diagnostics; these always render; and what loads can be judged and written. */
#ifndef HOSHI_TESTS_FUZZ_CHECK_H
#define HOSHI_TESTS_FUZZ_CHECK_H

#include <cjson/cJSON.h>
#include <hoshi/builtin.h>
#include <hoshi/report.h>
#include <hoshi/report_sheet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "codec/check/check.h"
#include "fuzz.h"

#define AS_OF 739943 /* 2026-11-23 */

/* Loaded once and kept. */
struct world {
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_catalog *cat[3]; /* each of another method */
    struct hoshi_policy *pol[2];
    struct hoshi_framework *fw[8];
    size_t n_fw;
};

static struct hoshi_str slurp(const char *path)
{
    FILE *f = fopen(path, "rb");
    MUST(f != NULL);
    char *p = malloc(1 << 20);
    MUST(p != NULL);
    size_t n = fread(p, 1, 1 << 20, f);
    fclose(f);
    return (struct hoshi_str){p, n};
}

static const struct world *the_world(void)
{
    static struct world w;
    static const char *const policy[2] = {"default", "strict"};
    /* Small, so that a fuzzer gets many runs in a second and reaches every row of them. */
    static const char *const catalogue[3] = {HOSHI_TESTS_DATA "/small-catalogue.yaml",
                                             HOSHI_TESTS_DATA "/small-maturity.yaml",
                                             HOSHI_TESTS_DATA "/small-list.yaml"};
    if (w.cat[0] != NULL)
        return &w;
    struct hoshi_input in;
    hoshi_arena_init(&w.arena, 0);
    hoshi_diags_init(&w.diags, &w.arena);
    for (int i = 0; i < 2; i++) {
        MUST(hoshi_builtin_find(HOSHI_BUILTIN_POLICY, policy[i], &in) == HOSHI_OK);
        MUST(hoshi_policy_load(&in, &w.arena, &w.diags, &w.pol[i]) == HOSHI_OK);
    }
    while (w.n_fw < 8 && hoshi_builtin_at(HOSHI_BUILTIN_FRAMEWORK, w.n_fw, &in) != NULL) {
        MUST(hoshi_framework_load(&in, &w.arena, &w.diags, &w.fw[w.n_fw]) == HOSHI_OK);
        w.n_fw++;
    }
    for (int i = 0; i < 3; i++) {
        in = (struct hoshi_input){
            .name = catalogue[i], .bytes = slurp(catalogue[i]), .format = HOSHI_INPUT_YAML};
        MUST(hoshi_catalog_load(&in, &w.arena, &w.diags, &w.cat[i]) == HOSHI_OK);
    }
    return &w;
}

static void must_be_json(const struct hoshi_buf *out)
{
    MUST(!out->failed && hoshi_utf8_invalid_at((struct hoshi_str){out->p, out->n}) == out->n);
    cJSON *json = cJSON_ParseWithLength(out->p, out->n);
    MUST(json != NULL);
    cJSON_Delete(json);
}

static void must_be_text(const struct hoshi_buf *out)
{
    struct hoshi_str rest = {out->p, out->n};
    uint32_t c;
    MUST(!out->failed);
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k)
        MUST(c == '\n' || !hoshi_utf8_is_control(c)); /* nothing a terminal would obey */
    MUST(rest.n == 0);
}

/* In both languages and as JSON: whatever the complaints quote is read. */
static void must_render(struct hoshi_diags *diags)
{
    hoshi_diags_sort(diags);
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        hoshi_buf_clear(&out);
        hoshi_diags_render(diags, (enum hoshi_lang)l, false, &out);
        must_be_text(&out);
    }
    hoshi_buf_clear(&out);
    MUST(hoshi_diags_json(diags, &out) == HOSHI_OK);
    for (size_t i = 0; i < out.n;) {
        size_t n = strcspn(out.p + i, "\n");
        struct hoshi_buf line = {.p = out.p + i, .n = n};
        must_be_json(&line);
        i += n + 1;
    }
    hoshi_buf_release(&out);
}

static inline void check_diags(struct hoshi_diags *diags, enum hoshi_rc rc)
{
    MUST((rc == HOSHI_OK) == (diags->n_error == 0));
    MUST((rc == HOSHI_OK) == (hoshi_diags_exit(diags) == 0));
    MUST(diags->n_error == 0 || diags->n != 0);
    must_render(diags);
}

static void check_result(const struct world *w, const struct hoshi_catalog *cat,
                         const struct hoshi_answers *ans, struct hoshi_arena *arena)
{
    struct hoshi_report_opts opts = {.framework = w->fw, .n_framework = w->n_fw};
    uint32_t satisfied[2];
    for (int p = 0; p < 2; p++) {
        struct hoshi_result r;
        struct hoshi_buf out;
        MUST(hoshi_judge(cat, ans, w->pol[p], AS_OF, arena, &r) == HOSHI_OK);
        satisfied[p] =
            cat->n_level != 0 ? hoshi_tally_satisfied(&r.level[cat->n_level - 1].tally) : 0;
        hoshi_buf_init(&out, 0);
        MUST(hoshi_report_json(&r, &opts, &out) == HOSHI_OK);
        must_be_json(&out);
        for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
            opts.lang = (enum hoshi_lang)l;
            opts.all = l == p;
            hoshi_buf_clear(&out);
            MUST(hoshi_report_text(&r, &opts, &out) == HOSHI_OK);
            must_be_text(&out);
        }
        hoshi_buf_release(&out);
    }
    MUST(satisfied[1] <= satisfied[0]);
}

/* The catalogue that the input names, so that a sheet of each method is read as what it is. */
static const struct hoshi_catalog *named_by(const struct world *w, const struct hoshi_input *in)
{
    for (int i = 1; i < 3; i++)
        if (memmem(in->bytes.p, in->bytes.n, w->cat[i]->id.s, strlen(w->cat[i]->id.s)) != NULL)
            return w->cat[i];
    return w->cat[0];
}

static void check_sheet(const struct world *w, const struct hoshi_input *in)
{
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_answers *ans = NULL;
    const struct hoshi_catalog *cat = named_by(w, in);
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    enum hoshi_rc rc = hoshi_answers_load(in, cat, AS_OF, &arena, &diags, &ans);
    MUST((rc == HOSHI_OK) == (ans != NULL));
    if (rc == HOSHI_OK)
        check_result(w, cat, ans, &arena);
    check_diags(&diags, rc);
    hoshi_arena_release(&arena);
}

/* A blank sheet made from a catalogue is a sheet of that catalogue, and an exported catalogue is
 * the same catalogue. */
static void check_writers(const struct hoshi_catalog *cat, struct hoshi_arena *arena)
{
    struct hoshi_buf out, again;
    struct hoshi_answers *ans = NULL;
    struct hoshi_catalog *copy = NULL;
    struct hoshi_diags diags;
    struct hoshi_report_opts opts = {0};
    hoshi_buf_init(&out, 0);
    hoshi_buf_init(&again, 0);
    hoshi_diags_init(&diags, arena);
    uint8_t star = cat->n_level != 0 ? cat->level[cat->n_level - 1].star : 0;
    MUST(hoshi_template_yaml(cat, star, HOSHI_LANG_JA, &out) == HOSHI_OK);
    struct hoshi_input in = {
        .name = "blank.yaml", .bytes = {out.p, out.n}, .format = HOSHI_INPUT_YAML};
    MUST(hoshi_answers_load(&in, cat, AS_OF, arena, &diags, &ans) == HOSHI_OK);
    hoshi_buf_clear(&out);
    MUST(hoshi_template_json(cat, star, HOSHI_LANG_JA, &out) == HOSHI_OK);
    in = (struct hoshi_input){
        .name = "blank.json", .bytes = {out.p, out.n}, .format = HOSHI_INPUT_JSON};
    MUST(hoshi_answers_load(&in, cat, AS_OF, arena, &diags, &ans) == HOSHI_OK);
    hoshi_buf_clear(&out);
    MUST(hoshi_catalog_json(cat, &out) == HOSHI_OK);
    in = (struct hoshi_input){
        .name = "copy.json", .bytes = {out.p, out.n}, .format = HOSHI_INPUT_JSON};
    MUST(hoshi_catalog_load(&in, arena, &diags, &copy) == HOSHI_OK);
    MUST(hoshi_catalog_json(copy, &again) == HOSHI_OK);
    MUST(again.n == out.n && memcmp(again.p, out.p, out.n) == 0);
    hoshi_buf_clear(&out);
    MUST(hoshi_catalog_text(cat, 0, &opts, &out) == HOSHI_OK);
    must_be_text(&out);
    struct hoshi_library lib = {.catalog = cat};
    for (size_t i = 0; i < cat->n_criterion && i < 4; i++) {
        hoshi_buf_clear(&out);
        MUST(hoshi_explain(&lib, cat->criterion[i]->id.s, &opts, &out) == HOSHI_OK);
        must_be_text(&out);
    }
    hoshi_buf_release(&again);
    hoshi_buf_release(&out);
}

static void check_catalogue(const struct world *w, const struct hoshi_input *in)
{
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_catalog *cat = NULL;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    enum hoshi_rc rc = hoshi_catalog_load(in, &arena, &diags, &cat);
    MUST((rc == HOSHI_OK) == (cat != NULL));
    if (rc == HOSHI_OK) {
        struct hoshi_answers empty = {.sha256 = ""};
        MUST(hoshi_answers_resolve(&empty, cat, AS_OF, &arena, &diags, 0) == HOSHI_OK);
        check_result(w, cat, &empty, &arena);
        check_writers(cat, &arena);
        if (hoshi_catalog_check_refs(cat, w->fw, w->n_fw, &diags) != HOSHI_OK)
            rc = HOSHI_E_INVALID;
    }
    check_diags(&diags, rc);
    hoshi_arena_release(&arena);
}

/* The other formats; only what says that it is one of them gets here, to keep runs short. */
static void check_others(const struct world *w, const struct hoshi_input *in)
{
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_policy *pol = NULL;
    struct hoshi_framework *fw = NULL;
    struct hoshi_glossary *glossary = NULL;
    struct hoshi_support_list *list = NULL;
    struct hoshi_packages *packages = NULL;
    struct hoshi_papers *papers = NULL;
    enum hoshi_rc rc;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    if (memmem(in->bytes.p, in->bytes.n, "policy/1", 8) != NULL)
        rc = hoshi_policy_load(in, &arena, &diags, &pol);
    else if (memmem(in->bytes.p, in->bytes.n, "framework/1", 11) != NULL)
        rc = hoshi_framework_load(in, &arena, &diags, &fw);
    else if (memmem(in->bytes.p, in->bytes.n, "glossary/1", 10) != NULL)
        rc = hoshi_glossary_load(in, &arena, &diags, &glossary);
    else if (memmem(in->bytes.p, in->bytes.n, "support/1", 9) != NULL)
        rc = hoshi_support_load(in, w->cat[0], &arena, &diags, &list);
    else if (memmem(in->bytes.p, in->bytes.n, "plan/1", 6) != NULL)
        rc = hoshi_packages_load(in, w->cat[0], NULL, &arena, &diags, &packages);
    else if (memmem(in->bytes.p, in->bytes.n, "templates/1", 11) != NULL)
        rc = hoshi_papers_load(in, w->cat[0], &arena, &diags, &papers);
    else
        return;
    check_diags(&diags, rc);
    hoshi_arena_release(&arena);
}

static inline void check_input(const uint8_t *data, size_t size, enum hoshi_input_format format)
{
    const struct world *w = the_world();
    struct hoshi_input in = {
        .name = "input", .bytes = {(const char *)data, size}, .format = format};
    check_sheet(w, &in);
    check_catalogue(w, &in);
    check_others(w, &in);
}

#endif
