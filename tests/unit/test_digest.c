/* SHA-256 as everybody else computes it (FIPS 180-4 examples). */
#include "unit.h"

#include "base/digest.h"

static void known_digests(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hex;
    } row[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        char hex[HOSHI_SHA256_HEX_BYTES];
        hoshi_sha256_hex(str_of(row[i].text), hex);
        assert_string_equal(hex, row[i].hex);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {cmocka_unit_test(known_digests)};
    return cmocka_run_group_tests(test, NULL, NULL);
}
