/* Out of memory inside cJSON: a JSON writer says so, or its bytes are complete. There is no third
 * way, for any allocation. */
#include <cjson/cJSON.h>
#include <hoshi/load.h>
#include <hoshi/report.h>
#include <hoshi/report_sheet.h>

#include "unit.h"

#include "diag/diag.h"
#include "report/json/json.h"

static size_t n_malloc, fail_at;

static void *failing_malloc(size_t n)
{
    return ++n_malloc == fail_at ? NULL : malloc(n);
}

/* Everything that the writers have a branch for, in few criteria. */
static const char catalog_text[] =
    "hoshi: catalogue/1\nid: tiny\nedition: '1'\nstatus: final\n"
    "title: {ja: 小, en: Tiny}\npublisher: {ja: 版元, en: Publisher}\n"
    "source: {title: {ja: 出典, en: Source}, url: 'https://example.org/', published: 2026-03-27, "
    "confidence: final}\n"
    "levels:\n  - {star: 3, title: {ja: ★3, en: ★3}, assessment: {ja: 自己, en: Self}, validity: "
    "P1Y}\n"
    "conditions:\n  - {id: remote, question: {ja: 有り, en: Any}, no_means: {ja: 外れ, en: Out}}\n"
    "groups:\n  - id: '1'\n    title: {ja: 分類, en: Group}\n    requirements:\n"
    "      - id: 1-1\n        title: {ja: 要求, en: Requirement}\n        aim: {ja: 狙い, en: "
    "Aim}\n"
    "        refs: {fw: [F1]}\n        criteria:\n"
    "          - id: 1-1-1\n            star: 3\n            text: {ja: 本文, en: Text}\n"
    "            question: {ja: 問い, en: Question}\n            how: {ja: 方法, en: How}\n"
    "            evidence: [{ja: 証拠, en: Evidence}]\n            effort: S\n            owner: "
    "it\n"
    "            frequency: P1Y\n            alternatives: [{id: a, text: {ja: 甲, en: A}}]\n"
    "          - {id: 1-1-2, star: 3, text: {ja: 本文, en: Text}, condition: remote, "
    "refers_to: [1-1-1], items: [{ja: 項, en: Item}]}\n"
    "          - {id: 1-1-3, star: 3, text: {ja: 本文, en: Text}, how: {ja: 方法, en: How}}\n";

static const char answers_text[] =
    "hoshi: answers/1\ncatalogue: tiny@1\n"
    "organization: {name: 会社, id: S-1}\nassessor: {name: 担当, role: 情シス}\n"
    "assessed_on: 2026-11-01\n"
    "answers:\n"
    "  1-1-1: {status: met, performed: 2025-12-01, via: a, note: メモ, evidence: [{file: a b.pdf, "
    "sha256: 0000000000000000000000000000000000000000000000000000000000000000, title: 証拠, "
    "expires: 2026-01-01}, {url: 'https://example.org/', expires: 2027-01-01}]}\n"
    "  1-1-2: {status: not-applicable, reason: ない}\n"
    "  1-1-3: {status: planned, due: 2026-10-31, owner: 総務}\n"
    "confirmations:\n"
    "  - {criterion: 1-1-1, result: accepted, by: 専門家, qualification: '123', on: 2026-11-10}\n";

static const char policy_text[] =
    "hoshi: policy/1\nid: p\ntitle: {ja: 方針, en: Policy}\n"
    "not_applicable: {value: with-reason, text: {ja: 文, en: T}, source: {ja: 出, en: S}, "
    "confidence: unknown}\n"
    "freshness: {value: enforce, text: {ja: 文, en: T}, source: {ja: 出, en: S}, confidence: "
    "medium}\n"
    "evidence: {value: optional, text: {ja: 文, en: T}, source: {ja: 出, en: S}, confidence: "
    "unknown}\n";

static const char framework_text[] =
    "hoshi: framework/1\nid: fw\ntitle: {ja: 枠組み, en: Framework}\nconfidence: seen\n"
    "publisher: {ja: 版元, en: Publisher}\nnote: {ja: 注, en: Note}\n"
    "entries:\n  - {id: F1, title: {ja: 項目, en: Entry}, confidence: seen}\n";

static struct {
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_catalog *cat;
    struct hoshi_answers *ans;
    struct hoshi_policy *pol;
    struct hoshi_framework *fw;
    struct hoshi_result result, later;
    struct hoshi_forecast forecast;
    struct hoshi_diff_side from, to;
    struct hoshi_diff diff;
    struct hoshi_report_opts opts;
} w;

static struct hoshi_input input(const char *name, const char *text)
{
    return (struct hoshi_input){
        .name = name, .bytes = {text, strlen(text)}, .format = HOSHI_INPUT_YAML};
}

static int setup(void **state)
{
    (void)state;
    struct hoshi_input cat = input("catalog", catalog_text), ans = input("answers", answers_text);
    struct hoshi_input pol = input("policy", policy_text), fw = input("framework", framework_text);
    hoshi_day as_of = hoshi_date_from_ymd(2026, 11, 23);
    hoshi_arena_init(&w.arena, 0);
    hoshi_diags_init(&w.diags, &w.arena);
    assert_int_equal(hoshi_catalog_load(&cat, &w.arena, &w.diags, &w.cat), HOSHI_OK);
    assert_int_equal(hoshi_answers_load(&ans, w.cat, as_of, &w.arena, &w.diags, &w.ans), HOSHI_OK);
    assert_int_equal(hoshi_policy_load(&pol, &w.arena, &w.diags, &w.pol), HOSHI_OK);
    assert_int_equal(hoshi_framework_load(&fw, &w.arena, &w.diags, &w.fw), HOSHI_OK);
    assert_int_equal(hoshi_judge(w.cat, w.ans, w.pol, as_of, &w.arena, &w.result), HOSHI_OK);
    assert_int_equal(hoshi_forecast(&w.result, 0, &w.arena, &w.forecast), HOSHI_OK);
    assert_true(w.forecast.n_day != 0 && w.forecast.n_date != 0);
    assert_int_equal(hoshi_judge(w.cat, w.ans, w.pol, as_of + 30, &w.arena, &w.later), HOSHI_OK);
    assert_int_equal(hoshi_diff_side_of(&w.result, HOSHI_DIFF_FORM_SHEET, "a", &w.arena, &w.from),
                     HOSHI_OK);
    assert_int_equal(hoshi_diff_side_of(&w.later, HOSHI_DIFF_FORM_SHEET, "b", &w.arena, &w.to),
                     HOSHI_OK);
    struct hoshi_diff_pair pair[] = {{.was = "1-1-1", .is = "1-1-1", .means = HOSHI_CHANGE_SAME},
                                     {.was = "1-1-2", .is = "1-1-2", .means = HOSHI_CHANGE_ASKED},
                                     {.is = "1-1-3", .means = HOSHI_CHANGE_ADDED}};
    assert_int_equal(hoshi_diff_compare(&w.from, &w.to, pair, LENGTH(pair), &w.arena, &w.diff),
                     HOSHI_OK);
    assert_int_equal(w.diff.n[HOSHI_DIFF_STALE] + w.diff.n[HOSHI_DIFF_NOT_COMPARABLE] +
                         w.diff.n[HOSHI_DIFF_ADDED],
                     3);
    w.opts = (struct hoshi_report_opts){.framework = &w.fw, .n_framework = 1};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cJSON_InitHooks(NULL);
    hoshi_arena_release(&w.arena);
    return 0;
}

static enum hoshi_rc result_json(struct hoshi_buf *out)
{
    return hoshi_report_json(&w.result, &w.opts, out);
}

static enum hoshi_rc forecast_json(struct hoshi_buf *out)
{
    struct hoshi_report_opts opts = {.forecast = &w.forecast};
    return hoshi_report_json(&w.result, &opts, out);
}

static enum hoshi_rc diff_json(struct hoshi_buf *out)
{
    return hoshi_diff_json(&w.diff, &w.opts, out);
}

static enum hoshi_rc catalog_json(struct hoshi_buf *out)
{
    return hoshi_catalog_json(w.cat, out);
}

static enum hoshi_rc template_json(struct hoshi_buf *out)
{
    return hoshi_template_json(w.cat, 3, HOSHI_LANG_JA, out);
}

static enum hoshi_rc diags_json(struct hoshi_buf *out)
{
    return hoshi_diags_json(&w.diags, out);
}

static enum hoshi_rc oscal_catalog(struct hoshi_buf *out)
{
    return hoshi_oscal_catalog(w.cat, &w.opts, out);
}

static enum hoshi_rc oscal_profile(struct hoshi_buf *out)
{
    return hoshi_oscal_profile(w.cat, &w.opts, out);
}

static enum hoshi_rc oscal_mapping(struct hoshi_buf *out)
{
    return hoshi_oscal_mapping(w.cat, &w.opts, out);
}

static enum hoshi_rc ciso_assistant(struct hoshi_buf *out)
{
    return hoshi_ciso_assistant(w.cat, &w.opts, out);
}

static enum hoshi_rc gemara(struct hoshi_buf *out)
{
    return hoshi_gemara(w.cat, &w.opts, out);
}

static enum hoshi_rc oscal_results(struct hoshi_buf *out)
{
    return hoshi_oscal_results(&w.result, &w.opts, out);
}

static enum hoshi_rc oscal_poam(struct hoshi_buf *out)
{
    return hoshi_oscal_poam(&w.result, &w.opts, out);
}

/* Fail the first allocation, then the second, … until one run needs fewer than that. */
static void sweep(enum hoshi_rc (*write)(struct hoshi_buf *out), size_t at_least)
{
    cJSON_Hooks hooks = {failing_malloc, free};
    struct hoshi_buf whole, got;
    hoshi_buf_init(&whole, 0);
    hoshi_buf_init(&got, 0);
    assert_int_equal(write(&whole), HOSHI_OK);
    assert_true(whole.n > 2);

    cJSON_InitHooks(&hooks);
    size_t n = 1;
    for (;; n++) {
        n_malloc = 0;
        fail_at = n;
        hoshi_buf_clear(&got);
        enum hoshi_rc rc = write(&got);
        if (n_malloc < n) {
            assert_int_equal(rc, HOSHI_OK);
            assert_int_equal(got.n, whole.n);
            assert_memory_equal(got.p, whole.p, whole.n);
            break;
        }
        if (rc != HOSHI_E_NOMEM)
            fail_msg("allocation %zu failed, but the writer returned %d", n, (int)rc);
    }
    cJSON_InitHooks(NULL);
    assert_true(n > at_least); /* the hook was really in use */
    hoshi_buf_release(&whole);
    hoshi_buf_release(&got);
}

static void result_is_whole_or_nothing(void **state)
{
    (void)state;
    sweep(result_json, 200);
    sweep(forecast_json, 250);
    sweep(diff_json, 150);
}

static void catalog_is_whole_or_nothing(void **state)
{
    (void)state;
    sweep(catalog_json, 200);
}

static void template_is_whole_or_nothing(void **state)
{
    (void)state;
    sweep(template_json, 20);
}

static void oscal_is_whole_or_nothing(void **state)
{
    (void)state;
    sweep(oscal_catalog, 300);
    sweep(oscal_profile, 100);
    sweep(oscal_mapping, 100);
    sweep(oscal_results, 500);
    sweep(oscal_poam, 300);
}

static void exports_are_whole_or_nothing(void **state)
{
    (void)state;
    sweep(ciso_assistant, 100);
    sweep(gemara, 100);
}

/* A catalogue without links to another framework has no mapping: not an empty document. */
static void no_links_no_mapping(void **state)
{
    (void)state;
    struct hoshi_report_opts none = {.n_framework = 0};
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    assert_int_equal(hoshi_oscal_mapping(w.cat, &none, &out), HOSHI_E_UNSUPPORTED);
    assert_int_equal(out.n, 0);
    hoshi_buf_release(&out);
}

static void diagnostics_are_whole_or_say_so(void **state)
{
    (void)state;
    hoshi_diag_add(&w.diags, HOSHI_DIAG_SOURCES, HOSHI_HS3001, HOSHI_SPAN_FILE, "x", NULL, NULL);
    sweep(diags_json, 10);
}

/* The helpers themselves, where no writer of today goes. */
static void a_lost_value_is_not_printed(void **state)
{
    (void)state;
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    cJSON *o = hoshi_json_root();
    hoshi_json_string(o, "key", NULL);
    assert_int_equal(hoshi_json_print(o, false, &out), HOSHI_E_NOMEM);
    o = hoshi_json_root();
    hoshi_json_lost(hoshi_json_push_object(hoshi_json_array(hoshi_json_object(o, "a"), "b")));
    assert_int_equal(hoshi_json_print(o, false, &out), HOSHI_E_NOMEM);
    assert_int_equal(out.n, 0);
    assert_int_equal(hoshi_json_print(NULL, false, &out), HOSHI_E_NOMEM);
    hoshi_buf_release(&out);
}

static void an_empty_member_is_dropped_but_not_a_lost_one(void **state)
{
    (void)state;
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    cJSON *o = hoshi_json_root();
    hoshi_json_array(o, "empty");
    hoshi_json_push_string(hoshi_json_array(o, "full"), "x");
    hoshi_json_drop_empty(o, "empty");
    hoshi_json_drop_empty(o, "full");
    hoshi_json_drop_empty(o, "absent");
    assert_int_equal(hoshi_json_print(o, false, &out), HOSHI_OK);
    assert_string_equal(out.p, "{\"full\":[\"x\"]}\n");
    o = hoshi_json_root();
    hoshi_json_lost(hoshi_json_array(o, "empty"));
    hoshi_json_drop_empty(o, "empty");
    assert_int_equal(hoshi_json_print(o, false, &out), HOSHI_E_NOMEM);
    hoshi_buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(result_is_whole_or_nothing),
        cmocka_unit_test(catalog_is_whole_or_nothing),
        cmocka_unit_test(oscal_is_whole_or_nothing),
        cmocka_unit_test(exports_are_whole_or_nothing),
        cmocka_unit_test(no_links_no_mapping),
        cmocka_unit_test(template_is_whole_or_nothing),
        cmocka_unit_test(diagnostics_are_whole_or_say_so),
        cmocka_unit_test(a_lost_value_is_not_printed),
        cmocka_unit_test(an_empty_member_is_dropped_but_not_a_lost_one),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
