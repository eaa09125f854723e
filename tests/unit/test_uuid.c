/* Version 5 UUIDs against the values of the RFC and of other implementations. */
#include "unit.h"

#include "base/uuid.h"

/* RFC 9562, appendix A.4: "www.example.com" in the namespace for DNS names. */
static void the_example_of_the_rfc(void **state)
{
    (void)state;
    struct hoshi_uuid dns = {"6ba7b810-9dad-11d1-80b4-00c04fd430c8"};
    assert_string_equal(hoshi_uuid5(&dns, "www.example.com").text,
                        "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

/* python3 -c 'import uuid; print(uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/★"))' */
static void no_namespace_means_urls(void **state)
{
    (void)state;
    struct hoshi_uuid url = {"6ba7b811-9dad-11d1-80b4-00c04fd430c8"};
    assert_string_equal(hoshi_uuid5(NULL, "https://example.org/★").text,
                        hoshi_uuid5(&url, "https://example.org/★").text);
    assert_string_equal(hoshi_uuid5(NULL, "https://example.org/★").text,
                        "2ea11776-fec7-5362-ac64-787ef4fa6059");
    assert_string_equal(hoshi_uuid5(NULL, "").text, "1b4db7eb-4057-5ddf-91e0-36dec72071f5");
}

static void steps_keep_names_apart(void **state)
{
    (void)state;
    struct hoshi_uuid a = hoshi_uuid5(NULL, "a"), ab = hoshi_uuid5(NULL, "ab");
    struct hoshi_uuid a_bc = hoshi_uuid5(&a, "bc"), ab_c = hoshi_uuid5(&ab, "c");
    assert_string_not_equal(a_bc.text, ab_c.text);
    assert_int_equal(strlen(a_bc.text), 36);
    assert_int_equal(a_bc.text[14], '5');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_of_the_rfc),
        cmocka_unit_test(no_namespace_means_urls),
        cmocka_unit_test(steps_keep_names_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
