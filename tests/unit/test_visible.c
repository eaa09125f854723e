/* Foreign text made safe to show, cut and padded by cells. */
#include "unit.h"

#include "base/visible.h"

static void escapes_and_cuts(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        unsigned max;
        const char *out;
    } row[] = {
        {"", 0, ""},
        {"株式会社", 0, "株式会社"},
        {"a\tb", 0, "a b"},
        {"\x1b[31m", 0, "\\x1b[31m"},
        {"a\r\nb", 0, "a\\x0d\\x0ab"},
        {"\x7f", 0, "\\x7f"},
        {"\xc2\x9b", 0, "\\x9b"},
        {"\xe2\x80\xae", 0, "\\u{202e}"},
        {"\xef\xbb\xbf", 0, "\\u{feff}"},
        {"a\xff\x80z", 0, "a\\xff\\x80z"},
        {"\xe3\x81", 0, "\\xe3\\x81"},
        {"abcdef", 6, "abcdef"},
        {"abcdef", 5, "abcde…"},
        {"星星星", 6, "星星星"},
        {"星星星", 5, "星星…"}, /* a wide character is never cut in half */
        {"星星星", 1, "…"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        hoshi_buf_puts(&b, "");
        unsigned cells = hoshi_put_visible(&b, str_of(row[i].in), row[i].max);
        assert_string_equal(b.p, row[i].out);
        assert_row(row[i].max == 0 || cells <= row[i].max + 1, row[i].in);
        hoshi_buf_release(&b);
    }
}

static void pads_by_cells(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        unsigned cells;
        const char *out;
    } row[] = {
        {"", 2, "  "}, {"星", 3, "星 "}, {"星", 2, "星"}, {"星星", 2, "星星"}, {"ab", 3, "ab "}};
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        hoshi_put_padded(&b, row[i].in, row[i].cells);
        assert_string_equal(b.p, row[i].out);
        hoshi_buf_release(&b);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(escapes_and_cuts),
        cmocka_unit_test(pads_by_cells),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
