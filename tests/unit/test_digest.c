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

/* Over pieces of every size, and asked for in between: the state goes on. */
static void pieces_give_the_digest_of_the_whole(void **state)
{
    (void)state;
    char text[1000], want[HOSHI_SHA256_HEX_BYTES], got[HOSHI_SHA256_HEX_BYTES];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * 7);
    for (size_t piece = 1; piece <= sizeof text; piece = piece < 70 ? piece + 1 : piece * 3) {
        struct hoshi_sha256 h;
        hoshi_sha256_start(&h);
        hoshi_sha256_end(&h, got);
        hoshi_sha256_hex(STR(""), want);
        assert_string_equal(got, want);
        for (size_t at = 0; at < sizeof text; at += piece) {
            size_t n = sizeof text - at < piece ? sizeof text - at : piece;
            hoshi_sha256_add(&h, (struct hoshi_str){text + at, n});
            hoshi_sha256_end(&h, got);
            hoshi_sha256_hex((struct hoshi_str){text, at + n}, want);
            assert_string_equal(got, want);
        }
    }
}

/* echo -n abc | sha256sum, as base64 and as the first eight bytes. */
static void other_forms(void **state)
{
    (void)state;
    char text[HOSHI_SHA256_BASE64_BYTES];
    hoshi_sha256_base64(STR("abc"), text);
    assert_string_equal(text, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    assert_true(hoshi_sha256_number(STR("abc")) == 0xba7816bf8f01cfeau);
    assert_true(hoshi_crypto_start());
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(known_digests),
        cmocka_unit_test(pieces_give_the_digest_of_the_whole),
        cmocka_unit_test(other_forms),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
