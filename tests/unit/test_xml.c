/* Foreign text in XML: nothing of it is a mark, and what XML cannot hold is replaced. */
#include "report/xml.h"
#include "unit.h"

#define NO "\xef\xbf\xbd"

static void check(const char *text, const char *want)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    hoshi_buf_puts(&out, ":");
    hoshi_xml_text(&out, text);
    assert_string_equal(out.p + 1, want);
    hoshi_buf_release(&out);
}

static void signs_are_escaped(void **state)
{
    (void)state;
    check("<a href=\"x\">&amp;</a> ]]> --> '",
          "&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt; ]]&gt; "
          "--&gt; '");
    check("a\nb\tc\rd", "a&#10;b&#9;c&#13;d");
    check("\u8ca1\u5e2b \u0645 \U0001f600", "\u8ca1\u5e2b \u0645 \U0001f600");
    check("", "");
    check(NULL, "");
}

static void what_xml_cannot_hold_is_replaced(void **state)
{
    (void)state;
    check("a\x01"
          "b\x1f"
          "c",
          "a" NO "b" NO "c");
    check("\xef\xbf\xbe \xef\xbf\xbf", NO " " NO);
    check("\xff\xc3 \xe3\x81", NO NO " " NO NO);
    check("\xed\xa0\x80", NO NO NO); /* half of a pair */
}

static void an_attribute_is_quoted(void **state)
{
    struct hoshi_buf out;
    (void)state;
    hoshi_buf_init(&out, 0);
    hoshi_xml_attribute(&out, "name", "\"><x y=\"");
    assert_string_equal(out.p, " name=\"&quot;&gt;&lt;x y=&quot;\"");
    hoshi_buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_are_escaped),
        cmocka_unit_test(what_xml_cannot_hold_is_replaced),
        cmocka_unit_test(an_attribute_is_quoted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
