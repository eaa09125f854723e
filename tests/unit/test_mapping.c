/* Mappings: what is read, what a relation tells, and every complaint at once. */
#include "load.h"

#include <hoshi/mapping.h>

#define HEAD                                                                                       \
    "hoshi: mapping/1\nfrom: security-action@2026-03\nto: scs@2026-03\n"                           \
    "title: {ja: a, en: b}\nbasis: own\n"

struct two {
    struct loaded l;
    struct hoshi_catalog *sa;
    const struct hoshi_catalog *known[2];
    struct hoshi_mapping *map;
};

static void two_init(struct two *t)
{
    struct hoshi_input in;
    load_builtin(&t->l);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "security-action", &in), HOSHI_OK);
    must_load(&t->l, hoshi_catalog_load(&in, &t->l.arena, &t->l.diags, &t->sa));
    t->known[0] = t->l.cat;
    t->known[1] = t->sa;
    t->map = NULL;
}

static enum hoshi_rc load(struct two *t, const char *text, size_t n_known)
{
    struct hoshi_input in = input_of("m.yaml", str_of(text));
    return hoshi_mapping_load(&in, t->known, n_known, &t->l.arena, &t->l.diags, &t->map);
}

static void every_field_is_there(void **state)
{
    (void)state;
    struct two t;
    two_init(&t);
    struct hoshi_input in = file_input(&t.l, "tests/data/mapping.yaml");
    must_load(&t.l, hoshi_mapping_load(&in, t.known, 2, &t.l.arena, &t.l.diags, &t.map));
    const struct hoshi_mapping *m = t.map;
    assert_string_equal(m->from.s, "security-action@2026-03");
    assert_string_equal(m->to.s, "scs@2026-03");
    assert_string_equal(m->title.v[HOSHI_LANG_EN], "Our own mapping");
    assert_int_equal(m->basis, HOSHI_BASIS_OWN);
    assert_int_equal(strlen(m->sha256), 64);
    assert_int_equal(m->n_row, 4);
    assert_int_equal(m->row[0].relation, HOSHI_RELATION_SUPERSET);
    assert_int_equal(m->row[0].if_met, HOSHI_CONFIDENCE_LOW + 1);
    assert_int_equal(m->row[0].if_unmet, 0);
    assert_int_equal(hoshi_mapping_basis(m, &m->row[0]), HOSHI_BASIS_OWN);
    assert_int_equal(hoshi_mapping_basis(m, &m->row[1]), HOSHI_BASIS_OFFICIAL);
    assert_int_equal(m->row[2].if_met, HOSHI_CONFIDENCE_UNKNOWN + 1); /* said, unlike nothing */
    assert_string_equal(m->row[2].note.v[HOSHI_LANG_EN], "a");
    assert_string_equal(m->row[3].to.s, "3-2-1-2");
    loaded_release(&t.l);
}

/* From a part nobody knows the whole, and from what is more nothing follows when it is missing. */
static void what_a_relation_tells(void **state)
{
    (void)state;
    static const struct {
        enum hoshi_relation relation;
        bool met, unmet;
    } row[] = {
        {HOSHI_RELATION_NOT_SAID, false, false},   {HOSHI_RELATION_EQUAL, true, true},
        {HOSHI_RELATION_SUPERSET, true, false},    {HOSHI_RELATION_SUBSET, false, true},
        {HOSHI_RELATION_INTERSECTS, false, false},
    };
    assert_int_equal(LENGTH(row), HOSHI_RELATION_COUNT_);
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_mapping_row r = {.relation = row[i].relation, .if_met = 7, .if_unmet = 3};
        assert_int_equal(hoshi_relation_tells(r.relation, HOSHI_POLARITY_MET), row[i].met);
        assert_int_equal(hoshi_relation_tells(r.relation, HOSHI_POLARITY_UNMET), row[i].unmet);
        assert_false(hoshi_relation_tells(r.relation, HOSHI_POLARITY_NONE));
        assert_int_equal(hoshi_mapping_tells(&r, HOSHI_POLARITY_MET), row[i].met ? 7 : 0);
        assert_int_equal(hoshi_mapping_tells(&r, HOSHI_POLARITY_UNMET), row[i].unmet ? 3 : 0);
        assert_int_equal(hoshi_mapping_tells(&r, HOSHI_POLARITY_NONE), 0);
    }
}

/* What a row complains about is "CODE line:column", in the order of the file. */
static void all_complaints_at_once(void **state)
{
    (void)state;
    static const char *const text =
        HEAD "rows:\n"
             "  - {from: SA1-1-1, to: 3-2-1-1, relation: superset, met: hihg}\n"
             "  - {from: SA1-1-1, to: 3-2-1-1, relation: subset, met: high}\n"
             "  - {from: SA1-1-9, to: 3-2-1-99, relation: same}\n"
             "  - {from: SA1-1-2, relation: intersects, unmet: low}\n";
    static const struct {
        const char *code;
        uint32_t line, col;
    } wanted[] = {
        {"HS1106", 7, 59}, {"HS1702", 8, 5},  {"HS1704", 8, 5},
        {"HS1703", 8, 57}, {"HS1301", 9, 12}, {"HS1301", 9, 25},
        {"HS1106", 9, 45}, {"HS1103", 10, 5}, {"HS1703", 10, 50},
    };
    struct two t;
    two_init(&t);
    assert_int_equal(load(&t, text, 2), HOSHI_E_INVALID);
    assert_null(t.map);
    assert_int_equal(t.l.diags.n_error, LENGTH(wanted));
    for (size_t i = 0; i < LENGTH(wanted); i++) {
        bool found = false;
        for (uint32_t k = 0; k < t.l.diags.n; k++) {
            const struct hoshi_diag *d = &t.l.diags.v[k];
            found = found || (strcmp(hoshi_diag_info(d->code)->code, wanted[i].code) == 0 &&
                              d->span.line == wanted[i].line && d->span.col == wanted[i].col);
        }
        if (!found)
            show_diags(&t.l.diags);
        assert_row(found, wanted[i].code);
    }
    loaded_release(&t.l);
}

static void catalogues_of_another_edition(void **state)
{
    (void)state;
    static const char *const text =
        "hoshi: mapping/1\nfrom: security-action@2027\nto: scs@2026-03\n"
        "title: {ja: a, en: b}\nbasis: own\nrows:\n"
        "  - {from: nothing, to: 3-2-1-1, relation: intersects}\n";
    struct two t;
    two_init(&t);
    assert_int_equal(load(&t, text, 2), HOSHI_E_INVALID);
    assert_true(has_code(&t.l.diags, "HS1701"));
    assert_int_equal(t.l.diags.n_error, 1); /* of a catalogue that is not there no id is wrong */
    loaded_release(&t.l);
    two_init(&t);
    must_load(&t.l, load(&t, text, 0)); /* where none are known nobody could say */
    assert_int_equal(t.map->n_row, 1);
    loaded_release(&t.l);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(every_field_is_there),
        cmocka_unit_test(what_a_relation_tells),
        cmocka_unit_test(all_complaints_at_once),
        cmocka_unit_test(catalogues_of_another_edition),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
