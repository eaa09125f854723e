/* SHA-1 against the examples of its standard, and over every length around its blocks. */
#include "unit.h"

#include "base/sha1.h"
#include "base/str.h"

static void must_be(struct hoshi_str first, struct hoshi_str second, const char *hex)
{
    uint8_t digest[HOSHI_SHA1_BYTES];
    char text[2 * HOSHI_SHA1_BYTES + 1];
    hoshi_sha1(first, second, digest);
    for (size_t i = 0; i < HOSHI_SHA1_BYTES; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    assert_string_equal(text, hex);
}

/* NIST, "SHA-1" of the examples with intermediate values; the empty text and a million of 'a' of
 * the same suite. */
static void the_examples_of_the_standard(void **state)
{
    (void)state;
    static char many[1000000];
    struct hoshi_str none = {"", 0};
    must_be(none, none, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    must_be(hoshi_str_from("abc"), none, "a9993e364706816aba3e25717850c26c9cd0d89d");
    must_be(hoshi_str_from("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), none,
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    memset(many, 'a', sizeof many);
    must_be((struct hoshi_str){many, sizeof many}, none,
            "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

/* Where the text is cut does not matter. */
static void two_texts_are_one(void **state)
{
    (void)state;
    static const char text[200] = "0123456789abcdef";
    for (size_t n = 0; n <= sizeof text; n++) {
        uint8_t whole[HOSHI_SHA1_BYTES], cut[HOSHI_SHA1_BYTES];
        hoshi_sha1((struct hoshi_str){text, sizeof text}, (struct hoshi_str){"", 0}, whole);
        hoshi_sha1((struct hoshi_str){text, n}, (struct hoshi_str){text + n, sizeof text - n}, cut);
        assert_memory_equal(whole, cut, sizeof whole);
    }
}

/* python3 -c 'import hashlib; h = hashlib.sha1()
 * for n in range(130): h.update(hashlib.sha1(b"x" * n).digest())
 * print(h.hexdigest())' */
static void every_length_around_a_block(void **state)
{
    (void)state;
    static char all[130 * HOSHI_SHA1_BYTES], text[130];
    memset(text, 'x', sizeof text);
    for (size_t n = 0; n < 130; n++)
        hoshi_sha1((struct hoshi_str){text, n}, (struct hoshi_str){"", 0},
                   (uint8_t *)all + n * HOSHI_SHA1_BYTES);
    must_be((struct hoshi_str){all, sizeof all}, (struct hoshi_str){"", 0},
            "917e149b75e688b99b568bb19d9a8970db0ffe1c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_standard),
        cmocka_unit_test(two_texts_are_one),
        cmocka_unit_test(every_length_around_a_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
