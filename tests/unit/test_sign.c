/* Keys, signatures, DSSE: against texts that the minisign tool and the DSSE document give. */
#include "sign/base64.h"
#include "sign/dsse.h"
#include "sign/minisig.h"
#include "unit.h"

/* Made with minisign 0.11: -G -W, then -S with and without -l, over "hello\n". */
static const char secret_text[] = "untrusted comment: minisign unencrypted secret key\n"
                                  "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                                  "AAAAAAAAOYJPcinZiMkeQnUr/Ix2DsVkvQkZ"
                                  "/pnz9b4/xu8UXIpEpcJi3E831vL7rM5CUWdr3CgbxjS+ldaFGnmelVv5NAhRdh9/"
                                  "8Bn6AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                                  "AAAAAAAAA=\n";
static const char public_text[] = "untrusted comment: minisign public key C988D929724F8239\n"
                                  "RWQ5gk9yKdmIyfL7rM5CUWdr3CgbxjS+ldaFGnmelVv5NAhRdh9/8Bn6\n";
static const char signature_text[] =
    "untrusted comment: an untrusted comment\n"
    "RUQ5gk9yKdmIyb5fDbeu+O4aJlo4jfrS1wj47wd8Echlekaoron4yF87bIFwcrN/"
    "Fl886lZfMQUlvglrMhNrP4usouKoDH3UzAE=\n"
    "trusted comment: a trusted comment\n"
    "k853HMtoyYfLP9B9qF24jNo+LDXNTN/rH3bAKJyLZmY/XQkK3YsTDXJxB/b4yKv6mnlK2HhDDXdZ8ZXeeyZZDA==\n";
static const char legacy_text[] =
    "untrusted comment: signature from minisign secret key\n"
    "RWQ5gk9yKdmIyWOj+lAyDiZr8MSyodQ9V0KAs72f2egFwaTvQy4Ci5gnKaxzahgSLwNcJnvkFhyucW//"
    "Br5C7AzCxfz8NIMhpQc=\n"
    "trusted comment: legacy one\n"
    "huExBAaDsVqbqQAgQmW5xGsvADtCTkpXCkqxRLCPoxJDpwamqBz6acleBG2nKoZHbeZ/vR2mq78UgNzD5uXqDg==\n";
static const char message[] = "hello\n";

static struct hoshi_public_key public_key(void)
{
    struct hoshi_public_key key;
    assert_int_equal(hoshi_public_key_read(str_of(public_text), &key), HOSHI_KEY_OK);
    return key;
}

static struct hoshi_secret_key secret_key(void)
{
    struct hoshi_secret_key key;
    assert_int_equal(hoshi_secret_key_read(str_of(secret_text), str_of(""), &key), HOSHI_KEY_OK);
    return key;
}

static void pae_is_that_of_the_document(void **state)
{
    (void)state;
    static const struct {
        const char *type, *payload, *pae;
    } row[] = {
        {"http://example.com/HelloWorld", "hello world",
         "DSSEv1 29 http://example.com/HelloWorld 11 hello world"}, /* DSSE protocol.md */
        {"", "", "DSSEv1 0  0 "},
        {"application/example", "★",
         "DSSEv1 19 application/example 3 ★"}, /* bytes, not characters */
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        hoshi_dsse_pae(row[i].type, str_of(row[i].payload), &b);
        assert_string_equal(b.p, row[i].pae);
        hoshi_buf_release(&b);
    }
}

static void dsse_signs_type_and_payload(void **state)
{
    (void)state;
    struct hoshi_secret_key secret = secret_key();
    struct hoshi_public_key public = public_key();
    uint8_t sig[64];
    assert_true(hoshi_dsse_sign(&secret, "a/b", str_of("payload"), sig));
    assert_true(hoshi_dsse_verify(&public, "a/b", str_of("payload"), sig));
    assert_false(hoshi_dsse_verify(&public, "a/c", str_of("payload"), sig));
    assert_false(hoshi_dsse_verify(&public, "a/b", str_of("payloae"), sig));
    sig[0] ^= 1;
    assert_false(hoshi_dsse_verify(&public, "a/b", str_of("payload"), sig));
}

static void keys_of_minisign_are_read(void **state)
{
    (void)state;
    struct hoshi_secret_key secret = secret_key();
    struct hoshi_public_key public = public_key(), derived = hoshi_public_of(&secret), bare;
    char id[HOSHI_KEY_ID_BYTES];
    assert_memory_equal(&public, &derived, sizeof public);
    hoshi_key_id_text(public.id, id);
    assert_string_equal(id, "C988D929724F8239");
    assert_int_equal(hoshi_public_key_read(
                         str_of("RWQ5gk9yKdmIyfL7rM5CUWdr3CgbxjS+ldaFGnmelVv5NAhRdh9/8Bn6"), &bare),
                     HOSHI_KEY_OK);
    assert_memory_equal(&public, &bare, sizeof public);
}

static void keys_are_written_as_minisign_does(void **state)
{
    (void)state;
    struct hoshi_secret_key secret = secret_key();
    struct hoshi_public_key public = public_key();
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    assert_int_equal(hoshi_secret_key_put(&secret, str_of(""), HOSHI_KEY_QUICK, &b), HOSHI_KEY_OK);
    assert_string_equal(b.p, secret_text);
    hoshi_buf_clear(&b);
    hoshi_public_key_put(&public, &b);
    assert_string_equal(b.p, public_text);
    hoshi_buf_release(&b);
}

static void a_password_opens_only_its_key(void **state)
{
    (void)state;
    struct hoshi_secret_key secret, again;
    struct hoshi_public_key public;
    struct hoshi_buf b;
    bool encrypted = false;
    assert_int_equal(hoshi_key_generate(&secret, &public), HOSHI_KEY_OK);
    hoshi_buf_init(&b, 0);
    assert_int_equal(hoshi_secret_key_put(&secret, str_of("合言葉"), HOSHI_KEY_QUICK, &b),
                     HOSHI_KEY_OK);
    struct hoshi_str text = {b.p, b.n};
    assert_int_equal(hoshi_secret_key_is_encrypted(text, &encrypted), HOSHI_KEY_OK);
    assert_true(encrypted);
    assert_int_equal(hoshi_secret_key_read(text, str_of("合言葉"), &again), HOSHI_KEY_OK);
    assert_memory_equal(&secret, &again, sizeof secret);
    assert_int_equal(hoshi_secret_key_read(text, str_of("合言"), &again), HOSHI_KEY_PASSWORD);
    assert_int_equal(hoshi_secret_key_read(text, str_of(""), &again), HOSHI_KEY_PASSWORD);
    hoshi_buf_wipe(&b);
}

static void a_costly_key_is_refused(void **state)
{
    (void)state;
    uint8_t raw[158] = {'E', 'd', 'S', 'c', 'B', '2'};
    struct hoshi_secret_key key;
    struct hoshi_buf b;
    memset(raw + 38, 0xff, 16);
    hoshi_buf_init(&b, 0);
    hoshi_buf_puts(&b, "untrusted comment: x\n");
    hoshi_base64_put(&b, raw, sizeof raw);
    assert_int_equal(hoshi_secret_key_read((struct hoshi_str){b.p, b.n}, str_of("p"), &key),
                     HOSHI_KEY_LIMIT);
    hoshi_buf_release(&b);
}

/* Every prefix and every changed byte of a key file: refused, or the same key. */
static void damaged_keys_are_refused(void **state)
{
    (void)state;
    struct hoshi_secret_key key, good = secret_key();
    struct hoshi_public_key public, good_public = public_key();
    for (size_t n = 0; n + 2 < sizeof secret_text; n++)
        assert_int_not_equal(
            hoshi_secret_key_read((struct hoshi_str){secret_text, n}, str_of(""), &key),
            HOSHI_KEY_OK);
    size_t body = sizeof "untrusted comment: minisign unencrypted secret key\n" - 1;
    for (size_t i = body; i + 1 < sizeof secret_text; i++) {
        char text[sizeof secret_text];
        memcpy(text, secret_text, sizeof text);
        text[i] = text[i] == 'A' ? 'B' : 'A';
        enum hoshi_key_rc rc = hoshi_secret_key_read(str_of(text), str_of(""), &key);
        /* The key id is no part of what is checked; salt and costs are not used. */
        if (rc == HOSHI_KEY_OK)
            assert_memory_equal(key.key, good.key, sizeof key.key);
    }
    for (size_t n = 0; n + 2 < sizeof public_text; n++)
        assert_int_not_equal(hoshi_public_key_read((struct hoshi_str){public_text, n}, &public),
                             HOSHI_KEY_OK);
    (void)good_public;
}

static void signatures_of_minisign_verify(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool legacy;
    } row[] = {{signature_text, false}, {legacy_text, true}};
    struct hoshi_public_key public = public_key();
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_minisig sig;
        struct hoshi_buf again;
        assert_int_equal(hoshi_minisig_read(str_of(row[i].text), &sig), HOSHI_KEY_OK);
        assert_int_equal(sig.legacy, row[i].legacy);
        assert_true(hoshi_minisig_verify(&sig, &public, str_of(message)));
        assert_false(hoshi_minisig_verify(&sig, &public, str_of("hello")));
        hoshi_buf_init(&again, 0);
        hoshi_minisig_put_again(&sig, &again);
        assert_string_equal(again.p, row[i].text);
        hoshi_buf_release(&again);
    }
}

static void signatures_are_those_of_minisign(void **state)
{
    (void)state;
    struct hoshi_secret_key secret = secret_key();
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    hoshi_minisig_put(&secret, str_of(message), "an untrusted comment", "a trusted comment", false,
                      &b);
    assert_string_equal(b.p, signature_text);
    hoshi_buf_clear(&b);
    hoshi_minisig_put(&secret, str_of(message), "signature from minisign secret key", "legacy one",
                      true, &b);
    assert_string_equal(b.p, legacy_text);
    hoshi_buf_release(&b);
}

/* The untrusted comment is what its name says; everything else is held. */
static void every_other_byte_of_a_signature_counts(void **state)
{
    (void)state;
    struct hoshi_public_key public = public_key();
    size_t first = strcspn(signature_text, "\n") + 1;
    for (size_t i = first; i + 1 < sizeof signature_text; i++) {
        char text[sizeof signature_text];
        struct hoshi_minisig sig;
        memcpy(text, signature_text, sizeof text);
        text[i] ^= 1;
        if (hoshi_minisig_read(str_of(text), &sig) == HOSHI_KEY_OK)
            assert_false(hoshi_minisig_verify(&sig, &public, str_of(message)));
    }
}

static void base64_is_strict(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool url, ok;
    } row[] = {
        {"", false, true},
        {"AAAA", false, true},
        {"AA==", false, true},
        {"AB==", false, false},
        {"AA=", false, false},
        {"AA", false, false},
        {"A-_A", false, false},
        {"A-_A", true, true},
        {"AA==\n", false, false},
        {" AA==", false, false},
        {"-w==", true, true},
        {"-w", true, true},
        {"=AAA", false, false},
        {"A\xc8\x8c"
         "A",
         false, false},
        {"AA\xc3\xa9", true, false},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        uint8_t out[16];
        size_t n;
        assert_row(hoshi_base64_get(str_of(row[i].text), row[i].url, out, sizeof out, &n) ==
                       row[i].ok,
                   row[i].text);
    }
    uint8_t small[2];
    size_t n;
    assert_false(hoshi_base64_get(str_of("AAAA"), false, small, sizeof small, &n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pae_is_that_of_the_document),
        cmocka_unit_test(dsse_signs_type_and_payload),
        cmocka_unit_test(keys_of_minisign_are_read),
        cmocka_unit_test(keys_are_written_as_minisign_does),
        cmocka_unit_test(a_password_opens_only_its_key),
        cmocka_unit_test(a_costly_key_is_refused),
        cmocka_unit_test(damaged_keys_are_refused),
        cmocka_unit_test(signatures_of_minisign_verify),
        cmocka_unit_test(signatures_are_those_of_minisign),
        cmocka_unit_test(every_other_byte_of_a_signature_counts),
        cmocka_unit_test(base64_is_strict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
