/* What the text writers share. */
#include "unit.h"

#include "report/text/print.h"

static struct hoshi_buf out;

static struct hoshi_print printer(unsigned width, bool color)
{
    struct hoshi_report_opts opts = {.lang = HOSHI_LANG_EN, .width = width, .color = color};
    hoshi_buf_release(&out);
    hoshi_buf_init(&out, 0);
    hoshi_buf_puts(&out, "");
    return hoshi_print_start(&opts, &out);
}

static void widths(void **state)
{
    (void)state;
    assert_int_equal(printer(0, false).width, 80);
    assert_int_equal(printer(1, false).width, 40);
    assert_int_equal(printer(40, false).width, 40);
    assert_int_equal(printer(200, false).width, 200);
}

static void pieces(void **state)
{
    (void)state;
    struct hoshi_print p = printer(40, false);
    hoshi_print_text(&p, 2, "a b");
    hoshi_print_text(&p, 2, "");
    hoshi_print_text(&p, 2, NULL);
    assert_string_equal(out.p, "  a b\n");
    p = printer(40, true);
    hoshi_print_head(&p, HOSHI_MSG_SCORE_FINDINGS, NULL, NULL);
    assert_string_equal(out.p, "\033[1mFindings\n\033[0m");
    p = printer(40, false);
    hoshi_print_field(&p, HOSHI_MSG_EXPLAIN_WHY, "because");
    hoshi_print_field(&p, HOSHI_MSG_EXPLAIN_WHY, "");
    assert_string_equal(out.p, "Why\n  because\n");
    p = printer(40, false);
    hoshi_print_steps(&p, "one\ntwo\n");
    hoshi_print_steps(&p, NULL);
    assert_string_equal(out.p, "  1. one\n  2. two\n");
    p = printer(40, false);
    hoshi_print_dash(&p, 2, "aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd");
    assert_string_equal(out.p, "  - aaaaaaaaaa bbbbbbbbbb cccccccccc\n    dddddddddd\n");
    p = printer(40, false);
    hoshi_print_cut(&p, 4, "星星星星星星星星星星星星星星星星星星星星\x1b");
    assert_string_equal(out.p, "    星星星星星星星星星星星星星星星星星…\n");
    hoshi_buf_release(&out);
}

static void parts_that_fail_make_the_whole_fail(void **state)
{
    (void)state;
    struct hoshi_print p = printer(40, false);
    struct hoshi_buf part;
    hoshi_buf_init(&part, 3);
    hoshi_buf_puts(&part, "abc");
    hoshi_print_drop(&p, &part);
    assert_false(out.failed);
    hoshi_buf_init(&part, 3);
    hoshi_buf_puts(&part, "abcd");
    hoshi_print_drop(&p, &part);
    assert_true(out.failed);
    hoshi_buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(widths),
        cmocka_unit_test(pieces),
        cmocka_unit_test(parts_that_fail_make_the_whole_fail),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
