/* The source line and the caret under it, in cells. */
#include "unit.h"

#include "diag/diag.h"

static void shows(const char *text, struct hoshi_span span, const char *want)
{
    struct hoshi_arena arena;
    struct hoshi_diags d;
    struct hoshi_buf b;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&d, &arena);
    hoshi_buf_init(&b, 0);
    uint16_t source = hoshi_diags_source(&d, "f", str_of(text));
    hoshi_diag_add(&d, source, HOSHI_HS1009, span, NULL, NULL, NULL);
    hoshi_diags_render(&d, HOSHI_LANG_EN, false, &b);
    const char *quote = strchr(b.p, '\n');
    assert_non_null(quote);
    assert_string_equal(quote + 1, want);
    hoshi_buf_release(&b);
    hoshi_arena_release(&arena);
}

static void caret_stands_under_the_word(void **state)
{
    (void)state;
    shows("a: b\n", (struct hoshi_span){1, 4, 1}, "    1 | a: b\n      |    ^\n");
    shows("a: bcd\n", (struct hoshi_span){1, 4, 3}, "    1 | a: bcd\n      |    ^~~\n");
    shows("題名: 表\n", (struct hoshi_span){1, 5, 1}, "    1 | 題名: 表\n      |       ^~\n");
    shows("題名: x\n", (struct hoshi_span){1, 1, 2}, "    1 | 題名: x\n      | ^~~~\n");
    shows("ｱ: ★x\n", (struct hoshi_span){1, 5, 1}, "    1 | ｱ: ★x\n      |     ^\n");
    shows("a\tb: c\n", (struct hoshi_span){1, 3, 1}, "    1 | a b: c\n      |   ^\n");
    shows("a\x1b[1mb\n", (struct hoshi_span){1, 6, 1}, "    1 | a\\x1b[1mb\n      |         ^\n");
    shows("a: \xff\xff\n", (struct hoshi_span){1, 4, 1},
          "    1 | a: \\xff\\xff\n      |    ^~~~\n");
}

static void lines_end_as_people_end_them(void **state)
{
    (void)state;
    static const char *const text[] = {"a\nb\nc: d", "a\r\nb\r\nc: d\r\n", "a\rb\rc: d\r",
                                       "\n\nc: d\n"};
    for (size_t i = 0; i < LENGTH(text); i++)
        shows(text[i], (struct hoshi_span){3, 4, 1}, "    3 | c: d\n      |    ^\n");
    shows("a\n", (struct hoshi_span){2, 1, 1}, "    2 | \n      | ^\n"); /* at the end */
    shows("a\n", (struct hoshi_span){9, 5, 7}, "    9 | \n      | ^\n"); /* behind it */
    shows("a: b\n", (struct hoshi_span){1, 99, 2},
          "    1 | …\n      |  ^\n"); /* outside its line */
    shows("", (struct hoshi_span){1, 1, 1}, "    1 | \n      | ^\n");
}

static void long_lines_are_cut_around_the_place(void **state)
{
    (void)state;
    char text[3001];
    memset(text, 'x', 3000);
    text[3000] = '\0';
    text[2000] = '!';
    struct hoshi_arena arena;
    struct hoshi_diags d;
    struct hoshi_buf b;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&d, &arena);
    hoshi_buf_init(&b, 0);
    uint16_t source = hoshi_diags_source(&d, "f", str_of(text));
    hoshi_diag_add(&d, source, HOSHI_HS1009, (struct hoshi_span){1, 2001, 500}, NULL, NULL, NULL);
    hoshi_diags_render(&d, HOSHI_LANG_EN, false, &b);
    const char *line = strchr(b.p, '\n') + 1, *caret = strchr(line, '\n') + 1;
    ptrdiff_t at = strchr(line, '!') - line, mark = strchr(caret, '^') - caret;
    assert_int_equal(at - (ptrdiff_t)strlen("…") + 1, mark);
    assert_true(strlen(caret) < 200);
    hoshi_buf_release(&b);
    hoshi_arena_release(&arena);
}

static void notes_point_back_and_help_stands_at_its_parent(void **state)
{
    (void)state;
    static const char *const near[] = {"met"};
    struct hoshi_arena arena;
    struct hoshi_diags d;
    struct hoshi_buf b;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&d, &arena);
    hoshi_buf_init(&b, 0);
    uint16_t source = hoshi_diags_source(&d, "f", STR("a: 1\na: 2\nb: mett\n"));
    hoshi_diag_add(&d, source, HOSHI_HS1105, (struct hoshi_span){2, 1, 1}, "a", NULL, NULL);
    hoshi_diag_note(&d, source, HOSHI_HS0001, (struct hoshi_span){1, 1, 1}, NULL);
    hoshi_diag_add(&d, source, HOSHI_HS1102, (struct hoshi_span){3, 4, 4}, "mett", NULL, NULL);
    hoshi_diag_suggest(&d, source, "mett", near, 1);
    hoshi_diags_render(&d, HOSHI_LANG_EN, false, &b);
    assert_string_equal(b.p, "f:2:1: error: key 'a' stands twice; delete one [HS1105]\n"
                             "    2 | a: 2\n      | ^\n"
                             "f:1:1: note: first here\n"
                             "    1 | a: 1\n      | ^\n"
                             "f:3:4: error: unknown key 'mett' [HS1102]\n"
                             "    3 | b: mett\n      |    ^~~~\n"
                             "f:3:4: help: did you mean 'met'?\n");
    hoshi_buf_clear(&b);
    hoshi_diags_render(&d, HOSHI_LANG_JA, true, &b);
    assert_non_null(strstr(b.p, "\033[1;31mエラー\033[0m: キー 'a' "
                                "が2回書かれています。どちらかを消してください [HS1105]\n"));
    assert_non_null(strstr(b.p, "\033[1;31m^\033[0m\n"));
    hoshi_buf_release(&b);
    hoshi_arena_release(&arena);
}

/* Any order of places gives the same quotes as each place alone: the index only saves work. */
static void index_never_changes_what_is_shown(void **state)
{
    (void)state;
    static const char text[] = "aaaa bbbb\r\n漢字 c漢字\n\nd\re: ffffffffffffffffffffffffffffffff";
    struct hoshi_arena arena;
    struct hoshi_buf b, alone;
    hoshi_arena_init(&arena, 0);
    hoshi_buf_init(&b, 0);
    hoshi_buf_init(&alone, 0);
    uint32_t seed = 1;
    struct hoshi_diags d, one;
    hoshi_diags_init(&d, &arena);
    uint16_t source = hoshi_diags_source(&d, "f", str_of(text));
    for (int i = 0; i < 60; i++) {
        seed = seed * 1103515245u + 12345u;
        struct hoshi_span span = {1 + (seed >> 16) % 6, 1 + (seed >> 20) % 12,
                                  1 + (seed >> 24) % 3};
        /* each of its own kind, so that each is shown */
        hoshi_diag_add(&d, source, HOSHI_HS1009, span, hoshi_diag_number(&d, i), NULL, NULL);
        hoshi_diags_init(&one, &arena);
        hoshi_diags_source(&one, "f", str_of(text));
        hoshi_diag_add(&one, 0, HOSHI_HS1009, span, NULL, NULL, NULL);
        hoshi_diags_render(&one, HOSHI_LANG_EN, false, &alone);
    }
    hoshi_diags_render(&d, HOSHI_LANG_EN, false, &b);
    assert_string_equal(b.p, alone.p);
    hoshi_buf_release(&alone);
    hoshi_buf_release(&b);
    hoshi_arena_release(&arena);
}

/* Whoever gave the text may take it away again: the complaint has copied what it shows. */
static void quotes_outlive_the_text(void **state)
{
    (void)state;
    struct hoshi_arena arena;
    struct hoshi_diags d;
    struct hoshi_buf b;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&d, &arena);
    hoshi_buf_init(&b, 0);
    char *text = strdup("a: 1\na: 2\n");
    assert_non_null(text);
    uint16_t source = hoshi_diags_source(&d, "f", str_of(text));
    hoshi_diag_add(&d, source, HOSHI_HS1105, (struct hoshi_span){2, 1, 1}, "a", NULL, NULL);
    hoshi_diag_note(&d, source, HOSHI_HS0001, (struct hoshi_span){1, 1, 1}, NULL);
    memset(text, '!', strlen(text));
    free(text);
    hoshi_diags_sort(&d);
    hoshi_diags_render(&d, HOSHI_LANG_EN, false, &b);
    assert_string_equal(b.p, "f:2:1: error: key 'a' stands twice; delete one [HS1105]\n"
                             "    2 | a: 2\n      | ^\n"
                             "f:1:1: note: first here\n"
                             "    1 | a: 1\n      | ^\n");
    hoshi_buf_release(&b);
    hoshi_arena_release(&arena);
}

/* An evening's 80 slips of one kind must not bury the other complaint. */
static void many_of_a_kind_are_named_in_one_line(void **state)
{
    (void)state;
    static const char *const id[] = {"1-1", "1-2", "1-3", "1-4", "1-5", "1-6"};
    struct hoshi_arena arena;
    struct hoshi_diags d;
    struct hoshi_buf b;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&d, &arena);
    hoshi_buf_init(&b, 0);
    uint16_t source = hoshi_diags_source(&d, "f", str_of("a\nb\nc\nd\ne\nf\n"));
    for (uint32_t i = 0; i < 6; i++) {
        struct hoshi_span at = {i + 1, 1, 1};
        hoshi_diag_add(&d, source, HOSHI_HS1309, at, id[i], "why", "so");
        hoshi_diag_add(&d, source, HOSHI_HS1105, at, "k", NULL, NULL);
        hoshi_diag_note(&d, source, HOSHI_HS0001, at, NULL);
        hoshi_diag_add(&d, source, HOSHI_HS1102, at, id[i], NULL, NULL); /* each says another */
    }
    hoshi_diags_sort(&d);
    hoshi_diags_render(&d, HOSHI_LANG_EN, false, &b);
    assert_non_null(strstr(b.p, "f: note: 3 more of this kind: 1-4, 1-5, 1-6\n"));
    assert_non_null(strstr(b.p, "f: note: 3 more of this kind, on the lines 4, 5, 6\n"));
    assert_non_null(strstr(b.p, "f:3:1: error: key 'k'"));
    assert_null(strstr(b.p, "f:4:1: error: key 'k'"));
    assert_null(strstr(b.p, "f:4:1: note: first here"));
    assert_non_null(strstr(b.p, "f:6:1: error: unknown key '1-6'"));
    hoshi_buf_release(&b);
    hoshi_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(caret_stands_under_the_word),
        cmocka_unit_test(lines_end_as_people_end_them),
        cmocka_unit_test(long_lines_are_cut_around_the_place),
        cmocka_unit_test(notes_point_back_and_help_stands_at_its_parent),
        cmocka_unit_test(quotes_outlive_the_text),
        cmocka_unit_test(many_of_a_kind_are_named_in_one_line),
        cmocka_unit_test(index_never_changes_what_is_shown),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
