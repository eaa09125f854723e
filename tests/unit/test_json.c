/* result/1: every key of the format, the right values, and diagnostics line by line. */
#include "load.h"

#include <cjson/cJSON.h>

static struct loaded l;
static struct hoshi_result r;
static cJSON *json;

static int set_up(void **state)
{
    (void)state;
    load_small(&l);
    struct hoshi_input in = file_input(&l, "tests/data/small-sheet.yaml");
    struct hoshi_report_opts opts = {.framework = l.fw, .n_framework = l.n_fw};
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    must_load(&l, hoshi_answers_load(&in, l.cat, day_of("2026-11-23"), &l.arena, &l.diags, &l.ans));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, day_of("2026-11-23"), &l.arena, &r),
                     HOSHI_OK);
    assert_int_equal(hoshi_report_json(&r, &opts, &b), HOSHI_OK);
    json = cJSON_ParseWithLength(b.p, b.n);
    hoshi_buf_release(&b);
    return json != NULL ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    cJSON_Delete(json);
    loaded_release(&l);
    return 0;
}

/* "levels.0.counts.met": keys and indexes. */
static const cJSON *at(const char *path)
{
    const cJSON *j = json;
    char word[64];
    while (j != NULL && *path != '\0') {
        size_t n = strcspn(path, ".");
        memcpy(word, path, n);
        word[n] = '\0';
        j = cJSON_IsArray(j) ? cJSON_GetArrayItem(j, (int)strtol(word, NULL, 10))
                             : cJSON_GetObjectItemCaseSensitive(j, word);
        path += n + (path[n] == '.');
    }
    return j;
}

static void values(void **state)
{
    (void)state;
    static const struct {
        const char *path, *value; /* numbers begin with '#'; NULL = absent */
    } row[] = {
        {"hoshi", "result/1"},
        {"tool.name", "hoshi"},
        {"catalogue.id", "small"},
        {"catalogue.edition", "2026-01"},
        {"catalogue.status", "draft"},
        {"policy.id", "default"},
        {"organization.name", "株式会社サンプル精機"},
        {"organization.id", "S-00042"},
        {"organization.corporate_number", "8700110005901"},
        {"as_of", "2026-11-23"},
        {"star", "#0"},
        {"levels.0.star", "#3"},
        {"levels.0.verdict", "gaps"},
        {"levels.0.total", "#4"},
        {"levels.0.satisfied", "#2"},
        {"levels.0.percent", "#50"},
        {"levels.0.counts.met", "#2"},
        {"levels.0.counts.na_claimed", "#0"},
        {"levels.0.counts.out_of_play", "#0"},
        {"levels.0.counts.gap", "#2"},
        {"levels.0.counts.open", "#0"},
        {"levels.1.counts.open", "#1"},
        {"levels.2", NULL},
        {"groups.0.id", "1"},
        {"groups.0.title.ja", "体制"},
        {"groups.0.title.en", "Organisation"},
        {"groups.0.levels.0.satisfied", "#2"},
        {"groups.1.levels.1.total", "#2"},
        {"views.directive.0.id", "D1"},
        {"views.directive.0.total", "#3"},
        {"views.directive.0.basis", "own"},
        {"criteria.0.id", "1-1-1-1"},
        {"criteria.0.requirement", "1-1-1"},
        {"criteria.0.status", "planned"},
        {"criteria.0.outcome", "gap"},
        {"criteria.0.reason", "planned"},
        {"criteria.1.status", "met"},
        {"criteria.1.performed", "2025-12-24"},
        {"criteria.1.reason", NULL},
        {"criteria.3.via", "b"},
        {"criteria.3.confirmed", "accepted"},
        {"criteria.4.confirmed", "rejected"},
        {"criteria.4.reason", "rejected"},
        {"criteria.5.outcome", "open"},
        {"criteria.5.reason", "unknown"},
        {"criteria.6", NULL},
        {"gaps.0.id", "1-1-1-1"},
        {"gaps.0.due", "2026-10-31"},
        {"gaps.0.owner", "総務"},
        {"gaps.0.effort", "S"},
        {"gaps.0.how.en", "Write the name down\nTell everybody"},
        {"gaps.1.id", "2-1-1-1"},
        {"gaps.2", NULL},
        {"findings.0.code", "contradiction"},
        {"findings.0.criterion", "1-1-1-2"},
        {"findings.0.about.0", "1-1-1-1"},
        {"official", "false"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        const cJSON *j = at(row[i].path);
        if (row[i].value == NULL) {
            assert_row(j == NULL, row[i].path);
        } else if (row[i].value[0] == '#') {
            assert_row(cJSON_IsNumber(j) &&
                           (long)j->valuedouble == strtol(row[i].value + 1, NULL, 10),
                       row[i].path);
        } else if (strcmp(row[i].value, "false") == 0) {
            assert_row(cJSON_IsFalse(j), row[i].path);
        } else {
            assert_row(cJSON_IsString(j) && strcmp(j->valuestring, row[i].value) == 0, row[i].path);
        }
    }
    static const char *const hash[] = {"catalogue.sha256", "policy.sha256", "answers.sha256"};
    for (size_t i = 0; i < LENGTH(hash); i++)
        assert_int_equal(strlen(at(hash[i])->valuestring), 64);
}

static void assumptions(void **state)
{
    (void)state;
    /* The claim was rejected, so no assumption carries the verdict. */
    assert_int_equal(cJSON_GetArraySize(at("assumptions")), 0);
    struct hoshi_buf b;
    struct hoshi_report_opts opts = {0};
    struct hoshi_result strict;
    hoshi_buf_init(&b, 0);
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.strict, day_of("2026-11-23"), &l.arena, &strict),
                     HOSHI_OK);
    assert_int_equal(hoshi_report_json(&strict, &opts, &b), HOSHI_OK);
    cJSON *own = json;
    json = cJSON_ParseWithLength(b.p, b.n);
    assert_string_equal(at("assumptions.0.rule")->valuestring, "not_applicable");
    assert_string_equal(at("assumptions.0.criteria.0")->valuestring, "2-1-1-1");
    assert_string_equal(at("assumptions.0.confidence")->valuestring, "unknown");
    assert_string_equal(at("assumptions.1.rule")->valuestring, "evidence");
    assert_string_equal(at("assumptions.1.criteria.0")->valuestring, "1-1-1-3");
    cJSON_Delete(json);
    json = own;
    hoshi_buf_release(&b);
}

static void too_large_is_an_error(void **state)
{
    (void)state;
    struct hoshi_buf b;
    struct hoshi_report_opts opts = {0};
    hoshi_buf_init(&b, 100);
    assert_int_equal(hoshi_report_json(&r, &opts, &b), HOSHI_E_LIMIT);
    hoshi_buf_release(&b);
}

static void diagnostics_line_by_line(void **state)
{
    (void)state;
    struct loaded w;
    struct hoshi_buf b;
    load_small(&w);
    hoshi_buf_init(&b, 0);
    struct hoshi_input in = file_input(&w, "tests/data/small-sheet-errors.yaml");
    assert_int_equal(hoshi_answers_load(&in, w.cat, 0, &w.arena, &w.diags, &w.ans),
                     HOSHI_E_INVALID);
    hoshi_diags_sort(&w.diags);
    assert_int_equal(hoshi_diags_json(&w.diags, &b), HOSHI_OK);
    size_t n = 0;
    for (char *line = b.p, *end; *line != '\0'; line = end + 1, n++) {
        end = strchr(line, '\n');
        cJSON *j = cJSON_ParseWithLength(line, (size_t)(end - line));
        assert_non_null(j);
        const struct hoshi_diag *d = &w.diags.v[n];
        assert_string_equal(cJSON_GetObjectItemCaseSensitive(j, "code")->valuestring,
                            hoshi_diag_info(d->code)->code);
        const cJSON *where = cJSON_GetObjectItemCaseSensitive(j, "line");
        assert_true(d->span.line == 0 ? where == NULL
                                      : (uint32_t)where->valuedouble == d->span.line);
        const cJSON *message = cJSON_GetObjectItemCaseSensitive(j, "message");
        assert_true(*cJSON_GetObjectItemCaseSensitive(message, "ja")->valuestring != '\0');
        assert_true(*cJSON_GetObjectItemCaseSensitive(message, "en")->valuestring != '\0');
        cJSON_Delete(j);
    }
    assert_int_equal(n, w.diags.n);
    assert_true(n > 15);
    hoshi_buf_release(&b);
    loaded_release(&w);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(assumptions),
        cmocka_unit_test(too_large_is_an_error),
        cmocka_unit_test(diagnostics_line_by_line),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
