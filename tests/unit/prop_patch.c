/* Property of patching: whatever a person types reads back as typed, and nothing else changes. */
#include "unit.h"

#include "patched.h"

static uint32_t seed = 20261123;

static uint32_t rnd(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static const char *const order[] = {"1-1-1-1", "1-2-1-1", "1-2-1-2", "1-2-1-3",
                                    "4-1-1-1", "4-1-1-2", "7-1-1-1"};

/* Sheets written by people of different habits. */
static const struct {
    enum hoshi_input_format format;
    const char *text;
} sheet[] = {
    {HOSHI_INPUT_YAML,
     "# head\nhoshi: answers/1\ncatalogue: scs@2026-03\nanswers:\n  # first\n"
     "  1-2-1-1: met   # ours\n  1-2-1-2:\n  1-2-1-3: {status: met, performed: 2026-04-10}\n"
     "\n  # last\n  4-1-1-2: '○'\n# end\n"},
    {HOSHI_INPUT_YAML,
     "---\nhoshi: answers/1\ncatalogue: scs@2026-03\nassessed_on: # when\nanswers:  # none yet\n"},
    {HOSHI_INPUT_YAML, "hoshi: answers/1\ncatalogue: scs@2026-03"},
    {HOSHI_INPUT_YAML, "hoshi: answers/1\r\ncatalogue: scs@2026-03\r\nanswers:\r\n  4-1-1-1:\r\n   "
                       " status: planned # soon\r\n"
                       "    due: 2027-01-31\r\n    note: |\r\n      one\r\n      two\r\n    owner: "
                       "情シス # who\r\nconditions: {}\r\n"},
    {HOSHI_INPUT_YAML, "\xef\xbb\xbfhoshi: answers/1\ncatalogue: scs@2026-03\nanswers:\n    "
                       "'1-2-1-1': {\n       status: partial, # a\n"
                       "       note: \"x, # y\",\n       evidence: [{file: a.pdf}]\n    }\n    "
                       "1-2-1-2:\n        evidence:\n"
                       "        - file: b.pdf\n          title: 体制表\n        - {url: "
                       "'https://example.com'}\n        status: unmet\n"
                       "        note: some\n          more\nconditions:\n  remote-work: no\n"},
    {HOSHI_INPUT_YAML, "{hoshi: answers/1, catalogue: scs@2026-03, answers: {1-2-1-1: met, "
                       "4-1-1-1: {due: 2027-01-01, owner: X, status: planned}}}\n"},
    {HOSHI_INPUT_JSON, "{\n\t\"hoshi\": \"answers/1\",\n\t\"catalogue\": "
                       "\"scs@2026-03\",\n\t\"answers\": {\n\t\t\"1-2-1-1\": null,\n"
                       "\t\t\"1-2-1-2\": {\"status\": \"met\", \"note\": "
                       "\"星\\u2605\"},\n\t\t\"4-1-1-2\": {\n\t\t\t\"status\": \"planned\",\n"
                       "\t\t\t\"due\": \"2027-01-31\"\n\t\t}\n\t}\n}\n"},
    {HOSHI_INPUT_JSON,
     "{\"hoshi\":\"answers/1\",\"catalogue\":\"scs@2026-03\",\"assessed_on\":null,\"answers\":{}}"},
};

/* Texts with everything that YAML and JSON might trip over. */
static void random_text(char *out, size_t cap)
{
    static const char *const piece[] = {"a",
                                        "Z",
                                        "0",
                                        " ",
                                        "  ",
                                        "\n",
                                        "\t",
                                        ":",
                                        ": ",
                                        " #",
                                        "#",
                                        ",",
                                        "[",
                                        "]",
                                        "{",
                                        "}",
                                        "\"",
                                        "'",
                                        "\\",
                                        "|",
                                        ">",
                                        "-",
                                        "- ",
                                        "?",
                                        "? ",
                                        "!",
                                        "&",
                                        "*",
                                        "%",
                                        "@",
                                        "`",
                                        "~",
                                        "null",
                                        "true",
                                        "no",
                                        "=",
                                        "<<",
                                        "---",
                                        "...",
                                        "日本語",
                                        "　",
                                        "：",
                                        "★",
                                        "①",
                                        "\xf0\x9f\x98\x80",
                                        "\xef\xbf\xbd",
                                        "é",
                                        "\\n",
                                        "2026-01-01",
                                        "1e3",
                                        "0x1"};
    size_t n = rnd(12), at = 0;
    out[0] = '\0';
    for (size_t i = 0; i < n; i++) {
        const char *s = piece[rnd(sizeof piece / sizeof piece[0])];
        if (at + strlen(s) + 1 < cap) {
            memcpy(out + at, s, strlen(s) + 1);
            at += strlen(s);
        }
    }
}

static const struct hoshi_node *tree(const char *text, size_t n, enum hoshi_input_format format,
                                     struct hoshi_arena *arena)
{
    struct hoshi_diags diags;
    struct hoshi_node *root = NULL;
    struct hoshi_str clean;
    hoshi_diags_init(&diags, arena);
    uint16_t source = hoshi_diags_source(&diags, "x", (struct hoshi_str){text, n});
    if (hoshi_text_check((struct hoshi_str){text, n}, &diags, source, &clean) != HOSHI_OK)
        return NULL;
    enum hoshi_rc rc = format == HOSHI_INPUT_JSON
                           ? hoshi_json_load(clean, arena, &diags, source, &root)
                           : hoshi_yaml_load(clean, arena, &diags, source, &root);
    return rc == HOSHI_OK && diags.n_error == 0 ? root : NULL;
}

/* Every comment of the sheet, in order. */
static void assert_comments_survive(const char *before, const char *after)
{
    static const char *const comment[] = {"# head\n", "# first\n", "# ours\n",     "# last\n",
                                          "# end\n",  "# when\n",  "# none yet\n", "# a\n"};
    for (size_t i = 0; i < sizeof comment / sizeof comment[0]; i++) {
        if (strstr(before, comment[i]) != NULL && strstr(after, comment[i]) == NULL)
            fail_msg("lost %s in:\n%s", comment[i], after);
    }
}

static struct hoshi_patch random_patch(struct hoshi_patch_field field[6], char text[2][256])
{
    static const char *const status[] = {"met",     "partial", "unmet", "planned", "not-applicable",
                                         "unknown", ""};
    static const char *const name[] = {"note", "reason",       "owner",   "performed",
                                       "due",  "carried_over", "evidence"};
    struct hoshi_patch p = {.section = "answers",
                            .key = order[rnd(7)],
                            .whole = "status",
                            .field = field,
                            .order = order,
                            .n_order = 7};
    random_text(text[0], sizeof text[0]);
    random_text(text[1], sizeof text[1]);
    if (rnd(8) == 0) { /* a value of its own */
        field[0] = (struct hoshi_patch_field){NULL, HOSHI_PATCH_WORD, "2026-11-23", NULL};
        p = (struct hoshi_patch){.key = "assessed_on", .field = field, .n_field = 1};
        return p;
    }
    if (rnd(8) == 0) {
        field[0] =
            (struct hoshi_patch_field){"answer", HOSHI_PATCH_WORD, rnd(2) ? "yes" : "no", NULL};
        p = (struct hoshi_patch){.section = "conditions",
                                 .key = "remote-work",
                                 .whole = "answer",
                                 .field = field,
                                 .n_field = 1};
        return p;
    }
    if (rnd(4) != 0)
        field[p.n_field++] =
            (struct hoshi_patch_field){"status", HOSHI_PATCH_WORD, status[rnd(6)], NULL};
    for (size_t i = 0; i < 7 && p.n_field < 6; i++) {
        uint32_t dice = rnd(5);
        if (dice > 1)
            continue;
        struct hoshi_patch_field f = {name[i], HOSHI_PATCH_REMOVE, NULL, NULL};
        if (dice == 1) {
            f.kind = i == 6 ? HOSHI_PATCH_FILE : i >= 3 ? HOSHI_PATCH_WORD : HOSHI_PATCH_TEXT;
            f.text = i == 6   ? "evidence/体制表 1.pdf"
                     : i == 5 ? "true"
                     : i >= 3 ? "2026-05-01"
                              : text[i & 1];
        }
        field[p.n_field++] = f;
    }
    if (p.n_field == 0)
        field[p.n_field++] = (struct hoshi_patch_field){"status", HOSHI_PATCH_WORD, "met", NULL};
    return p;
}

static void sheets_survive(void **state)
{
    (void)state;
    unsigned n_done = 0, n_refused = 0;
    for (unsigned round = 0; round < 20000; round++) {
        size_t which = rnd(sizeof sheet / sizeof sheet[0]);
        struct hoshi_arena arena;
        struct hoshi_buf a, b;
        hoshi_arena_init(&arena, 0);
        hoshi_buf_init(&a, 0);
        hoshi_buf_init(&b, 0);
        hoshi_buf_puts(&a, sheet[which].text);
        for (unsigned edit = 0; edit < 3; edit++) {
            struct hoshi_patch_field field[6];
            char text[2][256];
            struct hoshi_patch p = random_patch(field, text);
            hoshi_buf_clear(&b);
            enum hoshi_rc rc =
                patched((struct hoshi_str){a.p, a.n}, sheet[which].format, &p, 1, &arena, &b);
            if (rc == HOSHI_E_UNSUPPORTED) {
                n_refused++;
                if (n_refused < 20) {
                    print_message("refused: key %s\n%s\n", p.key, a.p);
                    for (size_t i = 0; i < p.n_field; i++)
                        print_message("   %s kind %d %s\n", p.field[i].name ? p.field[i].name : "-",
                                      p.field[i].kind, p.field[i].text ? p.field[i].text : "");
                }
                continue;
            }
            assert_int_equal(rc, HOSHI_OK);
            n_done++;
            const struct hoshi_node *before = tree(a.p, a.n, sheet[which].format, &arena);
            const struct hoshi_node *after = tree(b.p, b.n, sheet[which].format, &arena);
            assert_non_null(after);
            assert_true(hoshi_patch_is_exact(before, after, &p, 1));
            assert_comments_survive(a.p, b.p);
            hoshi_buf_clear(&a);
            hoshi_buf_put(&a, b.p, b.n);
        }
        hoshi_buf_release(&b);
        hoshi_buf_release(&a);
        hoshi_arena_release(&arena);
    }
    print_message("%u patches, %u refused\n", n_done, n_refused);
    assert_int_equal(n_refused, 0); /* every one of these layouts is understood */
}

/* --- layouts, byte by byte */

struct example {
    const char *before, *after;
    struct hoshi_patch_field field[4];
    size_t n_field;
    enum hoshi_input_format format;
};

#define WORD(name, text)                                                                           \
    {                                                                                              \
        name, HOSHI_PATCH_WORD, text, NULL                                                         \
    }
#define TEXT(name, text)                                                                           \
    {                                                                                              \
        name, HOSHI_PATCH_TEXT, text, NULL                                                         \
    }
#define FILE_(name, text)                                                                          \
    {                                                                                              \
        name, HOSHI_PATCH_FILE, text, NULL                                                         \
    }
#define DROP(name, number)                                                                         \
    {                                                                                              \
        name, HOSHI_PATCH_DROP, number, NULL                                                       \
    }
#define GONE(name)                                                                                 \
    {                                                                                              \
        name, HOSHI_PATCH_REMOVE, NULL, NULL                                                       \
    }
#define HEAD "hoshi: answers/1\nanswers:\n"

static const struct example example[] = {
    {HEAD "  1-2-1-1:\n", HEAD "  1-2-1-1: met\n", {WORD("status", "met")}, 1, HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1:   # why\n",
     HEAD "  1-2-1-1: met   # why\n",
     {WORD("status", "met")},
     1,
     HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1: unmet # why\n",
     HEAD "  1-2-1-1: {status: unmet, note: \"a: b\"} # why\n",
     {TEXT("note", "a: b")},
     1,
     HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1: {status: planned, due: 2027-01-01, owner: 情シス}\n",
     HEAD "  1-2-1-1: met\n",
     {WORD("status", "met"), GONE("due"), GONE("owner")},
     3,
     HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1: {status: planned, due: 2027-01-01}\n",
     HEAD "  1-2-1-1: {status: met, performed: 2026-04-10}\n",
     {WORD("status", "met"), GONE("due"), WORD("performed", "2026-04-10")},
     3,
     HOSHI_INPUT_YAML},
    {HEAD "  # about 1-1-1-1? no\n\n  # about 1-2-1-2\n  1-2-1-2: met\n",
     HEAD "  # about 1-1-1-1? no\n\n  1-2-1-1: met\n  # about 1-2-1-2\n  1-2-1-2: met\n",
     {WORD("status", "met")},
     1,
     HOSHI_INPUT_YAML},
    {HEAD "  1-1-1-1: met # a\n  # b\n  1-2-1-2: met\n",
     HEAD "  1-1-1-1: met # a\n  1-2-1-1: met\n  # b\n  1-2-1-2: met\n",
     {WORD("status", "met")},
     1,
     HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1:\n    status: planned # x\n    due: 2027-01-01\n    owner: a # who\n",
     HEAD "  1-2-1-1:\n    status: met # x\n    note: よし\n    owner:  # who\n",
     {WORD("status", "met"), GONE("due"), GONE("owner"), TEXT("note", "よし")},
     4,
     HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1: {status: met, evidence: [{file: a}]}\n",
     HEAD "  1-2-1-1: {status: met, evidence: [{file: a}, {file: \"b, c\"}]}\n",
     {FILE_("evidence", "b, c")},
     1,
     HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1:\n    evidence:\n      - file: a\n        title: t\n    status: met\n",
     HEAD "  1-2-1-1:\n    evidence:\n      - file: a\n        title: t\n      - {file: b}\n    "
          "status: met\n",
     {FILE_("evidence", "b")},
     1,
     HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1: {evidence: [{file: a}, {file: b, title: \"x, y\"}, {file: c}]}\n",
     HEAD "  1-2-1-1: {evidence: [{file: a}, {file: c}]}\n",
     {DROP("evidence", "1")},
     1,
     HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1: {evidence: [{file: a}, {file: b}]}\n",
     HEAD "  1-2-1-1: {evidence: [{file: a}]}\n",
     {DROP("evidence", "1")},
     1,
     HOSHI_INPUT_YAML},
    {HEAD
     "  1-2-1-1:\n    evidence: # all of them\n      # the list\n      - file: a\n        title: "
     "t\n      - file: b # paper\n    status: met\n",
     HEAD "  1-2-1-1:\n    evidence: # all of them\n      # the list\n      - file: b # paper\n    "
          "status: met\n",
     {DROP("evidence", "0")},
     1,
     HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1:\n    evidence:\n    - {file: a}\n    -\n      file: b\n    - {file: c} # d\n",
     HEAD "  1-2-1-1:\n    evidence:\n    - {file: a}\n    - {file: c} # d\n",
     {DROP("evidence", "1")},
     1,
     HOSHI_INPUT_YAML},
    {HEAD "  1-2-1-1:\n    evidence:\n    - {file: a}\n    - {file: c} # d\n",
     HEAD "  1-2-1-1:\n    evidence:\n    - {file: a}\n     # d\n",
     {DROP("evidence", "1")},
     1,
     HOSHI_INPUT_YAML},
    {"{\"answers\": {\n  \"1-2-1-1\": {\"evidence\": [\n    {\"file\": \"a\"},\n    {\"file\": "
     "\"b\"}\n  ]}\n}}\n",
     "{\"answers\": {\n  \"1-2-1-1\": {\"evidence\": [\n    {\"file\": \"b\"}\n  ]}\n}}\n",
     {DROP("evidence", "0")},
     1,
     HOSHI_INPUT_JSON},
    {"{\"hoshi\": \"answers/1\", \"answers\": {\"1-1-1-1\": null}}",
     "{\"hoshi\": \"answers/1\", \"answers\": {\"1-1-1-1\": null, \"1-2-1-1\": {\"status\": "
     "\"met\", \"carried_over\": true}}}",
     {WORD("status", "met"), WORD("carried_over", "true")},
     2,
     HOSHI_INPUT_JSON},
    {"{\n  \"answers\": {\n    \"1-2-1-2\": \"met\"\n  }\n}\n",
     "{\n  \"answers\": {\n    \"1-2-1-1\": \"met\",\n    \"1-2-1-2\": \"met\"\n  }\n}\n",
     {WORD("status", "met")},
     1,
     HOSHI_INPUT_JSON},
};

static void layouts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof example / sizeof example[0]; i++) {
        const struct example *e = &example[i];
        struct hoshi_arena arena;
        struct hoshi_buf out;
        hoshi_arena_init(&arena, 0);
        hoshi_buf_init(&out, 0);
        struct hoshi_patch p = {.section = "answers",
                                .key = "1-2-1-1",
                                .whole = "status",
                                .field = e->field,
                                .n_field = e->n_field,
                                .order = order,
                                .n_order = 7};
        assert_int_equal(patched((struct hoshi_str){e->before, strlen(e->before)}, e->format, &p, 1,
                                 &arena, &out),
                         HOSHI_OK);
        assert_string_equal(out.p, e->after);
        hoshi_buf_release(&out);
        hoshi_arena_release(&arena);
    }
}

static void texts_that_no_sheet_may_hold(void **state)
{
    (void)state;
    static const char *const bad[] = {"\x1b[31m",
                                      "\x7f",
                                      "a\xef\xbf\xbe",
                                      "\xff",
                                      "a\xe2\x80\xa8"
                                      "b",
                                      "\xed\xa0\x80",
                                      "\r"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct hoshi_arena arena;
        struct hoshi_buf out;
        hoshi_arena_init(&arena, 0);
        hoshi_buf_init(&out, 0);
        struct hoshi_patch_field f = TEXT("note", bad[i]);
        struct hoshi_patch p = {
            .section = "answers", .key = "1-2-1-1", .whole = "status", .field = &f, .n_field = 1};
        assert_int_equal(
            patched((struct hoshi_str){HEAD, strlen(HEAD)}, HOSHI_INPUT_YAML, &p, 1, &arena, &out),
            HOSHI_E_INVALID);
        assert_int_equal(out.n, 0);
        hoshi_buf_release(&out);
        hoshi_arena_release(&arena);
    }
}

/* Without memory there is no patch, never half a one. */
static void all_or_an_error(void **state)
{
    (void)state;
    const struct example *e = &example[7];
    struct hoshi_patch p = {.section = "answers",
                            .key = "1-2-1-1",
                            .whole = "status",
                            .field = e->field,
                            .n_field = e->n_field,
                            .order = order,
                            .n_order = 7};
    bool done = false;
    size_t n = 1;
    for (; !done; n++) {
        struct hoshi_arena arena;
        struct hoshi_buf out;
        hoshi_arena_init(&arena, 0);
        hoshi_buf_init(&out, 0);
        arena.fail_at = n;
        enum hoshi_rc rc = patched((struct hoshi_str){e->before, strlen(e->before)}, e->format, &p,
                                   1, &arena, &out);
        done =
            arena.n_alloc < n; /* losing a message's text is no failure, so OK alone says nothing */
        if (rc == HOSHI_OK)
            assert_string_equal(out.p, e->after);
        else
            assert_int_equal(out.n, 0);
        hoshi_buf_release(&out);
        hoshi_arena_release(&arena);
        assert_true(n < 10000);
    }
    assert_true(n > 20);
}

int main(void)
{
    const struct CMUnitTest test[] = {cmocka_unit_test(layouts), cmocka_unit_test(sheets_survive),
                                      cmocka_unit_test(texts_that_no_sheet_may_hold),
                                      cmocka_unit_test(all_or_an_error)};
    return cmocka_run_group_tests(test, NULL, NULL);
}
