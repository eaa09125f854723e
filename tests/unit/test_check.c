/* Rules that need more than one row: check_answers.c and check_catalog.c. */
#include "load.h"

#include "tree.h"

#define AS_OF 739943 /* 2026-11-23 */

static void sheets(void **state)
{
    (void)state;
    static const struct {
        const char *sheet, *codes; /* behind two lines: hoshi and catalogue */
    } row[] = {
        {"answers: {1-1-1-1: met}\n", ""},
        {"answers: {1-1-1-9: met}\n", "HS1301@3:11 HS0002"},
        {"answers: {zzzzzzz: met}\n", "HS1301@3:11"},
        {"conditions: {servers: no, server: no}\n", "HS1302@3:27 HS0002"},
        {"confirmations: [{criterion: 9-9-9-9, result: accepted}]\n", "HS1301@3:29"},
        {"confirmations: [{criterion: 1-1-1-1}]\n", "HS1103@3:17"},
        {"answers: {1-1-1-2: {status: met, performed: 2026-11-23}}\n", ""},
        {"answers: {1-1-1-2: {status: met, performed: 2026-11-24}}\n",
         "HS1304@3:45"}, /* after the as-of day */
        {"assessed_on: 2026-11-01\nanswers: {1-1-1-2: {status: met, performed: 2026-11-01}}\n", ""},
        {"assessed_on: 2026-11-01\nanswers: {1-1-1-2: {status: met, performed: 2026-11-02}}\n",
         "HS1304@4:45 HS0012"},
        {"answers: {9-9-9-9: {status: met, performed: 2030-01-01}}\n", "HS1301@3:11 HS1304@3:45"},
        {"answers: {1-2-1-1: {via: a}}\n", ""},
        {"answers: {1-2-1-1: {via: c}}\n", "HS1307@3:26"},
        {"answers: {1-1-1-1: {via: a}}\n", "HS1308@3:26"},
        {"organization: {corporate_number: 8700110005901}\n", ""},
        {"organization: {corporate_number: ''}\n", ""},
        {"organization: {corporate_number: 8700110005902}\n", "HS1305@3:34"},
        {"answers: {1-1-1-1: ○, 1-1-1-2: はい, 1-1-1-3: met}\n",
         "HS1303@3:20"}, /* once, not twice */
        {"answers: {1-1-1-1: mett, 1-1-1-2: [met]}\n", "HS1106@3:20 HS0002 HS1101@3:35"},
    };
    struct loaded l;
    load_small(&l);
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        hoshi_buf_puts(&b, "");
        hoshi_diags_init(&l.diags, &l.arena);
        enum hoshi_rc rc = load_sheet(&l, row[i].sheet, AS_OF);
        put_codes(&b, &l.diags);
        if (strcmp(b.p, row[i].codes) != 0)
            fail_msg("%s\n  got  %s\n  want %s", row[i].sheet, b.p, row[i].codes);
        assert_int_equal(rc, l.diags.n_error == 0 ? HOSHI_OK : HOSHI_E_INVALID);
        hoshi_buf_release(&b);
    }
    loaded_release(&l);
}

static void another_edition(void **state)
{
    (void)state;
    static const char *const said[] = {"small@2025-01", "scs@2026-03", "small", "Small@2026-01"};
    struct loaded l;
    load_small(&l);
    for (size_t i = 0; i < LENGTH(said); i++) {
        char text[128];
        snprintf(text, sizeof text, "hoshi: answers/1\ncatalogue: %s\n", said[i]);
        struct hoshi_input in = input_of("a.yaml", str_of(text));
        hoshi_diags_init(&l.diags, &l.arena);
        assert_int_equal(hoshi_answers_load(&in, l.cat, 0, &l.arena, &l.diags, &l.ans),
                         HOSHI_E_INVALID);
        bool no_edition = strcmp(said[i], "small") == 0;
        assert_true(has_code(&l.diags, no_edition ? "HS1316" : "HS1306") && l.diags.n_error == 1);
    }
    loaded_release(&l);
}

/* As-of 0: the day of judgement is not known yet, so future dates are not complained about. */
static void without_an_as_of_day(void **state)
{
    (void)state;
    struct loaded l;
    load_small(&l);
    assert_int_equal(
        load_sheet(&l, "answers: {1-1-1-2: {status: met, performed: 2999-01-01}}\n", 0), HOSHI_OK);
    loaded_release(&l);
}

/* The small catalogue with one place changed. */
static void catalogues(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *code; /* NULL: still right */
    } row[] = {
        {"id: small", "id: small", NULL},
        {"id: small", "id: sm all", "HS1209"},
        {"status: draft", "status: drafty", "HS1106"},
        {"{star: 4, title", "{star: 3, title", "HS1203"},
        {"{star: 4, title", "{star: 2, title", "HS1203"},
        {"publisher:", "scale: [{value: 1, title: {ja: 一, en: one}}]\npublisher:", "HS1218"},
        {"publisher:",
         "method: maturity\nscale: [{value: 1, title: {ja: 一, en: one}}]\npublisher:", "HS1218"},
        {"publisher:", "method: maturity\npublisher:", "HS1103"},
        {"publisher:", "method: list\npublisher:", "HS1218"},
        {"publisher:", "applicability: true\npublisher:", "HS1218"},
        {"publisher:",
         "method: maturity\nscale: [{value: 6, title: {ja: 六, en: six}}]\npublisher:", "HS1104"},
        {"{star: 4, title", "{star: 6, title", "HS1104"},
        {"            star: 4", "            star: 5", "HS1204"},
        {"id: 1-1-1-2", "id: 1-1-1-1", "HS1201"},
        {"id: 1-1-1-2", "id: 1-1-2-2", "HS1205"},
        {"id: 1-1-1-2", "id: 1-1-1", "HS1205"},
        {"id: 1-1-1-2", "id: 1-1-10-2", "HS1205"},
        {"- id: 1-1-1\n", "- id: 2-1-1\n", "HS1205"},
        {"status: draft", "status: draft\nids: tidy", "HS1106"},
        {"id: servers", "id: remote-work", "HS1201"},
        {"condition: servers", "condition: server", "HS1207"},
        {"refers_to: [1-1-1-1]", "refers_to: [1-1-1-7]", "HS1202"},
        {"borrows: [1-1-1-1]", "borrows: [1-1-1-7]", "HS1202"},
        {"- id: 1-1-1-1\n", "- foo: 1-1-1-1\n", "HS1103"},
        {"frequency: P1Y", "frequency: P1D", "HS1108"},
        {"validity: P1Y", "validity: P0Y", "HS1108"},
        {"publisher:", "method: all\npublisher:", NULL},
        {"publisher:", "method: sums\npublisher:", "HS1106"},
        {"publisher:", "method: points\npublisher:", "HS1103"},
        {"publisher:", "method: points\npoints: {met: 4, unmet: -1}\npublisher:", NULL},
        {"publisher:", "method: points\npoints: {meet: 4}\npublisher:", "HS1106"},
        {"publisher:", "method: points\npoints: {met: 4.5}\npublisher:", "HS1104"},
        {"publisher:", "method: points\npoints: {met: 1001}\npublisher:", "HS1104"},
        {"publisher:", "points: {met: 4}\npublisher:", "HS1218"},
        {"publisher:", "bands: [{from: 1, title: {ja: 一, en: one}}]\npublisher:", "HS1218"},
        {"            star: 4", "            star: 4\n            unscored: true", "HS1218"},
        {"publisher:",
         "method: points\npoints: {met: 4}\nbands: [{from: 1, title: {ja: 一, en: one}}, "
         "{from: 1, title: {ja: 二, en: two}}]\npublisher:",
         "HS1219"},
        {"en: \"Small catalogue\"", "fr: \"x\"", "HS1102"},
        {", en: \"Small catalogue\"", "", "HS1206"},
        {"levels:", "foo:", "HS1103"},
        {"edition: 2026-01", "edition:", "HS1109"},
    };
    struct hoshi_str whole = read_file("tests/data/small-catalogue.yaml");
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct loaded l;
        struct hoshi_buf b;
        loaded_init(&l);
        hoshi_buf_init(&b, 0);
        const char *at = strstr(whole.p, row[i].from);
        assert_row(at != NULL, row[i].from);
        hoshi_buf_put(&b, whole.p, (size_t)(at - whole.p));
        hoshi_buf_puts(&b, row[i].to);
        hoshi_buf_puts(&b, at + strlen(row[i].from));
        struct hoshi_input in = input_of("c.yaml", (struct hoshi_str){b.p, b.n});
        enum hoshi_rc rc = hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat);
        assert_row(row[i].code == NULL ? l.diags.n == 0 : has_code(&l.diags, row[i].code),
                   row[i].to);
        assert_row(rc == (l.diags.n_error == 0 ? HOSHI_OK : HOSHI_E_INVALID), row[i].to);
        hoshi_buf_release(&b);
        loaded_release(&l);
    }
    free((char *)whole.p);
}

static void references_to_frameworks(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_str whole = read_file("tests/data/small-catalogue.yaml");
    static const struct {
        const char *from, *to, *code;
    } row[] = {
        {"CPS.AC-3", "CPS.AC-3", NULL},
        {"CPS.AC-3", "CPS.AC-99", "HS1202"},
        {"refs: {cpsf: [CPS.AC-3]}", "refs: {nist: [CPS.AC-3]}", "HS1208"},
        {"csf2_category: GV.RR", "csf2_category: GV.XX", "HS1202"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        loaded_init(&l);
        load_frameworks(&l);
        hoshi_buf_init(&b, 0);
        const char *at = strstr(whole.p, row[i].from);
        assert_row(at != NULL, row[i].from);
        hoshi_buf_put(&b, whole.p, (size_t)(at - whole.p));
        hoshi_buf_puts(&b, row[i].to);
        hoshi_buf_puts(&b, at + strlen(row[i].from));
        struct hoshi_input in = input_of("c.yaml", (struct hoshi_str){b.p, b.n});
        must_load(&l, hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat));
        enum hoshi_rc rc = hoshi_catalog_check_refs(l.cat, l.fw, l.n_fw, &l.diags);
        assert_row(rc == (row[i].code == NULL ? HOSHI_OK : HOSHI_E_INVALID), row[i].to);
        assert_row(row[i].code == NULL || has_code(&l.diags, row[i].code), row[i].to);
        hoshi_buf_release(&b);
        loaded_release(&l);
    }
    free((char *)whole.p);
}

static void frameworks(void **state)
{
    (void)state;
    static const struct {
        const char *entries, *code;
    } row[] = {
        {"[{id: A, title: {ja: a, en: a}}, {id: A.1, parent: A, title: {ja: a, en: a}}]", NULL},
        {"[{id: A, title: {ja: a, en: a}}, {id: A, title: {ja: a, en: a}}]", "HS1201"},
        {"[{id: A, parent: B, title: {ja: a, en: a}}]", "HS1202"},
        {"[{title: {ja: a, en: a}}]", "HS1103"},
        {"[]", "HS1109"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct loaded l;
        char text[256];
        struct hoshi_framework *fw = NULL;
        loaded_init(&l);
        snprintf(text, sizeof text,
                 "hoshi: framework/1\nid: f\ntitle: {ja: t, en: t}\nentries: %s\n", row[i].entries);
        struct hoshi_input in = input_of("f.yaml", str_of(text));
        enum hoshi_rc rc = hoshi_framework_load(&in, &l.arena, &l.diags, &fw);
        assert_row(rc == (row[i].code == NULL ? HOSHI_OK : HOSHI_E_INVALID), row[i].entries);
        assert_row(row[i].code == NULL || has_code(&l.diags, row[i].code), row[i].entries);
        loaded_release(&l);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(sheets),
        cmocka_unit_test(another_edition),
        cmocka_unit_test(without_an_as_of_day),
        cmocka_unit_test(catalogues),
        cmocka_unit_test(references_to_frameworks),
        cmocka_unit_test(frameworks),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
