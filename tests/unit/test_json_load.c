/* JSON -> the same tree: stricter than cJSON, and with the place of every value. */
#include "tree.h"

#include "base/limits.h"

static void what_is_read(void **state)
{
    (void)state;
    static const struct tree_row row[] = {
        {"{}", "{}"},
        {"[]", "[]"},
        {" \t\r\n{ \"a\" : \"b\" , \"c\" : [ 1 , -2.5e+3 , true , false , null ] } \n",
         "{a:'b',c:[1,-2.5e+3,true,false,null]}"},
        {"\"x\"", "'x'"},
        {"0", "0"},
        {"[0, -0, 10, 1.5, 1E9, 12345678901234567890]", "[0,-0,10,1.5,1E9,12345678901234567890]"},
        {"{\"a\":\"\\u2605\\n\\\"\\\\\\/\\ud83d\\ude00\"}", "{a:'★\n\"\\/😀'}"},
        {"{\"題名\":\"○\"}", "{題名:'○'}"},
        {"{\"A\":1,\"a\":2}", "{A:1,a:2}"}, /* cJSON ignores case; we do not */
        {"{\"\":1}", "{:1}"},
        {"[\"\\\\u0000\"]", "['\\u0000']"},
    };
    check_trees(hoshi_json_load, row, LENGTH(row));
}

static void what_is_refused(void **state)
{
    (void)state;
    static const struct tree_row row[] = {
        {"{\"a\":1,\n \"a\":2}", "{a:1,a:2} HS1105@2:2 HS0001@1:2"},
        {"{\"a\":1,\"\\u0061\":2}", "{a:1,a:2} HS1105@1:8 HS0001@1:2"}, /* the same key, escaped */
        {"{\"a\":1} x", "HS1009@1:9"},
        {"{\"a\":1}{}", "HS1009@1:8"},
        {"{\"a\":1,}", "HS1008@1:8"},
        {"[1 2]", "HS1008@1:4"},
        {"{a:1}", "HS1008@1:2"},
        {"{'a':1}", "HS1008@1:2"},
        {"[tru]", "HS1008@1:2"},
        {"[NaN]", "HS1008@1:2"},
        {"[Infinity]", "HS1008@1:2"},
        {"[01]", "HS1011@1:2"},
        {"[1.]", "HS1011@1:2"},
        {"[1e]", "HS1011@1:2"},
        {"[+1]", "HS1008@1:2"},
        {"[.5]", "HS1008@1:2"},
        {"[0x10]", "HS1011@1:2"},
        {"[2026-04-10]", "HS1011@1:2"},
        {"[-]", "HS1011@1:2"},
        {"[12px]", "HS1011@1:2"},
        {"{\"a\": 3", "HS1008@1:8"}, /* the number is one: what is missing stands behind it */
        {"{\"a\": 3\n\n", "HS1008@1:8"},
        {"{\"a\": 3]", "HS1008@1:8"},
        {"{\"a\": 3;}", "HS1008@1:8"},
        {"[3:4]", "HS1008@1:3"},
        {"[1.5e3\"a\"]", "HS1008@1:7"},
        {"[\"01\\q\"]", "HS1008@1:5"},
        {"[\"a\nb\"]", "HS1012@1:4"},
        {"[\"a\tb\"]", "HS1012@1:4"},
        {"[\"\\u0000\"]", "HS1012@1:3"},
        {"[\"\\ud800\"]", "HS1012@1:3"}, /* what cJSON would take, cut short or guess at */
        {"[\"ab\\udc00\"]", "HS1012@1:5"},
        {"[\"\\ud83dx\\ude00\"]", "HS1012@1:3"},
        {"[\"\\ud83d\\ude00\\ude00\"]", "HS1012@1:15"},
        {"[\"\\\\ud83d\\ude00\"]", "HS1012@1:10"},
        {"[\"ab\\uqqqq\"]", "HS1012@1:5"},
        {"[\"\\u12G4\"]", "HS1012@1:3"},
        {"[\"\\u-123\"]", "HS1012@1:3"},
        {"[\"\\u00\"]", "HS1012@1:3"},
        {"[\"\\u", "HS1012@1:3"},
        {"{\"\\uzzzz\":1}", "HS1012@1:3"},
        {"[\"\\u 000\"]", "HS1012@1:3"},
        {"[\"\\q\"]", "HS1008@1:3"},
        {"[\"abc", "HS1008@1:2"},
        {"[1, /* c */ 2]", "HS1008@1:5"},
        {"{\"a\"", "HS1008@1:5"},
        {"", "HS1008@1:1"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        read_tree_of(hoshi_json_load, row[i].text, &b);
        if (strcmp(b.p, row[i].tree) != 0)
            fail_msg("%s\n  got  %s\n  want %s", row[i].text, b.p, row[i].tree);
        hoshi_buf_release(&b);
    }
}

static void every_place_is_right(void **state)
{
    (void)state;
    static const char text[] = "{\r\n  \"題名\": \"星\\u2605\",\n\t\"b\": [10,\r true]}";
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_node *root = NULL;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    assert_int_equal(hoshi_json_load(STR(text), &arena, &diags, 0, &root), HOSHI_OK);
    const struct hoshi_node *title = hoshi_node_get(root, "題名"), *b = hoshi_node_get(root, "b");
    const struct {
        const struct hoshi_node *node;
        struct hoshi_span span;
    } row[] = {
        {root, {1, 1, 1}},           {title->key, {2, 3, 4}}, {title, {2, 9, 9}},
        {b->key, {3, 2, 3}},         {b, {3, 7, 1}},          {b->first, {3, 8, 2}},
        {b->first->next, {4, 2, 4}},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        assert_int_equal(row[i].node->span.line, row[i].span.line);
        assert_int_equal(row[i].node->span.col, row[i].span.col);
        assert_int_equal(row[i].node->span.ncols, row[i].span.ncols);
    }
    hoshi_arena_release(&arena);
}

static void limits(void **state)
{
    (void)state;
    static const struct limit_row row[] = {
        {"", "[", HOSHI_LIMIT_DEPTH, "]", HOSHI_LIMIT_DEPTH, "", NULL},
        {"", "[", 100000, "", 0, "", "HS1402@1:33"},
        {"[1", ",1", HOSHI_LIMIT_NODES - 2, "", 0, "]", NULL},
        {"[1", ",1", HOSHI_LIMIT_NODES, "", 0, "]", "HS1403@1:"},
        {"\"", "x", HOSHI_LIMIT_SCALAR_BYTES, "", 0, "\"", NULL},
        {"\"", "x", HOSHI_LIMIT_SCALAR_BYTES + 1, "", 0, "\"", "HS1404@1:1"},
    };
    check_limits(hoshi_json_load, row, LENGTH(row));
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(what_is_read),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(every_place_is_right),
        cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
