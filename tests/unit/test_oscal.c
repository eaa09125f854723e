/* How foreign text, ids, addresses and days become values that OSCAL accepts; and that a writer
 * whose buffers find no memory says so (the linker puts __wrap_realloc in the way). */
#include <cjson/cJSON.h>

#include "load.h"
#include "report/oscal/oscal.h"

static size_t n_realloc, fail_at;

void *__real_realloc(void *p, size_t n);
void *__wrap_realloc(void *p, size_t n);
void *__wrap_realloc(void *p, size_t n)
{
    n_realloc++;
    return n_realloc == fail_at ? NULL : __real_realloc(p, n);
}

/* What stands under "k"; "(none)" when nothing was added. */
static char got[256];

static const char *take(cJSON *o)
{
    const char *s = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(o, "k"));
    strncpy(got, s != NULL ? s : "(none)", sizeof got - 1);
    cJSON_Delete(o);
    return got;
}

static const char *line(const char *text)
{
    cJSON *o = hoshi_json_root();
    hoshi_oscal_line(o, "k", text);
    return take(o);
}

static const char *markup(const char *text)
{
    cJSON *o = hoshi_json_root();
    hoshi_oscal_markup(o, "k", text);
    return take(o);
}

static const char *title(const char *ja, const char *en)
{
    cJSON *o = hoshi_json_root();
    struct hoshi_text text = {{[HOSHI_LANG_JA] = ja, [HOSHI_LANG_EN] = en}};
    hoshi_oscal_title(o, "k", &text);
    return take(o);
}

static const char *uri(const char *text)
{
    cJSON *o = hoshi_json_root();
    bool added = hoshi_oscal_uri(o, "k", text);
    assert_int_equal(added, cJSON_GetObjectItemCaseSensitive(o, "k") != NULL);
    return take(o);
}

static const char *token(const char *catalogue, const char *id)
{
    cJSON *o = hoshi_json_root();
    struct hoshi_catalog cat = {.id = {.s = catalogue}};
    hoshi_oscal_token(o, "k", &cat, NULL, id);
    return take(o);
}

static const char *time_of(hoshi_day day)
{
    cJSON *o = hoshi_json_root();
    hoshi_oscal_time(o, "k", day);
    return take(o);
}

static void a_line_is_one_line_without_spaces_around(void **state)
{
    (void)state;
    assert_string_equal(line("plain"), "plain");
    assert_string_equal(line("　株式会社　甲　"), "株式会社　甲");
    assert_string_equal(line(" \t\r\n a \t b \n"), "a   b");
    assert_string_equal(line("\xC2\xA0"
                             "a"
                             "\xE2\x80\xA8"),
                        "a"); /* U+00A0, U+2028 */
    assert_string_equal(line("\xEF\xBB\xBF"
                             "a"),
                        "a"); /* U+FEFF */
    assert_string_equal(line("a\xE2\x80\xA8"
                             "b"),
                        "a b");
    assert_string_equal(line("a\x1b[31mb"), "a\xEF\xBF\xBD[31mb");
    assert_string_equal(line("a_b*c"), "a_b*c"); /* a string is no Markdown */
    assert_string_equal(line("　"), "(none)");
    assert_string_equal(line(""), "(none)");
    assert_string_equal(line(NULL), "(none)");
}

static void markup_has_no_power(void **state)
{
    (void)state;
    assert_string_equal(markup("<b> *x* _y_ `z` [a](b) {{ insert: param, p }} ~s~ ^u^ \\"),
                        "\\<b\\> \\*x\\* \\_y\\_ \\`z\\` \\[a\\](b) \\{\\{ insert: param, p \\}\\} "
                        "\\~s\\~ \\^u\\^ \\\\");
    assert_string_equal(markup("# a\n- b\n+ c\n===\n> d"), "\\# a\n\\- b\n\\+ c\n\\===\n\\> d");
    assert_string_equal(markup("一\n\n　二　\n"), "一\n\n二");
    assert_string_equal(markup(" \n "), "(none)");
}

static void a_title_is_never_empty(void **state)
{
    (void)state;
    assert_string_equal(title("題", "Title"), "題 / Title");
    assert_string_equal(title("★3", "★3"), "★3");
    assert_string_equal(title(NULL, "Title"), "Title");
    assert_string_equal(title("題", NULL), "題");
    assert_string_equal(title("一\n二", "a\nb"), "一 二 / a b");
    assert_string_equal(title("　", NULL), "-");
    assert_string_equal(title(NULL, NULL), "-");
}

static void an_address_leads_to_the_web_or_below_the_folder(void **state)
{
    (void)state;
    assert_string_equal(uri("evidence/a.pdf"), "evidence/a.pdf");
    assert_string_equal(uri("evidence/体制 表#1?.pdf"),
                        "evidence/%E4%BD%93%E5%88%B6%20%E8%A1%A8%231%3F.pdf");
    assert_string_equal(uri("a%20b"), "a%2520b"); /* a file may be called so */
    assert_string_equal(uri("a:b"), "a%3Ab");     /* no scheme */
    assert_string_equal(uri("a..b/..c/...d"), "a..b/..c/...d");
    assert_string_equal(uri("https://example.org/?q=a b&r=%41%zz#x"),
                        "https://example.org/?q=a%20b&r=%41%25zz#x");
    assert_string_equal(uri("http://example.org/"), "http://example.org/");
    assert_string_equal(uri("/etc/passwd"), "(none)");
    assert_string_equal(uri("//example.org/x"), "(none)");
    assert_string_equal(uri(".."), "(none)");
    assert_string_equal(uri("../a"), "(none)");
    assert_string_equal(uri("a/../../b"), "(none)");
    assert_string_equal(uri("a/.."), "(none)");
    assert_string_equal(uri(""), "(none)");
    assert_string_equal(uri(NULL), "(none)");
}

static void different_ids_are_different_tokens(void **state)
{
    (void)state;
    assert_string_equal(token("scs", "1-2-1-2"), "scs-1-2-1-2");
    assert_string_equal(token("9a", "1"), "_39a-1");
    assert_string_equal(token("a_b", "c d"), "a_5fb-c_20d");
    assert_string_equal(token("a", "_20"), "a-_5f20");
    assert_string_equal(token("a", " "), "a-_20");
}

static void days_stay_within_the_schema(void **state)
{
    (void)state;
    assert_string_equal(time_of(hoshi_date_from_ymd(2026, 11, 23)), "2026-11-23T00:00:00Z");
    assert_string_equal(time_of(hoshi_date_from_ymd(2024, 2, 29)), "2024-02-29T00:00:00Z");
    assert_string_equal(time_of(hoshi_date_from_ymd(1904, 2, 29)), "2000-01-01T00:00:00Z");
    assert_string_equal(time_of(hoshi_date_from_ymd(9999, 12, 31)), "2999-12-31T00:00:00Z");
    assert_string_equal(time_of(0), "2000-01-01T00:00:00Z");
}

/* --- writers without memory for their buffers */

static struct loaded l;
static struct hoshi_result r;
static struct hoshi_report_opts opts;

static int set_up(void **state)
{
    (void)state;
    load_small(&l);
    struct hoshi_input in = file_input(&l, "tests/data/small-sheet.yaml");
    hoshi_day as_of = hoshi_date_from_ymd(2026, 11, 23);
    must_load(&l, hoshi_answers_load(&in, l.cat, as_of, &l.arena, &l.diags, &l.ans));
    opts = (struct hoshi_report_opts){.framework = l.fw, .n_framework = l.n_fw};
    return hoshi_judge(l.cat, l.ans, l.pol, as_of, &l.arena, &r) == HOSHI_OK ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

static enum hoshi_rc catalog(struct hoshi_buf *out)
{
    return hoshi_oscal_catalog(l.cat, &opts, out);
}

static enum hoshi_rc profile(struct hoshi_buf *out)
{
    return hoshi_oscal_profile(l.cat, &opts, out);
}

static enum hoshi_rc mapping(struct hoshi_buf *out)
{
    return hoshi_oscal_mapping(l.cat, &opts, out);
}

static enum hoshi_rc results(struct hoshi_buf *out)
{
    return hoshi_oscal_results(&r, &opts, out);
}

static enum hoshi_rc poam(struct hoshi_buf *out)
{
    return hoshi_oscal_poam(&r, &opts, out);
}

/* cJSON's own memory is the matter of oom_json.c: here it may have all it wants, through hooks that
 * keep it away from realloc. */
static void whole_or_an_error(void **state)
{
    (void)state;
    enum hoshi_rc (*const write[])(struct hoshi_buf *) = {catalog, profile, mapping, results, poam};
    cJSON_Hooks hooks = {malloc, free};
    cJSON_InitHooks(&hooks);
    for (size_t w = 0; w < LENGTH(write); w++) {
        struct hoshi_buf whole, out;
        hoshi_buf_init(&whole, 0);
        fail_at = n_realloc = 0;
        assert_int_equal(write[w](&whole), HOSHI_OK);
        size_t n_wanted = n_realloc;
        assert_true(n_wanted > 10);
        for (size_t n = 1; n <= n_wanted; n++) {
            hoshi_buf_init(&out, 0);
            n_realloc = 0;
            fail_at = n;
            enum hoshi_rc rc = write[w](&out);
            fail_at = 0;
            if (rc == HOSHI_OK)
                fail_msg("writer %zu, step %zu of %zu: says OK", w, n, n_wanted);
            hoshi_buf_release(&out);
        }
        hoshi_buf_release(&whole);
    }
    cJSON_InitHooks(NULL);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(a_line_is_one_line_without_spaces_around),
        cmocka_unit_test(markup_has_no_power),
        cmocka_unit_test(a_title_is_never_empty),
        cmocka_unit_test(an_address_leads_to_the_web_or_below_the_folder),
        cmocka_unit_test(different_ids_are_different_tokens),
        cmocka_unit_test(days_stay_within_the_schema),
        cmocka_unit_test(whole_or_an_error),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
