/* Changes to a sheet: only what was asked, everything else byte for byte as it was. */
#include "codec/edit/sheet_edit.h"
#include "diag/diag.h"
#include "unit.h"

static enum hoshi_rc edited(const char *name, const char *text, bool hashes, size_t n,
                            struct hoshi_buf *out)
{
    static const struct hoshi_sheet_hash hash[] = {{"1-1", "aa", 0, 7}, {"1-1", "bb", 1, 0}};
    static const struct hoshi_sheet_confirmation c[] = {
        {.criterion = "1-1", .accepted = true, .by = "花", .on = 1},
        {.criterion = "1-2", .by = "a\"b", .comment = "c\\d"},
    };
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_input in = {.name = name, .bytes = str_of(text)}, made = {0};
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    hoshi_buf_init(out, 0);
    assert_int_equal(hoshi_input_read(&in, NULL, &arena, &diags), HOSHI_OK);
    enum hoshi_rc rc = hashes ? hoshi_sheet_set_hashes(&in, hash, n, &arena, &diags, &made)
                              : hoshi_sheet_confirm(&in, c, n, &arena, &diags, &made);
    if (rc == HOSHI_OK)
        hoshi_buf_put(out, made.bytes.p, made.bytes.n);
    hoshi_arena_release(&arena);
    return rc;
}

static void expect(const char *name, const char *text, bool hashes, size_t n, const char *expected)
{
    struct hoshi_buf out;
    assert_int_equal(edited(name, text, hashes, n, &out), HOSHI_OK);
    assert_string_equal(out.p, expected);
    hoshi_buf_release(&out);
}

static void hashes_go_where_they_belong(void **state)
{
    (void)state;
    static const struct {
        const char *name, *in, *out;
    } row[] = {
        {"a.yaml", "answers:\n  1-1: {evidence: [{file: 体.pdf, title: x}]} # c\n",
         "answers:\n  1-1: {evidence: [{file: 体.pdf, sha256: aa, size: 7, title: x}]} # c\n"},
        {"a.yaml", "answers:\n  1-1:\n    evidence:\n      - file: a # why\n        title: x\n",
         "answers:\n  1-1:\n    evidence:\n      - file: a # why\n        sha256: aa\n        "
         "size: 7\n        title: x\n"},
        {"a.yaml", "answers:\n  1-1:\n    evidence:\n    - title: x\n      file: a",
         "answers:\n  1-1:\n    evidence:\n    - title: x\n      file: a\n      sha256: aa\n      "
         "size: 7"},
        {"a.yaml", "answers:\r\n  1-1:\r\n    evidence:\r\n      - file: a\r\n",
         "answers:\r\n  1-1:\r\n    evidence:\r\n      - file: a\r\n        sha256: aa\r\n        "
         "size: 7\r\n"},
        {"a.yaml", "answers:\r  1-1:\r    evidence:\r      - file: a\r",
         "answers:\r  1-1:\r    evidence:\r      - file: a\r        sha256: aa\r        size: 7\r"},
        {"a.yaml",
         "answers:\n  1-1:\n    evidence:\n      - { # one\n          file: a, # two\n          "
         "title: x\n        }\n",
         "answers:\n  1-1:\n    evidence:\n      - { # one\n          file: a,\n          sha256: "
         "aa,\n          size: 7, # two\n          title: x\n        }\n"},
        {"a.json",
         "{\"answers\": {\"1-1\": {\"evidence\": [\n  {\n    \"file\": \"a\"\n  }\n]}}}\n",
         "{\"answers\": {\"1-1\": {\"evidence\": [\n  {\n    \"file\": \"a\",\n    \"sha256\": "
         "\"aa\",\n    \"size\": 7\n  }\n]}}}\n"},
        {"a.yaml", "answers: {1-1: {evidence: [{file: \"a\", sha256: 'old', size: 3}]}}\n",
         "answers: {1-1: {evidence: [{file: \"a\", sha256: aa, size: 7}]}}\n"},
        {"a.yaml",
         "answers:\n  1-1:\n    evidence:\n      - file: a\n        sha256:\n        size: 1\n",
         "answers:\n  1-1:\n    evidence:\n      - file: a\n        sha256: aa\n        size: 7\n"},
        {"a.json", "{\"answers\": {\"1-1\": {\"evidence\": [{\"file\": \"a\"}]}}}",
         "{\"answers\": {\"1-1\": {\"evidence\": [{\"file\": \"a\", \"sha256\": \"aa\", \"size\": "
         "7}]}}}"},
        {"a.yaml",
         "\xef\xbb\xbf"
         "answers: {1-1: {evidence: [{file: a}]}}\n",
         "\xef\xbb\xbf"
         "answers: {1-1: {evidence: [{file: a, sha256: aa, size: 7}]}}\n"},
    };
    for (size_t i = 0; i < LENGTH(row); i++)
        expect(row[i].name, row[i].in, true, 1, row[i].out);
    expect("a.yaml", "answers:\n  1-1: {evidence: [{file: a}, {file: b}]}\n", true, 2,
           "answers:\n  1-1: {evidence: [{file: a, sha256: aa, size: 7}, {file: b, sha256: bb, "
           "size: 0}]}\n");
    struct hoshi_buf out;
    static const char *const no_place[] = {
        "answers:\n  1-1: met\n", "answers:\n  1-1: {evidence: []}\n",
        "answers:\n  1-1: {evidence: [a]}\n", "answers: []\n", "note: x\n"};
    for (size_t i = 0; i < LENGTH(no_place); i++) {
        assert_int_equal(edited("a.yaml", no_place[i], true, 1, &out), HOSHI_E_INVALID);
        assert_int_equal(out.n, 0);
        hoshi_buf_release(&out);
    }
}

#define ONE "{criterion: \"1-1\", result: \"accepted\", by: \"花\", on: \"0001-01-01\"}"
#define TWO "{criterion: \"1-2\", result: \"rejected\", by: \"a\\\"b\", comment: \"c\\\\d\"}"
#define JSON_ONE                                                                                   \
    "{\"criterion\": \"1-1\", \"result\": \"accepted\", \"by\": \"花\", \"on\": \"0001-01-01\"}"

static void confirmations_go_where_they_belong(void **state)
{
    (void)state;
    static const struct {
        const char *name, *in, *out;
    } row[] = {
        {"a.yaml", "answers: {}\n", "answers: {}\nconfirmations:\n  - " ONE "\n  - " TWO "\n"},
        {"a.yaml", "answers: {}", "answers: {}\nconfirmations:\n  - " ONE "\n  - " TWO "\n"},
        {"a.yaml", "confirmations:\nanswers: {}\n",
         "confirmations:\n  - " ONE "\n  - " TWO "\nanswers: {}\n"},
        {"a.yaml", "confirmations: []\n", "confirmations: [" ONE ", " TWO "]\n"},
        {"a.yaml", "confirmations: [{criterion: 9}]\n",
         "confirmations: [{criterion: 9}, " ONE ", " TWO "]\n"},
        {"a.yaml", "confirmations:\n- {criterion: 9} # c\nanswers: {}\n",
         "confirmations:\n- {criterion: 9} # c\n- " ONE "\n- " TWO "\nanswers: {}\n"},
        {"a.yaml", "confirmations:\n    - criterion: 9\n      by: x\n\n# end\n",
         "confirmations:\n    - criterion: 9\n      by: x\n    - " ONE "\n    - " TWO
         "\n\n# end\n"},
        {"a.yaml",
         "confirmations:\n  - criterion: 1-1\n    result: rejected # no\n  - {criterion: 1-2}\n",
         "confirmations:\n  - criterion: 1-1\n    result: rejected # no\n  - {criterion: 1-2}\n"
         "  - " ONE "\n  - " TWO "\n"},
        {"a.yaml",
         "confirmations:\n  - criterion: 9\n    comment: |\n      long\n      text\nanswers: {}\n",
         "confirmations:\n  - criterion: 9\n    comment: |\n      long\n      text\n  - " ONE
         "\n  - " TWO "\nanswers: {}\n"},
        {"a.yaml",
         "confirmations:\n  - criterion: 1-1\n    comment: |\n      long\n      text\n  - "
         "{criterion: 1-2}\n",
         "confirmations:\n  - criterion: 1-1\n    comment: |\n      long\n      text\n  - "
         "{criterion: 1-2}\n  - " ONE "\n  - " TWO "\n"},
        {"a.yaml", "answers: {}\r", "answers: {}\rconfirmations:\r  - " ONE "\r  - " TWO "\r"},
        {"a.yaml", "answers: {}\r\nconfirmations:\r\n  - {criterion: 9}\r\n",
         "answers: {}\r\nconfirmations:\r\n  - {criterion: 9}\r\n  - " ONE "\r\n  - " TWO "\r\n"},
        {"a.yaml", "answers: {}\n...\n",
         "answers: {}\nconfirmations:\n  - " ONE "\n  - " TWO "\n...\n"},
        {"a.yaml", "confirmations: [\n  {criterion: 1-2}, # second\n  {criterion: 9},\n]\n",
         "confirmations: [\n  {criterion: 1-2}, # second\n  {criterion: 9},\n  " ONE ", " TWO
         ",\n]\n"},
    };
    for (size_t i = 0; i < LENGTH(row); i++)
        expect(row[i].name, row[i].in, false, 2, row[i].out);
    expect("a.json", "{\"answers\": {}}\n", false, 1,
           "{\"answers\": {}, \"confirmations\": [" JSON_ONE "]}\n");
    expect("a.json", "{\"confirmations\": [ ]}", false, 1, "{\"confirmations\": [ " JSON_ONE "]}");
}

static void redacted_values_and_comments_stay_at_home(void **state)
{
    (void)state;
    static const char *const field[] = {"note", "evidence.title", "assessor.name"};
    static const char sheet[] =
        "# 秘密\nassessor: {name: 山田, role: x}\nnote: top\nanswers:\n  1-1: met # 秘密\n"
        "  1-2:\n    status: met\n    note: |\n      秘密\n    size: 3\n"
        "    evidence: [{title: 秘密, size: 12, file: a}, {title: , file: b}]\n";
    static const char expected[] =
        "{\n  \"assessor\": {\n    \"name\": \"[redacted]\",\n    \"role\": \"x\"\n  },\n  "
        "\"note\": \"top\",\n"
        "  \"answers\": {\n    \"1-1\": \"met\",\n    \"1-2\": {\n      \"status\": \"met\",\n"
        "      \"note\": \"[redacted]\",\n      \"size\": 3,\n      \"evidence\": [\n        {\n"
        "          \"title\": \"[redacted]\",\n          \"size\": 12,\n          \"file\": "
        "\"a\"\n        },\n"
        "        {\n          \"title\": null,\n          \"file\": \"b\"\n        }\n      ]\n    "
        "}\n  }\n}\n";
    size_t count[3];
    struct hoshi_arena arena;
    struct hoshi_buf out;
    struct hoshi_input in = {.name = "a.yaml", .bytes = str_of(sheet)};
    struct hoshi_diags diags;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    hoshi_buf_init(&out, 0);
    assert_int_equal(hoshi_input_read(&in, NULL, &arena, &diags), HOSHI_OK);
    assert_int_equal(hoshi_sheet_redact(&in, field, 3, count, &arena, &out), HOSHI_OK);
    assert_string_equal(out.p, expected);
    assert_true(count[0] == 1 && count[1] == 1 && count[2] == 1);
    assert_null(strstr(out.p, "秘密"));
    hoshi_buf_release(&out);
    hoshi_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_go_where_they_belong),
        cmocka_unit_test(confirmations_go_where_they_belong),
        cmocka_unit_test(redacted_values_and_comments_stay_at_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
