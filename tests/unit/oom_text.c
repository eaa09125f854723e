/* Lack of memory while text is written: every writer says so, or wrote every byte. The growing of
 * buffers fails at each step in turn (the linker puts __wrap_realloc in the way). */
#include "load.h"
#include <hoshi/report_sheet.h>

static struct loaded l;
static struct hoshi_result r;
static struct hoshi_result reached; /* a star that lapses */
static struct hoshi_forecast forecast;
static struct hoshi_diff_side from, to;
static struct hoshi_diff diff;
static size_t n_realloc, fail_at;

void *__real_realloc(void *p, size_t n);
void *__wrap_realloc(void *p, size_t n);
void *__wrap_realloc(void *p, size_t n)
{
    n_realloc++;
    return n_realloc == fail_at ? NULL : __real_realloc(p, n);
}

/* A sheet that reaches star 3 until a day comes, compared with the one of set_up(). */
static void set_up_days(void)
{
    static struct hoshi_diff_pair pair[64];
    size_t n = 0;
    must_load(&l, load_sheet(&l,
                             "answers:\n  1-1-1-1: met\n  1-1-1-2: {status: met, performed: "
                             "2026-01-01, evidence: [{file: a, expires: 2027-01-01}]}\n"
                             "  1-2-1-1: met\n  2-1-1-1: met\n  2-1-1-2: met\n",
                             739943));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, 739943, &l.arena, &reached), HOSHI_OK);
    assert_int_equal(hoshi_forecast(&reached, 0, &l.arena, &forecast), HOSHI_OK);
    assert_true(reached.star == 3 && forecast.star != NULL);
    assert_int_equal(hoshi_diff_side_of(&r, HOSHI_DIFF_FORM_SHEET, "a", &l.arena, &from), 0);
    assert_int_equal(hoshi_diff_side_of(&reached, HOSHI_DIFF_FORM_RESULT, "b", &l.arena, &to), 0);
    for (; n < l.cat->n_criterion; n++)
        pair[n] = (struct hoshi_diff_pair){l.cat->criterion[n]->id.s, l.cat->criterion[n]->id.s,
                                           n == 0 ? HOSHI_CHANGE_ASKED : HOSHI_CHANGE_SAME, false};
    assert_int_equal(hoshi_diff_compare(&from, &to, pair, n, &l.arena, &diff), HOSHI_OK);
    assert_false(diff.same);
}

static int set_up(void **state)
{
    (void)state;
    load_small(&l);
    struct hoshi_input in = file_input(&l, "tests/data/small-sheet.yaml");
    must_load(&l, hoshi_answers_load(&in, l.cat, 739943, &l.arena, &l.diags, &l.ans));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, 739943, &l.arena, &r), HOSHI_OK);
    set_up_days();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

typedef enum hoshi_rc writer(struct hoshi_buf *out);

static enum hoshi_rc report_all(struct hoshi_buf *out)
{
    struct hoshi_report_opts opts = {.all = true, .framework = l.fw, .n_framework = l.n_fw};
    return hoshi_report_text(&r, &opts, out);
}

static enum hoshi_rc report_short(struct hoshi_buf *out)
{
    struct hoshi_report_opts opts = {.lang = HOSHI_LANG_EN, .color = true};
    return hoshi_report_text(&r, &opts, out);
}

static enum hoshi_rc report_forecast(struct hoshi_buf *out)
{
    struct hoshi_report_opts opts = {.forecast = &forecast};
    return hoshi_report_text(&reached, &opts, out);
}

static enum hoshi_rc diff_text(struct hoshi_buf *out)
{
    struct hoshi_report_opts opts = {.lang = HOSHI_LANG_EN, .all = true};
    return hoshi_diff_text(&diff, &opts, out);
}

static enum hoshi_rc diff_csv(struct hoshi_buf *out)
{
    struct hoshi_report_opts opts = {0};
    return hoshi_diff_csv(&diff, &opts, out);
}

static enum hoshi_rc diff_html(struct hoshi_buf *out)
{
    struct hoshi_report_opts opts = {0};
    return hoshi_diff_html(&diff, &opts, out);
}

static enum hoshi_rc explain(struct hoshi_buf *out)
{
    static const char *const id[] = {"1-1-1-1",     "1-1-1-2",  "1-2-1-1", "1-1-1",  "1",
                                     "remote-work", "CPS.GV-1", "D1",      "HS1102", "planned"};
    struct hoshi_library lib = {.catalog = l.cat,
                                .framework = l.fw,
                                .n_framework = l.n_fw,
                                .policy = &l.pol,
                                .n_policy = 1};
    struct hoshi_report_opts opts = {0};
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < LENGTH(id) && rc == HOSHI_OK; i++)
        rc = hoshi_explain(&lib, id[i], &opts, out);
    return rc;
}

static enum hoshi_rc catalogue(struct hoshi_buf *out)
{
    struct hoshi_report_opts opts = {0};
    return hoshi_catalog_text(l.cat, 0, &opts, out);
}

static enum hoshi_rc blank_sheet(struct hoshi_buf *out)
{
    return hoshi_template_yaml(l.cat, 4, HOSHI_LANG_JA, out);
}

static enum hoshi_rc blank_table(struct hoshi_buf *out)
{
    return hoshi_template_csv(l.cat, 4, HOSHI_LANG_JA, out);
}

static void all_or_an_error(void **state)
{
    (void)state;
    writer *const write[] = {report_all,  report_short,    explain,   catalogue, blank_sheet,
                             blank_table, report_forecast, diff_text, diff_csv,  diff_html};
    for (size_t w = 0; w < LENGTH(write); w++) {
        struct hoshi_buf whole, out;
        hoshi_buf_init(&whole, 0);
        fail_at = n_realloc = 0;
        assert_int_equal(write[w](&whole), HOSHI_OK);
        size_t n_wanted = n_realloc, n_error = 0;
        for (size_t n = 1; n <= n_wanted; n++) {
            hoshi_buf_init(&out, 0);
            n_realloc = 0;
            fail_at = n;
            enum hoshi_rc rc = write[w](&out);
            fail_at = 0;
            n_error += rc != HOSHI_OK;
            if (rc == HOSHI_OK && (out.n != whole.n || memcmp(out.p, whole.p, out.n) != 0))
                fail_msg("writer %zu, step %zu: says OK, but something is missing", w, n);
            hoshi_buf_release(&out);
        }
        assert_int_equal(n_error, n_wanted); /* each of them was needed */
        hoshi_buf_release(&whole);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {cmocka_unit_test(all_or_an_error)};
    return cmocka_run_group_tests(test, set_up, tear_down);
}
