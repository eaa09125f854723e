/* A catalogue that extends another: rows, references, stars that are none of the scheme. */
#include "load.h"

#define AS_OF hoshi_date_from_ymd(2026, 11, 23)

static struct loaded l;

static int set_up(void **state)
{
    struct hoshi_input in;
    (void)state;
    loaded_init(&l);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "scs5", &in), HOSHI_OK);
    must_load(&l, hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat));
    load_policies(&l);
    load_frameworks(&l);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

static void rows_of_both_are_there(void **state)
{
    (void)state;
    struct loaded scs;
    load_builtin(&scs);
    assert_int_equal(l.diags.n, 0);
    assert_int_equal(l.cat->n_criterion, scs.cat->n_criterion + 60);
    assert_int_equal(l.cat->n_requirement, scs.cat->n_requirement + 19);
    assert_int_equal(l.cat->n_condition, scs.cat->n_condition + 3);
    assert_string_equal(l.cat->base->name, scs.cat->name);
    assert_string_equal(l.cat->base->sha256, scs.cat->sha256);
    for (size_t i = 0; i < scs.cat->n_criterion; i++) {
        const struct hoshi_criterion *a = scs.cat->criterion[i], *b = l.cat->criterion[i];
        assert_string_equal(a->id.s, b->id.s);
        assert_true(a->index == b->index && a->condition == b->condition && a->star == b->star &&
                    a->n_before == b->n_before && b->requirement->group >= l.cat->group &&
                    b->requirement->group < l.cat->group + l.cat->n_group);
    }
    for (size_t i = 0; i < l.cat->n_level; i++)
        assert_int_equal(l.cat->level[i].provisional, l.cat->level[i].star == 5);
    assert_int_equal(hoshi_catalog_check_refs(l.cat, l.fw, l.n_fw, &l.diags), HOSHI_OK);
    loaded_release(&scs);
}

/* Every row of the preview says what it was made from and how sure it is; it builds on the scheme,
 * but for the four that have nothing below them. */
static void rows_of_the_preview_say_where_they_are_from(void **state)
{
    (void)state;
    size_t n_alone = 0;
    for (size_t i = 0; i < l.cat->n_criterion; i++) {
        const struct hoshi_criterion *c = l.cat->criterion[i];
        if (c->star < 5)
            continue;
        assert_row(c->source != NULL && c->reason.v[HOSHI_LANG_JA] != NULL, c->id.s);
        assert_row(c->confidence == HOSHI_CONFIDENCE_HIGH ||
                       c->confidence == HOSHI_CONFIDENCE_MEDIUM,
                   c->id.s);
        n_alone += c->builds_on.n == 0;
    }
    assert_int_equal(n_alone, 4);
}

/* All criteria up to a star met but one, by index; the rest unmet. */
static struct hoshi_result judged(uint8_t star, size_t but)
{
    struct hoshi_buf sheet;
    struct hoshi_result r;
    hoshi_buf_init(&sheet, 0);
    hoshi_buf_puts(&sheet, "answers:\n");
    for (size_t i = 0; i < l.cat->n_criterion; i++) {
        hoshi_buf_puts(&sheet, "  ");
        hoshi_buf_puts(&sheet, l.cat->criterion[i]->id.s);
        hoshi_buf_puts(&sheet,
                       l.cat->criterion[i]->star <= star && i != but ? ": met\n" : ": unmet\n");
    }
    must_load(&l, load_sheet(&l, sheet.p, AS_OF));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
    hoshi_buf_release(&sheet);
    return r;
}

/* Neither what is met nor what is met above a gap makes a preview a star of the scheme. */
static void a_preview_is_no_star_of_the_scheme(void **state)
{
    (void)state;
    static const struct {
        uint8_t met;
        size_t but;
        uint8_t star, provisional;
    } row[] = {{5, SIZE_MAX, 4, 5},
               {4, SIZE_MAX, 4, 0},
               {3, SIZE_MAX, 3, 0},
               {0, SIZE_MAX, 0, 0},
               {5, 0, 3, 0}};
    assert_int_equal(l.cat->criterion[0]->star, 4);
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_result r = judged(row[i].met, row[i].but);
        assert_int_equal(r.star, row[i].star);
        assert_int_equal(r.star_firm, row[i].star);
        assert_int_equal(r.star_provisional, row[i].provisional);
    }
}

/* What is exported is what its file says, and needs its base again. */
static void an_export_comes_back_on_its_base(void **state)
{
    (void)state;
    struct hoshi_buf once, again;
    struct loaded w;
    hoshi_buf_init(&once, 0);
    hoshi_buf_init(&again, 0);
    loaded_init(&w);
    assert_int_equal(hoshi_catalog_json(l.cat, &once), HOSHI_OK);
    struct hoshi_input in = {.name = "c.json", .bytes = {once.p, once.n}};
    assert_int_equal(hoshi_catalog_load(&in, &w.arena, &w.diags, &w.cat), HOSHI_E_INVALID);
    assert_true(has_code(&w.diags, "HS1212"));
    loaded_release(&w);
    loaded_init(&w);
    in.shelf = &hoshi_builtin_shelf;
    must_load(&w, hoshi_catalog_load(&in, &w.arena, &w.diags, &w.cat));
    assert_int_equal(w.cat->n_criterion, l.cat->n_criterion);
    assert_int_equal(hoshi_catalog_json(w.cat, &again), HOSHI_OK);
    assert_string_equal(once.p, again.p);
    loaded_release(&w);
    hoshi_buf_release(&once);
    hoshi_buf_release(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_both_are_there),
        cmocka_unit_test(rows_of_the_preview_say_where_they_are_from),
        cmocka_unit_test(a_preview_is_no_star_of_the_scheme),
        cmocka_unit_test(an_export_comes_back_on_its_base),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
