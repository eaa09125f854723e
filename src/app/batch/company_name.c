#include "app/batch/company_name.h"

#include <string.h>

#include "base/id_key.h"
#include "base/str.h"

/* In front of a name or behind it; longer ones first. */
static const char *const legal_form[] = {
    "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "株",  "有",  "合", "corporation",
    "company",  "limited",  "gmbh",     "corp",     "inc",      "llc", "ltd", "co", "kk",
};

/* True when form was taken from one end of the key. */
static bool take_form(struct hoshi_str *key, const char *form)
{
    struct hoshi_buf f;
    hoshi_buf_init(&f, 0);
    hoshi_id_key(hoshi_str_from(form), &f);
    bool fits = f.n != 0 && f.n < key->n;
    bool behind = fits && memcmp(key->p + key->n - f.n, f.p, f.n) == 0;
    bool in_front =
        fits && !behind && (unsigned char)form[0] >= 0x80 && memcmp(key->p, f.p, f.n) == 0;
    key->p += in_front ? f.n : 0;
    key->n -= in_front || behind ? f.n : 0;
    hoshi_buf_release(&f);
    return in_front || behind;
}

static struct hoshi_str without_form(struct hoshi_str key)
{
    for (size_t i = 0; i < sizeof legal_form / sizeof legal_form[0];)
        i = take_form(&key, legal_form[i]) ? 0 : i + 1; /* "Co., Ltd." */
    return key;
}

static bool is_latin(struct hoshi_str key)
{
    for (size_t i = 0; i < key.n; i++) {
        if ((unsigned char)key.p[i] >= 0x80)
            return false;
    }
    return true;
}

bool hoshi_company_names_differ(struct hoshi_str a, struct hoshi_str b)
{
    struct hoshi_buf ka, kb;
    hoshi_buf_init(&ka, 0);
    hoshi_buf_init(&kb, 0);
    hoshi_id_key(a, &ka);
    hoshi_id_key(b, &kb);
    struct hoshi_str x = without_form((struct hoshi_str){ka.p, ka.n});
    struct hoshi_str y = without_form((struct hoshi_str){kb.p, kb.n});
    bool comparable =
        !ka.failed && !kb.failed && x.n != 0 && y.n != 0 && is_latin(x) == is_latin(y);
    bool differ =
        comparable && memmem(x.p, x.n, y.p, y.n) == NULL && memmem(y.p, y.n, x.p, x.n) == NULL;
    hoshi_buf_release(&ka);
    hoshi_buf_release(&kb);
    return differ;
}
