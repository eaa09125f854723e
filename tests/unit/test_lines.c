/* Places and bytes: all line ends, code points, and that the index never changes an answer. */
#include "unit.h"

#include "base/lines.h"

static void places_count_lines_and_code_points(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t offset;
        uint32_t line, col;
    } row[] = {
        {"", 0, 1, 1},         {"", 9, 1, 1},       {"ab", 1, 1, 2},     {"ab", 2, 1, 3},
        {"a\nb", 2, 2, 1},     {"a\r\nb", 3, 2, 1}, {"a\rb", 2, 2, 1},   {"a\r\nb", 2, 1, 3},
        {"a\n\nb", 3, 3, 1},   {"漢字x", 3, 1, 2},  {"漢字x", 6, 1, 3},  {"a\r", 2, 2, 1},
        {"\r\r\n\n", 4, 4, 1}, {"é\n漢x", 3, 2, 1}, {"é\n漢x", 6, 2, 2},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_pos at = hoshi_pos_of(str_of(row[i].text), row[i].offset);
        assert_row(at.line == row[i].line && at.col == row[i].col, row[i].text);
    }
}

static void bytes_are_found_by_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t line, col;
        size_t offset;
    } row[] = {
        {"ab\ncd", 1, 1, 0},   {"ab\ncd", 1, 2, 1},    {"ab\ncd", 2, 2, 4},
        {"ab\ncd", 1, 9, 2}, /* the end of a shorter line … */
        {"ab\r\ncd", 1, 9, 2}, {"ab\rcd", 1, 9, 2},    {"ab\ncd", 2, 9, 5},
        {"ab\ncd", 7, 1, 5}, /* … and of a shorter text */
        {"漢字 x", 1, 3, 6},   {"a\n漢字 x", 2, 4, 9}, {"", 1, 1, 0},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_pos at = hoshi_pos_find(str_of(row[i].text), row[i].line, row[i].col);
        assert_row(at.i == row[i].offset, row[i].text);
    }
}

/* Long enough for several marks, which then lie inside characters and between CR and LF too. */
static void the_index_gives_the_same_answers(void **state)
{
    (void)state;
    static const char *const piece[] = {"漢", "x", "\r\n", "é", "\n", "😀", "\r", "yyyyyyyyyyyyyyy"};
    char *text = malloc(60000);
    size_t n = 0;
    uint32_t seed = 7;
    for (size_t k = 0; n < 50000; k++) {
        seed = seed * 1103515245u + 12345u;
        bool long_line = k > 4000 && k < 9000;
        const char *p = piece[long_line ? (seed >> 16) % 2 : (seed >> 16) % LENGTH(piece)];
        memcpy(text + n, p, strlen(p));
        n += strlen(p);
    }
    struct hoshi_str s = {text, n};
    struct hoshi_arena arena;
    struct hoshi_lines lines, none = {.text = s};
    hoshi_arena_init(&arena, 0);
    hoshi_lines_init(&lines, s, &arena);
    assert_true(lines.n_mark > 10);
    for (size_t at = 0; at < n + 50; at += 37) {
        struct hoshi_pos slow = hoshi_pos_of(s, at), fast = hoshi_lines_of(&lines, at);
        assert_int_equal(slow.i, fast.i);
        assert_int_equal(slow.line, fast.line);
        assert_int_equal(slow.col, fast.col);
        for (uint32_t more = 0; more < 3; more++) {
            struct hoshi_pos found = hoshi_lines_find(&lines, slow.line, slow.col + more);
            assert_int_equal(found.i, hoshi_pos_find(s, slow.line, slow.col + more).i);
            assert_int_equal(found.i, hoshi_lines_find(&none, slow.line, slow.col + more).i);
        }
    }
    hoshi_arena_release(&arena);
    free(text);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(places_count_lines_and_code_points),
        cmocka_unit_test(bytes_are_found_by_place),
        cmocka_unit_test(the_index_gives_the_same_answers),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
