/* Mappings: what is read, what a relation tells, and every complaint at once. */
#include "load.h"

#include <hoshi/mapping.h>
#include <hoshi/migration.h>

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

/* Only what says that all is done points to met, and what says nothing points nowhere. */
static void which_way_an_answer_points(void **state)
{
    (void)state;
    static const struct {
        const char *catalogue, *answer;
        enum hoshi_polarity points;
    } row[] = {
        {"scs", "1-2-1-1: met", HOSHI_POLARITY_MET},
        {"scs", "1-2-1-1: partial", HOSHI_POLARITY_UNMET},
        {"scs", "1-2-1-1: unmet", HOSHI_POLARITY_UNMET},
        {"scs", "1-2-1-1: {status: planned, due: 2027-01-31}", HOSHI_POLARITY_UNMET},
        {"scs", "1-2-1-1: {status: not-applicable, reason: x}", HOSHI_POLARITY_NONE},
        {"scs", "1-2-1-1: unknown", HOSHI_POLARITY_NONE},
        {"scs", "1-2-1-1: {note: x}", HOSHI_POLARITY_NONE},
        {"security-action", "SA2-1-01: unknown", HOSHI_POLARITY_NONE},
        {"csf2", "GV.OC-01: 3", HOSHI_POLARITY_MET},
        {"csf2", "GV.OC-01: 2", HOSHI_POLARITY_UNMET},
        {"csf2", "GV.OC-01: 0", HOSHI_POLARITY_UNMET},
        {"csf2", "GV.OC-01: {target: 3}", HOSHI_POLARITY_NONE},
        {"iso27001", "A.5.1: yes", HOSHI_POLARITY_MET},
        {"iso27001", "A.5.1: {applied: no, reason: x}", HOSHI_POLARITY_UNMET},
        {"iso27001", "A.5.1: {note: x}", HOSHI_POLARITY_NONE},
        {"cpsf", "CPS.AM-1: {note: x}", HOSHI_POLARITY_NONE},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct loaded l;
        struct hoshi_input in;
        char text[256];
        loaded_init(&l);
        assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, row[i].catalogue, &in),
                         HOSHI_OK);
        must_load(&l, hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat));
        snprintf(text, sizeof text, "answers:\n  %s\n", row[i].answer);
        must_load(&l, load_sheet(&l, text, day_of("2026-11-23")));
        assert_row(hoshi_answer_polarity(l.cat, &l.ans->answer[0]) == row[i].points, row[i].answer);
        assert_int_equal(hoshi_answer_polarity(l.cat, NULL), HOSHI_POLARITY_NONE);
        loaded_release(&l);
    }
}

/* --- what is built in */

struct pinned {
    const char *id;
    size_t n[HOSHI_RELATION_COUNT_]; /* rows by relation */
    enum hoshi_confidence surest;
    const char *framework; /* whose refs of the requirement of `to` every pair is one of, or NULL */
};

/* criteria/README.md has the same table, and says why. */
static const struct pinned pinned[] = {
    {"security-action--scs", {0, 0, 4, 6, 52}, HOSHI_CONFIDENCE_HIGH, NULL},
    {"iso27001-soa--scs", {0, 1, 15, 35, 118}, HOSHI_CONFIDENCE_MEDIUM, "iso27001"},
    {"csf2-profile--scs", {0, 0, 27, 0, 105}, HOSHI_CONFIDENCE_MEDIUM, "csf2"},
    {"scs--cyber-essentials", {0, 5, 8, 14, 32}, HOSHI_CONFIDENCE_HIGH, NULL},
    {"scs--cmmc", {0, 0, 1, 39, 84}, HOSHI_CONFIDENCE_MEDIUM, NULL},
};

/* All built-in catalogues, so that every id is looked up. */
static size_t load_known(struct loaded *l, const struct hoshi_catalog *known[32])
{
    size_t n = 0;
    for (; hoshi_catalog_ids[n] != NULL; n++) {
        struct hoshi_input in;
        struct hoshi_catalog *cat;
        assert_true(n < 32);
        assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, hoshi_catalog_ids[n], &in),
                         HOSHI_OK);
        must_load(l, hoshi_catalog_load(&in, &l->arena, &l->diags, &cat));
        known[n] = cat;
    }
    return n;
}

static const struct hoshi_catalog *named(const struct hoshi_catalog *const *known, size_t n,
                                         const char *name)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(known[i]->name, name) == 0)
            return known[i];
    }
    fail_msg("%s: no such catalogue", name);
    return NULL;
}

static bool is_among_refs(const struct hoshi_catalog *to, const struct hoshi_mapping_row *row,
                          const char *framework)
{
    const struct hoshi_criterion *crit = hoshi_catalog_find(to, row->to.s);
    const struct hoshi_refs *refs = hoshi_requirement_refs(crit->requirement, framework);
    for (size_t i = 0; refs != NULL && i < refs->id.n; i++) {
        if (strcmp(refs->id.v[i].s, row->from.s) == 0)
            return true;
    }
    return false;
}

static void built_in_rows_are_what_we_say(void **state)
{
    (void)state;
    struct loaded l;
    const struct hoshi_catalog *known[32];
    struct hoshi_input in;
    size_t n_file = 0;
    loaded_init(&l);
    size_t n_known = load_known(&l, known);
    for (; hoshi_builtin_at(HOSHI_BUILTIN_MAPPING, n_file, &in) != NULL; n_file++) {
        assert_true(n_file < LENGTH(pinned));
        const struct pinned *want = &pinned[n_file];
        struct hoshi_mapping *m;
        size_t n[HOSHI_RELATION_COUNT_] = {0};
        assert_string_equal(hoshi_builtin_at(HOSHI_BUILTIN_MAPPING, n_file, &in), want->id);
        must_load(&l, hoshi_mapping_load(&in, known, n_known, &l.arena, &l.diags, &m));
        const struct hoshi_catalog *to = named(known, n_known, m->to.s);
        for (size_t i = 0; i < m->n_row; i++) {
            const struct hoshi_mapping_row *row = &m->row[i];
            n[row->relation]++;
            assert_int_equal(hoshi_mapping_basis(m, row), HOSHI_BASIS_OWN);
            assert_row(row->if_met <= (int)want->surest + 1 &&
                           row->if_unmet <= (int)want->surest + 1,
                       row->from.s);
            assert_row(want->framework == NULL || is_among_refs(to, row, want->framework),
                       row->from.s);
        }
        for (int r = 0; r < HOSHI_RELATION_COUNT_; r++)
            assert_int_equal(n[r], want->n[r]);
    }
    assert_int_equal(n_file, LENGTH(pinned));
    assert_int_equal(l.diags.n, 0);
    loaded_release(&l);
}

/* To have declared that one works on it is no measure. */
static void a_declaration_suggests_nothing(void **state)
{
    (void)state;
    struct loaded l;
    struct hoshi_input in;
    struct hoshi_mapping *m;
    size_t n = 0;
    loaded_init(&l);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_MAPPING, "security-action--scs", &in),
                     HOSHI_OK);
    must_load(&l, hoshi_mapping_load(&in, NULL, 0, &l.arena, &l.diags, &m));
    for (size_t i = 0; i < m->n_row; i++) {
        if (strncmp(m->row[i].from.s, "SA1-", 4) != 0)
            continue;
        assert_int_equal(m->row[i].relation, HOSHI_RELATION_INTERSECTS);
        n++;
    }
    assert_int_equal(n, 10);
    loaded_release(&l);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(every_field_is_there),
        cmocka_unit_test(what_a_relation_tells),
        cmocka_unit_test(all_complaints_at_once),
        cmocka_unit_test(catalogues_of_another_edition),
        cmocka_unit_test(which_way_an_answer_points),
        cmocka_unit_test(built_in_rows_are_what_we_say),
        cmocka_unit_test(a_declaration_suggests_nothing),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
