/* Bytes -> catalogue and the rest: how the format is found, the header, hashes, all formats alike.
 */
#include "load.h"

#include "tree.h"

static enum hoshi_rc load(struct loaded *l, const char *name, const char *text,
                          struct hoshi_buf *codes)
{
    struct hoshi_input in = input_of(name, str_of(text));
    l->ans = NULL;
    hoshi_diags_init(&l->diags, &l->arena);
    enum hoshi_rc rc = hoshi_answers_load(&in, l->cat, 0, &l->arena, &l->diags, &l->ans);
    hoshi_buf_clear(codes);
    hoshi_buf_puts(codes, "");
    put_codes(codes, &l->diags);
    assert_int_equal(rc == HOSHI_OK, l->ans != NULL);
    return rc;
}

static void format_by_name_then_by_look(void **state)
{
    (void)state;
    static const char yaml[] = "hoshi: answers/1\ncatalogue: small@2026-01\n";
    static const char json[] = "{\"hoshi\": \"answers/1\", \"catalogue\": \"small@2026-01\"}";
    static const struct {
        const char *name, *text, *codes;
    } row[] = {
        {"a.yaml", yaml, ""},
        {"a.yml", yaml, ""},
        {"a.json", json, ""},
        {"<stdin>", yaml, ""},
        {"<stdin>", json, ""},
        {"a.txt", json, ""},
        {"a.yaml", json, ""}, /* JSON is YAML too */
        {"a.json", yaml, "HS1008@1:1"},
        {"a.json", "\xef\xbb\xbf{}", "HS1103@1:1 HS1103@1:1"},
        {"x", "\xef\xbb\xbf hoshi: answers/1\n catalogue: small@2026-01\n", ""},
        {"x", "[]", "HS1101@1:1"},
        {"x", "\n  {}", "HS1103@2:3 HS1103@2:3"},
    };
    struct loaded l;
    struct hoshi_buf b;
    load_small(&l);
    hoshi_buf_init(&b, 0);
    for (size_t i = 0; i < LENGTH(row); i++) {
        enum hoshi_rc rc = load(&l, row[i].name, row[i].text, &b);
        if (strcmp(b.p, row[i].codes) != 0)
            fail_msg("%s: %s\n  got  %s\n  want %s", row[i].name, row[i].text, b.p, row[i].codes);
        assert_int_equal(rc == HOSHI_OK, *row[i].codes == '\0');
    }
    hoshi_buf_release(&b);
    loaded_release(&l);
}

/* A wrong header explains everything else, so nothing else is said. */
static void wrong_header_alone(void **state)
{
    (void)state;
    static const char *const header[] = {"catalogue/1", "answers/2", "answers", "", "result/1"};
    struct loaded l;
    struct hoshi_buf b, text;
    load_small(&l);
    hoshi_buf_init(&b, 0);
    hoshi_buf_init(&text, 0);
    for (size_t i = 0; i < LENGTH(header); i++) {
        hoshi_buf_clear(&text);
        hoshi_buf_puts(&text, "foo: bar\nhoshi: '");
        hoshi_buf_puts(&text, header[i]);
        hoshi_buf_puts(&text, "'\nanswers: [wrong]\n");
        assert_int_equal(load(&l, "a.yaml", text.p, &b), HOSHI_E_INVALID);
        assert_string_equal(b.p, "HS1110@2:8");
    }
    assert_int_equal(load(&l, "a.yaml", "catalogue: small@2026-01\n", &b), HOSHI_E_INVALID);
    assert_string_equal(b.p, "HS1103@1:1");
    assert_int_equal(load(&l, "a.yaml", "hoshi: [answers/1]\ncatalogue: small@2026-01\n", &b),
                     HOSHI_E_INVALID);
    assert_string_equal(b.p, "HS1101@1:8");
    hoshi_buf_release(&text);
    hoshi_buf_release(&b);
    loaded_release(&l);
}

static void hash_and_name_are_of_the_bytes(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_buf b;
    load_small(&l);
    hoshi_buf_init(&b, 0);
    assert_int_equal(load(&l, "a.yaml", "hoshi: answers/1\ncatalogue: small@2026-01\n", &b),
                     HOSHI_OK);
    char first[65];
    memcpy(first, l.ans->sha256, 65);
    assert_string_equal(l.ans->name, "a.yaml");
    assert_int_equal(strlen(first), 64);
    assert_int_equal(load(&l, "b.yaml", "hoshi: answers/1\ncatalogue: small@2026-01\n\n", &b),
                     HOSHI_OK);
    assert_string_not_equal(l.ans->sha256, first);
    assert_string_equal(l.cat->name, "small@2026-01");
    assert_string_equal(l.cat->origin, "tests/data/small-catalogue.yaml");
    hoshi_buf_release(&b);
    loaded_release(&l);
}

static void kinds_of_files(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum hoshi_file_kind kind;
    } row[] = {
        {"hoshi: answers/1\n", HOSHI_FILE_ANSWERS},
        {"hoshi: catalogue/1\n", HOSHI_FILE_CATALOG},
        {"{\"hoshi\": \"policy/1\"}", HOSHI_FILE_POLICY},
        {"hoshi: framework/1\n", HOSHI_FILE_FRAMEWORK},
        {"hoshi: glossary/1\n", HOSHI_FILE_GLOSSARY},
        {"hoshi: support/1\n", HOSHI_FILE_SUPPORT},
        {"hoshi: mapping/1\n", HOSHI_FILE_MAPPING},
        {"hoshi: plan/1\n", HOSHI_FILE_PLAN},
        {"hoshi: templates/1\n", HOSHI_FILE_TEMPLATES},
        {"hoshi: nonsense/1\n", HOSHI_FILE_ANSWERS},
        {"hoshi: [a]\n", HOSHI_FILE_ANSWERS},
        {"id,status\n", HOSHI_FILE_ANSWERS},
    };
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_input in = input_of("x", str_of(row[i].text));
        assert_row(hoshi_input_read(&in, NULL, &arena, &diags) == HOSHI_OK, row[i].text);
        assert_row(hoshi_input_kind(&in) == row[i].kind, row[i].text);
    }
    hoshi_arena_release(&arena);
}

/* The loader takes the tree as it is: one source, each complaint once, and then the bytes may go.
 */
static void a_tree_is_read_once(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum hoshi_rc rc;
    } row[] = {
        {"hoshi: policy/1\nid: x\nid: y\n", HOSHI_E_INVALID},
        {"[", HOSHI_E_SYNTAX},
        {"", HOSHI_E_SYNTAX},
        {"\xff", HOSHI_E_SYNTAX},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_arena arena;
        struct hoshi_diags diags, once;
        struct hoshi_policy *pol = NULL;
        hoshi_arena_init(&arena, 0);
        hoshi_diags_init(&diags, &arena);
        hoshi_diags_init(&once, &arena);
        char *bytes = strdup(row[i].text);
        struct hoshi_input in = input_of("x", str_of(bytes)), whole = input_of("x", in.bytes);
        enum hoshi_rc want = hoshi_policy_load(&whole, &arena, &once, &pol);
        assert_row(want == row[i].rc, row[i].text);
        enum hoshi_rc rc = hoshi_input_read(&in, NULL, &arena, &diags);
        in.bytes = STR("not read again");
        if (rc == HOSHI_OK)
            rc = hoshi_policy_load(&in, &arena, &diags, &pol);
        memset(bytes, '#', strlen(bytes));
        free(bytes);
        assert_row(rc == want, row[i].text);
        assert_row(diags.n_source == 1 && diags.n == once.n, row[i].text);
        for (uint32_t k = 0; k < diags.n; k++)
            assert_row(diags.v[k].code == once.v[k].code &&
                           strcmp(diags.v[k].quote.p != NULL ? diags.v[k].quote.p : "",
                                  once.v[k].quote.p != NULL ? once.v[k].quote.p : "") == 0,
                       row[i].text);
        hoshi_arena_release(&arena);
    }
}

/* Every field of every format once, in tests/data/small-*.yaml and the built-ins: spec_*.c. */
static void every_field_arrives(void **state)
{
    (void)state;
    struct loaded l;
    load_small(&l);
    struct hoshi_input in = file_input(&l, "tests/data/small-sheet.yaml");
    must_load(&l, hoshi_answers_load(&in, l.cat, day_of("2026-11-23"), &l.arena, &l.diags, &l.ans));
    const struct hoshi_answers *a = l.ans;
    assert_string_equal(a->organization->name, "株式会社サンプル精機");
    assert_string_equal(a->organization->id, "S-00042");
    assert_string_equal(a->organization->corporate_number.s, "8700110005901");
    assert_true(strcmp(a->scope->unit, "company") == 0 && a->scope->site.n == 2 &&
                a->scope->n_exclusion == 1);
    assert_string_equal(a->scope->exclusion[0].reason, "別の会社が管理");
    assert_string_equal(a->scope->note, "海外を除く");
    assert_int_equal(a->assessed_on, day_of("2026-11-01"));
    assert_string_equal(a->assessor->role, "情シス");
    assert_int_equal(a->target, 4);
    assert_true(a->state[0] == HOSHI_CONDITION_YES && a->state[1] == HOSHI_CONDITION_YES);
    const struct hoshi_answer *second = a->by_criterion[1], *third = a->by_criterion[2];
    assert_int_equal(second->status, HOSHI_STATUS_MET);
    assert_string_equal(second->status_alias, "○");
    assert_string_equal(second->note, "口頭\nで確認");
    assert_int_equal(second->performed, day_of("2025-12-24"));
    assert_int_equal(second->n_evidence, 2);
    const struct hoshi_evidence *e = second->evidence;
    assert_true(strcmp(e->file.s, "a.pdf") == 0 && strcmp(e->sha256, "abc") == 0 &&
                e->size_bytes == 12);
    assert_true(e->date == day_of("2025-12-24") && e->expires == day_of("2026-03-31"));
    assert_string_equal(e->title, "記録");
    assert_string_equal(e[1].url.s, "https://example.com/");
    assert_true(third->carried_over && third->updated_on == day_of("2026-11-01"));
    assert_string_equal(third->updated_by, "山田");
    assert_string_equal(a->by_criterion[3]->via.s, "b");
    assert_string_equal(a->by_criterion[4]->reason, "サーバを借りている");
    assert_true(a->by_criterion[0]->due == day_of("2026-10-31") &&
                strcmp(a->by_criterion[0]->owner, "総務") == 0);
    assert_true(a->confirmed[3] == HOSHI_CONFIRMATION_ACCEPTED &&
                a->confirmed[4] == HOSHI_CONFIRMATION_REJECTED);
    const struct hoshi_confirmation *c = a->confirmation;
    assert_true(strcmp(c->by, "鈴木") == 0 && strcmp(c->qualification, "登録セキスペ") == 0 &&
                strcmp(c->comment, "よい") == 0 && c->on == day_of("2026-11-10"));
    const struct hoshi_criterion *crit = hoshi_catalog_find(l.cat, "1-1-1-1");
    assert_true(crit->n_item == 2 && crit->n_evidence == 1 && crit->effort == HOSHI_EFFORT_S &&
                crit->owner == HOSHI_OWNER_MANAGEMENT && crit->condition == -1);
    crit = hoshi_catalog_find(l.cat, "1-2-1-1");
    assert_true(crit->n_branch == 2 && crit->condition == 0);
    assert_string_equal(crit->branch[0].fits.v[HOSHI_LANG_EN], "any company");
    assert_int_equal(l.cat->level[0].validity, 12);
    assert_int_equal(l.cat->level[0].validity_confidence, HOSHI_CONFIDENCE_DRAFT);
    assert_int_equal(l.cat->source->published, day_of("2026-01-31"));
    assert_int_equal(l.cat->requirement[1]->refs_basis, HOSHI_BASIS_OFFICIAL);
    loaded_release(&l);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(format_by_name_then_by_look),
        cmocka_unit_test(wrong_header_alone),
        cmocka_unit_test(hash_and_name_are_of_the_bytes),
        cmocka_unit_test(kinds_of_files),
        cmocka_unit_test(a_tree_is_read_once),
        cmocka_unit_test(every_field_arrives),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
