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

/* 110 of SP 800-171, 17 of them level 1; all weights together lead from 110 to -203. */
static void cmmc_counts(void **state)
{
    (void)state;
    static const char *const never_open[] = {"3.1.20", "3.1.22", "3.12.4",
                                             "3.10.3", "3.10.4", "3.10.5"};
    struct loaded l;
    load_scheme(&l, "cmmc");
    size_t n_l1 = 0, n_of[6] = {0}, n_open = 0, n_state = 0;
    int32_t sum = 0;
    for (size_t i = 0; i < l.cat->n_criterion; i++) {
        const struct hoshi_criterion *k = l.cat->criterion[i];
        n_l1 += k->star == 1;
        n_of[k->weight]++;
        sum += k->weight;
        n_open += k->may_stay_open;
        n_state += k->n_state;
        assert_true(!k->may_stay_open || k->weight == 1);
    }
    assert_int_equal(count(l.cat).all, 110);
    assert_int_equal(n_l1, 17);
    assert_int_equal(n_of[5], 42 + 2); /* 3.5.3 and 3.13.11 take 5, or 3 in a state */
    assert_int_equal(n_of[3], 14);
    assert_int_equal(n_of[1], 51);
    assert_int_equal(n_of[0], 1);
    assert_int_equal(sum, 313);
    assert_int_equal(l.cat->deduction->max - sum, l.cat->deduction->min);
    assert_int_equal(l.cat->deduction->conditional, 88);
    assert_int_equal(n_state, 2);
    assert_int_equal(hoshi_catalog_find(l.cat, "3.5.3")->state[0].weight, 3);
    assert_true(hoshi_catalog_find(l.cat, "3.13.11")->state[0].may_stay_open);
    assert_false(hoshi_catalog_find(l.cat, "3.5.3")->state[0].may_stay_open);
    for (size_t i = 0; i < LENGTH(never_open); i++)
        assert_false(hoshi_catalog_find(l.cat, never_open[i])->may_stay_open);
    assert_int_equal(n_open, 46); /* of the 51, without the five of one point that never may */
    assert_true(hoshi_catalog_find(l.cat, "3.12.4")->blocker);
    assert_int_equal(count(l.cat).may_be_absent, 109);
    loaded_release(&l);
}

/* 152 rows in eight strategies; different controls of each level 46, 87, 123: some stand in several
 * strategies. Three rows are replaced at level 3. */
static void essential_eight_counts(void **state)
{
    (void)state;
    static const size_t want_row[] = {48, 107, 149}, want_control[] = {46, 87, 123};
    static const char *const until[] = {"PA-ISM-1691", "POS-ISM-1695", "MFA-ISM-1873"};
    struct loaded l;
    load_scheme(&l, "essential-eight");
    assert_int_equal(count(l.cat).all, 152);
    assert_int_equal(l.cat->n_group, 8);
    for (uint8_t star = 1; star <= 3; star++) {
        size_t n_row = 0, n_control = 0;
        for (size_t i = 0; i < l.cat->n_criterion; i++) {
            const struct hoshi_criterion *k = l.cat->criterion[i];
            bool again = false;
            if (!hoshi_criterion_counts(k, star))
                continue;
            for (size_t b = 0; b < i; b++)
                again = again || (hoshi_criterion_counts(l.cat->criterion[b], star) &&
                                  strcmp(strstr(l.cat->criterion[b]->id.s, "ISM-"),
                                         strstr(k->id.s, "ISM-")) == 0);
            n_row++;
            n_control += !again;
        }
        assert_int_equal(n_row, want_row[star - 1]);
        assert_int_equal(n_control, want_control[star - 1]);
    }
    for (size_t i = 0; i < LENGTH(until); i++)
        assert_int_equal(hoshi_catalog_find(l.cat, until[i])->until, 2);
    assert_int_not_equal(l.cat->ends, 0);
    loaded_release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jc_star_counts),
        cmocka_unit_test(cyber_essentials_counts),
        cmocka_unit_test(cmmc_counts),
        cmocka_unit_test(essential_eight_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
