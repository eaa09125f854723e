/* Prefixes of XML: what stands for what, where, and what is too much. */
#include "unit.h"

#include "ooxml/names.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static struct hoshi_xml_names names;

static bool begin(unsigned depth, const char *name, const char *uri)
{
    const char *attributes[] = {"r", "1", name, uri, "xmlnsx", MAIN, NULL};
    return hoshi_xml_names_begin(&names, depth, attributes);
}

static int start(void **state)
{
    (void)state;
    names = (struct hoshi_xml_names){.n = 0};
    return 0;
}

static void nothing_is_said(void **state)
{
    (void)state;
    assert_string_equal(hoshi_xml_local(&names, "row"), "");
    assert_null(hoshi_xml_local(&names, "x:row"));
    assert_string_equal(hoshi_xml_local(&names, "xml:row"), "");
    assert_false(hoshi_xml_is_relation(&names, "id", "id"));
    assert_false(hoshi_xml_is_relation(&names, "r:id", "id"));
}

static void the_innermost_counts(void **state)
{
    (void)state;
    assert_true(begin(1, "xmlns", MAIN));
    assert_string_equal(hoshi_xml_local(&names, "row"), "row");
    assert_true(begin(2, "xmlns", "urn:other"));
    assert_string_equal(hoshi_xml_local(&names, "row"), "");
    assert_true(begin(3, "xmlns", ""));
    assert_string_equal(hoshi_xml_local(&names, "row"), "");
    assert_true(begin(4, "xmlns", STRICT));
    assert_string_equal(hoshi_xml_local(&names, "row"), "row");
    hoshi_xml_names_end(&names, 5); /* which has said nothing */
    assert_string_equal(hoshi_xml_local(&names, "row"), "row");
    hoshi_xml_names_end(&names, 4);
    hoshi_xml_names_end(&names, 3);
    assert_string_equal(hoshi_xml_local(&names, "row"), "");
    hoshi_xml_names_end(&names, 2);
    assert_string_equal(hoshi_xml_local(&names, "row"), "row");
    hoshi_xml_names_end(&names, 1);
    assert_string_equal(hoshi_xml_local(&names, "row"), "");
}

static void prefixes_stand_for_themselves_alone(void **state)
{
    (void)state;
    assert_true(begin(1, "xmlns:x", MAIN));
    assert_true(begin(1, "xmlns:x1", "urn:other"));
    assert_true(begin(1, "xmlns:r", RELATIONS));
    assert_string_equal(hoshi_xml_local(&names, "x:row"), "row");
    assert_string_equal(hoshi_xml_local(&names, "x1:row"), "");
    assert_null(hoshi_xml_local(&names, "x2:row"));
    assert_string_equal(hoshi_xml_local(&names, "row"), "");
    assert_true(hoshi_xml_is_relation(&names, "r:id", "id"));
    assert_false(hoshi_xml_is_relation(&names, "r:idx", "id"));
    assert_false(hoshi_xml_is_relation(&names, "x:id", "id"));
    assert_true(begin(2, "xmlns:x", "urn:other"));
    assert_string_equal(hoshi_xml_local(&names, "x:row"), "");
    hoshi_xml_names_end(&names, 2);
    assert_string_equal(hoshi_xml_local(&names, "x:row"), "row");
}

static void too_many_are_refused(void **state)
{
    (void)state;
    char name[HOSHI_XML_PREFIX_BYTES + 8];
    memset(name, 'p', sizeof name);
    memcpy(name, "xmlns:", 6);
    name[6 + HOSHI_XML_PREFIX_BYTES] = '\0';
    assert_false(begin(1, name, MAIN));
    name[6 + HOSHI_XML_PREFIX_BYTES - 1] = '\0';
    for (unsigned i = 0; i < HOSHI_XML_PREFIXES; i++)
        assert_true(begin(i + 1, name, MAIN));
    assert_false(begin(HOSHI_XML_PREFIXES + 1, name, MAIN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(nothing_is_said, start),
        cmocka_unit_test_setup(the_innermost_counts, start),
        cmocka_unit_test_setup(prefixes_stand_for_themselves_alone, start),
        cmocka_unit_test_setup(too_many_are_refused, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
