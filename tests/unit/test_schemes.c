/* What the built-in catalogues of other schemes count, and that no level of theirs is a star. */
#include "load.h"

static void load_scheme(struct loaded *l, const char *id)
{
    struct hoshi_input in;
    loaded_init(l);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, id, &in), HOSHI_OK);
    must_load(l, hoshi_catalog_load(&in, &l->arena, &l->diags, &l->cat));
    load_frameworks(l);
    assert_int_equal(hoshi_catalog_check_refs(l->cat, l->fw, l->n_fw, &l->diags), HOSHI_OK);
    assert_int_equal(l->diags.n, 0);
    assert_false(hoshi_catalog_has_stars(l->cat));
}

struct counts {
    size_t all, blocker, may_be_absent;
};

static struct counts count(const struct hoshi_catalog *cat)
{
    struct counts n = {cat->n_criterion, 0, 0};
    for (size_t i = 0; i < cat->n_criterion; i++) {
        n.blocker += cat->criterion[i]->blocker;
        n.may_be_absent += cat->criterion[i]->may_be_absent;
    }
    return n;
}

/* 16 requirements for a product; six of them may be "not applicable". */
static void jc_star_counts(void **state)
{
    (void)state;
    static const char *const absent[] = {"S1.1-01", "S1.1-02", "S1.1-03",
                                         "S1.1-04", "S1.1-08", "S1.1-12"};
    struct loaded l;
    load_scheme(&l, "jc-star-1");
    struct counts n = count(l.cat);
    assert_int_equal(n.all, 16);
    assert_int_equal(n.blocker, 0);
    assert_int_equal(n.may_be_absent, LENGTH(absent));
    for (size_t i = 0; i < LENGTH(absent); i++)
        assert_true(hoshi_catalog_find(l.cat, absent[i])->may_be_absent);
    assert_int_equal(l.cat->subject, HOSHI_SUBJECT_PRODUCT);
    loaded_release(&l);
}

/* 48; the three automatic fails stand in four rows. */
static void cyber_essentials_counts(void **state)
{
    (void)state;
    static const char *const blocker[] = {"CE-UP-04", "CE-UP-05", "CE-UP-06", "CE-AC-05"};
    struct loaded l;
    load_scheme(&l, "cyber-essentials");
    struct counts n = count(l.cat);
    assert_int_equal(n.all, 48);
    assert_int_equal(n.blocker, LENGTH(blocker));
    for (size_t i = 0; i < LENGTH(blocker); i++)
        assert_true(hoshi_catalog_find(l.cat, blocker[i])->blocker);
    loaded_release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jc_star_counts),
        cmocka_unit_test(cyber_essentials_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
