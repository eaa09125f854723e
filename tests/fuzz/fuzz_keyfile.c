/* Keys and signature files: no crash, and what is read is written again as it was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "sign/minisig.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hoshi_str text = {(const char *)data, size};
    struct hoshi_public_key public;
    struct hoshi_secret_key secret;
    struct hoshi_minisig sig;
    struct hoshi_buf out;
    bool encrypted;
    hoshi_buf_init(&out, 0);
    if (hoshi_public_key_read(text, &public) == HOSHI_KEY_OK) {
        struct hoshi_public_key again;
        hoshi_public_key_put(&public, &out);
        MUST(hoshi_public_key_read((struct hoshi_str){out.p, out.n}, &again) == HOSHI_KEY_OK);
        MUST(memcmp(&public, &again, sizeof public) == 0);
    }
    if (hoshi_secret_key_is_encrypted(text, &encrypted) == HOSHI_KEY_OK) {
        enum hoshi_key_rc rc = hoshi_secret_key_read(text, (struct hoshi_str){"", 0}, &secret);
        MUST(!encrypted || rc != HOSHI_KEY_OK); /* never opened without its password */
    }
    if (hoshi_minisig_read(text, &sig) == HOSHI_KEY_OK) {
        struct hoshi_public_key none = {{0}, {0}};
        hoshi_buf_clear(&out);
        hoshi_minisig_put_again(&sig, &out);
        MUST(!out.failed && out.n >= size); /* equal but for a last line end that was missing */
        MUST(memcmp(out.p, data, size) == 0);
        memcpy(none.id, sig.id, sizeof none.id);
        MUST(!hoshi_minisig_verify(&sig, &none, text));
    }
    hoshi_buf_release(&out);
    return 0;
}
