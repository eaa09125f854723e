/* Looking things up. */
#include "load.h"

static void finds_what_is_there(void **state)
{
    (void)state;
    struct loaded l;
    load_small(&l);
    for (size_t i = 0; i < l.cat->n_criterion; i++)
        assert_ptr_equal(hoshi_catalog_find(l.cat, l.cat->criterion[i]->id.s), l.cat->criterion[i]);
    for (size_t i = 0; i < l.cat->n_requirement; i++)
        assert_ptr_equal(hoshi_catalog_find_requirement(l.cat, l.cat->requirement[i]->id.s),
                         l.cat->requirement[i]);
    for (size_t i = 0; i < l.cat->n_condition; i++)
        assert_int_equal(hoshi_catalog_find_condition(l.cat, l.cat->condition[i].id.s), i);
    static const char *const nothing[] = {"",         "1",       "1-1-1-", "1-1-1-10",
                                          "1-1-1-1 ", "9-9-9-9", "zz",     "１"};
    for (size_t i = 0; i < LENGTH(nothing); i++) {
        assert_null(hoshi_catalog_find(l.cat, nothing[i]));
        assert_null(hoshi_catalog_find_requirement(l.cat, nothing[i]));
        assert_int_equal(hoshi_catalog_find_condition(l.cat, nothing[i]), -1);
        for (size_t f = 0; f < l.n_fw; f++)
            assert_true(hoshi_framework_find(l.fw[f], nothing[i]) == NULL ||
                        strcmp(nothing[i], "1") == 0);
    }
    for (size_t f = 0; f < l.n_fw; f++) {
        for (size_t i = 0; i < l.fw[f]->n_entry; i++)
            assert_ptr_equal(hoshi_framework_find(l.fw[f], l.fw[f]->entry[i].id.s),
                             &l.fw[f]->entry[i]);
    }
    const struct hoshi_requirement *req = hoshi_catalog_find_requirement(l.cat, "1-1-1");
    assert_int_equal(hoshi_requirement_refs(req, "directive")->id.n, 2);
    assert_null(hoshi_requirement_refs(req, "iso27001"));
    assert_null(hoshi_requirement_refs(hoshi_catalog_find_requirement(l.cat, "2-1-1"), "cpsf"));
    loaded_release(&l);
}

static void empty_ones_hold_nothing(void **state)
{
    (void)state;
    struct hoshi_catalog cat = {0};
    struct hoshi_framework fw = {0};
    assert_null(hoshi_catalog_find(&cat, "1"));
    assert_null(hoshi_catalog_find_requirement(&cat, "1"));
    assert_int_equal(hoshi_catalog_find_condition(&cat, "1"), -1);
    assert_null(hoshi_framework_find(&fw, "1"));
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(finds_what_is_there),
        cmocka_unit_test(empty_ones_hold_nothing),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
