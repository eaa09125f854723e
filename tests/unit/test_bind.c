/* Node tree -> struct: one row of every kind of field, right and wrong. */
#include "tree.h"

#include <hoshi/date.h>

#include "codec/bind/rows.h"

struct item {
    struct hoshi_span span;
    struct hoshi_name key;
    uint8_t n;
};

struct thing {
    struct hoshi_span span;
    const char *text, *lines;
    struct hoshi_name name, id;
    struct hoshi_text both;
    uint8_t small;
    uint64_t large;
    bool flag;
    int choice;
    hoshi_day day;
    struct hoshi_span day_span;
    hoshi_months period;
    struct hoshi_names names;
    struct hoshi_text *texts;
    size_t n_texts;
    struct item *one;
    struct item *list;
    size_t n_list;
    struct item *table;
    size_t n_table;
    int custom;
};

#define OF(member) offsetof(struct thing, member)

static void custom(struct hoshi_binder *b, const struct hoshi_node *node, void *base)
{
    (void)b;
    ((struct thing *)base)->custom = (int)node->n_text;
}

static const struct hoshi_choice choice[] = {{"one", 1}, {"two", 2}, {NULL, 0}};
static const struct hoshi_field item_field[] = {{.name = "n",
                                                 .kind = HOSHI_FIELD_UINT8,
                                                 .offset = offsetof(struct item, n),
                                                 .min = 1,
                                                 .max = 9}};
static const struct hoshi_spec item_spec = {.what = "item",
                                            .size = sizeof(struct item),
                                            HOSHI_SPEC_FIELDS(item_field),
                                            .key = offsetof(struct item, key),
                                            .short_form = "n"};
static const struct hoshi_spec long_item_spec = {
    .what = "item", .size = sizeof(struct item), HOSHI_SPEC_FIELDS(item_field)};
static const struct hoshi_field field[] = {
    {.name = "text", .kind = HOSHI_FIELD_TEXT, .flags = REQ, .offset = OF(text)},
    {.name = "lines", .kind = HOSHI_FIELD_TEXT, .flags = MULTI, .offset = OF(lines)},
    {.name = "name", .kind = HOSHI_FIELD_NAME, .offset = OF(name)},
    {.name = "id", .kind = HOSHI_FIELD_NAME, .flags = ID, .offset = OF(id)},
    {.name = "both", .kind = HOSHI_FIELD_BITEXT, .offset = OF(both)},
    {.name = "small", .kind = HOSHI_FIELD_UINT8, .offset = OF(small), .min = 1, .max = 5},
    {.name = "large",
     .kind = HOSHI_FIELD_UINT64,
     .offset = OF(large),
     .min = 0,
     .max = 999999999999999},
    {.name = "flag", .kind = HOSHI_FIELD_BOOL, .offset = OF(flag)},
    {.name = "choice", .kind = HOSHI_FIELD_CHOICE, .offset = OF(choice), .choice = choice},
    {.name = "day", .kind = HOSHI_FIELD_DATE, .offset = OF(day), .place = OF(day_span)},
    {.name = "period", .kind = HOSHI_FIELD_PERIOD, .offset = OF(period)},
    {.name = "names", .kind = HOSHI_FIELD_NAMES, .offset = OF(names)},
    {.name = "texts", .kind = HOSHI_FIELD_TEXTS, .offset = OF(texts), .count = OF(n_texts)},
    {.name = "one", .kind = HOSHI_FIELD_STRUCT, .offset = OF(one), .sub = &long_item_spec},
    {.name = "list",
     .kind = HOSHI_FIELD_LIST,
     .flags = REQ,
     .offset = OF(list),
     .count = OF(n_list),
     .sub = &long_item_spec},
    {.name = "table",
     .kind = HOSHI_FIELD_TABLE,
     .offset = OF(table),
     .count = OF(n_table),
     .sub = &item_spec},
    {.name = "custom", .kind = HOSHI_FIELD_CUSTOM, .custom = custom},
};
static const struct hoshi_spec spec = {
    .what = "thing", .size = sizeof(struct thing), HOSHI_SPEC_FIELDS(field)};

static struct hoshi_arena arena;
static struct hoshi_diags diags;

static void bind(const char *text, struct thing *ret_thing)
{
    struct hoshi_node *root = NULL;
    hoshi_arena_release(&arena);
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    assert_int_equal(hoshi_yaml_load(str_of(text), &arena, &diags, 0, &root), HOSHI_OK);
    struct hoshi_binder b = {.arena = &arena, .diags = &diags};
    memset(ret_thing, 0, sizeof *ret_thing);
    hoshi_bind(&b, &spec, root, ret_thing);
    assert_false(b.nomem);
}

#define MIN "text: x\nlist: [{n: 1}]\n"

static void every_kind(void **state)
{
    (void)state;
    struct thing t;
    bind("text: 表\nlines: |\n  a\n  b\nname: n\nid: A.5-1_x\nboth: {ja: 日, en: e}\nsmall: "
         "5\nlarge: 999999999999999\n"
         "flag: true\nchoice: two\nday: 2024-02-29\nperiod: P1Y\nnames: [a, 'b']\ntexts: [{ja: 日, "
         "en: e}, {ja: 月, en: m}]\n"
         "one: {n: 3}\nlist: [{n: 1}, {n: 2}]\ntable: {k: 4, m: {n: 5}, e: }\ncustom: abc\n",
         &t);
    assert_int_equal(diags.n, 0);
    assert_string_equal(t.text, "表");
    assert_string_equal(t.lines, "a\nb\n");
    assert_string_equal(t.name.s, "n");
    assert_int_equal(t.name.span.line, 5);
    assert_string_equal(t.id.s, "A.5-1_x");
    assert_string_equal(t.both.v[HOSHI_LANG_JA], "日");
    assert_string_equal(t.both.v[HOSHI_LANG_EN], "e");
    assert_true(t.small == 5 && t.large == 999999999999999 && t.flag && t.choice == 2 &&
                t.period == 12);
    assert_int_equal(t.day, 738945);
    assert_true(t.day_span.line == 12 && t.day_span.col == 6 && t.day_span.ncols == 10);
    assert_int_equal(t.names.n, 2);
    assert_string_equal(t.names.v[1].s, "b");
    assert_int_equal(t.n_texts, 2);
    assert_string_equal(t.texts[1].v[HOSHI_LANG_EN], "m");
    assert_int_equal(t.one->n, 3);
    assert_int_equal(t.n_list, 2);
    assert_int_equal(t.list[1].n, 2);
    assert_int_equal(t.n_table, 3);
    assert_string_equal(t.table[0].key.s, "k");
    assert_true(t.table[0].n == 4 && t.table[1].n == 5 && t.table[2].n == 0);
    assert_int_equal(t.custom, 3);
}

static void every_complaint(void **state)
{
    (void)state;
    static const struct {
        const char *text, *codes;
    } row[] = {
        {MIN, ""},
        {MIN "name:\nboth: ~\nsmall: null\nday: ''\n",
         "HS1107@6:6"}, /* null is absent, '' is not */
        {"list: [{n: 1}]\n", "HS1103@1:1"},
        {"text:\nlist: [{n: 1}]\n", "HS1109@1:6"},
        {"text: x\nlist: []\n", "HS1109@2:7"},
        {"text: x\nlist: {n: 1}\n", "HS1101@2:7"},
        {"text: x\nlist: [1]\n", "HS1101@2:8"},
        {"text: [x]\nlist: [{n: 1}]\n", "HS1101@1:7"},
        {"[a]", "HS1101@1:1"},
        {"a", "HS1101@1:1"},
        {MIN "nam: x\n", "HS1102@3:1 HS0002"},
        {MIN "qqqqqqqq: x\n", "HS1102@3:1"},
        {MIN "text : y\n", "HS1105@3:1 HS0001@1:1"},
        {MIN "small: 0\n", "HS1104@3:8"},
        {MIN "small: 6\n", "HS1104@3:8"},
        {MIN "small: 1.0\n", "HS1104@3:8"},
        {MIN "small: one\n", "HS1104@3:8"},
        {MIN "small: [1]\n", "HS1101@3:8"},
        {MIN "small: 257\n", "HS1104@3:8"}, /* 257 is 1 in eight bits */
        {MIN "large: 1000000000000000\n", "HS1104@3:8"},
        {MIN "large: -1\n", "HS1104@3:8"},
        {MIN "flag: yes\n", "HS1106@3:7"},
        {MIN "choice: tow\n", "HS1106@3:9 HS0002"},
        {MIN "choice: [one]\n", "HS1101@3:9"},
        {MIN "day: 2025-02-29\n", "HS1107@3:6"},
        {MIN "day: {a: b}\n", "HS1101@3:6"},
        {MIN "period: 1Y\n", "HS1108@3:9"},
        {MIN "names: a\n", "HS1101@3:8"},
        {MIN "names: [a, [b]]\n", "HS1101@3:12"},
        {MIN "texts: {ja: a}\n", "HS1101@3:8"},
        {MIN "both: x\n", "HS1101@3:7"},
        {MIN "both: {ja: x}\n", "HS1206@3:7"},
        {MIN "both: {ja: x, en: }\n",
         ""}, /* said, and said to be empty: falls back without a word */
        {MIN "both: {ja: x, en: y, fr: z}\n", "HS1102@3:22"},
        {MIN "table: [k]\n", "HS1101@3:8"},
        {MIN "table: {k: 10}\n", "HS1104@3:12"},
        {MIN "table: {k: {m: 1}}\n", "HS1102@3:13 HS0002"},
        {MIN "one: 3\n", "HS1101@3:6"},
        {MIN "lines: \"a\\tb\\nc\"\n", ""},
        {MIN "name: \"a\\nb\"\n", "HS1111@3:7"},
        {MIN "lines: \"a\\x1b\"\n", "HS1111@3:8"},
        {MIN "lines: \"\\u202e\"\n", "HS1111@3:8"},
        {MIN "id: ''\n", "HS1209@3:5"},
        {MIN "id: -a\n", "HS1209@3:5"},
        {MIN "id: a b\n", "HS1209@3:5"},
        {MIN "id: a/../b\n", "HS1209@3:5"},
        {MIN "id: 星\n", "HS1209@3:5"},
        {MIN "id: 12345678901234567890123456789012345678901234567890123456789012345\n",
         "HS1209@3:5"},
        {MIN "id: 1234567890123456789012345678901234567890123456789012345678901234\n", ""},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct thing t;
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        hoshi_buf_puts(&b, "");
        bind(row[i].text, &t);
        put_codes(&b, &diags);
        if (strcmp(b.p, row[i].codes) != 0)
            fail_msg("%s\n  got  %s\n  want %s", row[i].text, b.p, row[i].codes);
        hoshi_buf_release(&b);
    }
    hoshi_arena_release(&arena);
}

/* What is wrong leaves the rest as it is: everything is reported at once. */
static void all_at_once(void **state)
{
    (void)state;
    struct thing t;
    bind("small: 9\nday: x\nchoice: two\nnames: [a, {}, c]\nfoo: 1\n", &t);
    assert_int_equal(diags.n_error, 6);
    assert_int_equal(t.choice, 2);
    assert_int_equal(t.names.n, 2);
    assert_int_equal(t.small, 0);
    hoshi_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(every_kind),
        cmocka_unit_test(every_complaint),
        cmocka_unit_test(all_at_once),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
