#include <cjson/cJSON.h>
#include <hoshi/builtin.h>
#include <hoshi/judge.h>
#include <hoshi/load.h>
#include <hoshi/portfolio.h>
#include <hoshi/record.h>
#include <hoshi/report.h>

#include "unit.h"

#include "base/str.h"
#include "xlsx/xlsx.h"

#define AS_OF hoshi_date_from_ymd(2026, 11, 23)

static struct hoshi_arena arena;
static struct hoshi_diags diags;
static struct hoshi_catalog *cat;
static struct hoshi_policy *pol;
static struct hoshi_portfolio p;

static int setup(void **state)
{
    struct hoshi_input in;
    (void)state;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "scs", &in), HOSHI_OK);
    assert_int_equal(hoshi_catalog_load(&in, &arena, &diags, &cat), HOSHI_OK);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_POLICY, "default", &in), HOSHI_OK);
    assert_int_equal(hoshi_policy_load(&in, &arena, &diags, &pol), HOSHI_OK);
    hoshi_portfolio_init(&p, cat, pol, NULL, AS_OF, &arena);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    hoshi_arena_release(&arena);
    return 0;
}

/* The first n_met criteria are met, the others not answered; asked of this supplier: star, due. */
static void judge(const char *id, const char *name, size_t n_met, uint8_t asked,
                  struct hoshi_result *ret_result)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(&text,
                   "{\"hoshi\":\"answers/1\",\"catalogue\":\"scs@2026-03\",\"organization\":{");
    cJSON *s = cJSON_CreateString(name);
    char *quoted = cJSON_PrintUnformatted(s);
    hoshi_buf_puts(&text, "\"name\":");
    hoshi_buf_puts(&text, quoted);
    cJSON_free(quoted);
    cJSON_Delete(s);
    hoshi_buf_puts(&text, ",\"id\":\"");
    hoshi_buf_puts(&text, id);
    hoshi_buf_puts(&text, "\"},\"answers\":{");
    for (size_t i = 0; i < n_met; i++) {
        hoshi_buf_puts(&text, i > 0 ? ",\"" : "\"");
        hoshi_buf_puts(&text, cat->criterion[i]->id.s);
        hoshi_buf_puts(&text, "\":\"met\"");
    }
    hoshi_buf_puts(&text, "}}");
    /* the result borrows texts of the sheet */
    const char *kept = hoshi_arena_strndup(&arena, text.p, text.n);
    struct hoshi_input in = {.name = "a.json", .bytes = {kept, text.n}, .format = HOSHI_INPUT_JSON};
    struct hoshi_answers *ans;
    assert_int_equal(hoshi_answers_load(&in, cat, AS_OF, &arena, &diags, &ans), HOSHI_OK);
    assert_int_equal(hoshi_judge(cat, ans, pol, AS_OF, &arena, ret_result), HOSHI_OK);
    assert_int_equal(hoshi_ask(ret_result, NULL, id, asked, &arena), HOSHI_OK);
    hoshi_buf_release(&text);
}

static struct hoshi_record record_of(const struct hoshi_result *r, const char *source)
{
    struct hoshi_record record;
    hoshi_record_of(r, &record);
    assert_int_equal(hoshi_record_outcomes(r, &arena, &record), HOSHI_OK);
    record.source = hoshi_str_from(source);
    return record;
}

static void add(const char *source, const char *id, const char *name, size_t n_met, uint8_t asked)
{
    struct hoshi_result r;
    judge(id, name, n_met, asked, &r);
    struct hoshi_record record = record_of(&r, source);
    assert_int_equal(hoshi_portfolio_add(&p, &record), HOSHI_OK);
}

static void add_error(const char *source, const char *message)
{
    struct hoshi_record record = {.state = HOSHI_RECORD_STATE_UNREADABLE,
                                  .source = hoshi_str_from(source),
                                  .error_code = HOSHI_STR_LIT("HS1003"),
                                  .error_place = HOSHI_STR_LIT("x:1:1"),
                                  .error_message = hoshi_str_from(message)};
    assert_int_equal(hoshi_portfolio_add(&p, &record), HOSHI_OK);
}

static void rows_are_what_the_results_say(void **state)
{
    (void)state;
    add("a", "A", "甲", cat->n_criterion, 4);
    add("b", "B", "乙", 10, 4);
    add("c", "C", "丙", cat->n_criterion, 0);
    add_error("d", "m");
    assert_int_equal(p.n, 4);
    assert_int_equal(p.row[3].state, HOSHI_RECORD_STATE_UNREADABLE);
    assert_false(p.row[3].judged);
    assert_true(p.row[0].reached);
    assert_int_equal(p.row[0].tally.total, 153);
    assert_int_equal(p.row[1].tally.open, 143);
    assert_false(p.row[1].reached);
    assert_int_equal(p.row[2].asked, 0);
    assert_int_equal(p.row[2].tally.total, 81);
    uint32_t total = 0;
    for (size_t g = 0; g < cat->n_group; g++)
        total += p.row[1].group[g].total;
    assert_int_equal(total, 153);
    assert_int_equal(hoshi_portfolio_rank(&p), HOSHI_OK);
    assert_int_equal(hoshi_portfolio_missing(&p, 0), 0);
    assert_int_equal(hoshi_portfolio_missing(&p, 152), 1);
}

static void refused(const struct hoshi_record *record)
{
    assert_int_equal(hoshi_portfolio_add(&p, record), HOSHI_E_INVALID);
}

static void records_are_not_believed(void **state)
{
    (void)state;
    struct hoshi_result r;
    judge("A", "a", 3, 4, &r);
    const struct hoshi_record good = record_of(&r, "a");
    assert_int_equal(hoshi_portfolio_add(&p, &good), HOSHI_OK);
    /* one thing wrong at a time */
#define REFUSED(member, value)                                                                     \
    do {                                                                                           \
        struct hoshi_record bad = good;                                                            \
        bad.member = (value);                                                                      \
        refused(&bad);                                                                             \
    } while (0)
    REFUSED(source.p, NULL);
    REFUSED(source, HOSHI_STR_LIT("\xff"));
    REFUSED(id, HOSHI_STR_LIT("two\nlines"));
    REFUSED(name, HOSHI_STR_LIT("\xe3\x81"));
    REFUSED(class_id, HOSHI_STR_LIT("\x1b[31m"));
    REFUSED(state, HOSHI_RECORD_STATE_SUPERSEDED); /* a later sheet has its row */
    REFUSED(state, HOSHI_RECORD_STATE_UNREADABLE);
    REFUSED(error_code, HOSHI_STR_LIT("HS1003")); /* received, and yet it is not */
    REFUSED(star, 2);
    REFUSED(star, 200);
    REFUSED(star_firm, 3); /* above the star */
    REFUSED(n_level, 1);
    REFUSED(level[0].star, 4);
    REFUSED(level[1].total, 154);
    REFUSED(level[1].satisfied, good.level[1].total + 1);
    REFUSED(level[0].n_claim, good.level[0].satisfied + 1);
    REFUSED(level[0].n_out_of_play, good.level[0].satisfied + 1);
    REFUSED(level[0].verdict, HOSHI_VERDICT_COUNT_);
    REFUSED(n_gap, 154);
    REFUSED(asked.star, 6);
    REFUSED(asked.total, 1000);
    REFUSED(due, -5);
    REFUSED(due, 1000000000);
    REFUSED(outcome.n, 152);
    REFUSED(outcome.n, 0);
    REFUSED(error_code, HOSHI_STR_LIT(""));
#undef REFUSED
    char outcome[153];
    memcpy(outcome, good.outcome.p, sizeof outcome);
    outcome[5] = HOSHI_OUTCOME_COUNT_;
    struct hoshi_record bad = good;
    bad.outcome.p = outcome;
    refused(&bad);
    assert_int_equal(p.n, 1);
    assert_int_equal(hoshi_portfolio_rank(&p), HOSHI_OK);
    assert_int_equal(p.n_measured[5], 1);
}

static void talk_first_to_whom_the_rule_says(void **state)
{
    (void)state;
    add("a", "A", "reached", cat->n_criterion, 4);
    add("b", "B", "three, few", 140, 3);
    add("c", "C", "four, few", 150, 4);
    add("d", "D", "four, many", 10, 4);
    add("e", "E", "four, many", 10, 4);
    p.row[2].due = hoshi_date_from_ymd(2027, 1, 31); /* the others have none */
    add_error("f", "m");
    assert_int_equal(hoshi_portfolio_rank(&p), HOSHI_OK);
    assert_int_equal(p.row[0].rank, 0);
    assert_int_equal(p.row[2].rank, 1);
    assert_int_equal(p.row[3].rank, 2);
    assert_int_equal(p.row[4].rank, 3);
    assert_int_equal(p.row[1].rank, 4);
    assert_int_equal(p.row[5].rank, 0);
}

static enum hoshi_rc read_earlier(struct hoshi_str text, struct hoshi_earlier *ret, size_t *ret_at)
{
    /* not followed by a NUL, as a file that is mapped would be */
    char *copy = malloc(text.n);
    assert_non_null(copy);
    memcpy(copy, text.p, text.n);
    enum hoshi_rc rc =
        hoshi_earlier_read((struct hoshi_str){copy, text.n}, cat, &arena, ret, ret_at);
    free(copy);
    return rc;
}

static void written_and_read(struct hoshi_earlier *ret)
{
    struct hoshi_buf out;
    size_t at;
    hoshi_buf_init(&out, 0);
    assert_int_equal(hoshi_portfolio_rank(&p), HOSHI_OK);
    assert_int_equal(hoshi_portfolio_json(&p, HOSHI_LANG_JA, &out), HOSHI_OK);
    assert_int_equal(read_earlier((struct hoshi_str){out.p, out.n}, ret, &at), HOSHI_OK);
    hoshi_buf_release(&out);
}

static void an_earlier_portfolio_is_compared_by_id(void **state)
{
    (void)state;
    add("old/a", "A", "a", 10, 4);
    add("b", "", "no id", 10, 4);
    add("c", "C", "gone", 10, 4);
    add("d", "D", "twice", 10, 4);
    add("e", "D", "twice", 12, 4);
    struct hoshi_earlier earlier;
    size_t at;
    written_and_read(&earlier);
    assert_int_equal(earlier.n, 5);
    assert_int_equal(earlier.as_of, AS_OF);
    hoshi_portfolio_init(&p, cat, pol, NULL, AS_OF, &arena);
    add("new/a", "A", "a", cat->n_criterion, 4);
    add("b", "", "no id", 20, 4);
    add("d", "D", "once now", 20, 4);
    add("z", "Z", "new", 20, 4);
    assert_int_equal(hoshi_portfolio_compare(&p, &earlier), HOSHI_OK);
    assert_int_equal(p.row[0].then.kind, HOSHI_THEN_COMPARED);
    assert_int_equal(p.row[0].then.was.satisfied, 10);
    assert_int_equal(p.row[0].then.was.total, p.row[0].tally.total);
    assert_int_equal(p.row[0].then.change, HOSHI_THEN_CHANGE_BETTER);
    assert_int_equal(p.row[1].then.kind, HOSHI_THEN_COMPARED);
    assert_int_equal(p.row[2].then.kind, HOSHI_THEN_SEVERAL); /* two then: nobody can say which */
    assert_int_equal(p.row[3].then.kind, HOSHI_THEN_NEW);
    assert_int_equal(p.n_gone, 1);
    assert_int_equal(p.n_then, 4); /* companies: D once */
    assert_int_equal(p.then_firm[0], 4);
    static const char *const bad[] = {
        "{}",
        "{\"hoshi\":\"portfolio/2\"}",
        "{\"hoshi\":\"portfolio/"
        "1\",\"as_of\":\"2026-01-01\",\"catalogue\":{\"id\":\"other\"},\"suppliers\":[]}",
        "{\"hoshi\":\"portfolio/"
        "1\",\"as_of\":\"2026-13-01\",\"catalogue\":{\"id\":\"scs\"},\"suppliers\":[]}",
        "{\"hoshi\":\"portfolio/"
        "1\",\"as_of\":\"2026-01-01\",\"catalogue\":{\"id\":\"scs\"},\"suppliers\":[{}]}",
        "{\"hoshi\":\"portfolio/"
        "1\",\"as_of\":\"2026-01-01\",\"catalogue\":{\"id\":\"scs\"},\"suppliers\":"
        "[{\"source\":\"x\",\"id\":\"A\",\"star\":99}]}",
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(read_earlier(hoshi_str_from(bad[i]), &earlier, &at), HOSHI_E_INVALID);
    }
}

static void round_of(const struct hoshi_policy *policy, size_t a, uint8_t asked_a)
{
    hoshi_portfolio_init(&p, cat, policy, NULL, AS_OF, &arena);
    add("a", "A", "a", a, asked_a);
    add("b", "B", "b", 10, 0);
}

/* A buyer that asks for more, or judges by other rules, has made nobody better or worse. */
static void only_what_is_measured_alike_is_compared(void **state)
{
    (void)state;
    struct hoshi_earlier earlier;
    round_of(pol, 12, 3);
    written_and_read(&earlier);
    round_of(pol, 12, 4);
    assert_int_equal(hoshi_portfolio_compare(&p, &earlier), HOSHI_OK);
    assert_int_equal(p.row[0].then.kind, HOSHI_THEN_OTHER_MEASURE);
    assert_int_equal(p.row[0].then.change, HOSHI_THEN_CHANGE_NONE);
    assert_true(p.row[0].then.known);
    assert_int_equal(p.row[0].then.was.asked, 3);
    assert_int_equal(p.row[1].then.change, HOSHI_THEN_CHANGE_UNCHANGED);
    round_of(pol, 1, 0); /* measured at ★3, but by none of a buyer's own criteria */
    assert_int_equal(hoshi_portfolio_compare(&p, &earlier), HOSHI_OK);
    assert_int_equal(p.row[0].then.kind, HOSHI_THEN_OTHER_MEASURE);
    round_of(pol, 1, 3);
    assert_int_equal(hoshi_portfolio_compare(&p, &earlier), HOSHI_OK);
    assert_int_equal(p.row[0].then.kind, HOSHI_THEN_COMPARED);
    assert_int_equal(p.row[0].then.change, HOSHI_THEN_CHANGE_WORSE);
    struct hoshi_policy other = *pol;
    other.sha256 = cat->sha256;
    round_of(&other, 20, 3);
    assert_int_equal(hoshi_portfolio_compare(&p, &earlier), HOSHI_OK);
    assert_true(hoshi_portfolio_differ(&p, &earlier).policy);
    assert_int_equal(p.row[0].then.kind, HOSHI_THEN_OTHER_MEASURE);
    assert_int_equal(p.row[1].then.kind, HOSHI_THEN_OTHER_MEASURE);
}

/* Another name of the folder makes nobody new, and nobody gone. */
static void a_path_is_no_company(void **state)
{
    (void)state;
    struct hoshi_earlier earlier;
    add("one/x", "", "no id", 10, 3);
    add("one/y", "Y", "id", 10, 3);
    written_and_read(&earlier);
    hoshi_portfolio_init(&p, cat, pol, NULL, AS_OF, &arena);
    add("two/x", "", "no id", 10, 3);
    add("two/y", "Y", "id", 10, 3);
    assert_int_equal(hoshi_portfolio_compare(&p, &earlier), HOSHI_OK);
    assert_int_equal(p.row[0].then.kind, HOSHI_THEN_NO_ID);
    assert_int_equal(p.row[1].then.kind, HOSHI_THEN_COMPARED);
    assert_int_equal(p.n_gone, 0);
    assert_int_equal(p.n_then_no_id, 1);
}

/* Companies are counted, not sheets: each by the one that reaches least. */
static void a_company_counts_once(void **state)
{
    (void)state;
    add("a", "A", "a", cat->n_criterion, 3);
    add("b", "A", "a", 10, 3);
    add("c", "", "no id", 10, 3);
    add("d", "", "no id", 10, 3);
    assert_int_equal(hoshi_portfolio_rank(&p), HOSHI_OK);
    assert_false(p.row[0].counts);
    assert_true(p.row[1].counts && p.row[2].counts && p.row[3].counts);
    assert_int_equal(p.n_measured[0], cat->criterion[0]->star <= 3 ? 3 : 0);
    assert_int_equal(p.row[0].rank, 0);
}

/* Each supplier that is asked has a row; who had sent nothing was not there before. */
static void who_is_silent_has_a_row(void **state)
{
    (void)state;
    struct hoshi_buf out;
    struct hoshi_earlier earlier;
    size_t at;
    struct hoshi_record silent = {.state = HOSHI_RECORD_STATE_OVERDUE,
                                  .id = HOSHI_STR_LIT("Z"),
                                  .asked = {.star = 4},
                                  .due = AS_OF - 1};
    add("a", "A", "甲", 10, 3);
    assert_int_equal(hoshi_portfolio_add(&p, &silent), HOSHI_OK);
    assert_false(p.row[1].judged);
    assert_true(p.row[1].overdue);
    assert_int_equal(hoshi_portfolio_rank(&p), HOSHI_OK);
    assert_int_equal(p.row[1].rank, 0);
    hoshi_buf_init(&out, 0);
    assert_int_equal(hoshi_portfolio_csv(&p, HOSHI_LANG_EN, &out), HOSHI_OK);
    assert_non_null(strstr(out.p, "\r\n,Z,,overdue,,4,,,,,2026-11-22,yes,"));
    hoshi_buf_clear(&out);
    assert_int_equal(hoshi_portfolio_json(&p, HOSHI_LANG_EN, &out), HOSHI_OK);
    assert_int_equal(read_earlier((struct hoshi_str){out.p, out.n}, &earlier, &at), HOSHI_OK);
    assert_int_equal(earlier.n, 1);
    hoshi_buf_release(&out);
    /* who had sent a sheet and is silent now has a row, and yet is one of those that are gone */
    hoshi_portfolio_init(&p, cat, pol, NULL, AS_OF, &arena);
    silent.id = HOSHI_STR_LIT("A");
    assert_int_equal(hoshi_portfolio_add(&p, &silent), HOSHI_OK);
    assert_int_equal(hoshi_portfolio_compare(&p, &earlier), HOSHI_OK);
    assert_int_equal(p.n_gone, 1);
    silent.source = HOSHI_STR_LIT("a.yaml"); /* it came, or it did not */
    assert_int_equal(hoshi_portfolio_add(&p, &silent), HOSHI_E_INVALID);
}

static void what_is_no_json_has_a_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
    } bad[] = {
        {"", 0},
        {"[]", 0},
        {"{\"a\"", 4},
        {"{\"a\":1,}", 7},
        {"{\"a\":1}x", 7},
        {"{\"suppliers\":[{\"source\":\"a\",\"error\":{}} 7]}", 40},
        {"{\"suppliers\":[", 14},
        {"{\"suppliers\":[{\"source\":\"a\\u12G4\",\"error\":{}}]}", 26},
        {"{\"hoshi\\uzzzz\":1}", 7},
    };
    struct hoshi_earlier earlier;
    size_t at;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(read_earlier(hoshi_str_from(bad[i].text), &earlier, &at), HOSHI_E_SYNTAX);
        assert_int_equal(at, bad[i].at);
    }
}

static const char hostile[] = "</script><script>alert(1)</script>\"'&=";

static void hostile_names_stay_text(void **state)
{
    (void)state;
    struct hoshi_buf out;
    struct hoshi_result r;
    struct hoshi_report_opts opts = {.lang = HOSHI_LANG_EN};
    add("=cmd|x", "S-1", hostile, 10, 4);
    assert_int_equal(hoshi_portfolio_rank(&p), HOSHI_OK);
    hoshi_buf_init(&out, 0);
    assert_int_equal(hoshi_portfolio_html(&p, HOSHI_LANG_JA, &out), HOSHI_OK);
    assert_null(strstr(out.p, "<script>alert"));
    assert_non_null(strstr(out.p, "\\u003c/script>\\u003cscript>alert(1)"));
    /* one data block and one script, and the policy names the latter */
    assert_non_null(strstr(out.p, "script-src 'sha256-"));
    assert_null(strstr(out.p, "unsafe"));
    hoshi_buf_clear(&out);
    assert_int_equal(hoshi_portfolio_csv(&p, HOSHI_LANG_JA, &out), HOSHI_OK);
    assert_non_null(strstr(out.p, ",S-1,\"</script>"));
    hoshi_buf_clear(&out);
    judge("S-1", hostile, 10, 4, &r);
    assert_int_equal(hoshi_feedback_html(&r, &opts, &out), HOSHI_OK);
    assert_null(strstr(out.p, "<script"));
    assert_null(strstr(out.p, "script-src"));
    assert_non_null(strstr(out.p, "&lt;/script&gt;&lt;script&gt;alert(1)"));
    hoshi_buf_release(&out);
}

static void outputs_are_the_same_every_time(void **state)
{
    (void)state;
    enum hoshi_rc (*const write[])(const struct hoshi_portfolio *, enum hoshi_lang,
                                   struct hoshi_buf *) = {
        hoshi_portfolio_html, hoshi_portfolio_csv, hoshi_portfolio_json, hoshi_portfolio_xlsx};
    add("a", "A", hostile, 10, 4);
    add("b", "B", "=1+1", cat->n_criterion, 3);
    add_error("f", "=m");
    assert_int_equal(hoshi_portfolio_rank(&p), HOSHI_OK);
    for (size_t i = 0; i < sizeof write / sizeof write[0]; i++) {
        struct hoshi_buf once, twice;
        hoshi_buf_init(&once, 0);
        hoshi_buf_init(&twice, 0);
        assert_int_equal(write[i](&p, HOSHI_LANG_EN, &once), HOSHI_OK);
        assert_int_equal(write[i](&p, HOSHI_LANG_EN, &twice), HOSHI_OK);
        assert_int_equal(once.n, twice.n);
        assert_memory_equal(once.p, twice.p, once.n);
        hoshi_buf_release(&once);
        hoshi_buf_release(&twice);
    }
}

static void feedback_is_about_what_is_asked(void **state)
{
    (void)state;
    struct hoshi_result r;
    struct hoshi_buf out;
    struct hoshi_report_opts opts = {.lang = HOSHI_LANG_EN};
    judge("S-1", "a", 10, 3, &r);
    hoshi_buf_init(&out, 0);
    assert_int_equal(hoshi_feedback_json(&r, &opts, &out), HOSHI_OK);
    cJSON *o = cJSON_Parse(out.p);
    const cJSON *todo = cJSON_GetObjectItemCaseSensitive(o, "todo");
    assert_int_equal(cJSON_GetArraySize(todo), r.asked->n_todo);
    const cJSON *e;
    cJSON_ArrayForEach(e, todo)
    {
        assert_int_equal((int)cJSON_GetObjectItemCaseSensitive(e, "star")->valuedouble, 3);
        assert_non_null(cJSON_GetObjectItemCaseSensitive(e, "why"));
        assert_non_null(cJSON_GetObjectItemCaseSensitive(e, "how"));
        assert_true(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(e, "evidence")) > 0);
    }
    cJSON_Delete(o);
    hoshi_buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_are_what_the_results_say, setup, teardown),
        cmocka_unit_test_setup_teardown(records_are_not_believed, setup, teardown),
        cmocka_unit_test_setup_teardown(talk_first_to_whom_the_rule_says, setup, teardown),
        cmocka_unit_test_setup_teardown(an_earlier_portfolio_is_compared_by_id, setup, teardown),
        cmocka_unit_test_setup_teardown(only_what_is_measured_alike_is_compared, setup, teardown),
        cmocka_unit_test_setup_teardown(a_path_is_no_company, setup, teardown),
        cmocka_unit_test_setup_teardown(a_company_counts_once, setup, teardown),
        cmocka_unit_test_setup_teardown(who_is_silent_has_a_row, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_json_has_a_place, setup, teardown),
        cmocka_unit_test_setup_teardown(hostile_names_stay_text, setup, teardown),
        cmocka_unit_test_setup_teardown(outputs_are_the_same_every_time, setup, teardown),
        cmocka_unit_test_setup_teardown(feedback_is_about_what_is_asked, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
