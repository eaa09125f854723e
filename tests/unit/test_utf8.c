/* Decoding, validity, cells, and which characters a terminal would obey. */
#include "unit.h"

#include "base/utf8.h"

static void where_it_stops_being_utf8(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
    } row[] = {
        {"", 0},
        {"abc", 3},
        {"星★", 6},
        {"😀", 4},
        {"\xff", 0},
        {"a\x80", 1},
        {"\xc0\x80", 0}, /* overlong NUL */
        {"\xe0\x80\x80", 0},
        {"\xed\xa0\x80", 0}, /* surrogate */
        {"\xf4\x8f\xbf\xbf", 4},
        {"\xf4\x90\x80\x80", 0}, /* above U+10FFFF */
        {"\xf0\x9f\x98", 0},
        {"ab\xe3\x81", 2},
        {"\xe3\x81\x82\xe3", 3},
        {"\xf8\x88\x80\x80\x80", 0},
    };
    for (size_t i = 0; i < LENGTH(row); i++)
        assert_row(hoshi_utf8_invalid_at(str_of(row[i].text)) == row[i].at, row[i].text);
    uint32_t c = 7;
    assert_int_equal(hoshi_utf8_next((struct hoshi_str){"", 0}, &c), 0);
    assert_int_equal(hoshi_utf8_next((struct hoshi_str){"\0", 1}, &c), 1);
    assert_int_equal(c, 0);
}

static void cells(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned cells;
    } row[] = {{"", 0},
               {"abc", 3},
               {"星", 2},
               {"ｱｲｳ", 3},
               {"ＡＢ", 4},
               {"、。", 4},
               {"　", 2},
               {"é", 1},
               {"e\xcc\x81", 1},
               /* combining */ {"★○△", 3},
               {"…", 1},
               {"株式会社ABC", 11},
               {"か\xe3\x82\x99", 2},
               {"\xe2\x80\x8b", 0},
               {"😀", 2},
               {"a\xff"
                "b",
                1} /* up to the first bad byte */};
    for (size_t i = 0; i < LENGTH(row); i++)
        assert_row(hoshi_utf8_str_cells(str_of(row[i].text)) == row[i].cells, row[i].text);
}

static void controls(void **state)
{
    (void)state;
    static const uint32_t yes[] = {0,      1,      9,      0x0a,   0x1b,   0x1f,   0x7f,
                                   0x80,   0x9b,   0x9f,   0x061c, 0x200e, 0x200f, 0x2028,
                                   0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xfeff};
    static const uint32_t no[] = {' ',    '~',    0xa0,   0x200d, 0x3000, 0x2027,
                                  0x202f, 0x2065, 0x206a, 0x661f, 0x1f600};
    for (size_t i = 0; i < LENGTH(yes); i++)
        assert_true(hoshi_utf8_is_control(yes[i]));
    for (size_t i = 0; i < LENGTH(no); i++)
        assert_false(hoshi_utf8_is_control(no[i]));
}

static void says_something(void **state)
{
    (void)state;
    static const char *const yes[] = {"x", "該当なし", "なし", "ｱ", "々ー無", "7", "Ⅳ", "－ 理由"};
    static const char *const no[] = {"",  " 　\n",  "-",  "－", "ー", "―",
                                     "…", "・・・", "〃", "※",  "ｰ"};
    for (size_t i = 0; i < LENGTH(yes); i++)
        assert_row(hoshi_utf8_says_something(yes[i]), yes[i]);
    for (size_t i = 0; i < LENGTH(no); i++)
        assert_row(!hoshi_utf8_says_something(no[i]), no[i]);
    assert_false(hoshi_utf8_says_something(NULL));
}

static void narrow(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *want;
    } row[] = {{"", ""},
               {"met", "met"},
               {"ＭＦＡ", "MFA"},
               {"４－３−４", "4-3-4"},
               {"ａ　ｂ", "a b"},
               {"「達成」ー", "「達成」ー"},
               {"！～", "!~"},
               {"ａ\xff"
                "ｂ",
                "a\xff"
                "ｂ"}};
    for (size_t i = 0; i < LENGTH(row); i++) {
        char text[64];
        memcpy(text, row[i].typed, strlen(row[i].typed) + 1);
        hoshi_utf8_narrow(text);
        assert_string_equal(text, row[i].want);
    }
}

static uint32_t rnd(uint32_t n)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 33) % n;
}

/* What a run may hold, one character after the other. */
static size_t run_by_hand(struct hoshi_str s, bool quoted)
{
    size_t i = 0, k;
    uint32_t c;
    for (; (k = hoshi_utf8_next((struct hoshi_str){s.p + i, s.n - i}, &c)) != 0; i += k) {
        bool plain = c >= 0x20 && c < 0x7f && !(quoted && (c == '"' || c == '\\'));
        if (!plain && !(c >= 0x3000 && c < 0xd000) && !(c >= 0xff00 && c < 0xff80))
            break;
    }
    return i;
}

/* Mostly harmless characters, now and then one that ends a run or is broken, at every place of a
 * block and cut off everywhere. */
static void runs(void **state)
{
    (void)state;
    static const char *const harmless[] = {"a",  "~",  " ",  "met", "あ", "星",
                                           "、", "한", "ー", "（",  "ｱ",  "９"};
    static const char *const odd[] = {"\"",
                                      "\\",
                                      "\n",
                                      "\t",
                                      "\x7f",
                                      "é",
                                      "…",
                                      "\xe2\x80\xae",
                                      "\xef\xbb\xbf",
                                      "\xef\xbe\x9e",
                                      "\xed\x80\x80",
                                      "\xed\xa0\x80",
                                      "😀",
                                      "\x80",
                                      "\xbf",
                                      "\xe3",
                                      "\xe3\x81",
                                      "\xe3\x81\xe3",
                                      "\xef\xbc",
                                      "\xef\xbc"
                                      "a",
                                      "\xff",
                                      "\xe3"
                                      "a\x81",
                                      "\xec\xbf\xbf",
                                      "\xee\x80\x80"};
    for (int round = 0; round < 20000; round++) {
        char text[400];
        size_t n = 0;
        uint32_t pieces = rnd(40), often = 1 + rnd(60);
        for (uint32_t i = 0; i < pieces; i++) {
            const char *piece =
                rnd(often) == 0 ? odd[rnd(LENGTH(odd))] : harmless[rnd(LENGTH(harmless))];
            memcpy(text + n, piece, strlen(piece));
            n += strlen(piece);
        }
        size_t from = n != 0 ? rnd((uint32_t)n) : 0;
        char *exact =
            malloc(n - from + 1); /* its own block, so that a sanitizer sees one byte too many */
        memcpy(exact, text + from, n - from);
        exact = realloc(exact, n - from != 0 ? n - from : 1);
        struct hoshi_str s = {exact, n - from};
        assert_int_equal(hoshi_utf8_clean_run(s), run_by_hand(s, false));
        assert_int_equal(hoshi_utf8_quoted_run(s), run_by_hand(s, true));
        free(exact);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(where_it_stops_being_utf8),
        cmocka_unit_test(cells),
        cmocka_unit_test(controls),
        cmocka_unit_test(narrow),
        cmocka_unit_test(says_something),
        cmocka_unit_test(runs),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
