/* What is compiled in: loads clean, and counts what the official list counts. */
#include "load.h"

#include "base/digest.h"

static struct loaded l;

static int set_up(void **state)
{
    (void)state;
    load_builtin(&l);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

static void everything_loads_without_a_word(void **state)
{
    (void)state;
    struct loaded w;
    struct hoshi_input in;
    struct hoshi_glossary *glossary = NULL;
    struct hoshi_support_list *support = NULL;
    load_builtin(&w);
    assert_int_equal(w.n_fw, 5);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_GLOSSARY, "glossary", &in), HOSHI_OK);
    must_load(&w, hoshi_glossary_load(&in, &w.arena, &w.diags, &glossary));
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_SUPPORT, "support", &in), HOSHI_OK);
    must_load(&w, hoshi_support_load(&in, w.cat, &w.arena, &w.diags, &support));
    assert_int_equal(hoshi_catalog_check_refs(w.cat, w.fw, w.n_fw, &w.diags), HOSHI_OK);
    for (size_t i = 0; i < w.n_fw; i++)
        assert_int_equal(hoshi_framework_check_refs(w.fw[i], w.fw, w.n_fw, &w.diags), HOSHI_OK);
    if (w.diags.n != 0) {
        show_diags(&w.diags);
        fail_msg("%u diagnostics, even a warning is one too many", w.diags.n);
    }
    assert_true(glossary->n_term != 0 && support->n_support != 0);
    assert_string_equal(w.cat->name, "scs@2026-03");
    assert_int_equal(w.cat->status, HOSHI_CATALOG_FINAL);
    loaded_release(&w);
}

/* Of a list of names. */
static bool has(const struct hoshi_names *names, const char *id)
{
    for (size_t i = 0; i < names->n; i++) {
        if (strcmp(names->v[i].s, id) == 0)
            return true;
    }
    return false;
}

/* The build packs both files without knowing the catalogue; this is where they meet. */
static void packages_hold_each_criterion_once(void **state)
{
    (void)state;
    struct loaded w;
    struct hoshi_input in;
    struct hoshi_packages *plan = NULL;
    struct hoshi_papers *papers = NULL;
    size_t n_criterion = 0, n_at3 = 0, n_link = 0;
    unsigned seen[153] = {0};
    load_builtin(&w);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_TEMPLATES, "templates", &in), HOSHI_OK);
    must_load(&w, hoshi_papers_load(&in, w.cat, &w.arena, &w.diags, &papers));
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_PLAN, "plan", &in), HOSHI_OK);
    must_load(&w, hoshi_packages_load(&in, w.cat, papers, &w.arena, &w.diags, &plan));
    assert_int_equal(w.diags.n, 0);
    assert_int_equal(plan->n_package, 45);
    assert_int_equal(plan->confidence, HOSHI_CONFIDENCE_LOW); /* nobody has measured the hours */
    for (size_t i = 0; i < plan->n_package; i++) {
        const struct hoshi_package *p = &plan->package[i];
        bool usual = false;
        assert_row(p->hours_small <= p->hours_medium, p->id.s);
        assert_row(p->n_criterion == p->criteria.n, p->id.s);
        for (size_t k = 0; k < p->n_criterion; k++) {
            seen[p->criterion[k]->index]++;
            usual = usual || p->criterion[k]->owner == p->owner;
            /* a package of one star: what is left out with a target leaves no half package */
            assert_row(p->criterion[k]->star == p->criterion[0]->star, p->id.s);
        }
        assert_row(usual, p->id.s);
        for (size_t k = 0; k < p->n_before; k++, n_link++)
            assert_row(p->before[k] < i, p->id.s);
        n_criterion += p->n_criterion;
        n_at3 += p->criterion[0]->star == 3;
    }
    assert_int_equal(n_criterion, 153);
    for (size_t i = 0; i < 153; i++)
        assert_row(seen[i] == 1, w.cat->criterion[i]->id.s);
    assert_int_equal(n_at3, 22);
    assert_true(n_link > 80);
    loaded_release(&w);
}

/* A paper hangs on every package whose criteria it serves, and on no other one. */
static void papers_hang_on_the_packages_that_they_serve(void **state)
{
    (void)state;
    struct loaded w;
    struct hoshi_input in;
    struct hoshi_packages *plan = NULL;
    struct hoshi_papers *papers = NULL;
    load_builtin(&w);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_TEMPLATES, "templates", &in), HOSHI_OK);
    must_load(&w, hoshi_papers_load(&in, w.cat, &w.arena, &w.diags, &papers));
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_PLAN, "plan", &in), HOSHI_OK);
    must_load(&w, hoshi_packages_load(&in, w.cat, papers, &w.arena, &w.diags, &plan));
    assert_int_equal(papers->n_paper, 60);
    for (size_t i = 0; i < plan->n_package; i++) {
        for (size_t k = 0; k < papers->n_paper; k++) {
            bool serves = false;
            for (size_t j = 0; j < papers->paper[k].criteria.n; j++)
                serves =
                    serves || has(&plan->package[i].criteria, papers->paper[k].criteria.v[j].s);
            assert_row(has(&plan->package[i].papers, papers->paper[k].id.s) == serves,
                       plan->package[i].id.s);
        }
    }
    assert_ptr_equal(hoshi_paper_find(papers, "t05"), &papers->paper[4]);
    assert_ptr_equal(hoshi_paper_find(papers, "復元の手順書"), &papers->paper[13]);
    assert_null(hoshi_paper_find(papers, "T61"));
    loaded_release(&w);
}

/* The digests come from the build; what they say goes into every result. */
static void digests_are_those_of_the_bytes(void **state)
{
    (void)state;
    size_t n_seen = 0;
    for (int kind = HOSHI_BUILTIN_CATALOG; kind < HOSHI_BUILTIN_COUNT_; kind++) {
        struct hoshi_input in;
        for (size_t n = 0; hoshi_builtin_at((enum hoshi_builtin_kind)kind, n, &in) != NULL;
             n++, n_seen++) {
            char hex[HOSHI_SHA256_HEX_BYTES];
            hoshi_sha256_hex(in.bytes, hex);
            assert_row(in.sha256 != NULL && strcmp(in.sha256, hex) == 0, in.name);
        }
    }
    assert_true(n_seen >= 10);
}

static void unknown_names_are_unknown(void **state)
{
    (void)state;
    struct hoshi_input in = {.name = "untouched"};
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "default", &in),
                     HOSHI_E_UNSUPPORTED);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_POLICY, "", &in), HOSHI_E_UNSUPPORTED);
    assert_null(hoshi_builtin_at(HOSHI_BUILTIN_POLICY, 3, &in));
    assert_string_equal(in.name, "untouched");
    assert_string_equal(hoshi_builtin_at(HOSHI_BUILTIN_POLICY, 2, &in), "strict");
}

/* The table of the final list of 2026-03-27: requirements and criteria per category and star. */
static void counts_are_the_official_ones(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        unsigned req3, req4, crit3, crit4;
    } want[] = {
        {"1", 3, 6, 8, 19}, {"2", 3, 5, 4, 7}, {"3", 4, 6, 11, 29}, {"4", 13, 21, 48, 82},
        {"5", 1, 3, 3, 8},  {"6", 1, 1, 6, 6}, {"7", 1, 1, 1, 2},
    };
    unsigned req3 = 0, crit3 = 0;
    assert_int_equal(l.cat->n_group, 7);
    assert_int_equal(l.cat->n_requirement, 43);
    assert_int_equal(l.cat->n_criterion, 153);
    assert_int_equal(l.cat->n_level, 2);
    for (size_t g = 0; g < 7; g++) {
        const struct hoshi_group *group = &l.cat->group[g];
        unsigned r3 = 0, c3 = 0, c4 = 0;
        for (size_t r = 0; r < group->n_requirement; r++) {
            bool at3 = false;
            for (size_t c = 0; c < group->requirement[r].n_criterion; c++) {
                uint8_t star = group->requirement[r].criterion[c].star;
                assert_true(star == 3 || star == 4);
                c3 += star == 3;
                c4++;
                at3 = at3 || star == 3;
            }
            r3 += at3;
        }
        assert_string_equal(group->id.s, want[g].id);
        assert_int_equal(group->n_requirement, want[g].req4);
        assert_int_equal(r3, want[g].req3);
        assert_int_equal(c3, want[g].crit3);
        assert_int_equal(c4, want[g].crit4);
        req3 += r3;
        crit3 += c3;
    }
    assert_int_equal(req3, 26);
    assert_int_equal(crit3, 81);
}

static void ids_run_without_a_hole(void **state)
{
    (void)state;
    char want[64];
    size_t n = 0;
    for (size_t g = 0; g < l.cat->n_group; g++) {
        const struct hoshi_group *group = &l.cat->group[g];
        unsigned sub = 0, at = 0;
        for (size_t r = 0; r < group->n_requirement; r++) {
            const struct hoshi_requirement *req = &group->requirement[r];
            unsigned a, b, c;
            assert_int_equal(sscanf(req->id.s, "%u-%u-%u", &a, &b, &c), 3);
            assert_int_equal(a, g + 1);
            assert_row((b == sub && c == at + 1) || (b == sub + 1 && c == 1), req->id.s);
            sub = b;
            at = c;
            for (size_t k = 0; k < req->n_criterion; k++, n++) {
                snprintf(want, sizeof want, "%s-%zu", req->id.s, k + 1);
                assert_string_equal(req->criterion[k].id.s, want);
                assert_int_equal(req->criterion[k].index, n);
                assert_ptr_equal(l.cat->criterion[n], &req->criterion[k]);
                assert_ptr_equal(hoshi_catalog_find(l.cat, want), &req->criterion[k]);
            }
        }
    }
    assert_null(hoshi_catalog_find(l.cat, "1-1-1-9"));
    assert_null(hoshi_catalog_find(l.cat, "1-1-1"));
}

static void shared_requirements(void **state)
{
    (void)state;
    static const char *const shared[] = {"1-2-1", "1-2-3", "1-3-1", "2-1-1", "3-1-1",
                                         "3-1-2", "3-1-4", "4-1-3", "4-1-7", "4-4-1",
                                         "4-4-4", "4-4-5", "4-5-1", "7-1-1"};
    size_t n = 0;
    for (size_t r = 0; r < l.cat->n_requirement; r++) {
        const struct hoshi_requirement *req = l.cat->requirement[r];
        bool at3 = false, at4 = false;
        for (size_t k = 0; k < req->n_criterion; k++) {
            at3 = at3 || req->criterion[k].star == 3;
            at4 = at4 || req->criterion[k].star == 4;
        }
        if (!at3 || !at4)
            continue;
        assert_true(n < LENGTH(shared));
        assert_string_equal(req->id.s, shared[n++]);
    }
    assert_int_equal(n, LENGTH(shared));
}

/* The yearly report names 18 reviews, 6 of them of star 3. */
static void report_to_the_top_names_its_reviews(void **state)
{
    (void)state;
    static const char *const review[] = {"1-1-1-2", "1-2-1-3", "1-3-1-4", "2-1-1-2", "3-1-1-4",
                                         "3-1-1-7", "3-1-2-4", "3-1-4-2", "3-1-4-4", "3-1-4-6",
                                         "3-1-5-3", "3-2-1-5", "4-1-7-2", "4-1-9-3", "4-2-1-5",
                                         "4-2-2-3", "5-1-2-2", "6-1-1-4"};
    const struct hoshi_criterion *report = hoshi_catalog_find(l.cat, "1-4-1-1");
    size_t n3 = 0;
    assert_non_null(report);
    assert_int_equal(report->frequency, 12);
    assert_int_equal(report->refers_to.n, LENGTH(review));
    for (size_t i = 0; i < LENGTH(review); i++) {
        assert_string_equal(report->refers_to.v[i].s, review[i]);
        n3 += hoshi_catalog_find(l.cat, review[i])->star == 3;
    }
    assert_int_equal(n3, 6);
}

static void conditions_switch_eleven_criteria(void **state)
{
    (void)state;
    static const struct {
        const char *criterion, *condition;
    } want[] = {
        {"1-4-1-2", "executive-order"},
        {"3-1-5-1", "remote-work"},
        {"3-1-5-2", "remote-work"},
        {"3-1-5-3", "remote-work"},
        {"4-1-3-5", "internet-access"},
        {"4-1-5-2", "password-authentication"},
        {"4-1-5-3", "password-authentication"},
        {"4-1-5-4", "password-authentication"},
        {"4-2-1-2", "workplace-risk"},
        {"4-4-3-2", "log-internet-access"},
        {"4-5-1-7", "firewall-internet-change"},
    };
    size_t n = 0;
    for (size_t i = 0; i < l.cat->n_criterion; i++) {
        const struct hoshi_criterion *c = l.cat->criterion[i];
        if (c->condition < 0)
            continue;
        assert_true(n < LENGTH(want));
        assert_string_equal(c->id.s, want[n].criterion);
        assert_string_equal(l.cat->condition[c->condition].id.s, want[n].condition);
        assert_int_equal(hoshi_catalog_find_condition(l.cat, want[n].condition), c->condition);
        n++;
    }
    assert_int_equal(n, LENGTH(want));
    assert_int_equal(hoshi_catalog_find_condition(l.cat, "remote"), -1);
}

static void frequencies(void **state)
{
    (void)state;
    static const char *const monthly[] = {"3-2-1-5", "4-4-3-3"};
    size_t n = 0;
    for (size_t i = 0; i < l.cat->n_criterion; i++) {
        const struct hoshi_criterion *c = l.cat->criterion[i];
        assert_row(c->frequency == 0 || c->frequency == 1 || c->frequency == 12, c->id.s);
        if (c->frequency == 1)
            assert_string_equal(c->id.s, monthly[n++]);
    }
    assert_int_equal(n, LENGTH(monthly));
    assert_int_equal(hoshi_catalog_find(l.cat, "6-1-1-6")->frequency, 12);
    assert_int_equal(hoshi_catalog_find(l.cat, "4-2-1-3")->frequency, 12);
    assert_int_equal(hoshi_catalog_find(l.cat, "4-2-2-1")->frequency, 12);
}

/* A review must not refer to itself, nor two reviews to each other: a contradiction would then
 * never be solved. */
static void references_make_no_circle(void **state)
{
    (void)state;
    for (size_t i = 0; i < l.cat->n_criterion; i++) {
        const struct hoshi_criterion *c = l.cat->criterion[i];
        for (size_t k = 0; k < c->refers_to.n; k++) {
            const struct hoshi_criterion *to = hoshi_catalog_find(l.cat, c->refers_to.v[k].s);
            assert_row(to != NULL && to != c, c->id.s);
            for (size_t m = 0; m < to->refers_to.n; m++)
                assert_row(strcmp(to->refers_to.v[m].s, c->id.s) != 0, c->id.s);
        }
        for (size_t k = 0; k < c->borrows.n; k++)
            assert_row(hoshi_catalog_find(l.cat, c->borrows.v[k].s) != c, c->id.s);
    }
}

static const struct hoshi_framework *framework(const char *id)
{
    for (size_t i = 0; i < l.n_fw; i++) {
        if (strcmp(l.fw[i]->id.s, id) == 0)
            return l.fw[i];
    }
    fail_msg("no framework %s", id);
    return NULL;
}

static void frameworks_count_right(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        size_t top, below;
    } want[] = {{"cpsf", 20, 104}, {"directive", 10, 0}};
    for (size_t i = 0; i < LENGTH(want); i++) {
        const struct hoshi_framework *fw = framework(want[i].id);
        size_t top = 0;
        for (size_t k = 0; k < fw->n_entry; k++)
            top += fw->entry[k].parent.s == NULL;
        assert_int_equal(top, want[i].top);
        assert_int_equal(fw->n_entry - top, want[i].below);
    }
    size_t items = 0;
    const struct hoshi_framework *guideline = framework("guideline");
    for (size_t k = 0; k < guideline->n_entry; k++) /* check items are those with a dot: 1.1 … */
        items += strchr(guideline->entry[k].id.s, '.') != NULL;
    assert_int_equal(items, 40);
    assert_int_equal(framework("csf2")->n_entry, 134);
    assert_int_equal(framework("iso27001")->n_entry, 25 + 93); /* clauses and controls */
}

static void every_requirement_is_linked(void **state)
{
    (void)state;
    for (size_t r = 0; r < l.cat->n_requirement; r++) {
        const struct hoshi_requirement *req = l.cat->requirement[r];
        assert_row(req->csf2_category.s != NULL, req->id.s);
        for (size_t i = 0; i < l.n_fw; i++) {
            const struct hoshi_refs *refs = hoshi_requirement_refs(req, l.fw[i]->id.s);
            for (size_t k = 0; refs != NULL && k < refs->id.n; k++)
                assert_row(hoshi_framework_find(l.fw[i], refs->id.v[k].s) != NULL, req->id.s);
        }
        assert_row(hoshi_requirement_refs(req, "directive") != NULL, req->id.s);
        assert_null(hoshi_requirement_refs(req, "nist"));
    }
}

static void texts_are_there_in_both_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < l.cat->n_criterion; i++) {
        const struct hoshi_criterion *c = l.cat->criterion[i];
        const struct hoshi_text *const text[] = {&c->text, &c->question, &c->why, &c->how};
        for (size_t t = 0; t < LENGTH(text); t++) {
            for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++)
                assert_row(text[t]->v[lang] != NULL && *text[t]->v[lang] != '\0', c->id.s);
        }
        assert_row(c->effort != HOSHI_EFFORT_NONE && c->owner != HOSHI_OWNER_NONE, c->id.s);
        assert_row(c->n_evidence != 0, c->id.s);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(everything_loads_without_a_word),
        cmocka_unit_test(packages_hold_each_criterion_once),
        cmocka_unit_test(papers_hang_on_the_packages_that_they_serve),
        cmocka_unit_test(digests_are_those_of_the_bytes),
        cmocka_unit_test(unknown_names_are_unknown),
        cmocka_unit_test(counts_are_the_official_ones),
        cmocka_unit_test(ids_run_without_a_hole),
        cmocka_unit_test(shared_requirements),
        cmocka_unit_test(report_to_the_top_names_its_reviews),
        cmocka_unit_test(conditions_switch_eleven_criteria),
        cmocka_unit_test(frequencies),
        cmocka_unit_test(references_make_no_circle),
        cmocka_unit_test(frameworks_count_right),
        cmocka_unit_test(every_requirement_is_linked),
        cmocka_unit_test(texts_are_there_in_both_languages),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
