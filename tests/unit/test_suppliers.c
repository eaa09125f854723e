#include <hoshi/load.h>
#include <hoshi/report.h>

#include "unit.h"

#include "base/str.h"

static struct hoshi_arena arena;
static struct hoshi_diags diags;

static int setup(void **state)
{
    (void)state;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    hoshi_arena_release(&arena);
    return 0;
}

static enum hoshi_rc load_n(const char *p, size_t n, struct hoshi_suppliers **ret_list)
{
    struct hoshi_input in = {.name = "suppliers.csv", .bytes = {p, n}};
    *ret_list = NULL;
    return hoshi_suppliers_load(&in, NULL, &arena, &diags, ret_list);
}

static const struct hoshi_suppliers *load(const char *text)
{
    struct hoshi_suppliers *list;
    assert_int_equal(load_n(text, strlen(text), &list), HOSHI_OK);
    return list;
}

static void three_questions_decide(void **state)
{
    (void)state;
    static const struct {
        const char *answers;
        enum hoshi_supplier_decision decision;
        uint8_t star;
    } cases[] = {
        {"yes,no,no", HOSHI_DECISION_ANY, 4}, {"no,yes,no", HOSHI_DECISION_ANY, 4},
        {"no,no,yes", HOSHI_DECISION_ANY, 4}, {",,yes", HOSHI_DECISION_ANY, 4},
        {"no,no,no", HOSHI_DECISION_NONE, 3}, {"no,no,", HOSHI_DECISION_UNDECIDED, 0},
        {",,", HOSHI_DECISION_UNDECIDED, 0},  {"no,不明,no", HOSHI_DECISION_UNDECIDED, 0},
        {"○,×,×", HOSHI_DECISION_ANY, 4},     {"いいえ,なし,0", HOSHI_DECISION_NONE, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct hoshi_buf text;
        hoshi_buf_init(&text, 0);
        hoshi_buf_puts(&text, "id,secrets,stoppage,access\nS-1,");
        hoshi_buf_puts(&text, cases[i].answers);
        const struct hoshi_suppliers *list = load(text.p);
        assert_int_equal(list->n, 1);
        assert_int_equal(hoshi_supplier_decide(&list->v[0]), cases[i].decision);
        assert_int_equal(hoshi_decision_star(hoshi_supplier_decide(&list->v[0])), cases[i].star);
        hoshi_buf_release(&text);
    }
}

static void tables_are_read_as_spreadsheets_write_them(void **state)
{
    (void)state;
    const struct hoshi_suppliers *list =
        load("\xef\xbb\xbf\r\n取引先ID,取引先名,重要な機密情報\r\n"
             "\"S-1\",\"改行\r\nと\"\"引用\"\"、,カンマ\",はい\r\n\r\n S-2 , 乙 ,\r\nS-3,,no");
    assert_int_equal(list->n, 3);
    assert_string_equal(list->v[0].id, "S-1");
    assert_string_equal(list->v[0].name, "改行\nと\"引用\"、,カンマ");
    assert_string_equal(list->v[1].id, "S-2");
    assert_string_equal(list->v[1].name, "乙");
    assert_null(list->v[2].name);
    assert_int_equal(list->v[2].answer[HOSHI_QUESTION_SECRETS], HOSHI_SUPPLIER_NO);
    assert_ptr_equal(hoshi_suppliers_find(list, HOSHI_STR_LIT("S-2")), &list->v[1]);
    assert_null(hoshi_suppliers_find(list, HOSHI_STR_LIT("S-4")));
    assert_null(hoshi_suppliers_find(list, (struct hoshi_str){NULL, 0}));
}

/* The same list with any separator; rows that a spreadsheet left empty are no suppliers. */
static void any_separator_will_do(void **state)
{
    (void)state;
    static const char *const text[] = {
        "id,name,secrets\nS-1,a;b\"c\",yes\n,,\nS-2,x,no\n,,\n",
        "id;name;secrets\r\nS-1;\"a;b\"\"c\"\"\";yes\r\n;;\r\nS-2;x;no\r\n",
        "id\tname\tsecrets\nS-1\ta;b\"c\"\tyes\n\t\t\nS-2\tx\tno",
    };
    for (size_t i = 0; i < sizeof text / sizeof text[0]; i++) {
        const struct hoshi_suppliers *list = load(text[i]);
        assert_int_equal(diags.n, 0);
        assert_int_equal(list->n, 2);
        assert_string_equal(list->v[0].name, "a;b\"c\"");
        assert_int_equal(list->v[0].answer[HOSHI_QUESTION_SECRETS], HOSHI_SUPPLIER_YES);
        assert_string_equal(list->v[1].id, "S-2");
    }
}

/* Heads and words in any width and case; a column of the buyer's own comes out as it went in. */
static void what_a_buyer_writes_is_understood_and_kept(void **state)
{
    (void)state;
    struct hoshi_buf out;
    const struct hoshi_suppliers *list =
        load("ＩＤ,Name,重要な機密情報,stoppage,ACCESS,求める星,担当バイヤー,部署\n"
             "S-1,甲,ｎｏ,０,Ｎｏ,★３,佐藤,=購買\nS-2,乙,ＹＥＳ,？,,４,,\n");
    assert_int_equal(diags.n, 0);
    assert_int_equal(hoshi_supplier_decide(&list->v[0]), HOSHI_DECISION_NONE);
    assert_int_equal(list->v[0].asked, 3);
    assert_int_equal(hoshi_supplier_decide(&list->v[1]), HOSHI_DECISION_ANY);
    assert_int_equal(list->v[1].asked, 4);
    assert_int_equal(list->n_own, 2);
    hoshi_buf_init(&out, 0);
    assert_int_equal(hoshi_require_csv(list, &out), HOSHI_OK);
    assert_non_null(strstr(out.p, ",担当バイヤー,部署\r\n"));
    assert_non_null(strstr(out.p, ",佐藤,'=購買\r\n"));
    const struct hoshi_suppliers *again = load(out.p);
    assert_int_equal(diags.n, 0);
    assert_string_equal(again->own[0], "担当バイヤー");
    assert_string_equal(again->v[0].own[1], "=購買");
    assert_null(again->v[1].own[0]);
    hoshi_buf_clear(&out);
    assert_int_equal(hoshi_require_json(list, &out), HOSHI_OK);
    assert_non_null(strstr(out.p, "\"部署\":\t\"=購買\""));
    hoshi_buf_release(&out);
}

static void broken_tables_are_refused(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "id,'=x,=x\na,1,2\n", /* one head, once guarded */
        "",
        "\n\n",
        "name\nA",                               /* no id */
        "id,name\nS-1",                          /* short row */
        "id,name\nS-1,a,b",                      /* long row */
        "id,name\nS-1,\"a",                      /* open quote */
        "id,name\nS-1,\"a\"b",                   /* text behind a quote */
        "id,id\nS-1,S-1",                        /* column twice */
        "id,secrets,重要な機密情報\nS-1,yes,no", /* the same column in two languages */
        "id\nS-1\nS-1",                          /* supplier twice */
        "id,name\n,a",                           /* no id in a row */
        "id,secrets\nS-1,maybe",
        "id,asked\nS-1,6",
        "id,asked\nS-1,4x",
        "id,explained_on\nS-1,2026-02-30",
        "id\nS\x01",
        "id\nS\xff",
    };
    struct hoshi_suppliers *list;
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        enum hoshi_rc rc = load_n(broken[i], strlen(broken[i]), &list);
        if (rc == HOSHI_OK)
            fail_msg("accepted: %s", broken[i]);
        assert_null(list);
        assert_true(diags.n_error > 0);
    }
    assert_int_not_equal(load_n("id\nS\0x", 6, &list), HOSHI_OK);
}

/* Whatever was read comes back from what is written, formulas included. */
static void what_is_written_reads_the_same(void **state)
{
    (void)state;
    const struct hoshi_suppliers *list = load(
        "id,name,secrets,stoppage,access,reason_for_star,explained_on,cost_talks,cost_result,"
        "refusal_reason,equal_measure,=own\n"
        "-1,\"=HYPERLINK(\"\"\"\")\",yes,no,,@x,2026-10-01,+1,\"a\nb\",' quoted,\"x, y\",=1\n");
    struct hoshi_buf once, twice;
    hoshi_buf_init(&once, 0);
    hoshi_buf_init(&twice, 0);
    assert_int_equal(hoshi_require_csv(list, &once), HOSHI_OK);
    assert_non_null(strstr(once.p, "\"'=HYPERLINK("));
    assert_non_null(strstr(once.p, "'-1,"));
    assert_non_null(strstr(once.p, ",'@x,"));
    assert_non_null(strstr(once.p, ",'=own\r\n"));
    struct hoshi_suppliers *again;
    assert_int_equal(load_n(once.p, once.n, &again), HOSHI_OK);
    assert_string_equal(again->v[0].id, "-1");
    assert_string_equal(again->v[0].record[HOSHI_RECORD_COST_RESULT], "a\nb");
    assert_int_equal(again->v[0].asked, 4);
    assert_int_equal(hoshi_require_csv(again, &twice), HOSHI_OK);
    assert_string_equal(once.p, twice.p);
    hoshi_buf_release(&once);
    hoshi_buf_release(&twice);
}

static void blank_records_stay_blank(void **state)
{
    (void)state;
    const struct hoshi_suppliers *list = load("id,secrets,stoppage,access\nS-1,no,no,no\n");
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    assert_int_equal(hoshi_require_json(list, &out), HOSHI_OK);
    assert_non_null(strstr(out.p, "\"reason_for_star\":\tnull"));
    assert_non_null(strstr(out.p, "\"equal_measure\":\tnull"));
    hoshi_buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(three_questions_decide, setup, teardown),
        cmocka_unit_test_setup_teardown(tables_are_read_as_spreadsheets_write_them, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(any_separator_will_do, setup, teardown),
        cmocka_unit_test_setup_teardown(what_a_buyer_writes_is_understood_and_kept, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(broken_tables_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_written_reads_the_same, setup, teardown),
        cmocka_unit_test_setup_teardown(blank_records_stay_blank, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
