/* Ids that people took over by hand share a key; ids that are two suppliers do not. */
#include <hoshi/buf.h>

#include "unit.h"

#include "base/id_key.h"

static bool same(const char *a, const char *b)
{
    struct hoshi_buf ka, kb;
    hoshi_buf_init(&ka, 0);
    hoshi_buf_init(&kb, 0);
    hoshi_id_key(str_of(a), &ka);
    hoshi_id_key(str_of(b), &kb);
    bool same = ka.n == kb.n && ka.n != 0 && memcmp(ka.p, kb.p, ka.n) == 0;
    hoshi_buf_release(&ka);
    hoshi_buf_release(&kb);
    return same;
}

static void near_ids_share_a_key(void **state)
{
    (void)state;
    static const char *const row[][2] = {
        {"S-00042", "S-00042 "}, {"S-00042", "\xe3\x80\x80S-00042"}, /* a full-width space */
        {"S-00042", "s-00042"},  {"S-00042", "Ｓ－０００４２"},
        {"S-00042", "S‐00042"},  /* U+2010 */
        {"S-00042", "S−00042"},  /* U+2212 */
        {"S-00042", "Sー00042"}, /* the long vowel mark */
        {"S-00042", "S00042"},   {"S-00042", "S_00042"},
        {"S-00042", "S-42"},                                   /* a spreadsheet */
        {"S-00042", "S-O0O42"},                                /* letters */
        {"A-101", "A-l0I"},      {"が-1", "か\xe3\x82\x99-1"}, /* decomposed */
        {"ガ-1", "ｶﾞ-1"},                                      /* half width */
        {"㈱甲", "(株)甲"},
    };
    for (size_t i = 0; i < LENGTH(row); i++)
        assert_row(same(row[i][0], row[i][1]), row[i][1]);
}

static void other_ids_do_not(void **state)
{
    (void)state;
    static const char *const row[][2] = {
        {"S-00042", "S-00043"},
        {"S-00042", "S-000420"},
        {"S-00042", "T-00042"},
        {"S-1002", "S-12"},
        {"甲", "乙"},
        {"が-1", "か-1"},
        {"", ""},
        {"000", "0"},
        {"-", " "},
        {"\xff", "\xff"},
    };
    for (size_t i = 0; i < LENGTH(row); i++)
        assert_row(!same(row[i][0], row[i][1]), row[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(near_ids_share_a_key),
        cmocka_unit_test(other_ids_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
