/* What a cell holds: well-formed XML 1.0 and the text that was meant, whatever came in. */
#include "unit.h"

#include "base/utf8.h"
#include "xlsx/text.h"

static void shows(const char *text, const char *want)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    hoshi_buf_puts(&out, "<");
    hoshi_xlsx_text(text, &out);
    assert_false(out.failed);
    assert_string_equal(out.p + 1, want);
    hoshi_buf_release(&out);
}

static void what_xml_cannot_hold(void **state)
{
    (void)state;
    shows("", "");
    shows("株式会社 & <b>", "株式会社 & <b>");
    shows("a\tb\nc", "a\tb\nc");
    shows("a\xef\xbf\xbe\xef\xbf\xbf", "a\xef\xbf\xbd\xef\xbf\xbd");
    shows("\x01\x1b[31m", "\xef\xbf\xbd\xef\xbf\xbd[31m");
    shows("\xff\xe3\x81", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    shows("😀\xf0\x9f\xbf\xbe", "😀\xf0\x9f\xbf\xbe"); /* U+1FFFE: XML 1.0 has it */
}

static void escapes_are_text(void **state)
{
    (void)state;
    shows("_x0041_", "_x005F_x0041_");
    shows("a_x000D_b_xd83D_", "a_x005F_x000D_b_x005F_xd83D_");
    shows("_x0041_x0042_", "_x005F_x0041_x005F_x0042_");
    shows("_x005F_", "_x005F_x005F_");
    shows("_x004_ _X0041_ _x0041 _x00G1_ __x", "_x004_ _X0041_ _x0041 _x00G1_ __x");
}

static void a_cell_is_cut_with_a_mark(void **state)
{
    (void)state;
    static const char *const piece[] = {"a", "漢", "😀", "_x0041_", "\xff"};
    for (size_t i = 0; i < LENGTH(piece); i++) {
        struct hoshi_buf text, out;
        hoshi_buf_init(&text, 0);
        hoshi_buf_init(&out, 0);
        for (int k = 0; k < HOSHI_XLSX_CELL_MAX + 2; k++)
            hoshi_buf_puts(&text, piece[i]);
        hoshi_xlsx_text(text.p, &out);
        size_t units = 0;
        uint32_t c;
        struct hoshi_str s = {out.p, out.n};
        for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0; s.p += k, s.n -= k)
            units += c > 0xffff ? 2 : 1;
        assert_row(s.n == 0, piece[i]);
        assert_row(units <= HOSHI_XLSX_CELL_MAX && units > HOSHI_XLSX_CELL_MAX - 20, piece[i]);
        assert_row(strcmp(out.p + out.n - strlen("…"), "…") == 0, piece[i]);
        hoshi_buf_release(&out);
        hoshi_buf_release(&text);
    }
    char full[HOSHI_XLSX_CELL_MAX + 1];
    memset(full, 'x', HOSHI_XLSX_CELL_MAX);
    full[HOSHI_XLSX_CELL_MAX] = '\0';
    shows(full, full); /* what fits is not cut */
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(what_xml_cannot_hold),
        cmocka_unit_test(escapes_are_text),
        cmocka_unit_test(a_cell_is_cut_with_a_mark),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
