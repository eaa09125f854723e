/* YAML -> tree: the subset, its refusals and their places. */
#include "tree.h"

#include "base/limits.h"

static void what_is_read(void **state)
{
    (void)state;
    static const struct tree_row row[] = {
        {"a: b", "{a:b}"},
        {"a: b\r\nc: d\r\n", "{a:b,c:d}"},
        {"a: b\rc: d\r", "{a:b,c:d}"},
        {"# c\n--- # d\na: b # e\n...\n", "{a:b}"},
        {"%YAML 1.1\n---\na: b\n", "{a:b}"},
        {"[a, 'b', \"c\"]", "[a,'b','c']"},
        {"- a\n- - b\n  - {c: d}\n", "[a,[b,{c:d}]]"},
        {"a:\nb: ~\nc: null\nd: ''\n", "{a:,b:~,c:null,d:''}"},
        {"no: 010\nyes: 1e3\n", "{no:010,yes:1e3}"}, /* values are typed by their field, not here */
        {"a: |\n  x\n  y\n", "{a:'x\ny\n'}"},
        {"a: |-\n  x\n  y\n", "{a:'x\ny'}"},
        {"a: >\n  x\n  y\n", "{a:'x y\n'}"},
        {"? a\n: b\n", "{a:b}"},
        {"題名: ○\n", "{題名:○}"},
        {"a: \"\\u2605\\x41\"", "{a:'★A'}"},
        {"x", "x"},
        {"{}", "{}"},
        {"a: 'it''s'", "{a:'it's'}"},
    };
    check_trees(hoshi_yaml_load, row, LENGTH(row));
}

static void what_is_refused(void **state)
{
    (void)state;
    static const struct tree_row row[] = {
        {"", "HS1010"},
        {"# only\n", "HS1010"},
        {"---\n", ""}, /* an empty document: one empty scalar */
        {"a: b\na: c\nb: d\na: e\n",
         "{a:b,a:c,b:d,a:e} HS1105@2:1 HS0001@1:1 HS1105@4:1 HS0001@1:1"},
        {"a: {b: 1, 'b': 2}", "{a:{b:1,b:2}} HS1105@1:11 HS0001@1:5"},
        {"a: &x b\n", "{a:b} HS1005@1:4"},
        {"a: *x\n", "HS1005@1:4"},
        {"a: !!str b\nc: !d e\n", "{a:b,c:e} HS1006@1:4 HS1006@2:4"},
        {"<<: {a: b}\n", "{<<:{a:b}} HS1013@1:1"},
        {"'<<': a\n", "{<<:a}"},
        {"a: b\n---\nc: d\n", "HS1007@2:1"},
        {"%TAG ! x\n---\na: b\n", "HS1006@1:1"},
        {"# x\n\n%YAML 1.1\n%TAG ! x\n---\na: b\n", "HS1006@4:1"},
        {"a: b\n...\n%TAG ! x\n---\n", "HS1006@3:1"},
        {"a: |\n  %TAG\n", "{a:'%TAG\n'}"}, /* no directive where a document is */
        {"a:\n\t- b\n", "HS1004@2:1"},
        {"\ta: b\n", "HS1004@1:1"},
        {"a: [b\n", "HS1003@2:1 HS0004@1:4"},
        {"a: b: c\n", "HS1003@1:5"},
        {"? [a]\n: b\n", "HS1003@1:3"},
        {"? {a: b}\n: c\n", "HS1003@1:3"},
        {"a: \"\\0\"\n", "{a:''} HS1111@1:4"},
        {"a: \"\\q\"\n", "HS1003@1:5"},
        {"- a\nb: c\n", "HS1003@2:1"},
        {"a: 'b\n", "HS1003@1:4"},
    };
    check_trees(hoshi_yaml_load, row, LENGTH(row));
}

static void limits(void **state)
{
    (void)state;
    static const struct limit_row row[] = {
        {"", "[", HOSHI_LIMIT_DEPTH, "]", HOSHI_LIMIT_DEPTH, "", NULL},
        {"", "[", 100000, "", 0, "", "HS1402@1:33"},
        {"", "- a\n", HOSHI_LIMIT_NODES, "", 0, "", "HS1403@200000:3"}, /* the list is one too */
        {"", "x", HOSHI_LIMIT_SCALAR_BYTES, "", 0, "", NULL},
        {"", "x", HOSHI_LIMIT_SCALAR_BYTES + 1, "", 0, "", "HS1404@1:1"},
    };
    check_limits(hoshi_yaml_load, row, LENGTH(row));
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(what_is_read),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
