/* CP932: everything that the C library can read of it is read the same, and nothing else is. */
#include "unit.h"

#include <iconv.h>

#include "base/cp932.h"
#include "base/str.h"

static iconv_t theirs;

static void must_agree(const char *bytes, size_t n)
{
    char want[16], *in = (char *)bytes, *to = want;
    size_t n_in = n, room = sizeof want;
    struct hoshi_buf got;
    hoshi_buf_init(&got, 0);
    (void)iconv(theirs, NULL, NULL, NULL, NULL);
    bool ok = iconv(theirs, &in, &n_in, &to, &room) != (size_t)-1;
    assert_int_equal(hoshi_cp932_to_utf8((struct hoshi_str){bytes, n}, &got), ok);
    if (ok) {
        assert_int_equal(got.n, sizeof want - room);
        assert_memory_equal(got.p, want, got.n);
    }
    hoshi_buf_release(&got);
}

static void one_and_two_bytes(void **state)
{
    (void)state;
    for (int a = 0; a < 256; a++) {
        must_agree((char[]){(char)a}, 1);
        for (int b = 0; b < 256; b++)
            must_agree((char[]){(char)a, (char)b}, 2);
    }
}

static void pairs_follow_each_other(void **state)
{
    (void)state;
    struct hoshi_buf got;
    hoshi_buf_init(&got, 0);
    assert_true(hoshi_cp932_to_utf8(hoshi_str_from("A\x93\xfa\x96\x7b\xb1\x87\x40~"), &got));
    assert_string_equal(got.p, "A日本ｱ①~");
    assert_false(hoshi_cp932_to_utf8(hoshi_str_from("\x93\xfa\x96"), &got)); /* cut off */
    hoshi_buf_clear(&got);
    assert_true(hoshi_cp932_to_utf8((struct hoshi_str){"", 0}, &got));
    assert_int_equal(got.n, 0);
    hoshi_buf_release(&got);
}

static int set_up(void **state)
{
    (void)state;
    theirs = iconv_open("UTF-8", "CP932");
    return theirs == (iconv_t)-1;
}

static int tear_down(void **state)
{
    (void)state;
    return iconv_close(theirs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_and_two_bytes),
        cmocka_unit_test(pairs_follow_each_other),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
