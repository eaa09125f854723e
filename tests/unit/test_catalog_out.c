/* A catalogue written and read again: catalog_json.c, catalog_text.c and the blank sheets. */
#include "load.h"
#include <hoshi/report_sheet.h>

static struct loaded builtin, small;

static int set_up(void **state)
{
    (void)state;
    load_builtin(&builtin);
    load_small(&small);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&builtin);
    loaded_release(&small);
    return 0;
}

static void export_comes_back_the_same(void **state)
{
    (void)state;
    struct loaded *const all[] = {&builtin, &small};
    for (size_t i = 0; i < LENGTH(all); i++) {
        struct hoshi_buf b, again;
        struct loaded w;
        hoshi_buf_init(&b, 0);
        hoshi_buf_init(&again, 0);
        loaded_init(&w);
        assert_int_equal(hoshi_catalog_json(all[i]->cat, &b), HOSHI_OK);
        struct hoshi_input in = {.name = "c.json", .bytes = {b.p, b.n}};
        must_load(&w, hoshi_catalog_load(&in, &w.arena, &w.diags, &w.cat));
        assert_int_equal(w.diags.n, 0);
        assert_int_equal(hoshi_catalog_json(w.cat, &again), HOSHI_OK);
        assert_string_equal(b.p, again.p);
        assert_int_equal(w.cat->n_criterion, all[i]->cat->n_criterion);
        for (size_t k = 0; k < w.cat->n_criterion;
             k++) { /* also what the JSON writer might leave out */
            const struct hoshi_criterion *a = all[i]->cat->criterion[k], *c = w.cat->criterion[k];
            assert_true(a->n_item == c->n_item && a->n_branch == c->n_branch &&
                        a->n_evidence == c->n_evidence && a->frequency == c->frequency &&
                        a->condition == c->condition && a->star == c->star &&
                        a->effort == c->effort && a->owner == c->owner &&
                        a->refers_to.n == c->refers_to.n && a->borrows.n == c->borrows.n);
            const struct hoshi_text *const from[] = {&a->text, &a->question, &a->why, &a->how,
                                                     &a->note};
            const struct hoshi_text *const to[] = {&c->text, &c->question, &c->why, &c->how,
                                                   &c->note};
            for (size_t t = 0; t < LENGTH(from); t++) {
                for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
                    assert_true(from[t]->v[l] == NULL ? to[t]->v[l] == NULL
                                                      : strcmp(from[t]->v[l], to[t]->v[l]) == 0);
            }
        }
        loaded_release(&w);
        hoshi_buf_release(&again);
        hoshi_buf_release(&b);
    }
}

/* A blank sheet loads without a word, says nothing, and asks for exactly the criteria of its star.
 */
static void blank_sheets_are_blank(void **state)
{
    (void)state;
    typedef enum hoshi_rc writer(const struct hoshi_catalog *, uint8_t, enum hoshi_lang,
                                 struct hoshi_buf *);
    static const struct {
        writer *write;
        const char *name;
        bool conditions; /* an empty cell of a table is no entry */
    } form[] = {
        {hoshi_template_yaml, "blank.yaml", true},
        {hoshi_template_json, "blank.json", true},
        {hoshi_template_csv, "blank.csv", false},
    };
    struct loaded *const all[] = {&builtin, &small};
    static const size_t want[2][2] = {{81, 153}, {4, 6}}, asked[2][2] = {{2, 7}, {2, 2}};
    for (size_t i = 0; i < LENGTH(all); i++) {
        for (size_t w = 0; w < LENGTH(form); w++) {
            for (uint8_t star = 3; star <= 4; star++) {
                struct hoshi_buf b;
                struct loaded *l = all[i];
                struct hoshi_result r;
                hoshi_buf_init(&b, 0);
                assert_int_equal(
                    form[w].write(l->cat, star, star == 3 ? HOSHI_LANG_JA : HOSHI_LANG_EN, &b),
                    HOSHI_OK);
                struct hoshi_input in = {.name = form[w].name, .bytes = {b.p, b.n}};
                hoshi_diags_init(&l->diags, &l->arena);
                must_load(l, hoshi_answers_load(&in, l->cat, 1, &l->arena, &l->diags, &l->ans));
                assert_int_equal(l->diags.n, 0);
                assert_int_equal(l->ans->n_answer, want[i][star - 3]);
                size_t n_condition = 0; /* of this star: the others are not asked */
                for (size_t k = 0; k < l->cat->n_condition; k++)
                    n_condition += hoshi_condition_counts(l->cat, k, star);
                assert_int_equal(n_condition, asked[i][star - 3]);
                assert_int_equal(l->ans->n_condition, form[w].conditions ? n_condition : 0);
                assert_int_equal(l->ans->target, star);
                assert_int_equal(hoshi_judge(l->cat, l->ans, l->pol, 1, &l->arena, &r), HOSHI_OK);
                assert_int_equal(r.level[1].tally.open, r.level[1].tally.total);
                hoshi_diags_init(&l->diags, &l->arena); /* the bytes go now */
                hoshi_buf_release(&b);
            }
        }
    }
}

static void text_names_every_criterion(void **state)
{
    (void)state;
    struct hoshi_report_opts opts = {.lang = HOSHI_LANG_EN};
    for (uint8_t star = 3; star <= 4; star++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        assert_int_equal(hoshi_catalog_text(builtin.cat, star, &opts, &b), HOSHI_OK);
        for (size_t i = 0; i < builtin.cat->n_criterion; i++) {
            const struct hoshi_criterion *c = builtin.cat->criterion[i];
            char id[32];
            snprintf(id, sizeof id, "%s ", c->id.s);
            assert_row((strstr(b.p, id) != NULL) == (c->star <= star), c->id.s);
        }
        hoshi_buf_release(&b);
    }
}

static void everything_can_be_explained(void **state)
{
    (void)state;
    struct hoshi_library lib = {.catalog = builtin.cat,
                                .framework = builtin.fw,
                                .n_framework = builtin.n_fw,
                                .policy = &builtin.pol,
                                .n_policy = 1};
    const char **id = NULL;
    size_t n = 0;
    assert_int_equal(hoshi_explain_ids(&lib, &builtin.arena, &id, &n), HOSHI_OK);
    assert_true(n > 153 + 43 + 7);
    for (size_t i = 0; i < n; i++) {
        for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
            struct hoshi_report_opts opts = {.lang = (enum hoshi_lang)lang};
            struct hoshi_buf b;
            hoshi_buf_init(&b, 0);
            assert_row(hoshi_explain(&lib, id[i], &opts, &b) == HOSHI_OK, id[i]);
            assert_row(b.n != 0 && strstr(b.p, "\033") == NULL, id[i]);
            hoshi_buf_release(&b);
        }
    }
    static const char *const nothing[] = {"",    "1-1-1-9", "HS0000",   "HS",
                                          "D11", "CPS",     "1-1-1-1 ", "%s"};
    for (size_t i = 0; i < LENGTH(nothing); i++) {
        struct hoshi_report_opts opts = {0};
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        assert_row(hoshi_explain(&lib, nothing[i], &opts, &b) == HOSHI_E_UNSUPPORTED, nothing[i]);
        assert_int_equal(b.n, 0);
        hoshi_buf_release(&b);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(export_comes_back_the_same),
        cmocka_unit_test(blank_sheets_are_blank),
        cmocka_unit_test(text_names_every_criterion),
        cmocka_unit_test(everything_can_be_explained),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
