/* What both readers check before they parse, and what a tree can be asked. */
#include "tree.h"

#include "base/limits.h"

static void texts_before_parsing(void **state)
{
    (void)state;
    static const struct {
        const char *text, *codes; /* "": fine */
    } row[] = {
        {"a", ""},
        {"\xef\xbb\xbf"
         "a",
         ""}, /* a byte order mark at the start is taken off */
        {"a\r\nb\tc\r", ""},
        {"", "HS1010"},
        {" \t\r\n \r", "HS1010"},
        {"\xef\xbb\xbf", "HS1010"},
        {"a\n\xff", "HS1001@2:1"},
        {"題名\xe3\x81", "HS1001@1:3"},
        {"\xff\xfe"
         "a",
         "HS1015"},                           /* UTF-16 */
        {"name: \x8a\x94\x8e\xae", "HS1017"}, /* Shift_JIS */
        {"%PDF-1.7", "HS1016"},
        {" <html>", "HS1016"},
        {"PK\x03\x04 word/document.xml", "HS1016"},
        {"PK\x03\x04 xl/workbook.xml", "HS1014"},
        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "HS1040"},
        {"a\r\xc0\x80", "HS1001@2:1"},
        {"a\x1b[1m", "HS1002@1:2"},
        {"a\x7f", "HS1002@1:2"},
        {"a\xc2\x85", "HS1002@1:2"},
        {"題\xe2\x80\xae", "HS1002@1:2"}, /* turns the line around */
        {"a\n\nb\xef\xbb\xbf", "HS1002@3:2"},
        {"a\x0c", "HS1002@1:2"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_arena arena;
        struct hoshi_diags diags;
        struct hoshi_buf b;
        struct hoshi_str text = {NULL, 0};
        hoshi_arena_init(&arena, 0);
        hoshi_diags_init(&diags, &arena);
        hoshi_buf_init(&b, 0);
        hoshi_buf_puts(&b, "");
        enum hoshi_rc rc = hoshi_text_check(str_of(row[i].text), &diags, 0, &text);
        put_codes(&b, &diags);
        assert_string_equal(b.p, row[i].codes);
        assert_int_equal(rc, *row[i].codes == '\0' ? HOSHI_OK : HOSHI_E_SYNTAX);
        assert_true(rc != HOSHI_OK || (unsigned char)text.p[0] == 'a');
        hoshi_buf_release(&b);
        hoshi_arena_release(&arena);
    }
}

static void nul_and_size(void **state)
{
    (void)state;
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_str text;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    assert_int_equal(hoshi_text_check((struct hoshi_str){"a\0b", 3}, &diags, 0, &text),
                     HOSHI_E_SYNTAX);
    assert_string_equal(diags.v[0].arg[0], "U+0000");
    /* Too large is said before a byte is read. */
    assert_int_equal(
        hoshi_text_check((struct hoshi_str){NULL, HOSHI_LIMIT_FILE_BYTES + 1}, &diags, 0, &text),
        HOSHI_E_LIMIT);
    hoshi_arena_release(&arena);
}

static void members_and_nulls(void **state)
{
    (void)state;
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_node *root = NULL;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    assert_int_equal(
        hoshi_yaml_load(STR("a:\nb: ~\nc: null\nd: ''\ne: '~'\nf: Null\ng: []\nh: nullx\n"), &arena,
                        &diags, 0, &root),
        HOSHI_OK);
    static const struct {
        const char *key;
        bool null;
    } row[] = {{"a", true},  {"b", true},  {"c", true},  {"d", false},
               {"e", false}, {"f", false}, {"g", false}, {"h", false}};
    for (size_t i = 0; i < LENGTH(row); i++)
        assert_row(hoshi_node_is_null(hoshi_node_get(root, row[i].key)) == row[i].null, row[i].key);
    assert_null(hoshi_node_get(root, "z"));
    assert_null(hoshi_node_get(NULL, "a"));
    assert_null(hoshi_node_get(hoshi_node_get(root, "g"), "a"));
    assert_null(hoshi_node_get(hoshi_node_get(root, "a"), "a"));
    hoshi_arena_release(&arena);
}

/* All duplicates of a large map are found, wherever they stand. */
static void duplicates_in_a_large_map(void **state)
{
    (void)state;
    for (int n = 2; n < 300; n += 37) {
        struct hoshi_buf text, b;
        char key[32];
        hoshi_buf_init(&text, 0);
        hoshi_buf_init(&b, 0);
        for (int i = 0; i < n; i++) {
            snprintf(key, sizeof key, "k%d: x\n", (i * 7919) % n);
            hoshi_buf_puts(&text, key);
        }
        read_tree_of(hoshi_yaml_load, text.p, &b);
        assert_null(strstr(b.p, "HS1105"));
        hoshi_buf_puts(&text, "k0: y\n");
        hoshi_buf_clear(&b);
        read_tree_of(hoshi_yaml_load, text.p, &b);
        snprintf(key, sizeof key, "HS1105@%d:1 HS0001@1:1", n + 1);
        assert_non_null(strstr(b.p, key));
        hoshi_buf_release(&b);
        hoshi_buf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(texts_before_parsing),
        cmocka_unit_test(nul_and_size),
        cmocka_unit_test(members_and_nulls),
        cmocka_unit_test(duplicates_in_a_large_map),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
